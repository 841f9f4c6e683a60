"""Which findings are true on a day, with the names of what they are about.

Cases that ran the same course are found wrong in the same words: these are read once for all.
"""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, select

from tthc.store.cache import finding, finding_span, tracked_case, verdict_span
from tthc.store.reading import belongs
from tthc.store.tables import decision, document, procedure
from tthc.store.units import UnitKey, unit_names


class FindingLine(NamedTuple):
    """A finding as a report shows it; `verdict` is the case's on that day.

    `new`: the run that is being reported found it first.
    """

    case: str
    province: str
    department: str
    decision: str | None
    procedure: str | None
    document: str | None
    check: str
    rule: str
    detail: str
    since: date
    due: date | None
    version: str
    verdict: str
    new: bool


class _Said(NamedTuple):
    check: str
    rule: str
    detail: str
    since: date
    due: date | None
    version: str
    verdict: str


_Course = tuple[str, str, int]


def read_true(connection: Connection, as_of: date, run: int) -> tuple[FindingLine, ...]:
    """Read what is true on a day; new is what `run` reported first (0: nothing is new)."""
    units = unit_names(connection)
    said = _read_said(connection, as_of)
    fresh = _first_reported(connection, run)
    found: list[FindingLine] = []
    rows = connection.execute(_cases(as_of)).all()
    for province, department, course, case, number, code, cited in rows:
        if not case:
            continue
        names = units[UnitKey(province, department)]
        about = (case, *names, number, code, cited)
        new = fresh.get(case, ())
        of_course = said[province, department, course]
        found += [FindingLine(*about, *one, new=one[:4] in new) for one in of_course]
    found.sort(key=lambda line: (line.due or date.max, line.decision or "", line.case))
    return tuple(found)


def _read_said(connection: Connection, as_of: date) -> dict[_Course, list[_Said]]:
    f, s = finding_span.c, verdict_span.c
    same = and_(*(s[key] == f[key] for key in ("province", "department", "course_id")))
    query = (
        select(f.province, f.department, f.course_id, f.check, f.rule, f.detail, f.first)
        .add_columns(f.due, f.version, s.verdict)
        .join_from(finding_span, verdict_span, same)
        .where(f.first <= as_of, f.last >= as_of, s.first <= as_of, s.last >= as_of)
        .order_by(f.province, f.department, f.course_id, f.position)
    )
    found: dict[_Course, list[_Said]] = {}
    for province, department, course, *said in connection.execute(query):
        found.setdefault((province, department, course), []).append(_Said(*said))
    return found


def _first_reported(connection: Connection, run: int) -> dict[str, set[tuple[object, ...]]]:
    c = finding.c
    query = select(c.case_id, c.check, c.rule, c.detail, c.since).where(c.first_run == run)
    found: dict[str, set[tuple[object, ...]]] = {}
    for case, *said in connection.execute(query) if run else ():
        found.setdefault(case, set()).add(tuple(said))
    return found


def _cases(as_of: date) -> Select[*tuple[Any, ...]]:
    """Begin with the few courses of which something is true on the day.

    SQLite would begin with every case if it could; outer joins keep the order given. A course
    that no case has any more gives a row without a case.
    """
    f, t = finding_span.c, tracked_case.c
    true = select(f.province, f.department, f.course_id).where(f.first <= as_of, f.last >= as_of)
    course = true.distinct().subquery()
    tables = (
        course.outerjoin(tracked_case, belongs(course, course.c.course_id == t.course_id))
        .outerjoin(decision, belongs(decision, decision.c.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, procedure.c.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
    )
    names = (decision.c.number, procedure.c.code, document.c.number)
    return select(t.province, t.department, t.course_id, t.id, *names).select_from(tables)
