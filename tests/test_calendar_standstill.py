"""Where does a limit end that stood still, counted by hand over the official days?"""

from datetime import date

import pytest

from tthc.calendar.limits import Limit, Roll, Unit
from tthc.calendar.standstill import End, count_units, find_end, move_end
from tthc.calendar.working_days import WorkingCalendar, load_calendar

WORKING = Limit(3, Unit.WORKING_DAY)
DAYS = Limit(5, Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING_DAY)
BACK = Limit(7, Unit.CALENDAR_DAY, roll=Roll.PREVIOUS_WORKING_DAY)
MONTH = Limit(1, Unit.MONTH, roll=Roll.NEXT_WORKING_DAY)


@pytest.fixture
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.mark.parametrize(
    ("start", "limit", "last_day", "due"),
    [
        (date(2026, 3, 2), WORKING, date(2026, 3, 5), date(2026, 3, 5)),
        (date(2026, 4, 25), DAYS, date(2026, 4, 30), date(2026, 5, 4)),  # Thu 30/4, Fri 1/5 off
        (date(2026, 3, 7), BACK, date(2026, 3, 14), date(2026, 3, 13)),  # a Saturday
        (date(2026, 1, 31), MONTH, date(2026, 2, 28), date(2026, 3, 2)),  # a Saturday
    ],
)
def test_a_limit_that_never_stood_still_has_a_last_day_and_a_due_day(
    calendar: WorkingCalendar, start: date, limit: Limit, last_day: date, due: date
) -> None:
    assert find_end(calendar, start, limit) == End(last_day, due)


@pytest.mark.parametrize(
    ("limit", "end", "still", "moved"),
    [
        # Due Mon 12/1: the worked Sat 10 and Mon 12 are left; Wed 14, Thu 15.
        (
            *(WORKING, date(2026, 1, 12)),
            (date(2026, 1, 10), date(2026, 1, 14)),
            End(date(2026, 1, 15), date(2026, 1, 15)),
        ),
        # Stopped on the due day itself: one day is left, the day on which it runs on.
        (
            *(WORKING, date(2026, 3, 5)),
            (date(2026, 3, 5), date(2026, 3, 9)),
            End(date(2026, 3, 9), date(2026, 3, 9)),
        ),
        # The same, running on from Saturday 7/3: the first working day from then, Monday 9.
        (
            *(WORKING, date(2026, 3, 5)),
            (date(2026, 3, 5), date(2026, 3, 7)),
            End(date(2026, 3, 9), date(2026, 3, 9)),
        ),
        # Left: Tue 28, Wed 29/4; from Thu 30/4: Fri 1/5, a holiday; Mon 4.
        (
            *(DAYS, date(2026, 4, 29)),
            (date(2026, 4, 28), date(2026, 4, 30)),
            End(date(2026, 5, 1), date(2026, 5, 4)),
        ),
        # Its count was over on Sat 7/3 and it waited for Mon 9; from Wed 11 it ends at once.
        (
            *(DAYS, date(2026, 3, 7)),
            (date(2026, 3, 8), date(2026, 3, 11)),
            End(date(2026, 3, 11), date(2026, 3, 11)),
        ),
        # The last day was Mon 9/3; it runs on from Sat 14: never before that day.
        (
            *(BACK, date(2026, 3, 9)),
            (date(2026, 3, 9), date(2026, 3, 14)),
            End(date(2026, 3, 14), date(2026, 3, 14)),
        ),
        # To Tue 24/11; 16-24/11 are nine days; Fri 20 to Sat 28; Mon 30.
        (
            *(MONTH, date(2026, 11, 24)),
            (date(2026, 11, 16), date(2026, 11, 20)),
            End(date(2026, 11, 28), date(2026, 11, 30)),
        ),
    ],
)
def test_what_was_left_is_counted_again_from_the_day_on_which_the_limit_runs_on(
    calendar: WorkingCalendar,
    limit: Limit,
    end: date,
    still: tuple[date, date],
    moved: End,
) -> None:
    """Each row: the limit, its last day, from when it stood still and from when it ran on."""
    assert move_end(calendar, limit, End(end, end), *still) == moved


def test_days_between_are_counted_in_the_unit_of_the_limit(calendar: WorkingCalendar) -> None:
    """From Thu 8/1/2026 to Mon 12: Fri 9, the worked Sat 10 and Mon 12, or four days."""
    first, last = date(2026, 1, 8), date(2026, 1, 12)

    assert count_units(calendar, Unit.WORKING_DAY, first, last) == 3
    assert count_units(calendar, Unit.CALENDAR_DAY, first, last) == 4
    assert count_units(calendar, Unit.MONTH, first, last) == 4
