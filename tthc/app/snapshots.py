"""What happens when a list of the portal comes in or is withdrawn: its day, its name, its facts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from tthc.app.portal_facts import Pen, Place, Told, Why
from tthc.app.register import Register, Sitting, writing
from tthc.app.separating import require_other
from tthc.clock import today
from tthc.compliance.settled_lists import ListRows, settle
from tthc.compliance.snapshots import Listing, differ, is_most, looks_cut_short, names_moved
from tthc.errors import FactRefusedError, NotFoundError
from tthc.intake.problems import MOST_CHANGED, MOST_NEW, NAMES_MOVED, OTHER_SCOPE, Problem, Severity
from tthc.intake.reading import FileRead
from tthc.intake.snapshots import (
    SnapshotRead,
    agency_of,
    collect,
    day_in_name,
    scope_key,
    scope_of,
    taken_for,
)
from tthc.store.journal import Signature
from tthc.store.snapshot_lists import Lists, dump
from tthc.store.snapshots import (
    Snapshot,
    keep_snapshot,
    next_snapshot,
    read_snapshots,
    read_withdrawal,
    withdraw_snapshot,
)
from tthc.workflows.facts import FactKind, Origin

WITHDRAWN: Final = "danh sách số {id} ngày {day:%d/%m/%Y} bị rút"
CAME_LATE: Final = "danh sách số {id} ngày {day:%d/%m/%Y} nhập sau, đứng trước danh sách này"


class SameDayError(FactRefusedError):
    """Another list of the same name and day is there."""

    template = (
        "{scope}, {day}: another list of this day is there already (snapshot {id}, file {file})."
        " If that one is wrong, withdraw it first: tthc portal withdraw {id}"
    )


class CutShortError(FactRefusedError):
    """Most of the list before is missing from this one."""

    template = (
        "{scope}, {day}: {gone} of the {before} codes of the list of {since} are missing from this"
        " one and would count as gone from the portal. Nothing was recorded. Export the whole list,"
        " without a filter, and import that; if the portal does show no more, add --complete."
    )


class SnapshotMissingError(NotFoundError):
    """There is no snapshot of this number, or it was withdrawn before."""

    template = "Snapshot {id} is not in the register, or was withdrawn; see `tthc portal list`."


class NamedList(NamedTuple):
    """Which list a file is, as far as the officer says it.

    `complete`: it is whole, although most of the list before is missing.
    """

    taken_on: date | None = None
    scope: str | None = None
    complete: bool = False

    @property
    def is_day_alone(self) -> bool:
        """Say that only its day is named, which a list of documents has, too."""
        return not (self.scope or self.complete)


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot with its neighbours in time, and the facts that it brought and took back.

    `known`: the same list of the same day was there already, and nothing was written.
    """

    place: Place
    added: dict[FactKind, int]
    voided: int
    known: bool = False


def import_snapshot(
    register: Register, file: FileRead, named: NamedList, signature: Signature, *, keep: bool
) -> tuple[SnapshotRead, Taken]:
    """Read a list to its end, then write it and what it tells in one transaction."""
    read = collect(file)
    day = day_in_name(file, named.taken_on, today(signature.at))
    scope = named.scope or scope_of(file.file, read)
    origin = Origin(file_name=file.file, file_hash=file.file_hash, sheet=file.sheet)
    with writing(register, signature.at, keep=keep) as sitting:
        pen = _pen(register, sitting, signature)
        there = read_snapshots(sitting.connection, sitting.home)
        mine = _of_scope(there, scope)
        scope = mine[0].scope if mine else scope
        read.problems.extend(() if mine else _named_otherwise(there, scope, file, read))
        earlier = [one for one in mine if one.taken_on < day]
        rows = _settled(pen, earlier, read.rows)
        read.problems.extend(taken_for(read, rows))
        body, print_ = dump(read.rows)
        pen.lists.learn(print_, read.rows)
        of = (scope, scope_key(scope), day, len(rows), print_)
        kept = Snapshot(next_snapshot(sitting.connection), *of, *signature, origin)
        same = next((one for one in mine if one.taken_on == day), None)
        if same is not None:
            return read, _same_day(pen, same, earlier, rows)
        place = Place(kept, tuple(mine))
        if not named.complete:
            _require_whole(place, pen.lists.settled(earlier), rows)
        keep_snapshot(sitting.connection, sitting.home, kept, body)
        return read, _take(pen, place, file, read)


def _named_otherwise(
    there: list[Snapshot], scope: str, file: FileRead, read: SnapshotRead
) -> Iterator[Problem]:
    """Warn of the first list of a name, where lists of the same agency bear another."""
    own = agency_of(read)
    known = next((one.scope for one in reversed(_of_scope(there, own or ""))), None)
    if known:
        row = file.header.row + 1
        said = (("row", row), ("scope", scope), ("known", known))
        yield Problem(row, "", Severity.WARNING, OTHER_SCOPE, said)


def _settled(pen: Pen, earlier: list[Snapshot], rows: ListRows) -> Listing:
    """Read by the list before what the rows leave open; one that leaves nothing open needs none."""
    return settle(pen.lists.settled(earlier), rows) if rows.leave_open else rows.listing


def _require_whole(place: Place, before: Listing | None, rows: Listing) -> None:
    gone = looks_cut_short(before, rows)
    if gone and place.before:
        day, since = place.at.taken_on, place.before.taken_on
        known = len(before or {})
        raise CutShortError(scope=place.at.scope, day=day, gone=gone, before=known, since=since)


def _suspected(place: Place, pen: Pen, told: list[Told], file: FileRead) -> Iterator[Problem]:
    """Warn of a list of which most rows are new or read otherwise, or whose names were moved."""
    if place.before is None:
        return
    before = pen.lists.settled(place.earlier) or {}
    mine = [one.difference for one in told if one.at is place.at]
    found = Counter(one.kind for one in mine)
    new, changed = found[FactKind.PORTAL_SHOWN], found[FactKind.PORTAL_CHANGED]
    row = file.header.row + 1
    since = (("row", row), ("since", place.before.taken_on))
    if is_most(new, place.at.codes):
        said = (*since, ("new", new), ("codes", place.at.codes), ("before", place.before.id))
        yield Problem(row, "", Severity.WARNING, MOST_NEW, said)
    if is_most(changed, len(before)):
        said = (*since, ("changed", changed), ("before", len(before)), ("id", place.at.id))
        yield Problem(row, "", Severity.WARNING, MOST_CHANGED, said)
    if moved := names_moved(before, mine):
        said = (*since, ("moved", moved), ("id", place.at.id))
        yield Problem(row, "", Severity.WARNING, NAMES_MOVED, said)


def withdraw(register: Register, id_: int, signature: Signature, command: str) -> Taken:
    """Let a snapshot count no longer; its neighbours are compared with each other instead.

    Raises:
        SnapshotMissingError: there is none of this number; one withdrawn before is known.
    """
    with writing(register, signature.at) as sitting:
        there = read_snapshots(sitting.connection, sitting.home)
        wrong = next((one for one in there if one.id == id_), None)
        if wrong is None:
            gone = read_withdrawal(sitting.connection, sitting.home, id_)
            if gone is None:
                raise SnapshotMissingError(id=id_)
            return Taken(Place(gone), {}, 0, known=True)
        taken = (wrong.id, wrong.actor, wrong.recorded_at)
        require_other(register.settings, "portal withdraw", signature.actor, taken)
        withdraw_snapshot(sitting.connection, sitting.home, wrong, signature)
        place = Place(wrong, tuple(_of_scope(there, wrong.scope)))
        pen = _pen(register, sitting, signature)
        with_it, without = pen.around(place)
        reason = WITHDRAWN.format(id=wrong.id, day=wrong.taken_on)
        return Taken(
            place, *pen.settle(place, with_it, without, Why(reason, Origin(command=command)))
        )


def _take(pen: Pen, place: Place, file: FileRead, read: SnapshotRead) -> Taken:
    with_it, without = pen.around(place)
    read.problems.extend(_suspected(place, pen, with_it, file))
    reason = CAME_LATE.format(id=place.at.id, day=place.at.taken_on)
    return Taken(place, *pen.settle(place, without, with_it, Why(reason, place.at.origin)))


def _same_day(pen: Pen, there: Snapshot, earlier: list[Snapshot], rows: Listing) -> Taken:
    """Know the same list again; refuse another one of the same day."""
    if any(differ(_settled(pen, earlier, pen.lists.rows(there)), rows)):
        file = there.origin.file_name or "-"
        raise SameDayError(scope=there.scope, day=there.taken_on, id=there.id, file=file)
    return Taken(Place(there), {}, 0, known=True)


def _of_scope(there: list[Snapshot], scope: str) -> list[Snapshot]:
    return [one for one in there if one.scope_key == scope_key(scope)]


def _pen(register: Register, sitting: Sitting, signature: Signature) -> Pen:
    unit = (register.settings.province, register.settings.department)
    return Pen(sitting, unit, signature, Lists(sitting.connection, sitting.home))
