"""What is there to say of a case: its names, judgement, findings and the facts that speak of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tthc.app.subject import speaks_of
from tthc.app.viewpoint import Viewpoint
from tthc.compliance.case import Case, CaseKey, Told, TrackedCase
from tthc.compliance.checks import Finding, find_all
from tthc.compliance.judgement import Bench, Judgement, judge
from tthc.store.engine import Connection
from tthc.store.facts import FactLine, read_each_fact, read_facts
from tthc.store.names import Named, decision_names, document_names, procedure_names
from tthc.store.told import Reached, read_reached, read_void
from tthc.store.units import UnitKey, unit_names

Found = list[tuple[UnitKey, TrackedCase]]


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case from a viewpoint, with the names of what it is about and the facts about it.

    `bench` is the one that judged, with the days off of its unit as they were known. `later`
    counts the facts about it that were recorded after the day of knowing.
    """

    key: CaseKey
    case: Case
    unit_key: UnitKey
    unit: tuple[str, str]
    bench: Bench
    decision: Named | None
    procedure: Named | None
    document: Named | None
    judgement: Judgement
    findings: tuple[Finding, ...]
    facts: tuple[FactLine, ...]
    later: int


class UnreadCase(NamedTuple):
    """A case of which a fact cannot be read, and why, as the database or Python words it."""

    case: str
    fact: int
    reason: str


class Names(NamedTuple):
    """What the decisions, procedures and documents of some cases are called."""

    decisions: dict[int, Named]
    procedures: dict[int, Named]
    documents: dict[int, Named]

    def of(self, key: CaseKey) -> tuple[Named | None, Named | None, Named | None]:
        """Name the decision, the procedure and the document of a case."""
        return (
            self.decisions.get(key.decision),
            self.procedures.get(key.procedure),
            self.documents.get(key.document),
        )


def read_names(connection: Connection, keys: Sequence[CaseKey]) -> Names:
    """Read what cases are about."""
    return Names(
        decision_names(connection, [key.decision for key in keys]),
        procedure_names(connection, [key.procedure for key in keys]),
        document_names(connection, [key.document for key in keys]),
    )


def view_cases(
    connection: Connection, found: Found, viewpoint: Viewpoint, bench: Bench
) -> tuple[CaseView, ...]:
    """Judge each case that was found and gather what is known of it."""
    told = _told(connection, found, viewpoint.before)
    facts = read_facts(connection, [f.id for one in told for f in one], viewpoint.before)
    return _views(connection, found, _Heard(told, facts), viewpoint, bench)


def view_readable(
    connection: Connection, found: Found, as_of: date, bench: Bench
) -> tuple[tuple[CaseView, ...], tuple[UnreadCase, ...]]:
    """View each case as `view_cases`; one of which a fact cannot be read is named instead."""
    told = _told(connection, found, None)
    facts, unread = read_each_fact(connection, [f.id for one in told for f in one])
    kept: Found = []
    heard: list[list[Told]] = []
    spoilt: list[UnreadCase] = []
    for one, about in zip(found, told, strict=True):
        faults = ((f.id, f.fault or unread.get(f.id)) for f in about)
        fault = next(((id_, why) for id_, why in faults if why), None)
        if fault:
            spoilt.append(UnreadCase(one[1].key.id, *fault))
        else:
            kept.append(one)
            heard.append(about)
    views = _views(connection, kept, _Heard(heard, facts), Viewpoint(as_of), bench)
    return views, tuple(spoilt)


class _Heard(NamedTuple):
    told: list[list[Told]]
    facts: dict[int, FactLine]


def _views(
    connection: Connection, found: Found, heard: _Heard, viewpoint: Viewpoint, bench: Bench
) -> tuple[CaseView, ...]:
    told, facts = heard
    names, units = read_names(connection, [one.key for _, one in found]), unit_names(connection)
    later = _later(connection, found, told) if viewpoint.before else [0] * len(found)
    views: list[CaseView] = []
    for (unit, tracked), about, unknown in zip(found, told, later, strict=True):
        key, case, own = tracked.key, tracked.case, bench.of(unit)
        judgement = judge(case, viewpoint.as_of, own, viewpoint.policy)
        # One fact may tell a case two things: that a force is bound, and that it ended.
        lines = tuple(facts[id_] for id_ in dict.fromkeys(fact.id for fact in about))
        findings = find_all(judgement, case)
        who = (key, case, unit, units[unit], own)
        views.append(CaseView(*who, *names.of(key), judgement, findings, lines, unknown))
    return tuple(views)


def _told(connection: Connection, found: Found, before: datetime | None) -> list[list[Told]]:
    """Give the facts of each case in order, with those that are void and their voidings."""
    void = read_void(connection, _reached(found), before)
    return [
        sorted(
            [*tracked.told, *(fact for fact in void.get(unit, ()) if speaks_of(fact, tracked.key))],
            key=lambda fact: (fact.on, fact.id),
        )
        for unit, tracked in found
    ]


def _later(connection: Connection, found: Found, told: list[list[Told]]) -> list[int]:
    """Count the facts of each case that are recorded by now and are not among those told."""
    reached = _reached(found)
    standing, void = read_reached(connection, reached), read_void(connection, reached)
    known = [{fact.id for fact in one} for one in told]
    return [
        sum(
            fact.id not in ids and speaks_of(fact, tracked.key)
            for fact in (*standing.get(unit, ()), *void.get(unit, ()))
        )
        for (unit, tracked), ids in zip(found, known, strict=True)
    ]


def _reached(found: Found) -> Reached:
    keys = [tracked.key for _, tracked in found]
    ids = ({k.decision for k in keys}, {k.procedure for k in keys}, {k.document for k in keys})
    return Reached(*(sorted(some - {0}) for some in ids))
