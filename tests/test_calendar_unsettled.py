"""Is 24/11 on a weekend left open, with the due day of both readings?"""

from dataclasses import replace
from datetime import date

import pytest

from tthc.calendar.caveats import find_other_reading
from tthc.calendar.days import DayKind
from tthc.calendar.deadlines import explain_due
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.unsettled import Unsettled, find_unsettled, with_make_up
from tthc.calendar.working_days import WorkingCalendar, load_calendar

SATURDAY = Unsettled(date(2029, 11, 24), date(2029, 11, 26))
SUNDAY = Unsettled(date(2030, 11, 24), date(2030, 11, 25))


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


def test_it_is_open_in_2029_and_2030_and_next_in_2035(calendar: WorkingCalendar) -> None:
    assert find_unsettled(calendar, 2024, 2034) == (SATURDAY, SUNDAY)
    assert [each.holiday.year for each in find_unsettled(calendar, 2031, 2041)] == [
        2035,
        2040,
        2041,
    ]


def test_there_was_no_such_holiday_on_weekends_before_the_law(calendar: WorkingCalendar) -> None:
    """24/11/2007 was a Saturday; 24/11/2024 a Sunday."""
    assert find_unsettled(calendar, 2000, 2026) == ()


def test_a_notice_that_covers_the_year_settles_it(calendar: WorkingCalendar) -> None:
    covered = WorkingCalendar.from_days(calendar.days, official_years=(2010, 2029))
    assert find_unsettled(covered, 2029, 2029) == ()


def test_a_notice_that_lists_it_on_a_weekend_without_a_make_up_day_settles_it(
    calendar: WorkingCalendar,
) -> None:
    """Invented: a letter that lists Saturday 24/11/2029 and no day in its place."""
    listed = replace(calendar.day(date(2029, 11, 24)), declared_on=date(2028, 10, 1))
    assert listed.kind is DayKind.HOLIDAY
    covered = WorkingCalendar.from_days((*calendar.days, listed), official_years=(2010, 2029))
    assert find_unsettled(covered, 2029, 2029) == ()
    assert find_unsettled(calendar, 2029, 2029) == (SATURDAY,)


def test_the_other_reading_makes_the_next_working_day_off(calendar: WorkingCalendar) -> None:
    other = with_make_up(calendar, (SATURDAY,))

    assert calendar.is_working(date(2029, 11, 26))
    assert not other.is_working(date(2029, 11, 26))
    assert other.day(date(2029, 11, 26)).kind is DayKind.SUBSTITUTE
    assert other.day(date(2029, 11, 26)).pair == date(2029, 11, 24)
    assert other.is_provisional(date(2029, 11, 26), date(2029, 11, 26))


@pytest.mark.parametrize(
    ("start", "limit", "due", "other"),
    [
        (date(2029, 11, 22), Limit(3, Unit.WORKING_DAY), date(2029, 11, 27), date(2029, 11, 28)),
        (date(2030, 11, 22), Limit(1, Unit.WORKING_DAY), date(2030, 11, 25), date(2030, 11, 26)),
        (
            date(2029, 11, 28),
            Limit(2, Unit.WORKING_DAY, Direction.BEFORE),
            *(date(2029, 11, 26), date(2029, 11, 23)),
        ),
        (
            date(2029, 10, 25),
            Limit(30, Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING_DAY),
            *(date(2029, 11, 26), date(2029, 11, 27)),
        ),
        (
            date(2029, 12, 1),
            Limit(5, Unit.CALENDAR_DAY, Direction.BEFORE, Roll.PREVIOUS_WORKING_DAY),
            *(date(2029, 11, 26), date(2029, 11, 23)),
        ),
    ],
)
def test_a_deadline_that_depends_on_it_has_two_due_days(
    calendar: WorkingCalendar, start: date, limit: Limit, due: date, other: date
) -> None:
    deadline = explain_due(calendar, start, limit)
    found = find_other_reading(calendar, deadline)

    assert deadline.due == due
    assert deadline.provisional
    assert found is not None
    assert found.due == other
    assert found.unsettled in ((SATURDAY,), (SUNDAY,))


@pytest.mark.parametrize(
    ("start", "limit"),
    [
        (date(2029, 11, 20), Limit(3, Unit.WORKING_DAY)),  # due Friday 23/11
        (date(2029, 11, 26), Limit(3, Unit.WORKING_DAY)),
        (date(2029, 10, 26), Limit(30, Unit.CALENDAR_DAY)),  # no roll: days off do not matter
        (date(2026, 11, 20), Limit(3, Unit.WORKING_DAY)),
    ],
)
def test_a_deadline_that_does_not_depend_on_it_has_one(
    calendar: WorkingCalendar, start: date, limit: Limit
) -> None:
    assert find_other_reading(calendar, explain_due(calendar, start, limit)) is None
