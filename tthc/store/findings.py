"""Which findings are true on a day, with the names of what they are about."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from tthc.store.cache import finding, finding_span, tracked_case, verdict_span
from tthc.store.reading import belongs
from tthc.store.tables import decision, document, procedure
from tthc.store.units import UnitKey, unit_names


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
    units = unit_names(connection)
    fresh = _first_reported(connection, run)
    found = [
        FindingLine(check, case, *units[UnitKey(province, department)], *rest, new=False)
        for province, department, case, check, *rest in connection.execute(_true_on(as_of))
        if case
    ]
    found.sort(key=lambda line: (line.due or date.max, line.decision or "", line.case))
    return tuple(line._replace(new=True) if _key(line) in fresh else line for line in found)


def _key(line: FindingLine) -> tuple[object, ...]:
    return (line.case, line.check, line.rule, line.detail, line.since)


def _first_reported(connection: Connection, run: int) -> set[tuple[object, ...]]:
    c = finding.c
    query = select(c.case_id, c.check, c.rule, c.detail, c.since).where(c.first_run == run)
    return {tuple(row) for row in connection.execute(query)} if run else set()


def _true_on(as_of: date) -> Select[*tuple[Any, ...]]:
    """Begin with the few spans that hold on the day.

    SQLite would begin with every case if it could; outer joins keep the order given. A course
    that no case has any more gives a row without a case.
    """
    f, s, t = finding_span.c, verdict_span.c, tracked_case.c
    holds = belongs(verdict_span, s.course_id == t.course_id, s.first <= as_of, s.last >= as_of)
    tables = (
        finding_span.outerjoin(tracked_case, belongs(finding_span, f.course_id == t.course_id))
        .outerjoin(verdict_span, holds)
        .outerjoin(decision, belongs(decision, decision.c.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, procedure.c.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
    )
    names = (decision.c.number, procedure.c.code, procedure.c.name, document.c.number)
    said = (s.verdict, f.rule, f.due, f.detail, f.version, f.first)
    query = select(t.province, t.department, t.id, f.check, *names, *said).select_from(tables)
    return query.where(f.first <= as_of, f.last >= as_of)
