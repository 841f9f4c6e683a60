"""How far the days off of each year are announced, and for how many working days ahead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tthc.calendar.coverage import LAST_DAY, check_day
from tthc.calendar.days import SWAP_KINDS
from tthc.calendar.lone_days import lone_days
from tthc.calendar.notices import PartStatus, YearStatus, load_notices
from tthc.calendar.unsettled import Unsettled, find_unsettled
from tthc.calendar.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """How far each part of one year is known, and where it may still change."""

    year: int
    fixed: PartStatus
    tet: PartStatus
    national_day: PartStatus
    swaps: PartStatus
    unsettled: tuple[Unsettled, ...]
    lone_days: tuple[date, ...]


def cover_years(
    calendar: WorkingCalendar, statuses: Iterable[YearStatus], first: int, last: int
) -> tuple[YearCoverage, ...]:
    """Say of each year from `first` to `last` which of its parts are announced.

    `calendar` may be one as known on a day: a year that it does not cover is estimated, whatever
    its file says today.
    """
    low, high = calendar.official_years
    known = {status.year: status for status in statuses if low <= status.year <= high}
    swapped = {day.date.year for day in calendar.days if day.kind in SWAP_KINDS}
    return tuple(
        _cover(calendar, year, known.get(year), swapped=year in swapped)
        for year in range(first, last + 1)
    )


def coming_years(calendar: WorkingCalendar, as_of: date) -> tuple[YearCoverage, ...]:
    """Cover the years from that of `as_of` to three after the last announced one."""
    check_day(as_of)
    last = max(calendar.official_years[1], as_of.year) + 3
    return cover_years(calendar, load_notices().statuses, as_of.year, min(last, LAST_DAY.year))


def announced_ahead(calendar: WorkingCalendar, as_of: date) -> int:
    """Count the working days after `as_of` in the years that notices cover."""
    check_day(as_of)
    first, last = calendar.official_years
    eve, end = max(as_of, date(first, 1, 1) - timedelta(days=1)), date(last, 12, 31)
    return calendar.count(eve, end) if eve < end else 0


def _cover(
    calendar: WorkingCalendar, year: int, status: YearStatus | None, *, swapped: bool
) -> YearCoverage:
    first, last = date(year, 1, 1), date(year, 12, 31)
    # A covered year without a status of ours was announced by a notice that the unit added.
    covered = year in range(calendar.official_years[0], calendar.official_years[1] + 1)
    otherwise = PartStatus.ANNOUNCED if covered else PartStatus.ESTIMATED
    return YearCoverage(
        year=year,
        fixed=PartStatus.BY_LAW,
        tet=status.tet if status else otherwise,
        national_day=status.national_day if status else otherwise,
        swaps=PartStatus.ANNOUNCED if swapped else PartStatus.NONE_ANNOUNCED,
        unsettled=find_unsettled(calendar, year, year),
        lone_days=lone_days(calendar, first, last),
    )
