"""Does a folder of notices that cannot be read or written stop with its name and leave no trace?"""

from pathlib import Path

import pytest

from tests.notice_cases import ADD, BEFORE, NOTICE, OPEN, duties, facts_of_terms, four_cases
from tests.registers import Unit

cases = pytest.fixture(four_cases)


def test_a_wrong_file_in_the_folder_stops_with_its_name(cases: Unit) -> None:
    (cases.folder / "notices").mkdir()
    text = NOTICE.replace('"Fri"', '"Mon"')
    (cases.folder / "notices" / "sai.toml").write_text(text, encoding="utf-8")
    said = cases.call("status")
    assert (said.code, said.out) == (5, "")
    assert said.err.startswith("sai.toml: ")
    assert "09/01/2026" in said.err
    assert "Fri" in said.err
    assert "Mon" in said.err


@pytest.mark.sqlite_only  # the trigger is written as SQLite has it
def test_a_register_that_cannot_be_written_leaves_no_file(cases: Unit) -> None:
    trigger = "CREATE TRIGGER stop BEFORE INSERT ON fact BEGIN SELECT RAISE(ABORT, 'no'); END"
    cases.sql(trigger)
    said = cases.call(*ADD, "--apply")
    assert said.code not in (0, 1)
    assert list((cases.folder / "notices").iterdir()) == []
    cases.sql("DROP TRIGGER stop")
    assert duties(cases) == BEFORE


def test_a_folder_that_cannot_be_written_changes_nothing(cases: Unit) -> None:
    (cases.folder / "notices").write_text("a file", encoding="utf-8")
    said = cases.call(*ADD, "--apply")
    assert said.code == 9
    assert "notices" in said.err
    assert facts_of_terms(cases) == []


@pytest.mark.sqlite_only  # the trigger is written as SQLite has it
def test_what_fails_after_the_file_is_in_its_place_takes_it_back(cases: Unit) -> None:
    trigger = "CREATE TRIGGER stop BEFORE INSERT ON pack BEGIN SELECT RAISE(ABORT, 'no'); END"
    cases.sql(trigger)
    assert cases.call(*ADD, "--apply").code not in (0, 1)
    assert list((cases.folder / "notices").iterdir()) == []
    cases.sql("DROP TRIGGER stop")
    assert (facts_of_terms(cases), duties(cases)) == ([], BEFORE)


def test_what_lies_in_the_folder_and_cannot_be_read_is_named(cases: Unit) -> None:
    (cases.folder / "notices" / "thu-muc.toml").mkdir(parents=True)
    said = cases.call("status")
    assert said.code == 9
    assert "thu-muc.toml" in said.err


def test_a_file_is_read_and_a_missing_one_named(cases: Unit, tmp_path: Path) -> None:
    file = tmp_path / "lịch nghỉ.toml"
    file.write_text(NOTICE, encoding="utf-8")
    said = cases.ask("calendar", "add-notice", str(file), "--apply")
    assert Path(said["file"]).name == "lịch nghỉ.toml"
    assert duties(cases)[OPEN] == ("2026-01-10", "overdue")
    missing = cases.call("calendar", "add-notice", str(tmp_path / "không có.toml"))
    assert missing.code == 3
    assert "không có.toml" in missing.err
