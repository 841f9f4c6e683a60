"""Whether a notice that announces a year lists every day off that the law gives in it."""

from collections.abc import Iterable, Iterator
from datetime import date

from tthc.calendar.days import DayKind, OfficialDay, is_weekend
from tthc.calendar.errors import IncompleteYearError

_NAMED = ((1, 1), (4, 30), (5, 1), (9, 2), (11, 24))
"""Labour Code 45/2019/QH14 art. 112(1); 24/11: Nghị quyết 28/2026/QH16 art. 2."""

_BESIDE = ((9, 1), (9, 3))
_TET_DAYS = 5
_MARCH = 3
_NEW_YEAR = (1, 3)  # 1 January on a Saturday is made up on the 3rd; Tết never begins so early
CULTURE_DAY = (11, 24)
"""Nghị quyết 28/2026/QH16 art. 2; whether it is made up is for the notice to say (unsettled)."""


def is_fixed_yearly(day: date) -> bool:
    """Tell whether a day off is one that a letter fixes each year (art. 112(3)).

    That is Tết, which always falls into January or February, and the day beside National Day.
    """
    return (day.month < _MARCH and _month_day(day) > _NEW_YEAR) or _month_day(day) in _BESIDE


def check_whole_year(file: str, year: int, days: Iterable[OfficialDay]) -> None:
    """Refuse a year in which a day off would silently become a working day."""
    missing = tuple(_missing(year, [day for day in days if day.date.year == year]))
    if missing:
        raise IncompleteYearError(file=file, year=year, missing=", ".join(missing))


def _missing(year: int, days: list[OfficialDay]) -> Iterator[str]:
    holidays = [day.date for day in days if day.kind is DayKind.HOLIDAY]
    for month, day in _NAMED:
        if date(year, month, day) not in holidays:
            yield f"{day:02}/{month:02}/{year}"
    if not any(_month_day(day) in _BESIDE for day in holidays):
        yield f"01/09/{year} | 03/09/{year}"
    tet = sum(is_fixed_yearly(day) and _month_day(day) not in _BESIDE for day in holidays)
    if tet < _TET_DAYS:
        yield f"Tết Âm lịch ({tet}/{_TET_DAYS})"
    if not any(day.month in (3, 4, 5) and _month_day(day) not in _NAMED for day in holidays):
        yield "Giỗ Tổ Hùng Vương (10/3 âm lịch)"
    made_up = {day.pair for day in days if day.kind is DayKind.SUBSTITUTE}
    for day in holidays:
        if is_weekend(day) and day not in made_up and _month_day(day) != CULTURE_DAY:
            yield f"nghỉ bù {day:%d/%m/%Y}"


def _month_day(day: date) -> tuple[int, int]:
    return day.month, day.day
