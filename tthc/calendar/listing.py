"""Which days a file lists, each with its names and the text it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from tthc.calendar.consistency import check_side_of_week, check_weekday, check_year
from tthc.calendar.days import (
    DayConfidence,
    DayKind,
    Evidence,
    OfficialDay,
    is_weekend,
)
from tthc.calendar.errors import (
    MissingDocumentError,
    NoSubstituteError,
    OneUnitError,
    RepeatedKeyError,
    ReplacedDayError,
    UnknownDocumentError,
)
from tthc.calendar.schema import (
    Closure,
    Document,
    Group,
    Holiday,
    Statute,
    Substitute,
    Swap,
    YearFile,
)

_BY_LAW = frozenset({DayKind.HOLIDAY, DayKind.SUBSTITUTE})

Keyed = TypeVar("Keyed", Document, Statute)


class Names(NamedTuple):
    """What a day is called in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class _Page:
    """One [[group]] with the texts it refers to, and the names of the holidays it may make up."""

    file: str
    year: int | None
    group: Group
    statute: Statute | None
    document: Document | None
    holidays: Mapping[date, Names]


def by_key(file: str, tables: list[Keyed]) -> dict[str, Keyed]:
    """Index tables by their key; two tables with one key are refused."""
    found: dict[str, Keyed] = {}
    for table in tables:
        if table.key in found:
            raise RepeatedKeyError(file=file, key=table.key)
        found[table.key] = table
    return found


def list_days(year: int, year_file: YearFile, statutes: Mapping[str, Statute]) -> list[OfficialDay]:
    """List the days of one year's file; raises a `CalendarDataError` for its first mistake."""
    file = f"{year}.toml"
    documents = by_key(file, year_file.document)
    holidays = holiday_names(year_file.group)
    days: list[OfficialDay] = []
    for number, group in enumerate(year_file.group, start=1):
        for key in ("scope", "closures"):
            if getattr(group, key):
                raise OneUnitError(file=file, key=f"group {number}, {key}")
        days.extend(_list_group(_page(file, year, group, Texts(statutes, documents), holidays)))
    return days


class Texts(NamedTuple):
    """The laws and letters that groups refer to, by key."""

    statutes: Mapping[str, Statute]
    documents: Mapping[str, Document]


def list_group(
    file: str, group: Group, texts: Texts, holidays: Mapping[date, Names]
) -> Iterator[OfficialDay]:
    """List the days of one group of a notice, which may lie in any year."""
    return _list_group(_page(file, None, group, texts, holidays))


def holiday_names(groups: Iterable[Group]) -> dict[date, Names]:
    """Give the names of the holidays that groups list."""
    return {each.day: Names(each.vi, each.en) for group in groups for each in group.holidays}


def _page(
    file: str, year: int | None, group: Group, texts: Texts, holidays: Mapping[date, Names]
) -> _Page:
    statute = _find(file, texts.statutes, group.statute, table="statute", where="statutes.toml")
    document = _find(file, texts.documents, group.document, table="document", where=file)
    return _Page(file, year, group, statute, document, holidays)


def _find(
    file: str, tables: Mapping[str, Keyed], key: str | None, *, table: str, where: str
) -> Keyed | None:
    if key is None:
        return None
    if key not in tables:
        raise UnknownDocumentError(file=file, key=key, table=table, where=where)
    return tables[key]


def _list_group(page: _Page) -> Iterator[OfficialDay]:
    for holiday in page.group.holidays:
        yield _holiday(page, holiday)
    for substitute in page.group.substitutes:
        yield _substitute(page, substitute)
    for swap in page.group.swaps:
        yield from _swap(page, swap)
    for closure in page.group.closures:
        yield _closure(page, closure)


def _holiday(page: _Page, holiday: Holiday) -> OfficialDay:
    check_year(page.file, page.year, holiday.day)
    check_weekday(page.file, holiday.day, holiday.weekday)
    return _official_day(page, DayKind.HOLIDAY, holiday.day, None, (holiday.vi, holiday.en))


def _substitute(page: _Page, substitute: Substitute) -> OfficialDay:
    day, replaced = substitute.day, substitute.replaces
    check_year(page.file, page.year, day)
    check_weekday(page.file, day, substitute.weekday)
    check_side_of_week(page.file, day, DayKind.SUBSTITUTE)
    holiday = page.holidays.get(replaced)
    if holiday is None or not is_weekend(replaced):
        raise ReplacedDayError(file=page.file, day=day, replaced=replaced)
    names = (
        f"Nghỉ bù cho ngày {replaced:%d/%m/%Y}: {holiday.vi}",
        f"Day off in place of {replaced:%d/%m/%Y}: {holiday.en}",
    )
    return _official_day(page, DayKind.SUBSTITUTE, day, replaced, names)


def _swap(page: _Page, swap: Swap) -> Iterator[OfficialDay]:
    if page.year is not None and page.year not in {swap.off.year, swap.worked.year}:
        check_year(page.file, page.year, swap.off)
    check_weekday(page.file, swap.off, swap.off_weekday)
    check_weekday(page.file, swap.worked, swap.worked_weekday)
    check_side_of_week(page.file, swap.off, DayKind.SWAP_OFF)
    check_side_of_week(page.file, swap.worked, DayKind.SWAP_WORK)
    off_names = (
        f"Nghỉ hoán đổi dịp {swap.vi} (làm bù ngày {swap.worked:%d/%m/%Y})",
        f"Day off by swap, {swap.en} (worked on {swap.worked:%d/%m/%Y})",
    )
    yield _official_day(page, DayKind.SWAP_OFF, swap.off, swap.worked, off_names)
    work_names = (
        f"Làm bù cho ngày {swap.off:%d/%m/%Y} (hoán đổi dịp {swap.vi})",
        f"Working day in exchange for {swap.off:%d/%m/%Y} ({swap.en})",
    )
    yield _official_day(page, DayKind.SWAP_WORK, swap.worked, swap.off, work_names)


def _closure(page: _Page, closure: Closure) -> OfficialDay:
    check_weekday(page.file, closure.day, closure.weekday)
    return _official_day(page, DayKind.CLOSURE, closure.day, None, (closure.vi, closure.en))


def _official_day(
    page: _Page, kind: DayKind, day: date, pair: date | None, names: tuple[str, str]
) -> OfficialDay:
    return OfficialDay(
        date=day,
        kind=kind,
        name_vi=names[0],
        name_en=names[1],
        basis="; ".join(_basis(page, kind, day)),
        declared_on=_declared_on(page, kind),
        source=page.group.source,
        confidence=DayConfidence(page.group.confidence),
        evidence=Evidence(page.group.evidence),
        pair=pair,
    )


def _declared_on(page: _Page, kind: DayKind) -> date | None:
    """A law of known date gives a holiday before any letter repeats it; a swap has its letter."""
    law = page.statute if kind in _BY_LAW else None
    dated = (text.declared_on for text in (law, page.document) if text)
    return next((day for day in dated if day), None)


def _basis(page: _Page, kind: DayKind, day: date) -> Iterator[str]:
    """A swap rests on a letter alone; holidays and substitutes on the law, named by a letter."""
    if kind in _BY_LAW:
        yield _law(page, kind, day)
    elif page.document is None:
        raise MissingDocumentError(file=page.file, day=day, kind=kind.value, needed="document")
    if page.document:
        yield page.document.title


def _law(page: _Page, kind: DayKind, day: date) -> str:
    statute = page.statute
    if statute is None:
        raise MissingDocumentError(file=page.file, day=day, kind=kind.value, needed="statute")
    if kind is DayKind.HOLIDAY:
        return statute.holidays
    if statute.substitutes is None:
        raise NoSubstituteError(file=page.file, day=day, key=statute.key)
    return statute.substitutes
