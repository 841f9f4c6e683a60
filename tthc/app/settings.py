"""What a unit has set (tthc.toml): who it is, where its register lies, which rules it adds."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import cast

from tthc.app.alert_settings import (
    ALERT_KEYS,
    AlertSettings,
    WrongKeyError,
    read_alert_settings,
)
from tthc.compliance.places import DEFAULT_PLACES, place_key
from tthc.compliance.rule_errors import ProfileUnknownError
from tthc.compliance.rule_profiles import profile_folders
from tthc.errors import SettingsError, os_reason
from tthc.store.address import has_password

FILE = "tthc.toml"


class SettingsMissingError(SettingsError):
    """There is no tthc.toml in this folder or above it."""

    template = (
        "{file}: not found here or in any folder above. Go to the folder of your unit, name its"
        " settings with --config, or begin one with `tthc init --province NAME --department NAME`."
        " --db says where a register lies, and not whose it is."
    )


class SettingsUnreadableError(SettingsError):
    """Something of this name is there, but it cannot be read."""

    template = (
        "{file}: cannot be read ({detail}). It must be a file that you have the right to read."
    )


class SettingsSyntaxError(SettingsError):
    """The file is not TOML."""

    template = '{file}: not TOML: {detail}. Texts stand in quotes: province = "Bắc Ninh".'


class SettingsKeyError(SettingsError):
    """A key is unknown, missing or of the wrong kind."""

    template = "{file}: {key}: {problem}. Known keys: {known}."
    spoken = frozenset({"problem"})


class PasswordWrittenError(SettingsError):
    """The address of the register holds a password, which settings must not."""

    template = (
        "{file}: the password does not belong in the settings. Leave it out of the address of the"
        " register, and put it in ~/.pgpass or in the environment variable PGPASSWORD; or give the"
        " whole address in TTHC_DB."
    )


class SettingsProfileError(SettingsError):
    """A profile that the package does not bring."""

    template = "{file}: rules.profiles: {asked}: there is no profile of this name. Known: {known}."


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one unit; `database` is an SQLAlchemy URL with an absolute path.

    `places` are those from which what has ended must go, `report_within` the calendar days within
    which it should be proposed for removal;
    `due_soon` is the number of working days before a due day from which it is due soon; `cut_off`
    the hour after which what comes counts as received on the next working day (giờ chốt);
    `notices` the folder of the notices of days off that the unit added, which may not be there;
    `separate`: who drafted a step may not be the one who confirms it.
    """

    province: str
    department: str
    database: str
    profiles: tuple[str, ...] = ()
    own_overlays: tuple[Path, ...] = ()
    due_soon: int = 1
    places: tuple[str, ...] = DEFAULT_PLACES
    report_within: int = 30
    cut_off: time | None = None
    notices: Path | None = None
    alerts: AlertSettings = field(default_factory=AlertSettings)
    separate: bool = False

    @property
    def overlays(self) -> tuple[Path, ...]:
        """Every folder laid over the package's rules: the province's profiles, then its own."""
        return (*profile_folders(self.profiles), *self.own_overlays)


_KNOWN: dict[str, dict[str, type]] = {
    "unit": {"province": str, "department": str, "cut_off": str},
    "register": {"database": str},
    "rules": {"profiles": list, "overlays": list},
    "calendar": {"notices": str},
    "audit": {"due_soon": int},
    "removal": {"places": list, "report_within": int},
    "alerts": ALERT_KEYS,
    "roles": {"separate": bool},
}


_MUST_BE: dict[type, str] = {
    str: "must be a text, in quotes",
    int: "must be a whole number, without quotes",
    bool: "must be true or false, without quotes",
    list: "must be a list of texts",
    dict: 'write "Name" = "address"',
}


def find_settings(start: Path) -> Path:
    """Find the nearest tthc.toml at or above `start`."""
    for folder in (start, *start.parents):
        if os.path.lexists(folder / FILE):
            return folder / FILE
    raise SettingsMissingError(file=str(start / FILE))


def load_settings(file: Path) -> Settings:
    """Read and check a tthc.toml; relative paths start from its folder."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsMissingError(file=str(file)) from error
    except OSError as error:
        detail = os_reason(error)
        raise SettingsUnreadableError(file=str(file), detail=detail) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsSyntaxError(file=str(file), detail=str(error)) from error
    tables = {name: _table(file, name, data) for name in _KNOWN}
    _refuse_unknown(file, "", data, _KNOWN)
    unit, audit = tables["unit"], tables["audit"]
    for key in ("province", "department"):
        if not str(unit.get(key, "")).strip():
            raise _wrong(file, f"unit.{key}", "missing", _KNOWN["unit"])
    database = str(tables["register"].get("database", "sqlite:///tthc.db"))
    if has_password(database):
        raise PasswordWrittenError(file=str(file))
    rules, removal = tables["rules"], tables["removal"]
    folders = _texts(file, "rules.overlays", rules.get("overlays", []))
    return Settings(
        province=str(unit["province"]),
        department=str(unit["department"]),
        database=locate(database, file.parent),
        profiles=_profiles(file, rules.get("profiles", [])),
        own_overlays=tuple(file.parent / folder for folder in folders),
        due_soon=_days(file, "audit.due_soon", audit.get("due_soon", 1)),
        report_within=_days(file, "removal.report_within", removal.get("report_within", 30)),
        places=_places(file, removal.get("places", list(DEFAULT_PLACES))),
        cut_off=_hour(file, unit["cut_off"]) if "cut_off" in unit else None,
        notices=file.parent / str(tables["calendar"].get("notices", "notices")),
        alerts=_alerts(file, tables["alerts"]),
        separate=bool(tables["roles"].get("separate", False)),
    )


def locate(url: str, folder: Path) -> str:
    """Make the path of an SQLite address absolute, starting from `folder`."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == prefix:
        return url
    return f"{prefix}{(folder / url.removeprefix(prefix)).absolute()}"


def _table(file: Path, name: str, data: Mapping[str, object]) -> dict[str, object]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise _wrong(
            file,
            name,
            "write it as a table, its name in brackets on a line before its keys",
            _KNOWN,
        )
    found = cast("dict[str, object]", table)
    _refuse_unknown(file, f"{name}.", found, _KNOWN[name])
    for key, value in found.items():
        if type(value) is not _KNOWN[name][key]:
            raise _wrong(file, f"{name}.{key}", _MUST_BE[_KNOWN[name][key]], _KNOWN[name])
    return found


def _texts(file: Path, key: str, value: object) -> tuple[str, ...]:
    texts = cast("list[object]", value)
    if not all(isinstance(text, str) for text in texts):
        raise _wrong(file, key, "must be a list of texts", _KNOWN[key.partition(".")[0]])
    return tuple(str(text) for text in texts)


def _profiles(file: Path, value: object) -> tuple[str, ...]:
    names = _texts(file, "rules.profiles", value)
    try:
        profile_folders(names)
    except ProfileUnknownError as error:
        raise SettingsProfileError(file=str(file), **error.fields) from error
    return names


def _places(file: Path, value: object) -> tuple[str, ...]:
    """Take the places from which things must go, known ones by their keys, each once."""
    found = dict.fromkeys(place_key(name) for name in _texts(file, "removal.places", value))
    if not found or "" in found:
        raise _wrong(file, "removal.places", "name at least one place", _KNOWN["removal"])
    return tuple(found)


def _hour(file: Path, value: object) -> time:
    from tthc.intake.cells import read_hour  # noqa: PLC0415 - few units set an hour
    from tthc.intake.problems import UnreadableCellError  # noqa: PLC0415

    try:
        found = read_hour(str(value))
    except UnreadableCellError:
        found = None
    if found is None:
        raise _wrong(file, "unit.cut_off", "must be an hour such as 16:30", _KNOWN["unit"])
    return found


def _alerts(file: Path, table: dict[str, object]) -> AlertSettings:
    days = _days(file, "alerts.long_overdue", table.get("long_overdue", 5))
    try:
        return read_alert_settings(table, file.parent, days)
    except WrongKeyError as error:
        raise _wrong(file, f"alerts.{error.key}", error.problem, _KNOWN["alerts"]) from error


def _days(file: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= 60:  # noqa: PLR2004 - three months
        raise _wrong(file, key, "must lie between 0 and 60", _KNOWN[key.partition(".")[0]])
    return value


def _refuse_unknown(
    file: Path, prefix: str, found: Mapping[str, object], known: Mapping[str, object]
) -> None:
    for key in found:
        if key not in known:
            raise _wrong(file, f"{prefix}{key}", "unknown key", known)


def _wrong(file: Path, key: str, problem: str, known: Mapping[str, object]) -> SettingsKeyError:
    return SettingsKeyError(file=str(file), key=key, problem=problem, known=", ".join(known))
