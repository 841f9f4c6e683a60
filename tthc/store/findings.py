"""Which findings are true on a day, with the names of what they are about."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from tthc.store.cache import finding, finding_span, tracked_case, verdict_span
from tthc.store.reading import belongs
from tthc.store.tables import decision, document, procedure, unit


class FindingLine(NamedTuple):
    """A finding as a report shows it; `verdict` is the case's on that day.

    `new`: the run that is being reported found it first.
    """

    check: str
    case: str
    province: str
    department: str
    decision: str | None
    procedure: str | None
    procedure_name: str | None
    document: str | None
    verdict: str
    rule: str
    due: date | None
    detail: str
    version: str
    since: date
    new: bool


def read_true(connection: Connection, as_of: date, run: int) -> tuple[FindingLine, ...]:
    """Read what is true on a day; new is what `run` reported first (0: nothing is new)."""
    f, s, t, v = finding_span.c, verdict_span.c, tracked_case.c, finding.c
    standing = and_(
        v.case_id == t.id,
        v.check == f.check,
        v.rule == f.rule,
        v.detail == f.detail,
        v.since == f.first,
    )
    tables = (
        finding_span.join(tracked_case, belongs(finding_span, f.course_id == t.course_id))
        .join(verdict_span, belongs(verdict_span, s.course_id == t.course_id))
        .join(unit, belongs(unit))
        .outerjoin(decision, belongs(decision, decision.c.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, procedure.c.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
        .outerjoin(finding, belongs(finding, standing))
    )
    about = (unit.c.province_name, unit.c.department_name, decision.c.number, procedure.c.code)
    names = (*about, procedure.c.name, document.c.number.label("document"))
    query = (
        select(
            f.check,
            t.id,
            *names,
            s.verdict,
            f.rule,
            f.due,
            f.detail,
            f.version,
            f.first,
            v.first_run,
        )
        .select_from(tables)
        .where(f.first <= as_of, f.last >= as_of, s.first <= as_of, s.last >= as_of)
        .order_by(f.due.is_(None), f.due, t.decision_id, t.procedure_id, t.id, f.position)
    )
    return tuple(
        FindingLine(*row[:-1], new=run > 0 and row[-1] == run) for row in connection.execute(query)
    )
