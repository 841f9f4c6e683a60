"""What the calendar says of a year: its days off and its worked weekend days."""

from datetime import date, timedelta

from tthc.calendar.days import DayKind, OfficialDay
from tthc.calendar.working_days import WorkingCalendar

_PLAIN = frozenset({DayKind.WORKING, DayKind.WEEKEND})


def special_days(calendar: WorkingCalendar, year: int) -> tuple[OfficialDay, ...]:
    """Give every day of a year that is not plainly working or weekend."""
    known = min(max(year, date.min.year), date.max.year)
    first = calendar.day(date(known, 1, 1)).date
    length = (date(known, 12, 31) - first).days + 1
    days = (calendar.day(first + timedelta(days=number)) for number in range(length))
    return tuple(day for day in days if day.kind not in _PLAIN)
