"""How a register is opened, whichever database keeps it, and how a transaction on it ends."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from tthc.store.faults import (
    BadUrlError,
    NotARegisterError,
    UnsupportedDatabaseError,
    translate_fault,
)
from tthc.store.sqlite import open_file

__all__ = [
    "Connection",  # for app, which knows no SQLAlchemy
    "file_of",
    "open_engine",
    "show_address",
    "transaction",
]

SQLITE = "sqlite:///"


def open_engine(url: str, *, writing: bool, creating: bool = False) -> Engine:
    """Open the register at its address: sqlite:/// and a path, or postgresql://.

    A reader never writes, whatever its SQL; a register that is not there is an error unless
    `creating`.
    """
    file = file_of(url)
    if file is None:
        from tthc.store.postgresql import open_server  # noqa: PLC0415 - brings the driver along

        return open_server(_parse(url), writing=writing)
    return open_file(file, writing=writing, creating=creating)


def file_of(url: str) -> Path | None:
    """Give the file of a register in SQLite; None: a server keeps it."""
    if url.startswith(SQLITE):
        return Path(url.removeprefix(SQLITE))
    parsed = _parse(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


@contextmanager
def transaction(engine: Engine, shown: str, *, keep: bool = True) -> Generator[Connection]:
    """Run one transaction; a fault of the database ends as an error that names the register.

    With `keep` False everything is taken back at the end (a dry run).
    """
    try:
        with engine.connect() as connection, connection.begin() as begun:
            yield connection
            if not keep:
                begun.rollback()
    except (DBAPIError, sqlite3.Error) as error:
        raise translate_fault(error, shown) from error
    except UnicodeDecodeError as error:
        # Python cannot read what SQLite says of a schema in which a letter was changed.
        if b"malformed" not in error.object:
            raise
        raise NotARegisterError(database=shown) from error


def show_address(url: str) -> str:
    """Give an address as messages may show it: a bare path, or without its password."""
    if url.startswith(SQLITE):
        return url.removeprefix(SQLITE)
    return _parse(url).difference_update_query(["password"]).render_as_string()


def _parse(url: str) -> URL:
    """Read the address; a path is taken as it is, for folders may have ? % and # in their names."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise BadUrlError(database=url) from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise UnsupportedDatabaseError(database=parsed.render_as_string())
    return parsed
