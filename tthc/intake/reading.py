"""What does a file of an officer say? The one way in: rows out, each with facts or problems."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from tthc.compliance.identifiers import fold, is_regular_code
from tthc.intake.cells import Cell, read_text
from tthc.intake.drafts import RawRow, Unit, not_relevant
from tthc.intake.forms import FORMS, InputKind
from tthc.intake.headers import SEARCHED_ROWS, Header, find_header, require_header
from tthc.intake.problems import RowRead
from tthc.intake.refusals import FileEmptyError
from tthc.intake.tables import open_table

RowReader = Callable[[RawRow, Unit], RowRead]

# Headings between the rows: "A. Thủ tục hành chính cấp tỉnh", "I. Lĩnh vực ...", "Tháng 11".
_HEADING = re.compile(
    r"(?:[A-ZĐ]|[IVXLC]+|\d{1,3})[.)]\s*\D|lĩnh vực\b|danh mục\b|tổng (?:số|cộng)\b"
    r"|(?:phần|mục|tháng)\s+(?:\d+|[IVXLC]+)\b"
    r"|(?:(?:thủ tục hành chính|tthc) )?cấp (?:bộ|trung ương|tỉnh|huyện|xã)\b"
    # Not "Thủ tục hành chính cấp giấy phép ...": that is a procedure's name.
    r"|(?:thủ tục hành chính|tthc) (?:(?:ban hành )?mới|thuộc"
    r"|(?:được|bị) (?:ban hành|sửa đổi|bổ sung|thay thế|bãi bỏ|h(?:ủy|uỷ) bỏ|chuẩn h(?:óa|oá)))\b",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file that is being read; `rows` gives each row once, in the order of the file.

    `file` is the name without its folder, `file_hash` the SHA-256 of the bytes, `sheet` None
    for CSV. Blank rows and the row of column numbers under a header are not rows. `cells` are the
    same rows as they stand under the `header`, blank ones too: take either these or `rows`.
    `listed_on` is the day of a list of documents, as far as anything says it.
    """

    file: str
    file_hash: str
    kind: InputKind
    sheet: str | None
    header: Header
    cells: Iterator[Sequence[Cell]]
    rows: Iterator[RowRead]
    listed_on: date | None = None


def read_file(  # noqa: PLR0913 - the reader of a file needs all of them
    path: Path | str,
    *,
    province: str,
    department: str,
    today: date,
    kind: InputKind | None = None,
    sheet: str | None = None,
    taken_on: date | None = None,
) -> FileRead:
    """Read a CSV, .xlsx or .xls file; which list it is, its header tells, or `kind` forces.

    A list that is named with its day (`taken_on`) is one of documents or of the portal.

    Raises:
        InputFileError: the file as a whole cannot be read; a subclass says why and what to do.
            An open quotation mark in a CSV is found only when its row is reached.
    """
    path = Path(path)
    table = open_table(path, kind, sheet)
    top = list(islice(table.rows, SEARCHED_ROWS + 1))
    if not any(read_text(cell) for row in top for cell in row):
        raise FileEmptyError(file=str(path))
    header = _header(str(path), top, kind, taken_on)
    listed_on = _listed_on(path.name, header, top, taken_on, today)
    unit = Unit(province, department, today, listed_on)
    cells = chain(top[header.row + 1 :], table.rows)
    return FileRead(
        file=path.name,
        file_hash=table.file_hash,
        kind=header.kind,
        sheet=table.sheet,
        header=header,
        cells=cells,
        rows=_read(_raw_rows(header, cells), header.kind, unit),
        listed_on=listed_on,
    )


def _header(
    file: str, top: Sequence[Sequence[Cell]], kind: InputKind | None, taken_on: date | None
) -> Header:
    """Find the header of the list; one that is named with its day is of documents, or portal's."""
    if taken_on and kind is None:
        told = find_header(top)
        kind = told.kind if told and told.kind is InputKind.DOCUMENTS else InputKind.SNAPSHOT
    return require_header(file, top, kind)


def _listed_on(
    file: str, header: Header, top: Sequence[Sequence[Cell]], given: date | None, today: date
) -> date | None:
    if header.kind is not InputKind.DOCUMENTS:
        return None
    from tthc.intake.list_days import list_day, require_past

    require_past(file, given, today)
    return given or list_day(file, top[: header.row], today)


def _read(raws: Iterator[RawRow], kind: InputKind, unit: Unit) -> Iterator[RowRead]:
    reader, raws = _reader(kind, raws)
    return (not_relevant(raw) if raw.heading else reader(raw, unit) for raw in raws)


def _reader(  # noqa: PLR0911 - one return for each list
    kind: InputKind, raws: Iterator[RawRow]
) -> tuple[RowReader, Iterator[RawRow]]:
    # Imported here: each list needs its own module, and all of them pydantic.
    # ruff: noqa: PLC0415
    match kind:
        case InputKind.DISPATCHES:
            from tthc.intake.dispatches import read_dispatch

            return read_dispatch, raws
        case InputKind.DECISIONS:
            from tthc.intake.decisions import inherit_above, read_decision

            return read_decision, inherit_above(raws)
        case InputKind.ANNOUNCEMENTS:
            from tthc.intake.announcements import read_announcement

            return read_announcement, raws
        case InputKind.PROCEDURES | InputKind.SNAPSHOT:
            from tthc.intake.procedures import read_procedure

            return read_procedure, raws
        case InputKind.DOCUMENTS:
            from tthc.intake.documents import read_document

            return read_document, raws
        case InputKind.ABOLITIONS:
            from tthc.intake.abolitions import inherit_decision, read_abolition

            return read_abolition, inherit_decision(raws)
        case InputKind.FACTS:
            from tthc.intake.fact_rows import read_fact

            return read_fact, raws


def _raw_rows(header: Header, rows: Iterable[Sequence[Cell]]) -> Iterator[RawRow]:
    titles = titles_of(header)
    for number, row in enumerate(rows, start=header.row + 2):
        raw = raw_row(header, titles, number, row)
        if raw is not None:
            yield raw


def titles_of(header: Header) -> dict[str, str]:
    """Say how each column is headed: as written, else as the form shows it."""
    return {one.name: one.headers[0] for one in FORMS[header.kind]} | header.titles


def raw_row(
    header: Header, titles: dict[str, str], number: int, row: Sequence[Cell]
) -> RawRow | None:
    """Put the cells of a row under their columns; None when it is blank or numbers the columns.

    A row that ends early has blank cells to its right.
    """
    if not any(row) and all(cell in (None, "") for cell in row):
        return None
    if number == header.row + 2 and _numbers_columns(row):
        return None
    width = len(row)
    cells = {name: row[at] if at < width else None for name, at in header.columns.items()}
    return RawRow(number, cells, titles, _is_heading(cells) or _repeats(header, cells))


def _numbers_columns(row: Sequence[Cell]) -> bool:
    texts = [text for cell in row if (text := read_text(cell))]
    return len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _repeats(header: Header, cells: dict[str, Cell]) -> bool:
    """Say whether a row is the header again, as printed pages and joined files have it."""
    written = ((read_text(cells[name]) or "", title) for name, title in header.titles.items())
    return all(text == title or fold(text) == fold(title) for text, title in written)


def _is_heading(cells: dict[str, Cell]) -> bool:
    first: Cell = None
    for cell in cells.values():
        if cell not in (None, "") and str(cell).strip():
            if first is not None:
                return False
            first = cell
    text = read_text(first)
    if text is None:
        return first is None
    return bool(_HEADING.match(text)) and not is_regular_code(text)
