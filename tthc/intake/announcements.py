"""What a list of provincial announcements (quyết định công bố của tỉnh) says, row by row."""

import re
from collections.abc import Iterator
from datetime import date

from tthc.compliance.identifiers import find_ministry_decisions
from tthc.intake.cells import read_date, read_mark
from tthc.intake.changes import change_in_title
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.problems import (
    BLANK,
    CODES_UNPAIRED,
    DATE_AHEAD,
    DATES_UNPAIRED,
    RowRead,
    UnreadableCellError,
)
from tthc.intake.rows import AnnouncementRow, check_row
from tthc.workflows.facts import Content, FactKind

_NEEDED = frozenset({"number", "signed_on"})
_NEEDED_OF_NAMES = frozenset({"decisions"})
_LEAD = re.compile(r"^(?:các\s+)?quyết\s+định(?:\s+số)?[:\s]+|^số[:\s]+", re.IGNORECASE)
_DAY = re.compile(r"[\s,(]*ngày\s*(?P<day>[\d/.-]+\d)\b.*$", re.IGNORECASE)
_GOES_ON = re.compile(r"^\(?(?:ngày|của)\b", re.IGNORECASE)

Named = tuple[str, date | None]


def read_announcement(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row: the provincial decision, once for each ministry decision that it follows."""
    draft = Draft(raw)
    row, faults = check_row(AnnouncementRow, raw.cells, unit.today)
    draft.report(faults, _NEEDED)
    if row is not None:
        here = Unit(row.province or unit.province, row.department or unit.department, unit.today)
        named = _dated(row, _named(row, draft, unit.today), draft)
        _check(row, named, draft)
        codes = row.procedures if len(named) == 1 else ()
        for one in named:
            draft.contents += _contents(row, one, codes, here)
    return draft.done()


def _named(row: AnnouncementRow, draft: Draft, today: date) -> list[Named]:
    """Name the ministry decisions of the cell, each with the "ngày ..." after it, if any."""
    named: list[Named] = []
    faults: list[UnreadableCellError] = []
    for part in _join_parts(row.decisions):
        named += find_ministry_decisions(part) or _as_written(part, faults)
    for fault in faults:
        draft.report({"decisions": fault}, frozenset() if named else _NEEDED_OF_NAMES)
    if not (named or faults):
        draft.refuse("decisions", BLANK)
    return [_not_ahead(one, draft, today) for one in named]


def _not_ahead(named: Named, draft: Draft, today: date) -> Named:
    number, day = named
    if day is None or day <= today:
        return named
    draft.warn("decisions", DATE_AHEAD, value=day, today=today)
    return number, None


def _join_parts(parts: tuple[str, ...]) -> list[str]:
    """Put a part that goes on ("ngày 31/12/2019") back after the number it belongs to."""
    joined: list[str] = []
    for part in parts:
        if joined and _GOES_ON.match(part):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _as_written(part: str, faults: list[UnreadableCellError]) -> list[Named]:
    try:
        day = _DAY.search(part)
        number = read_mark(_LEAD.sub("", _DAY.sub("", part)))
        return [(number, read_date(day["day"]) if day else None)] if number else []
    except UnreadableCellError as fault:
        faults.append(fault)
        return []


def _dated(row: AnnouncementRow, named: list[Named], draft: Draft) -> list[Named]:
    """Give the days of the column of days to the decisions, in their order."""
    if not row.decision_dates or all(day for _, day in named):
        return named
    if len(row.decision_dates) != len(named):
        draft.warn(
            "decision_dates", DATES_UNPAIRED, dates=len(row.decision_dates), numbers=len(named)
        )
        return named
    pairs = zip(named, row.decision_dates, strict=True)
    return [(number, day or other) for (number, day), other in pairs]


def _check(row: AnnouncementRow, named: list[Named], draft: Draft) -> None:
    for number, day in named:
        draft.check_decision("decisions", number)
        draft.check_order("signed_on", row.signed_on, number, day)
    for code in row.procedures:
        draft.check_code("procedures", code)
    if row.procedures and len(named) > 1:
        draft.warn("procedures", CODES_UNPAIRED)


def _contents(
    row: AnnouncementRow, named: Named, codes: tuple[str, ...], unit: Unit
) -> Iterator[Content]:
    decision, signed = named
    if signed is not None:
        yield Content(
            province=unit.province,
            department=unit.department,
            kind=FactKind.DECISION_ISSUED,
            happened_on=signed,
            decision=decision,
            decision_date=signed,
            issuer=row.ministry,
        )
    submitted = (FactKind.DRAFT_SUBMITTED, row.submitted_on, row.submission, row.submitted_on)
    announced = (FactKind.ANNOUNCEMENT_SIGNED, row.signed_on, row.number, row.signed_on)
    published = (FactKind.ANNOUNCEMENT_PUBLISHED, row.published_on, row.number, row.signed_on)
    for kind, day, document, document_date in (submitted, announced, published):
        if day is None:
            continue
        for code in codes or (None,):
            yield Content(
                province=unit.province,
                department=unit.department,
                kind=kind,
                happened_on=day,
                decision=decision,
                decision_date=signed,
                procedure=code,
                document=document,
                document_date=document_date,
                title=row.title,
                field=row.field,
                change_kind=row.change or change_in_title(row.title),
                note=row.note,
            )
