"""Which cases a set of facts speaks of, and which facts belong to which case (việc theo dõi)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from tthc.compliance.cascade import (
    TYING,
    announce,
    bases_of,
    derive,
    losses,
    review,
    rows_ended,
    unknown_ends,
)
from tthc.compliance.case import Case, CaseKey, Review, Told, TrackedCase
from tthc.compliance.conflicts import find_contradictions
from tthc.compliance.document_conflicts import find_document_conflicts
from tthc.compliance.documents import DocumentLife, live
from tthc.compliance.learning import Learned, learn
from tthc.compliance.reuse import find_removed, mark_reuse
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

HEARD_BY_REMOVALS = REMOVAL_FACTS | {
    FactKind.PORTAL_SHOWN,
    FactKind.PORTAL_GONE,
    FactKind.INTAKE_LOCKED,
}
"""Kinds that tell a removal something, though they make none."""

_LISTING = frozenset(
    {
        FactKind.PROCEDURE_LISTED,
        FactKind.PROCEDURE_REPLACED,
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


_FOLLOWED = REMOVAL_FACTS | {FactKind.FORCE_BOUND}
"""Kinds that make a document something to follow until it is gone."""


def gather(facts: Iterable[Told]) -> Iterator[TrackedCase]:
    """Group the facts of one unit into its cases; each has something that happened.

    A fact about a decision belongs to each of its procedures, and the end of its force makes each
    a removal case; a decision without procedures has placeholders. A removal fact that names only a
    procedure belongs to every removal case of it, and makes one where there is none. A procedure
    whose last basis ended is as if told so (`tthc.compliance.cascade`), and so is a replaced code.
    """
    told = list(facts)
    removed, cases = find_removed(told), _cases(_Sorted.sort(told))
    return (mark_reuse(_announced(one), removed) for one in cases if one.case.occurrences)


def _announced(tracked: TrackedCase) -> TrackedCase:
    """Announce the ends of force of a removal case before they come."""
    case = tracked.case
    notices = tuple(announce(case.occurrences)) if case.workflow == REMOVAL.name else ()
    if not notices:
        return tracked
    return tracked._replace(case=replace(case, reviews=(*notices, *case.reviews)))


def _cases(sorted_facts: "_Sorted") -> Iterator[TrackedCase]:
    removing: set[int] = set()
    lives, bases = live(sorted_facts.papers), bases_of(sorted_facts.tied)
    _bind(sorted_facts, lives)
    ended = _ended(sorted_facts, bases, lives)
    learned = learn(sorted_facts.decisions, sorted_facts.loose, _change)
    for decision, told in sorted_facts.decisions.items():
        for tracked in _of_decision(decision, told, sorted_facts.loose, ended, learned):
            if tracked.key.workflow == REMOVAL.name:
                removing.add(tracked.key.procedure)
            yield tracked
    for procedure in dict.fromkeys([*sorted_facts.loose, *ended]):
        told = [*sorted_facts.loose.get(procedure, ()), *ended.get(procedure, ())]
        yield from _of_procedure(procedure, told, procedure in removing)
    reviews = review(bases, lives)
    for document, told in sorted_facts.papers.items():
        if any(fact.kind in _FOLLOWED for fact in told):
            yield _of_document(lives[document], reviews.get(document, ()))


class _Sorted(NamedTuple):
    """Facts by what they name first: a decision, else a procedure, else only a document.

    `tied` are those that tie a procedure to a document, `bound` those that let it end with one;
    both are in a pile as well.
    """

    decisions: dict[int, list[Told]]
    loose: dict[int, list[Told]]
    papers: dict[int, list[Told]]
    tied: list[Told]
    bound: list[Told]

    @classmethod
    def sort(cls, facts: Iterable[Told]) -> "_Sorted":
        """Put each fact in its one pile; a fact that names nothing is in none."""
        piles = cls(defaultdict(list), defaultdict(list), defaultdict(list), [], [])
        for fact in facts:
            if fact.kind in TYING:
                piles.tied.append(fact)
            elif fact.kind is FactKind.FORCE_BOUND and (fact.decision or fact.procedure):
                piles.bound.append(fact)
            if fact.decision:
                piles.decisions[fact.decision].append(fact)
            elif fact.procedure:
                piles.loose[fact.procedure].append(fact)
            elif fact.document:
                piles.papers[fact.document].append(fact)
        return piles


def _bind(sorted_facts: "_Sorted", lives: dict[int, DocumentLife]) -> None:
    """End what is bound to the coming into force of a document, once its day is known."""
    for fact in sorted_facts.bound:
        life = lives.get(fact.cause or 0)
        if life is not None and life.in_force is not None:
            ended = fact._replace(kind=FactKind.FORCE_ENDED, on=life.in_force)
            if fact.decision:
                sorted_facts.decisions[fact.decision].append(ended)
            else:
                sorted_facts.loose[fact.procedure or 0].append(ended)


def _ended(
    sorted_facts: "_Sorted", bases: dict[int, list[int]], lives: dict[int, DocumentLife]
) -> dict[int, list[Told]]:
    """Say of each procedure what nobody told of it: its last basis, row or code is gone."""
    found = rows_ended(sorted_facts.tied, lives)
    for procedure, documents in bases.items():
        if derived := list(derive(procedure, losses(documents, lives))):
            found.setdefault(procedure, []).extend(derived)
    for procedure, told in sorted_facts.loose.items():
        if replaced := [fact for fact in told if fact.kind is FactKind.PROCEDURE_REPLACED]:
            gone = [fact._replace(kind=FactKind.FORCE_ENDED) for fact in replaced]
            found.setdefault(procedure, []).extend(gone)
    return found


def _of_document(life: DocumentLife, reviews: tuple[Review, ...]) -> TrackedCase:
    """Follow a document; a part that ended leaves it in force, as an amendment does."""
    parts = {end.fact.id for end in life.ends if not end.whole}
    told = [f._replace(kind=FactKind.DOCUMENT_AMENDED) if f.id in parts else f for f in life.told]
    for end in life.ends:
        if end.fact.kind is FactKind.FORCE_BOUND and end.whole and end.on is not None:
            told.append(end.fact._replace(kind=FactKind.FORCE_ENDED, on=end.on))
    tracked = _track(CaseKey(REMOVAL.name, 0, 0, life.document), told, None)
    case = replace(
        tracked.case,
        contradictions=find_document_conflicts(life),
        reviews=(*reviews, *unknown_ends(life)),
    )
    return TrackedCase(tracked.key, case, life.told)


def _of_decision(
    decision: int,
    told: list[Told],
    loose: dict[int, list[Told]],
    gone: dict[int, list[Told]],
    learned: Learned,
) -> Iterator[TrackedCase]:
    shared = [fact for fact in told if not fact.procedure]
    own = _by_procedure(told)
    if not any(fact.kind in _LISTING for facts in own.values() for fact in facts):
        yield from _placeholders(decision, shared)
    ended = any(fact.kind is FactKind.FORCE_ENDED for fact in shared)
    for procedure, facts in own.items():
        change = _change(facts) or _change(shared)
        told_here = shared + facts
        uploads = learned.get((decision, procedure), [])
        if all(fact.kind in _SILENT for fact in told_here + uploads):
            continue
        if _is_replaced(procedure, facts):
            change = ChangeKind.ABOLISHED  # the code goes, as one that nothing replaces
        else:
            key = CaseKey(ANNOUNCEMENT.name, decision, procedure)
            yield _track(key, told_here + uploads, change)
        removals = [f for f in loose.get(procedure, ()) if f.kind in HEARD_BY_REMOVALS]
        removals += [f for f in gone.get(procedure, ()) if f.kind is FactKind.FORCE_ENDED]
        if ended or change in ENDING_CHANGES or any(f.kind in REMOVAL_FACTS for f in facts):
            key = CaseKey(REMOVAL.name, decision, procedure)
            yield _track(key, _removal_facts(told_here + removals, change), change)


def _by_procedure(told: list[Told]) -> dict[int, list[Told]]:
    """Give each procedure its facts; one that replaces another shares the fact with it."""
    own: dict[int, list[Told]] = defaultdict(list)
    for fact in told:
        if fact.procedure:
            own[fact.procedure].append(fact)
        if fact.successor and fact.successor != fact.procedure:
            own[fact.successor].append(fact)
    return own


def _is_replaced(procedure: int, facts: list[Told]) -> bool:
    return any(
        fact.kind is FactKind.PROCEDURE_REPLACED and fact.procedure == procedure for fact in facts
    )


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
    about_document = bool(key.document)
    case = Case(key.workflow, change, occurrences, contradictions, about_document=about_document)
    if faults := tuple(fact.fault for fact in told if fact.fault):
        case = replace(case, faults=faults)
    return TrackedCase(key, case, tuple(told))


_KINDS = {workflow.name: frozenset(workflow.kinds) for workflow in (ANNOUNCEMENT, REMOVAL)}
