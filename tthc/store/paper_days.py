"""On which day a paper was signed, where a fact leaves that out but the register knows it."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from tthc.compliance.case import Told
from tthc.store.numbering import CHUNK
from tthc.store.tables import document
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind

_COUNTED = frozenset({FactKind.PROCEDURE_LISTED, FactKind.PROCEDURE_REPLACED})
"""Kinds of which the day of the paper counts, not that on which somebody stated them."""


def with_paper_days(
    connection: Connection, found: dict[UnitKey, list[Told]]
) -> dict[UnitKey, list[Told]]:
    """Give the day of its list, or of the decision that replaced a code, to what lacks it."""
    undated = {fact.document for told in found.values() for fact in told if _lacks(fact)}
    days = _days(connection, sorted(one for one in undated if one)) if undated else {}
    if not days:
        return found
    return {unit: [_dated(fact, days) for fact in told] for unit, told in found.items()}


def _lacks(fact: Told) -> bool:
    return fact.kind in _COUNTED and fact.document_date is None and fact.document is not None


def _dated(fact: Told, days: Mapping[int, date]) -> Told:
    return fact._replace(document_date=days.get(fact.document or 0)) if _lacks(fact) else fact


def _days(connection: Connection, ids: list[int]) -> dict[int, date]:
    c, found = document.c, dict[int, date]()
    for start in range(0, len(ids), CHUNK):
        query = select(c.id, c.signed_on).where(c.id.in_(ids[start : start + CHUNK]))
        for id_, day in connection.execute(query.where(c.signed_on.is_not(None))):
            found[id_] = day
    return found
