"""Does a calendar of three typed years count up to its bounds, and on into estimated years?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tthc.calendar.days import DayConfidence, DayKind, Evidence, OfficialDay
from tthc.calendar.errors import CountBeyondCoverageError, NoWorkingDayError, RepeatedDayError
from tthc.calendar.records import fingerprint
from tthc.calendar.working_days import WorkingCalendar

LAWS = "https://luatvietnam.vn"
NEW_YEAR_2018 = OfficialDay(
    date=date(2018, 1, 2),
    kind=DayKind.HOLIDAY,
    name_vi="Ngày nghỉ",
    name_en="A day off",
    basis="invented",
    declared_on=None,
    source="",
    confidence=DayConfidence.SEEN,
    evidence=Evidence.PRESS,
    pair=None,
)


def small(*off: date) -> WorkingCalendar:
    """Three years of Mondays to Fridays with these days off alone; 1/1/2018 is a Monday."""
    days = (replace(NEW_YEAR_2018, date=day) for day in off)
    return WorkingCalendar.from_days(days, official_years=(2018, 2020))


def test_counting_begins_and_ends_at_the_bounds_of_the_notices() -> None:
    calendar = small()

    assert calendar.add(date(2018, 1, 1), 1) == date(2018, 1, 2)
    assert calendar.add(date(2018, 1, 2), -1) == date(2018, 1, 1)
    assert calendar.add(date(2020, 12, 30), 1) == date(2020, 12, 31)
    assert calendar.is_working(date(2018, 1, 1))
    assert calendar.is_working(date(2020, 12, 31))
    assert calendar.count(date(2018, 1, 1), date(2018, 1, 5)) == 4
    assert calendar.count(date(2018, 1, 5), date(2018, 1, 1)) == -4


def test_counting_leaves_the_notices_at_either_end_into_estimated_years() -> None:
    """1/1/2021 is a Friday and a holiday, Mon 4 a working day; 29/12/2017 a Friday."""
    assert small().add(date(2020, 12, 31), 1) == date(2021, 1, 4)
    assert small().add(date(2018, 1, 1), -1) == date(2017, 12, 29)
    assert small().add(date(2017, 12, 29), 1) == date(2018, 1, 1)
    assert small().add(date(2021, 1, 4), -1) == date(2020, 12, 31)
    assert small().count(date(2017, 12, 29), date(2021, 1, 4)) == 261 + 261 + 262 + 1
    # From the first day of an estimated year: Sun 1/1/2017, Sat 31/12; Fri 30/12/2016.
    assert small().add(date(2017, 1, 1), -1) == date(2016, 12, 30)
    # Estimated are Tết 2017 (26/1-1/2) and 2021 (10-16/2).
    assert not small().is_working(date(2017, 2, 1))
    assert not small().is_working(date(2021, 2, 16))


def test_what_a_notice_says_of_an_uncovered_year_stands_over_the_estimate() -> None:
    """Invented: Wednesday 6/1/2021 is off though 2021 is estimated; so is Thu 28/12/2017."""
    calendar = small(date(2021, 1, 6), date(2017, 12, 28))

    assert calendar.add(date(2021, 1, 5), 1) == date(2021, 1, 7)
    assert calendar.add(date(2017, 12, 29), -1) == date(2017, 12, 27)
    assert calendar.day(date(2021, 1, 6)).basis == "invented"
    assert calendar.is_provisional(date(2021, 1, 6), date(2021, 1, 6))


def test_the_span_is_provisional_from_either_side() -> None:
    calendar = small()

    inside, before, after = date(2019, 5, 5), date(2017, 12, 31), date(2021, 1, 1)
    assert not calendar.is_provisional(date(2018, 1, 1), date(2020, 12, 31))
    assert calendar.is_provisional(before, inside)
    assert calendar.is_provisional(inside, before)
    assert calendar.is_provisional(inside, after)
    assert calendar.is_provisional(after, inside)


def test_a_plain_day_says_whether_its_year_is_announced() -> None:
    calendar = small(date(2018, 1, 2))

    told = {day: calendar.day(day) for day in (date(2018, 1, 3), date(2021, 1, 5))}
    assert [day.confidence.value for day in told.values()] == ["computed", "estimated"]
    assert calendar.day(date(2018, 1, 2)).confidence is DayConfidence.SEEN
    assert {day.source for day in told.values()} == {
        f"{LAWS}/lao-dong/quyet-dinh-188-1999-qd-ttg-thu-tuong-chinh-phu-9817-d1.html"
    }
    assert {day.declared_on for day in told.values()} == {date(1999, 9, 17)}
    assert {(day.evidence.value, day.pair) for day in told.values()} == {("statute", None)}


def test_days_in_any_order_make_one_calendar_with_one_label() -> None:
    one, other = (
        small(date(2018, 1, 2), date(2019, 3, 4)),
        small(date(2019, 3, 4), date(2018, 1, 2)),
    )

    assert one.days == other.days == tuple(sorted(one.days, key=lambda day: day.date))
    assert one.label == other.label == f"2018-2020, 2 days, sha256 {one.fingerprint[:8]}"
    assert (len(one.fingerprint), one.fingerprint) == (64, fingerprint(one.days))
    assert one.official_years == (2018, 2020)


def test_one_day_listed_twice_is_refused_with_its_date() -> None:
    with pytest.raises(RepeatedDayError, match="02/01/2018 is listed twice"):
        small(date(2018, 1, 2), date(2019, 3, 4), date(2018, 1, 2))


def test_a_calendar_without_a_working_day_is_refused_with_its_years() -> None:
    every = [date(2018, 1, 1) + timedelta(days=number) for number in range(365)]
    days = (replace(NEW_YEAR_2018, date=day) for day in every)
    with pytest.raises(NoWorkingDayError, match="from 01/01/2018 to 31/12/2018"):
        WorkingCalendar.from_days(days, official_years=(2018, 2018))


def test_a_count_beyond_the_calendar_is_refused_with_its_number_and_start() -> None:
    with pytest.raises(CountBeyondCoverageError, match="Counting 2 from 30/12/2060 leaves"):
        small().add(date(2060, 12, 30), 2)
    with pytest.raises(CountBeyondCoverageError, match="Counting -2 from 05/01/2000 leaves"):
        small().add(date(2000, 1, 5), -2)
    assert small().add(date(2060, 12, 30), 1) == date(2060, 12, 31)
    # Saturday 1/1/2000 is made up on Monday 3.
    assert small().add(date(2000, 1, 5), -1) == date(2000, 1, 4)
