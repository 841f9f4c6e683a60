"""What a list of abolished procedures (danh mục TTHC bị bãi bỏ) says, row by row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tthc.compliance.annex_rows import annex_rows
from tthc.compliance.identifiers import fold, is_ministry_number
from tthc.intake.cells import Cell, read_text
from tthc.intake.document_numbers import Named, find_named
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.endings import Ending, read_ending
from tthc.intake.problems import (
    BLANK,
    CODE_MISSING,
    END_NOT_STATED,
    NUMBER_WANTED,
    POSITION_WITHOUT_LIST,
    RowRead,
    UnreadableCellError,
)
from tthc.intake.rows import Code, Day, Row, Text, check_row
from tthc.workflows.facts import ChangeKind, Content, Extent, FactKind

_INHERITED = ("decision", "decided_on", "ends", "basis", "listed_in")
_CODE = re.compile(r"[1-9]\.\d{6}(?:\.[0-9A-Z.]+)?")


class AbolitionRow(Row):
    """One abolished procedure, or rows of an earlier list; fields as in `tthc.intake.forms`."""

    title: Text = None
    procedure: Code = None
    basis: Text = None
    decision: Text = None
    decided_on: Day = None
    ends: Text = None
    listed_in: Text = None
    positions: Text = None
    field: Text = None
    agency: Text = None
    note: Text = None


def inherit_decision(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """Give a row without a decision of its own that of the row above, with its day and texts."""
    above: RawRow | None = None
    for row in rows:
        if row.heading:
            yield row
            continue
        cells: dict[str, Cell] = {}
        if above is not None and read_text(row.cells.get("decision")) is None:
            cells = {name: above.cells[name] for name in _INHERITED if name in above.cells}
        own = {name: cell for name, cell in row.cells.items() if read_text(cell) is not None}
        above = replace(row, cells=cells | own)
        yield above


def read_abolition(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row: what is abolished, by which decision, from which day or event on."""
    draft = Draft(raw)
    row, faults = check_row(AbolitionRow, raw.cells, unit.today)
    draft.report(faults, frozenset())
    if row is None:  # pragma: no cover - no column of the row is needed
        return draft.done()
    codes = [row.procedure] if row.procedure else _CODE.findall(row.title or "")
    decision = _decision(row, unit)
    if decision is None:
        draft.refuse("decision", NUMBER_WANTED, value=row.decision or "")
    elif codes and decision.day is None and is_ministry_number(decision.number):
        draft.refuse("decided_on", BLANK)
    elif codes:
        for code in codes:
            draft.check_code("procedure", code)
            draft.contents += _of_code(
                row, code, decision, _ending(row, code, decision, unit, draft)
            )
        draft.contents = [_here(one, unit) for one in draft.contents]
    elif annex_rows(_positions(row)):
        draft.contents += _of_rows(row, decision, unit, draft)
    else:
        draft.refuse("procedure", CODE_MISSING, name=row.title or "")
    return draft.done()


def _positions(row: AbolitionRow) -> str:
    """Give the words that name rows of an earlier annex; some lists have them in the title."""
    title = row.title or ""
    return row.positions or (title if "so thu tu" in fold(title) else "")


def _decision(row: AbolitionRow, unit: Unit) -> Named | None:
    found = find_named(row.decision or "", unit.province)
    return found[0]._replace(day=found[0].day or row.decided_on) if found else None


def _ending(row: AbolitionRow, about: str, decision: Named, unit: Unit, draft: Draft) -> Ending:
    """Give the end: as stated, else the decision's own day (có hiệu lực kể từ ngày ký).

    What is stated and cannot be read ends on a day not known, never on the day of signing.
    """
    ending = Ending(decision.day, stated=decision.day is None)
    if row.ends is not None and any(letter.isalnum() for letter in row.ends):
        try:
            ending = read_ending(row.ends, decision, unit.province)
        except UnreadableCellError as fault:
            draft.report({"ends": fault}, frozenset())
            ending = Ending(stated=True)
    if not (ending.on or ending.cause):
        draft.warn("ends", END_NOT_STATED, number=about)
    return ending


def _of_code(row: AbolitionRow, code: str, decision: Named, ending: Ending) -> Iterator[Content]:
    ministry = is_ministry_number(decision.number)
    whole = Content(
        province="",
        department="",
        kind=FactKind.DECISION_ISSUED,
        happened_on=decision.day or ending.on or date.min,
        decision=decision.number if ministry else None,
        decision_date=decision.day if ministry else None,
        procedure=code,
        title=row.title,
        field=row.field,
        change_kind=ChangeKind.ABOLISHED,
        note=row.note,
    )
    basis = next(iter(find_named(row.basis or "", "")), None)
    if ministry:
        yield replace(whole, procedure=None, title=None, field=None, note=None)
        yield _by(whole, basis)
    elif decision.day:
        yield replace(_announced(whole, decision), kind=FactKind.ANNOUNCEMENT_SIGNED, title=None)
    if ministry and not ending.stated:
        return  # the province's announcement ends it (Decree 63/2010/NĐ-CP, art. 14(2)(c))
    ended = replace(
        _by(whole, ending.cause or (basis if ending.on else None)),
        kind=ending.kind,
        happened_on=ending.on or decision.day or date.min,
        note=_note(row, ending),
    )
    yield ended if ministry else _announced(ended, decision)


def _by(content: Content, cause: Named | None) -> Content:
    """Name the legal document that brought it about (VBQPPL quy định việc bãi bỏ)."""
    if cause is None:
        return content
    return replace(content, cause=cause.number, cause_date=cause.day)


def _announced(content: Content, decision: Named) -> Content:
    """Name the province's own decision: it announces what it abolishes."""
    return replace(content, document=decision.number, document_date=decision.day)


def _of_rows(row: AbolitionRow, decision: Named, unit: Unit, draft: Draft) -> Iterator[Content]:
    """State the end of numbered rows of an earlier list, as a part of that document."""
    positions = _positions(row)
    listed = next(iter(find_named(row.listed_in or positions, unit.province)), None)
    if listed is None:
        draft.refuse("listed_in", POSITION_WITHOUT_LIST, value=positions)
        return
    ending = _ending(row, listed.number, decision, unit, draft)
    part = Content(
        province=unit.province,
        department=unit.department,
        kind=ending.kind,
        happened_on=ending.on or decision.day or unit.today,
        document=listed.number,
        document_date=listed.day,
        extent=Extent.PART,
        title=row.title,
        field=row.field,
        note=_note(row, ending),
    )
    causes = _causes_of_rows(row, decision, ending)
    for position in annex_rows(positions):
        yield from (_by(replace(part, place=position), cause) for cause in causes)


def _causes_of_rows(row: AbolitionRow, decision: Named, ending: Ending) -> list[Named | None]:
    """Name the decision and the legal document behind it, each in a fact of its own."""
    if ending.on is None:
        return [ending.cause]
    basis = ending.cause or next(iter(find_named(row.basis or "", "")), None)
    return [decision, basis] if basis and basis.number != decision.number else [decision]


def _note(row: AbolitionRow, ending: Ending) -> str | None:
    """Keep the words of an end on a day not known: the fact has no other place for them."""
    known = ending.on or ending.cause
    return "; ".join(part for part in (None if known else row.ends, row.note) if part) or None


def _here(content: Content, unit: Unit) -> Content:
    day = unit.today if content.happened_on == date.min else content.happened_on
    return replace(content, province=unit.province, department=unit.department, happened_on=day)
