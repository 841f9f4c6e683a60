"""Does the register stand on safe ground: a clock that goes on, a disk of this computer with room?

Asked of those who write, never of those who only read.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tthc.clock import now, show_moment
from tthc.errors import StoreError
from tthc.store.engine import Connection, file_of
from tthc.store.lately import last_written

TRUSTED = "TTHC_CLOCK"
"""Set to "right", the clock is believed although what was written last is later."""

SKEW = timedelta(minutes=10)
"""So far apart may be the clocks of two computers that write into one register."""

_MOUNTS = Path("/proc/mounts")
_ELSEWHERE = (
    *("nfs", "cifs", "smb", "9p", "drvfs", "ceph", "afs", "gluster", "davfs", "vboxsf"),
    *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.google-drive"),
)
_ROOM = 0.05
_SYNCED = (
    *("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "mobile documents"),
    *("nextcloud", "owncloud", "box sync", "pcloud drive", "mega", "megasync", "yandex.disk"),
)
"""Folders as the programs name them that keep them the same on several computers."""

_OF_SYNCING = (".dropbox", ".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log")
"""What such programs leave in a folder of another name."""


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
    SYNCED = "synced"  # thư mục đồng bộ lên đám mây
    FULL = "full"  # gần hết chỗ


class Unsafe(NamedTuple):
    """What is unsafe, and the kind of file system, the folder, or how much of the disk is free."""

    what: Ground
    detail: str


def require_clock(connection: Connection, shown: str) -> None:
    """Refuse to write under a clock that was set back."""
    last, moment = last_written(connection), now()
    if last is None or moment >= last.at - SKEW or os.environ.get(TRUSTED) == "right":
        return
    said = map(show_moment, (moment, last.at))
    raise ClockBackError(database=shown, now=next(said), last=next(said), actor=last.actor)


def look_at(database: str) -> Iterator[Unsafe]:
    """Find what is unsafe about the place of a register's file; a server looks after its own."""
    file = file_of(database)
    if file is None:
        return
    kind = _file_system(file.parent)
    if kind.startswith(_ELSEWHERE):
        yield Unsafe(Ground.NETWORK, kind)
    synced = _synced(file.parent)
    if synced:
        yield Unsafe(Ground.SYNCED, str(synced))
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


def _synced(folder: Path) -> Path | None:
    """Give the folder at or above this one that a program copies to other computers."""
    try:
        place = folder.resolve()
        return next((one for one in (place, *place.parents) if _is_synced(one)), None)
    except OSError:
        return None


def _is_synced(folder: Path) -> bool:
    """Say so by its name, behind which may stand whose it is, or by what lies in it."""
    name = folder.name.casefold()
    named = any(
        name == one or name.startswith((f"{one} - ", f"{one} (", f"{one}-")) for one in _SYNCED
    )
    return named or any((folder / left).exists() for left in _OF_SYNCING)


def _depth(mounted: tuple[int, str]) -> int:
    """Rank a mount: of two at one place, the later hides the earlier, so it is looked at first."""
    return mounted[0]
