"""Whether the journal is as it was written: every link, every name, every kept source.

What this cannot see: a register rewritten from the first changed fact to the last, or cut short at
its tail. For that a head that was written down elsewhere is compared (`tthc journal head`).
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, text
from sqlalchemy.exc import DBAPIError

from tthc.store.chain import FIRST, canonical_row, link, plain
from tthc.store.fact_row import COLUMNS
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import CHAINS, Head, link_at
from tthc.store.last_numbers import last_number
from tthc.store.tables import entry, fact


def check_facts(connection: Connection) -> Iterator[Found]:
    """Follow the chain of facts from the first to the last; stop at the first broken link."""
    before, last = FIRST, 0
    entries = _Entries(connection)
    for row in raw_rows(connection, fact, (*COLUMNS, "link")):
        *said, kept = row
        number, opened = row[_ID], row[_ENTRY]
        if number != last + 1:
            yield Found(Flaw.GAP, f"fact {last + 1}")
            return
        before = link(before, entries.hash(opened), canonical_row(COLUMNS, said))
        if before != bytes(kept):
            yield Found(Flaw.LINK, f"fact {number}")
            return
        last = number
    odd = entries.odd()
    if odd is not None:
        yield Found(Flaw.ENTRY, f"entry {odd}")


def check_head(connection: Connection, wanted: Head) -> Iterator[Found]:
    """Compare the chains with a head that was written down before."""
    for table, said in zip(CHAINS, wanted, strict=True):
        if link_at(connection, table, said.number) != said:
            yield Found(Flaw.HEAD, f"{table.name} {said.number}")


def check_file(connection: Connection) -> Iterator[Found]:
    """Let SQLite look through its own file."""
    if connection.dialect.name != "sqlite":
        return
    for pragma in ("integrity_check", "foreign_key_check"):
        for row in connection.execute(text(f"PRAGMA {pragma}")):
            if row[0] != "ok":
                yield Found(Flaw.FILE, str(row[0]))


def count(connection: Connection, table: Table) -> int:
    """Count the rows of a table."""
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def is_long(connection: Connection) -> bool:
    """Say whether it pays to look through the facts in a process of their own."""
    try:
        return last_number(connection, fact) > LONG
    except DBAPIError:  # damaged there: what looks through the file will say so
        return False


LONG = 100_000
"""Facts that take longer to read than another process takes to start (0.4 s)."""


class _Entries:
    """The entries in their order, read beside the facts that belong to them."""

    def __init__(self, connection: Connection) -> None:
        names = sorted(entry.c.keys())
        self._id = names.index("id")
        self._rows = raw_rows(connection, entry, names)
        self._names = names
        self._number, self._hash = 0, b""
        self._odd: int | None = None

    def hash(self, number: int) -> bytes:
        """Give the hash of an entry; of another where it is missing, so that the link breaks."""
        while self._number < number:
            row = next(self._rows, None)
            if row is None:
                break
            last, self._number = self._number, row[self._id]
            if self._odd is None and (self._number != last + 1 or self._number < number):
                self._odd = self._number
            self._hash = sha256(canonical_row(self._names, row)).digest()
        return self._hash

    def odd(self) -> int | None:
        """Give the first entry that no fact belongs to, or that is not numbered on."""
        row = next(self._rows, None) if self._odd is None else None
        return row[self._id] if row is not None else self._odd


_ID, _ENTRY = COLUMNS.index("id"), COLUMNS.index("entry_id")


def raw_rows(
    connection: Connection, table: Table, names: Sequence[str], by: str = "id"
) -> Iterator[Row[Any]]:
    """Read rows by number, or `by` another column, as the database keeps them, few at a time."""
    columns = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in names)
    query = text(f"SELECT {columns} FROM {table.name} ORDER BY {by}")  # noqa: S608 - names of our own tables
    with connection.execute(query.execution_options(yield_per=5000)) as rows:
        yield from rows  # closed also where reading ends at a fault


def plain_row(row: Sequence[Any]) -> list[object]:
    """Write a row as SQLite keeps it, whatever database it was read from."""
    return [value if type(value) in _PLAIN else plain(value) for value in row]


_PLAIN = frozenset({str, int, type(None)})
