"""How facts enter the journal (sổ sự kiện): numbered, once each, never changed afterwards.

A fact is known already when one of the same unit, kind, day, decision, procedure, document, place
and change (of an assignment also its note, of what names its subject also the names) was ever
recorded, even if it was voided since: importing a file again adds nothing, renames nothing and
brings nothing back. Recording by hand may state a voided fact again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from tthc.store.bulk import Plain, insert_rows
from tthc.store.chain import canonical_row, digest, link
from tthc.store.chunking import chunks
from tthc.store.fact_row import COLUMNS, Place, fact_row
from tthc.store.heads import last_link
from tthc.store.last_numbers import last_number
from tthc.store.resolving import Refusal, Resolved, Resolver
from tthc.store.tables import entry, fact, void
from tthc.store.units import UnitKey
from tthc.workflows.facts import Content, Origin


class Item(NamedTuple):
    """Facts that stand or fall together: those of one row of a file, or of one command."""

    contents: tuple[Content, ...]
    row: int | None = None


class Receipt(NamedTuple):
    """What became of an item: facts added, facts known already, or why it was refused."""

    added: int
    known: int
    refused: Refusal | None = None
    facts: tuple[Resolved, ...] = ()


class Touched(NamedTuple):
    """What new facts speak of, so that only its cases are judged again.

    `dated` are the papers of which they state the day, or take it back.
    """

    decisions: set[tuple[UnitKey, int]]
    procedures: set[tuple[UnitKey, int]]
    documents: set[tuple[UnitKey, int]]
    dated: set[tuple[UnitKey, int]]


class Signature(NamedTuple):
    """Who writes, and when (UTC)."""

    actor: str
    at: datetime


_KNOWN = -1


class Journal:
    """One sitting of writing: an entry (lần ghi) with its author, moment and origin.

    `again` lets a voided fact be stated once more.
    """

    def __init__(
        self,
        connection: Connection,
        home: UnitKey,
        signature: Signature,
        origin: Origin,
        *,
        again: bool = False,
    ) -> None:
        self._connection = connection
        self._home = home
        self._signature = signature
        self._origin = origin
        self._again = again
        self._entry = 0
        self._entry_hash = b""
        self._resolver = Resolver(connection, again=again)
        last = last_link(connection)
        self._next, self._link = last.number + 1, last.hash
        self.touched = Touched(set(), set(), set(), set())

    def append(self, items: Sequence[Item]) -> list[Receipt]:
        """Append a batch; the answer has one receipt for each item, in their order."""
        self._resolver.look_up([content for item in items for content in item.contents])
        resolved = [self._resolver.resolve(item.contents) for item in items]
        rows = [row for found in resolved if isinstance(found, list) for row in found]
        generations = self._generations(rows)
        written: list[tuple[Plain, ...]] = []
        receipts: list[Receipt] = []
        for item, found in zip(items, resolved, strict=True):
            if isinstance(found, list):
                fresh = self._fresh(found, generations, item.row)
                receipts.append(Receipt(len(fresh), len(found) - len(fresh), None, tuple(found)))
                written += fresh
            else:
                receipts.append(Receipt(0, 0, found))
        self._resolver.flush()
        insert_rows(self._connection, fact, (*COLUMNS, "link"), written)
        self._resolver.settle()
        return receipts

    def _generations(self, rows: Sequence[Resolved]) -> dict[tuple[UnitKey, str], int]:
        """Say which facts are known; for one that may be stated again, how often it was voided."""
        keys = sorted({row.key for row in rows})
        c = fact.c
        found: dict[tuple[UnitKey, str], int] = {}
        query = (
            select(c.province, c.department, c.content_key, c.generation, void.c.id)
            .join_from(fact, void, void.c.corrects == c.id, isouter=True)
            .order_by(c.generation)
        )
        for part in chunks(c.content_key, keys):
            known = self._connection.execute(query.where(part))
            for province, department, key, generation, voided in known:
                may = self._again and voided is not None
                found[UnitKey(province, department), key] = generation + 1 if may else _KNOWN
        return found

    def _fresh(
        self,
        rows: Sequence[Resolved],
        generations: dict[tuple[UnitKey, str], int],
        source: int | None,
    ) -> list[tuple[Plain, ...]]:
        """Make the rows of the facts that are not known, which are known from now on."""
        fresh: list[tuple[Plain, ...]] = []
        for row in rows:
            key = (row.unit, row.key)
            generation = generations.get(key, 0)
            if generation != _KNOWN:
                generations[key] = _KNOWN
                self._touch(row)
                self._resolver.name(row)
                place = Place(self._next, self._entry_number(), self._home, source, generation)
                fresh.append(self._linked(fact_row(row, place)))
                self._next += 1
        return fresh

    def _linked(self, row: tuple[Plain, ...]) -> tuple[Plain, ...]:
        """Chain a fact to the one before it."""
        self._link = link(self._link, self._entry_hash, canonical_row(COLUMNS, row))
        return (*row, self._link)

    def _touch(self, row: Resolved) -> None:
        if row.decision:
            self.touched.decisions.add((row.unit, row.decision))
        elif row.procedure:
            self.touched.procedures.add((row.unit, row.procedure))
        elif row.document:
            self.touched.documents.add((row.unit, row.document))
        if row.successor:
            self.touched.procedures.add((row.unit, row.successor))
        self.touched.dated.update((row.unit, paper) for paper in row.dated)

    def _entry_number(self) -> int:
        """Open the entry with its first fact; a sitting that adds nothing leaves no trace."""
        if not self._entry:
            self._entry = last_number(self._connection, entry) + 1
            origin = self._origin
            row = {
                **self._home._asdict(),
                "id": self._entry,
                "actor": self._signature.actor,
                "recorded_at": self._signature.at,
                "command": origin.command,
                "file_name": origin.file_name,
                "file_hash": origin.file_hash,
                "sheet": origin.sheet,
            }
            self._connection.execute(insert(entry), [row])
            self._entry_hash = digest(row)
        return self._entry
