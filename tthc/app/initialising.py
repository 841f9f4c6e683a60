"""How a unit begins: its settings file and its empty register."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tthc.app.ground import Unsafe
from tthc.app.register import Register, opened, writing
from tthc.app.settings import FILE, PasswordWrittenError, load_settings, locate
from tthc.app.typed_text import is_text
from tthc.compliance.identifiers import normalise
from tthc.errors import SettingsError, StoreError, os_reason
from tthc.store.address import has_password
from tthc.store.engine import open_engine, show_address, transaction
from tthc.store.schema import create_schema, has_schema
from tthc.store.units import unit_names


class FolderMissingError(SettingsError):
    """The folder for the unit is not there."""

    template = "{file}: this folder does not exist. Create it first, then run `tthc init` again."


class UnitNameError(SettingsError):
    """The name of a province or department is blank or no text."""

    template = (
        '{file}: "{name}" cannot be the name of a unit. Write --province NAME --department NAME,'
        " each in quotes."
    )


class FolderLockedError(SettingsError):
    """The settings cannot be written where they belong."""

    template = (
        "{file}: cannot be written ({detail}). Check the rights of the folder, or use another one."
    )


class OtherUnitError(SettingsError):
    """The folder already belongs to another unit."""

    template = (
        "{file}: already set up for {found}. Use another folder for {asked},"
        " or edit the file if the name is wrong."
    )


class OtherRegisterError(SettingsError):
    """The settings that are there name another register."""

    template = (
        "{file}: there already, and its register is {found}, not {asked}. Leave --db out, or"
        " correct [register] database in the file."
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """What `init` made; False where it was there already.

    `units` are the other units whose facts the register holds, by department and province.
    """

    settings_file: str
    settings_made: bool
    database: str
    database_made: bool
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The unit that begins, and where its register is to be; None: in tthc.db beside tthc.toml."""

    province: str
    department: str
    database: str | None = None


def begin(
    folder: Path, wanted: Wanted, at: datetime, tell_unsafe: Callable[[Unsafe], object]
) -> Begun:
    """Write tthc.toml and create the register; what is there already is left as it is.

    `tell_unsafe` is called with what is unsafe about the place of the register. Where that cannot
    be made, the settings that name it do not stay either.
    """
    if not folder.is_dir():
        raise FolderMissingError(file=str(folder))
    file = folder / FILE
    province, department = _name(file, wanted.province), _name(file, wanted.department)
    database = wanted.database or "sqlite:///tthc.db"
    if has_password(database):
        raise PasswordWrittenError(file=str(file))
    made = _write(file, _settings_text(province, department, database))
    settings = load_settings(file)
    asked, found = f"{province}, {department}", f"{settings.province}, {settings.department}"
    if asked != found:
        raise OtherUnitError(file=str(file), found=found, asked=asked)
    if wanted.database and settings.database != locate(wanted.database, folder):
        found, asked = show_address(settings.database), show_address(wanted.database)
        raise OtherRegisterError(file=str(file), found=found, asked=asked)
    register = Register(settings, tell_unsafe=tell_unsafe)
    try:
        fresh = create_register(register, at)
    except StoreError:
        if made:
            file.unlink()
        raise
    return Begun(str(file), made, register.shown, fresh, _others(register))


def _others(register: Register) -> tuple[str, ...]:
    with opened(register, writing=False) as connection:
        names = unit_names(connection).items()
    return tuple(f"{one}, {province}" for key, (province, one) in names if key != register.home)


def create_register(register: Register, at: datetime) -> bool:
    """Create the register's tables; False when they were there already."""
    engine = open_engine(register.settings.database, writing=True, creating=True)
    with transaction(engine, register.shown) as connection:
        fresh = not has_schema(connection)
        if fresh:
            create_schema(connection)
    with writing(register, at):
        return fresh


def _name(file: Path, typed: str) -> str:
    name = normalise(typed)
    if not name or not is_text(typed):
        raise UnitNameError(file=str(file), name=typed)
    return name


def _write(file: Path, text: str) -> bool:
    """Write a new file; False when it is there already."""
    try:
        if file.exists():
            return False
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        detail = os_reason(error)
        raise FolderLockedError(file=str(file), detail=detail) from error
    return True


def _settings_text(province: str, department: str, database: str) -> str:
    return (
        "# Đơn vị và sổ theo dõi / the unit and its register\n"
        "[unit]\n"
        f"province = {json.dumps(province, ensure_ascii=False)}\n"
        f"department = {json.dumps(department, ensure_ascii=False)}\n\n"
        "[register]\n"
        f"database = {json.dumps(database, ensure_ascii=False)}\n\n"
        "[rules]\n"
        "profiles = [] # bộ quy định của tỉnh / a province's profile: tthc rules profiles\n"
        "overlays = [] # thư mục quy định riêng của đơn vị / folders with the unit's own rules\n\n"
        "[audit]\n"
        "due_soon = 1 # nhắc trước mấy ngày làm việc / working days ahead to warn\n"
    )
