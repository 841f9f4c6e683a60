"""What one cell says: a day, a text, a number, a code; or why it cannot be read."""

import re
from datetime import date, time, timedelta
from functools import lru_cache

from tthc.compliance.identifiers import fold, normalise
from tthc.intake.problems import (
    DATE_IMPOSSIBLE,
    DATE_PLACEHOLDER,
    DATE_SHORT_YEAR,
    DATE_UNREADABLE,
    DATE_YEAR,
    HOUR_UNREADABLE,
    PLACEHOLDER,
    UnreadableCellError,
)

Cell = str | int | float | bool | None
"""A cell as it comes from a file; a day of Excel comes as ISO text."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
_TIME = r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_TIME}")
_IN_WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\s*[1-9],[0-9]{1,6}\s*")
_DAY_ALONE = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}")
_HOUR = re.compile(
    r"(?:[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}[ T]+)?"
    r"([0-9]{1,2})(?::| ?(?:h|g|giờ) ?)([0-9]{2})?(?: ?(?:p|phút))?(?::[0-9]{2}(?:\.[0-9]+)?)?",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
# Day 0 of Excel's calendar: its 29/02/1900 never was, so days count right from 01/03/1900 on.
_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - _EXCEL_EPOCH).days
_LAST_SERIAL = (date(LAST_YEAR, 12, 31) - _EXCEL_EPOCH).days
_PLACEHOLDERS = frozenset({
    "null", "none", "nan", "n/a", "na", "#n/a", "#ref!", "#value!", "#name?",
    "-", "--", "–", "—", ".", "...", "…", "?",
    "dang cap nhat", "chua cap nhat", "chua co", "khong co", "chua xac dinh", "khong ro",
})  # fmt: skip


def read_text(cell: Cell) -> str | None:
    """Give the text of a cell, None when it is blank; whole numbers lose their ".0"."""
    if isinstance(cell, str):
        return _text(cell) if cell else None
    if cell is None:
        return None
    if isinstance(cell, bool):
        return str(cell).upper()
    return str(int(cell)) if isinstance(cell, int) or cell.is_integer() else repr(cell)


@lru_cache(maxsize=8192)  # a list says the same again and again, and each cell is asked twice
def _text(cell: str) -> str | None:
    return normalise(cell) or None


def read_mark(cell: Cell) -> str | None:
    """Give a number or name that identifies; "null", "—", "Đang cập nhật" are refused.

    Raises:
        UnreadableCellError: a placeholder stands where the value should.
    """
    text = read_text(cell)
    return None if text is None else _mark(text)


@lru_cache(maxsize=8192)
def _mark(text: str) -> str:
    if fold(text) in _PLACEHOLDERS:
        raise UnreadableCellError(PLACEHOLDER, value=text)
    return text


def read_code(cell: Cell) -> str | None:
    """Give a procedure's code; a number gets back the zeros that Excel dropped.

    A code has no comma: with one it is a number, as Excel writes it into a CSV under Vietnamese
    settings.

    Raises:
        UnreadableCellError: a placeholder stands where the value should.
    """
    if isinstance(cell, str) and _DECIMAL_COMMA.fullmatch(cell):
        cell = float(cell.replace(",", "."))
    if isinstance(cell, float) and round(cell, 6) == cell and not cell.is_integer():
        return f"{cell:.6f}"
    return read_mark(cell)


def split_cell(cell: Cell) -> list[str]:
    """Give the parts of a cell that lists several things by ";" or line breaks."""
    parts = re.split(r"[;\n\r]", cell) if isinstance(cell, str) else [read_text(cell) or ""]
    return [text for part in parts if (text := normalise(part))]


def read_date(cell: Cell) -> date | None:
    """Read a day: dd/mm/yyyy (also with - or .), ISO, or Excel's serial number; never mm/dd.

    So is "ngày 1 tháng 5 năm 2026". A time of day after it is dropped. Blank gives None.

    Raises:
        UnreadableCellError: the cell is no day, or one outside 1990 to 2100.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _date_of_serial(cell)
    text = read_text(cell)
    return None if text is None else _date_in_text(text)


def read_written_day(text: str) -> date:
    """Read a day that someone types: dd/mm/yyyy (also with - or .) or ISO, never Excel's number.

    Raises:
        UnreadableCellError: the text is blank, no day, or one outside 1990 to 2100.
    """
    return _date_of_text(normalise(text))


def read_hour(cell: Cell) -> time | None:
    """Read an hour: 16:45, 16h45, 16 giờ 45, also behind a day; or Excel's part of a day.

    Blank, or a day without an hour, gives None; seconds are dropped.

    Raises:
        UnreadableCellError: the cell is no hour of the day.
    """
    if isinstance(cell, float) and (0 <= cell < 1 or _FIRST_SERIAL <= cell <= _LAST_SERIAL):
        minutes = int(cell % 1 * 24 * 60 + 1e-4)  # a part of a day is never quite exact
        return time(minutes // 60, minutes % 60)
    text = read_text(cell)
    if text is None or _DAY_ALONE.fullmatch(text):
        return None
    found = _HOUR.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:  # noqa: PLR2004 - a clock
        raise UnreadableCellError(HOUR_UNREADABLE, value=text)
    return time(int(found[1]), int(found[2] or 0))


@lru_cache(maxsize=4096)
def _date_in_text(text: str) -> date:
    return _date_of_serial(float(text)) if _SERIAL.fullmatch(text) else _date_of_text(text)


def _date_of_text(text: str) -> date:
    if found := _DAY_FIRST.fullmatch(text):
        return _date_of(text, int(found[4]), int(found[3]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _date_of(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _IN_WORDS.fullmatch(text):
        return _date_of(text, int(found[3]), int(found[2]), int(found[1]))
    if _SHORT_YEAR.fullmatch(text):
        raise UnreadableCellError(DATE_SHORT_YEAR, value=text)
    unknown = fold(text) in _PLACEHOLDERS
    raise UnreadableCellError(DATE_PLACEHOLDER if unknown else DATE_UNREADABLE, value=text)


def _date_of(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnreadableCellError(DATE_IMPOSSIBLE, value=text) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableCellError(DATE_YEAR, value=text)
    return found


def _date_of_serial(serial: float) -> date:
    if not _FIRST_SERIAL <= serial < _LAST_SERIAL + 1:  # also refuses NaN
        raise UnreadableCellError(DATE_UNREADABLE, value=read_text(serial) or "")
    return _EXCEL_EPOCH + timedelta(days=int(serial))
