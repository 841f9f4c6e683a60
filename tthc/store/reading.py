"""Which cases there are, by verdict, unit, number, code or words, on any day."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, or_, select

from tthc.compliance.identifiers import fold
from tthc.store.cache import tracked_case, verdict_span
from tthc.store.names import escape
from tthc.store.tables import decision, document, procedure, unit
from tthc.store.units import of_asked


class CaseLine(NamedTuple):
    """One case as a list shows it; `rule` and `due` belong to its most pressing duty.

    `provisional`: the due day rests on a year that no notice covers.
    """

    case: str
    province: str
    department: str
    workflow: str
    decision: str | None
    decision_title: str | None
    procedure: str | None
    procedure_name: str | None
    document: str | None
    verdict: str
    rule: str
    due: date | None
    provisional: bool
    version: str


class Filter(NamedTuple):
    """What to list; empty means all. Texts are compared without case or diacritics."""

    verdicts: tuple[str, ...] = ()
    province: str | None = None
    department: str | None = None
    words: str | None = None


def list_cases(connection: Connection, as_of: date, wanted: Filter) -> list[CaseLine]:
    """List cases on a day, most pressing due day first."""
    s, t = verdict_span.c, tracked_case.c
    query = _lines().where(s.first <= as_of, s.last >= as_of)
    if wanted.verdicts:
        query = query.where(s.verdict.in_(wanted.verdicts))
    query = query.where(*of_asked(tracked_case, wanted.province, wanted.department))
    if wanted.words:
        pattern = f"%{escape(fold(wanted.words))}%"
        query = query.where(
            or_(
                decision.c.folded.like(pattern, escape="\\"),
                procedure.c.folded.like(pattern, escape="\\"),
            )
        )
    query = query.order_by(s.due.is_(None), s.due, t.decision_id, t.procedure_id, t.id)
    lines = (CaseLine(*row) for row in connection.execute(query) if row[0])
    return [line._replace(provisional=bool(line.provisional)) for line in lines]


def _lines() -> Select[*tuple[Any, ...]]:
    """Begin with the spans, of which few are asked for.

    SQLite would begin with every case if it could; outer joins keep the order given. A course
    that no case has any more gives a row without a case.
    """
    t, s, d, p, u = tracked_case.c, verdict_span.c, decision.c, procedure.c, unit.c
    tables = (
        verdict_span.outerjoin(tracked_case, belongs(verdict_span, s.course_id == t.course_id))
        .outerjoin(unit, belongs(unit))
        .outerjoin(decision, belongs(decision, d.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, p.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
    )
    shown = (t.id, u.province_name, u.department_name, t.workflow, d.number, d.title)
    columns = (*shown, p.code, p.name, document.c.number, s.verdict, s.rule)
    return select(*columns, s.due, s.provisional, s.version).select_from(tables)


def belongs(table: FromClause, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Join a table to the cases of the same unit."""
    t = tracked_case.c
    same_unit = (table.c.province == t.province, table.c.department == t.department)
    return and_(*conditions, *same_unit)
