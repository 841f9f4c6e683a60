"""Which entries of the incoming register (sổ văn bản đến) bring a ministry's decision, and when."""

import re
from dataclasses import replace
from datetime import date

from tthc.compliance.identifiers import (
    fold,
    is_ministry_number,
    is_regular_number,
    number_key,
)
from tthc.intake.cells import Cell, read_text
from tthc.intake.changes import change_in_title
from tthc.intake.drafts import Draft, RawRow, Unit, not_relevant
from tthc.intake.forwarding import Named, Summary, read_summary
from tthc.intake.problems import (
    ANNOUNCES_NOTHING,
    BLANK,
    DECISION_UNNAMED,
    NUMBER_NEEDED,
    ONLY_MENTIONED,
    RowRead,
)
from tthc.intake.rows import DispatchRow, check_row
from tthc.workflows.facts import Content, FactKind

_ANNOUNCES = re.compile(r"\bcong bo\b")
_PROCEDURES = re.compile(r"\b(?:thu tuc hanh chinh|tthc)\b")
# A list of procedures, or procedures themselves, that a decision issues.
_ISSUES = re.compile(r"\b(?:danh muc|ban hanh)(?: (?:cac|bo|moi))* (?:thu tuc hanh chinh|tthc)\b")
# Cheap sieves before the fold: "công b" in any case, its letters composed or not; "/QĐ".
_SIEVE = re.compile(r"c.{1,4}ng\W+b", re.IGNORECASE)
_DECISION_SIEVE = re.compile(r"/\s*(?:\d{4}\s*/\s*)?q", re.IGNORECASE)
_CENTRAL_AUTHOR = re.compile(
    r"(?:bo\b(?! phan| chi huy| tu lenh)|ngan hang nha nuoc viet nam|thanh tra chinh phu"
    r"|van phong chinh phu|uy ban dan toc|bao hiem xa hoi viet nam|kiem toan nha nuoc)"
)
_PROVINCIAL_DECISION = re.compile(r"qd-(?:ubnd|ct)\b")
_SUBMISSION = re.compile(r"/ttr\b")
# A decision, but neither a draft nor the province's own.
_DECISION = re.compile(r"(?<!du thao )\b(?:quyet dinh|qd)\b(?! cua (?:chu tich )?(?:ubnd|uy ban))")

_NEEDED = frozenset({"arrived_on"})
_NEEDED_OF_OWN = frozenset({"arrived_on", "signed_on"})


def read_dispatch(raw: RawRow, unit: Unit) -> RowRead:
    """Read one entry; one fact per ministry decision that it brings."""
    if not _is_about_announcing(raw.cells.get("title")):
        return _pass_over(raw)
    number = read_text(raw.cells.get("number")) or ""
    own = is_ministry_number(number)
    named, mentioned = Summary([(number, None)], []) if own else _forwarded(raw, number)
    draft = Draft(raw)
    if mentioned:
        draft.warn("title", ONLY_MENTIONED, decisions=", ".join(mentioned))
    if not named and not _lacks_number(raw, number):
        if not mentioned and _speaks_of_decision(raw, number):
            draft.warn("title", DECISION_UNNAMED)
        return not_relevant(raw, draft.problems)
    _check(draft, number, own=own, named=named)
    row, faults = check_row(DispatchRow, raw.cells, unit.today)
    draft.report(faults, _NEEDED_OF_OWN if own else _NEEDED)
    if row is not None:
        if own and row.signed_on is None and "signed_on" not in faults:
            draft.refuse("signed_on", BLANK)
        if own:
            _tell(row, [(number, row.signed_on)], draft, unit)
        else:  # who forwards a decision has not issued it
            _tell(row.model_copy(update={"issuer": None}), named, draft, unit)
    return draft.done()


def _is_about_announcing(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _SIEVE.search(cell):
        return False
    folded = fold(cell)
    return bool(_ANNOUNCES.search(folded) and _PROCEDURES.search(folded))


def _pass_over(raw: RawRow) -> RowRead:
    """Leave a row out; doubt it when a ministry's decision seems to change procedures."""
    doubted = _doubted(raw)
    if not doubted:
        return not_relevant(raw)
    draft = Draft(raw)
    draft.warn("title", ANNOUNCES_NOTHING, decisions=", ".join(doubted))
    return not_relevant(raw, draft.problems)


def _doubted(raw: RawRow) -> list[str]:
    """Name the decisions of a row whose title speaks of procedures, but not of announcing them."""
    cell, title = raw.cells.get("number"), raw.cells.get("title")
    texts = [text for text in (cell, title) if isinstance(text, str)]
    if not isinstance(title, str) or not any(map(_DECISION_SIEVE.search, texts)):
        return []
    folded, number = fold(title), read_text(cell) or ""
    if not _PROCEDURES.search(folded):
        return []
    if change_in_title(title) is None and not _ISSUES.search(folded):
        return []
    if is_ministry_number(number):
        return [number]
    return [decision for decision, _ in _forwarded(raw, number).brought]


def _forwarded(raw: RawRow, number: str) -> Summary:
    """Name the decisions that a dispatch forwards (văn bản gửi kèm), by its summary."""
    key = number_key(number)
    if _PROVINCIAL_DECISION.search(key):
        return Summary([], [])  # the announcement itself follows a decision and brings none
    found = read_summary(read_text(raw.cells.get("title")) or "")
    if _SUBMISSION.search(key):  # a Sở that submits (Tờ trình) acts on a decision it has
        return Summary([], [*(decision for decision, _ in found.brought), *found.mentioned])
    return found


def _speaks_of_decision(raw: RawRow, number: str) -> bool:
    """Say whether a row may bring a decision whose number it does not give."""
    key = number_key(number)
    if _PROVINCIAL_DECISION.search(key) or _SUBMISSION.search(key):
        return False
    return bool(_DECISION.search(fold(read_text(raw.cells.get("title")) or "")))


def _lacks_number(raw: RawRow, number: str) -> bool:
    """Say whether a ministry wrote it, but its number cannot be read as any document's."""
    author = fold(read_text(raw.cells.get("issuer")) or "")
    return bool(_CENTRAL_AUTHOR.match(author)) and not is_regular_number(number)


def _check(draft: Draft, number: str, *, own: bool, named: list[Named]) -> None:
    if own:
        draft.check_decision("number", number)
    elif not named:
        draft.refuse("number", NUMBER_NEEDED, value=number)


def _tell(row: DispatchRow, named: list[Named], draft: Draft, unit: Unit) -> None:
    for decision, signed in named:
        draft.check_order("arrived_on", row.arrived_on, decision, signed)
        registered = _content(row, decision, signed, unit)
        draft.contents.append(registered)
        if row.assigned_on is not None:
            draft.contents.append(
                replace(
                    registered,
                    kind=FactKind.CASE_ASSIGNED,
                    happened_on=row.assigned_on,
                    note=row.recipients,
                    happened_at=None,
                )
            )


def _content(row: DispatchRow, decision: str, signed: date | None, unit: Unit) -> Content:
    return Content(
        province=unit.province,
        department=unit.department,
        kind=FactKind.DISPATCH_REGISTERED,
        happened_on=row.arrived_on,
        happened_at=row.arrived_at,
        decision=decision,
        decision_date=signed,
        document=row.arrival_number,
        issuer=row.issuer,
        title=row.title,
        field=row.field,
        change_kind=change_in_title(row.title),
        note="; ".join(text for text in (row.recipients, row.note) if text) or None,
    )
