"""What a list exported from the National Portal shows, and which list of which day it is."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final

from tthc.compliance.identifiers import base_code, code_key, fold, normalise
from tthc.compliance.settled_lists import ListRows
from tthc.compliance.snapshots import Listed, changes
from tthc.errors import InputFileError
from tthc.intake.cells import Cell, read_code, read_text, split_cell
from tthc.intake.drafts import Draft, RawRow
from tthc.intake.list_days import days_in_name, require_past
from tthc.intake.lost_zeros import lost_zeros
from tthc.intake.problems import (
    BLANK,
    CODE_AGAIN,
    CODE_DIFFERS,
    NAME_BLANK,
    TAKEN_FOR,
    ZEROS_LOST,
    Problem,
    Severity,
    UnreadableCellError,
)
from tthc.intake.reading import FileRead, raw_row, titles_of

_COLUMNS: Final = ("procedure", "title", "issuer", "agencies", "field")

SCOPE_SHARE: Final = 0.9
"""The part of the rows that one agency must have issued to give the list its name."""


class DayUnknownError(InputFileError):
    """Nothing says on which day the list was taken from the portal."""

    template = (
        "{file}: the list does not say on which day it was taken from the portal. Say it with"
        " --taken-on dd/mm/yyyy, or put the day into the file's name (2026-07-20). If it is no list"
        " of the portal, use --as procedures."
    )


class ScopeUnknownError(InputFileError):
    """No agency issued nearly all of the rows, so that the list has no name of its own."""

    template = (
        "{file}: the list holds procedures of several agencies ({issuers}). Say which list it is"
        " with --scope TEXT; it is compared only with lists of the same name."
    )


class IssuerUnsaidError(InputFileError):
    """The list names no agency, so that it has no name of its own."""

    template = (
        "{file}: the list does not say which agency issued its procedures. Say which list it is"
        " with --scope TEXT; it is compared only with lists of the same name."
    )


class NothingListedError(InputFileError):
    """No row of the list could be kept."""

    template = (
        "{file}: no row has a code that can be read, so nothing is taken in: an empty list would"
        " say that every procedure is gone. Export the list again."
    )


@dataclass(slots=True)
class SnapshotRead:
    """A list that was read: its rows (`ListRows`), and what became of each row of the file."""

    listing: dict[str, Listed] = field(default_factory=dict[str, Listed])
    doubtful: list[Listed] = field(default_factory=list[Listed])
    again: list[Listed] = field(default_factory=list[Listed])
    problems: list[Problem] = field(default_factory=list[Problem])
    rows_read: int = 0
    rows_again: int = 0
    rows_refused: int = 0
    rows_not_relevant: int = 0

    @property
    def rows(self) -> ListRows:
        """The rows as they stand in the list."""
        return ListRows(self.listing, tuple(self.doubtful), tuple(self.again))


def collect(file: FileRead) -> SnapshotRead:
    """Put the rows of a list together; a code that stands there again is named, never dropped.

    Ten thousand rows are read against ten thousand: one with a regular code is taken as it stands,
    any other is looked at as a row of a plain list is.

    Raises:
        NothingListedError: no row could be kept.
    """
    read, columns, titles = SnapshotRead(), file.header.columns, titles_of(file.header)
    code, *said = (columns.get(name, -1) for name in _COLUMNS)
    last, take = max(code, *said), _taking(said)
    for number, row in enumerate(file.cells, start=file.header.row + 2):
        first = row[code] if last < len(row) else None
        key = base_code(first) if isinstance(first, str) else None
        if key is not None:
            _add(read, key, _listed(number, str(first), take(row)))
        elif (raw := raw_row(file.header, titles, number, row)) is not None:
            _look(read, raw)
        else:
            continue
        read.rows_read += 1
    if not read.listing:
        raise NothingListedError(file=file.file)
    if read.doubtful:
        _give_zeros_back(read)
    return read


def _taking(columns: Sequence[int]) -> Callable[[Sequence[Cell]], Sequence[Cell]]:
    """Take the cells of some columns out of a row; of a column that the list lacks (-1), None."""
    if min(columns) >= 0:
        return itemgetter(*columns)
    return lambda row: [row[at] if at >= 0 else None for at in columns]


def _give_zeros_back(read: SnapshotRead) -> None:
    """Put each code that lost its zeros under the code that is meant; it is no longer in doubt."""
    for key, meant in lost_zeros(read.listing).items():
        row = read.listing.pop(key)
        read.listing[meant] = row
        read.doubtful.remove(row)
        odd = next(one for one in read.problems if one.row == row.row and one.column)
        said = (("row", row.row), ("code", row.code), ("meant", meant))
        warning = Problem(row.row, odd.column, Severity.WARNING, ZEROS_LOST, said)
        read.problems[read.problems.index(odd)] = warning


def _look(read: SnapshotRead, raw: RawRow) -> None:
    """Take a row whose code is odd, or say why there is none to take."""
    if raw.heading or _is_signature(raw):
        read.rows_not_relevant += 1
        return
    draft = Draft(raw)
    code = _code(draft)
    listed = _listed(raw.number, code or "", [raw.cells.get(name) for name in _COLUMNS[1:]])
    if code is None:
        read.rows_refused += 1
    else:
        _add(read, code_key(code), listed)
    if draft.problems:
        read.doubtful.append(listed)
    read.problems.extend(draft.problems)


def _is_signature(raw: RawRow) -> bool:
    """Say whether words or a sum alone stand under the codes: "Người lập biểu", "271"."""
    code, *said = (read_text(raw.cells.get(name)) for name in _COLUMNS)
    if code is None or any(said):
        return False
    return code.isdigit() or not any(map(str.isdigit, code))


def _code(draft: Draft) -> str | None:
    """Read the code of a row; report one that is odd, or why there is none."""
    try:
        code = read_code(draft.raw.cells.get("procedure"))
    except UnreadableCellError as fault:
        draft.report({"procedure": fault}, frozenset({"procedure"}))
        return None
    if code is None:
        draft.refuse("procedure", BLANK)
    else:
        draft.check_code("procedure", code)
    return code


def _listed(number: int, code: str, cells: Sequence[Cell]) -> Listed:
    """Read the cells as `ProcedureRow` does; a text that comes again is read once."""
    title, issuer, agencies, field_ = cells
    name = (normalise(title) or None) if isinstance(title, str) else read_text(title)
    return Listed(number, code, name, _joined(issuer), _joined(agencies), _again(field_))


@lru_cache(maxsize=4096, typed=True)
def _joined(cell: Cell) -> str | None:
    return "; ".join(split_cell(cell)) or None


@lru_cache(maxsize=4096, typed=True)
def _again(cell: Cell) -> str | None:
    return read_text(cell)


def _add(read: SnapshotRead, key: str, listed: Listed) -> None:
    if listed.name is None:
        said = (("row", listed.row), ("code", listed.code))
        read.problems.append(Problem(listed.row, "", Severity.WARNING, NAME_BLANK, said))
    first = read.listing.setdefault(key, listed)
    if first is not listed:
        _add_again(read, first, listed)


def _add_again(read: SnapshotRead, first: Listed, listed: Listed) -> None:
    differs = changes(first, listed)
    read.rows_refused += bool(differs)
    read.rows_again += not differs
    if differs:
        read.again.append(listed)
    severity = Severity.ERROR if differs else Severity.WARNING
    rows = (("row", listed.row), ("code", listed.code), ("first", first.row))
    template = CODE_DIFFERS if differs else CODE_AGAIN
    fields = (*rows, ("differs", differs))
    read.problems.append(Problem(listed.row, "", severity, template, fields))


def taken_for(read: SnapshotRead, rows: Mapping[str, Listed]) -> Iterator[Problem]:
    """Say of each row of a doubtful code, or of one met before, for which code it stands."""
    written = {one.row: one.code for one in (*read.doubtful, *read.again)}
    for key, listed in rows.items() if written else ():
        if listed.row in written and code_key(written[listed.row]) != key:
            said = (("row", listed.row), ("code", key))
            yield Problem(listed.row, "", Severity.WARNING, TAKEN_FOR, said)


def scope_of(file: str, read: SnapshotRead) -> str:
    """Name the list after the agency that issued nearly all of its procedures.

    Raises:
        IssuerUnsaidError: it names no agency.
        ScopeUnknownError: there is no such agency.
    """
    agency, issuers = agency_of(read), _issuers(read)
    if agency is None and issuers:
        shown = ", ".join(f"{issuer} ({n})" for issuer, n in issuers.most_common(5))
        raise ScopeUnknownError(file=file, issuers=shown)
    if agency is None:
        raise IssuerUnsaidError(file=file)
    return agency


def agency_of(read: SnapshotRead) -> str | None:
    """Name the agency that issued nearly all procedures of a list, if there is one."""
    for first, count in _issuers(read).most_common(1):
        return first if count >= SCOPE_SHARE * len(read.listing) else None
    return None


def _issuers(read: SnapshotRead) -> Counter[str]:
    return Counter(listed.issuer for listed in read.listing.values() if listed.issuer)


def scope_key(scope: str) -> str:
    """Give the key by which names of lists are compared."""
    return fold(scope)


def day_in_name(file: FileRead, given: date | None, today: date) -> date:
    """Take the day given, else the only day that stands in the file's name; never the file's age.

    Raises:
        DayUnknownError: neither says it.
        DayAheadError: the day has not come yet.
    """
    found = {given} if given else set(days_in_name(file.file))
    if len(found) != 1:
        raise DayUnknownError(file=file.file)
    (day,) = found
    require_past(file.file, day, today)
    return day
