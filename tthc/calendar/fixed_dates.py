"""Until which day may an act be done when a text names a date instead of a limit?"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tthc.calendar.coverage import check_day
from tthc.calendar.working_days import WorkingCalendar


class DateWording(StrEnum):
    """How the text names the date."""

    BY = "by"  # "chậm nhất ngày D", "đến hết ngày D"
    BEFORE = "before"  # "trước ngày D"


@dataclass(frozen=True, slots=True)
class FixedDate:
    """The last day by the words, and the last working day up to it, which is the safe one.

    No text moves a named date that is a day off to the next working day: the Civil Code
    (91/2015/QH13, art. 148(5)) does so for limits (thời hạn).
    """

    stated: date
    wording: DateWording
    last_day: date
    safe_day: date
    provisional: bool


def read_fixed_date(calendar: WorkingCalendar, stated: date, wording: DateWording) -> FixedDate:
    """Read a named date: "by" includes it, "before" ends with the day before it.

    Raises:
        CalendarError: the day lies outside the calendar.
    """
    check_day(stated)
    last_day = stated - timedelta(days=int(wording is DateWording.BEFORE))
    safe_day = calendar.previous_working(last_day)
    provisional = calendar.is_provisional(safe_day, last_day)
    return FixedDate(stated, wording, last_day, safe_day, provisional)
