"""Does a new notice show what it moves before anything is written, and then move only that?

The days of the cases are counted in tests/notice_cases.py.
"""

from pathlib import Path

import pytest

from tests.notice_cases import (
    ADD,
    BEFORE,
    FAR,
    FILE,
    LATE,
    LETTER,
    OPEN,
    RULE,
    TIMELY,
    duties,
    facts_of_terms,
    four_cases,
    moves,
)
from tests.registers import Unit

cases = pytest.fixture(four_cases)


def test_what_would_move_is_shown_and_nothing_written(cases: Unit) -> None:
    before = cases.dump()
    said = cases.ask(*ADD)
    assert moves(said) == {
        OPEN: ("2026-01-09", "2026-01-10", "overdue", "overdue", "moved"),
        LATE: ("2026-01-09", "2026-01-10", "met_late", "met", "kept"),
        TIMELY: ("2026-01-20", "2026-01-19", "met", "met_late", "kept"),
    }
    assert (said["applied"], said["file"], said["cause"]) == (False, None, "1/VPCP-KGVX")
    assert [(day["date"], day["kind"]) for day in said["days"]] == [
        ("2026-01-09", "swap_off"),
        ("2026-01-17", "swap_work"),
    ]
    assert not (cases.folder / "notices").exists()
    assert cases.dump() == before
    assert duties(cases) == BEFORE


def test_applied_it_moves_what_is_open_and_keeps_what_is_done(cases: Unit) -> None:
    assert duties(cases) == BEFORE
    said = cases.ask(*ADD, "--apply")
    assert (said["applied"], Path(said["file"]).name) == (True, FILE)
    assert duties(cases) == BEFORE | {OPEN: ("2026-01-10", "overdue")}
    assert facts_of_terms(cases) == [
        ("deadline.kept", LATE, RULE, "2026-01-09"),
        ("deadline.kept", TIMELY, RULE, "2026-01-20"),
        ("deadline.moved", OPEN, RULE, "2026-01-10"),
    ]
    causes = cases.sql("SELECT DISTINCT cause, cause_date FROM fact WHERE kind LIKE 'deadline.%'")
    assert causes == [("1/VPCP-KGVX", "2026-01-05")]


def test_what_moved_or_was_kept_is_told_with_its_document_and_in_vietnamese(cases: Unit) -> None:
    cases.ask(*ADD, "--apply")
    moved = cases.call("explain", OPEN).out
    assert "hạn bị dời, số 1/VPCP-KGVX (sự kiện " in moved
    assert "đến hạn: đến hết 24:00 ngày 10/01/2026." in moved
    assert "giữ hạn cũ, số 1/VPCP-KGVX (sự kiện " in cases.call("explain", TIMELY).out
    shown = " ".join(cases.call("show", OPEN).out.split())
    assert "1/VPCP-KGVX" in shown
    assert " overdue" not in shown
    assert "2026-01-09" not in shown


def test_lists_and_the_audit_follow_the_notice(cases: Unit) -> None:
    cases.ask(*ADD, "--apply")
    listed = cases.ask("list", "--as-of", "10/01/2026")["cases"]
    due = {one["decision"]: (one["due"], one["verdict"]) for one in listed}
    assert due[OPEN] == ("2026-01-10", "due_today")


def test_the_calendar_of_the_unit_knows_the_notice(cases: Unit) -> None:
    asked = ("calendar", "add", "06/01/2026", "3")
    assert cases.ask(*asked)["due"] == "2026-01-09"
    cases.ask(*ADD, "--apply")
    assert cases.ask(*asked)["due"] == "2026-01-10"
    assert cases.ask(*asked, "--known-at", "04/01/2026")["due"] == "2026-01-09"
    assert cases.ask("calendar", "count", "06/01/2026", "10/01/2026")["working_days"] == 3
    shown = {one["date"]: one for one in cases.ask("calendar", "show", "2026")["days"]}
    assert shown["2026-01-17"]["basis"] == "1/VPCP-KGVX ngày 05/01/2026"


def test_the_same_notice_again_is_applied_already_and_another_of_its_name_refused(
    cases: Unit,
) -> None:
    cases.ask(*ADD, "--apply")
    before = cases.dump()
    for again in (ADD, (*ADD, "--apply")):
        said = cases.ask(*again)
        assert (said["already"], said["applied"], said["moves"]) == (True, True, [])
    assert cases.dump() == before
    said = cases.call(*ADD, "--occasion", "dịp khác", "--apply")
    assert said.code == 9
    assert FILE in said.err
    other = cases.call(*ADD[:-1], "04/01/2026", "--apply")
    assert other.code == 5
    assert "09/01/2026 (Fri)" in other.err
    assert "(1/VPCP-KGVX ngày 05/01/2026)" in other.err
    assert [one.name for one in (cases.folder / "notices").iterdir()] == [FILE]


def test_a_notice_that_moves_nothing_is_added_all_the_same(cases: Unit) -> None:
    swap = ("--off", "12/06/2026", "--worked", "20/06/2026")
    said = cases.ask("calendar", "add-notice", *swap, *LETTER, "--apply")
    assert (said["moves"], said["applied"]) == ([], True)
    assert cases.ask("calendar", "add", "11/06/2026", "1")["due"] == "2026-06-15"


def test_the_exit_code_says_that_something_would_move(cases: Unit) -> None:
    assert cases.call(*ADD).code == 0
    assert cases.call(*ADD, "--fail-on", "moved").code == 1
    swap = ("--off", "12/06/2026", "--worked", "20/06/2026")
    assert cases.call("calendar", "add-notice", *swap, *LETTER, "--fail-on", "moved").code == 0


def test_text_and_csv_tell_the_same_cases(cases: Unit) -> None:
    text = cases.call(*ADD).out
    rows = cases.call(*ADD, "--format", "csv").out.splitlines()
    assert rows[0].startswith("case,province,department,decision,procedure,duty,before,after")
    assert len(rows) == 4
    for number in (OPEN, LATE, TIMELY):
        assert number in text
    assert FAR not in text
