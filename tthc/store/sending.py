"""How two senders of alerts follow one another: a lock that a crash lets go."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tthc.errors import StoreError
from tthc.store.engine import SQLITE, open_engine

SENDERS = 0x74746173  # "ttas": the advisory lock that senders take
WAIT_SECONDS = 120


class SenderBusyError(StoreError):
    """Another sender has been at work for too long."""

    template = (
        "{database}: another `tthc alerts send` is at work. Nothing was sent by this one; run it"
        " again when the other one has ended."
    )


@contextmanager
def one_sender(url: str, shown: str) -> Generator[None]:
    """Be the only one who sends; wait while another does.

    The register itself stays free: a file beside it is locked, or an advisory lock of the server.
    """
    lock = _lock_file(url.removeprefix(SQLITE)) if url.startswith(SQLITE) else _lock_server(url)
    try:
        with lock:
            yield
    except (DBAPIError, sqlite3.OperationalError) as error:
        raise SenderBusyError(database=shown) from error


@contextmanager
def _lock_file(path: str) -> Generator[None]:
    opened = sqlite3.connect(f"{path}-sending", timeout=WAIT_SECONDS, isolation_level=None)
    with closing(opened) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _lock_server(url: str) -> Generator[None]:
    with open_engine(url, writing=False).connect() as connection, connection.begin():
        connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({SENDERS})"))
        yield
