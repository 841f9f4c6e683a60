"""When do two lists say the same thing twice, and when do they say two things?"""

from pathlib import Path
from typing import Any

from tests.registers import Unit

HEADER = "Số quyết định,Ngày ký,Trích yếu,Mã TTHC,Tên TTHC\n"
DECISION = ("--decision", "388/QĐ-TTCP", "--decision-date", "16/07/2024")


def take(unit: Unit, folder: Path, *rows: str) -> dict[str, Any]:
    (folder / "bo.csv").write_text(HEADER + "\n".join(rows), encoding="utf-8")
    return unit.ask("import", str(folder / "bo.csv"))


def test_a_list_with_a_corrected_title_renames_the_decision_and_adds_no_fact(
    unit: Unit, tmp_path: Path
) -> None:
    take(unit, tmp_path, "2586/QĐ-BKHCN,13/11/2025,Cong bo TTHC,,")
    done = take(unit, tmp_path, "2586/QĐ-BKHCN,13/11/2025,Công bố TTHC lĩnh vực bưu chính,,")
    assert (done["rows_added"], done["rows_known"], done["facts_added"]) == (0, 1, 0)
    assert unit.sql("SELECT kind FROM fact") == [("decision.issued",)]
    assert unit.sql("SELECT title FROM decision") == [("Công bố TTHC lĩnh vực bưu chính",)]


def test_a_list_with_a_corrected_name_renames_the_procedure_and_adds_no_fact(
    unit: Unit, tmp_path: Path
) -> None:
    row = "2586/QĐ-BKHCN,13/11/2025,Công bố TTHC,1.014390,{}"
    take(unit, tmp_path, row.format("Cap giay phep"))
    done = take(unit, tmp_path, row.format("Cấp giấy phép bưu chính"))
    assert (done["rows_known"], done["facts_added"]) == (1, 0)
    assert unit.sql("SELECT name FROM procedure") == [("Cấp giấy phép bưu chính",)]


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
