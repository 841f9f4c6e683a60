"""From which day to which day the calendar answers, and what it says to anything else."""

from datetime import date

from tthc.calendar.errors import (
    CountBeyondCoverageError,
    DayAfterCoverageError,
    DayBeforeCoverageError,
    NotADayError,
    NumberOfDaysError,
    OfficialYearsError,
)

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2060, 12, 31)


def check_day(day: date) -> None:
    """Refuse what is not a `datetime.date` of the calendar; a moment (datetime) is not a day."""
    if type(day) is not date:
        raise NotADayError(given=repr(day))
    if day < FIRST_DAY:
        raise DayBeforeCoverageError(day=day, first=FIRST_DAY)
    if day > LAST_DAY:
        raise DayAfterCoverageError(day=day, last=LAST_DAY)


def check_number(number: int) -> None:
    """Refuse 0, which has no agreed meaning, and what is not a whole number (True included)."""
    if type(number) is not int or number == 0:
        raise NumberOfDaysError(given=repr(number))


def check_years(first: int, last: int) -> None:
    """Refuse official years that are not a run of years of the calendar."""
    low, high = FIRST_DAY.year, LAST_DAY.year
    if not low <= first <= last <= high:
        raise OfficialYearsError(first=first, last=last, low=low, high=high)


def leaves_coverage(start: date, number: int) -> CountBeyondCoverageError:
    """Say that counting `number` from `start` runs off one end of the calendar."""
    return CountBeyondCoverageError(number=number, start=start, first=FIRST_DAY, last=LAST_DAY)
