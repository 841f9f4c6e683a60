"""Whether the records that belong to no entry are as they were written: each chain, every list."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from tthc.store.applied import read_applied
from tthc.store.audit_tables import audit_run
from tthc.store.cache import projection
from tthc.store.chain import FIRST, canonical_row, follow
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import CHAINS, names_of
from tthc.store.snapshot_lists import fingerprint
from tthc.store.snapshot_tables import listing, snapshot
from tthc.store.tables import fact, pack
from tthc.store.verifying import raw_rows

_FLAWS = {audit_run: Flaw.RUN, pack: Flaw.PACK}


def check_chains(connection: Connection) -> Iterator[Found]:
    """Follow each chain but that of the facts; stop each at its first broken link."""
    for table in CHAINS:
        if table is not fact:
            yield from check_chain(connection, table)


def check_chain(connection: Connection, table: Table) -> Iterator[Found]:
    """Follow one chain; stop at the first broken link."""
    names, before = names_of(table), FIRST
    id_ = names.index("id")
    for number, row in enumerate(raw_rows(connection, table, (*names, "link")), 1):
        *said, kept = row
        before = follow(before, canonical_row(names, said))
        if row[id_] != number or before != bytes(kept):
            yield Found(_FLAWS.get(table, Flaw.RECORD), f"{table.name} {number}")
            return


def check_lists(connection: Connection) -> Iterator[Found]:
    """Compare each list of the portal with its hash, which stands in the chain of snapshots.

    Every list that a snapshot names must be there, and no other.
    """
    c = snapshot.c
    query = select(c.province, c.department, c.fingerprint).where(c.fingerprint.is_not(None))
    named = {tuple(row) for row in connection.execute(query.distinct())}
    columns = ("province", "department", "fingerprint", "body")
    for *key, body in raw_rows(connection, listing, columns, "fingerprint"):
        if tuple(key) not in named or fingerprint(body) != key[-1]:
            yield Found(Flaw.RECORD, f"{listing.name} {key[-1]}")
        named.discard(tuple(key))
    for missing in sorted(named):
        yield Found(Flaw.RECORD, f"{listing.name} {missing[-1]}")


def check_mark(connection: Connection) -> Iterator[Found]:
    """Look for the rules, calendar and workflows under which cases and audits were judged."""
    applied = read_applied(connection)
    if applied is None:
        yield Found(Flaw.CACHE, projection.name)
    c, p = audit_run.c, pack.c
    marks = {
        tuple(row) for row in connection.execute(select(c.rules, c.calendar, c.code).distinct())
    }
    named = {pair for one in marks for pair in zip(_KINDS, one, strict=True)}
    named |= set(zip(_KINDS, applied.marks, strict=True)) if applied else set()
    kept = {tuple(row) for row in connection.execute(select(p.kind, p.fingerprint))}
    for kind, mark in sorted(named - kept):
        yield Found(Flaw.PACK, f"{pack.name} {kind} {mark}")


_KINDS = ("rules", "calendar", "workflows")
