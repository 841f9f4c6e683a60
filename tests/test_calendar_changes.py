"""Are the days on which two calendars differ found, each with the document of both?"""

import shutil
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.calendar.changes import changed_days
from tthc.calendar.days import FIVE_DAY_WEEK
from tthc.calendar.known import load_version
from tthc.calendar.working_days import load_calendar

LETTER = "Công văn 12729/VPCP-KGVX ngày 25/12/2025"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the files of the package, without the swap of 02/01/2026."""
    with resources.as_file(resources.files("tthc.calendar") / "data") as data:
        copy = Path(shutil.copytree(data, tmp_path / "data"))
    file = copy / "2026.toml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "off = 2026-01-02" in line)
    file.write_text("".join(lines[:at] + lines[at + 1 :]), "utf-8")
    return copy


def test_a_calendar_does_not_differ_from_itself() -> None:
    assert changed_days(load_calendar(), load_calendar()) == ()


def test_a_late_letter_changes_two_days() -> None:
    eve, then = load_version(date(2025, 12, 24)), load_version(date(2025, 12, 25))
    off, worked = changed_days(eve, then)

    assert (off.date, off.before.kind, off.after.kind) == (
        date(2026, 1, 2),
        *("working", "swap_off"),
    )
    assert (worked.date, worked.before.kind, worked.after.kind) == (
        date(2026, 1, 10),
        *("weekend", "swap_work"),
    )
    assert (off.before.basis, off.after.basis) == (FIVE_DAY_WEEK, LETTER)
    assert off.moves_due_days
    assert worked.moves_due_days


def test_a_notice_that_confirms_an_estimate_moves_no_due_day() -> None:
    """9859/VPCP-KGVX of 13/10/2025 on 2026: only its swap of 31/08 was not expected.

    Nor were the swap of 02/01, and 24/11, which the law of 24/04/2026 gave.
    """
    changes = changed_days(load_version(date(2025, 10, 12)), load_version(date(2026, 4, 24)))
    moving = {change.date for change in changes if change.moves_due_days}

    assert {date(2026, 2, 16), date(2026, 9, 1)} <= {change.date for change in changes} - moving
    assert moving == {
        *(date(2026, 1, 2), date(2026, 1, 10)),
        *(date(2026, 8, 31), date(2026, 8, 22)),
        date(2026, 11, 24),
    }


def test_a_folder_is_compared_with_a_day(folder: Path, example_to_read: Unit) -> None:
    found = example_to_read.ask("calendar", "diff", str(folder), "02/10/2026")

    assert [change["date"] for change in found["changes"]] == ["2026-01-02", "2026-01-10"]
    assert found["changes"][0]["before"]["kind"] == "working"
    assert found["changes"][0]["after"]["basis"] == LETTER
    assert (found["before"], found["after"]) == (str(folder), "2026-10-02")


def test_the_text_names_both_documents(example_to_read: Unit) -> None:
    days = ("calendar", "diff", "24/12/2025", "26/12/2025")
    text = example_to_read.call(*days).out
    table = example_to_read.call(*days, "--format", "csv").out

    assert "24/12/2025" in text
    assert "02/01/2026" in text
    assert table.splitlines()[0] == "date,weekday,before,before_basis,after,after_basis"
    assert table.count(LETTER) == 2
    assert table.count(FIVE_DAY_WEEK) == 2


def test_what_is_neither_a_folder_nor_a_day_is_refused(example_to_read: Unit) -> None:
    said = example_to_read.call("calendar", "diff", "2026-01-01", "no-such-folder")

    assert said.code == 2
    assert "no-such-folder" in said.err
