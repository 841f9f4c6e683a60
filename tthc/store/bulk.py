"""How many rows are written at once: by one statement compiled once, or by PostgreSQL's COPY.

SQLAlchemy's own executemany works out the parameters of each row anew, which costs more than
SQLite's insert itself (measured in bench/).
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Table

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
    if connection.dialect.name != "sqlite":
        from tthc.store.postgresql import copy_rows  # noqa: PLC0415 - brings the driver along

        copy_rows(connection, f"{table.name} ({names})", rows)
        return
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, list(rows))


def iso(day: date | None) -> str | None:
    """Write a day as `tthc.store.columns.Day` does on SQLite."""
    return None if day is None else day.isoformat()
