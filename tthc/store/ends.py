"""How many different ends facts tell of documents (hết hiệu lực), before anything is worked out."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from tthc.store.chunking import chunks
from tthc.store.tables import fact, void
from tthc.workflows.facts import END_KINDS


def count_ends(connection: Connection, documents: Collection[int]) -> dict[int, int]:
    """Count the days on which each document is told to end; those of which none is are left out."""
    c = fact.c
    query = (
        select(c.document_id, func.count(c.happened_on.distinct()))
        .join_from(fact, void, void.c.corrects == c.id, isouter=True)
        .where(c.kind.in_([kind.value for kind in sorted(END_KINDS)]), void.c.id.is_(None))
        .where(c.decision_id.is_(None), c.procedure_id.is_(None))
        .group_by(c.document_id)
    )
    return {
        document: days
        for part in chunks(c.document_id, sorted(documents))
        for document, days in connection.execute(query.where(part))
        if document is not None
    }
