"""How a test gets a unit's register, calls the program on it, and reads its database as it is."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from tests import STEERING
from tests.postgresql_server import ask_server, dump_server
from tthc.app.register import Register, locate_register
from tthc.cli import run
from tthc.store.journal import Signature

EXAMPLES = Path(__file__).parent.parent / "examples"
EXAMPLE_FILES = (
    "quyet-dinh-cua-bo.csv",
    "quyet-dinh-cua-tinh.csv",
    "so-van-ban-den-2025.csv",
    "su-kien.csv",
)
EXAMPLE_UNIT = (
    *("--province", "Tỉnh Ví Dụ"),
    *("--department", "Trung tâm Phục vụ hành chính công tỉnh"),
)
DEMO_DAY = "10/01/2026"
SIGNED = Signature("Nguyễn Văn An", datetime(2026, 1, 10, 3, 0, tzinfo=UTC))


class Answer(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    def data(self) -> dict[str, Any]:
        assert self.code in (0, 1), self.err
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Unit:
    """A folder with tthc.toml and a register."""

    folder: Path
    server: str | None = None
    """The address of its PostgreSQL database; None: a file beside tthc.toml."""

    @property
    def address(self) -> str:
        return self.server or f"sqlite:///{self.database}"

    @property
    def database(self) -> Path:
        return self.folder / "tthc.db"

    @property
    def register(self) -> Register:
        return locate_register(None, None, self.folder)

    def call(self, *arguments: str) -> Answer:
        return call(*arguments, folder=self.folder)

    def ask(self, *arguments: str) -> dict[str, Any]:
        """Give what a command says in JSON."""
        return self.call(*arguments, "--format", "json").data()

    def record(self, kind: str, on: str, *arguments: str) -> dict[str, Any]:
        return self.ask("record", kind, "--on", on, *arguments)

    def sql(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Ask the database itself, past the program."""
        if self.server:
            return ask_server(self.server, statement, values)
        with closing(sqlite3.connect(self.database)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    def dump(self) -> list[str]:
        """Give the whole database as text."""
        if self.server:
            return dump_server(self.server)
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.iterdump())


def call(*arguments: str, folder: Path) -> Answer:
    """Run one command inside this process."""
    out, err = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return Answer(code, out.getvalue(), err.getvalue())


def program(
    *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run one command as a process of its own: python -m tthc."""
    return subprocess.run(
        [sys.executable, "-m", "tthc", *arguments],
        cwd=folder,
        env=clean_environment() | dict(environment or {}),
        capture_output=True,
        timeout=60,
        check=False,
    )


def clean_environment() -> dict[str, str]:
    """Give this process's environment without what steers the program."""
    return {name: value for name, value in os.environ.items() if name not in STEERING}


def unmeasured_environment() -> dict[str, str]:
    """Leave coverage.py out: a program that is killed, or whose disk is full, spoils its files."""
    inherited = clean_environment().items()
    return {name: value for name, value in inherited if not name.startswith("COVERAGE_")}
