"""How a register on PostgreSQL is opened: one writer at a time, readers that cannot write.

Writers wait for one advisory lock and so follow one another, as on SQLite: nothing rests on the
isolation level, under which PostgreSQL has shown anomalies (docs/decisions/0003-store.md).
"""

import logging
from collections.abc import Iterable, Sequence
from typing import cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from tthc.store.faults import DriverMissingError
from tthc.store.statistics import gather_statistics

WRITERS = 0x74746863  # "tthc": the advisory lock that writers take
BUSY_SECONDS = 30


def open_server(url: URL, *, writing: bool) -> Engine:
    """Open a register's database; its tables may not be there yet.

    Raises:
        DriverMissingError: psycopg is not installed.
    """
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            poolclass=NullPool,
            connect_args={"client_encoding": "UTF8"},
        )
    except ModuleNotFoundError as error:
        raise DriverMissingError(database=url.render_as_string()) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_writing if writing else _begin_reading)
    if writing:
        event.listen(engine, "commit", gather_statistics)
    _hush_driver()
    return engine


def copy_rows(
    connection: Connection, target: str, rows: Iterable[Sequence[str | int | bytes | None]]
) -> None:
    """Write rows into `target`, a table with its columns, inside the transaction (COPY).

    Days and instants come as ISO text, which the server reads.

    Raises:
        DBAPIError: the server refuses them, or went away.
    """
    import psycopg  # noqa: PLC0415 - not there without the extra

    server = cast("psycopg.Connection", connection.connection.driver_connection)
    statement = f"COPY {target} FROM STDIN"
    try:
        with server.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        dialect = connection.dialect
        raise DBAPIError.instance(statement, None, error, psycopg.Error, dialect=dialect) from error


def _hush_driver() -> None:
    """Keep what psycopg logs of a lost connection off the screen: an error says it in our words."""
    logger = logging.getLogger("psycopg")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _prepare(dbapi: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    from tthc.store.any_day import read_any_day  # noqa: PLC0415 - brings the driver along

    read_any_day(dbapi)


def _begin_writing(connection: Connection) -> None:
    connection.execute(text(_PLAIN))
    connection.execute(text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
    connection.execute(text("SET LOCAL synchronous_commit = on"))
    # The default (4) is of turning disks: with it a night reads whole tables to find a few rows.
    connection.execute(text("SET LOCAL random_page_cost = 1.1"))
    connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS})"))


def _begin_reading(connection: Connection) -> None:
    connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    connection.execute(text(_PLAIN))


_PLAIN = (
    "SET LOCAL DateStyle = ISO; SET LOCAL TimeZone = 'UTC';"
    " SET LOCAL standard_conforming_strings = on"
)
"""How days and texts are written between us, whatever an administrator set for the database."""
