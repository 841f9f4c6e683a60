"""Which decision of the province lets a list end with an event: the evidence of a fact names it."""

from sqlalchemy import Connection, select

from tthc.compliance.identifiers import is_own_number, number_key
from tthc.store.chunking import chunks
from tthc.store.tables import document, fact
from tthc.workflows.facts import BOUND_KINDS

BOUND = fact.c.kind.in_(sorted(kind.value for kind in BOUND_KINDS))
BARE = fact.c.decision_id.is_(None) & fact.c.procedure_id.is_(None)
_WAITS = BOUND & BARE & fact.c.evidence.is_not(None)


def lists_let_end(connection: Connection, decisions: set[int]) -> set[int]:
    """Find the documents that end with an event by one of these decisions."""
    keys = {
        number_key(number)
        for part in chunks(document.c.id, sorted(decisions))
        for number in connection.execute(select(document.c.number).where(part)).scalars()
        if is_own_number(number)
    }
    if not keys:
        return set()
    query = select(fact.c.document_id, fact.c.evidence).where(_WAITS).distinct()
    found = connection.execute(query.where(fact.c.document_id.is_not(None)))
    return {id_ for id_, evidence in found if number_key(evidence) in keys}


def deciding(connection: Connection, lists: set[int]) -> set[int]:
    """Find the decisions by which these documents end with an event."""
    keys = {
        number_key(evidence)
        for part in chunks(fact.c.document_id, sorted(lists))
        for evidence in connection.execute(select(fact.c.evidence).where(part, _WAITS)).scalars()
        if is_own_number(evidence)
    }
    return {
        id_
        for part in chunks(document.c.number_key, sorted(keys))
        for id_ in connection.execute(select(document.c.id).where(part)).scalars()
    }
