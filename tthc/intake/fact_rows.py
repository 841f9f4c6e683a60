"""What the engine's own table of facts says: one fact a row, as `Content` names its fields."""

from tthc.compliance.identifiers import is_regular_number
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.problems import NUMBER_IRREGULAR, RowRead
from tthc.intake.rows import FactRow, check_row
from tthc.workflows.facts import Content


def read_fact(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row; a blank province or department is the unit's own."""
    draft = Draft(raw)
    row, faults = check_row(FactRow, raw.cells, unit.today)
    draft.report(faults, frozenset({"kind", "happened_on"}))
    if row is not None:
        if row.decision is not None and not is_regular_number(row.decision):
            draft.warn("decision", NUMBER_IRREGULAR, value=row.decision)
        if row.procedure is not None:
            draft.check_code("procedure", row.procedure)
        draft.contents.append(_content(row, unit))
    return draft.done()


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
        corrects=row.corrects,
    )
