"""On which day a paper was signed, where a fact leaves that out but others say it."""

from collections.abc import Iterator, Mapping
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


def with_paper_days(
    connection: Connection, found: dict[UnitKey, list[Told]], before: datetime | None
) -> dict[UnitKey, list[Told]]:
    """Give the day of its list, or of the decision that replaced a code, to what lacks it.

    Of several days that the facts state the first one counts, in whatever order they came.
    """
    undated = {fact.document for told in found.values() for fact in told if _lacks(fact)}
    days = _days(connection, sorted(one for one in undated if one), before)
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


def _days(connection: Connection, ids: list[int], before: datetime | None) -> dict[int, date]:
    found = dict[int, date]()
    for query in _stated(ids, before):
        for row in read_rows(connection, query, fact.c.id):
            if not isinstance(row, Unread):
                found[row.paper] = min(row.day, found.get(row.paper, row.day))
    return found


def _stated(ids: list[int], before: datetime | None) -> Iterator[Select[*tuple[Any, ...]]]:
    """Ask for the days that standing facts give the papers: as their own, or as their causes."""
    c = fact.c
    for part in chunks(c.document_id, ids):
        day = func.coalesce(c.document_date, _SIGNED_ON)
        yield _standing(c.document_id, day, before).where(part)
    for part in chunks(c.cause_id, ids):
        yield _standing(c.cause_id, c.cause_date, before).where(part)


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
