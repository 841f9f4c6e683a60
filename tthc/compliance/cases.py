"""Which cases a set of facts speaks of, and which facts belong to which case (việc theo dõi)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tthc.compliance.case import Case, CaseKey, Told, TrackedCase
from tthc.compliance.conflicts import find_contradictions
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import ENDING_CHANGES, ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import in_order

REMOVAL_FACTS = frozenset(
    {
        FactKind.FORCE_ENDED,
        FactKind.REMOVAL_PROPOSED,
        FactKind.REMOVAL_DONE,
        FactKind.FORCE_RESTORED,
    }
)
"""Kinds that speak of removal only, whether or not they name the decision that abolished."""

_LISTING = frozenset(
    {
        FactKind.PROCEDURE_LISTED,
        FactKind.DECISION_ISSUED,
        FactKind.PORTAL_UPDATED,
        FactKind.DECISION_RECEIVED,
        FactKind.DISPATCH_REGISTERED,
        FactKind.BASIS_SIGNED,
        FactKind.BASIS_IN_FORCE,
        FactKind.BASIS_ACCELERATED,
    }
)
"""Kinds that tell what the ministry's decision holds; naming a procedure in one lists it."""

_SILENT = frozenset(
    {
        FactKind.PROCEDURE_LISTED,
        FactKind.PROCEDURE_BASED,
        FactKind.PROCEDURE_REPLACED,
        FactKind.DOCUMENT_ISSUED,
        FactKind.DOCUMENT_IN_FORCE,
        FactKind.DOCUMENT_AMENDED,
        FactKind.FORCE_BOUND,
        FactKind.PORTAL_SHOWN,
        FactKind.PORTAL_GONE,
        FactKind.PORTAL_CHANGED,
        FactKind.NOTE_ADDED,
        FactKind.FACT_VOIDED,
    }
)
"""Kinds that by themselves give nobody anything to do."""


def gather(facts: Iterable[Told]) -> Iterator[TrackedCase]:
    """Group the facts of one unit into its cases; each has something that happened.

    A fact about a decision belongs to each of its procedures, and the end of its force makes each
    a removal case; a decision without procedures has placeholders. A removal fact that names only a
    procedure belongs to every removal case of it, and makes one where there is none.
    """
    return (tracked for tracked in _cases(_Sorted.sort(facts)) if tracked.case.occurrences)


def _cases(sorted_facts: "_Sorted") -> Iterator[TrackedCase]:
    removing: set[int] = set()
    for decision, told in sorted_facts.decisions.items():
        for tracked in _of_decision(decision, told, sorted_facts.loose):
            if tracked.key.workflow == REMOVAL.name:
                removing.add(tracked.key.procedure)
            yield tracked
    for procedure, told in sorted_facts.loose.items():
        yield from _of_procedure(procedure, told, procedure in removing)
    for document, told in sorted_facts.papers.items():
        if any(fact.kind in REMOVAL_FACTS for fact in told):
            yield _track(CaseKey(REMOVAL.name, 0, 0, document), told, None)


class _Sorted(NamedTuple):
    """Facts by what they name first: a decision, else a procedure, else only a document."""

    decisions: dict[int, list[Told]]
    loose: dict[int, list[Told]]
    papers: dict[int, list[Told]]

    @classmethod
    def sort(cls, facts: Iterable[Told]) -> "_Sorted":
        """Put each fact in its one pile; a fact that names nothing is in none."""
        piles = cls(defaultdict(list), defaultdict(list), defaultdict(list))
        for fact in facts:
            if fact.decision:
                piles.decisions[fact.decision].append(fact)
            elif fact.procedure:
                piles.loose[fact.procedure].append(fact)
            elif fact.document:
                piles.papers[fact.document].append(fact)
        return piles


def _of_decision(
    decision: int, told: list[Told], loose: dict[int, list[Told]]
) -> Iterator[TrackedCase]:
    shared = [fact for fact in told if not fact.procedure]
    own: dict[int, list[Told]] = defaultdict(list)
    for fact in told:
        if fact.procedure:
            own[fact.procedure].append(fact)
    if not any(fact.kind in _LISTING for facts in own.values() for fact in facts):
        yield from _placeholders(decision, shared)
    ended = any(fact.kind is FactKind.FORCE_ENDED for fact in shared)
    for procedure, facts in own.items():
        change = _change(facts) or _change(shared)
        told_here = shared + facts
        if all(fact.kind in _SILENT for fact in told_here):
            continue
        yield _track(CaseKey(ANNOUNCEMENT.name, decision, procedure), told_here, change)
        removals = [f for f in loose.get(procedure, ()) if f.kind in REMOVAL_FACTS]
        if ended or change in ENDING_CHANGES or any(f.kind in REMOVAL_FACTS for f in facts):
            key = CaseKey(REMOVAL.name, decision, procedure)
            yield _track(key, _removal_facts(told_here + removals, change), change)


def _placeholders(decision: int, told: list[Told]) -> Iterator[TrackedCase]:
    """Follow a decision whose list is not entered yet.

    What the province did for one procedure is no list: the others still wait.
    """
    change = _change(told)
    if any(fact.kind not in _SILENT for fact in told):
        yield _track(CaseKey(ANNOUNCEMENT.name, decision, 0), told, change)
    if change in ENDING_CHANGES or any(fact.kind in REMOVAL_FACTS for fact in told):
        yield _track(CaseKey(REMOVAL.name, decision, 0), _removal_facts(told, change), change)


def _of_procedure(procedure: int, told: list[Told], removing: bool) -> Iterator[TrackedCase]:  # noqa: FBT001
    if any(fact.kind not in REMOVAL_FACTS | _SILENT for fact in told):
        yield _track(CaseKey(ANNOUNCEMENT.name, 0, procedure), told, _change(told))
    if not removing and any(fact.kind in REMOVAL_FACTS for fact in told):
        facts = _removal_facts(told, None)
        yield _track(CaseKey(REMOVAL.name, 0, procedure), facts, None)


def _removal_facts(told: list[Told], change: ChangeKind | None) -> list[Told]:
    """Drop the announcement of a decision that did not end the procedure."""
    if change in ENDING_CHANGES:
        return told
    return [fact for fact in told if fact.kind is not FactKind.ANNOUNCEMENT_SIGNED]


def _change(told: list[Told]) -> ChangeKind | None:
    """Read what the decision does to the procedure; the ministry's own list speaks first."""
    stated = [fact for fact in told if fact.change]
    issued = [fact for fact in stated if fact.kind is FactKind.DECISION_ISSUED]
    return (issued or stated)[-1].change if stated else None


def _track(key: CaseKey, told: list[Told], change: ChangeKind | None) -> TrackedCase:
    kinds = _KINDS[key.workflow]
    heard = [fact for fact in told if fact.kind in kinds]
    occurrences = in_order(fact.occurrence for fact in heard)
    contradictions = find_contradictions(told) if key.workflow == ANNOUNCEMENT.name else ()
    return TrackedCase(key, Case(key.workflow, change, occurrences, contradictions), tuple(told))


_KINDS = {workflow.name: frozenset(workflow.kinds) for workflow in (ANNOUNCEMENT, REMOVAL)}
