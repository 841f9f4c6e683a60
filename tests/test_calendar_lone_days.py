"""Which working days stand alone between days off, and which deadlines rest on one?"""

from dataclasses import replace
from datetime import date

import pytest

from tthc.calendar.caveats import find_caveats, find_lone_days
from tthc.calendar.days import DayKind, LocalDay
from tthc.calendar.deadlines import explain_due
from tthc.calendar.known import calendar_known_on
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.lone_days import lone_days
from tthc.calendar.working_days import WorkingCalendar, load_calendar

LONG_AGO = date(2026, 1, 1)


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


def test_seven_lone_days_are_left_after_all_known_swaps(calendar: WorkingCalendar) -> None:
    """Texts seen show that the first six were worked; nothing was declared of 23/11/2026."""
    assert lone_days(calendar, date(2010, 1, 1), date(2027, 12, 31)) == (
        date(2014, 1, 27),
        date(2015, 4, 27),
        date(2017, 4, 7),
        date(2020, 4, 3),
        date(2023, 1, 27),
        date(2024, 4, 19),
        date(2026, 11, 23),
    )


def test_the_monday_before_hung_kings_day_2028_may_be_swapped(calendar: WorkingCalendar) -> None:
    """10/3 lunar is Tuesday 04/04/2028."""
    assert date(2028, 4, 3) in lone_days(calendar, date(2028, 3, 1), date(2028, 4, 30))


def test_the_days_that_were_swapped_later_stood_alone_before(calendar: WorkingCalendar) -> None:
    before = calendar_known_on(calendar, date(2025, 12, 24))

    assert lone_days(before, date(2025, 12, 1), date(2026, 1, 31)) == (date(2026, 1, 2),)
    assert lone_days(calendar, date(2025, 12, 1), date(2026, 1, 31)) == ()


def test_the_ends_of_the_calendar_have_no_neighbour_to_ask(calendar: WorkingCalendar) -> None:
    assert lone_days(calendar, date(2060, 12, 31), date(2060, 12, 31)) == ()
    assert lone_days(calendar, date(1999, 1, 1), date(2000, 1, 2)) == ()


@pytest.mark.parametrize(
    ("start", "limit", "rests_on_it"),
    [
        (date(2026, 11, 20), Limit(1, Unit.WORKING_DAY), True),  # Mon 23/11 is the due day
        (date(2026, 11, 20), Limit(2, Unit.WORKING_DAY), True),
        (date(2026, 11, 23), Limit(2, Unit.WORKING_DAY), False),  # the starting day
        (date(2026, 11, 26), Limit(2, Unit.WORKING_DAY, Direction.BEFORE), True),
        (date(2026, 11, 25), Limit(1, Unit.WORKING_DAY, Direction.BEFORE), True),
        (date(2026, 11, 26), Limit(1, Unit.WORKING_DAY, Direction.BEFORE), False),  # Wed 25/11
        (date(2026, 11, 11), Limit(10, Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING_DAY), True),
        (date(2026, 11, 11), Limit(10, Unit.CALENDAR_DAY), False),
        (date(2026, 10, 24), Limit(1, Unit.MONTH, roll=Roll.NEXT_WORKING_DAY), False),  # 24/11
        (date(2026, 10, 23), Limit(1, Unit.MONTH, roll=Roll.NEXT_WORKING_DAY), True),
    ],
)
def test_a_deadline_says_when_a_swap_on_a_lone_day_would_move_it(
    calendar: WorkingCalendar,
    start: date,
    limit: Limit,
    rests_on_it: bool,  # noqa: FBT001 - a column of the table
) -> None:
    deadline = explain_due(calendar, start, limit)

    assert (find_lone_days(calendar, deadline, LONG_AGO) == (date(2026, 11, 23),)) == rests_on_it


def test_a_lone_day_that_has_come_is_no_warning_any_more(calendar: WorkingCalendar) -> None:
    deadline = explain_due(calendar, date(2026, 11, 20), Limit(2, Unit.WORKING_DAY))

    assert find_lone_days(calendar, deadline, date(2026, 11, 22))
    assert not find_lone_days(calendar, deadline, date(2026, 11, 23))


def test_caveats_are_found_on_the_calendar_as_it_was_known(calendar: WorkingCalendar) -> None:
    eve = date(2025, 12, 24)
    limit = Limit(3, Unit.WORKING_DAY)
    deadline = explain_due(calendar_known_on(calendar, eve), date(2025, 12, 30), limit)
    found = find_caveats(calendar, deadline, as_of=eve, known_at=eve)

    assert found.knowledge is not None
    assert deadline.due == date(2026, 1, 5)
    assert found.knowledge.due_now == date(2026, 1, 6)
    assert [day.date for day in found.knowledge.later] == [date(2026, 1, 2)]
    assert found.knowledge.swaps == ()
    assert found.lone_days == (date(2026, 1, 2),)
    assert found.other is None


def test_a_swap_that_was_known_is_named_with_its_letter(calendar: WorkingCalendar) -> None:
    known_at = date(2025, 12, 26)
    limit = Limit(3, Unit.WORKING_DAY)
    deadline = explain_due(calendar_known_on(calendar, known_at), date(2025, 12, 30), limit)
    known = find_caveats(calendar, deadline, as_of=known_at, known_at=known_at).knowledge

    assert known is not None
    assert [(day.date, day.declared_on) for day in known.swaps] == [
        (date(2026, 1, 2), date(2025, 12, 25))
    ]
    assert (known.later, known.due_now) == ((), date(2026, 1, 6))


def test_a_day_beside_the_closure_of_one_unit_does_not_stand_alone(
    calendar: WorkingCalendar,
) -> None:
    """Invented: one unit closed on Tuesday 27/11/2029; nobody swaps Monday 26 for it."""
    storm = replace(
        calendar.day(date(2029, 11, 27)), kind=DayKind.CLOSURE, basis="3/CĐ-UBND ngày 26/11/2029"
    )
    local = (LocalDay("bac-ninh", "so-y-te", storm),)
    closed = WorkingCalendar(calendar.days, calendar.official_years, local)
    unit = closed.of("bac-ninh", "so-y-te")

    assert not unit.is_working(date(2029, 11, 27))
    assert lone_days(unit, date(2029, 11, 20), date(2029, 11, 30)) == ()
