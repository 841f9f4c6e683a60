"""Which days off were known on a day, so that a date can be judged by what an office knew then."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tthc.calendar.coverage import check_day
from tthc.calendar.days import SWAP_KINDS, DayKind, OfficialDay
from tthc.calendar.whole_year import CULTURE_DAY, is_fixed_yearly
from tthc.calendar.working_days import WorkingCalendar, load_calendar

_DECLARED = SWAP_KINDS | {DayKind.CLOSURE}
"""Kinds that a letter alone makes, in whatever year."""

_DATED = re.compile(r"ngày (\d{1,2})/(\d{1,2})/(\d{4})")  # as the titles of the files are written


def calendar_known_on(calendar: WorkingCalendar, day: date) -> WorkingCalendar:
    """Give the calendar as an office knew it at the end of `day` (`calendar` itself if the same).

    A swap, or a holiday of a new law, counts from the day it was declared. A year whose Tết or
    National Day had not been announced is estimated, hence provisional, as are those after it.
    What has no day of declaration was always known, and so were make-up days in announced years,
    because the law gives them. A text that was written later is not named as what a day rests on.
    """
    check_day(day)
    first, last = calendar.official_years
    last = next(
        (y - 1 for y in range(first + 1, last + 1) if not _announced(calendar, y, day)), last
    )
    days = tuple(_as_known(each, day) for each in calendar.days if _known(each, day, last))
    local = tuple(each for each in calendar.local if _known(each.day, day, last))
    if (days, local) == (calendar.days, calendar.local):
        return calendar
    return WorkingCalendar(days, (first, last), local, _unknown(calendar, day))


def declared_later(
    calendar: WorkingCalendar, day: date, first: date, last: date
) -> tuple[OfficialDay, ...]:
    """List the days of a span, its ends in either order, that were declared after `day`."""
    low, high = sorted((first, last))
    known = calendar_known_on(calendar, day).listed
    later = (each for each in calendar.days if low <= each.date <= high and each.date not in known)
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


def _as_known(each: OfficialDay, day: date) -> OfficialDay:
    """Name only the texts that were written by then; what the law gives needs no letter."""
    law, *letters = each.basis.split("; ")
    written = [letter for letter in letters if _written_on(letter) <= day]
    if len(written) == len(letters):
        return each
    declared = each.declared_on if each.declared_on and each.declared_on <= day else None
    return replace(each, basis="; ".join((law, *written)), declared_on=declared)


def _written_on(title: str) -> date:
    """Read the day of a text from its title; one that gives no day was always there."""
    found = _DATED.search(title)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else date.min


def _unknown(calendar: WorkingCalendar, day: date) -> frozenset[tuple[int, int]]:
    """Give the days of the year that no estimate could hold yet: a law gave them later."""
    declared = (
        each.declared_on
        for each in calendar.days
        if (each.date.month, each.date.day) == CULTURE_DAY and each.kind is DayKind.HOLIDAY
    )
    later = any(law and law > day for law in declared)
    return frozenset({CULTURE_DAY}) if later else frozenset()
