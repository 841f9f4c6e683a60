"""How a report looks on a screen: headings, lines and tables, colour only where it helps."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments

from tthc.report.layout import Layout, head_lines, lay_out, row_lines, seen, wrap
from tthc.report.paper import Heading, Paper, Part, Sheet

PIPE_WIDTH = 120  # a pipe or a file has no width of its own
_AT_ONCE = 4_000  # whoever has seen enough of a long table (`| head`) ends it soon
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
    drawn = chain.from_iterable(_draw(part, console) for part in paper.parts)
    while some := list(islice(drawn, _AT_ONCE)):
        console.print(Segments(some), crop=False)


def _draw(part: Part, console: Console) -> Iterator[Segment]:
    if isinstance(part, Heading):
        return _line(part.text, "bold", console)
    if isinstance(part, str):
        return _line(part, "", console)
    return _table(part, console) if part.rows else iter(())


def _line(text: str, style: str, console: Console) -> Iterator[Segment]:
    return _set_off(wrap(seen(text), console.width, cell_len), style, console)


def _table(sheet: Sheet, console: Console) -> Iterator[Segment]:
    """Draw a table where it fits whole; on a narrower screen each row stands on end."""
    table = lay_out(sheet, console.width, cell_len)
    if sheet.title:
        yield from _line(sheet.title, "bold", console)
    fits = table.needed <= console.width or not console.is_terminal
    yield from _drawn(sheet, table, console) if fits else _on_end(sheet, table, console)


def _drawn(sheet: Sheet, table: Layout, console: Console) -> Iterator[Segment]:
    blank = " " * table.width
    yield Segment(f"{blank}\n")
    yield from _set_off(head_lines(table), "bold", console)
    yield Segment(f" {'─' * (table.width - 2)} \n")
    for row, style in zip(table.rows, _styles(sheet), strict=True):
        yield from _set_off(row_lines(row, table), style, console)
    yield Segment(f"{blank}\n")


def _on_end(sheet: Sheet, table: Layout, console: Console) -> Iterator[Segment]:
    for row, style in zip(table.rows, _styles(sheet), strict=True):
        cells = zip(table.headings, row, strict=True)
        text = "\n".join(f"{heading}: {cell}" for heading, cell in cells if cell)
        yield from _set_off((*wrap(text, console.width, cell_len), ""), style, console)


def _set_off(lines: Iterable[str], style: str, console: Console) -> Iterator[Segment]:
    """Colour line by line: a pager forgets at the end of a line what its colour was."""
    if not (style and console.color_system):
        yield Segment("".join(f"{line}\n" for line in lines))
        return
    for line in lines:
        yield Segment(line, console.get_style(style))
        yield Segment.line()


def _styles(sheet: Sheet) -> Iterable[str]:
    return (_STYLES.get(style, "") for style in sheet.styles or [""] * len(sheet.rows))
