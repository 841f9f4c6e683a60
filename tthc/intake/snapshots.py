"""What a list exported from the National Portal shows, and which list of which day it is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from tthc.compliance.identifiers import code_key, fold, is_regular_code
from tthc.compliance.snapshots import Listed, changes
from tthc.errors import InputFileError
from tthc.intake.cells import FIRST_YEAR, LAST_YEAR, Cell, read_code, read_text, split_cell
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.problems import (
    BLANK,
    CODE_AGAIN,
    CODE_DIFFERS,
    Problem,
    RowOutcome,
    RowRead,
    Severity,
    UnreadableCellError,
)
from tthc.intake.reading import FileRead
from tthc.workflows.facts import Content, FactKind

SCOPE_SHARE: Final = 0.9
"""The part of the rows that one agency must have issued to give the list its name."""

_DAY_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})(?P<s>[-._]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[-._])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4}))(?!\d)"
)


class DayUnknownError(InputFileError):
    """Nothing says on which day the list was taken from the portal."""

    template = (
        "{file}: the list does not say on which day it was taken from the portal. Say it with"
        " --taken-on dd/mm/yyyy, or put the day into the file's name (2026-07-20). If it is no list"
        " of the portal, use --as procedures."
    )


class DayAheadError(InputFileError):
    """The list would have been taken in the future."""

    template = "{file}: {day} has not come yet (today is {today}). Correct the day with --taken-on."


class ScopeUnknownError(InputFileError):
    """No agency issued nearly all of the rows, so that the list has no name of its own."""

    template = (
        "{file}: the list holds procedures of several agencies ({issuers}). Say which list it is"
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
    """A list that was read: its rows by base code, and what became of each row of the file."""

    listing: dict[str, Listed] = field(default_factory=dict[str, Listed])
    problems: list[Problem] = field(default_factory=list[Problem])
    rows_read: int = 0
    rows_again: int = 0
    rows_refused: int = 0
    rows_not_relevant: int = 0


def read_listed(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row: this procedure is shown; which day it was, the file as a whole says.

    Ten thousand rows are read against ten thousand: the cells are read as `ProcedureRow` reads
    them, without a model for each row, and a text that comes again is read once.
    """
    cells = raw.cells
    try:
        code = read_code(cells.get("procedure"))
    except UnreadableCellError as fault:
        return _refused(raw, fault)
    if code is None:
        return _refused(raw, UnreadableCellError(BLANK))
    shown = Content(
        province=unit.province,
        department=unit.department,
        kind=FactKind.PORTAL_SHOWN,
        happened_on=unit.today,
        procedure=code,
        title=read_text(cells.get("title")),
        issuer=_joined(cells.get("issuer")),
        note=_joined(cells.get("agencies")),
        field=_again(cells.get("field")),
    )
    if is_regular_code(code):
        return RowRead(raw.number, (shown,), (), RowOutcome.FACTS)
    draft = Draft(raw, [shown])
    draft.check_code("procedure", code)
    return draft.done()


def _refused(raw: RawRow, fault: UnreadableCellError) -> RowRead:
    draft = Draft(raw)
    draft.report({"procedure": fault}, frozenset({"procedure"}))
    return draft.done()


@lru_cache(maxsize=4096)
def _joined(cell: Cell) -> str | None:
    return "; ".join(split_cell(cell)) or None


@lru_cache(maxsize=4096)
def _again(cell: Cell) -> str | None:
    return read_text(cell)


def collect(file: str, rows: Iterable[RowRead]) -> SnapshotRead:
    """Put the rows of a list together; a code that stands there again is named, never dropped.

    Raises:
        NothingListedError: no row could be kept.
    """
    read = SnapshotRead()
    for row in rows:
        read.rows_read += 1
        read.problems.extend(row.problems)
        if row.contents:
            _add(read, row.row, row.contents[0])
        else:
            read.rows_not_relevant += row.outcome is RowOutcome.NOT_RELEVANT
            read.rows_refused += row.outcome is not RowOutcome.NOT_RELEVANT
    if not read.listing:
        raise NothingListedError(file=file)
    return read


def _add(read: SnapshotRead, number: int, said: Content) -> None:
    code = said.procedure or ""
    listed = Listed(number, code, said.title, said.issuer, said.note, said.field)
    first = read.listing.setdefault(code_key(code), listed)
    if first is listed:
        return
    differs = changes(first, listed)
    read.rows_refused += bool(differs)
    read.rows_again += not differs
    severity = Severity.ERROR if differs else Severity.WARNING
    fields = (("row", number), ("code", code), ("first", first.row), ("differs", differs))
    template = CODE_DIFFERS if differs else CODE_AGAIN
    read.problems.append(Problem(number, "", severity, template, fields))


def scope_of(file: str, read: SnapshotRead) -> str:
    """Name the list after the agency that issued nearly all of its procedures.

    Raises:
        ScopeUnknownError: there is no such agency.
    """
    issuers = Counter(listed.issuer for listed in read.listing.values() if listed.issuer)
    ((first, count),) = issuers.most_common(1) or (("", 0),)
    if count < SCOPE_SHARE * len(read.listing):
        shown = ", ".join(f"{issuer} ({n})" for issuer, n in issuers.most_common(5)) or "-"
        raise ScopeUnknownError(file=file, issuers=shown)
    return first


def scope_key(scope: str) -> str:
    """Give the key by which names of lists are compared."""
    return fold(scope)


def day_in_name(file: FileRead, given: date | None, today: date) -> date:
    """Take the day given, else the only day that stands in the file's name; never the file's age.

    Raises:
        DayUnknownError: neither says it.
        DayAheadError: the day has not come yet.
    """
    found = {given} if given else set(_days(file.file))
    if len(found) != 1:
        raise DayUnknownError(file=file.file)
    (day,) = found
    if day > today:
        raise DayAheadError(file=file.file, day=day, today=today)
    return day


def _days(name: str) -> Iterable[date]:
    for match in _DAY_IN_NAME.finditer(name):
        year, month, day = (int(match[part] or match[f"{part}2"]) for part in "ymd")
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            yield found
