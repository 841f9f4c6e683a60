"""On which line of its file does a mistake stand?"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from tthc.calendar.errors import CalendarDataError
from tthc.calendar.toml_lines import Path, find_line
from tthc.errors import FieldValue, show_field


@contextmanager
def located(text: str) -> Generator[None]:
    """Add the line of `text`, the file that is being read or checked, to what is refused."""
    try:
        yield
    except CalendarDataError as error:
        line = _line_of(error.fields, text)
        if line is None or "line" in error.fields:
            raise
        raise type(error)(**error.fields, line=line) from None


def _line_of(fields: Mapping[str, FieldValue], text: str) -> int | None:
    """Find the day that is refused, else the key; of a day listed twice the second time."""
    if "year" in fields:
        return find_line(text, ("status",))
    if "day" in fields:
        lines = _lines_with(f"{fields['day']}", text)
        return lines[-1 if "other" in fields else 0] if lines else None
    key = show_field(fields.get("key", ""))
    lines = _lines_with(f'"{key}"', text)
    return find_line(text, _path(key)) or (lines[-1] if lines else None)


def _lines_with(words: str, text: str) -> list[int]:
    lines = enumerate(text.splitlines(), start=1)
    return [number for number, line in lines if words in line.partition("#")[0]]


def _path(key: str) -> Path:
    """Read a place as messages name it: group 2, swaps 1, worked."""
    path: Path = ()
    for part in key.split(", "):
        name, _, number = part.partition(" ")
        path = (*path, name, int(number) - 1) if number.isdigit() else (*path, part)
    return path
