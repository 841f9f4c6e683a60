"""On which days the `holidays` library and the official notices disagree about working."""

from dataclasses import dataclass
from datetime import date, timedelta

from tthc.calendar.days import is_weekend
from tthc.calendar.estimate import library_days
from tthc.calendar.working_days import load_calendar


@dataclass(frozen=True, slots=True)
class Difference:
    """A day on which one of the two works and the other does not; `basis` is the notice's."""

    date: date
    officially_working: bool
    basis: str


def differences(first_year: int, last_year: int) -> tuple[Difference, ...]:
    """Compare every day of the years; more than the known days means the library has changed."""
    calendar = load_calendar()
    found: list[Difference] = []
    for year in range(first_year, last_year + 1):
        off, worked = library_days(year)
        for day in _days_of(year):
            official = calendar.is_working(day)
            if official != (day in worked or (not is_weekend(day) and day not in off)):
                found.append(Difference(day, official, calendar.day(day).basis))
    return tuple(found)


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days)]
