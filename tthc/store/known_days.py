"""Since when the register knows of an end that is one of several told of the same thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy import Connection, select

from tthc.compliance.annex_rows import is_part
from tthc.compliance.case import Told
from tthc.store.chunking import chunks
from tthc.store.knowing import entry_of
from tthc.store.tables import entry, fact
from tthc.store.units import UnitKey
from tthc.workflows.facts import END_KINDS

_AHEAD = timedelta(hours=7)
"""What Việt Nam is ahead of UTC, in which the moments of recording are kept."""


def with_known_days(
    connection: Connection, found: dict[UnitKey, list[Told]]
) -> dict[UnitKey, list[Told]]:
    """Give the day of recording to ends that differ from another end of the same thing.

    Such ends contradict one another from that day, however far ahead they lie. No other fact is
    asked for its day: there are few of these.
    """
    ids = sorted({id_ for told in found.values() for id_ in _differing(told)})
    days = _days(connection, ids) if ids else {}
    if not days:
        return found
    return {unit: [_dated(fact, days) for fact in told] for unit, told in found.items()}


def _differing(told: Iterable[Told]) -> Iterator[int]:
    ends: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for one in told:
        if one.kind in END_KINDS and (one.procedure or _ends_document(one)):
            ends[one.procedure or 0, 0 if one.procedure else one.document or 0].append(one)
    for several in ends.values():
        if len({(one.on, one.cause_paper) for one in several}) > 1:
            yield from (one.id for one in several)


def _ends_document(one: Told) -> bool:
    return not one.decision and not is_part(one.extent, one.place)


def _dated(one: Told, days: dict[int, date]) -> Told:
    return one._replace(recorded_on=days[one.id]) if one.id in days else one


def _days(connection: Connection, ids: list[int]) -> dict[int, date]:
    query = select(fact.c.id, entry.c.recorded_at).join_from(fact, entry, entry_of(fact))
    return {
        id_: (at + _AHEAD).date()
        for part in chunks(fact.c.id, ids)
        for id_, at in connection.execute(query.where(part))
    }
