"""Which notices of days off a unit has added to the calendar of the package, in its own folder."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from tthc.app.settings import Settings, SettingsMissingError, find_settings, load_settings
from tthc.calendar.known import KnownCalendar
from tthc.calendar.working_days import WorkingCalendar, load_calendar
from tthc.errors import SettingsError, os_reason

if TYPE_CHECKING:
    from tthc.calendar.schema import Scope
    from tthc.calendar.unit_notices import UnitOf


class NoticeUnreadableError(SettingsError):
    """A file of the notices' folder cannot be opened."""

    template = "{file}: cannot be read ({detail}). Check the rights of the file and its folder."


def calendar_fingerprint(settings: Settings) -> str:
    """Hash the package's files of days off and the unit's own, parsing none of them."""
    digest = sha256()
    folder = resources.files("tthc.calendar") / "data"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    for name, content in own_files(settings):
        digest.update(f"{settings.province}/{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def own_files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Read the files that the unit added, in order of name."""
    folder = settings.notices
    if folder is None or not folder.is_dir():
        return
    for file in sorted(folder.glob("*.toml")):
        try:
            yield file.name, file.read_bytes()
        except OSError as error:
            detail = os_reason(error)
            raise NoticeUnreadableError(file=str(file), detail=detail) from error


def own_calendar(settings: Settings) -> WorkingCalendar:
    """Lay the notices that a unit added over the package's calendar.

    Raises:
        CalendarDataError: a file has a mistake; the message says where and what to write.
    """
    calendar = load_calendar()
    for name, content in own_files(settings):
        from tthc.calendar.unit_notices import lay_over, read_notice  # noqa: PLC0415 - pydantic

        notice = read_notice(name, content, calendar)
        calendar = lay_over(calendar, notice, unit_of(settings))
    return calendar


def calendar_here() -> WorkingCalendar:
    """Give the calendar of the unit of this folder, the package's where there is none."""
    try:
        settings = load_settings(find_settings(Path.cwd()))
    except SettingsMissingError:
        return load_calendar()
    calendar = own_calendar(settings)
    if not calendar.local:
        return calendar
    from tthc.store.units import unit_key  # noqa: PLC0415 - brings the store along

    return calendar.of(*unit_key(settings.province, settings.department))


def known_here(known_at: date | None) -> KnownCalendar:
    """Give the calendar of the unit of this folder, to be asked as known on `known_at`."""
    return KnownCalendar(calendar_here(), known_at)


def unit_of(settings: Settings) -> "UnitOf":
    """Say which unit a notice means; without a province, that of the unit's own."""

    def find(scope: "Scope") -> tuple[str, str]:
        from tthc.store.units import unit_key  # noqa: PLC0415 - brings the store along

        return unit_key(scope.province or settings.province, scope.department or "")

    return find


def notice_path(settings: Settings, name: str) -> Path:
    """Give the place of a notice in the unit's folder."""
    return (settings.notices or Path("notices")) / name
