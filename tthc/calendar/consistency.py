"""Whether a listed day agrees with the year, the weekday and the kind that its file states."""

from datetime import date

from tthc.calendar.days import DayKind, is_weekend
from tthc.calendar.errors import WeekdayError, WrongDayOfWeekError, WrongYearError
from tthc.calendar.schema import WEEKDAYS


def check_year(file: str, year: int | None, day: date) -> None:
    """Refuse a day that belongs in the file of another year; None: a file of no one year."""
    if year is not None and day.year != year:
        raise WrongYearError(file=file, day=day, right_file=f"{day.year}.toml")


def check_weekday(file: str, day: date, stated: str) -> None:
    """Refuse a day whose weekday is not the stated one: day and month may be transposed."""
    actual = WEEKDAYS[day.weekday()]
    if actual != stated:
        raise WeekdayError(file=file, day=day, actual=actual, stated=stated)


def check_side_of_week(file: str, day: date, kind: DayKind) -> None:
    """Refuse a swap that works a weekday, and a make-up day that falls on a weekend."""
    weekend_wanted = kind is DayKind.SWAP_WORK
    if is_weekend(day) != weekend_wanted:
        raise WrongDayOfWeekError(
            file=file,
            day=day,
            actual=WEEKDAYS[day.weekday()],
            kind=kind.value,
            expected="Sat or Sun" if weekend_wanted else "Mon to Fri",
        )
