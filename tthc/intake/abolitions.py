"""What a list of abolished procedures (danh mục TTHC bị bãi bỏ) says, row by row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tthc.compliance.identifiers import is_ministry_number, number_key
from tthc.intake.abolished_lists import read_list
from tthc.intake.abolished_words import is_decision
from tthc.intake.abolition_rows import AbolitionRow, by_cause, ending_of, note_of
from tthc.intake.cells import Cell, read_text
from tthc.intake.document_numbers import Named, find_named
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.endings import Ending
from tthc.intake.problems import (
    BLANK,
    DECISIONS_SEVERAL,
    NUMBER_WANTED,
    RowRead,
)
from tthc.intake.rows import check_row
from tthc.workflows.facts import ChangeKind, Content, FactKind

_INHERITED = ("decision", "decided_on", "ends", "basis", "listed_in")
_CODE = re.compile(r"[1-9]\.\d{6}(?:\.[0-9A-Z.]+)?")


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
    codes = _codes(row)
    decision = _decision(row, unit, draft)
    if decision is None:
        draft.refuse("decision", NUMBER_WANTED, value=row.decision or "")
    elif codes and decision.day is None and is_ministry_number(decision.number):
        draft.refuse("decided_on", BLANK)
    elif codes:
        for code in codes:
            draft.check_code("procedure", code)
            draft.contents += _of_code(
                row, code, decision, ending_of(row, code, decision, unit, draft)
            )
        draft.contents = [_here(one, unit) for one in draft.contents]
    else:
        draft.contents += read_list(row, decision, unit, draft)
    return draft.done()


def _codes(row: AbolitionRow) -> list[str]:
    """Give the codes of a row, each once: several may stand in one cell, or in the name."""
    found = list(dict.fromkeys(_CODE.findall(row.procedure or row.title or "")))
    return [row.procedure] if row.procedure and len(found) < 2 else found  # noqa: PLR2004


def _decision(row: AbolitionRow, unit: Unit, draft: Draft) -> Named | None:
    found = find_named(row.decision or "", unit.province)
    if len({number_key(one.number) for one in found if is_decision(one)}) > 1:
        draft.warn("decision", DECISIONS_SEVERAL, value=row.decision or "", number=found[0].number)
    return found[0]._replace(day=found[0].day or row.decided_on) if found else None


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
        yield by_cause(whole, basis)
    elif decision.day:
        yield replace(_announced(whole, decision), kind=FactKind.ANNOUNCEMENT_SIGNED, title=None)
    if ministry and not ending.stated:
        return  # the province's announcement ends it (Decree 63/2010/NĐ-CP, art. 14(2)(c))
    ended = replace(
        by_cause(whole, ending.cause or (basis if ending.on else None)),
        kind=ending.kind,
        happened_on=ending.on or decision.day or date.min,
        note=note_of(row, ending),
    )
    yield ended if ministry else _announced(ended, decision)


def _announced(content: Content, decision: Named) -> Content:
    """Name the province's own decision: it announces what it abolishes."""
    return replace(content, document=decision.number, document_date=decision.day)


def _here(content: Content, unit: Unit) -> Content:
    day = unit.today if content.happened_on == date.min else content.happened_on
    return replace(content, province=unit.province, department=unit.department, happened_on=day)
