"""Which lists of the portal the register keeps (ảnh chụp), and which facts rest on them.

A list is kept once (`tthc.store.snapshot_lists`), however many days show the same; a snapshot says
which list stood there on a day. Both only grow: a snapshot that is wrong is withdrawn by another
row.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from tthc.store.chunking import chunks
from tthc.store.journal import Signature
from tthc.store.last_numbers import last_number
from tthc.store.linking import add_linked
from tthc.store.snapshot_tables import listing, snapshot
from tthc.store.tables import fact, procedure, void
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind, Origin

PORTAL_KINDS = (FactKind.PORTAL_SHOWN, FactKind.PORTAL_GONE, FactKind.PORTAL_CHANGED)


class Snapshot(NamedTuple):
    """One list of one day; `scope` says which list of the portal it is, `codes` how many."""

    id: int
    scope: str
    scope_key: str
    taken_on: date
    codes: int
    fingerprint: str
    actor: str
    recorded_at: datetime
    origin: Origin


class Standing(NamedTuple):
    """A fact that rests on a snapshot; `by_hand`: an officer voided it, not the program."""

    id: int
    kind: FactKind
    key: str
    on: date
    since: date | None
    title: str | None
    note: str | None
    voided: bool
    by_hand: bool


def read_snapshots(connection: Connection, home: UnitKey) -> list[Snapshot]:
    """Give the snapshots that were not withdrawn, by list and day."""
    c = snapshot.c
    of_home = (c.province == home.province, c.department == home.department)
    withdrawn = select(c.withdraws).where(c.withdraws.is_not(None), *of_home)
    query = (
        select(snapshot)
        .where(c.withdraws.is_(None), c.id.not_in(withdrawn), *of_home)
        .order_by(c.scope_key, c.taken_on)
    )
    return [_snapshot(row, row.id) for row in connection.execute(query)]


def read_withdrawal(connection: Connection, home: UnitKey, id_: int) -> Snapshot | None:
    """Give a snapshot that was withdrawn, with who withdrew it and when."""
    c = snapshot.c
    of_home = (c.province == home.province, c.department == home.department)
    row = connection.execute(select(snapshot).where(c.withdraws == id_, *of_home)).first()
    return _snapshot(row, id_) if row else None


def keep_snapshot(
    connection: Connection,
    home: UnitKey,
    kept: Snapshot,
    body: str,
) -> None:
    """Write a snapshot, and its list unless the very same one is kept already."""
    c, unit = listing.c, home._asdict()
    same = select(c.fingerprint).where(c.fingerprint == kept.fingerprint)
    same = same.where(c.province == home.province, c.department == home.department)
    if connection.execute(same).first() is None:
        row = {**unit, "fingerprint": kept.fingerprint, "body": body}
        connection.execute(insert(listing), [row])
    add_linked(connection, snapshot, [{**unit, **_row(kept)}])


def withdraw_snapshot(
    connection: Connection, home: UnitKey, wrong: Snapshot, signature: Signature
) -> None:
    """Write that a snapshot does not count."""
    row = {
        **home._asdict(),
        **_row(wrong),
        "id": next_snapshot(connection),
        "fingerprint": None,
        "withdraws": wrong.id,
        "actor": signature.actor,
        "recorded_at": signature.at,
    }
    add_linked(connection, snapshot, [row])


def next_snapshot(connection: Connection) -> int:
    """Give the number of the next snapshot."""
    return last_number(connection, snapshot) + 1


def portal_facts(
    connection: Connection, home: UnitKey, scope: str, days: Collection[date], keys: Collection[str]
) -> Iterator[Standing]:
    """Find the facts that the snapshots of some days gave about some base codes."""
    f, p = fact.c, procedure.c
    joined = (p.id == f.procedure_id) & (p.province == f.province) & (p.department == f.department)
    query = (
        select(f.id, f.kind, p.code_key, f.happened_on, f.since, f.title, f.note)
        .add_columns(void.c.id, void.c.place)
        .join_from(procedure, fact, joined)
        .join(void, void.c.corrects == f.id, isouter=True)
        .where(p.province == home.province, p.department == home.department, f.place == scope)
        .where(f.kind.in_([kind.value for kind in PORTAL_KINDS]), f.happened_on.in_(days))
    )
    for part in chunks(p.code_key, sorted(keys)):
        for row in connection.execute(query.where(part)):
            id_, kind, key, on, since, title, note, voided, place = row
            said = (FactKind(kind), key, on, since, title, note)
            by_hand = voided is not None and place is None
            yield Standing(id_, *said, voided is not None, by_hand)


def spoken_of(connection: Connection, procedures: Iterable[int]) -> set[int]:
    """Find the procedures of which anything but a list speaks; the others have no case."""
    named = sorted(set(procedures))
    other = fact.c.kind.not_in([kind.value for kind in PORTAL_KINDS])
    return {
        id_
        for column in (fact.c.procedure_id, fact.c.successor_id)
        for part in chunks(column, named)
        for id_ in connection.execute(select(column).where(part, other).distinct()).scalars()
        if id_ is not None
    }


def _snapshot(row: Any, id_: int) -> Snapshot:  # noqa: ANN401 - a row of snapshot
    return Snapshot(
        id_,
        row.scope,
        row.scope_key,
        row.taken_on,
        row.codes,
        row.fingerprint or "",
        row.actor,
        row.recorded_at,
        Origin(file_name=row.file_name, file_hash=row.file_hash, sheet=row.sheet),
    )


def _row(kept: Snapshot) -> dict[str, object]:
    origin = kept.origin
    return {
        "id": kept.id,
        "scope": kept.scope,
        "scope_key": kept.scope_key,
        "taken_on": kept.taken_on,
        "codes": kept.codes,
        "fingerprint": kept.fingerprint,
        "withdraws": None,
        "actor": kept.actor,
        "recorded_at": kept.recorded_at,
        "file_name": origin.file_name,
        "file_hash": origin.file_hash,
        "sheet": origin.sheet,
    }
