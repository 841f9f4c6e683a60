"""Of which day is a list (ngày của danh sách), by its name or what stands above its header?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tthc.errors import InputFileError
from tthc.intake.cells import FIRST_YEAR, LAST_YEAR, Cell, read_text, read_written_day
from tthc.intake.endings import DAYS
from tthc.intake.problems import UnreadableCellError

_DAY_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})(?P<s>[-._]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[-._])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4}))(?!\d)"
)


class DayAheadError(InputFileError):
    """The list would have been taken in the future."""

    template = "{file}: {day} has not come yet (today is {today}). Correct the day with --taken-on."


def list_day(name: str, heading: Iterable[Sequence[Cell]], today: date) -> date | None:
    """Give the day in the file's name, else in the rows above the header; never the file's age.

    Of several days the first: by an earlier day less of what the list calls in force has ended.
    """
    found = list(days_in_name(name)) or list(_days_above(heading))
    return min((day for day in found if day <= today), default=None)


def days_in_name(name: str) -> Iterator[date]:
    """Give the days that stand in a file's name."""
    for match in _DAY_IN_NAME.finditer(name):
        year, month, day = (int(match[part] or match[f"{part}2"]) for part in "ymd")
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            yield found


def require_past(file: str, day: date | None, today: date) -> None:
    """Refuse a day of a list that lies ahead.

    Raises:
        DayAheadError: the day has not come yet.
    """
    if day is not None and day > today:
        raise DayAheadError(file=file, day=day, today=today)


def _days_above(heading: Iterable[Sequence[Cell]]) -> Iterator[date]:
    for cell in (cell for row in heading for cell in row):
        for written in DAYS.findall(read_text(cell) or ""):
            try:
                yield read_written_day(written)
            except UnreadableCellError:
                continue
