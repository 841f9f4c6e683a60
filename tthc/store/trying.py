"""How a check is run so that what it cannot read is one finding more, not the end of all checks."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from tthc.store.any_text import any_text, is_no_text
from tthc.store.flaws import Flaw, Found

Check = Callable[[Connection], Iterator[Found]]


def run_check(connection: Connection, name: str, check: Check) -> list[Found]:
    """Give what a check finds, and that it had to end where it cannot read on.

    Where text is no text, the check is run once more, and reads any.

    Raises:
        DBAPIError: a server fails, which says nothing about the register.
    """
    found: list[Found] = []
    try:
        with apart(connection):
            found.extend(check(connection))
    except OperationalError as error:
        if connection.dialect.name != "sqlite":
            raise
        if is_no_text(error):
            with any_text(connection):
                return run_check(connection, name, check)
        found.append(Found(Flaw.FILE, f"{name}: {error.orig}"))
    except DBAPIError as error:
        flaw = Flaw.FILE if connection.dialect.name == "sqlite" else Flaw.UNREADABLE
        found.append(Found(flaw, f"{name}: {' '.join(str(error.orig).split())}"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks must be run
        found.append(Found(Flaw.UNREADABLE, f"{name}: {error or type(error).__name__}"))
    return [one._replace(where=_shown(one.where)) for one in found]


@contextmanager
def apart(connection: Connection) -> Generator[None]:
    """Let what fails here end nothing else: a server refuses all that comes after in one piece."""
    if connection.dialect.name == "sqlite":
        yield
        return
    with connection.begin_nested():
        yield


def _shown(where: str) -> str:
    """Write what is no text so that it can be shown."""
    return where.encode(errors="backslashreplace").decode()
