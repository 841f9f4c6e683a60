"""Which rows of the annexes of documents some list names (`procedure.listed`)."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from tthc.compliance.annex_rows import row_keys
from tthc.store.chunking import chunks
from tthc.store.tables import fact, void
from tthc.workflows.facts import FactKind

ANY_ROW = "*"
"""Stands for whatever row, or none: something is known to stand in the list."""


def listed_rows(connection: Connection, documents: Collection[int]) -> set[tuple[int, str]]:
    """Find the rows that procedures stand in, each as its document and its place there.

    Places are given as `tthc.compliance.annex_rows` compares them, and `ANY_ROW` beside them.
    """
    c = fact.c
    query = (
        select(c.document_id, c.place)
        .join_from(fact, void, void.c.corrects == c.id, isouter=True)
        .where(c.kind == FactKind.PROCEDURE_LISTED.value, void.c.id.is_(None))
        .distinct()
    )
    return {
        (document, row)
        for part in chunks(c.document_id, sorted(documents))
        for document, place in connection.execute(query.where(part))
        if document is not None
        for row in (ANY_ROW, *(row_keys(place) if place else ()))
    }
