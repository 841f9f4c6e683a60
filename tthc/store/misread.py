"""What is told of a fact whose record cannot be read: which cases it is about, and why."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, case, select

from tthc.compliance.case import Told
from tthc.store.any_text import Unread, read_rows
from tthc.store.tables import fact
from tthc.workflows.facts import FactKind

LONG_AGO = date(2000, 1, 1)
"""Stands for a day that cannot be read: the case shows on every day."""
Read = Callable[[Row[Any]], Told]
_KIND = case((fact.c.kind.in_([kind.value for kind in FactKind]), fact.c.kind), else_="")
_SUBJECT = (
    *(fact.c.province, fact.c.department, fact.c.id, _KIND.label("kind")),
    *(fact.c.decision_id, fact.c.procedure_id, fact.c.document_id),
)


def read_each(
    connection: Connection, query: Select[*tuple[Any, ...]], read: Read
) -> Iterator[tuple[Any, Told]]:
    """Read facts in the order of the journal; one that cannot be read must not hide the others."""
    for row in read_rows(connection, query, fact.c.id):
        if isinstance(row, Unread):
            found = select(*_SUBJECT).where(fact.c.id == row.id)
            subject = connection.execute(found).one()
            yield subject, _misread(subject, row.reason)
        else:
            yield row, _read(row, read)


def _read(row: Row[Any], read: Read) -> Told:
    try:
        return read(row)
    except (KeyError, ValueError) as error:
        return _misread(row, str(error))


def _misread(row: Any, reason: str) -> Told:  # noqa: ANN401 - a row of either query
    """Tell of the fact only whose cases it is; its kind is one that makes them."""
    known = row.kind in set(FactKind)
    on = getattr(row, "happened_on", None)
    kind = FactKind.DECISION_RECEIVED if row.decision_id else FactKind.FORCE_ENDED
    return Told(
        row.id,
        FactKind(row.kind) if known else kind,
        on or LONG_AGO,
        row.decision_id,
        row.procedure_id,
        row.document_id,
        fault=f"fact {row.id}: {reason}",
    )
