"""The program made wrong in one way, so that a check can be seen to fail.

Run as `python -m tests.broken_program FAULT ARGUMENTS...`; nothing of it is in the program itself.
"""

import atexit
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

import tthc.app.register as opening
from tthc.cli import main
from tthc.errors import StoreError
from tthc.intake import workbook
from tthc.report import spreadsheet
from tthc.store import postgresql, sqlite
from tthc.store.engine import transaction


@contextmanager
def _commit_at_exit(engine: Engine, shown: str, *, keep: bool = True) -> Generator[Connection]:
    """Answer first; what was answered is written when the process ends, a moment later."""
    stack = ExitStack()
    yield stack.enter_context(transaction(engine, shown, keep=keep))
    atexit.register(lambda: (time.sleep(0.3), stack.close()))


@contextmanager
def _hush(engine: Engine, shown: str, *, keep: bool = True) -> Generator[Connection]:
    """Answer as if nothing had happened when the database says that it cannot write."""
    with ExitStack() as stack:
        yield stack.enter_context(transaction(engine, shown, keep=keep))
        with suppress(StoreError):
            stack.close()


def _acknowledge_before_commit() -> None:
    opening.transaction = _commit_at_exit


def _swallow_faults() -> None:
    opening.transaction = _hush


def _commit_each_statement() -> None:
    sqlite._begin_writing = lambda _: None  # pyright: ignore[reportPrivateUsage] # noqa: SLF001


def _commit_unwaited() -> None:
    begin = postgresql._begin_writing  # pyright: ignore[reportPrivateUsage] # noqa: SLF001

    def _begin(connection: Connection) -> None:
        begin(connection)
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")

    postgresql._begin_writing = _begin  # pyright: ignore[reportPrivateUsage] # noqa: SLF001


def _pragma(setting: str) -> Callable[[], None]:
    prepare = sqlite._prepare  # pyright: ignore[reportPrivateUsage] # noqa: SLF001

    def _prepare(dbapi: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        prepare(dbapi, entry)
        dbapi.cursor().execute(f"PRAGMA {setting}")

    def _break() -> None:
        sqlite._prepare = _prepare  # pyright: ignore[reportPrivateUsage] # noqa: SLF001

    return _break


def _open_unchecked() -> None:
    def _pass(_file: str, _data: bytes) -> None:
        """Look at nothing."""

    workbook.check_workbook = _pass


def _open_unlimited() -> None:
    """Have the child that opens a workbook forget to limit itself."""
    _open_unchecked()
    start = subprocess.Popen
    child = (
        "from tthc.intake import sheet_process as child;"
        "child.limit_itself = lambda seconds: None; child.main()"
    )

    def _start(command: list[str], stdin: int, stdout: int, stderr: int) -> object:
        own = [command[0], "-P", "-c", child, *command[4:]]
        return start(own, stdin=stdin, stdout=stdout, stderr=stderr)

    workbook.subprocess.Popen = _start  # type: ignore[assignment, misc]


def _write_in_place() -> None:
    """Write a paper over the old one, slowly, as a full disk would."""

    def _write(file: Path, content: bytes) -> None:
        with file.open("wb", buffering=0) as written:
            for at in range(0, len(content), 64):
                written.write(content[at : at + 64])
                time.sleep(0.1)

    spreadsheet.write_whole = _write


FAULTS: dict[str, Callable[[], None]] = {
    "acknowledge-before-commit": _acknowledge_before_commit,
    "swallow-faults": _swallow_faults,
    "commit-each-statement": _commit_each_statement,
    "synchronous-off": _pragma("synchronous = OFF"),
    "synchronous-normal": _pragma("synchronous = NORMAL"),
    "journal-deleted": _pragma("journal_mode = DELETE"),
    "commit-unwaited": _commit_unwaited,
    "workbooks-unchecked": _open_unchecked,
    "workbooks-unlimited": _open_unlimited,
    "papers-in-place": _write_in_place,
    "none": lambda: None,
}

if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    main(sys.argv[2:])
