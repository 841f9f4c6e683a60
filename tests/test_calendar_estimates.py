"""Are uncovered years estimated only when needed, marked as such, and not beyond what is known?"""

import subprocess
import sys
from datetime import date

import pytest

from tthc.calendar.days import DayConfidence, DayKind, Evidence
from tthc.calendar.differences import differences
from tthc.calendar.estimate import estimate_days
from tthc.calendar.working_days import WorkingCalendar, load_calendar

# First day of Tết and 10/3 lunar, computed from new moons and solar longitude at UTC+7.
LUNAR_DAYS = {
    2028: (date(2028, 1, 26), date(2028, 4, 4)),
    2029: (date(2029, 2, 13), date(2029, 4, 23)),
    2030: (date(2030, 2, 2), date(2030, 4, 12)),  # China: 3 February
    2031: (date(2031, 1, 23), date(2031, 4, 1)),
    2032: (date(2032, 2, 11), date(2032, 4, 19)),
    2033: (date(2033, 1, 31), date(2033, 4, 9)),
    2034: (date(2034, 2, 19), date(2034, 4, 28)),
    2035: (date(2035, 2, 8), date(2035, 4, 17)),
    2036: (date(2036, 1, 28), date(2036, 4, 6)),
    2037: (date(2037, 2, 15), date(2037, 4, 24)),  # China: 25 April
    2038: (date(2038, 2, 4), date(2038, 4, 13)),  # China: 14 April
    2039: (date(2039, 1, 24), date(2039, 4, 3)),
    2040: (date(2040, 2, 12), date(2040, 4, 20)),
    2041: (date(2041, 2, 1), date(2041, 4, 10)),
    2042: (date(2042, 1, 22), date(2042, 4, 29)),
    2043: (date(2043, 2, 10), date(2043, 4, 19)),
    2044: (date(2044, 1, 30), date(2044, 4, 7)),
    2045: (date(2045, 2, 17), date(2045, 4, 26)),
    2046: (date(2046, 2, 6), date(2046, 4, 15)),
    2047: (date(2047, 1, 26), date(2047, 4, 4)),
    2048: (date(2048, 2, 14), date(2048, 4, 22)),
    2049: (date(2049, 2, 2), date(2049, 4, 11)),
    2050: (date(2050, 1, 23), date(2050, 4, 1)),
}

# Days whose working status the library has wrong in its version 0.109, from the official letters.
WRONG_IN_THE_LIBRARY = {
    date(2010, 9, 3): False,
    date(2010, 9, 11): True,
    date(2011, 1, 29): True,
    date(2011, 1, 30): True,
    date(2011, 1, 31): False,
    date(2011, 2, 1): False,
    date(2011, 4, 9): True,
    date(2011, 4, 11): False,
    date(2012, 12, 31): False,
    date(2013, 1, 5): True,
    date(2013, 2, 23): True,
    date(2014, 1, 25): True,
    date(2014, 1, 28): False,
    date(2014, 2, 5): False,
    date(2014, 2, 8): True,
    date(2026, 1, 2): False,
    date(2026, 1, 10): True,
}


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.mark.parametrize(("year", "days"), LUNAR_DAYS.items())
def test_lunar_holidays_are_those_of_vietnam_not_of_china(
    year: int, days: tuple[date, date]
) -> None:
    estimated = {day.date: day for day in estimate_days(year)}

    assert estimated[days[0]].name_vi == "Tết Nguyên Đán"
    assert estimated[days[1]].name_vi == "Ngày Giỗ Tổ Hùng Vương"
    assert {estimated[day].kind for day in days} == {DayKind.HOLIDAY}


@pytest.mark.parametrize(
    ("years", "holidays"), [(range(2000, 2007), 8), (range(2007, 2010), 9), (range(2028, 2061), 12)]
)
def test_an_estimated_year_has_the_holidays_of_its_labour_code(years: range, holidays: int) -> None:
    for year in years:
        days = estimate_days(year)
        made_up = [
            day
            for day in days
            if day.kind is DayKind.HOLIDAY
            and day.date.weekday() > 4
            and (day.date.month, day.date.day) != (11, 24)
        ]
        assert sum(day.kind is DayKind.HOLIDAY for day in days) == holidays, year
        assert sum(day.kind is DayKind.SUBSTITUTE for day in days) == len(made_up), year
        assert [day.date for day in days] == sorted({day.date for day in days})


def test_tet_2030_is_made_up_after_its_weekend() -> None:
    kinds = {day.date: day.kind for day in estimate_days(2030) if day.date < date(2030, 3, 1)}

    assert kinds == {
        date(2030, 1, 1): DayKind.HOLIDAY,
        date(2030, 1, 31): DayKind.HOLIDAY,
        date(2030, 2, 1): DayKind.HOLIDAY,
        date(2030, 2, 2): DayKind.HOLIDAY,
        date(2030, 2, 3): DayKind.HOLIDAY,
        date(2030, 2, 4): DayKind.HOLIDAY,
        date(2030, 2, 5): DayKind.SUBSTITUTE,
        date(2030, 2, 6): DayKind.SUBSTITUTE,
    }


def test_tet_had_four_days_until_2013_and_has_five_since_2014() -> None:
    """The fifth came with Labour Code 10/2012/QH13, in force from 01/05/2013."""
    days = {
        year: [
            day.date
            for day in estimate_days(year)
            if day.kind is DayKind.HOLIDAY and "Tết" in day.name_vi and day.date.day > 1
        ]
        for year in (2012, 2013)
    }
    assert days == {
        2012: [date(2012, 1, day) for day in (22, 23, 24, 25)],
        2013: [date(2013, 2, day) for day in (9, 10, 11, 12)],
    }
    tet = [
        day.kind for day in estimate_days(2014) if date(2014, 1, 2) < day.date < date(2014, 3, 1)
    ]
    assert (tet.count(DayKind.HOLIDAY), tet.count(DayKind.SUBSTITUTE)) == (5, 2)


def test_an_estimated_day_says_that_it_is_one() -> None:
    for day in estimate_days(2028):
        assert day.confidence is DayConfidence.ESTIMATED
        assert day.evidence is Evidence.LIBRARY
        assert day.basis == ("Ước tính theo thư viện holidays 0.109; chưa có thông báo chính thức")
        assert (day.source, day.declared_on, day.pair) == ("holidays 0.109", None, None)


def test_culture_day_on_a_weekend_gives_no_made_up_day(calendar: WorkingCalendar) -> None:
    assert calendar.day(date(2029, 11, 24)).kind is DayKind.HOLIDAY
    assert calendar.is_working(date(2029, 11, 26))
    assert calendar.is_working(date(2030, 11, 25))


def test_there_is_no_culture_day_before_2026(calendar: WorkingCalendar) -> None:
    assert calendar.is_working(date(2025, 11, 24))


def test_t8_days_of_an_uncovered_year_are_provisional(calendar: WorkingCalendar) -> None:
    assert calendar.is_provisional(date(2027, 12, 31), date(2028, 1, 1))
    assert calendar.is_provisional(date(2028, 1, 1), date(2027, 12, 31))
    assert calendar.is_provisional(date(2009, 12, 31), date(2010, 1, 4))
    assert not calendar.is_provisional(date(2010, 1, 1), date(2027, 12, 31))
    assert calendar.day(date(2028, 3, 1)).confidence is DayConfidence.ESTIMATED
    assert calendar.day(date(2027, 3, 1)).confidence is DayConfidence.COMPUTED


def test_counting_runs_into_estimated_years_in_both_directions() -> None:
    # 1/1/2028 is a Saturday, made up on Monday; 2009 ends on a Thursday.
    assert load_calendar().add(date(2027, 12, 31), 1) == date(2028, 1, 4)
    assert load_calendar().add(date(2010, 1, 4), -1) == date(2009, 12, 31)
    assert load_calendar().count(date(2027, 12, 31), date(2028, 1, 7)) == 4
    assert load_calendar().add(date(2027, 12, 31), 8000) > date(2059, 1, 1)


def test_counting_begins_after_a_day_off_of_an_estimated_year_as_after_any_other() -> None:
    # Sat 1/1/2028 is made up on Mon 3/1: Tue 4 is the first; back, Fri 31/12/2027 is.
    assert load_calendar().add(date(2028, 1, 1), 3) == date(2028, 1, 6)
    assert load_calendar().add(date(2028, 1, 2), -1) == date(2027, 12, 31)


def test_a_notice_for_an_uncovered_year_stands_over_the_estimate() -> None:
    table = load_calendar()
    early = [day for day in table.days if day.date.year < 2025]
    named = {date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 10)}
    late = [day for day in table.days if day.date in named]

    calendar = WorkingCalendar.from_days(early + late, official_years=(2010, 2024))

    assert not calendar.is_working(date(2026, 1, 2))
    assert calendar.is_working(date(2026, 1, 10))
    assert calendar.day(date(2026, 1, 1)).confidence is DayConfidence.SEEN
    assert calendar.day(date(2026, 2, 17)).confidence is DayConfidence.ESTIMATED


def test_t1_the_library_differs_on_these_seventeen_days_and_no_other() -> None:
    found = differences(2010, 2027)

    assert {each.date: each.officially_working for each in found} == WRONG_IN_THE_LIBRARY
    assert len(found) == 17
    assert found[-1].basis == "Công văn 12729/VPCP-KGVX ngày 25/12/2025"


def loaded_after(statements: str) -> set[str]:
    """The slow libraries that a fresh interpreter has loaded after running the statements."""
    code = f"{statements}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {"holidays", "pydantic", "rich", "numpy", "transitions"} & set(done.stdout.split())


def test_the_library_is_loaded_only_when_an_uncovered_year_is_touched() -> None:
    load = (
        "from tthc.calendar.working_days import *; from datetime import date; c = load_calendar()"
    )

    assert loaded_after(load + "; c.add(date(2026, 1, 1), 30)") == {"pydantic"}
    assert loaded_after(load + "; c.add(date(2027, 12, 31), 1)") == {"pydantic", "holidays"}


def test_counting_over_a_kept_copy_loads_no_slow_library() -> None:
    statements = (
        "from datetime import date\n"
        "from tthc.calendar.deadlines import explain_due\n"
        "from tthc.calendar.limits import Limit, Unit\n"
        "from tthc.calendar.records import parse_days\n"
        "from tthc.calendar.working_days import WorkingCalendar\n"
        "c = WorkingCalendar.from_days(parse_days([]), official_years=(2026, 2026))\n"
        "explain_due(c, date(2026, 3, 2), Limit(3, Unit.WORKING_DAY))"
    )

    assert loaded_after(statements) == set()
