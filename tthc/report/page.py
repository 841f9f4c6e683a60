"""How does a report become a page: one HTML file that stands alone and prints on A4?"""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from tthc.report.catalogue import Catalogue
from tthc.report.paper import Heading, Paper, Part, Sheet, show_value


class _Cell(NamedTuple):
    """A cell of a table, over how many rows it goes, and whether its text may wrap."""

    text: str
    rows: int
    wide: bool


class _Row(NamedTuple):
    style: str
    cells: list[_Cell]


def page_html(paper: Paper, title: str, say: Catalogue) -> str:
    """Lay a report out as HTML; every value is escaped, and nothing is fetched or run."""
    parts = [part for section in _sections(paper) for part in section]
    page = _template().render(language=say.language, title=title, parts=parts, rows=_rows)
    return f"{page}\n"


def _sections(paper: Paper) -> Iterator[list[Part]]:
    """Cut a report at its headings, and put tables first, for its lines stand beside them."""
    section: list[Part] = []
    for part in paper.parts:
        if isinstance(part, Heading):
            yield sorted(section, key=_place)
            section = []
        section.append(part)
    yield sorted(section, key=_place)


def _place(part: Part) -> int:
    return 0 if isinstance(part, Heading) else 1 if isinstance(part, Sheet) else 2


def _rows(sheet: Sheet) -> Iterator[_Row]:
    """Lay the rows of a table out, with cells joined where their column joins."""
    styles = sheet.styles or ("",) * len(sheet.rows)
    for number, (row, style) in enumerate(zip(sheet.rows, styles, strict=True)):
        cells = [
            _Cell(show_value(value), _height(sheet, number, column), sheet.columns[column].wide)
            for column, value in enumerate(row)
        ]
        yield _Row(style, [cell for cell in cells if cell.rows])


def _height(sheet: Sheet, number: int, column: int) -> int:
    """Count the rows from here on that say the same; none where the row above says it too."""
    if not sheet.columns[column].joins:
        return 1
    value = sheet.rows[number][column]
    if number and sheet.rows[number - 1][column] == value:
        return 0
    return sum(1 for _ in takewhile(lambda row: row[column] == value, sheet.rows[number:]))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")
