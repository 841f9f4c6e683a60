"""How a report looks on a screen: headings, lines and tables, colour only where it helps."""

from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tthc.report.paper import Heading, Paper, Sheet, show_value

NARROWEST_TEXT = 16  # a column of text narrower than this stands on end
PIPE_WIDTH = 120  # a pipe or a file has no width of its own
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
    for part in paper.parts:
        if isinstance(part, Heading):
            console.print(Text(part.text, style="bold"))
        elif isinstance(part, str):
            console.print(Text(part))
        elif part.rows:
            console.print(_draw(part))


def _draw(sheet: Sheet) -> Table:
    title = Text(sheet.title, style="bold") if sheet.title else None
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for column in sheet.columns:
        table.add_column(
            Text(column.heading),
            overflow="fold" if column.wide or column.folds else "ellipsis",
            no_wrap=not (column.wide or column.folds),
            min_width=NARROWEST_TEXT if column.wide else None,
        )
    styles = sheet.styles or ("",) * len(sheet.rows)
    for row, style in zip(sheet.rows, styles, strict=True):
        table.add_row(*(Text(show_value(value)) for value in row), style=_STYLES.get(style, ""))
    return table
