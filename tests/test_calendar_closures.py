"""Does a day on which one unit is closed count for that unit alone, once it was declared?"""

from datetime import date
from pathlib import Path

import pytest

from tests.day_files import YEAR, write_folder
from tests.unit_notices import CLOSED, INVENTED, SCOPE, STORM, laid, official_calendar
from tthc.calendar.days import DayKind
from tthc.calendar.errors import CalendarDataError
from tthc.calendar.known import calendar_known_on
from tthc.calendar.working_days import WorkingCalendar, load_calendar

official = pytest.fixture(scope="module")(official_calendar)


def test_a_closure_counts_for_its_unit_alone(official: WorkingCalendar) -> None:
    after = laid(CLOSED, official)
    closed, open_ = after.of("bac-ninh", "so-y-te"), after.of("bac-ninh", "so-tu-phap")
    # Tue 07/09/2027 and one working day: Wed 8, or Thu 9 where Wed 8 is closed.
    assert closed.add(date(2027, 9, 7), 1) == date(2027, 9, 9)
    assert open_.add(date(2027, 9, 7), 1) == after.add(date(2027, 9, 7), 1) == date(2027, 9, 8)
    assert closed.day(date(2027, 9, 8)).kind is DayKind.CLOSURE
    assert after.of("bac-ninh", "so-y-te") is closed
    assert after.fingerprint != official.fingerprint


def test_a_closure_of_a_province_counts_for_each_of_its_departments(
    official: WorkingCalendar,
) -> None:
    after = laid(CLOSED.replace('department = "so-y-te"', 'province = "hue"'), official)
    assert not after.of("hue", "so-y-te").is_working(date(2027, 9, 8))
    assert after.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))


def test_a_closure_was_not_known_before_it_was_declared(official: WorkingCalendar) -> None:
    after = laid(CLOSED, official)
    eve = calendar_known_on(after, date(2027, 9, 6))
    assert eve.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))
    day = calendar_known_on(after, date(2027, 9, 7))
    assert not day.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))


def test_a_saturday_worked_by_all_may_be_closed_in_one_unit(official: WorkingCalendar) -> None:
    after = laid(INVENTED, official)
    text = CLOSED.replace("2027-09-08", "2027-08-28").replace("Wed", "Sat")
    both = laid(text.replace("2027-09-07", "2027-08-27"), after)
    assert not both.of("bac-ninh", "so-y-te").is_working(date(2027, 8, 28))
    assert both.is_working(date(2027, 8, 28))


@pytest.mark.parametrize("key", ["scope", "closures"])
def test_days_of_one_unit_do_not_belong_in_the_table_for_all(tmp_path: Path, key: str) -> None:
    line = SCOPE if key == "scope" else STORM
    folder = write_folder(tmp_path, YEAR + line)
    with pytest.raises(CalendarDataError, match=f"group 2, {key}: this file holds for every unit"):
        load_calendar(folder)
