"""Which row of a table is its header, which list it is, and where each column stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tthc.compliance.identifiers import fold
from tthc.errors import InputFileError
from tthc.intake.cells import Cell, read_text
from tthc.intake.forms import FORMS, InputKind
from tthc.intake.refusals import (
    ColumnTwiceError,
    HeaderMisspeltError,
    HeaderUnknownError,
    ProposalError,
)

SEARCHED_ROWS = 15
"""How many rows from the top may hold the header."""

_EXPORT_TITLE = ("cong hoa xa hoi chu nghia viet nam", "danh sach tthc")
_EXPORT_COLUMNS = 5
_ABBREVIATIONS = (("thu tuc hanh chinh", "tthc"), ("quyet dinh", "qd"), ("van ban", "vb"))
_TELL_NOTHING = frozenset({"stt", "tt", "so tt", "so thu tu", "ky nhan"})
_OF_THE_FORM = {InputKind.DISPATCHES: frozenset({"loai vb", "do khan", "xu ly chinh"})}
"""Columns of a form that are known and of which nothing is read: the register of 13 columns."""
_PROPOSAL = (
    ("noi con dang", "ngay phai go noi som nhat"),
    ("still shown at", "to be gone by first place"),
)
"""Columns that only the tables of `tthc removal export` have: they are drawn from the register."""

_WORDS = re.compile(r"\w+")


def header_key(text: str) -> str:
    """Give the key by which headers are compared: folded words without punctuation."""
    key = " ".join(_WORDS.findall(fold(text)))
    for words, short in _ABBREVIATIONS:
        key = key.replace(words, short)
    return key


_NAMES: dict[InputKind, dict[str, str]] = {
    kind: {header_key(header): column.name for column in columns for header in column.headers}
    for kind, columns in FORMS.items()
}
_REQUIRED: dict[InputKind, dict[str, str]] = {
    kind: {column.name: column.headers[0] for column in columns if column.required}
    for kind, columns in FORMS.items()
}

_TOLD_BY_HEADER = [kind for kind in InputKind if kind is not InputKind.SNAPSHOT]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its row (from 0), the list it is, its known columns (from 0).

    `unknown` are the titles of the columns that the list does not know, without those that never
    tell anything: the numbers of the rows (STT), the signatures (Ký nhận), and of a register of
    dispatches the kind, the urgency and who handles it. `lacking` are the columns for want of which
    a list with the title of the portal's export is read as a plain list of procedures.
    """

    row: int
    kind: InputKind
    columns: dict[str, int]
    titles: dict[str, str]
    twice: tuple[str, str] | None = None
    unknown: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def find_header(rows: Sequence[Sequence[Cell]], kind: InputKind | None = None) -> Header | None:
    """Find the header among the first rows; of a header of two rows, the lower one."""
    best: Header | None = None
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        found = _match(index, row, kind)
        if found is None and best is not None:
            break
        if found is not None and (best is None or len(found.columns) >= len(best.columns)):
            best = found
    return _exported(rows, best) if best is not None and kind is None else best


def _exported(rows: Sequence[Sequence[Cell]], header: Header) -> Header:
    """Tell the National Portal's own export, which bears its title, from any list of procedures."""
    if header.kind is not InputKind.PROCEDURES:
        return header
    cells = (read_text(cell) or "" for row in rows[: header.row] for cell in row)
    title = header_key(" ".join(cells))
    if not all(words in title for words in _EXPORT_TITLE):
        return header
    if len(header.columns) == _EXPORT_COLUMNS:
        return replace(header, kind=InputKind.SNAPSHOT)
    form = FORMS[InputKind.SNAPSHOT]
    lacking = (one.headers[0] for one in form if one.name not in header.columns)
    return replace(header, lacking=tuple(lacking))


def require_header(file: str, rows: Sequence[Sequence[Cell]], kind: InputKind | None) -> Header:
    """Find the header or say which columns were found and which are missing.

    Raises:
        HeaderUnknownError: no row is the header of a known list (or of the list asked for).
        ProposalError: the list is a proposal to remove, which this program writes.
        ColumnTwiceError: two columns answer to the same name.
    """
    header = find_header(rows, kind)
    if header is None:
        top = rows[:SEARCHED_ROWS]
        raise ProposalError(file=file) if any(map(_proposes, top)) else _unknown(file, top, kind)
    if header.twice is not None:
        raise ColumnTwiceError(file=file, one=header.twice[0], other=header.twice[1])
    return header


def _match(index: int, row: Sequence[Cell], kind: InputKind | None) -> Header | None:
    if sum(1 for cell in row if cell not in (None, "")) < 2:  # noqa: PLR2004 - no list has one column
        return None
    if _proposes(row):
        return None
    kinds = [kind] if kind else _TOLD_BY_HEADER
    headers = [_header_of(index, row, one) for one in kinds]
    whole = [one for one in headers if _REQUIRED[one.kind].keys() <= one.columns.keys()]
    return max(whole, key=lambda one: len(one.columns), default=None)


def _proposes(row: Sequence[Cell]) -> bool:
    titles = {header_key(read_text(cell) or "") for cell in row}
    return any(titles.issuperset(columns) for columns in _PROPOSAL)


def _header_of(index: int, row: Sequence[Cell], kind: InputKind) -> Header:
    columns: dict[str, int] = {}
    titles: dict[str, str] = {}
    twice: tuple[str, str] | None = None
    unknown: dict[str, None] = {}
    for position, cell in enumerate(row):
        title = read_text(cell) or ""
        name = _NAMES[kind].get(header_key(title))
        if name is not None and name in columns:
            twice = twice or (titles[name], title)
        elif name is not None:
            columns[name], titles[name] = position, title
        elif title and header_key(title) not in _TELL_NOTHING | _OF_THE_FORM.get(kind, frozenset()):
            unknown[title] = None
    return Header(index, kind, columns, titles, twice, tuple(unknown))


def _unknown(file: str, rows: Sequence[Sequence[Cell]], kind: InputKind | None) -> InputFileError:
    kinds = [kind] if kind else _TOLD_BY_HEADER
    tries = [_header_of(index, row, one) for index, row in enumerate(rows) for one in kinds]
    best = max(tries, key=lambda one: (len(one.columns), _filled(rows[one.row])))
    found = [text for cell in rows[best.row] if (text := read_text(cell))]
    missing = [shown for name, shown in _REQUIRED[best.kind].items() if name not in best.columns]
    fields: dict[str, str | int] = {
        "file": file, "rows": SEARCHED_ROWS, "kind": best.kind.value,
        "found": ", ".join(f'"{text[:60]}"' for text in found[:30]) or "-",
        "missing": ", ".join(f'"{text}"' for text in missing),
    }  # fmt: skip
    near = _nearest(found, missing)
    if near is None:
        return HeaderUnknownError(**fields)
    return HeaderMisspeltError(**fields, written=near[0], meant=near[1])


def _filled(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if read_text(cell))


def _nearest(found: list[str], missing: list[str]) -> tuple[str, str] | None:
    written = {header_key(text): text for text in found}
    for meant in missing:
        if near := get_close_matches(header_key(meant), written, n=1, cutoff=0.75):
            return written[near[0]], meant
    return None
