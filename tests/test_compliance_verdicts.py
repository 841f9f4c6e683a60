"""Which verdict does a duty take on a day, and how many days are left or late? Typed by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.compliance_bench import CALENDAR, RULES, happened
from tthc.calendar.limits import Limit, Unit
from tthc.compliance.obligations import Obligation, apply_rule
from tthc.compliance.verdicts import (
    Verdict,
    conclude,
    days_past,
    most_pressing,
    soon_from,
)
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence

LIST = RULES["announcement.list"]


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


def owed(due: str, met: str = "-", unit: Unit = Unit.WORKING_DAY) -> Obligation:
    """A duty that falls due on a day, fulfilled on another or ("-") not yet."""
    version = replace(LIST.versions[-1], limit=Limit(3, unit))
    signed = FactKind.ANNOUNCEMENT_SIGNED
    done = None if met == "-" else Occurrence(signed, date.fromisoformat(met), 1)
    return Obligation(rule=LIST, version=version, due=date.fromisoformat(due), met=done)


def past(obligation: Obligation, as_of: date) -> int | None:
    return days_past(obligation, obligation.due, as_of, CALENDAR)


# A due day, the day it was met, the day of judging -> the verdict, with one working day's warning.
# 12/03/2026 is a Thursday, 13/03 a Friday; Saturday 10/01/2026 was worked; Tết was 14-22/02/2026.
VERDICTS = """
2026-03-12 -          2026-03-10 open
2026-03-12 -          2026-03-11 due_soon
2026-03-12 -          2026-03-12 due_today
2026-03-12 -          2026-03-13 overdue
2026-03-12 -          2026-03-14 overdue
2026-03-12 -          2036-03-12 overdue
2026-03-13 -          2026-03-13 due_today
2026-03-13 -          2026-03-14 overdue
2026-03-13 -          2026-03-15 overdue
2026-03-16 -          2026-03-12 open
2026-03-16 -          2026-03-13 due_soon
2026-03-16 -          2026-03-14 due_soon
2026-03-16 -          2026-03-15 due_soon
2026-03-16 -          2026-03-16 due_today
2026-01-10 -          2026-01-08 open
2026-01-10 -          2026-01-09 due_soon
2026-01-10 -          2026-01-10 due_today
2026-01-10 -          2026-01-11 overdue
2026-01-12 -          2026-01-09 open
2026-01-12 -          2026-01-10 due_soon
2026-01-12 -          2026-01-11 due_soon
2026-02-23 -          2026-02-12 open
2026-02-23 -          2026-02-13 due_soon
2026-02-23 -          2026-02-17 due_soon
2026-02-23 -          2026-02-22 due_soon
2026-02-23 -          2026-02-23 due_today
2026-02-23 -          2026-02-24 overdue
2026-03-12 2026-03-02 2026-03-10 met
2026-03-12 2026-03-11 2026-03-12 met
2026-03-12 2026-03-12 2026-03-12 met
2026-03-12 2026-03-12 2026-03-13 met
2026-03-12 2026-03-13 2026-03-13 met_late
2026-03-12 2026-03-13 2036-03-12 met_late
2026-03-13 2026-03-14 2026-03-16 met_late
2026-01-10 2026-01-10 2026-01-12 met
2026-01-10 2026-01-11 2026-01-12 met_late
2026-02-23 2026-02-18 2026-02-24 met
"""


@pytest.mark.parametrize(("due", "met", "as_of", "verdict"), rows(VERDICTS))
def test_the_due_day_is_in_time_and_the_day_after_is_not(
    due: str, met: str, as_of: str, verdict: str
) -> None:
    found = conclude(owed(due, met), date.fromisoformat(as_of), 1, CALENDAR)

    assert found.value == verdict


# The first day of warning for 0, 1, 2 and 5 working days ahead; "-" when the day itself is first.
WARNINGS = """
2026-03-12 - 2026-03-11 2026-03-10 2026-03-05
2026-03-16 - 2026-03-13 2026-03-12 2026-03-09
2026-01-10 - 2026-01-09 2026-01-08 2026-01-05
2026-01-12 - 2026-01-10 2026-01-09 2026-01-06
2026-02-23 - 2026-02-13 2026-02-12 2026-02-09
2026-01-05 - 2025-12-31 2025-12-30 2025-12-25
"""


@pytest.mark.parametrize("row", rows(WARNINGS))
def test_the_warning_starts_so_many_working_days_ahead(row: list[str]) -> None:
    due, *firsts = row
    for soon, first in zip((0, 1, 2, 5), firsts, strict=True):
        start = date.fromisoformat(due if first == "-" else first)
        eve = start - timedelta(days=1)
        on_start = Verdict.DUE_TODAY if first == "-" else Verdict.DUE_SOON

        assert soon_from(date.fromisoformat(due), soon, CALENDAR) == start
        assert conclude(owed(due), start, soon, CALENDAR) is on_start
        assert conclude(owed(due), eve, soon, CALENDAR) is Verdict.OPEN


def test_where_the_calendar_ends_the_warning_counts_plain_days() -> None:
    # Two working days before 03/01/2000 lie in 1999, where the calendar does not reach.
    assert soon_from(date(2000, 1, 3), 2, CALENDAR) == date(2000, 1, 1)


# A due day, the day it was met or judged -> the days left or late: working days, calendar days.
DAYS = """
2026-03-12 2026-03-12 0 0
2026-03-12 2026-03-11 1 1
2026-03-12 2026-03-13 1 1
2026-03-12 2026-03-14 1 2
2026-03-12 2026-03-15 1 3
2026-03-12 2026-03-16 2 4
2026-03-16 2026-03-14 1 2
2026-03-16 2026-03-13 1 3
2026-01-09 2026-01-12 2 3
2026-01-12 2026-01-08 3 4
2026-02-13 2026-02-22 0 9
2026-02-13 2026-02-24 2 11
2026-02-24 2026-02-13 2 11
"""


@pytest.mark.parametrize(("due", "until", "working", "plain"), rows(DAYS))
def test_days_left_and_late_are_counted_in_the_unit_of_the_rule(
    due: str, until: str, working: str, plain: str
) -> None:
    as_of = date.fromisoformat(until)

    sign = 1 if due <= until else -1
    assert past(owed(due), as_of) == sign * int(working)
    assert past(owed(due, unit=Unit.CALENDAR_DAY), as_of) == sign * int(plain)


def test_what_was_met_keeps_the_days_of_the_day_it_was_met() -> None:
    late = owed("2026-03-12", met="2026-03-16")

    assert past(late, date(2026, 3, 16)) == 2
    assert past(late, date(2026, 12, 31)) == 2


def test_without_a_due_day_there_are_no_days() -> None:
    assert past(apply_rule(LIST, (), CALENDAR), date(2026, 3, 2)) is None


@pytest.mark.parametrize(
    ("met", "as_of"), [("1999-12-31", "2026-03-02"), ("-", "2061-01-01"), ("-", "2099-12-31")]
)
def test_a_day_that_the_calendar_does_not_hold_gives_no_days_and_stops_nothing(
    met: str, as_of: str
) -> None:
    assert past(owed("2026-03-12", met), date.fromisoformat(as_of)) is None


STARTED = "2026-03-02 decision.received"  # due 05/03/2026
OTHERS = [
    # Nothing started the clock.
    ((), "not_started"),
    (("2026-03-02 draft.submitted",), "not_started"),
    # Done, but nobody knows since when it was due.
    (("2026-03-02 announcement.signed",), "unknown"),
    # Taken away before it was fulfilled, in time or too late.
    ((STARTED, "2026-03-03 case.dismissed"), "void"),
    ((STARTED, "2026-03-20 decision.withdrawn"), "void"),
    (("2026-03-03 case.dismissed",), "void"),
    # Taken away after it was fulfilled.
    ((STARTED, "2026-03-05 announcement.signed", "2026-03-06 decision.withdrawn"), "met"),
    ((STARTED, "2026-03-06 announcement.signed", "2026-03-09 decision.withdrawn"), "met_late"),
    # Started before the notice of 11/2023.
    (("2023-10-31 decision.received",), "void"),
    (("2023-10-31 decision.received", "2024-03-01 announcement.signed"), "void"),
    # Started after the last day of the calendar.
    (("2060-12-31 decision.received",), "unknown"),
]


@pytest.mark.parametrize(("lines", "verdict"), OTHERS)
def test_a_duty_that_has_no_due_day_or_was_taken_away(lines: tuple[str, ...], verdict: str) -> None:
    obligation = apply_rule(LIST, happened(*lines), CALENDAR)

    assert conclude(obligation, date(2060, 12, 31), 1, CALENDAR).value == verdict


def test_the_most_pressing_verdict_wins_in_this_order() -> None:
    (order,) = rows("overdue due_today due_soon unknown open not_started met_late met void")

    for place, first in enumerate(order):
        later = [Verdict(name) for name in reversed(order[place:])]
        assert most_pressing(later).value == first


def test_a_case_that_owes_nothing_is_void() -> None:
    assert most_pressing([]) is Verdict.VOID
