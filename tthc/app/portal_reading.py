"""Which lists of the portal the register has, and what two of them differ in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tthc.app.asked_scope import key_of_scope
from tthc.app.register import Register, reading
from tthc.app.snapshots import SnapshotMissingError
from tthc.compliance.identifiers import fold
from tthc.compliance.settled_lists import names_in_doubt
from tthc.compliance.snapshots import Difference, Listed, Listing, code_meant, differ
from tthc.store.snapshot_lists import Lists, up_to
from tthc.store.snapshots import Snapshot, read_snapshots


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots that count, by list and day, and how many there are of any day."""

    all: tuple[Snapshot, ...]
    there: int


class Changed(NamedTuple):
    """One difference between two lists: it came about after `since` and by `seen_on`."""

    scope: str
    since: date
    seen_on: date
    difference: Difference


class Compared(NamedTuple):
    """What lists differ in; `lists` are all in the register, `pairs` those that were compared."""

    changes: tuple[Changed, ...]
    lists: int
    pairs: int


class Shown(NamedTuple):
    """A list with the rows that were asked for.

    `taken_for` gives, by row, the code for which one with an odd code stands; `codes` are all that
    stand in the list.
    """

    snapshot: Snapshot
    codes: int
    rows: tuple[Listed, ...]
    taken_for: Mapping[int, str]


def list_snapshots(register: Register, by: date | None) -> Snapshots:
    """List the snapshots; with a day only those that were taken by then."""
    with reading(register) as sitting:
        there = read_snapshots(sitting.connection, sitting.home)
    return Snapshots(tuple(one for one in there if by is None or one.taken_on <= by), len(there))


def show_snapshots(
    register: Register, asked: int | date, scope: str | None, words: str | None
) -> tuple[Shown, ...]:
    """Show what stood on one list, by its number, or on the last list of each name by a day.

    `words` keep the rows that hold each of them, in whatever column and spelling.

    Raises:
        SnapshotMissingError: no snapshot has this number.
        NotFoundError: there is no list of this name.
    """
    wanted = fold(words or "").split()
    with reading(register) as sitting:
        there = read_snapshots(sitting.connection, sitting.home)
        lists = Lists(sitting.connection, sitting.home)
        chosen = _chosen(there, asked, scope)
        found = [(one, lists.settled(up_to(there, one)) or {}) for one in chosen]
    return tuple(_shown(one, rows, wanted) for one, rows in found)


def _shown(snapshot: Snapshot, rows: Listing, wanted: list[str]) -> Shown:
    found = {key: row for key, row in rows.items() if _holds(key, row, wanted)}
    odd = {row.row: key for key, row in found.items() if code_meant(key, row) != row.code}
    return Shown(snapshot, len(rows), tuple(found.values()), odd)


def _chosen(there: list[Snapshot], asked: int | date, scope: str | None) -> list[Snapshot]:
    if isinstance(asked, int):
        found = [one for one in there if one.id == asked]
        if not found:
            raise SnapshotMissingError(id=asked)
        return found
    wanted = key_of_scope(there, scope)
    by_day = (one for one in there if one.taken_on <= asked and wanted in (None, one.scope_key))
    return [*{one.scope_key: one for one in by_day}.values()]


def _holds(key: str, row: Listed, words: list[str]) -> bool:
    text = fold(" ".join(part for part in (key, *row[1:]) if part)) if words else ""
    return all(word in text for word in words)


def diff_snapshots(
    register: Register, scope: str | None, first: date | None, last: date
) -> Compared:
    """Compare the last list by a day with the one before it, or with the last by another day."""
    found: list[Changed] = []
    with reading(register) as sitting:
        there = read_snapshots(sitting.connection, sitting.home)
        lists = Lists(sitting.connection, sitting.home)
        pairs = _pairs(there, scope, first, last)
        for older, newer in pairs:
            before, after = (lists.settled(up_to(there, one)) or {} for one in (older, newer))
            days = (newer.scope, older.taken_on, newer.taken_on)
            in_doubt = names_in_doubt(lists.rows(older))
            found.extend(Changed(*days, one) for one in differ(before, after, in_doubt))
    return Compared(tuple(found), len(there), len(pairs))


def _pairs(
    there: list[Snapshot], scope: str | None, first: date | None, last: date
) -> list[tuple[Snapshot, Snapshot]]:
    wanted = key_of_scope(there, scope)
    by_scope: dict[str, list[Snapshot]] = {}
    for one in there:
        if one.taken_on <= last and wanted in (None, one.scope_key):
            by_scope.setdefault(one.scope_key, []).append(one)
    pairs: list[tuple[Snapshot, Snapshot]] = []
    for lists in by_scope.values():
        older = [one for one in lists[:-1] if first is None or one.taken_on <= first]
        if older:
            pairs.append((older[-1], lists[-1]))
    return pairs
