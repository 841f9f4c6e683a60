"""How tests end the program at a bad moment, and what must hold of the register afterwards."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.postgresql_server import copy_database, drop_database, name_of
from tests.registers import Unit, unmeasured_environment
from tthc.errors import FactRefusedError, InputFileError, SettingsError, StoreError

ROOT = Path(__file__).parent.parent
TRUE = (sys.executable, "-P", "-m", "tthc")
"""The program as it is."""

SEED = int(os.environ.get("TTHC_TEST_SEED", "20261123"))
"""What the moments and points are drawn with; a failure is repeated with the same."""

Tally = dict[str, int]
DONE_ALREADY = (0, FactRefusedError.exit_code, StoreError.exit_code)
"""How a repeated command ends: known already; void already; restored into a register already."""

FILE_CODES = {error.exit_code for error in (InputFileError, SettingsError, StoreError)}
_numbers = count(1)


def broken(fault: str) -> tuple[str, ...]:
    """Give the program made wrong in one way (tests/broken_program.py)."""
    return (sys.executable, "-P", "-m", "tests.broken_program", fault)


class BrokenPromiseError(AssertionError):
    """What was acknowledged is not there, or something is there by halves."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended, and what it had said by then; its code is negative after a signal."""

    code: int
    out: bytes
    err: bytes

    @property
    def acknowledged(self) -> bool:
        return self.code == 0 or bool(self.out)


@dataclass(frozen=True, slots=True)
class Errand:
    """A writing command, and how many rows each table has before it and after it."""

    arguments: tuple[str, ...]
    before: Tally
    after: Tally
    seconds: float

    def check(self, unit: Unit, ending: Ending) -> bool:
        """Say whether the command was done: wholly or not at all, and once if repeated.

        A unit with which all is well is removed.
        """
        done = self.check_state(unit, ending)
        again = unit.call(*self.arguments)
        said_done = DONE_ALREADY if done else (0,)
        if again.code not in said_done or tally(unit) != self.after:
            _blame("repeated", unit, ending, again.out + again.err)
        _discard(unit)
        return done

    def check_state(self, unit: Unit, ending: Ending) -> bool:
        """Say whether the command was done: wholly, or not at all and not acknowledged."""
        now = tally(unit)
        if now not in (self.before, self.after):
            _blame("half done", unit, ending, str(now))
        if ending.acknowledged and now != self.after:
            _blame("acknowledged and lost", unit, ending, "")
        _verify(unit, ending)
        return now == self.after


def errand(unit: Unit, *arguments: str) -> Errand:
    """Run a command undisturbed, on a register of which the tests disturb copies."""
    before = tally(unit)
    begun = time.monotonic()
    ending = run(TRUE, unit, arguments)
    took = time.monotonic() - begun
    assert ending.code == 0, ending
    after = tally(unit)
    assert before != after
    return Errand(arguments, before, after, took)


def tally(unit: Unit) -> Tally:
    """Count the rows of each table."""
    asked = (
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        if unit.server
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    names = [name for (name,) in unit.sql(asked)]
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)  # noqa: S608
    return {str(name): int(count) for name, count in unit.sql(counts)}


def copy_unit(template: Unit, folder: Path, server: str | None = None) -> Unit:
    """Copy a unit's folder, and its database where a server keeps it."""
    shutil.copytree(template.folder, folder)
    if server is None or template.server is None:
        return Unit(folder)
    name = f"copy_{next(_numbers)}"
    address = copy_database(server, name_of(template.server), name)
    settings = folder / "tthc.toml"
    own = settings.read_text(encoding="utf-8").replace(template.server, address)
    settings.write_text(own, encoding="utf-8")
    return Unit(folder, address)


def start(program: Sequence[str], unit: Unit, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*program, *arguments],
        cwd=unit.folder,
        env=unmeasured_environment() | {"PYTHONPATH": str(ROOT), "TTHC_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def end(process: subprocess.Popen[bytes]) -> Ending:
    out, err = process.communicate(timeout=120)
    return Ending(process.returncode, out, err)


def run(program: Sequence[str], unit: Unit, arguments: Sequence[str]) -> Ending:
    return end(start(program, unit, arguments))


def run_and_kill(
    program: Sequence[str], unit: Unit, arguments: Sequence[str], seconds: float
) -> Ending:
    """Run a command and send it SIGKILL after some time, if it still runs by then."""
    process = start(program, unit, arguments)
    time.sleep(seconds)
    process.kill()
    return end(process)


def require_sentence(ending: Ending) -> None:
    """A command that was not killed ends with 0, or with one sentence and the code for it.

    The settings, the file to import and the register each have their own code.
    """
    said = ending.err.decode().strip()
    assert b"Traceback" not in ending.err, said
    if ending.code:
        assert ending.code in FILE_CODES, (ending.code, said)
        assert len(said.splitlines()) == 1, said
        assert ending.out == b"", ending.out


def limited(blocks: int) -> tuple[str, ...]:
    """Give the program on a disk where no file may grow over so many blocks of 512 bytes."""
    script = f'ulimit -f {blocks}; exec "$@"'
    return ("sh", "-c", script, "sh", *TRUE)


def is_root() -> bool:
    return os.name != "nt" and os.geteuid() == 0


def _discard(unit: Unit) -> None:
    shutil.rmtree(unit.folder)
    if unit.server:
        name = name_of(unit.server)
        drop_database(unit.server.replace(f"/{name}?", "/{name}?"), name)


def _verify(unit: Unit, ending: Ending) -> None:
    said = unit.call("verify")
    if said.code:
        _blame("verify", unit, ending, said.out + said.err)


def _blame(what: str, unit: Unit, ending: Ending, said: str) -> None:
    message = f"{what}: {ending} in {unit.folder}: {said}"
    raise BrokenPromiseError(message)
