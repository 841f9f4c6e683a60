"""Which cases have a kept judgement that cannot be read, and how they are judged anew.

What is kept can be rebuilt from the journal, so one spoilt row must hide neither its own case nor
the others. Looked at is what can still speak of a case that is not done with; `tthc verify`
compares all.
"""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, not_, or_, select

from tthc.compliance.checks import Check
from tthc.compliance.judgement import Bench
from tthc.compliance.verdicts import Verdict
from tthc.store.cache import course, finding_span, tracked_case, verdict_span
from tthc.store.columns import FIRST_TEXT, LAST_TEXT, as_text
from tthc.store.journal import Touched
from tthc.store.projection import refresh
from tthc.store.settling import await_settling_all, of_spans
from tthc.store.tally import count_anew
from tthc.store.units import UnitKey

_WORDS = ((verdict_span, "verdict", Verdict), (finding_span, "check", Check))


_DAY_TEXT = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"


class _Course(NamedTuple):
    unit: UnitKey
    id: int


def mend(connection: Connection, bench: Bench, as_of: date) -> tuple[str, ...]:
    """Judge anew the cases whose kept judgement cannot be read; give their ids."""
    mended: set[str] = set()
    for one in sorted(_find(connection, as_of)):
        mended |= _judge_anew(connection, bench, one)
    if mended:
        count_anew(connection)
        await_settling_all(connection)
    return tuple(sorted(mended))


def _find(connection: Connection, as_of: date) -> set[_Course]:
    found: set[_Course] = set()
    for table, name, known in _WORDS:
        c = table.c
        odd = [and_(c.last >= as_of, c[name].not_in([word.value for word in known]))]
        if connection.dialect.name == "sqlite":
            odd += _odd_days(table, as_of)
        query = (
            select(c.province, c.department, c.course_id)
            .join_from(course, table, of_spans(table))
            .where(course.c.closed_from > as_of, or_(*odd))
        )
        found |= {_Course(UnitKey(p, d), id_) for p, d, id_ in connection.execute(query)}
    return found


def _odd_days(table: Table, as_of: date) -> list[ColumnElement[bool]]:
    """Look for text that is no day; PostgreSQL keeps days as days."""
    c = table.c
    first, last, due = (as_text(c[name]) for name in ("first", "last", "due"))
    speaks = c.last >= as_of
    return [
        not_(last.between(FIRST_TEXT, LAST_TEXT)),
        and_(speaks, not_(first.between(FIRST_TEXT, LAST_TEXT))),
        and_(speaks, due.is_not(None), due.op("NOT GLOB", is_comparison=True)(_DAY_TEXT)),
    ]


def _judge_anew(connection: Connection, bench: Bench, spoilt: _Course) -> set[str]:
    t, (unit, id_) = tracked_case.c, spoilt
    same_unit = and_(t.province == unit.province, t.department == unit.department)
    mine = and_(t.course_id == id_, same_unit)
    cases = connection.execute(select(tracked_case).where(mine)).all()
    connection.execute(delete(tracked_case).where(mine))
    c = course.c
    here = and_(c.province == unit.province, c.department == unit.department)
    connection.execute(delete(course).where(c.id == id_, here))
    decisions = {(unit, one.decision_id) for one in cases if one.decision_id}
    procedures = {(unit, one.procedure_id) for one in cases if not one.decision_id}
    documents = {(unit, one.document_id) for one in cases if one.document_id}
    procedures = {pair for pair in procedures if pair[1]}
    refresh(connection, bench, Touched(decisions, procedures, documents))
    return {one.id for one in cases}
