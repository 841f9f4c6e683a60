"""Which rows of the annexes of documents some list names (`procedure.listed`, or announced)."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from tthc.compliance.annex_rows import row_keys
from tthc.store.chunking import chunks
from tthc.store.tables import fact, void
from tthc.workflows.facts import ENDING_CHANGES, FactKind

ANY_ROW = "*"
"""Stands for whatever row, or none: something is known to stand in the list."""

_LISTED = fact.c.kind == FactKind.PROCEDURE_LISTED.value
_ENDING = sorted(change.value for change in ENDING_CHANGES)
_ANNOUNCED = (
    (fact.c.kind == FactKind.ANNOUNCEMENT_SIGNED.value)
    & fact.c.procedure_id.is_not(None)
    & func.coalesce(fact.c.change_kind, "").not_in(_ENDING)
)


def listed_rows(connection: Connection, documents: Collection[int]) -> set[tuple[int, str]]:
    """Find the rows that procedures stand in, each as its document and its place there.

    Places are given as `tthc.compliance.annex_rows` compares them, and `ANY_ROW` beside them. What
    an announcement names by code stands in the list of its paper, it is not told where.
    """
    c = fact.c
    query = (
        select(c.document_id, c.place)
        .join_from(fact, void, void.c.corrects == c.id, isouter=True)
        .where(_LISTED | _ANNOUNCED, void.c.id.is_(None))
        .distinct()
    )
    return {
        (document, row)
        for part in chunks(c.document_id, sorted(documents))
        for document, place in connection.execute(query.where(part))
        if document is not None
        for row in (ANY_ROW, *(row_keys(place) if place else ()))
    }
