"""How many working days lie between two days, and which day is the n-th working day."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Self

from tthc.calendar.coverage import (
    FIRST_DAY,
    LAST_DAY,
    check_day,
    check_number,
    check_years,
    leaves_coverage,
)
from tthc.calendar.days import DayConfidence, LocalDay, OfficialDay, plain_day
from tthc.calendar.errors import NoWorkingDayError, RepeatedDayError
from tthc.calendar.estimate import estimate_days
from tthc.calendar.index import WorkingIndex
from tthc.calendar.records import fingerprint


class WorkingCalendar:
    """The working days (ngày làm việc) of state offices from 2000 to 2060.

    The years that notices cover are official; the others are estimated, and only when a question
    touches them, without the days of the year (month, day) that were `unknown` when it was asked.
    Methods refuse what is not a `datetime.date` (a moment included) and days
    outside the calendar, with a `CalendarError`.
    """

    __slots__ = (
        "_fingerprint",
        "_index",
        "_of",
        "days",
        "listed",
        "local",
        "official_years",
        "unknown",
    )

    def __init__(
        self,
        days: tuple[OfficialDay, ...],
        official_years: tuple[int, int],
        local: tuple[LocalDay, ...] = (),
        unknown: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        check_years(*official_years)
        self.days = days
        self.official_years = official_years
        self.local = local
        self.unknown = unknown
        self._fingerprint = ""
        self._of: dict[tuple[str, str], WorkingCalendar] = {}
        first, last = official_years
        self.listed = {day.date: day for day in days}
        self._index = WorkingIndex(date(first, 1, 1), date(last, 12, 31), self.listed)
        if not self._index.upto[-1]:
            raise NoWorkingDayError(first=self._index.first, last=self._index.last)

    @classmethod
    def from_days(
        cls,
        days: Iterable[OfficialDay],
        *,
        official_years: tuple[int, int],
        local: tuple[LocalDay, ...] = (),
    ) -> Self:
        """Build the calendar from official days and the first and last year they cover."""
        ordered = tuple(sorted(days, key=lambda day: day.date))
        for day, following in pairwise(ordered):
            if day.date == following.date:
                raise RepeatedDayError(day=day.date)
        return cls(ordered, official_years, local)

    def of(self, province: str, department: str) -> "WorkingCalendar":
        """Give the calendar of one unit, by its keys: with the days on which it alone is closed."""
        unit = (province, department)
        if self.local and unit not in self._of:
            self._of[unit] = self._with_local(*unit)
        return self._of.get(unit, self)

    @property
    def fingerprint(self) -> str:
        """The hash of the official days (64 hex digits)."""
        self._fingerprint = self._fingerprint or fingerprint(self.days, self.local)
        return self._fingerprint

    @property
    def label(self) -> str:
        """Which calendar this is, short enough to stand beside a date."""
        first, last = self.official_years
        return f"{first}-{last}, {len(self.days)} days, sha256 {self.fingerprint[:8]}"

    def add(self, start: date, number: int) -> date:
        """Find the `number`-th working day after `start`; below 0, before it.

        `start` is not counted (Civil Code 91/2015/QH13, art. 147(2)) and may be a day off.
        """
        index = self._index
        try:
            if type(start) is date and type(number) is int and number > 0:
                place = start.toordinal() - index.eve
                if place > 0:
                    return index.working[index.upto[place] + number]
        except IndexError:
            pass  # the due day lies in a year that is not numbered yet
        return self._add_far(start, number)

    def count(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; backwards below 0."""
        return self.numbering(start, end).count(start, end)

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on `day`; a worked Saturday (ngày làm bù) is a working day."""
        return self.numbering(day, day).is_working(day)

    def next_working(self, day: date) -> date:
        """Return `day` if it is worked, else the next day that is."""
        return day if self.is_working(day) else self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """Return `day` if it is worked, else the last day before it that is."""
        return day if self.is_working(day) else self.add(day, -1)

    def day(self, day: date) -> OfficialDay:
        """Describe any day: what it is, and which text says so."""
        listed = self.numbering(day, day).days.get(day)
        if listed:
            return listed
        estimated = self.is_provisional(day, day)
        return plain_day(day, DayConfidence.ESTIMATED if estimated else DayConfidence.COMPUTED)

    def is_provisional(self, first: date, last: date) -> bool:
        """Tell whether a span touches a year that no notice covers (lịch nghỉ chưa công bố)."""
        check_day(first)
        check_day(last)
        low, high = self.official_years
        return min(first, last).year < low or max(first, last).year > high

    def numbering(self, day: date, other: date) -> WorkingIndex:
        """Return the numbering that holds both days, extended by estimated years if need be."""
        index = self._index
        for each in (day, other):
            if type(each) is not date or not index.first <= each <= index.last:
                check_day(each)
                self._index = index = _extend(index, each.year, self.unknown)
        return index

    def _with_local(self, province: str, department: str) -> "WorkingCalendar":
        wanted = (province, ""), (province, department)
        own = {each.day.date: each.day for each in self.local if each[:2] in wanted}
        if not own:
            return self
        days = sorted((self.listed | own).values(), key=lambda day: day.date)
        return WorkingCalendar(tuple(days), self.official_years, unknown=self.unknown)

    def _add_far(self, start: date, number: int) -> date:
        """Extend the index year by year, so that no year is estimated in vain."""
        check_day(start)
        check_number(number)
        step, end = (1, LAST_DAY.year) if number > 0 else (-1, FIRST_DAY.year)
        for year in range(start.year, end + step, step):
            found = self.numbering(start, date(year, 1, 1)).add(start, number)
            if found:
                return found
        raise leaves_coverage(start, number)


def _extend(index: WorkingIndex, year: int, unknown: frozenset[tuple[int, int]]) -> WorkingIndex:
    """Number anew up to `year`. The old index stays as it is, for those who still read it."""
    first, last = min(index.first.year, year), max(index.last.year, year)
    days = dict(index.days)
    for new_year in range(first, last + 1):
        if not index.first.year <= new_year <= index.last.year:
            # What a notice says of an uncovered year stands over the estimate.
            estimated = {day.date: day for day in estimate_days(new_year)}
            known = (day for day in estimated if (day.month, day.day) not in unknown)
            days = {day: estimated[day] for day in known} | days
    return WorkingIndex(date(first, 1, 1), date(last, 12, 31), days)


def load_calendar(folder: Path | None = None) -> WorkingCalendar:
    """Build the calendar from the files of `folder` (default: of the package).

    Raises:
        CalendarDataError: a file has a mistake; the message says where and what to write.
    """
    from tthc.calendar.notices import load_notices  # noqa: PLC0415 - brings pydantic along

    notices = load_notices(folder)
    return WorkingCalendar.from_days(notices.days, official_years=notices.official_years)
