"""How cases and their courses are worked out anew from the journal and kept for fast reading.

The cache can be dropped and rebuilt to the same answers: it holds nothing that the journal, the
rule book and the calendar do not already say.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, delete, exists, select

from tthc.compliance.cases import gather
from tthc.compliance.judgement import Bench
from tthc.store.cache import (
    course,
    finding_span,
    obligation,
    tracked_case,
    verdict_span,
    verdict_tally,
)
from tthc.store.chunking import chunks
from tthc.store.courses import CaseWriter
from tthc.store.journal import Touched
from tthc.store.settling import await_settling, await_settling_all, of_course
from tthc.store.tally import add_verdicts, count_anew
from tthc.store.told import Reached, covers, reach, read_all, read_reached
from tthc.store.units import UnitKey

CACHE = (tracked_case, verdict_span, finding_span, obligation, course, verdict_tally)
"""The tables that are worked out anew, in the order in which they can be emptied."""

MANY = 10_000
"""Where facts speak of more, the next audit looks at every case.

PostgreSQL looks through a queue of a million that was emptied as slowly as through a full one.
"""


def rebuild(connection: Connection, bench: Bench) -> None:
    """Drop the cases and work every one of them out anew."""
    for table in CACHE:
        connection.execute(delete(table))
    for unit, told in read_all(connection).items():
        CaseWriter(connection, unit, bench.of(unit)).write(gather(told))
    count_anew(connection)
    await_settling_all(connection)


def refresh(connection: Connection, bench: Bench, touched: Touched) -> None:
    """Work out anew the cases that new facts speak of."""
    reached = reach(connection, touched)
    if sum(map(len, reached)) > MANY:
        await_settling_all(connection)
    told = read_reached(connection, reached)
    left = _forget(connection, reached)
    for unit, facts in told.items():
        cases = (one for one in gather(facts) if covers(reached, one.key))
        CaseWriter(connection, unit, bench.of(unit)).write(cases)
    for which in _cases_of(reached):
        add_verdicts(connection, which, 1)
        await_settling(connection, which)
    _clear(connection, left)


def _forget(connection: Connection, reached: Reached) -> dict[UnitKey, set[int]]:
    """Remove the cases of what was reached; give the courses that they had.

    A placeholder may have been replaced by a list.
    """
    t, left = tracked_case.c, dict[UnitKey, set[int]]()
    for which in _cases_of(reached):
        add_verdicts(connection, which, -1)
        await_settling(connection, which)
        query = select(t.province, t.department, t.course_id).where(which).distinct()
        for province, department, id_ in connection.execute(query):
            left.setdefault(UnitKey(province, department), set()).add(id_)
        connection.execute(delete(tracked_case).where(which))
    return left


def _clear(connection: Connection, left: dict[UnitKey, set[int]]) -> None:
    """Remove the courses that no case has any more, so that nothing unseen is taken up again."""
    c = course.c
    for unit, ids in left.items():
        of_unit = (c.province == unit.province, c.department == unit.department)
        for part in chunks(c.id, sorted(ids)):
            unused = ~exists().where(of_course(course))
            connection.execute(delete(course).where(*of_unit, part, unused))


def _cases_of(reached: Reached) -> Iterator[ColumnElement[bool]]:
    """Cut "a case is of what was reached" into conditions, of which a case meets one at most."""
    c = tracked_case.c
    yield from chunks(c.decision_id, reached.decisions)
    yield from ((c.decision_id == 0) & part for part in chunks(c.procedure_id, reached.procedures))
    yield from chunks(c.document_id, reached.documents)
