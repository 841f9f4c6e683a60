"""Does a power cut at any moment leave a register that is whole and holds all that was answered?

A writer is traced and every prefix of its disk operations is made into states that the disk may be
in; `make soak` looks at fifty times as many (tests/test_soak_crashes.py).
"""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from tests.crashes import ROOT, SEED, BrokenPromiseError, copy_unit
from tests.disk_faults import NOT_INSTALLED, strace
from tests.power_loss import KEEPS, TRACE, Act, Disk, Step, read_steps
from tests.power_writer import commands
from tests.registers import Unit, clean_environment

pytestmark = [
    pytest.mark.sqlite_only,
    pytest.mark.skipif(strace() is None, reason=NOT_INSTALLED),
]
MEMORY = Path("/dev/shm")  # noqa: S108 - states are many, and none is to be kept


class Work(NamedTuple):
    """What lay on the disk before, what was done, and what lay there when all was done."""

    before: dict[str, bytes]
    steps: list[Step]
    after: dict[str, bytes]


def work(unit: Unit, folder: Path, fault: str = "none") -> Work:
    """Trace an officer's work on a copy of the unit."""
    copy = copy_unit(unit, folder / fault)
    before = _files(copy.folder)
    done, log = folder / f"{fault}.done", folder / f"{fault}.log"
    program = (sys.executable, "-P", "-m", "tests.power_writer", fault, str(done))
    environment = clean_environment() | {"PYTHONPATH": str(ROOT)}
    subprocess.run(
        [*TRACE, "-o", str(log), *program],
        cwd=copy.folder,
        env=environment,
        check=True,
        timeout=300,
    )
    steps = read_steps(log.read_text(), str(copy.folder), str(done))
    return Work(before, steps, _files(copy.folder))


def check_states(work: Work, each: int) -> int:
    """Make the states of every moment, `each` of every random kind; say how many there were."""
    chance, looked = Random(SEED), 0  # noqa: S311
    allowed = list(_marks(work))
    disk, seen = Disk(work.before), set[bytes]()
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        for step in work.steps:
            disk.replay(step)
            if step.act is Act.DONE:
                seen.clear()
            for keep in (*KEEPS[:2], *KEEPS[2:] * each):
                state = disk.after_failure(keep, chance)
                name = _digest(state)
                if name not in seen:
                    seen.add(name)
                    looked += 1
                    _check(Path(folder), state, allowed[disk.done :], step)
    return looked


def _check(folder: Path, state: dict[str, bytes], allowed: list[bytes], step: Step) -> None:
    path = _lay_out(folder, state)
    try:
        mark = _mark(path)
    except sqlite3.DatabaseError as error:
        message = f"corrupt after {step[:3]}: {error}"
        raise BrokenPromiseError(message) from error
    if mark not in allowed:
        message = f"half done, or acknowledged and lost, after {step[:3]}"
        raise BrokenPromiseError(message)


def _marks(work: Work) -> Iterator[bytes]:
    """Give the mark of the register before the work, and after each command."""
    disk = Disk(work.before)
    with TemporaryDirectory() as folder:
        yield _mark(_lay_out(Path(folder), disk.now()))
        for step in work.steps:
            disk.replay(step)
            if step.act is Act.DONE:
                yield _mark(_lay_out(Path(folder), disk.now()))


def _mark(path: Path) -> bytes:
    """Open the register as the next command would, and give a hash of all that it holds."""
    with closing(sqlite3.connect(path)) as connection:
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
        if sound != "ok":
            raise sqlite3.DatabaseError(sound)
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        held = hashlib.sha256()
        for (name,) in connection.execute(tables).fetchall():
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            held.update(repr((name, rows)).encode())
    return held.digest()


def _lay_out(folder: Path, state: dict[str, bytes]) -> Path:
    for old in folder.iterdir():
        old.unlink()
    for name, data in state.items():
        (folder / name).write_bytes(data)
    return folder / "tthc.db"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("tthc.db*")}


def _digest(state: dict[str, bytes]) -> bytes:
    held = hashlib.sha256()
    for name, data in sorted(state.items()):
        held.update(f"{name} {len(data)} ".encode() + data)
    return held.digest()


def test_the_replayed_disk_is_the_disk(unit: Unit, tmp_path: Path) -> None:
    """All operations kept, the replay ends with the very bytes that the program left."""
    done = work(unit, tmp_path)
    disk = Disk(done.before)
    for step in done.steps:
        disk.replay(step)
    assert disk.done == len(commands())
    assert disk.now() == done.after


def test_a_power_cut_at_any_moment_loses_and_halves_nothing(unit: Unit, tmp_path: Path) -> None:
    assert check_states(work(unit, tmp_path), 4) >= 4700


FAULTS = {
    "synchronous-off": "corrupt",
    "synchronous-normal": "acknowledged and lost",
    "journal-deleted": "corrupt|acknowledged and lost",
}


@pytest.mark.parametrize(("fault", "said"), FAULTS.items())
def test_a_program_that_does_not_wait_for_the_disk_is_found_out(
    unit: Unit, tmp_path: Path, fault: str, said: str
) -> None:
    shutil.rmtree(tmp_path / fault, ignore_errors=True)
    with pytest.raises(BrokenPromiseError, match=said):
        check_states(work(unit, tmp_path, fault), 1)
