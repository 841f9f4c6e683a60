"""Which facts the journal holds about something, in full, with who recorded them and from where."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from tthc.errors import StoreError
from tthc.store.any_text import Unread, read_rows
from tthc.store.chunking import chunks
from tthc.store.knowing import entry_of, recorded
from tthc.store.lost import AllKept
from tthc.store.tables import entry, fact, void
from tthc.store.told import Reached, about
from tthc.store.units import UnitKey, of_units
from tthc.workflows.facts import ChangeKind, Content, Extent, Fact, FactKind, Origin


class UnreadableFactError(StoreError):
    """What is kept of a fact says something that no fact says."""

    template = (
        "Fact {fact} cannot be read ({detail}): its record was changed or damaged. Run"
        " `tthc verify`, and restore the last good backup."
    )


class FactLine(NamedTuple):
    """A fact, and the number of the fact that voided it."""

    fact: Fact
    voided_by: int | None


def read_facts(
    connection: Connection, ids: Sequence[int], before: datetime | None = None
) -> dict[int, FactLine]:
    """Read facts by their numbers; `before` passes over voidings recorded at or after it."""
    return AllKept(
        (row.id, FactLine(_fact(row), row.voided_by))
        for part in chunks(fact.c.id, sorted(set(ids)))
        for row in connection.execute(_query(before).where(part))
    )


def read_each_fact(
    connection: Connection, ids: Sequence[int]
) -> tuple[dict[int, FactLine], dict[int, str]]:
    """Read facts by their numbers as `read_facts`; of one that cannot be read say why."""
    found, unread = AllKept[int, FactLine](), dict[int, str]()
    for part in chunks(fact.c.id, sorted(set(ids))):
        for row in read_rows(connection, _query(None).where(part).order_by(fact.c.id), fact.c.id):
            if isinstance(row, Unread):
                unread[row.id] = row.reason
                continue
            try:
                found[row.id] = FactLine(_fact(row), row.voided_by)
            except UnreadableFactError as error:
                unread[row.id] = str(error.fields["detail"])
    return found, unread


def read_recorded(connection: Connection, unit: UnitKey, key: str) -> Fact:
    """Read the fact that bears a key, as it was last stated."""
    c = fact.c
    query = select(c.id).where(c.content_key == key, c.province == unit.province)
    query = query.where(c.department == unit.department).order_by(c.generation.desc()).limit(1)
    id_ = connection.execute(query).scalar_one()
    return read_facts(connection, [id_])[id_].fact


def first_recorded(connection: Connection, reached: Reached) -> datetime | None:
    """Find when the first fact about what was reached was recorded (aware UTC)."""
    first = select(func.min(entry.c.recorded_at)).join_from(fact, entry, entry_of(fact))
    found = [connection.execute(first.where(part)).scalar() for part in about(reached)]
    return min((each for each in found if each is not None), default=None)


def begun_at(connection: Connection) -> datetime | None:
    """Find when the register's first fact was recorded (aware UTC)."""
    return connection.execute(select(func.min(entry.c.recorded_at))).scalar()


def _query(before: datetime | None) -> Select[*tuple[Any, ...]]:
    voided = (void.c.corrects == fact.c.id) & recorded(void, before)
    return (
        select(
            fact,
            entry.c.actor,
            entry.c.recorded_at,
            entry.c.command,
            entry.c.file_name,
            entry.c.file_hash,
            entry.c.sheet,
            void.c.id.label("voided_by"),
        )
        .join_from(fact, entry, entry_of(fact))
        .join(void, voided, isouter=True)
        .where(of_units(fact))
    )


def _fact(row: Any) -> Fact:  # noqa: ANN401 - a row of `_query`
    origin = Origin(
        file_name=row.file_name,
        file_hash=row.file_hash,
        sheet=row.sheet,
        row=row.source_row,
        command=row.command,
    )
    try:
        content = _content(row)
    except ValueError as error:
        raise UnreadableFactError(fact=row.id, detail=str(error)) from None
    return Fact(
        id=row.id,
        content=content,
        actor=row.actor,
        recorded_at=row.recorded_at,
        origin=origin,
    )


def _content(row: Any) -> Content:  # noqa: ANN401 - a row of `_query`
    return Content(
        province=row.province,
        department=row.department,
        kind=FactKind(row.kind),
        happened_on=row.happened_on,
        happened_at=time.fromisoformat(row.happened_at) if row.happened_at else None,
        decision=row.decision,
        decision_date=row.decision_date,
        procedure=row.procedure,
        document=row.document,
        document_date=row.document_date,
        issuer=row.issuer,
        title=row.title,
        field=row.field,
        change_kind=ChangeKind(row.change_kind) if row.change_kind else None,
        place=row.place,
        note=row.note,
        cause=row.cause,
        cause_date=row.cause_date,
        extent=Extent(row.extent) if row.extent else None,
        successor=row.successor,
        evidence=row.evidence,
        rule=row.rule,
        until=row.until,
        since=row.since,
        corrects=row.corrects,
    )
