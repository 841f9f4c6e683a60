"""How the file of a notice comes about, and how it is put into the unit's folder, whole."""

import json
import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tthc.calendar.schema import WEEKDAYS
from tthc.compliance.identifiers import fold
from tthc.errors import InputFileError, SettingsError, os_reason


class NoticeMissingError(InputFileError):
    """The file of a notice cannot be read."""

    template = "{file}: cannot be read ({detail}). Check the name and the rights of the file."


class NoticeLockedError(SettingsError):
    """The notice cannot be written into the unit's folder."""

    template = (
        "{file}: cannot be written ({detail}). Nothing was applied; check the rights of the folder."
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice to be added: the name that its file gets, and its text as read or written."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One swap, or the closure of one unit, as typed: the days and their document.

    `weekdays` are those that were stated (off, worked, closed), to be held against the days.
    """

    document: str
    declared_on: date
    occasion: str | None = None
    off: date | None = None
    worked: date | None = None
    closed: date | None = None
    department: str | None = None
    weekdays: Mapping[str, str] = field(default_factory=dict[str, str])


def read_draft(file: Path) -> Draft:
    """Read the file of a notice."""
    try:
        return Draft(file.name, file.read_bytes())
    except OSError as error:
        detail = os_reason(error)
        raise NoticeMissingError(file=str(file), detail=detail) from error


def write_draft(typed: Typed) -> Draft:
    """Write a notice of one swap or one closure in the shape of the files."""
    name = f"{typed.declared_on}-{'-'.join(fold(typed.document).replace('/', ' ').split())}.toml"
    return Draft(name, "\n".join(_lines(typed)).encode())


@contextmanager
def placed(file: Path, content: bytes) -> Generator["_Place"]:
    """Write a file beside its place; it takes its place when called, and goes if all fails.

    A crash between this and the end of the transaction leaves a file that the register has not
    applied: it then waits like any other change, and is told so.
    """
    place = _Place(file, content)
    try:
        yield place
    except BaseException:
        place.take_back()
        raise


class _Place:
    """A file on its way to where it belongs."""

    def __init__(self, file: Path, content: bytes) -> None:
        self._file = file
        self._beside = file.with_name(f"{file.name}.part")
        self._placed = False
        with _told(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            with self._beside.open("wb") as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())

    def __call__(self) -> None:
        """Put the file in its place, whole."""
        with _told(self._file):
            self._beside.replace(self._file)
        self._placed = True

    def take_back(self) -> None:
        """Leave nothing behind."""
        self._beside.unlink(missing_ok=True)
        if self._placed:
            self._file.unlink(missing_ok=True)


@contextmanager
def _told(file: Path) -> Generator[None]:
    """Say which file cannot be written."""
    try:
        yield
    except OSError as error:
        detail = os_reason(error)
        raise NoticeLockedError(file=str(file), detail=detail) from error


def _lines(typed: Typed) -> Iterator[str]:
    title = f"{typed.document} ngày {typed.declared_on:%d/%m/%Y}"
    yield from (
        "[[document]]",
        f"key = {_text(typed.document)}",
        f"title = {_text(title)}",
        f"declared_on = {typed.declared_on}",
        "",
        "[[group]]",
        f"document = {_text(typed.document)}",
        f"source = {_text(title)}",
        'confidence = "seen"',
        'evidence = "official_text"',
    )
    said = _text(typed.occasion or typed.document)
    names = f"vi = {said}, en = {said}"
    if typed.off and typed.worked:
        off, worked = _weekday(typed, "off", typed.off), _weekday(typed, "worked", typed.worked)
        days = f"off = {typed.off}, off_weekday = {off}"
        days += f", worked = {typed.worked}, worked_weekday = {worked}"
        yield f"swaps = [ {{ {days}, {names} }} ]"
    if typed.closed:
        weekday = _weekday(typed, "closed", typed.closed)
        day = f"day = {typed.closed}, weekday = {weekday}"
        yield f"scope = {{ department = {_text(typed.department or '')} }}"
        yield f"closures = [ {{ {day}, {names} }} ]"
    yield ""


def _weekday(typed: Typed, which: str, day: date) -> str:
    """Write the weekday that was stated, true or not: the file is then checked like any other."""
    return _text(typed.weekdays.get(which) or WEEKDAYS[day.weekday()])


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
