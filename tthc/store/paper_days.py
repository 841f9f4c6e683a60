"""On which day a paper was signed, where a fact leaves that out but others say it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from tthc.compliance.case import Told
from tthc.store.any_text import Unread, read_rows
from tthc.store.chunking import chunks
from tthc.store.knowing import recorded
from tthc.store.resting import ids_of
from tthc.store.saying import SIGNED_ON_THE_DAY
from tthc.store.tables import fact, void
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind

_COUNTED = frozenset({FactKind.PROCEDURE_LISTED, FactKind.PROCEDURE_REPLACED})
"""Kinds of which the day of the paper counts, not that on which somebody stated them."""
_LACKING = fact.c.kind.in_(sorted(_COUNTED)) & fact.c.document_date.is_(None)
_SIGNED_ON = case((fact.c.kind.in_(sorted(SIGNED_ON_THE_DAY)), fact.c.happened_on))
_ISSUED_ON = case((fact.c.kind == FactKind.DECISION_ISSUED.value, fact.c.happened_on))
DOCUMENT_DAY = func.coalesce(fact.c.document_date, _SIGNED_ON)
DECISION_DAY = func.coalesce(fact.c.decision_date, _ISSUED_ON)
"""The day that a fact states of its document, and of its decision of a ministry; else nothing."""


def with_paper_days(
    connection: Connection, found: dict[UnitKey, list[Told]], before: datetime | None
) -> dict[UnitKey, list[Told]]:
    """Give the day of its list, or of the decision that replaced a code, to what lacks it.

    Of several days that the facts state the first one counts, in whatever order they came.
    """
    undated = {fact.document for told in found.values() for fact in told if _lacks(fact)}
    days = days_of_documents(connection, sorted(one for one in undated if one), before)
    if not days:
        return found
    return {unit: [_dated(fact, days) for fact in told] for unit, told in found.items()}


def decided_codes(connection: Connection, papers: set[int]) -> set[int]:
    """Find the procedures that the days of these papers decide."""
    return ids_of(connection, fact.c.procedure_id, fact.c.document_id, papers, _LACKING)


def _lacks(fact: Told) -> bool:
    return fact.kind in _COUNTED and fact.document_date is None and fact.document is not None


def _dated(fact: Told, days: Mapping[int, date]) -> Told:
    return fact._replace(document_date=days.get(fact.document or 0)) if _lacks(fact) else fact


def days_of_documents(
    connection: Connection,
    ids: Sequence[int],
    before: datetime | None = None,
    without: AbstractSet[int] = frozenset(),
) -> dict[int, date]:
    """Give the first day that standing facts state of each document: as their own, or a cause's.

    `without` are facts that are being voided.
    """
    c = fact.c
    own = _first_days(connection, (c.document_id, ids), DOCUMENT_DAY, before, without)
    causes = _first_days(connection, (c.cause_id, ids), c.cause_date, before, without)
    return {id_: min(d for d in (own.get(id_), causes.get(id_)) if d) for id_ in own | causes}


def days_of_decisions(
    connection: Connection, ids: Sequence[int], without: AbstractSet[int] = frozenset()
) -> dict[int, date]:
    """Give the first day that standing facts state of each decision of a ministry."""
    return _first_days(connection, (fact.c.decision_id, ids), DECISION_DAY, None, without)


def _first_days(
    connection: Connection,
    of: tuple[ColumnElement[int | None], Sequence[int]],
    day: ColumnElement[Any],
    before: datetime | None,
    without: AbstractSet[int],
) -> dict[int, date]:
    found = dict[int, date]()
    paper, ids = of
    for part in chunks(paper, ids):
        query = _standing(paper, day, before).where(part)
        for row in read_rows(connection, query, fact.c.id):
            if not isinstance(row, Unread) and row.id not in without:
                found[row.paper] = min(row.day, found.get(row.paper, row.day))
    return found


def _standing(
    paper: ColumnElement[int | None], day: ColumnElement[Any], before: datetime | None
) -> Select[*tuple[Any, ...]]:
    voided = (void.c.corrects == fact.c.id) & recorded(void, before)
    return (
        select(fact.c.id, paper.label("paper"), day.label("day"))
        .join_from(fact, void, voided, isouter=True)
        .where(void.c.id.is_(None), fact.c.corrects.is_(None), recorded(fact, before))
        .where(day.is_not(None))
        .order_by(fact.c.id)
    )
