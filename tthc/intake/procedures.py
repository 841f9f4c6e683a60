"""What a list of procedures (danh sách TTHC) says: which are listed on the day it is read."""

from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.problems import RowRead
from tthc.intake.rows import ProcedureRow, check_row
from tthc.workflows.facts import Content, FactKind


def read_procedure(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row: this procedure was in the list on `unit.today`."""
    draft = Draft(raw)
    row, faults = check_row(ProcedureRow, raw.cells, unit.today)
    draft.report(faults, frozenset({"procedure"}))
    if row is not None:
        draft.check_code("procedure", row.procedure)
        draft.contents.append(
            Content(
                province=unit.province,
                department=unit.department,
                kind=FactKind.PROCEDURE_LISTED,
                happened_on=unit.today,
                procedure=row.procedure,
                issuer=row.issuer,
                title=row.title,
                field=row.field,
                note=row.agencies,
            )
        )
    return draft.done()
