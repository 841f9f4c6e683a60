"""How the tests get a PostgreSQL server of their own: the system's programs, a folder, a socket."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from signal import Signals
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg import sql

_SETTINGS = ("-c listen_addresses=", "-c max_connections=300")
_CLUSTER = ("-A", "trust", "-U", "tthc", "-E", "UTF8", "--locale=C")


def programs() -> Path | None:
    """Give the folder of initdb and pg_ctl, or None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


@contextmanager
def running(*, durable: bool = False) -> Generator[str]:
    """Run a server; give its address without a database name.

    `durable` keeps fsync on, for tests that kill it. The folder is not one of pytest's: another
    session may clear those away while the server runs.
    """
    bin_ = programs()
    assert bin_ is not None
    with TemporaryDirectory(prefix="tthc-pg-") as name:
        folder = Path(name)
        _give(folder)
        _run(bin_ / "initdb", "-D", folder / "data", *_CLUSTER)
        start(folder, durable=durable)
        try:
            yield f"postgresql+psycopg://tthc@/{{name}}?host={folder}"
        finally:
            stop(folder)


def start(folder: Path, *own: str, durable: bool) -> None:
    """Start the server of a folder; after it was killed, it first recovers what was committed.

    `own` are settings for this once, as the server's command line takes them.
    """
    settings = _SETTINGS if durable else (*_SETTINGS, "-c fsync=off")
    options = " ".join([*settings, *own, f"-k {folder}"])
    _run(*_control(folder), "-l", folder / "log", "-o", options, "start")


def stop(folder: Path) -> None:
    """Stop the server of a folder."""
    _run(*_control(folder), "-m", "immediate", "stop")


def kill(folder: Path, how: Signals) -> None:
    """End the server of a folder at once: SIGQUIT, or SIGKILL, which its processes notice.

    Its locks are removed: where nobody collects dead processes they would hold the folder.
    """
    lock = folder / "data" / "postmaster.pid"
    number = int(lock.read_text().splitlines()[0])
    held = [number, *_children(number)]
    os.kill(number, how)
    for one in held:
        while not _is_dead(one):
            time.sleep(0.01)
    for held_by_the_dead in (lock, *folder.glob(".s.PGSQL.*.lock")):
        held_by_the_dead.unlink(missing_ok=True)


def _children(number: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def _is_dead(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def _control(folder: Path) -> tuple[object, ...]:
    bin_ = programs()
    assert bin_ is not None
    return (bin_ / "pg_ctl", "-D", folder / "data", "-w")


def _give(folder: Path) -> None:
    """PostgreSQL refuses to run as root: as root, the system's own user runs it."""
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")


def _run(*command: object) -> None:
    as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    prefix = as_server if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        timeout=120,
    )


def copy_database(address: str, template: str, name: str) -> str:
    """Make a database that holds what another one holds; give its address."""
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    with _connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
    return address.format(name=name)


def order_by_letters(address: str, name: str) -> str:
    """Make an empty database whose texts stand in the order of a language, not of their bytes."""
    make = "CREATE DATABASE {} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-u-ka-shifted'"
    with _connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(make).format(sql.Identifier(name)))
    return address.format(name=name)


def drop_database(address: str, name: str) -> None:
    """Remove a database with everybody still on it."""
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
    with _connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(drop)


def name_of(address: str) -> str:
    """Give the database that an address names."""
    return address.partition("?")[0].rpartition("/")[2]


def ask_server(address: str, statement: str, values: Sequence[str | int]) -> list[tuple[Any, ...]]:
    """Ask the database itself, past the program; days and instants as SQLite shows them."""
    with _connect(address) as connection:
        found = connection.execute(statement.replace("%", "%%").replace("?", "%s").encode(), values)
        rows = found.fetchall() if found.description else []
    return [tuple(map(_plain, row)) for row in rows]


def dump_server(address: str) -> list[str]:
    """Give every row of every table as text, in a fixed order."""
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    names = sorted(name for (name,) in ask_server(address, tables, ()))
    rows = sql.SQL("SELECT t::text FROM {} t ORDER BY 1")
    with _connect(address) as connection:
        return [
            f"{name}: {row}"
            for name in names
            for (row,) in connection.execute(rows.format(sql.Identifier(name)))
        ]


def _connect(address: str, *, autocommit: bool = False) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(address.replace("+psycopg", ""), autocommit=autocommit)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def main() -> int:
    """Say whether the tests can have a server; `make check` passes over them where not."""
    if programs() is not None:
        return 0
    print("PASSED OVER: the tests on PostgreSQL (apt-get install postgresql)")  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
