"""How one disk operation of a command is made to fail, or to be its last (strace, Linux only)."""

import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.crashes import TRUE, Ending, run
from tests.registers import Unit

NOT_INSTALLED = "strace is not installed: apt-get install strace"
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
CALLS = "openat,read,write,pread64,pwrite64,fdatasync,fsync,ftruncate,unlink"
MADE = "x.db"
"""The register that a command makes in the unit's folder."""
_CALL = re.compile(r"^\d+\s+(\w+)\(", re.MULTILINE)


class Point(NamedTuple):
    """The n-th call of its name that a command makes on the files of the register."""

    call: str
    number: int


def strace() -> str | None:
    return shutil.which("strace")


def find_points(unit: Unit, arguments: Sequence[str], program: Sequence[str] = TRUE) -> list[Point]:
    """List every disk operation of an undisturbed command, in their order."""
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        ending = run((*_traced(unit, log), *program), unit, arguments)
        assert ending.code == 0, ending
        counted: Counter[str] = Counter()
        return [_next(counted, name) for name in _CALL.findall(log.read_text())]


def run_with_fault(
    program: Sequence[str], unit: Unit, arguments: Sequence[str], point: Point, fault: str
) -> Ending:
    """Run a command of which one disk operation fails, or is where it is killed."""
    where = f"inject={point.call}:{fault}:when={point.number}"
    return run((*_traced(unit, Path("/dev/null")), "-e", where, *program), unit, arguments)


def _traced(unit: Unit, log: Path) -> tuple[str, ...]:
    bases = (unit.database, unit.folder / MADE)
    beside = (f"{base}{end}" for base in bases for end in ("", "-journal", "-wal", "-shm"))
    files = (str(unit.folder), str(unit.folder / "tthc.toml"), *beside)
    only = (part for file in files for part in ("-P", file))
    quiet = ("--quiet=all", "-f", "--seccomp-bpf")
    return ("strace", *quiet, "-o", str(log), *only, "-e", f"trace={CALLS}")


def _next(counted: Counter[str], name: str) -> Point:
    counted[name] += 1
    return Point(name, counted[name])
