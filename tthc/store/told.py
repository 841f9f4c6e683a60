"""Which facts speak of given decisions, procedures and documents, and which of those are void."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, select, true

from tthc.compliance.case import CaseKey, Told
from tthc.store.chunking import chunks
from tthc.store.journal import Touched
from tthc.store.knowing import recorded
from tthc.store.known_days import with_known_days
from tthc.store.misread import read_each
from tthc.store.paper_days import decided_codes, with_paper_days
from tthc.store.resting import (
    FATES,
    asked_of,
    based_facts,
    based_procedures,
    documents_below,
    fate_facts,
    ids_of,
    reach_documents,
    resting_procedures,
    tied_codes,
)
from tthc.store.sightings import with_sightings
from tthc.store.tables import fact, void
from tthc.store.units import UnitKey
from tthc.workflows.facts import ChangeKind, Extent, FactKind


class Reached(NamedTuple):
    """Numbers of decisions, procedures and documents, each sorted."""

    decisions: list[int]
    procedures: list[int]
    documents: list[int]


_KINDS = {kind.value: kind for kind in FactKind}
_CHANGES = {change.value: change for change in ChangeKind}
_EXTENTS = {extent.value: extent for extent in Extent}
_STANDING = void.c.id.is_(None) & fact.c.corrects.is_(None)


def read_all(connection: Connection, before: datetime | None = None) -> dict[UnitKey, list[Told]]:
    """Read every fact of the register, by unit, in the order of the journal.

    With `before`, here as below, the register is read as it stood at that instant: what was
    recorded later is left out, and a fact that was voided later still stands.
    """
    return _completed(connection, _by_unit(connection, [None], _STANDING, before), before)


def reach(connection: Connection, touched: Touched) -> Reached:
    """Find everything whose cases hang together with what was touched.

    A procedure's own facts and those of all its decisions decide the same cases: touching a
    decision reaches its procedures, touching a procedure reaches its decisions.
    """
    decisions, procedures, documents, dated = ({id_ for _, id_ in pairs} for pairs in touched)
    procedures |= decided_codes(connection, dated)
    procedures = tied_codes(connection, procedures)  # a circle of replacements may close or open
    return reach_named(connection, Reached(*map(sorted, (decisions, procedures, documents))))


def reach_named(connection: Connection, named: Reached) -> Reached:
    """Find everything whose cases hang together with what is named.

    A removal fact that names only a procedure belongs to the removal cases of all its decisions:
    such procedures reach further, until nothing new is found. So do those that rest on documents,
    and those that take another's place: what is told of either decides the cases of both.
    """
    c = fact.c
    decisions, procedures, documents = reach_documents(connection, *map(set[int], named))
    bound = set(procedures)
    while True:
        decisions |= set(_ids(connection, c.decision_id, c.procedure_id, bound))
        decisions |= set(_ids(connection, c.decision_id, c.successor_id, bound))
        procedures |= set(_ids(connection, c.procedure_id, c.decision_id, decisions))
        procedures |= set(_ids(connection, c.successor_id, c.decision_id, decisions))
        loose = _loose(connection, procedures) | based_procedures(connection, procedures)
        loose |= set(_ids(connection, c.successor_id, c.successor_id, procedures))
        loose |= _abolished(connection, decisions) & procedures
        if loose <= bound:
            break
        bound |= loose
    return Reached(sorted(decisions), sorted(procedures), sorted(documents))


def covers(reached: Reached, key: CaseKey) -> bool:
    """Say whether all facts of a case are among those of what was reached."""
    if key.decision:
        return _holds(reached.decisions, key.decision)
    if key.procedure:
        return _holds(reached.procedures, key.procedure)
    return _holds(reached.documents, key.document)


def _holds(ids: Sequence[int], wanted: int) -> bool:
    at = bisect_left(ids, wanted)
    return at < len(ids) and ids[at] == wanted


def citing(connection: Connection, documents: Sequence[int]) -> list[int]:
    """Find the decisions of the facts that documents prove."""
    return sorted(set(_ids(connection, fact.c.decision_id, fact.c.document_id, set(documents))))


def read_reached(
    connection: Connection, reached: Reached, before: datetime | None = None
) -> dict[UnitKey, list[Told]]:
    """Read every fact that decides the cases of what was reached.

    Also what they rest on: the lives of other documents, and who else rests on these. Of what was
    not reached not all facts are here, so that its cases must not be taken from them.
    """
    wanted = (*about(reached), *_beside(connection, reached))
    found = _by_unit(connection, wanted, _STANDING, before).items()
    once = {unit: [*{one.id: one for one in told}.values()] for unit, told in found}
    return _completed(connection, once, before)


def _completed(
    connection: Connection, found: dict[UnitKey, list[Told]], before: datetime | None
) -> dict[UnitKey, list[Told]]:
    """Add to facts what stands elsewhere: days of papers and of recording, and the lists."""
    dated = with_known_days(connection, with_paper_days(connection, found, before))
    return with_sightings(connection, dated, before)


def _beside(connection: Connection, reached: Reached) -> Iterator[ColumnElement[bool]]:
    """Cut "decides, without being about what was reached" into conditions."""
    documents, procedures = set(reached.documents), set(reached.procedures)
    resting = resting_procedures(connection, documents) | procedures
    codes, decisions = asked_of(connection, documents)
    decisions -= set(reached.decisions)
    below = documents_below(connection, decisions | {*reached.decisions}, resting, documents)
    asked = sorted(codes - procedures)
    yield from about(Reached(sorted(decisions), asked, sorted(below - documents)))
    named = fact.c.decision_id.is_not(None)
    yield from fate_facts(resting - procedures)
    yield from (named & one for one in based_facts(procedures))
    yield from chunks(fact.c.successor_id, reached.procedures)
    replaced = fact.c.kind == FactKind.PROCEDURE_REPLACED.value
    tied = tied_codes(connection, procedures) - procedures
    yield from (replaced & part for part in chunks(fact.c.procedure_id, sorted(tied)))


def read_void(
    connection: Connection, reached: Reached, before: datetime | None = None
) -> dict[UnitKey, list[Told]]:
    """Read the facts about what was reached that no longer count, and their voidings."""
    return _by_unit(connection, about(reached), ~_STANDING, before)


def read_about(
    connection: Connection, reached: Reached, before: datetime | None = None
) -> dict[UnitKey, list[Told]]:
    """Read the facts about what was reached, those that stand and those that are void."""
    return _by_unit(connection, about(reached), true(), before)


def about(reached: Reached) -> Iterator[ColumnElement[bool]]:
    """Cut "a fact is about what was reached" into conditions that every database can take."""
    c = fact.c
    loose = c.decision_id.is_(None)
    bare = loose & c.procedure_id.is_(None)
    yield from chunks(c.decision_id, reached.decisions)
    yield from (loose & part for part in chunks(c.procedure_id, reached.procedures))
    yield from (bare & part for part in chunks(c.document_id, reached.documents))


def _by_unit(
    connection: Connection,
    conditions: Iterable[ColumnElement[bool] | None],
    which: ColumnElement[bool],
    before: datetime | None,
) -> dict[UnitKey, list[Told]]:
    found: dict[UnitKey, list[Told]] = {}
    units: dict[tuple[str, str], UnitKey] = {}
    for condition in conditions:
        query = _query(condition, before).where(which)
        for row, told in read_each(connection, query, _told):
            names = row[0], row[1]  # by position: asking a row by name costs far more
            if names not in units:
                units[names] = UnitKey(*names)
                found.setdefault(units[names], [])
            found[units[names]].append(told)
    return found


def _query(
    condition: ColumnElement[bool] | None, before: datetime | None
) -> Select[*tuple[Any, ...]]:
    c = fact.c
    voided = (void.c.corrects == c.id) & recorded(void, before)
    query = (
        select(
            c.province,
            c.department,
            c.id,
            c.kind,
            c.happened_on,
            c.decision_id,
            c.procedure_id,
            c.document_id,
            c.change_kind,
            c.decision_date,
            c.document_date,
            c.document,
            c.cause_id,
            c.successor_id,
            c.extent,
            c.until,
            c.rule,
            c.cause,
            c.place,
            c.evidence,
            c.since,
            c.happened_at,
            c.decision,
            c.cause_date,
        )
        .join_from(fact, void, voided, isouter=True)
        .where(recorded(fact, before))
        .order_by(c.id)
    )
    return query if condition is None else query.where(condition)


def _told(row: Row[Any]) -> Told:
    """Make a fact of a row of `_query`, by position."""
    values: tuple[Any, ...] = tuple(row)
    _, _, id_, kind, on, decision, procedure, document, change = values[:9]
    decision_date, document_date, paper = values[9:12]
    cause, successor, extent, until, rule, cause_paper, place, evidence, since, at = values[12:22]
    return Told(
        id_,
        _KINDS[kind],
        on,
        decision,
        procedure,
        document,
        _CHANGES[change] if change else None,
        decision_date,
        document_date,
        paper or None,
        cause,
        successor,
        _EXTENTS[extent] if extent else None,
        until,
        rule,
        place,
        cause_paper or None,
        evidence,
        since,
        time.fromisoformat(at) if at else None,
        decided=(kind == FactKind.ANNOUNCEMENT_SIGNED and values[22]) or None,
        cause_date=values[23],
    )


def _loose(connection: Connection, procedures: set[int]) -> set[int]:
    """Find the procedures of which some fact names no decision, or which ended or were removed.

    A removal under one decision is said of the cases of every other that uses the code, and a
    later announcement under another brings back what ended.
    """
    c = fact.c
    removed = (c.kind == FactKind.REMOVAL_DONE.value) | FATES
    return {
        id_
        for part in chunks(c.procedure_id, sorted(procedures))
        for id_ in connection.execute(
            select(c.procedure_id).where(part, c.decision_id.is_(None) | removed).distinct()
        ).scalars()
    }


def _abolished(connection: Connection, decisions: set[int]) -> set[int]:
    """Find the procedures of those decisions that abolish or end all that they list."""
    c = fact.c
    whole = FATES & c.procedure_id.is_(None)
    ending = ids_of(connection, c.decision_id, c.decision_id, decisions, whole)
    return set(_ids(connection, c.procedure_id, c.decision_id, ending))


def _ids(
    connection: Connection,
    wanted: ColumnElement[int | None],
    given: ColumnElement[int | None],
    ids: set[int],
) -> Iterator[int]:
    for part in chunks(given, sorted(ids)):
        query = select(wanted).where(part, wanted.is_not(None)).distinct()
        yield from (id_ for id_ in connection.execute(query).scalars() if id_ is not None)
