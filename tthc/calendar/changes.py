"""On which days do two calendars differ, and which document does each of them follow?"""

from dataclasses import dataclass
from datetime import date

from tthc.calendar.days import WORKED_KINDS, OfficialDay
from tthc.calendar.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class DayChange:
    """One day in two calendars: another kind of day, or the same kind under another document."""

    before: OfficialDay
    after: OfficialDay

    @property
    def date(self) -> date:
        """The day itself."""
        return self.before.date

    @property
    def moves_due_days(self) -> bool:
        """Whether it is worked in one calendar and off in the other."""
        return (self.before.kind in WORKED_KINDS) != (self.after.kind in WORKED_KINDS)


def changed_days(before: WorkingCalendar, after: WorkingCalendar) -> tuple[DayChange, ...]:
    """List the days that differ, in order of date.

    Compared are the years that notices cover in either calendar; where one of them covers a year
    that the other estimates, the estimate is compared with the notice.
    """
    years = (*before.official_years, *after.official_years)
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    found: list[DayChange] = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        change = DayChange(before.day(day), after.day(day))
        if _says(change.before) != _says(change.after):
            found.append(change)
    return tuple(found)


def _says(day: OfficialDay) -> tuple[str, str]:
    return day.kind.value, day.basis
