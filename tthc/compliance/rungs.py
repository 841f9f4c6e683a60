"""How far a running duty has come on the ladder of alerts (nấc cảnh báo)."""

from datetime import date, timedelta
from enum import StrEnum

from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.finding import Check
from tthc.errors import CalendarError


class Rung(StrEnum):
    """The rungs, lowest first; the first three are named as the checks that find them."""

    DUE_SOON = "due_soon"  # sắp đến hạn
    DUE_TODAY = "due_today"  # đến hạn hôm nay
    OVERDUE = "overdue"  # quá hạn
    LONG_OVERDUE = "long_overdue"  # quá hạn kéo dài


LEVEL = {rung: level for level, rung in enumerate(Rung)}
RUNG_CHECKS = (Check.DUE_SOON.value, Check.DUE_TODAY.value, Check.OVERDUE.value)


def long_overdue_from(due: date, after: int, calendar: WorkingCalendar) -> date:
    """Give the day that is `after` working days past a due day."""
    try:
        return calendar.add(due, after)
    except CalendarError:
        return due + timedelta(days=after)


def rung_on(check: str, due: date, day: date, after: int, calendar: WorkingCalendar) -> Rung:
    """Give the rung of a running duty on a day."""
    rung = Rung(check)
    is_long = rung is Rung.OVERDUE and day >= long_overdue_from(due, after, calendar)
    return Rung.LONG_OVERDUE if is_long else rung
