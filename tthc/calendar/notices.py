"""Which days the official notices make off or worked, read from the files of days off."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import resources
from importlib.resources.abc import Traversable

from tthc.calendar.days import SWAP_KINDS, WORKED_KINDS, OfficialDay
from tthc.calendar.errors import (
    DuplicateDayError,
    MissingYearError,
    NotTomlError,
    OffAndWorkedError,
)
from tthc.calendar.listing import by_key, list_days
from tthc.calendar.located import located
from tthc.calendar.schema import File, Statute, StatuteFile, YearFile, read_shape

STATUTES = "statutes.toml"


class PartStatus(StrEnum):
    """How far a part of a year is fixed; swaps are never known to be over."""

    BY_LAW = "by_law"  # the law itself names the days
    ANNOUNCED = "announced"  # đã có thông báo
    ESTIMATED = "estimated"  # ước tính: no notice covers the year
    NONE_ANNOUNCED = "none_announced"  # chưa có thông báo nào


@dataclass(frozen=True, slots=True)
class YearStatus:
    """Which parts of a year's calendar are announced (đã có thông báo)."""

    year: int
    tet: PartStatus
    national_day: PartStatus
    swaps: PartStatus


@dataclass(frozen=True, slots=True)
class Notices:
    """Every official day in order of date, and the status of each year that has a file."""

    days: tuple[OfficialDay, ...]
    statuses: tuple[YearStatus, ...]

    @property
    def official_years(self) -> tuple[int, int]:
        """The first and the last year that notices cover."""
        return self.statuses[0].year, self.statuses[-1].year


def load_notices(folder: Traversable | None = None) -> Notices:
    """Read every file of `folder` (default: the files of the package).

    Raises:
        CalendarDataError: a file has a mistake; the message says where and what to write.
    """
    place = folder or _package()
    statutes = load_statutes(place)
    texts = _year_texts(place)
    files = {year: _shape(YearFile, f"{year}.toml", text) for year, text in texts.items()}
    days = _merge(
        {year: _list(year, file, statutes, texts[year]) for year, file in files.items()}, texts
    )
    return Notices(days, tuple(_status(year, file, days) for year, file in files.items()))


def load_statutes(folder: Traversable | None = None) -> dict[str, Statute]:
    """Read the laws that give days off, by key, from `folder` (default: of the package)."""
    text = _text((folder or _package()) / STATUTES)
    with located(text):
        return by_key(STATUTES, read_shape(StatuteFile, STATUTES, text).statute)


def load_official_days(folder: Traversable | None = None) -> tuple[OfficialDay, ...]:
    """Read the official days alone; see `load_notices`."""
    return load_notices(folder).days


def _package() -> Traversable:
    return resources.files("tthc.calendar") / "data"


def _year_texts(folder: Traversable) -> dict[int, str]:
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    years = [int(name[:4]) for name in names if name[:4].isdigit()]
    if not years:
        raise MissingYearError(file="YYYY.toml")
    for year in range(years[0], years[-1]):
        if year not in years:
            raise MissingYearError(file=f"{year}.toml")
    return {year: _text(folder / f"{year}.toml") for year in years}


def _shape(shape: type[File], file: str, text: str) -> File:
    with located(text):
        return read_shape(shape, file, text)


def _list(year: int, file: YearFile, statutes: dict[str, Statute], text: str) -> list[OfficialDay]:
    with located(text):
        return list_days(year, file, statutes)


def _text(file: Traversable) -> str:
    try:
        # Notepad puts a byte order mark first; macOS may decompose Vietnamese letters.
        return unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise NotTomlError(file=file.name, detail=str(error)) from None


def _merge(
    days_of_year: dict[int, list[OfficialDay]], texts: dict[int, str]
) -> tuple[OfficialDay, ...]:
    """Put the files together in order of date; no day may stand in them twice."""
    found: dict[date, tuple[str, OfficialDay]] = {}
    for year, days in days_of_year.items():
        file = f"{year}.toml"
        for day in days:
            if day.date in found:
                with located(texts[year]):
                    raise _twice(file, day, *found[day.date])
            found[day.date] = (file, day)
    return tuple(found[each][1] for each in sorted(found))


def _twice(
    file: str, day: OfficialDay, other: str, first: OfficialDay
) -> DuplicateDayError | OffAndWorkedError:
    if (day.kind in WORKED_KINDS) == (first.kind in WORKED_KINDS):
        return DuplicateDayError(file=file, day=day.date, kind=day.kind.value, other=other)
    return OffAndWorkedError(file=file, day=day.date, other=other)


def _status(year: int, file: YearFile, days: tuple[OfficialDay, ...]) -> YearStatus:
    swapped = any(day.kind in SWAP_KINDS and day.date.year == year for day in days)
    return YearStatus(
        year=year,
        tet=PartStatus(file.status.tet),
        national_day=PartStatus(file.status.national_day),
        swaps=PartStatus.ANNOUNCED if swapped else PartStatus.NONE_ANNOUNCED,
    )
