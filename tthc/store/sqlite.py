"""How a register in an SQLite file is opened: durable, one writer, readers that cannot write.

BEGIN IMMEDIATE for writers (SQLAlchemy's default loses updates without an error), foreign keys on,
synchronous=FULL, and a journal mode by library version: WAL only where the WAL-reset fault is
mended, TRUNCATE elsewhere; both keep every acknowledged commit through a power cut
(docs/decisions/0003-store.md).
"""

import sqlite3
from math import ceil
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from tthc.store.faults import ClosedRegisterError, MissingRegisterError

BUSY_SECONDS = 30
_TURN = 20  # milliseconds
_WAL_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def open_file(path: Path, *, writing: bool, creating: bool) -> Engine:
    """Open a register's file.

    Opened by URI, so that SQLite itself never makes an empty one.
    """
    if not creating and not _is_file(path):
        raise MissingRegisterError(database=str(path))
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, writing=writing, creating=creating),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", _begin_writing if writing else _begin_reading)
    event.listen(engine, "connect", _prepare if writing else _prepare_reader)
    return engine


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    """Give the safe journal mode for an SQLite version."""
    backported = any(version[:2] == safe[:2] and version >= safe for safe in _WAL_SAFE)
    return "WAL" if version >= max(_WAL_SAFE) or backported else "TRUNCATE"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise ClosedRegisterError(database=str(path)) from error


def _connect(path: Path, *, writing: bool, creating: bool) -> sqlite3.Connection:
    mode = "rwc" if creating else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    if not writing:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _begin_writing(connection: Connection) -> None:
    """Wait in short turns: the longer SQLite itself waits, the more rarely it asks.

    Among many writers who come again and again, the one that has waited longest would starve.
    """
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_TURN}")
    for left in reversed(range(ceil(BUSY_SECONDS * 1000 / _TURN))):
        try:
            cursor.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
    cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    cursor.close()


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _prepare(dbapi: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = dbapi.cursor()
    cursor.execute(f"PRAGMA journal_mode = {journal_mode()}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _prepare_reader(dbapi: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = dbapi.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()
