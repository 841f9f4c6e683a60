"""Which working days stand alone between days off: that is where a late swap is declared."""

from datetime import date, timedelta

from tthc.calendar.coverage import FIRST_DAY, LAST_DAY
from tthc.calendar.days import DayKind
from tthc.calendar.working_days import WorkingCalendar

_ONE_DAY = timedelta(days=1)


def lone_days(calendar: WorkingCalendar, first: date, last: date) -> tuple[date, ...]:
    """List the lone working days from `first` to `last`, in order of date.

    A weekend day worked in exchange is none: it comes from a swap and will not be swapped again.
    Nor is a day beside the closure of one unit (storm, move): swaps are declared for everybody.
    """
    low, high = max(first, FIRST_DAY + _ONE_DAY), min(last, LAST_DAY - _ONE_DAY)
    days = (low + timedelta(days=number) for number in range((high - low).days + 1))
    return tuple(day for day in days if _is_lone(calendar, day))


def _is_lone(calendar: WorkingCalendar, day: date) -> bool:
    return (
        calendar.is_working(day)
        and _off_for_all(calendar, day - _ONE_DAY)
        and _off_for_all(calendar, day + _ONE_DAY)
        and calendar.day(day).kind is DayKind.WORKING
    )


def _off_for_all(calendar: WorkingCalendar, day: date) -> bool:
    return not calendar.is_working(day) and calendar.day(day).kind is not DayKind.CLOSURE
