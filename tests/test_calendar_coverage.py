"""Does the calendar say of each year what is announced, and how far ahead that reaches?"""

from datetime import date

import pytest

from tthc.calendar.announced import announced_ahead, coming_years, cover_years
from tthc.calendar.known import calendar_known_on, load_version
from tthc.calendar.notices import load_notices
from tthc.calendar.working_days import WorkingCalendar, load_calendar


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.mark.parametrize(
    ("year", "parts"),
    [
        (2013, ("by_law", "by_law", "by_law", "announced")),
        (2016, ("by_law", "announced", "by_law", "none_announced")),
        (2026, ("by_law", "announced", "announced", "announced")),
        (2027, ("by_law", "announced", "announced", "none_announced")),
        (2028, ("by_law", "estimated", "estimated", "none_announced")),
        (2009, ("by_law", "estimated", "estimated", "none_announced")),
    ],
)
def test_each_part_of_a_year_says_how_it_is_known(
    calendar: WorkingCalendar, year: int, parts: tuple[str, ...]
) -> None:
    (found,) = cover_years(calendar, load_notices().statuses, year, year)
    assert (found.fixed, found.tet, found.national_day, found.swaps) == parts


def test_the_coming_years_reach_three_past_the_last_announced_one(
    calendar: WorkingCalendar,
) -> None:
    years = coming_years(calendar, date(2026, 11, 23))

    assert [each.year for each in years] == [2026, 2027, 2028, 2029, 2030]
    assert [each.lone_days for each in years[:3]] == [
        (date(2026, 11, 23),),
        (),
        (date(2028, 4, 3),),
    ]
    assert [bool(each.unsettled) for each in years] == [False, False, False, True, True]
    assert [each.year for each in coming_years(calendar, date(2059, 5, 5))] == [2059, 2060]


@pytest.mark.parametrize(
    ("as_of", "ahead"),
    [
        (date(2026, 12, 31), 249),  # the working days of 2027
        (date(2026, 11, 23), 276),  # and 27 of 2026: 25-27 and 30/11, 23 in December
        (date(2027, 12, 30), 1),
        (date(2027, 12, 31), 0),
        (date(2030, 1, 1), 0),
        (date(2009, 6, 1), 4511),  # all working days of 2010-2027
    ],
)
def test_announced_working_days_are_counted_to_the_end_of_the_last_notice(
    calendar: WorkingCalendar, as_of: date, ahead: int
) -> None:
    assert announced_ahead(calendar, as_of) == ahead


def test_before_its_letter_a_year_is_not_ahead(calendar: WorkingCalendar) -> None:
    known = calendar_known_on(calendar, date(2026, 10, 1))
    (of_2027,) = cover_years(known, load_notices().statuses, 2027, 2027)

    assert announced_ahead(known, date(2026, 12, 30)) == 1
    assert (of_2027.tet, of_2027.national_day) == ("estimated", "estimated")


def test_a_version_is_loaded_as_known_on_a_day() -> None:
    assert load_version(date(2025, 12, 24)).is_working(date(2026, 1, 2))
    assert not load_version(date(2025, 12, 25)).is_working(date(2026, 1, 2))
