"""How many rows are written at once: the statement is compiled once, not for every row.

SQLAlchemy's own executemany works out the parameters of each row anew, which costs more than
SQLite's insert itself (measured in bench/).
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Table, insert

from tthc.store.columns import Day, Instant

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
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), [_typed(table, columns, row) for row in rows])
        return
    names = ", ".join(map(connection.dialect.identifier_preparer.quote, columns))
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, list(rows))


def iso(day: date | None) -> str | None:
    """Write a day as `tthc.store.columns.Day` does on SQLite."""
    return None if day is None else day.isoformat()


def _typed(table: Table, columns: Sequence[str], row: tuple[Plain, ...]) -> dict[str, Plain | date]:
    """Give days and instants of a row back their type, which other databases keep."""
    return {
        name: _read(table, name, value) if isinstance(value, str) else value
        for name, value in zip(columns, row, strict=True)
    }


def _read(table: Table, name: str, value: str) -> str | date:
    if isinstance(table.c[name].type, Day):
        return date.fromisoformat(value)
    is_instant = isinstance(table.c[name].type, Instant)
    return datetime.fromisoformat(value) if is_instant else value
