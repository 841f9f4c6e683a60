"""How a report looks on a screen: headings, lines and tables, colour only where it helps."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from tthc.report.paper import Column, Heading, Paper, Part, Sheet, show_value

NARROWEST_TEXT = 16  # a column of text narrower than this stands on end
LONGEST_WORD = 40  # a longer one is a link or a hash; numbers, codes and cases are never broken
PIPE_WIDTH = 120  # a pipe or a file has no width of its own
_ANY = 10_000
_OBEYED = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
"""Control characters but tab and line feed."""
_STYLES = {
    "overdue": "bold red",
    "due_today": "bold yellow",
    "due_soon": "yellow",
    "unknown": "magenta",
    "met_late": "dim red",
    "met": "green",
    "void": "dim",
    "error": "red",
    "warning": "yellow",
}


def print_text(paper: Paper, out: TextIO) -> None:
    """Draw each part in turn; sheets without rows are left out."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, PIPE_WIDTH)
    for part in _joined(paper.parts):
        if isinstance(part, Heading):
            console.print(_seen(part.text, "bold"))
        elif isinstance(part, str):
            console.print(_seen(part))
        elif part.rows:
            _print_table(part, console)


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Take lines that follow one another together: a tree has thousands."""
    for is_line, some in groupby(parts, lambda part: isinstance(part, str)):
        found = list(some)
        yield from ["\n".join(map(str, found))] if is_line else found


def _print_table(sheet: Sheet, console: Console) -> None:
    """Draw a table where it fits whole; on a narrower screen each row stands on end."""
    table = _draw(sheet)
    if not console.is_terminal or _needed(console, table) <= console.width:
        width, console.width = console.width, max(console.width, _least(table))
        console.print(table, crop=False)  # which rich makes a blank wider at times
        console.width = width
        return
    if sheet.title:
        console.print(_seen(sheet.title, "bold"))
    for row, style in zip(sheet.rows, _styles(sheet), strict=True):
        cells = zip(sheet.columns, map(show_value, row), strict=True)
        lines = (f"{column.heading}: {text}" for column, text in cells if text)
        console.print(_seen("\n".join(lines), _STYLES.get(style, "")), end="\n\n")


def _seen(text: str, style: str = "") -> Text:
    """Show a text; what rich leaves in it and a screen would obey is taken out."""
    return Text(text if text.isprintable() else text.translate(_OBEYED), style=style)


def _styles(sheet: Sheet) -> tuple[str, ...]:
    return sheet.styles or ("",) * len(sheet.rows)


def _needed(console: Console, table: Table) -> int:
    """Give the width below which words of the table would be broken or columns cut off."""
    return Measurement.get(console, console.options.update(max_width=_ANY), table).minimum


def _least(table: Table) -> int:
    """Give the width below which columns would be cut off, even with every link broken."""
    columns = (column.width or column.min_width or 0 for column in table.columns)
    return sum(columns) + 3 * len(table.columns) - 1  # a blank on both sides, a bar between two


def _draw(sheet: Sheet) -> Table:
    title = _seen(sheet.title, "bold") if sheet.title else None
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    texts = [[show_value(value) for value in row] for row in sheet.rows]
    for at, column in enumerate(sheet.columns):
        wraps = column.wide or column.folds
        narrowest = _narrowest(column, [row[at] for row in texts])
        table.add_column(
            Text(column.heading),
            overflow="fold",
            no_wrap=not wraps,
            min_width=narrowest if wraps else None,
            width=None if wraps else narrowest,  # known; rich would measure each cell five times
        )
    for row, style in zip(texts, _styles(sheet), strict=True):
        table.add_row(*map(_seen, row), style=_STYLES.get(style, ""))
    return table


def _narrowest(column: Column, cells: Sequence[str]) -> int:
    """Give the width at which a column still shows whole words, and one that never wraps whole."""
    texts = (column.heading, *cells)
    if not (column.wide or column.folds):
        return max(map(cell_len, texts))
    longest = max((cell_len(word) for text in texts for word in text.split()), default=1)
    return max(min(longest, LONGEST_WORD), NARROWEST_TEXT if column.wide else 1)
