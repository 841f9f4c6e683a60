"""Which findings are true on a day, with the names of what they are about.

Cases that ran the same course are found wrong in the same words: these are read once for all.
"""

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Subquery, and_, func, select

from tthc.store.audit_tables import finding
from tthc.store.cache import finding_span, tracked_case, verdict_span
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


def count_standing(connection: Connection) -> int:
    """Count the findings that stand since the last audit."""
    query = select(func.count()).where(finding.c.resolved_run.is_(None))
    return connection.execute(query).scalar() or 0


def read_true(
    connection: Connection, as_of: date, run: int, *, whole: bool = True
) -> tuple[FindingLine, ...]:
    """Read what is true on a day; new is what `run` reported first (0: nothing is new).

    Without `whole` only what is new.
    """
    units = unit_names(connection)
    courses = _courses(as_of, None if whole else run)
    said = _read_said(connection, as_of, courses)
    fresh = _first_reported(connection, run)
    found: list[FindingLine] = []
    for province, department, course_id, case, *named in connection.execute(_cases(courses)):
        if not case:
            continue
        number, code, cited = named
        about = (case, *units[UnitKey(province, department)], number, code, cited)
        new = fresh.get(case, ())
        of_course = said[province, department, course_id]
        lines = (FindingLine(*about, *one, new=one[:4] in new) for one in of_course)
        found += lines if whole else (line for line in lines if line.new)
    found.sort(key=lambda line: (line.due or date.max, line.decision or "", line.case))
    return tuple(found)


def _courses(as_of: date, run: int | None) -> Subquery:
    """Select the courses of which something is true on the day; with `run`, what it reported."""
    f, n = finding_span.c, finding.c
    key = (f.province, f.department, f.course_id)
    if run is None:
        return select(*key).distinct().where(f.first <= as_of, f.last >= as_of).subquery()
    t = tracked_case.c
    same_case = belongs(finding, n.case_id == t.id)
    new = select(t.province, t.department, t.course_id).distinct()
    return new.join_from(finding, tracked_case, same_case).where(n.first_run == run).subquery()


def _read_said(
    connection: Connection, as_of: date, courses: Subquery
) -> dict[_Course, list[_Said]]:
    f, s = finding_span.c, verdict_span.c
    key = ("province", "department", "course_id")
    query = (
        select(f.province, f.department, f.course_id, f.check, f.rule, f.detail, f.first)
        .add_columns(f.due, f.version, s.verdict)
        .join_from(courses, finding_span, and_(*(courses.c[k] == f[k] for k in key)))
        .join(verdict_span, and_(*(s[k] == f[k] for k in key)))
        .where(f.first <= as_of, f.last >= as_of, s.first <= as_of, s.last >= as_of)
        .order_by(f.province, f.department, f.course_id, f.position)
    )
    found: dict[_Course, list[_Said]] = defaultdict(list)
    for province, department, course_id, *said in connection.execute(query):
        found[province, department, course_id].append(_Said(*said))
    return found


def _first_reported(connection: Connection, run: int) -> dict[str, set[tuple[object, ...]]]:
    c = finding.c
    query = select(c.case_id, c.check, c.rule, c.detail, c.since).where(c.first_run == run)
    found: dict[str, set[tuple[object, ...]]] = {}
    for case, *said in connection.execute(query) if run else ():
        found.setdefault(case, set()).add(tuple(said))
    return found


def _cases(courses: Subquery) -> Select[*tuple[Any, ...]]:
    """Begin with the few courses of which something is true on the day.

    SQLite would begin with every case if it could; outer joins keep the order given. A course
    that no case has any more gives a row without a case.
    """
    t, c = tracked_case.c, courses.c
    tables = (
        courses.outerjoin(tracked_case, belongs(courses, c.course_id == t.course_id))
        .outerjoin(decision, belongs(decision, decision.c.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, procedure.c.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
    )
    names = (decision.c.number, procedure.c.code, document.c.number)
    key = (t.province, t.department, t.course_id, t.id)
    return select(*key, *names).select_from(tables)
