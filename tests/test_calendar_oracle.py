"""Does the numbering agree with walking day by day over a typed list of the official days?"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc.calendar.working_days import WorkingCalendar, load_calendar

OFFICIAL_DAYS = Path(__file__).parent / "answers" / "official_days.csv"
ONE_DAY = timedelta(days=1)
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


def read_kinds() -> dict[date, str]:
    with OFFICIAL_DAYS.open(encoding="utf-8") as file:
        return {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(file)}


KINDS = read_kinds()


def works(day: date) -> bool:
    kind = KINDS.get(day)
    return kind == "swap_work" or (kind is None and day.weekday() < 5)


def walk(start: date, number: int, step: timedelta) -> list[date]:
    """The first `number` working days met when walking from `start`, itself not counted."""
    found: list[date] = []
    day = start
    while len(found) < number:
        day += step
        if works(day):
            found.append(day)
    return found


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


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


@settings(max_examples=20)
@given(st.integers(2012, 2026), st.integers(2012, 2026))
def test_the_numbering_does_not_depend_on_the_years_it_covers(one: int, other: int) -> None:
    first, last = sorted((one, other))
    days = [day for day in CALENDAR.days if first <= day.date.year <= last]
    part = WorkingCalendar.from_days(days, official_years=(first, last))

    for day in days_between(date(first, 1, 1), date(first, 3, 31)):
        assert part.is_working(day) == CALENDAR.is_working(day)
        assert part.add(day, 5) == CALENDAR.add(day, 5)
