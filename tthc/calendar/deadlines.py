"""When a limit (thời hạn) ends, and day by day why."""

from dataclasses import dataclass
from datetime import date, timedelta

from tthc.calendar.coverage import FIRST_DAY, LAST_DAY, check_day, leaves_coverage
from tthc.calendar.errors import LimitNumberError
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.steps import Step, walk_steps
from tthc.calendar.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day (ngày đến hạn) with its reasons, in the order of counting.

    `last_day` is where the count itself ends, `due` where it ends after a day off (`rolled`).
    `provisional` (dự kiến): the answer rests on a year that no notice covers.
    """

    start: date
    due: date
    limit: Limit
    last_day: date
    rolled: bool
    provisional: bool
    calendar_label: str
    steps: tuple[Step, ...]


def compute_due(calendar: WorkingCalendar, start: date, limit: Limit) -> date:
    """Return the last day on which the limit is kept; `start` itself is not counted.

    Raises:
        CalendarError: `start` or the end lies outside the calendar, or the limit is below 1.
    """
    return roll_day(calendar, find_last_day(calendar, start, limit), limit.roll)


def compute_due_day(calendar: WorkingCalendar, start: date, limit: Limit) -> tuple[date, bool]:
    """Return what `compute_due` returns, and whether it is provisional (dự kiến)."""
    last_day = find_last_day(calendar, start, limit)
    due = roll_day(calendar, last_day, limit.roll)
    return due, _is_provisional(calendar, start, last_day, due, limit)


def explain_due(calendar: WorkingCalendar, start: date, limit: Limit) -> Deadline:
    """Return what `compute_due` returns, with every day from the start to the due day."""
    last_day = find_last_day(calendar, start, limit)
    due = roll_day(calendar, last_day, limit.roll)
    return Deadline(
        start=start,
        due=due,
        limit=limit,
        last_day=last_day,
        rolled=due != last_day,
        provisional=_is_provisional(calendar, start, last_day, due, limit),
        calendar_label=calendar.label,
        steps=tuple(walk_steps(calendar, limit.unit, start=start, last_day=last_day, due=due)),
    )


def deciding_days(start: date, last_day: date, due: date, limit: Limit) -> tuple[date, date] | None:
    """Give the first and last of the days whose kind decides the answer; None if none does.

    The starting day never does, and a limit in calendar days or months knows days off only where
    it ends.
    """
    if limit.unit is Unit.WORKING_DAY:
        return start + timedelta(days=1 if due > start else -1), due
    return None if limit.roll is Roll.NONE else (last_day, due)


def find_last_day(calendar: WorkingCalendar, start: date, limit: Limit) -> date:
    """Find the day on which the count itself ends, a day off or not.

    Raises:
        CalendarError: as `compute_due`.
    """
    check_day(start)
    if limit.fixed_on:
        last_day = limit.fixed_on - timedelta(days=int(not limit.inclusive))
        check_day(last_day)
        return last_day
    if type(limit.number) is not int or limit.number < 1:
        raise LimitNumberError(given=repr(limit.number))
    number = limit.number if limit.direction is Direction.AFTER else -limit.number
    # Art. 147(2) and (3): the starting day, or the day of the event, is not counted.
    if limit.unit is Unit.WORKING_DAY:
        return calendar.add(start, number)
    return (_months_from if limit.unit is Unit.MONTH else _days_from)(start, number)


def _days_from(start: date, number: int) -> date:
    ordinal = start.toordinal() + number
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        raise leaves_coverage(start, number)
    return date.fromordinal(ordinal)


def _months_from(start: date, number: int) -> date:
    """Art. 148(3): the corresponding day of the last month, or that month's last day."""
    months = start.year * 12 + start.month - 1 + number
    if not FIRST_DAY.year <= months // 12 <= LAST_DAY.year:
        raise leaves_coverage(start, number)
    month_end = _first_of_month(months + 1) - timedelta(days=1)
    return month_end.replace(day=min(start.day, month_end.day))


def _first_of_month(months: int) -> date:
    year, month = divmod(months, 12)
    return date(year, month + 1, 1)


def roll_day(calendar: WorkingCalendar, last_day: date, roll: Roll) -> date:
    """Art. 148(5): a limit whose last day is a day off ends with the next working day.

    Nothing is said of limits counted back: the previous working day is the safe reading.
    """
    if roll is Roll.NEXT_WORKING_DAY:
        return calendar.next_working(last_day)
    if roll is Roll.PREVIOUS_WORKING_DAY:
        return calendar.previous_working(last_day)
    return last_day


def _is_provisional(
    calendar: WorkingCalendar, start: date, last_day: date, due: date, limit: Limit
) -> bool:
    days = deciding_days(start, last_day, due, limit)
    return days is not None and calendar.is_provisional(*days)
