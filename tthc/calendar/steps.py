"""Which days lead from the start of a limit to its due day, and what each of them is to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tthc.calendar.days import DayKind
from tthc.calendar.limits import UNCOUNTED, Limit, Unit
from tthc.calendar.working_days import WorkingCalendar


class Role(StrEnum):
    """What a day is to the limit."""

    START = "start"  # ngày bắt đầu, không tính
    COUNTED = "counted"  # được tính
    SKIPPED = "skipped"  # không tính
    ROLLED = "rolled"  # the last day is a day off, so the end moves over this day
    STANDS_STILL = "stands_still"  # thời hạn đang tạm dừng
    PAST_COUNT = "past_count"  # the count is over, and a document names a later due day
    DUE = "due"  # ngày đến hạn, hết 24 giờ (Civil Code 91/2015/QH13, art. 148(6))


@dataclass(frozen=True, slots=True)
class Step:
    """One day on the way: `weekday` 0 is Monday, `counted` its number, None if not counted."""

    date: date
    weekday: int
    kind: DayKind
    counted: int | None
    name_vi: str
    name_en: str
    basis: str
    role: Role


class Run(NamedTuple):
    """What was decided about a term: its due day, None while it stands still.

    `stopped` are the days from which it stood still, each with the day on which it ran again.
    """

    due: date | None
    stopped: tuple[tuple[date, date | None], ...] = ()


def walk_steps(
    calendar: WorkingCalendar, unit: Unit, *, start: date, last_day: date, due: date
) -> Iterator[Step]:
    """Walk from `start` to `last_day`, where the count ends, and on to `due`.

    The days of a limit in months have no number. A fixed date counts no days: it shows the start,
    the date and the roll alone.
    """
    end = Role.DUE if due == last_day else Role.ROLLED
    yield _step(calendar, start, None, Role.START)
    if unit is Unit.FIXED_DATE:
        yield _step(calendar, last_day, None, end)
    else:
        yield from _counted(calendar, unit, start, last_day, end)
    for day in _walk(last_day, due):
        yield _step(calendar, day, None, Role.DUE if day == due else Role.ROLLED)


def walk_term(
    calendar: WorkingCalendar, limit: Limit, run: Run, *, start: date, until: date
) -> Iterator[Step]:
    """Walk a term as it really ran, from `start` to `until`.

    Days on which it stood still are not counted, and none past the number of the limit. Of a limit
    in months and of a fixed date no day has a number.
    """
    yield _step(calendar, start, None, Role.START)
    counted = 0
    for day in _walk(start, until):
        role = _role(calendar, limit, run, day, counted)
        counted += role is Role.COUNTED and limit.unit not in UNCOUNTED
        number = counted if role is Role.COUNTED and counted else None
        yield _step(calendar, day, number, Role.DUE if day == run.due else role)


def _role(calendar: WorkingCalendar, limit: Limit, run: Run, day: date, counted: int) -> Role:
    if any(first <= day and (again is None or day < again) for first, again in run.stopped):
        return Role.STANDS_STILL
    if counted == limit.number:
        return Role.PAST_COUNT
    takes = limit.unit is not Unit.WORKING_DAY or calendar.is_working(day)
    return Role.COUNTED if takes else Role.SKIPPED


def _counted(
    calendar: WorkingCalendar, unit: Unit, start: date, last_day: date, end: Role
) -> Iterator[Step]:
    counted = 0
    for day in _walk(start, last_day):
        if unit is Unit.WORKING_DAY and not calendar.is_working(day):
            yield _step(calendar, day, None, Role.SKIPPED)
            continue
        counted += 1
        number = None if unit is Unit.MONTH else counted
        yield _step(calendar, day, number, end if day == last_day else Role.COUNTED)


def _step(calendar: WorkingCalendar, day: date, counted: int | None, role: Role) -> Step:
    known = calendar.day(day)
    return Step(
        date=day,
        weekday=day.weekday(),
        kind=known.kind,
        counted=counted,
        name_vi=known.name_vi,
        name_en=known.name_en,
        basis=known.basis,
        role=role,
    )


def _walk(start: date, end: date) -> Iterator[date]:
    """Every day after `start` up to `end`, in either direction; none if they are the same."""
    step = 1 if end > start else -1
    for ordinal in range(start.toordinal() + step, end.toordinal() + step, step):
        yield date.fromordinal(ordinal)
