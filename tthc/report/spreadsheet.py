"""How tables become files that officers open: XLSX, and CSV that Excel reads."""

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Protocol, TextIO, cast

from tthc.app.whole_files import write_whole
from tthc.errors import InputFileError, os_reason
from tthc.report.paper import Sheet, Value, show_value
from tthc.report.printing import harmless

_WIDEST = 60
_LONGEST_NAME = 31  # Excel's limit for the name of a sheet
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class _Page(Protocol):
    """What is used of a worksheet; the library ships half of the types."""

    def write_string(self, row: int, col: int, string: str, cell_format: object) -> object: ...
    def write_number(self, row: int, col: int, number: float, cell_format: object) -> object: ...
    def write_datetime(self, row: int, col: int, date: date, cell_format: object) -> object: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> object: ...
    def freeze_panes(self, row: int, col: int) -> object: ...
    def repeat_rows(self, first_row: int) -> object: ...
    def set_landscape(self) -> object: ...
    def fit_to_pages(self, width: int, height: int) -> object: ...


class _Book(Protocol):
    """What is used of a workbook."""

    def set_properties(self, properties: Mapping[str, object]) -> object: ...
    def add_format(self, properties: Mapping[str, object]) -> object: ...
    def add_worksheet(self, name: str) -> _Page: ...
    def close(self) -> object: ...


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets as one workbook; text stays text, whatever formula it looks like.

    The same sheets give the same bytes: the workbook does not say when it was made.
    """
    # The library ships half of its types, and no stubs.
    from xlsxwriter import Workbook  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    content = BytesIO()
    book = cast("_Book", Workbook(content, {"in_memory": True}))
    book.set_properties({"created": _EPOCH})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "top"})
    body = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.title[:_LONGEST_NAME])
        for at, column in enumerate(sheet.columns):
            page.write_string(0, at, column.heading, head)
            page.set_column(at, at, _width(sheet, at))
        for down, row in enumerate(sheet.rows, start=1):
            for at, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(down, at, value, body)
                elif isinstance(value, date) and not isinstance(value, datetime):
                    page.write_datetime(down, at, value, day)
                else:
                    page.write_string(down, at, show_value(value), body)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def to_csv_file(sheet: Sheet) -> bytes:
    """Write a sheet as CSV with the headings of the screen and the mark by which Excel knows UTF-8.

    A cell that a spreadsheet would run as a formula gets an apostrophe.
    """
    text = StringIO()
    _write(sheet, text)
    return text.getvalue().encode("utf-8-sig")


def _write(sheet: Sheet, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.heading for column in sheet.columns])
    writer.writerows([harmless(show_value(value)) for value in row] for row in sheet.rows)


def _width(sheet: Sheet, at: int) -> int:
    cells: list[Value] = [sheet.columns[at].heading, *(row[at] for row in sheet.rows)]
    return min(_WIDEST, 2 + max(len(show_value(cell)) for cell in cells))


class OutputLockedError(InputFileError):
    """The file that was asked for cannot be written."""

    template = (
        "{file}: cannot be written ({detail}). Close it where it is open, or choose another name."
    )


class OutputThereError(InputFileError):
    """A file of this name is there, and holds something else."""

    template = (
        "{file}: there is a file of this name already, and nothing is written over it. Name"
        " another, or give --replace."
    )


def write_file(file: Path, content: bytes, *, replace: bool) -> None:
    """Write a file whole; one that holds something else is only replaced where that is asked for.

    Raises:
        OutputThereError: there is a file with other content.
        OutputLockedError: it cannot be written.
    """
    try:
        if not replace and file.is_file() and file.read_bytes() != content:
            raise OutputThereError(file=str(file))
        write_whole(file, content)
    except OSError as error:
        detail = os_reason(error)
        raise OutputLockedError(file=str(file), detail=detail) from error
