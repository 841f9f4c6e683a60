"""How a register is read of which some text is no text: a file may be damaged anywhere.

SQLite gives back whatever bytes are kept where text belongs; PostgreSQL takes none that are no
text. Read strictly, such text is an error; reading all text leniently would cost more.
"""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select
from sqlalchemy.exc import DBAPIError


class Unread(NamedTuple):
    """A row that cannot be read, by its number, and why."""

    id: int
    reason: str


@contextmanager
def any_text(connection: Connection) -> Generator[None]:
    """Read text whatever its bytes are; those that are no text stand as lone surrogates."""
    file = connection.connection.dbapi_connection
    if not isinstance(file, sqlite3.Connection):
        yield
        return
    strict, file.text_factory = file.text_factory, _any_text
    try:
        yield
    finally:
        file.text_factory = strict


def is_no_text(error: Exception) -> bool:
    """Say whether a database failed at bytes that are no text."""
    said = error.orig if isinstance(error, DBAPIError) else error
    return isinstance(said, sqlite3.OperationalError) and "Could not decode" in str(said)


def is_text(read: str) -> bool:
    """Say of text read leniently whether it is text."""
    return read.isascii() or not any("\udc80" <= c <= "\udcff" for c in read)


def read_rows(
    connection: Connection, query: Select[*tuple[Any, ...]], number: ColumnElement[int]
) -> Iterator[Row[Any] | Unread]:
    """Read rows in the order of their number; one that cannot be read must not hide the others."""
    last = 0
    try:
        for row in connection.execute(query):
            last = row.id
            yield row
    except (ValueError, DBAPIError) as error:
        if isinstance(error, DBAPIError) and not is_no_text(error):
            raise
        yield from _one_by_one(connection, query.where(number > last), number)


def _one_by_one(
    connection: Connection, query: Select[*tuple[Any, ...]], number: ColumnElement[int]
) -> Iterator[Row[Any] | Unread]:
    for id_ in connection.execute(query.with_only_columns(number)).scalars().all():
        try:
            yield from connection.execute(query.where(number == id_)).all()
        except (ValueError, DBAPIError) as error:
            if isinstance(error, DBAPIError) and not is_no_text(error):
                raise
            yield Unread(id_, str(error.orig if isinstance(error, DBAPIError) else error))


def _any_text(kept: bytes) -> str:
    return kept.decode(errors="surrogateescape")
