"""Which notices of days off a unit has added to the calendar of the package, in its own folder."""

from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from tthc.app.settings import Settings
from tthc.calendar.working_days import WorkingCalendar, load_calendar
from tthc.errors import SettingsError
from tthc.store.units import unit_key

if TYPE_CHECKING:
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
            detail = error.strerror or str(error)
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


def unit_of(settings: Settings) -> "UnitOf":
    """Say which unit a notice means; without a province, that of the unit's own."""
    return lambda scope: unit_key(scope.province or settings.province, scope.department or "")


def notice_path(settings: Settings, name: str) -> Path:
    """Give the place of a notice in the unit's folder."""
    return (settings.notices or Path("notices")) / name
