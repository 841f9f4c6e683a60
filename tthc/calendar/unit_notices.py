"""Which days the notices that a unit adds declare, and how they lie over the calendar.

The files are written like those of the package (`tthc.calendar.schema`), with a document and its
date for every day. What the package itself comes to list later stands over them.
"""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tthc.calendar.by_law import stands_by_law, with_law
from tthc.calendar.days import WORKED_KINDS, DayKind, LocalDay, OfficialDay
from tthc.calendar.errors import (
    AlreadyOffError,
    AlreadyWorkedError,
    BeforeNoticeError,
    CalendarDataError,
    ContradictsError,
    DaylessNoticeError,
    DuplicateDayError,
    MissingKeyError,
    NoScopeError,
    NoticeYearError,
    NotTomlError,
    OffAndWorkedError,
)
from tthc.calendar.listing import Names, Texts, by_key, holiday_names, list_group
from tthc.calendar.located import located
from tthc.calendar.notices import load_statutes
from tthc.calendar.schema import WEEKDAYS, Document, Group, NoticeFile, Scope, read_shape
from tthc.calendar.whole_year import check_whole_year
from tthc.calendar.working_days import WorkingCalendar


class DeclaredDay(NamedTuple):
    """A day of a notice, and for whom it counts; None: for every unit."""

    day: OfficialDay
    scope: Scope | None
    document: Document


class Notice(NamedTuple):
    """A notice (thông báo, công văn) as its file gives it, in order of date.

    `year` is the year of which it announces every day off; None: it adds single days. `text` is
    what the file says, where a mistake is looked up.
    """

    file: str
    days: tuple[DeclaredDay, ...]
    year: int | None
    text: str = ""

    @property
    def document(self) -> Document:
        """The letter that the notice's first day rests on."""
        return self.days[0].document


_GIVEN = frozenset({DayKind.HOLIDAY, DayKind.SUBSTITUTE})
"""Kinds of days off that the law gives, and that a letter only names."""

UnitOf = Callable[[Scope], tuple[str, str]]
"""Gives the keys of the province and department of a scope; no department: ""."""


def read_notice(file: str, content: bytes, calendar: WorkingCalendar) -> Notice:
    """Read the file of a notice; `calendar` knows the holidays that it may make up.

    Raises:
        CalendarDataError: the file has a mistake; the message says where and what to write.
    """
    try:
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotTomlError(file=file, detail=str(error)) from None
    with located(text):
        read = read_shape(NoticeFile, file, text)
        days = _list_days(file, read, calendar)
        if not days:
            raise DaylessNoticeError(file=file)
        _refuse_repeated(file, days)
    year = days[-1].day.date.year if read.status else None
    return Notice(file, days, year, text)


def check_notice(notice: Notice, calendar: WorkingCalendar, unit_of: UnitOf) -> None:
    """Refuse a notice that says what already holds, its opposite, or something of the past.

    Raises:
        CalendarDataError: the message names the day and says what to write instead.
    """
    with located(notice.text):
        covered = _extended(notice, calendar)
        for declared in notice.days:
            _refuse_past(notice.file, declared)
            scope = declared.scope
            known = covered.of(*unit_of(scope)) if scope else covered
            _refuse_known(notice.file, declared.day, known)


def lay_over(calendar: WorkingCalendar, notice: Notice, unit_of: UnitOf) -> WorkingCalendar:
    """Give the calendar with the days of a notice.

    A day that the calendar lists already stays as it is listed there.

    Raises:
        ContradictsError: the calendar lists a day as the opposite.
    """
    covered = _extended(notice, calendar)
    days, local = list(calendar.days), list(calendar.local)
    for declared in notice.days:
        day, scope = declared.day, declared.scope
        known = covered.of(*unit_of(scope)) if scope else covered
        if _said_already(notice.file, day, known):
            continue
        if scope:
            local.append(LocalDay(*unit_of(scope), day))
        else:
            days.append(day)
    years = covered.official_years
    return WorkingCalendar.from_days(days, official_years=years, local=tuple(local))


def _list_days(file: str, read: NoticeFile, calendar: WorkingCalendar) -> tuple[DeclaredDay, ...]:
    known = {d.date: Names(d.name_vi, d.name_en) for d in calendar.days if _is_holiday(d)}
    texts = Texts(load_statutes(), by_key(file, read.document))
    holidays = known | holiday_names(read.group)
    _require_dates(file, read.document)
    found: list[DeclaredDay] = []
    for number, group in enumerate(read.group, start=1):
        document = _require_document(file, number, group, texts)
        days = list_group(file, group, texts, holidays)
        found.extend(DeclaredDay(day, group.scope, document) for day in days)
    return tuple(sorted(found, key=lambda declared: declared.day.date))


def _is_holiday(day: OfficialDay) -> bool:
    return day.kind is DayKind.HOLIDAY


def _require_dates(file: str, documents: Iterable[Document]) -> None:
    for number, document in enumerate(documents, start=1):
        if document.declared_on is None:
            expected = "the day of the document, such as 2025-12-25"
            raise MissingKeyError(
                file=file, key=f"document {number}, declared_on", expected=expected
            )


def _require_document(file: str, number: int, group: Group, texts: Texts) -> Document:
    if group.document is None:
        expected = "document = " + " | ".join(f'"{key}"' for key in texts.documents)
        raise MissingKeyError(file=file, key=f"group {number}, document", expected=expected)
    if group.closures and group.scope is None:
        raise NoScopeError(file=file, key=f"group {number}, closures", day=group.closures[0].day)
    found = texts.documents.get(group.document)
    # One that is described nowhere is refused, with its place, when the group is listed.
    return found or next(iter(texts.documents.values()))


def _refuse_repeated(file: str, days: Iterable[DeclaredDay]) -> None:
    found: dict[tuple[date, Scope | None], OfficialDay] = {}
    for day, scope, _ in days:
        first = found.setdefault((day.date, scope), day)
        if first is day:
            continue
        if _is_worked(first) == _is_worked(day):
            raise DuplicateDayError(file=file, day=day.date, kind=day.kind.value, other=file)
        raise OffAndWorkedError(file=file, day=day.date, other=file)


def _refuse_past(file: str, declared: DeclaredDay) -> None:
    day, document = declared.day, declared.document
    if document.declared_on and day.date < document.declared_on:
        raise BeforeNoticeError(
            file=file,
            day=day.date,
            weekday=_weekday(day),
            document=document.title,
            declared_on=document.declared_on,
        )


def _refuse_known(file: str, day: OfficialDay, calendar: WorkingCalendar) -> None:
    known = _said_already(file, day, calendar)
    if known:
        error = AlreadyWorkedError if _is_worked(day) else AlreadyOffError
        raise error(file=file, day=day.date, weekday=_weekday(day), basis=known.basis)


def _said_already(file: str, day: OfficialDay, calendar: WorkingCalendar) -> OfficialDay | None:
    """Give what says the same of the day as the notice does; refuse the opposite."""
    known = _standing(day, calendar)
    if known is None or (day.kind is DayKind.CLOSURE and _is_worked(known)):
        return None
    if _is_worked(known) != _is_worked(day):
        raise _contradiction(file, day, known)
    return known


def _standing(day: OfficialDay, calendar: WorkingCalendar) -> OfficialDay | None:
    """Give what already holds of a day; None where a notice may say what the day is.

    A holiday and its make-up day may be listed wherever no text lists them yet. Swaps and closures
    move what the law leaves: they neither take nor give a day off that the law gives each year.
    """
    listed = calendar.listed.get(day.date)
    if listed or day.kind in _GIVEN:
        return listed
    known = calendar.day(day.date)
    if known.kind in _GIVEN:
        return with_law(known) if stands_by_law(known) else None
    return known if _is_worked(known) == _is_worked(day) else None


def _contradiction(file: str, day: OfficialDay, known: OfficialDay) -> CalendarDataError:
    return ContradictsError(
        file=file,
        day=day.date,
        weekday=_weekday(day),
        stated="worked" if _is_worked(day) else "off",
        basis=known.basis,
    )


def _extended(notice: Notice, calendar: WorkingCalendar) -> WorkingCalendar:
    """Give the calendar with the year that the notice announces as a covered one."""
    first, last = calendar.official_years
    if notice.year is None or notice.year <= last:
        return calendar
    if notice.year > last + 1:
        raise NoticeYearError(file=notice.file, year=notice.year, next=last + 1)
    check_whole_year(notice.file, notice.year, (declared.day for declared in notice.days))
    return WorkingCalendar(calendar.days, (first, notice.year), calendar.local)


def _is_worked(day: OfficialDay) -> bool:
    return day.kind in WORKED_KINDS


def _weekday(day: OfficialDay) -> str:
    return WEEKDAYS[day.date.weekday()]
