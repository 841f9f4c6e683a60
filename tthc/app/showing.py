"""All about one procedure, decision, document or case: facts, state, duties, findings."""

import re
from dataclasses import dataclass
from datetime import date

from tthc.app.register import Register, Sitting, reading
from tthc.app.subject import speaks_of
from tthc.compliance.case import Case, CaseKey, Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.checks import Finding, find_all
from tthc.compliance.identifiers import fold
from tthc.compliance.judgement import Bench, Judgement, judge
from tthc.compliance.rule import StartPolicy
from tthc.errors import NotFoundError
from tthc.store.engine import Connection
from tthc.store.facts import FactLine, read_facts
from tthc.store.names import (
    Named,
    decision_names,
    document_names,
    find_named,
    procedure_names,
    search_named,
)
from tthc.store.told import Reached, citing, reach_named, read_reached, read_void
from tthc.store.units import UnitKey, unit_names

_CASE_ID = re.compile(r"([AR])(\d{1,18})(?:-(\d{1,18}))?|D(\d{1,18})", re.IGNORECASE)


class OnlyListedError(NotFoundError):
    """A procedure that a list named, and no decision."""

    template = (
        "{asked} {name}: only named by a list; no case yet. A case begins when a decision that"
        " speaks of it is imported or recorded."
    )


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as of a day, with the names of what it is about and the facts that speak of it."""

    key: CaseKey
    case: Case
    unit: tuple[str, str]
    decision: Named | None
    procedure: Named | None
    document: Named | None
    judgement: Judgement
    findings: tuple[Finding, ...]
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked, and every case it names; `void` are void facts that are in no case."""

    asked: str
    as_of: date
    cases: tuple[CaseView, ...]
    bench: Bench
    void: tuple[FactLine, ...] = ()


def show(register: Register, what: str, as_of: date, policy: StartPolicy | None = None) -> Shown:
    """Find a case by its id, or cases by a number, a code, or words in a name or title."""
    with reading(register) as sitting:
        named = _case_id(what)
        wanted = named or _wanted(sitting.connection, what)
        found = _find(sitting, what, wanted, by_id=named is not None)
        if found:
            views = _views(sitting, found, as_of, policy)
            return Shown(what, as_of, views, sitting.bench)
        void = read_void(sitting.connection, wanted) if not named else {}
        if not void:
            raise _nothing(sitting.connection, what, wanted)
        lines = read_facts(sitting.connection, [fact.id for told in void.values() for fact in told])
        return Shown(what, as_of, (), sitting.bench, tuple(lines[id_] for id_ in sorted(lines)))


def _nothing(connection: Connection, what: str, wanted: Reached) -> NotFoundError:
    """Say whether the register knows the name, though nothing was decided about it."""
    names = procedure_names(connection, wanted.procedures)
    if not names:
        return NotFoundError(asked=what)
    listed = next(iter(names.values()))
    return OnlyListedError(asked=listed.number, name=listed.title or "")


def _wanted(connection: Connection, what: str) -> Reached:
    """Find what a number, a code or words name."""
    if not fold(what):
        return Reached([], [], [])  # nothing is in every name, and would answer with everything
    exact = find_named(connection, what)
    wanted = exact if any(exact) else search_named(connection, what)
    return _join(wanted, Reached(citing(connection, wanted.documents), [], []))


def _find(
    sitting: Sitting, what: str, wanted: Reached, *, by_id: bool
) -> list[tuple[UnitKey, TrackedCase]]:
    tracked = _gather(sitting, wanted)
    if by_id:
        return [pair for pair in tracked if pair[1].key.id == what.strip().upper()]
    return [pair for pair in tracked if _is_about(pair[1].key, wanted)]


def _case_id(what: str) -> Reached | None:
    found = _CASE_ID.fullmatch(what.strip())
    if found is None:
        return None
    _, decision, procedure, document = found.groups()
    ids = ([int(text)] if text and int(text) else [] for text in (decision, procedure, document))
    return Reached(*ids)


def _gather(sitting: Sitting, named: Reached) -> list[tuple[UnitKey, TrackedCase]]:
    reached = reach_named(sitting.connection, named)
    told = read_reached(sitting.connection, reached)
    return [(unit, tracked) for unit, facts in told.items() for tracked in gather(facts)]


def _join(one: Reached, other: Reached) -> Reached:
    return Reached(*(sorted({*a, *b}) for a, b in zip(one, other, strict=True)))


def _is_about(key: CaseKey, wanted: Reached) -> bool:
    return (
        key.decision in wanted.decisions
        or key.procedure in wanted.procedures
        or key.document in wanted.documents
    )


def _views(
    sitting: Sitting,
    found: list[tuple[UnitKey, TrackedCase]],
    as_of: date,
    policy: StartPolicy | None,
) -> tuple[CaseView, ...]:
    connection = sitting.connection
    keys = [tracked.key for _, tracked in found]
    decisions = decision_names(connection, [key.decision for key in keys])
    procedures = procedure_names(connection, [key.procedure for key in keys])
    documents = document_names(connection, [key.document for key in keys])
    units = unit_names(connection)
    told = _with_void(connection, found)
    facts = read_facts(connection, [fact.id for one in told for fact in one])
    return tuple(
        CaseView(
            key=tracked.key,
            case=tracked.case,
            unit=units[unit],
            decision=decisions.get(tracked.key.decision),
            procedure=procedures.get(tracked.key.procedure),
            document=documents.get(tracked.key.document),
            judgement=(judgement := judge(tracked.case, as_of, sitting.bench, policy)),
            findings=find_all(judgement, tracked.case),
            facts=tuple(facts[fact.id] for fact in spoken),
        )
        for (unit, tracked), spoken in zip(found, told, strict=True)
    )


def _with_void(
    connection: Connection, found: list[tuple[UnitKey, TrackedCase]]
) -> list[list[Told]]:
    """Give the facts of each case in order, with those that are void and their voidings."""
    keys = [tracked.key for _, tracked in found]
    ids = ({k.decision for k in keys}, {k.procedure for k in keys}, {k.document for k in keys})
    void = read_void(connection, Reached(*(sorted(some - {0}) for some in ids)))
    return [
        sorted(
            [*tracked.told, *(fact for fact in void.get(unit, ()) if speaks_of(fact, tracked.key))],
            key=lambda fact: (fact.on, fact.id),
        )
        for unit, tracked in found
    ]
