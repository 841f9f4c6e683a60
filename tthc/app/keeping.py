"""How a register is kept: brought to a new schema, backed up, restored, moved elsewhere."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tthc.app.kept_already import find_same
from tthc.app.register import Register, opened, reading
from tthc.app.settings import locate
from tthc.app.verifying import Verified, verify
from tthc.errors import StoreError
from tthc.store import revisions
from tthc.store.address import has_password
from tthc.store.backing_up import FileThereError, copy_file, new_file
from tthc.store.copying import NotEmptyError, copy_records, make_empty
from tthc.store.engine import file_of, open_engine, show_address, transaction
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import Head
from tthc.store.projection import rebuild
from tthc.store.schema import is_current, read_revision
from tthc.store.units import unit_names
from tthc.store.upgrading import upgrade_schema


class PasswordTypedError(StoreError):
    """The address typed holds a password, which every user of the machine can see."""

    template = (
        "{database}: the password does not belong on the command line, where others on this machine"
        " can read it. Leave it out, and put it in ~/.pgpass or in the environment variable"
        " PGPASSWORD; nothing was copied."
    )


class BackupMissingError(StoreError):
    """There is no backup of this name."""

    template = (
        "{file}: there is no backup here. Check the name and the folder; nothing was restored."
    )


class DamagedBackupError(StoreError):
    """A backup is not what its journal says."""

    template = (
        "{database}: this backup is damaged or was changed ({where}). Nothing was restored; use"
        " another backup. `tthc verify --db sqlite:///FILE` names every fault."
    )


class OlderBackupError(StoreError):
    """A backup ends before the head that was kept."""

    template = (
        "{database}: this backup ends before the head that was kept ({found} facts, the head names"
        " {asked}): it is older, or its end was cut off, and what was recorded after it would be"
        " missing. Nothing was restored; name a later backup, or the head that was kept before this"
        " one was made."
    )


class OtherUnitsBackupError(StoreError):
    """A backup is of a register that does not know this unit."""

    template = (
        "{database}: this is a backup of {found}, not of {asked}. Nothing was restored; name the"
        " right file, or go to the folder of that unit."
    )


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a register's records came from and went to, and the head that both have.

    `already`: they were there before, so nothing was written. `faults`: what is wrong in the copy,
    as in the register itself.
    """

    source: str
    target: str
    head: Head
    already: bool = False
    faults: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which schema to which, and where the backup made before lies (SQLite)."""

    database: str
    before: str
    after: str
    backup: str | None


def upgrade(register: Register, at: datetime) -> Upgraded:
    """Bring the register to this program's schema; nothing is done where it has it."""
    database, shown = register.settings.database, register.shown
    engine = open_engine(database, writing=False)
    with transaction(engine, shown) as connection:
        before = read_revision(connection, shown)
        if is_current(before, shown):
            return Upgraded(shown, before, before, None)
    backup = _back_up_before(database, before, at)
    with transaction(open_engine(database, writing=True), shown) as connection:
        if not is_current(read_revision(connection, shown), shown):
            upgrade_schema(connection, shown)
    return Upgraded(shown, before, revisions.HEAD, str(backup) if backup else None)


def back_up(register: Register, file: Path) -> Copied:
    """Copy the register as it stands into a new SQLite file; others may write meanwhile.

    The copy is verified. What is damaged is kept in it all the same, for it may be all there is.

    Raises:
        FileThereError: there is a file that is no backup of the register as it stands.
    """
    with opened(register, writing=False):
        pass  # say what is wrong with the register before its backup is begun
    try:
        return _back_up(register, file)
    except FileThereError as error:
        if error.fields["database"] != str(file):  # a journal beside it
            raise
        return _done_already(register, _at(register, file), error)


def _back_up(register: Register, file: Path) -> Copied:
    source = file_of(register.settings.database)
    with new_file(file, source) as part:
        if source is None:
            _fill(register, f"sqlite:///{part}", str(file))
        else:
            copy_file(source, part)
        done = verify(_at(register, part))
    return Copied(register.shown, str(file), done.head, faults=done.found)


def restore(register: Register, file: Path, wanted: Head | None = None) -> Copied:
    """Carry a backup's records into the register, which must be missing or empty.

    Raises:
        BackupMissingError: there is no such file.
        DamagedBackupError: the backup is not what its journal, or the kept head, says.
        OlderBackupError: it agrees with its journal, and ends before the kept head.
        OtherUnitsBackupError: the backup is of another unit.
        NotEmptyError: there is a register that holds something.
    """
    if not file.exists():
        raise BackupMissingError(file=str(file))
    backup = _at(register, file)
    done = verify(backup, wanted)
    if wanted and _ends_before(done, wanted):
        facts = {"found": done.head.fact.number, "asked": wanted.fact.number}
        raise OlderBackupError(database=str(file), **facts)
    if done.found:
        raise DamagedBackupError(database=str(file), where=done.found[0].where)
    with reading(backup) as sitting:
        units = unit_names(sitting.connection)
    if register.home not in units:
        asked = f"{register.settings.province}, {register.settings.department}"
        known = "; ".join(", ".join(pair) for pair in units.values())
        raise OtherUnitsBackupError(database=str(file), found=known, asked=asked)
    return _carry(backup, register.settings.database)


def _ends_before(done: Verified, wanted: Head) -> bool:
    """Say whether nothing is wrong but that chains end before the head that was kept."""
    short = sum(mine.number < said.number for mine, said in zip(done.head, wanted, strict=True))
    only = all(one.flaw is Flaw.HEAD for one in done.found)
    return short > 0 and only and len(done.found) == short


def copy(register: Register, address: str, folder: Path) -> Copied:
    """Carry the register's records into an empty one on any database; the register stays.

    Raises:
        NotEmptyError: there is a register that holds something.
        PasswordTypedError: the address holds a password.
    """
    if has_password(address):
        raise PasswordTypedError(database=show_address(address))
    database = locate(address, folder)
    if database == register.settings.database:
        raise NotEmptyError(database=register.shown)
    return _carry(register, database)


def _done_already(source: Register, target: Register, refused: StoreError) -> Copied:
    """Refuse to write over a register, unless it is what was to be written."""
    head = find_same(source, target)
    if head is None:
        raise refused
    return Copied(source.shown, target.shown, head, already=True)


def _carry(source: Register, database: str) -> Copied:
    target = _with(source, database)
    try:
        return Copied(source.shown, target.shown, _bring(source, database, target.shown))
    except (FileThereError, NotEmptyError) as error:
        return _done_already(source, target, error)


def _bring(source: Register, database: str, shown: str) -> Head:
    place = file_of(database)
    if place is None or place.exists():
        return _fill(source, database, shown)
    with new_file(place, file_of(source.settings.database)) as part:
        return _fill(source, f"sqlite:///{part}", shown)


def _fill(source: Register, database: str, shown: str) -> Head:
    """Copy the records in one transaction, and work the cases out anew."""
    engine = open_engine(database, writing=True, creating=True)
    with reading(source) as sitting, transaction(engine, shown) as target:
        make_empty(target, shown)
        head = copy_records(sitting.connection, target, shown)
        rebuild(target, sitting.bench)
    return head


def _at(register: Register, file: Path) -> Register:
    return _with(register, f"sqlite:///{file}")


def _with(register: Register, database: str) -> Register:
    return replace(register, settings=replace(register.settings, database=database))


def _back_up_before(database: str, schema: str, at: datetime) -> Path | None:
    """Copy the file beside itself; on PostgreSQL this is the administrator's (pg_dump)."""
    file = file_of(database)
    if file is None:
        return None
    # To the microsecond: one that failed may be given again within the second.
    backup = file.with_name(f"{file.stem}-{schema}-{at:%Y%m%dT%H%M%S.%fZ}{file.suffix}")
    with new_file(backup, file) as part:
        copy_file(file, part)
    return backup
