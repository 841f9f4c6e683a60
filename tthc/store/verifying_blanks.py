"""Whether a decision, procedure or document lacks a date or a name that facts say of it."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, exists, select, true

from tthc.store.flaws import Flaw, Found
from tthc.store.naming import NAMING
from tthc.store.paper_days import DECISION_DAY, DOCUMENT_DAY
from tthc.store.saying import NAMES_DECISION, TITLES_DOCUMENT
from tthc.store.tables import decision, document, fact, procedure, void
from tthc.workflows.facts import FactKind

_F = fact.c
_VOIDED = exists().where(void.c.corrects == _F.id)


def _is(kinds: Collection[FactKind]) -> ColumnElement[bool]:
    return _F.kind.in_(sorted(kinds))


class _Said(NamedTuple):
    """A column that is not blank where a fact that names its row so says what it holds.

    A name is taken back with its fact only of a procedure, a day of every paper.
    """

    column: Column[Any]
    by: Column[int | None]
    said: ColumnElement[Any]
    where: ColumnElement[bool]


_STANDS = _F.corrects.is_(None) & ~_VOIDED
_OF_DECISION = _is(NAMES_DECISION)
_ALONE = _F.decision_id.is_(None) & _F.procedure_id.is_(None) & _F.place.is_(None)
_NAMES_PROCEDURE = _is(NAMING) & _STANDS
_SAID = (
    _Said(decision.c.signed_on, _F.decision_id, DECISION_DAY, _STANDS),
    _Said(decision.c.title, _F.decision_id, _F.title, _OF_DECISION & _F.procedure.is_(None)),
    _Said(decision.c.issuer, _F.decision_id, _F.issuer, _OF_DECISION),
    _Said(procedure.c.name, _F.procedure_id, _F.title, _NAMES_PROCEDURE),
    _Said(procedure.c.field, _F.procedure_id, _F.field, _NAMES_PROCEDURE),
    _Said(document.c.signed_on, _F.document_id, DOCUMENT_DAY, _STANDS),
    _Said(document.c.signed_on, _F.cause_id, _F.cause_date, _STANDS),
    _Said(document.c.title, _F.document_id, _F.title, _is(TITLES_DOCUMENT) & _ALONE),
)


def check_blanks(connection: Connection) -> Iterator[Found]:
    """Find the rows that do not say what a fact says of them."""
    for column, by, said, where in _SAID:
        c = column.table.c
        same = (by == c.id) & (_F.province == c.province) & (_F.department == c.department)
        told = exists(select(true()).select_from(fact).where(same, said.is_not(None), where))
        query = select(c.id).where(column.is_(None), told).order_by(c.id)
        for id_ in connection.execute(query).scalars():
            yield Found(Flaw.NAME, f"{column.table.name} {id_} {column.name}")
