"""Is a named date read with or without itself, and the safe day shown where it is a day off?"""

from datetime import date

import pytest

from tests.registers import Unit
from tthc.calendar.errors import DayAfterCoverageError, DayBeforeCoverageError
from tthc.calendar.fixed_dates import DateWording, read_fixed_date
from tthc.calendar.working_days import WorkingCalendar, load_calendar


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.mark.parametrize(
    ("wording", "stated", "last_day", "safe_day"),
    [
        # 2715/QĐ-UBND Quảng Trị: "trước ngày 21/11/2025", a Friday
        ("before", date(2025, 11, 21), date(2025, 11, 20), date(2025, 11, 20)),
        # Thái Nguyên: "chậm nhất ngày 21/11/2025"
        ("by", date(2025, 11, 21), date(2025, 11, 21), date(2025, 11, 21)),
        ("before", date(2025, 11, 24), date(2025, 11, 23), date(2025, 11, 21)),  # a Monday
        ("by", date(2026, 1, 2), date(2026, 1, 2), date(2025, 12, 31)),  # swapped off
        ("by", date(2026, 1, 10), date(2026, 1, 10), date(2026, 1, 10)),  # a worked Saturday
        ("before", date(2026, 2, 23), date(2026, 2, 22), date(2026, 2, 13)),  # after Tết
    ],
)
def test_by_includes_the_named_day_and_before_does_not(
    calendar: WorkingCalendar, wording: str, stated: date, last_day: date, safe_day: date
) -> None:
    found = read_fixed_date(calendar, stated, DateWording(wording))

    assert (found.last_day, found.safe_day, found.provisional) == (last_day, safe_day, False)


def test_a_named_date_in_an_uncovered_year_is_provisional(calendar: WorkingCalendar) -> None:
    assert read_fixed_date(calendar, date(2028, 3, 1), DateWording.BY).provisional
    assert not read_fixed_date(calendar, date(2028, 1, 1), DateWording.BEFORE).provisional
    # 1/1/2010 is announced; the working day before it lies in 2009, which is not.
    new_year = read_fixed_date(calendar, date(2010, 1, 1), DateWording.BY)
    assert (new_year.safe_day, new_year.provisional) == (date(2009, 12, 31), True)


def test_a_named_date_outside_the_calendar_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(DayAfterCoverageError):
        read_fixed_date(calendar, date(2061, 1, 1), DateWording.BEFORE)
    with pytest.raises(DayBeforeCoverageError):
        read_fixed_date(calendar, date(2000, 1, 1), DateWording.BEFORE)


def test_the_command_says_both_days_in_every_format(example_to_read: Unit) -> None:
    said = example_to_read.ask("calendar", "before", "24/11/2025")
    assert (said["last_day"], said["safe_day"]) == ("2025-11-23", "2025-11-21")

    text = example_to_read.call("calendar", "before", "24/11/2025").out
    table = example_to_read.call("calendar", "by", "24/11/2025", "--format", "csv").out
    assert "21/11/2025" in text
    assert table.splitlines()[1] == "2025-11-24,by,2025-11-24,2025-11-24,false"


def test_a_named_date_is_read_on_the_calendar_as_known_on_a_day(example_to_read: Unit) -> None:
    by = ("calendar", "by", "02/01/2026")
    assert example_to_read.ask(*by)["safe_day"] == "2025-12-31"
    assert example_to_read.ask(*by, "--known-at", "24/12/2025")["safe_day"] == "2026-01-02"
    provisional = example_to_read.call("calendar", "by", "01/03/2028").out
    assert "Chưa có thông báo lịch nghỉ năm 2028" in provisional


def test_what_another_reading_would_give_is_shown_beside_the_named_date(
    example_to_read: Unit,
) -> None:
    """24/11/2029 is a Saturday: made up, Monday 26 is off, and Friday 23 the safe day."""
    said = example_to_read.ask("calendar", "by", "26/11/2029")
    text = example_to_read.call("calendar", "by", "26/11/2029").out

    assert said["uncovered_years"] == [2029]
    assert [(one["reading"], one["due"]) for one in said["readings"]] == [
        ("day_excluded", "2029-11-25"),
        ("made_up", "2029-11-23"),
    ]
    assert "Chưa có thông báo lịch nghỉ năm 2029" in text
    assert "ngày 24/11 được nghỉ bù: đến hạn ngày 23/11/2029" in text


def test_what_another_reading_would_give_is_shown_beside_a_limit(example_to_read: Unit) -> None:
    """Five days back from Friday 01/01/2027 is a Sunday; on the safe side Friday 25/12."""
    asked = ("calendar", "add", "2027-01-01", "-5", "--unit", "calendar_day")
    assert [(one["reading"], one["due"]) for one in example_to_read.ask(*asked)["readings"]] == [
        ("start_counted", "2026-12-28"),
        ("safe", "2026-12-25"),
    ]
    text = " ".join(example_to_read.call(*asked).out.split())
    assert "cách an toàn, ngày làm việc liền trước: đến hạn ngày 25/12/2026" in text
