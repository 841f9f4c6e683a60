"""How many rows are written at once: the statement is compiled once, not for every row.

SQLAlchemy's own executemany works out the parameters of each row anew, which costs more than
SQLite's insert itself (measured in bench/).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all have the same columns; days and texts and numbers only."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), [dict(row) for row in rows])
        return
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names: list[str] = list(getattr(compiled, "positiontup", None) or rows[0])
    written: list[Any] = [tuple([_plain(row[name]) for name in names]) for row in rows]
    connection.exec_driver_sql(str(compiled), written)


def _plain(value: object) -> object:
    """Write days as `tthc.store.columns.Day` does."""
    return value.isoformat() if isinstance(value, date) else value
