"""Is a list taken only when its day, its ministry and its columns are sure, and it looks whole?"""

from pathlib import Path

import pytest

from tests.portal_files import ADOPTION, TRUSTEE, Row, write_export
from tests.portal_lists import facts, take
from tests.registers import Unit


def many(codes: int) -> list[Row]:
    return [(f"1.{number:06}", f"Thủ tục {number}", *TRUSTEE[2:]) for number in range(codes)]


def test_a_list_that_lost_most_of_the_one_before_waits_for_a_word(unit: Unit) -> None:
    take(unit, "2026-07-20", *many(21))
    short = str(write_export(unit.folder / "danh-sach-2026-08-20.xlsx", many(10)))
    refused = unit.call("import", short, "--scope", "Bộ Tư pháp")
    assert refused.code == 8
    assert "11 trong số 21 mã của danh sách ngày 20/07/2026" in refused.err
    assert (len(facts(unit)), len(unit.ask("portal", "list")["snapshots"])) == (21, 1)
    taken = unit.ask("import", short, "--scope", "Bộ Tư pháp", "--complete")
    assert (taken["facts_added"], len(facts(unit))) == (11, 32)


@pytest.mark.parametrize(("before", "after"), [(20, 10), (18, 9), (9, 1), (40, 21)])
def test_a_list_that_lost_half_or_few_is_taken(before: int, after: int, unit: Unit) -> None:
    take(unit, "2026-07-20", *many(before))
    assert take(unit, "2026-08-20", *many(after))["facts_added"] == before - after


def test_a_short_list_that_comes_late_waits_too(unit: Unit) -> None:
    take(unit, "2026-07-20", *many(21))
    take(unit, "2026-09-20", *many(21))
    short = str(write_export(unit.folder / "danh-sach-2026-08-20.xlsx", many(5)))
    assert unit.call("import", short, "--scope", "Bộ Tư pháp", "--dry-run").code == 8


def test_one_procedure_of_another_ministry_does_not_rename_the_list(unit: Unit) -> None:
    rows = [(f"1.{100000 + n}", f"Thủ tục {n}", *ADOPTION[2:]) for n in range(12)]
    other = ("2.009999", "Thủ tục khác", "Bộ Xây dựng", "", "Đường bộ")
    path = str(write_export(unit.folder / "2026-07-20.xlsx", [*rows, other]))
    assert unit.ask("import", path)["snapshot"]["scope"] == "Bộ Tư pháp"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("danh-sach-2026-07-20.xlsx", "2026-07-20"),
        ("tthc 20.7.2026 (1).xlsx", "2026-07-20"),
        ("tthc_20260720.xlsx", "2026-07-20"),
        ("2026-07-20 va 20-07-2026.xlsx", "2026-07-20"),
    ],
)
def test_the_day_is_read_from_the_name_where_it_stands_there(
    name: str, day: str, unit: Unit
) -> None:
    path = write_export(unit.folder / name, [TRUSTEE])
    assert unit.ask("import", str(path))["snapshot"]["taken_on"] == day


@pytest.mark.parametrize(
    "name",
    ["danh-sach.xlsx", "20-07-2026 den 21-07-2026.xlsx", "2026-13-40.xlsx", "120260720.xlsx"],
)
def test_a_list_without_one_day_is_refused_and_nothing_is_guessed(name: str, unit: Unit) -> None:
    refused = unit.call("import", str(write_export(unit.folder / name, [TRUSTEE])), "--lang", "en")
    assert refused.code == 3
    assert "--taken-on" in refused.err
    assert unit.ask("portal", "list")["snapshots"] == []


def test_a_day_ahead_is_refused(unit: Unit) -> None:
    path = str(write_export(unit.folder / "a.xlsx", [TRUSTEE]))
    assert unit.call("import", path, "--taken-on", "01/01/2099").code == 3


def test_the_day_given_wins_over_the_name(unit: Unit) -> None:
    path = str(write_export(unit.folder / "2026-07-20.xlsx", [TRUSTEE]))
    done = unit.ask("import", path, "--taken-on", "19/07/2026")
    assert done["snapshot"]["taken_on"] == "2026-07-19"


def test_a_list_without_the_column_of_codes_is_refused_with_its_name(unit: Unit) -> None:
    path = write_export(unit.folder / "a.xlsx", [TRUSTEE[1:]], header=("Tên", "Cơ quan", "b", "c"))
    refused = unit.call("import", str(path), "--taken-on", "20/07/2026")
    assert refused.code == 3
    assert "Mã TTHC" in refused.err


def test_a_list_of_several_agencies_asks_which_list_it_is(unit: Unit) -> None:
    other = ("1.015027", "Trợ cấp", "Bộ Công an", "", "")
    path = str(write_export(unit.folder / "2026-07-20.xlsx", [TRUSTEE, other]))
    refused = unit.call("import", path)
    assert refused.code == 3
    assert "Bộ Tư pháp (1), Bộ Công an (1)" in refused.err
    assert unit.ask("import", path, "--scope", "Tỉnh")["snapshot"]["scope"] == "Tỉnh"


def test_an_empty_list_is_refused_for_it_would_say_that_all_is_gone(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    path = str(write_export(unit.folder / "2026-07-02.xlsx", [("", "Không có mã", "", "", "x")]))
    assert unit.call("import", path, "--scope", "Bộ Tư pháp").code == 3
    assert len(facts(unit)) == 1


def test_a_csv_list_is_taken_when_its_day_is_said(unit: Unit) -> None:
    path: Path = unit.folder / "danh-muc.csv"
    path.write_text("Mã số,Tên,Cơ quan ban hành\n1.014966,Cấp lại,Bộ Tư pháp\n", encoding="utf-8")
    assert unit.ask("import", str(path))["kind"] == "procedures"
    done = unit.ask("import", str(path), "--taken-on", "20/07/2026")
    assert (done["kind"], done["snapshot"]["scope"]) == ("snapshot", "Bộ Tư pháp")


def test_the_export_can_still_be_read_as_a_plain_list(unit: Unit) -> None:
    path = str(write_export(unit.folder / "danh-sach.xlsx", [TRUSTEE]))
    assert unit.ask("import", path, "--as", "procedures")["kind"] == "procedures"


def test_an_export_that_lacks_a_column_is_said_to_be_read_as_a_plain_list(unit: Unit) -> None:
    header = ("Mã số", "Tên", "Cơ quan ban hành", "Lĩnh vực")
    rows = [(*ADOPTION[:3], ADOPTION[4])]
    path = str(write_export(unit.folder / "danh-sach-2026-07-20.xlsx", rows, header))
    done = unit.ask("import", path, "--dry-run")
    (problem,) = done["problems"]
    assert (done["kind"], problem["row"]) == ("procedures", 2)
    assert 'thiếu "Cơ quan thực hiện"' in problem["message"]
    assert "--as snapshot" in problem["message"]
    assert unit.ask("import", path, "--dry-run", "--as", "procedures")["problems"] == []
    assert unit.ask("import", path, "--as", "snapshot")["snapshot"]["codes"] == 1


def test_a_new_name_for_a_list_of_an_agency_that_has_one_is_asked_about(unit: Unit) -> None:
    assert take(unit, "2026-07-20", TRUSTEE, ADOPTION)["problems"] == []
    (warned,) = take(unit, "2026-08-20", TRUSTEE, scope="Tư pháp")["problems"]
    assert warned["severity"] == "warning"
    assert 'các danh sách của cùng cơ quan có tên "Bộ Tư pháp"' in warned["message"]
    assert take(unit, "2026-09-20", TRUSTEE, scope="Tư pháp")["problems"] == []
    assert take(unit, "2026-09-20", TRUSTEE)["problems"] == []
