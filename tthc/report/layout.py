"""Where the words of a table stand: how wide each column is, and each row line by line.

A table of thousands of rows is measured once and drawn in one pass; only colour is left to the
screen. How wide a text is, is the screen's to say (`Measure`): a letter may take two places.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tthc.report.paper import Column, Sheet, show_value

NARROWEST_TEXT = 16  # a column of text narrower than this stands on end
LONGEST_WORD = 40  # a longer one is a link or a hash; numbers, codes and cases are never broken
Measure = Callable[[str], int]
Row = Sequence[str]
_BETWEEN, _EDGE = "   ", " "
_WORD = re.compile(r"\s*\S+\s*")
_OBEYED = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))


class _Extent(NamedTuple):
    """How wide a column is at the least, with no word broken, and with no line broken."""

    least: int
    words: int
    whole: int


class Layout(NamedTuple):
    """A table as it will stand; narrower than `needed`, words are broken or columns cut off."""

    headings: Row
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    needed: int
    measure: Measure

    @property
    def width(self) -> int:
        """Give the width of the table with its edges."""
        return sum(self.widths) + _around(len(self.widths))


def lay_out(sheet: Sheet, room: int, measure: Measure) -> Layout:
    """Give each column its width: the table fits into `room` where it can."""
    headings = tuple(column.heading for column in sheet.columns)
    rows = tuple(tuple(seen(show_value(value)) for value in row) for row in sheet.rows)
    columns = zip(sheet.columns, zip(headings, *rows, strict=True), strict=True)
    extents = [_extent(column, cells, measure) for column, cells in columns]
    around = _around(len(extents))
    needed = sum(max(one.least, one.words) for one in extents) + around
    widths = _widths(sheet.columns, extents, room)
    return Layout(headings, rows, widths, needed, measure)


def head_lines(layout: Layout) -> Iterator[str]:
    """Draw the headings, each down to the last line."""
    cells = _wrapped(layout.headings, layout)
    height = max(map(len, cells))
    yield from _lines([[""] * (height - len(cell)) + cell for cell in cells], layout)


def row_lines(row: Row, layout: Layout) -> Iterator[str]:
    """Draw a row, each cell from the first line on."""
    yield from _lines(_wrapped(row, layout), layout)


def wrap(text: str, width: int, measure: Measure) -> list[str]:
    """Break text between words, and inside one only where it is wider than a line."""
    if "\n" in text:
        return [part for line in text.split("\n") for part in wrap(line, width, measure)]
    return [text] if measure(text) <= width else list(_broken(text, width, measure))


def seen(text: str) -> str:
    """Take out what a screen would obey instead of showing it."""
    return text if text.isprintable() else text.expandtabs().translate(_OBEYED)


def _extent(column: Column, cells: Row, measure: Measure) -> _Extent:
    whole = max(measure(line) for cell in cells for line in cell.split("\n"))
    if not (column.wide or column.folds):
        return _Extent(whole, whole, whole)
    words = max(map(measure, {word for cell in cells for word in cell.split()}), default=1)
    least = max(min(words, LONGEST_WORD), NARROWEST_TEXT if column.wide else 1)
    return _Extent(least, words, max(whole, least))


def _around(columns: int) -> int:
    """Give what is left free between columns and at both edges."""
    return len(_BETWEEN) * (columns - 1) + 2 * len(_EDGE)


def _widths(columns: Sequence[Column], extents: Sequence[_Extent], room: int) -> tuple[int, ...]:
    """Take what is too wide from the widest columns that wrap, but from none its least.

    A column is reckoned with the blanks beside it, of which one at an edge has fewer.
    """
    blanks = [2] * len(columns)
    blanks[0] -= 1
    blanks[-1] -= 1
    wraps = [at for at, column in enumerate(columns) if column.wide or column.folds]
    most = room - len(columns) - 1
    widths = [one.whole + blank for one, blank in zip(extents, blanks, strict=True)]
    for at in wraps:
        widths[at] = max(min(widths[at], most), extents[at].least + blanks[at])
    _narrow(widths, wraps, most)
    known = zip(widths, blanks, extents, strict=True)
    return tuple(max(width - blank, one.least) for width, blank, one in known)


def _narrow(widths: list[int], wraps: Sequence[int], most: int) -> None:
    """Bring the widest down to the next, all of them alike, until the whole is no wider."""
    while (excess := sum(widths) - most) > 0 and any(widths[at] for at in wraps):
        widest = max(widths[at] for at in wraps)
        lower = max((widths[at] for at in wraps if widths[at] < widest), default=0)
        together = [at for at in wraps if widths[at] == widest]
        step = min(excess, widest - lower)
        for left, at in zip(range(len(together), 0, -1), together, strict=True):
            taken = min(step, round(excess / left))
            widths[at] -= taken
            excess -= taken


def _wrapped(row: Row, layout: Layout) -> list[list[str]]:
    return [
        wrap(cell, width, layout.measure) for cell, width in zip(row, layout.widths, strict=True)
    ]


def _lines(cells: Sequence[Sequence[str]], layout: Layout) -> Iterator[str]:
    """Set the lines of the cells side by side; a cell that is shorter is blank below."""
    padded = [
        [line + " " * (width - layout.measure(line)) for line in cell]
        for cell, width in zip(cells, layout.widths, strict=True)
    ]
    blank = [" " * width for width in layout.widths]
    for at in range(max(map(len, padded))):
        found = (c[at] if at < len(c) else b for c, b in zip(padded, blank, strict=True))
        yield f"{_EDGE}{_BETWEEN.join(found)}{_EDGE}"


def _broken(text: str, width: int, measure: Measure) -> Iterator[str]:
    """Fill line after line with the words that still fit."""
    line, taken = "", 0
    for word in _WORD.findall(text):
        bare = measure(word.rstrip())
        if taken + bare <= width:
            line, taken = line + word, taken + measure(word)
            continue
        if line:
            yield line.rstrip()
        *full, line = _chopped(word, width, measure) if bare > width else [word]
        yield from full
        taken = measure(line)
    yield line.rstrip()


def _chopped(word: str, width: int, measure: Measure) -> list[str]:
    """Cut a word that is wider than a line; a mark stays with its letter."""
    parts, taken = [""], 0
    for letter in word:
        taken += measure(letter)
        if taken > width:
            parts.append("")
            taken = measure(letter)
        parts[-1] += letter
    return parts
