"""How many rows are written at once: by one statement compiled once, or by PostgreSQL's COPY.

SQLAlchemy's own executemany works out the parameters of each row anew, which costs more than
SQLite's insert itself (measured in bench/); SQLite sets up and winds up each statement, and its
triggers, which costs a fourth of inserting a fact, so that one statement takes many rows.
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from sqlalchemy import Connection, Table

from tthc.store.chunking import CHUNK

Plain = str | int | bytes | None
"""What a row holds as SQLite keeps it; days and instants are ISO text (`iso`)."""


def insert_rows(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[tuple[Plain, ...]],
) -> None:
    """Insert rows of plain values, all in the order of `columns`."""
    if not rows:
        return
    names = ", ".join(map(connection.dialect.identifier_preparer.quote, columns))
    target = f"{table.name} ({names})"
    if connection.dialect.name != "sqlite":
        from tthc.store.postgresql import copy_rows  # noqa: PLC0415 - brings the driver along

        copy_rows(connection, target, rows)
        return
    _insert(connection, target, f"({', '.join('?' * len(columns))})", rows)


def _insert(
    connection: Connection, target: str, marks: str, rows: Sequence[tuple[Plain, ...]]
) -> None:
    """Insert by statements of two lengths alone, so that each is prepared once."""
    at_once = CHUNK // len(rows[0])
    left = len(rows) % at_once
    many = f"INSERT INTO {target} VALUES {', '.join([marks] * at_once)}"  # noqa: S608 - our own names
    for first in range(0, len(rows) - left, at_once):
        part = rows[first : first + at_once]
        connection.exec_driver_sql(many, tuple(chain.from_iterable(part)))
    if left:
        one = f"INSERT INTO {target} VALUES {marks}"  # noqa: S608 - our own names
        connection.exec_driver_sql(one, list(rows[-left:]))


def iso(day: date | None) -> str | None:
    """Write a day as `tthc.store.columns.Day` does on SQLite."""
    return None if day is None else day.isoformat()
