"""Which days off were known on a day, so that a date can be judged by what an office knew then."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc.calendar.coverage import check_day
from tthc.calendar.days import SWAP_KINDS, DayKind, OfficialDay
from tthc.calendar.whole_year import is_fixed_yearly
from tthc.calendar.working_days import WorkingCalendar, load_calendar

_DECLARED = SWAP_KINDS | {DayKind.CLOSURE}
"""Kinds that a letter alone makes, in whatever year."""


def calendar_known_on(calendar: WorkingCalendar, day: date) -> WorkingCalendar:
    """Give the calendar as an office knew it at the end of `day` (`calendar` itself if the same).

    A swap, or a holiday of a new law, counts from the day it was declared. A year whose Tết or
    National Day had not been announced is estimated, hence provisional, as are those after it.
    What has no day of declaration was always known, and so were make-up days in announced years,
    because the law gives them.
    """
    check_day(day)
    first, last = calendar.official_years
    last = next(
        (y - 1 for y in range(first + 1, last + 1) if not _announced(calendar, y, day)), last
    )
    days = tuple(each for each in calendar.days if _known(each, day, last))
    local = tuple(each for each in calendar.local if _known(each.day, day, last))
    if (days, local) == (calendar.days, calendar.local):
        return calendar
    return WorkingCalendar(days, (first, last), local)


def declared_later(
    calendar: WorkingCalendar, day: date, first: date, last: date
) -> tuple[OfficialDay, ...]:
    """List the days of a span, its ends in either order, that were declared after `day`."""
    low, high = sorted((first, last))
    known = set(calendar_known_on(calendar, day).days)
    later = (each for each in calendar.days if low <= each.date <= high and each not in known)
    return tuple(each for each in later if each.declared_on and each.declared_on > day)


@dataclass(frozen=True, slots=True)
class KnownCalendar:
    """The whole calendar, and the day as known on which it is asked; None for all that is known."""

    whole: WorkingCalendar
    known_at: date | None = None

    @property
    def calendar(self) -> WorkingCalendar:
        """The calendar that answers."""
        return calendar_known_on(self.whole, self.known_at) if self.known_at else self.whole

    def declared_later(self, first: date, last: date) -> tuple[OfficialDay, ...]:
        """List the days of a span that were declared after the day of knowing."""
        return declared_later(self.whole, self.known_at, first, last) if self.known_at else ()


def load_version(version: date | Path, whole: WorkingCalendar | None = None) -> WorkingCalendar:
    """Load a folder of year files, or give `whole` (default: the package's) as known on a day."""
    if isinstance(version, Path):
        return load_calendar(version)
    return calendar_known_on(whole or load_calendar(), version)


def _announced(calendar: WorkingCalendar, year: int, day: date) -> bool:
    return not any(
        each.declared_on and each.declared_on > day and is_fixed_yearly(each.date)
        for each in calendar.days
        if each.date.year == year and each.kind is DayKind.HOLIDAY
    )


def _known(each: OfficialDay, day: date, last_year: int) -> bool:
    declared = each.declared_on is None or each.declared_on <= day
    if each.kind in _DECLARED:
        return declared
    return each.date.year <= last_year and (declared or each.kind is DayKind.SUBSTITUTE)
