"""Which removals have a place left to clear on a day, and which ends of force lie ahead."""

from datetime import date

from sqlalchemy import Connection, select

from tthc.store.cache import finding_span, tracked_case
from tthc.store.reading import belongs
from tthc.store.told import Reached
from tthc.workflows.removal import REMOVAL

_STANDING = ("still_shown", "seen_on_portal", "shown_again")


def find_open(connection: Connection, as_of: date) -> set[tuple[str, str, str]]:
    """Find the removals of which something is still to be cleared: province, department, case."""
    f, t = finding_span.c, tracked_case.c
    query = (
        select(t.province, t.department, t.id)
        .join_from(finding_span, tracked_case, belongs(finding_span, f.course_id == t.course_id))
        .where(f.check.in_(_STANDING), f.first <= as_of, f.last >= as_of)
        .distinct()
    )
    return {(row.province, row.department, row.id) for row in connection.execute(query)}


def removal_subjects(connection: Connection) -> Reached:
    """Name every decision, procedure and document of which there is a removal."""
    t = tracked_case.c
    query = select(t.decision_id, t.procedure_id, t.document_id).where(t.workflow == REMOVAL.name)
    rows = connection.execute(query).all()
    return Reached(*(sorted({row[at] for row in rows} - {0}) for at in range(3)))
