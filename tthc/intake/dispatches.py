"""Which entries of the incoming register (sổ văn bản đến) bring a ministry's decision, and when."""

import re
from dataclasses import replace
from datetime import date

from tthc.compliance.identifiers import (
    find_ministry_decisions,
    fold,
    is_ministry_number,
    is_regular_number,
    number_key,
)
from tthc.intake.cells import Cell, read_text
from tthc.intake.changes import change_in_title
from tthc.intake.drafts import Draft, RawRow, Unit, not_relevant
from tthc.intake.problems import BLANK, NUMBER_NEEDED, RowRead
from tthc.intake.rows import DispatchRow, check_row
from tthc.workflows.facts import Content, FactKind

_ANNOUNCES = re.compile(r"\bcong bo\b")
_PROCEDURES = re.compile(r"\b(?:thu tuc hanh chinh|tthc)\b")
# Cheap sieve before the fold: "công b" in any case, its letters composed or not.
_SIEVE = re.compile(r"c.{1,4}ng\W+b", re.IGNORECASE)
_CENTRAL_AUTHOR = re.compile(
    r"(?:bo\b(?! phan| chi huy| tu lenh)|ngan hang nha nuoc viet nam|thanh tra chinh phu"
    r"|van phong chinh phu|uy ban dan toc|bao hiem xa hoi viet nam|kiem toan nha nuoc)"
)
_PROVINCIAL_DECISION = re.compile(r"qd-(?:ubnd|ct)\b")

Named = list[tuple[str, date | None]]


def read_dispatch(raw: RawRow, unit: Unit) -> RowRead:
    """Read one entry; one fact per ministry decision that it brings."""
    if not _is_about_announcing(raw.cells.get("title")):
        return not_relevant(raw)
    draft = Draft(raw)
    named = _decisions(raw, draft)
    if not named and not draft.problems:
        return not_relevant(raw)
    row, faults = check_row(DispatchRow, raw.cells, unit.today)
    needed = {"arrived_on", "signed_on"} if _is_own(raw) else {"arrived_on"}
    draft.report(faults, frozenset(needed))
    if row is not None:
        if "signed_on" in needed and row.signed_on is None and "signed_on" not in faults:
            draft.refuse("signed_on", BLANK)
        _tell(row, named, draft, unit)
    return draft.done()


def _is_about_announcing(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _SIEVE.search(cell):
        return False
    folded = fold(cell)
    return bool(_ANNOUNCES.search(folded) and _PROCEDURES.search(folded))


def _is_own(raw: RawRow) -> bool:
    return is_ministry_number(read_text(raw.cells.get("number")) or "")


def _decisions(raw: RawRow, draft: Draft) -> Named:
    """Name the decision that the entry is, or those that it forwards (văn bản gửi kèm)."""
    number = read_text(raw.cells.get("number")) or ""
    if is_ministry_number(number):
        draft.check_decision("number", number)
        return [(number, None)]
    if _PROVINCIAL_DECISION.search(number_key(number)):
        return []  # the announcement itself: it follows a ministry's decision and brings none
    named = find_ministry_decisions(read_text(raw.cells.get("title")) or "")
    author = fold(read_text(raw.cells.get("issuer")) or "")
    if not named and _CENTRAL_AUTHOR.match(author) and not is_regular_number(number):
        draft.refuse("number", NUMBER_NEEDED, value=number)
    return named


def _tell(row: DispatchRow, named: Named, draft: Draft, unit: Unit) -> None:
    own = is_ministry_number(row.number or "")
    for decision, day in named:
        signed = row.signed_on if own else day
        draft.check_order("arrived_on", row.arrived_on, decision, signed)
        registered = _content(row, decision, signed, unit)
        draft.contents.append(registered)
        if row.assigned_on is not None:
            draft.contents.append(
                replace(registered, kind=FactKind.CASE_ASSIGNED, happened_on=row.assigned_on)
            )


def _content(row: DispatchRow, decision: str, signed: date | None, unit: Unit) -> Content:
    return Content(
        province=unit.province,
        department=unit.department,
        kind=FactKind.DISPATCH_REGISTERED,
        happened_on=row.arrived_on,
        decision=decision,
        decision_date=signed,
        document=row.arrival_number,
        issuer=row.issuer,
        title=row.title,
        field=row.field,
        change_kind=change_in_title(row.title),
        note="; ".join(text for text in (row.recipients, row.note) if text) or None,
    )
