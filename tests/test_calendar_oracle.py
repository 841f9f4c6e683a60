"""Does the numbering agree with walking day by day over a typed list of the official days?"""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendar_oracle import ONE_DAY, days_between, end_of, walk, works
from tthc.calendar.deadlines import compute_due, find_last_day
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.working_days import WorkingCalendar, load_calendar

CALENDAR = load_calendar()

# calendar/notes: the working days of each year, counted by hand.
WORKING_DAYS_OF_YEAR = {
    2010: 252,
    2011: 251,
    2012: 251,
    2013: 253,
    2014: 252,
    2015: 250,
    2016: 251,
    2017: 250,
    2018: 250,
    2019: 252,
    2020: 252,
    2021: 250,
    2022: 249,
    2023: 249,
    2024: 251,
    2025: 250,
    2026: 249,
    2027: 249,
}


def test_every_day_from_2010_to_2027_is_worked_or_not_as_listed() -> None:
    for day in days_between(date(2010, 1, 1), date(2027, 12, 31)):
        assert CALENDAR.is_working(day) == works(day), day


@pytest.mark.parametrize("year", range(2010, 2028))
def test_t16_thirty_working_days_after_any_day_of_the_year_are_found_by_walking(year: int) -> None:
    last = date(year, 12, 31) if year < 2027 else date(2027, 11, 1)
    for start in days_between(date(year, 1, 1), last):
        expected = walk(start, 30, ONE_DAY)
        assert [CALENDAR.add(start, number) for number in range(1, 31)] == expected, start


@pytest.mark.parametrize("year", range(2010, 2028))
def test_thirty_working_days_before_any_day_of_the_year_are_found_by_walking(year: int) -> None:
    first = date(year, 1, 1) if year > 2010 else date(2010, 3, 1)
    for start in days_between(first, date(year, 12, 31)):
        expected = walk(start, 30, -ONE_DAY)
        assert [CALENDAR.add(start, -number) for number in range(1, 31)] == expected, start


@pytest.mark.parametrize(("year", "working_days"), WORKING_DAYS_OF_YEAR.items())
def test_the_working_days_of_a_year_are_those_counted_by_hand(year: int, working_days: int) -> None:
    assert CALENDAR.count(date(year - 1, 12, 31), date(year, 12, 31)) == working_days


def test_the_nearest_working_day_is_found_from_every_day() -> None:
    for day in days_between(date(2010, 1, 4), date(2027, 12, 31)):
        following = day if works(day) else walk(day, 1, ONE_DAY)[0]
        preceding = day if works(day) else walk(day, 1, -ONE_DAY)[0]
        assert CALENDAR.next_working(day) == following, day
        assert CALENDAR.previous_working(day) == preceding, day


official = st.dates(date(2010, 1, 1), date(2027, 12, 31))
numbers = st.integers(1, 250)
starts = st.dates(date(2010, 1, 1), date(2025, 12, 31))
late_starts = st.dates(date(2012, 1, 1), date(2027, 12, 31))


@given(starts, numbers)
def test_t12_a_due_day_is_worked_and_exactly_n_working_days_lie_up_to_it(
    start: date, number: int
) -> None:
    due = CALENDAR.add(start, number)

    assert works(due)
    assert sum(works(day) for day in days_between(start + ONE_DAY, due)) == number
    assert CALENDAR.count(start, due) == number


@given(late_starts, numbers)
def test_counting_back_passes_exactly_n_working_days(start: date, number: int) -> None:
    due = CALENDAR.add(start, -number)

    assert works(due)
    assert sum(works(day) for day in days_between(due, start - ONE_DAY)) == number


@given(starts, starts, numbers)
def test_t13_a_later_start_never_gives_an_earlier_due_day(
    one: date, other: date, number: int
) -> None:
    early, late = sorted((one, other))

    assert CALENDAR.add(early, number) <= CALENDAR.add(late, number)


@given(starts, numbers, numbers)
def test_t15_adding_twice_is_adding_the_sum(start: date, first: int, second: int) -> None:
    assert CALENDAR.add(CALENDAR.add(start, first), second) == CALENDAR.add(start, first + second)


@given(official, official)
def test_t11_the_count_changes_its_sign_with_the_direction(one: date, other: date) -> None:
    low, high = sorted((one, other))

    assert CALENDAR.count(one, other) == -CALENDAR.count(other, one)
    assert CALENDAR.count(low, high) == sum(works(day) for day in days_between(low + ONE_DAY, high))


@given(late_starts, numbers)
def test_counting_back_from_a_due_day_leads_to_the_working_day_it_was_counted_from(
    start: date, number: int
) -> None:
    worked = CALENDAR.previous_working(start)

    assert CALENDAR.add(CALENDAR.add(worked, -number), number) == worked


@given(
    st.dates(date(2013, 1, 1), date(2024, 12, 31)),
    st.integers(1, 30),
    st.sampled_from([unit for unit in Unit if unit is not Unit.FIXED_DATE]),
    st.sampled_from(Direction),
    st.sampled_from(Roll),
)
def test_every_limit_ends_where_a_plain_walk_ends(
    start: date, number: int, unit: Unit, direction: Direction, roll: Roll
) -> None:
    limit = Limit(number, unit, direction, roll)
    step = ONE_DAY if direction is Direction.AFTER else -ONE_DAY

    found = find_last_day(CALENDAR, start, limit), compute_due(CALENDAR, start, limit)
    assert found == end_of(start, step, number, unit.value, roll.value)


# numpy opens no Saturday: it is given a week of seven worked days and every single day off.
YEARS = days_between(date(2010, 1, 1), date(2027, 12, 31))
CLOSED = [day for day in YEARS if not works(day)]
NUMPY = np.busdaycalendar(weekmask="1111111", holidays=CLOSED)


@pytest.mark.parametrize("number", [1, 2, 3, 5, 10, 20, 30])
def test_numpy_told_of_every_day_off_adds_alike_from_every_day(number: int) -> None:
    starts = np.arange("2010-03-01", "2027-11-01", dtype="datetime64[D]")
    after = np.busday_offset(starts, number, roll="backward", busdaycal=NUMPY)
    before = np.busday_offset(starts, -number, roll="forward", busdaycal=NUMPY)

    assert [CALENDAR.add(day, number) for day in starts.tolist()] == after.tolist()
    assert [CALENDAR.add(day, -number) for day in starts.tolist()] == before.tolist()


def test_numpy_told_of_every_day_off_counts_alike() -> None:
    ends = np.array(YEARS, "datetime64[D]")
    counts = np.busday_count("2010-01-01", ends + 1, busdaycal=NUMPY)  # 1/1/2010 is off

    assert [CALENDAR.count(YEARS[0], day) for day in YEARS] == counts.tolist()


@settings(max_examples=20)
@given(st.integers(2012, 2026), st.integers(2012, 2026))
def test_the_numbering_does_not_depend_on_the_years_it_covers(one: int, other: int) -> None:
    first, last = sorted((one, other))
    days = [day for day in CALENDAR.days if first <= day.date.year <= last]
    part = WorkingCalendar.from_days(days, official_years=(first, last))

    for day in days_between(date(first, 1, 1), date(first, 3, 31)):
        assert part.is_working(day) == CALENDAR.is_working(day)
        assert part.add(day, 5) == CALENDAR.add(day, 5)
