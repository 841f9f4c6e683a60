"""How a check is run so that what it cannot read is one finding more, not the end of all checks."""

import sqlite3
from collections.abc import Callable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tthc.store.flaws import Flaw, Found

Check = Callable[[Connection], Iterator[Found]]


def run_check(connection: Connection, name: str, check: Check) -> list[Found]:
    """Give what a check finds, and that it had to end where it cannot read on.

    Text that is no UTF-8 is read byte by byte from then on; reading all text so costs more.

    Raises:
        DBAPIError: a server fails, which says nothing about the register.
    """
    found: list[Found] = []
    try:
        found.extend(check(connection))
    except DBAPIError as error:
        if connection.dialect.name != "sqlite":
            raise
        if "decode" in str(error.orig) and _read_any_bytes(connection):
            return run_check(connection, name, check)
        found.append(Found(Flaw.FILE, f"{name}: {error.orig}"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks must be run
        found.append(Found(Flaw.UNREADABLE, f"{name}: {error or type(error).__name__}"))
    return [one._replace(where=_shown(one.where)) for one in found]


def _read_any_bytes(connection: Connection) -> bool:
    """Have text read whatever its bytes are; False: it is so already."""
    file = connection.connection.dbapi_connection
    if not isinstance(file, sqlite3.Connection) or file.text_factory is _any_text:
        return False
    file.text_factory = _any_text
    return True


def _any_text(kept: bytes) -> str:
    return kept.decode(errors="surrogateescape")


def _shown(where: str) -> str:
    """Write what is no text so that it can be shown."""
    return where.encode(errors="backslashreplace").decode()
