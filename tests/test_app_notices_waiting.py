"""Does a change that nobody applied wait, judge nothing, and say what it would move?

A file put into the folder by hand, and one taken away.
"""

import pytest

from tests.notice_cases import (
    ADD,
    BEFORE,
    FILE,
    LATE,
    LETTER,
    NOTICE,
    OPEN,
    TIMELY,
    duties,
    four_cases,
    moves,
    receive,
)
from tests.registers import Unit

cases = pytest.fixture(four_cases)


@pytest.fixture
def waiting(cases: Unit) -> Unit:
    """Begin with a notice that somebody put into the folder by hand."""
    cases.ask("list")
    (cases.folder / "notices").mkdir()
    (cases.folder / "notices" / "tay.toml").write_text(NOTICE, encoding="utf-8")
    return cases


@pytest.mark.parametrize(
    "asked", [("status",), ("list",), ("audit",), ("show", OPEN), ("explain", OPEN)]
)
def test_until_a_change_is_applied_the_register_is_judged_as_before(
    waiting: Unit, asked: tuple[str, ...]
) -> None:
    for _ in range(2):
        said = waiting.call(*asked, "--as-of", "09/01/2026")
        assert said.code == 0
        assert said.err.count("tthc rules impact") == 1
    assert duties(waiting) == BEFORE


def test_a_change_that_waits_is_shown_and_applied_with_its_document(waiting: Unit) -> None:
    said = waiting.ask("rules", "impact")
    assert said["waiting"] is True
    assert [day["date"] for day in said["days"]] == ["2026-01-09", "2026-01-17"]
    assert set(moves(said)) == {OPEN, LATE, TIMELY}
    assert duties(waiting) == BEFORE
    applied = waiting.ask("rules", "impact", "--apply")
    assert (applied["waiting"], applied["applied"]) == (False, True)
    assert applied["cause"] == "Công văn 1/VPCP-KGVX ngày 05/01/2026"
    assert duties(waiting) == BEFORE | {OPEN: ("2026-01-10", "overdue")}
    assert waiting.call("status").err == ""
    again = waiting.ask("rules", "impact", "--apply")
    assert (again["waiting"], again["moves"], again["applied"]) == (False, [], False)


def test_facts_recorded_while_a_change_waits_are_judged_as_before(waiting: Unit) -> None:
    receive(waiting, "974/QĐ-BYT", "06/01/2026")
    listed = waiting.ask("list", "--as-of", "09/01/2026")["cases"]
    assert {one["due"] for one in listed if one["decision"] == "974/QĐ-BYT"} == {"2026-01-09"}
    assert "974/QĐ-BYT" in moves(waiting.ask("rules", "impact"))


def test_a_notice_is_not_weighed_while_another_change_waits(waiting: Unit) -> None:
    said = waiting.call(*ADD)
    assert said.code == 9
    assert "`tthc rules impact`" in said.err


def test_a_change_taken_back_waits_no_longer(waiting: Unit) -> None:
    waiting.ask("list")
    (waiting.folder / "notices" / "tay.toml").unlink()
    assert waiting.call("list").err == ""
    assert duties(waiting) == BEFORE


def test_a_change_that_moves_nothing_is_taken_up_unasked(cases: Unit) -> None:
    (cases.folder / "notices").mkdir()
    text = NOTICE.replace("2026-01-09", "2026-06-12").replace("2026-01-17", "2026-06-20")
    (cases.folder / "notices" / "xa.toml").write_text(text, encoding="utf-8")
    assert cases.call("list").err == ""
    receive(cases, "975/QĐ-BYT", "10/06/2026")
    listed = cases.ask("list", "--as-of", "10/06/2026")["cases"]
    # Thu 11, (Fri 12 off), Mon 15, Tue 16.
    assert {one["due"] for one in listed if one["decision"] == "975/QĐ-BYT"} == {"2026-06-16"}


def test_a_crash_before_the_register_took_it_up_leaves_a_change_that_waits(cases: Unit) -> None:
    """The file is in its place, the transaction never ended: as if put there by hand."""
    cases.ask("list")
    (cases.folder / "notices").mkdir()
    (cases.folder / "notices" / FILE).write_text(NOTICE, encoding="utf-8")
    (cases.folder / "notices" / f"{FILE}.part").write_text("half", encoding="utf-8")
    assert duties(cases) == BEFORE
    assert moves(cases.ask("rules", "impact", "--apply"))[OPEN][1] == "2026-01-10"


def test_a_notice_taken_away_waits_and_names_what_it_was(cases: Unit) -> None:
    swap = ("--off", "12/06/2026", "--worked", "20/06/2026")
    cases.ask(
        "calendar", "add-notice", *swap, *LETTER[:2], "--declared-on", "06/01/2026", "--apply"
    )
    cases.ask(*ADD, "--apply")
    (cases.folder / "notices" / FILE).unlink()
    said = cases.ask("rules", "impact")
    assert said["cause"] == "1/VPCP-KGVX ngày 05/01/2026"
    assert moves(said) == {OPEN: ("2026-01-10", "2026-01-09", "overdue", "overdue", "moved")}
    cases.ask("rules", "impact", "--apply")
    assert duties(cases) == BEFORE
