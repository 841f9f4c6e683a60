"""Where alerts go (tthc.toml, [alerts]): the way, the recipients, and where the secrets lie."""

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import SplitResult, urlsplit

from tthc.delivery.letter import Way
from tthc.delivery.ways import SCHEMES
from tthc.errors import SettingsError, os_reason

ALERT_KEYS: dict[str, type] = {
    "to": str,
    "sender": str,
    "user": str,
    "secrets": str,
    "any_time": bool,
    "long_overdue": int,
    "departments": dict,
    "officers": dict,
}
PASSWORD = "TTHC_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_NO_PASSWORD = (
    "a password does not belong here: set TTHC_SMTP_PASSWORD, or secrets to the name of a file"  # noqa: S105 - a sentence
)
_UNKNOWN_WAY = "write smtp://host:port, file:///folder or apprise:"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
Addresses = Mapping[str, tuple[str, ...]]


class WrongKeyError(ValueError):
    """A key of [alerts] is wrong."""

    def __init__(self, *, key: str, problem: str) -> None:
        super().__init__(key, problem)
        self.key = key
        self.problem = problem


class SecretsOpenError(SettingsError):
    """The file of secrets may be read by others."""

    template = (
        "{file}: others on this machine may read it, and it holds secrets."
        " Close it to them first: chmod 600 {file}"
    )


class SecretsUnreadableError(SettingsError):
    """The file of secrets is missing or not TOML."""

    template = "{file}: the secrets cannot be read ({detail}). See docs/alerts.md."


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Where alerts go; `to` is empty where nobody has said it.

    `long_overdue` is the number of working days past its due day on which a duty is long overdue;
    with `any_time` letters go at night and on days off as well.
    """

    to: str = ""
    sender: str = ""
    user: str = ""
    secrets: Path | None = None
    any_time: bool = False
    long_overdue: int = 5
    departments: Addresses = field(default_factory=dict[str, tuple[str, ...]], hash=False)
    officers: Addresses = field(default_factory=dict[str, tuple[str, ...]], hash=False)


def read_alert_settings(
    table: Mapping[str, object], folder: Path, long_overdue: int
) -> AlertSettings:
    """Read [alerts] of tthc.toml; a relative path starts from its folder.

    Raises:
        WrongKeyError: with the key, and what is wrong with it.
    """
    to, secrets = str(table.get("to", "")), table.get("secrets")
    _check_way(to)
    if long_overdue < 1:
        raise WrongKeyError(key="long_overdue", problem="must be at least 1")
    if to.startswith("smtp") and not table.get("sender"):
        raise WrongKeyError(key="sender", problem="name the address that letters come from")
    return AlertSettings(
        to=to,
        sender=str(table.get("sender", "")),
        user=str(table.get("user", "")),
        secrets=folder / str(secrets) if secrets else None,
        any_time=bool(table.get("any_time", False)),
        long_overdue=long_overdue,
        departments=_addresses("departments", table.get("departments", {})),
        officers=_addresses("officers", table.get("officers", {})),
    )


def read_way(settings: AlertSettings) -> tuple[Way, AlertSettings]:
    """Add to the settings what is secret: the password, and the addresses of chats.

    Raises:
        SecretsUnreadableError: the file is missing or not TOML.
        SecretsOpenError: others may read it.
    """
    secrets = _read_secrets(settings.secrets) if settings.secrets else {}
    password = os.environ.get(PASSWORD) or str(secrets.get("smtp_password", ""))
    way = Way(settings.to, settings.sender, settings.user, password)
    if not settings.to.startswith("apprise"):
        return way, settings
    try:
        names = ("departments", "officers")
        found = [_addresses(name, secrets.get(name, {})) for name in names]
    except WrongKeyError as error:
        detail = f"{error.key}: {error.problem}"
        raise SecretsUnreadableError(file=str(settings.secrets), detail=detail) from error
    return way, AlertSettings(
        to=settings.to,
        any_time=settings.any_time,
        long_overdue=settings.long_overdue,
        departments=found[0],
        officers=found[1],
    )


def _read_secrets(file: Path) -> dict[str, object]:
    try:
        if os.name == "posix" and file.stat().st_mode & _OTHERS:
            raise SecretsOpenError(file=str(file))
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        detail = os_reason(error)
        raise SecretsUnreadableError(file=str(file), detail=detail) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SecretsUnreadableError(file=str(file), detail=str(error)) from error


def _check_way(to: str) -> None:
    scheme = to.partition(":")[0]
    try:
        parts = urlsplit(to)
        _ = parts.port
    except ValueError as error:
        raise WrongKeyError(key="to", problem=_UNKNOWN_WAY) from error
    if to and (scheme not in SCHEMES or (scheme == "file" and not _is_folder(parts))):
        raise WrongKeyError(key="to", problem=_UNKNOWN_WAY)
    if parts.password is not None:
        raise WrongKeyError(key="to", problem=_NO_PASSWORD)
    if scheme.startswith("smtp") and not parts.hostname:
        raise WrongKeyError(key="to", problem="names no host: write smtp://host:port")


def _is_folder(parts: SplitResult) -> bool:
    """Say whether a folder is named whole: of file://thu the name would be taken for a host."""
    return parts.netloc in {"", "localhost"} and parts.path.startswith("/") and parts.path != "/"


def _addresses(key: str, value: object) -> dict[str, tuple[str, ...]]:
    """Read names with one address or a list of them."""
    if not isinstance(value, dict):
        raise WrongKeyError(key=key, problem='write "Name" = "address"')
    found: dict[str, tuple[str, ...]] = {}
    for name, given in cast("dict[str, object]", value).items():
        many = cast("list[object]", given) if isinstance(given, list) else [given]
        if not many or not all(isinstance(one, str) and _is_line(one) for one in many):
            raise WrongKeyError(
                key=f'{key}."{name}"', problem="must be an address or a list of them"
            )
        found[name] = tuple(str(one) for one in many)
    return found


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable()
