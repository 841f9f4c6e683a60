"""How far has a running duty come on the ladder of alerts? Days counted by hand."""

from datetime import date

import pytest

from tests.compliance_bench import CALENDAR
from tthc.compliance.rungs import Rung, long_overdue_from, rung_on


@pytest.mark.parametrize(
    ("due", "after", "first"),
    [
        ("2026-01-09", 5, "2026-01-15"),  # Sat 10/1 is worked: 10, 12, 13, 14, 15
        ("2026-02-13", 5, "2026-02-27"),  # Tết 14-22/2: 23, 24, 25, 26, 27
    ],
)
def test_long_overdue_is_counted_in_working_days(due: str, after: int, first: str) -> None:
    counted = long_overdue_from(date.fromisoformat(due), after, CALENDAR)

    assert counted == date.fromisoformat(first)


def test_where_the_calendar_ends_plain_days_are_counted() -> None:
    assert long_overdue_from(date(2060, 12, 30), 5, CALENDAR) == date(2061, 1, 4)


@pytest.mark.parametrize(
    ("check", "day", "rung"),
    [
        ("due_soon", "2026-01-08", Rung.DUE_SOON),
        ("due_today", "2026-01-09", Rung.DUE_TODAY),
        ("overdue", "2026-01-10", Rung.OVERDUE),
        ("overdue", "2026-01-14", Rung.OVERDUE),
        ("overdue", "2026-01-15", Rung.LONG_OVERDUE),
    ],
)
def test_a_duty_climbs_to_long_overdue_on_the_fifth_working_day(
    check: str, day: str, rung: Rung
) -> None:
    due = date(2026, 1, 9)

    assert rung_on(check, due, date.fromisoformat(day), 5, CALENDAR) is rung
