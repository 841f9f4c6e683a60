"""How a file comes into being whole, under a name that nothing has yet; and the copy of a register.

It is written beside its place under another name, brought to the disk, and only then named: whoever
finds the file finds all of it, also after a power cut.
"""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE, S_IRUSR, S_IWUSR

from tthc.errors import StoreError, os_reason
from tthc.store.faults import DiskFaultError, MissingRegisterError, translate_fault
from tthc.store.sqlite import BUSY_SECONDS


class FileThereError(StoreError):
    """The file's name is taken."""

    template = (
        "{database}: there is a file of this name already, and nothing is written over it."
        " Name another."
    )


class FolderClosedError(StoreError):
    """The folder of the file is not there, or may not be written."""

    template = (
        "{database}: cannot be written ({reason}). Check the name, and that its folder is there and"
        " may be written; nothing was changed."
    )


@contextmanager
def new_file(place: Path, source: Path | None) -> Generator[Path]:
    """Give a path to write to; what was written there gets its name at the end, or goes.

    Whoever may not open the `source`, the file of a register, may not open what is made of it.

    Raises:
        FileThereError: the name is taken, at the beginning or by the end.
        FolderClosedError: nothing can be written under this name.
        DiskFaultError: the disk fails meanwhile.
    """
    part = place.with_name(f".{place.name}.{token_hex(4)}.part")
    _begin(part, place)
    try:
        if source is not None:
            _close_as(source, part)
        yield part
        _to_disk(part)
        _name(part, place)
        _to_disk(place.parent)
    except FileExistsError as error:
        raise FileThereError(database=str(place)) from error
    except OSError as error:
        reason = os_reason(error)
        raise DiskFaultError(database=str(place), reason=reason) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            Path(f"{part}{ending}").unlink(missing_ok=True)


def _begin(part: Path, place: Path) -> None:
    """Refuse a taken name, and one beside which a journal lies: SQLite would play it back."""
    try:
        for journal in (Path(f"{place}-journal"), Path(f"{place}-wal")):
            if journal.exists() and journal.stat().st_size:
                raise FileThereError(database=str(journal))
        if os.path.lexists(place):
            raise FileThereError(database=str(place))
        part.touch(exist_ok=False)
    except OSError as error:
        reason = os_reason(error)
        raise FolderClosedError(database=str(place), reason=reason) from error


def _close_as(source: Path, part: Path) -> None:
    if source.is_file():
        allowed = S_IMODE(part.stat().st_mode) & S_IMODE(source.stat().st_mode)
        part.chmod(allowed | S_IRUSR | S_IWUSR)


def copy_file(register: Path, part: Path) -> None:
    """Copy a register's file as it stands between two transactions; writers wait meanwhile."""
    if not register.is_file():
        raise MissingRegisterError(database=str(register))
    uri = f"{register.absolute().as_uri()}?mode=rw"
    try:
        with (
            closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as source,
            closing(sqlite3.connect(part)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whatever the register's mode
    except sqlite3.Error as error:
        raise translate_fault(error, str(register)) from error


def _name(part: Path, place: Path) -> None:
    """Give the file its name unless somebody else has taken it meanwhile."""
    try:
        os.link(part, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        part.rename(place)


def _to_disk(path: Path) -> None:
    """Have the disk keep a file or folder; Windows cannot open folders and needs none."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
