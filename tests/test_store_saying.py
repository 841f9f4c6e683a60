"""When do two lists say the same thing twice, and when do they say two things?"""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.registers import Unit

HEADER = "Số quyết định,Ngày ký,Trích yếu,Mã TTHC,Tên TTHC\n"
DECISION = ("--decision", "388/QĐ-TTCP", "--decision-date", "16/07/2024")


def take(unit: Unit, folder: Path, *rows: str) -> dict[str, Any]:
    (folder / "bo.csv").write_text(HEADER + "\n".join(rows), encoding="utf-8")
    return unit.ask("import", str(folder / "bo.csv"))


def whole(unit: Unit) -> bool:
    """Say whether the register is what its journal says."""
    return unit.call("verify").code == 0


def test_a_list_with_a_corrected_title_renames_the_decision_by_a_fact(
    unit: Unit, tmp_path: Path
) -> None:
    first = "2586/QĐ-BKHCN,13/11/2025,Cong bo TTHC,,"
    right = "2586/QĐ-BKHCN,13/11/2025,Công bố TTHC lĩnh vực bưu chính,,"
    added = [take(unit, tmp_path, row)["facts_added"] for row in (first, right, right, first)]
    assert added == [1, 1, 0, 0]
    assert unit.sql("SELECT kind FROM fact") == [("decision.issued",)] * 2
    assert unit.sql("SELECT title FROM decision") == [("Công bố TTHC lĩnh vực bưu chính",)]
    assert whole(unit)


def test_a_list_with_a_corrected_name_renames_the_procedure_by_a_fact(
    unit: Unit, tmp_path: Path
) -> None:
    row = "2586/QĐ-BKHCN,13/11/2025,Công bố TTHC,1.014390,{}"
    take(unit, tmp_path, row.format("Cap giay phep"))
    done = take(unit, tmp_path, row.format("Cấp giấy phép bưu chính"))
    assert (done["rows_added"], done["facts_added"]) == (1, 1)
    assert unit.sql("SELECT name FROM procedure") == [("Cấp giấy phép bưu chính",)]
    assert whole(unit)


ANNOUNCED = (
    "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ",
    "10/QĐ-UBND,30/06/2025,2077/QĐ-BYT,24/06/2025",
)
LISTED = (
    "Số quyết định,Ngày ký,Cơ quan ban hành,Trích yếu",
    "2077/QĐ-BYT,24/06/2025,Bộ Y tế,Công bố TTHC lĩnh vực dược",
)
BARE = ("Số quyết định,Ngày ký", "2077/QĐ-BYT,24/06/2025")
SUMMARY = "V/v công bố TTHC theo Quyết định 2077/QĐ-BYT ngày 24/06/2025"
FORWARDED = (
    "Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Trích yếu",
    f"27/06/2025;15;VP UBND tỉnh;88/VP-KSTT;26/06/2025;{SUMMARY}",
)


@pytest.mark.many
@pytest.mark.parametrize("order", list(permutations((ANNOUNCED, LISTED, BARE, FORWARDED))))
def test_in_whatever_order_files_come_a_decision_is_called_the_same(
    unit: Unit, tmp_path: Path, order: tuple[tuple[str, str], ...]
) -> None:
    added: list[int] = []
    for header, row in (*order, *order):
        file = tmp_path / "vao.csv"
        file.write_text(f"{header}\n{row}\n", encoding="utf-8")
        added.append(unit.ask("import", str(file))["facts_added"])
    assert added[4:] == [0, 0, 0, 0]
    assert unit.sql("SELECT title, issuer FROM decision") == [
        ("Công bố TTHC lĩnh vực dược", "Bộ Y tế")
    ]
    assert len(unit.ask("list", "--search", "bo y te")["cases"]) == 1
    assert whole(unit)


def test_who_forwards_a_decision_has_not_issued_it(unit: Unit, tmp_path: Path) -> None:
    """As long as no list names the decision, it is called by what its dispatch says of it."""
    (tmp_path / "so.csv").write_text("\n".join(FORWARDED), encoding="utf-8")
    unit.ask("import", str(tmp_path / "so.csv"))
    assert unit.sql("SELECT title, issuer FROM decision") == [(SUMMARY, None)]


def test_the_paper_of_the_province_does_not_name_the_decision_it_follows(unit: Unit) -> None:
    named = ("--title", "Công bố danh mục", "--issuer", "UBND tỉnh")
    unit.record("announcement.signed", "05/01/2026", *DECISION, *named)
    assert unit.sql("SELECT title, issuer FROM decision") == [(None, None)]


def test_a_title_that_tells_of_another_change_is_another_fact(unit: Unit, tmp_path: Path) -> None:
    take(unit, tmp_path, "2586/QĐ-BKHCN,13/11/2025,Công bố TTHC được sửa đổi,,")
    done = take(unit, tmp_path, "2586/QĐ-BKHCN,13/11/2025,Công bố TTHC bị bãi bỏ,,")
    assert (done["rows_added"], done["facts_added"]) == (1, 1)


def test_two_assignments_of_one_day_are_both_kept(unit: Unit) -> None:
    for note, added in (("Giao Phòng 1", True), ("Giao Phòng 2", True), ("Giao Phòng 1", False)):
        done = unit.record("case.assigned", "05/01/2026", *DECISION, "--note", note)
        assert done["added"] is added
    assert unit.sql("SELECT note FROM fact ORDER BY id") == [("Giao Phòng 1",), ("Giao Phòng 2",)]


def test_an_assignment_in_the_register_says_to_whom(unit: Unit, tmp_path: Path) -> None:
    """A remark of the register (ghi chú) that changes makes no second assignment."""
    file = tmp_path / "so.csv"
    header = (
        "Ngày đến;Số đến;Số, ký hiệu văn bản;Ngày tháng văn bản;Trích yếu;"
        "Đơn vị hoặc người nhận;Ngày chuyển;Ghi chú\n"
    )
    row = "06/01/2026;15;20/QĐ-BTC;05/01/2026;Công bố TTHC;Phòng 1;07/01/2026;"
    for remark in ("", "Khẩn"):
        file.write_text(header + row + remark, encoding="utf-8")
        unit.ask("import", str(file))
    assert unit.sql("SELECT kind, note FROM fact ORDER BY id") == [
        ("dispatch.registered", "Phòng 1"),
        ("case.assigned", "Phòng 1"),
    ]
