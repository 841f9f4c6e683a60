"""How cases and their courses are worked out anew from the journal and kept for fast reading.

The cache can be dropped and rebuilt to the same answers: it holds nothing that the journal, the
rule book and the calendar do not already say.
"""

from sqlalchemy import Connection, delete

from tthc.compliance.cases import gather
from tthc.compliance.judgement import Bench
from tthc.store.cache import (
    course,
    finding_span,
    obligation,
    tracked_case,
    verdict_span,
)
from tthc.store.courses import CaseWriter
from tthc.store.journal import Touched
from tthc.store.told import Reached, chunks, covers, reach, read_all, read_reached

CACHE = (tracked_case, verdict_span, finding_span, obligation, course)
"""The tables that are worked out anew, in the order in which they can be emptied."""


def rebuild(connection: Connection, bench: Bench) -> None:
    """Drop the cases and work every one of them out anew."""
    for table in CACHE:
        connection.execute(delete(table))
    for unit, told in read_all(connection).items():
        CaseWriter(connection, unit, bench.of(unit)).write(gather(told))


def refresh(connection: Connection, bench: Bench, touched: Touched) -> None:
    """Work out anew the cases that new facts speak of."""
    reached = reach(connection, touched)
    told = read_reached(connection, reached)
    _forget(connection, reached)
    for unit, facts in told.items():
        cases = (one for one in gather(facts) if covers(reached, one.key))
        CaseWriter(connection, unit, bench.of(unit)).write(cases)


def _forget(connection: Connection, reached: Reached) -> None:
    """Remove the cases of what was reached; a placeholder may have been replaced by a list."""
    c = tracked_case.c
    conditions = [
        *chunks(c.decision_id, reached.decisions),
        *((c.decision_id == 0) & part for part in chunks(c.procedure_id, reached.procedures)),
        *chunks(c.document_id, reached.documents),
    ]
    for condition in conditions:
        connection.execute(delete(tracked_case).where(condition))
