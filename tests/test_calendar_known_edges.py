"""Is a calendar of three typed years cut where its letters were not written yet, and only there?"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.day_files import YEAR, write_folder
from tests.test_calendar_bounds import NEW_YEAR_2018, small
from tthc.calendar.days import DayKind, LocalDay, OfficialDay
from tthc.calendar.known import calendar_known_on, load_version
from tthc.calendar.lone_days import lone_days
from tthc.calendar.working_days import WorkingCalendar

LETTER, EVE = date(2017, 12, 1), date(2017, 11, 30)
UNIT = ("bac-ninh", "so-y-te")


def declared(day: date, kind: DayKind = DayKind.HOLIDAY) -> OfficialDay:
    return replace(NEW_YEAR_2018, date=day, kind=kind, declared_on=LETTER)


def calendar_of(*days: OfficialDay, local: tuple[LocalDay, ...] = ()) -> WorkingCalendar:
    return WorkingCalendar.from_days(days, official_years=(2018, 2020), local=local)


def test_the_first_year_stays_though_a_letter_on_it_was_not_written_yet() -> None:
    known = calendar_known_on(calendar_of(declared(date(2018, 2, 15))), EVE)

    assert known.official_years == (2018, 2020)
    assert known.is_working(date(2018, 2, 15))  # a Thursday


def test_the_second_year_goes_and_those_after_it() -> None:
    calendar = calendar_of(declared(date(2019, 2, 5)))

    assert calendar_known_on(calendar, EVE).official_years == (2018, 2018)
    assert calendar_known_on(calendar, LETTER) is calendar


def test_a_closure_stays_known_beside_a_day_that_is_not() -> None:
    """Wednesday 7/3/2018, closed before the letter on Tuesday 5/2/2019 was written."""
    early = replace(declared(date(2018, 3, 7), DayKind.CLOSURE), declared_on=EVE)
    local = (LocalDay(*UNIT, early),)
    known = calendar_known_on(calendar_of(declared(date(2019, 2, 5)), local=local), EVE)

    assert not known.of(*UNIT).is_working(date(2018, 3, 7))
    assert known.is_working(date(2018, 3, 7))


def test_a_holiday_of_one_unit_is_known_from_its_letter() -> None:
    local = (LocalDay(*UNIT, declared(date(2018, 3, 7))),)
    calendar = calendar_of(local=local)

    assert calendar_known_on(calendar, EVE).of(*UNIT).is_working(date(2018, 3, 7))
    assert not calendar_known_on(calendar, LETTER).of(*UNIT).is_working(date(2018, 3, 7))


def test_a_folder_is_a_version_too(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, YEAR)
    assert load_version(folder).official_years == (2026, 2026)


def test_the_last_day_of_the_calendar_has_no_day_after_it_to_ask() -> None:
    """Thursday 30/12/2060 is off: Friday 31 might stand alone, but Saturday is not asked."""
    calendar = small(date(2060, 12, 30))
    assert lone_days(calendar, date(2060, 12, 31), date(2060, 12, 31)) == ()
