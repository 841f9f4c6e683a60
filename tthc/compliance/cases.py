"""Which cases a set of facts speaks of, and which facts belong to which case (việc theo dõi)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tthc.compliance.cascade import announce, review, unknown_ends
from tthc.compliance.case import CaseKey, Review, Told, TrackedCase
from tthc.compliance.case_facts import FOLLOWED, HEARD_BY_REMOVALS, REMOVAL_FACTS, SILENT
from tthc.compliance.decision_cases import of_decision
from tthc.compliance.derived_ends import (
    Piles,
    Ties,
    announced_ends,
    bind,
    derived_ends,
    listed_ends,
)
from tthc.compliance.document_conflicts import find_document_conflicts
from tthc.compliance.documents import DocumentLife, live
from tthc.compliance.learning import learn
from tthc.compliance.listings import review_lists
from tthc.compliance.reuse import find_removed, mark_reuse
from tthc.compliance.tracking import change_of, removal_facts, track
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import BOUND_KINDS, ENDING_CHANGES, ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL


def gather(facts: Iterable[Told]) -> Iterator[TrackedCase]:
    """Group the facts of one unit into its cases; each has something that happened.

    A fact about a decision belongs to each of its procedures, and the end of its force makes each
    a removal case; a decision without procedures has placeholders. A removal fact that names only a
    procedure belongs to every removal case of it, and makes one where there is none. A procedure
    whose last basis ended is as if told so (`tthc.compliance.cascade`), and so is a replaced code.
    """
    told = list(facts)
    removed, cases = find_removed(told), _cases(Piles.sort(told))
    return (mark_reuse(_announced(one), removed) for one in cases if one.case.occurrences)


def _announced(tracked: TrackedCase) -> TrackedCase:
    """Announce the ends of force of a removal case before they come."""
    case = tracked.case
    notices = tuple(announce(case.occurrences)) if case.workflow == REMOVAL.name else ()
    if not notices:
        return tracked
    return tracked._replace(case=replace(case, reviews=(*notices, *case.reviews)))


def _cases(piles: Piles) -> Iterator[TrackedCase]:
    removing: set[int] = set()
    lives, ties = live(piles.papers), Ties.of(piles.tied)
    bind(piles, lives)
    listed = listed_ends(piles, ties, lives)
    ended, announced = derived_ends(piles, ties, listed, lives), announced_ends(listed, lives)
    learned = learn(piles.decisions, piles.loose, change_of)
    for decision, told in piles.decisions.items():
        for tracked in of_decision(decision, told, piles.loose, ended, learned):
            if tracked.key.workflow == REMOVAL.name:
                removing.add(tracked.key.procedure)
            yield tracked
    for procedure in dict.fromkeys([*piles.loose, *ended]):
        told = [*piles.loose.get(procedure, ()), *ended.get(procedure, ())]
        yield from _of_procedure(
            procedure, told, announced.get(procedure, ()), removing=procedure in removing
        )
    piled = (*piles.loose.values(), *piles.decisions.values(), *ended.values())
    bases, lists = (
        review(ties.bases, lives),
        review_lists(ties.lists, lives, chain.from_iterable(piled)),
    )
    for document, told in piles.papers.items():
        if any(fact.kind in FOLLOWED for fact in told):
            yield _of_document(
                lives[document], (*bases.get(document, ()), *lists.get(document, ()))
            )


def _of_procedure(
    procedure: int, told: list[Told], abolishing: Sequence[Told], *, removing: bool
) -> Iterator[TrackedCase]:
    """Follow what no ministry decision is named for; a province's own abolition is a removal.

    `abolishing` are the announcements of decisions that abolish what stands in earlier lists.
    """
    heard = {fact.kind for fact in told} - HEARD_BY_REMOVALS - SILENT
    change = change_of(told)
    abolished = change in ENDING_CHANGES and heard == {FactKind.ANNOUNCEMENT_SIGNED}
    if heard and not abolished:
        yield track(CaseKey(ANNOUNCEMENT.name, 0, procedure), told, change)
    if not removing and (abolished or any(fact.kind in REMOVAL_FACTS for fact in told)):
        ending = change if abolished else None
        if abolishing and not abolished:
            ending = ChangeKind.ABOLISHED
            told = [fact for fact in told if fact.kind is not FactKind.ANNOUNCEMENT_SIGNED]
        facts = removal_facts([*told, *abolishing], ending)
        yield track(CaseKey(REMOVAL.name, 0, procedure), facts, ending)


def _of_document(life: DocumentLife, reviews: tuple[Review, ...]) -> TrackedCase:
    """Follow a document; a part that ended leaves it in force, as an amendment does."""
    parts = {end.fact.id for end in life.ends if not end.whole}
    told = [f._replace(kind=FactKind.DOCUMENT_AMENDED) if f.id in parts else f for f in life.told]
    told += [
        end.fact._replace(kind=FactKind.FORCE_ENDED, on=end.on)
        for end in life.ends
        if end.fact.kind in BOUND_KINDS and end.whole and end.on is not None
    ]
    tracked = track(CaseKey(REMOVAL.name, 0, 0, life.document), told, None)
    case = replace(
        tracked.case,
        contradictions=find_document_conflicts(life),
        reviews=(*reviews, *unknown_ends(life)),
    )
    return TrackedCase(tracked.key, case, life.told)
