"""What a disk may hold after the power failed: every prefix of a writer's operations, in variants.

Read from `strace`. What was not synced by then is kept, dropped, kept in part, or torn at sectors
of 512 bytes; a file that was made and whose folder was not synced may be missing, and one that was
removed may be there. Metadata of one file stay in order, as on a journaling file system.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from random import Random
from typing import NamedTuple

SECTOR = 512
TRACE = (
    *("strace", "--quiet=all", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000"),
    *("-e", "trace=openat,write,pwrite64,fdatasync,fsync,ftruncate,unlink"),
)
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)(<[^>]*>)?")
_FILE = re.compile(r"^\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Act(StrEnum):
    """What was done to a file, or that a command was acknowledged."""

    MAKE = "make"
    WRITE = "write"
    CUT = "cut"
    SYNC = "sync"
    REMOVE = "remove"
    DONE = "done"


class Step(NamedTuple):
    """One operation: on which file, where, with what (for CUT: to which size)."""

    act: Act
    file: str
    at: int = 0
    data: bytes = b""


@dataclass(slots=True)
class File:
    """What of a file is on the disk for certain, and what the disk was told since."""

    safe: bytes = b""
    told: list[Step] = field(default_factory=list[Step])
    there: bool = True
    told_there: bool = True

    def sync(self) -> None:
        self.safe, self.told = _apply(self.safe, self.told), []


def read_steps(log: str, folder: str, done: str) -> list[Step]:
    """Read a trace: operations on the files of a folder, and what was acknowledged meanwhile."""
    seen: set[str] = set()
    return [step for line in log.splitlines() for step in _read(line, folder, done, seen)]


def _read(line: str, folder: str, done: str, seen: set[str]) -> Iterator[Step]:
    found = _LINE.match(line)
    if not found or found[3].startswith("-"):
        return
    call, said = found[1], found[2]
    path = (found[4] or "")[1:-1] if call == "openat" else _path(call, said)
    if path == done and call == "write":
        yield Step(Act.DONE, "")
    if path == folder and call in {"fsync", "fdatasync"}:
        yield Step(Act.SYNC, "")
    if PurePath(path).parent != PurePath(folder) or not _belongs(path):
        return
    name = PurePath(path).name
    if call == "openat" and _makes(said) and name not in seen:
        yield Step(Act.MAKE, name)
    if call == "unlink":
        seen.discard(name)
        yield Step(Act.REMOVE, name)
        return
    seen.add(name)
    if call == "pwrite64":
        yield Step(Act.WRITE, name, int(said.rsplit(", ", 1)[1]), _bytes(said))
    if call == "ftruncate":
        yield Step(Act.CUT, name, int(said.rsplit(", ", 1)[1]))
    if call in {"fsync", "fdatasync"}:
        yield Step(Act.SYNC, name)


def _belongs(path: str) -> bool:
    return path.endswith((".db", ".db-journal", ".db-wal"))


def _makes(said: str) -> bool:
    return "O_CREAT" in said


def _path(call: str, said: str) -> str:
    if call == "unlink":
        return _bytes(said).decode()
    found = _FILE.match(said)
    path = found[1] if found else ""
    return re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), path)


def _bytes(said: str) -> bytes:
    found = _TEXT.search(said)
    assert found is not None, said[:100]
    return bytes.fromhex(found[1].replace("\\x", ""))


class Disk:
    """A folder's files, replayed operation by operation."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {name: File(data) for name, data in files.items()}
        self.done = 0

    def replay(self, step: Step) -> None:
        match step.act:
            case Act.DONE:
                self.done += 1
            case Act.SYNC if step.file == "":
                for file in self.files.values():
                    file.there = file.told_there
            case Act.SYNC:
                self.files[step.file].sync()
            case Act.MAKE if step.file not in self.files or not self.files[step.file].told_there:
                self.files[step.file] = File(there=False)
            case Act.REMOVE:
                self.files[step.file].told_there = False
            case Act.WRITE | Act.CUT:
                self.files[step.file].told.append(step)
            case Act.MAKE:
                pass

    def now(self) -> dict[str, bytes]:
        """Give the files as the running program sees them."""
        return {
            name: _apply(file.safe, file.told)
            for name, file in self.files.items()
            if file.told_there
        }

    def after_failure(self, keep: "Keep", chance: Random) -> dict[str, bytes]:
        """Give what may lie on the disk when the power fails now."""
        return {
            name: _apply(file.safe, keep(file.told, chance))
            for name, file in self.files.items()
            if _is_there(file, keep, chance)
        }


Keep = Callable[[Sequence[Step], Random], Sequence[Step]]


def all_kept(told: Sequence[Step], _: Random) -> Sequence[Step]:
    return told


def none_kept(_told: Sequence[Step], _: Random) -> Sequence[Step]:
    return ()


def some_kept(told: Sequence[Step], chance: Random) -> Sequence[Step]:
    return [step for step in told if chance.random() < 0.5]


def torn(told: Sequence[Step], chance: Random) -> Sequence[Step]:
    """Keep some sectors of each write."""
    return [part for step in told for part in _sectors(step) if chance.random() < 0.6]


KEEPS: tuple[Keep, ...] = (all_kept, none_kept, some_kept, torn)


def _is_there(file: File, keep: Keep, chance: Random) -> bool:
    if file.there == file.told_there or keep is all_kept:
        return file.told_there
    return file.there if keep is none_kept else chance.random() < 0.5


def _sectors(step: Step) -> Iterator[Step]:
    if step.act is not Act.WRITE:
        yield step
        return
    at = step.at
    while at < step.at + len(step.data):
        end = min(at - at % SECTOR + SECTOR, step.at + len(step.data))
        yield Step(Act.WRITE, step.file, at, step.data[at - step.at : end - step.at])
        at = end


def _apply(safe: bytes, steps: Sequence[Step]) -> bytes:
    data = bytearray(safe)
    for step in steps:
        size = step.at if step.act is Act.CUT else max(len(data), step.at + len(step.data))
        data.extend(bytes(max(0, size - len(data))))
        if step.act is Act.CUT:
            del data[size:]
        else:
            data[step.at : step.at + len(step.data)] = step.data
    return bytes(data)
