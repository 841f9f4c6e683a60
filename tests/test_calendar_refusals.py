"""Does the calendar refuse what it cannot answer, in words that say what to do?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from tthc.calendar.days import DayConfidence, DayKind, Evidence, OfficialDay
from tthc.calendar.deadlines import compute_due
from tthc.calendar.errors import (
    CountBeyondCoverageError,
    DayAfterCoverageError,
    DayBeforeCoverageError,
    LimitNumberError,
    NotADayError,
    NoWorkingDayError,
    NumberOfDaysError,
    OfficialYearsError,
    RepeatedDayError,
)
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.working_days import WorkingCalendar, load_calendar

MONDAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


def holiday_on(day: date) -> OfficialDay:
    return OfficialDay(
        date=day,
        kind=DayKind.HOLIDAY,
        name_vi="Nghỉ",
        name_en="Off",
        basis="Văn bản",
        declared_on=None,
        source="https://example.vn",
        confidence=DayConfidence.SEEN,
        evidence=Evidence.PRESS,
        pair=None,
    )


@pytest.mark.parametrize("number", [0, True, False, 1.0, "3", None])
def test_t14_what_is_not_a_number_of_working_days_is_refused(
    calendar: WorkingCalendar, number: int
) -> None:
    with pytest.raises(NumberOfDaysError, match="give a whole number") as caught:
        calendar.add(MONDAY, number)
    assert repr(number) in str(caught.value)


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 2, tzinfo=UTC), "2026-03-02", "05/02/2026", 5, None]
)
def test_t22_what_is_not_a_day_is_refused_by_every_question(
    calendar: WorkingCalendar, day: date
) -> None:
    limit = Limit(3, Unit.CALENDAR_DAY)
    for question in (
        lambda: calendar.add(day, 3),
        lambda: calendar.add(day, -3),
        lambda: calendar.count(day, MONDAY),
        lambda: calendar.count(MONDAY, day),
        lambda: calendar.is_working(day),
        lambda: calendar.next_working(day),
        lambda: calendar.previous_working(day),
        lambda: calendar.day(day),
        lambda: calendar.is_provisional(day, MONDAY),
        lambda: calendar.is_provisional(MONDAY, day),
        lambda: compute_due(calendar, day, limit),
    ):
        with pytest.raises(NotADayError, match="give a date without a time"):
            question()


def test_a_day_outside_the_calendar_is_told_which_end_it_misses(
    calendar: WorkingCalendar,
) -> None:
    with pytest.raises(DayBeforeCoverageError, match="31/12/1999 lies before 01/01/2000"):
        calendar.add(date(1999, 12, 31), 1)
    with pytest.raises(DayAfterCoverageError, match="01/01/2061 lies after 31/12/2060"):
        calendar.is_working(date(2061, 1, 1))


def test_the_first_and_the_last_day_of_the_calendar_are_inside(calendar: WorkingCalendar) -> None:
    assert not calendar.is_working(date(2000, 1, 1))
    assert calendar.is_working(date(2060, 12, 31))


@pytest.mark.parametrize("number", [10_000, -10_000, 10**30])
def test_a_count_that_leaves_the_calendar_is_refused(
    calendar: WorkingCalendar, number: int
) -> None:
    with pytest.raises(CountBeyondCoverageError, match="from 01/01/2000 to 31/12/2060") as caught:
        calendar.add(MONDAY, number)
    assert f"Counting {number} from 02/03/2026" in str(caught.value)


@pytest.mark.parametrize("unit", [Unit.CALENDAR_DAY, Unit.MONTH])
@pytest.mark.parametrize("direction", [Direction.AFTER, Direction.BEFORE])
@pytest.mark.parametrize("number", [40_000, 10**30])
def test_a_limit_that_leaves_the_calendar_is_refused(
    calendar: WorkingCalendar, unit: Unit, direction: Direction, number: int
) -> None:
    with pytest.raises(CountBeyondCoverageError, match="check the number and the date"):
        compute_due(calendar, MONDAY, Limit(number, unit, direction))


def test_a_roll_that_leaves_the_calendar_is_refused(calendar: WorkingCalendar) -> None:
    limit = Limit(1, Unit.CALENDAR_DAY, Direction.BEFORE, Roll.PREVIOUS_WORKING_DAY)

    with pytest.raises(CountBeyondCoverageError):
        compute_due(calendar, date(2000, 1, 2), limit)


@pytest.mark.parametrize("number", [0, -1, True, 2.5])
@pytest.mark.parametrize("unit", list(Unit))
def test_a_limit_below_one_is_refused(calendar: WorkingCalendar, unit: Unit, number: int) -> None:
    with pytest.raises(LimitNumberError, match="whole number of at least 1"):
        compute_due(calendar, MONDAY, Limit(number, unit))


def test_t18_a_calendar_in_which_nobody_works_is_refused_instead_of_searched_for_ever() -> None:
    year = [date(2020, 1, 1) + timedelta(days=i) for i in range(366)]

    with pytest.raises(NoWorkingDayError, match="no working day from 01/01/2020 to 31/12/2020"):
        WorkingCalendar.from_days(map(holiday_on, year), official_years=(2020, 2020))


def test_a_day_listed_twice_is_refused() -> None:
    with pytest.raises(RepeatedDayError, match="02/03/2026 is listed twice"):
        WorkingCalendar.from_days([holiday_on(MONDAY)] * 2, official_years=(2026, 2026))


@pytest.mark.parametrize("years", [(2027, 2026), (1999, 2026), (2026, 2061)])
def test_official_years_outside_the_calendar_are_refused(years: tuple[int, int]) -> None:
    with pytest.raises(OfficialYearsError, match="from 2000 to 2060"):
        WorkingCalendar.from_days([], official_years=years)
