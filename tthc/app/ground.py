"""Does the register stand on safe ground: a clock that goes on, a disk of its own with room?

Asked of those who write, never of those who only read.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tthc.clock import VIETNAM, now
from tthc.errors import StoreError
from tthc.store.engine import Connection, file_of
from tthc.store.lately import last_written

TRUSTED = "TTHC_CLOCK"
"""Set to "right", the clock is believed although what was written last is later."""

_SKEW = timedelta(minutes=10)
"""So far apart may be the clocks of two computers that write into one register."""

_MOUNTS = Path("/proc/mounts")
_ELSEWHERE = ("nfs", "cifs", "smb", "9p", "drvfs", "ceph", "afs", "gluster", "fuse.sshfs")
_ROOM = 0.05


class ClockBackError(StoreError):
    """The clock is earlier than what was written last: the order of things would be lost."""

    template = (
        "{database}: nothing was written, for the clock of this computer ({now}) is earlier than"
        " what was written last ({last}, by {actor}). Set the clock right and run this command"
        " again. If it is right and the other one was wrong, run it once with TTHC_CLOCK=right."
    )


class Ground(StrEnum):
    """What is unsafe about the place of a register, though one can write there."""

    NETWORK = "network"  # ổ đĩa mạng
    FULL = "full"  # gần hết chỗ


class Unsafe(NamedTuple):
    """What is unsafe, and the kind of file system, or how much of the disk is free."""

    what: Ground
    detail: str


def require_clock(connection: Connection, shown: str) -> None:
    """Refuse to write under a clock that was set back."""
    last, moment = last_written(connection), now()
    if last is None or moment >= last.at - _SKEW or os.environ.get(TRUSTED) == "right":
        return
    said = (f"{each.astimezone(VIETNAM):%H:%M %d/%m/%Y}" for each in (moment, last.at))
    raise ClockBackError(database=shown, now=next(said), last=next(said), actor=last.actor)


def look_at(database: str) -> Iterator[Unsafe]:
    """Find what is unsafe about the place of a register's file; a server looks after its own."""
    file = file_of(database)
    if file is None:
        return
    kind = _file_system(file.parent)
    if kind.startswith(_ELSEWHERE):
        yield Unsafe(Ground.NETWORK, kind)
    try:
        disk = shutil.disk_usage(file.parent)
    except OSError:
        return
    if disk.total and disk.free < disk.total * _ROOM:
        yield Unsafe(Ground.FULL, f"{disk.free / disk.total:.1%}")


def _file_system(folder: Path) -> str:
    """Give the kind of file system of a folder, where the system tells (Linux); else nothing."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
        place = folder.resolve()
    except OSError:
        return ""
    mounts = [(Path(words[1].replace("\\040", " ")), words[2]) for words in map(str.split, lines)]
    mounted = [(len(at.parts), kind) for at, kind in mounts if place.is_relative_to(at)]
    return max(reversed(mounted), key=_depth)[1] if mounted else ""


def _depth(mounted: tuple[int, str]) -> int:
    """Rank a mount: of two at one place, the later hides the earlier, so it is looked at first."""
    return mounted[0]
