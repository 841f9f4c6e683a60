"""What the engine's own table of facts says: one fact a row, as `Content` names its fields."""

from tthc.compliance.identifiers import is_regular_number, replaces_itself
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.problems import (
    ABOUT_NOTHING,
    CORRECTS_MISPLACED,
    NUMBER_IRREGULAR,
    SUCCESSOR_OWN,
    VOIDS_NOTHING,
    RowRead,
)
from tthc.intake.rows import FactRow, check_row
from tthc.workflows.facts import PAPER_KINDS, Content, FactKind

_NEEDED = frozenset({"kind", "happened_on"})


def read_fact(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row; a blank province or department is the unit's own."""
    draft = Draft(raw)
    row, faults = check_row(FactRow, raw.cells, unit.today)
    unsaid = _unsaid(row) if row is not None else ()
    if faults:
        draft.report(faults, _NEEDED.union(unsaid))
    if row is not None:
        if unsaid and faults.keys().isdisjoint(unsaid):
            template = VOIDS_NOTHING if row.kind is FactKind.FACT_VOIDED else ABOUT_NOTHING
            draft.refuse(unsaid[0], template, kind=row.kind.value)
        _check(row, draft)
        draft.contents.append(_content(row, unit))
    return draft.done()


def _unsaid(row: FactRow) -> tuple[str, ...]:
    """Name the columns of which the fact needs one, where it has none.

    A paper alone only proves, unless it is what must be removed.
    """
    if row.kind is FactKind.FACT_VOIDED:
        return () if row.corrects is not None else ("corrects",)
    paper = row.document if row.kind in PAPER_KINDS else None
    said = row.decision or row.procedure or paper or row.corrects is not None
    return () if said else ("decision", "procedure")


def _check(row: FactRow, draft: Draft) -> None:
    if row.corrects is not None and row.kind is not FactKind.FACT_VOIDED:
        draft.refuse("corrects", CORRECTS_MISPLACED, kind=row.kind.value)
    if row.decision is not None and not is_regular_number(row.decision):
        draft.warn("decision", NUMBER_IRREGULAR, value=row.decision)
    if row.procedure is not None:
        draft.check_code("procedure", row.procedure)
    if replaces_itself(row.procedure, row.successor):
        draft.refuse("successor", SUCCESSOR_OWN, value=row.successor or "")


def _content(row: FactRow, unit: Unit) -> Content:
    return Content(
        province=row.province or unit.province,
        department=row.department or unit.department,
        kind=row.kind,
        happened_on=row.happened_on,
        decision=row.decision,
        decision_date=row.decision_date,
        procedure=row.procedure,
        document=row.document,
        document_date=row.document_date,
        issuer=row.issuer,
        title=row.title,
        field=row.field,
        change_kind=row.change_kind,
        place=row.place,
        note=row.note,
        cause=row.cause,
        cause_date=row.cause_date,
        extent=row.extent,
        successor=row.successor,
        evidence=row.evidence,
        rule=row.rule,
        until=row.until,
        since=row.since,
        happened_at=row.happened_at,
        corrects=row.corrects,
    )
