"""What is left of a limit that stands still (tạm dừng), and where it ends once it runs on."""

from datetime import date, timedelta
from typing import NamedTuple

from tthc.calendar.deadlines import find_last_day, roll_day
from tthc.calendar.limits import Limit, Unit
from tthc.calendar.working_days import WorkingCalendar

ONE_DAY = timedelta(days=1)


class End(NamedTuple):
    """Where a limit ends: `last_day` by its count, `due` after a day off."""

    last_day: date
    due: date


def find_end(calendar: WorkingCalendar, start: date, limit: Limit) -> End:
    """Find where a limit that never stood still ends.

    Raises:
        CalendarError: as `compute_due`.
    """
    last_day = find_last_day(calendar, start, limit)
    return End(last_day, roll_day(calendar, last_day, limit.roll))


def move_end(
    calendar: WorkingCalendar, limit: Limit, end: End, stopped: date, resumed: date
) -> End:
    """Find where a limit ends that did not run from `stopped` up to the day before `resumed`.

    The days from `stopped` to the last day are left, and are counted again from `resumed`, which is
    the first of them; a limit whose count was over and that waited for the end of a day off ends on
    the first day on which it can. A limit in months counts the days that are left.
    """
    left = max(1, count_units(calendar, limit.unit, stopped - ONE_DAY, end.last_day))
    last_day = _add_units(calendar, limit.unit, resumed - ONE_DAY, left)
    return End(last_day, max(resumed, roll_day(calendar, last_day, limit.roll)))


def count_units(calendar: WorkingCalendar, unit: Unit, start: date, end: date) -> int:
    """Count the days after `start` up to and including `end`: working days where the unit is."""
    return calendar.count(start, end) if unit is Unit.WORKING_DAY else (end - start).days


def _add_units(calendar: WorkingCalendar, unit: Unit, start: date, number: int) -> date:
    if unit is Unit.WORKING_DAY:
        return calendar.add(start, number)
    return start + timedelta(days=number)
