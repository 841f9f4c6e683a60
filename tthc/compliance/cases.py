"""Which cases a set of facts speaks of, and which facts belong to which case (việc theo dõi)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from tthc.compliance.annex_rows import is_part
from tthc.compliance.cascade import announce, losses, review
from tthc.compliance.case import CaseKey, Review, Told, TrackedCase
from tthc.compliance.case_facts import (
    FOLLOWED,
    HEARD_BY_REMOVALS,
    LEARNED_BY,
    SILENT,
)
from tthc.compliance.circles import find_circles, mark_circles
from tthc.compliance.decision_cases import Beside, of_decision
from tthc.compliance.derived_ends import announced_ends, bind, derived_ends, listed_ends
from tthc.compliance.document_conflicts import find_document_conflicts
from tthc.compliance.documents import DocumentLife, Turn, live
from tthc.compliance.early_removals import Abolitions, too_early
from tthc.compliance.learning import learn
from tthc.compliance.listings import rows_of
from tthc.compliance.piles import Piles, Ties
from tthc.compliance.reopening import Announcements, reopen
from tthc.compliance.replacements import opened
from tthc.compliance.reuse import find_removed, mark_reuse
from tthc.compliance.spans import absences
from tthc.compliance.tracking import change_of, removal_facts, track
from tthc.compliance.undated import to_find_out, undated, undated_ends
from tthc.compliance.unlisted_ends import unlisted_ends
from tthc.compliance.untold import Untold
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import ENDING_CHANGES, ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL


def gather(facts: Iterable[Told]) -> Iterator[TrackedCase]:
    """Group the facts of one unit into its cases; each has something that happened.

    A fact about a decision belongs to each of its procedures, and the end of its force makes each
    a removal case; a decision without procedures has placeholders. A removal fact that names only a
    procedure belongs to every removal case of it, and makes one where there is none. A procedure
    whose last basis ended is as if told so (`tthc.compliance.cascade`), and so is a replaced code.
    """
    piles = Piles.sort(facts)
    removed, cases = find_removed(piles.removed), _cases(piles)
    if removed:  # what a later announcement brought back, only the removal cases tell
        cases = list(cases)
        heard = (one.told for one in cases if one.key.workflow == REMOVAL.name)
        removed = find_removed(chain(piles.removed, chain.from_iterable(heard)))
    decided = chain.from_iterable(piles.decisions.values())
    withdrawn = {fact.id for fact in decided if fact.kind is FactKind.DECISION_WITHDRAWN}
    happened = (one for one in cases if one.case.occurrences)
    marked = (mark_reuse(_announced(one, withdrawn), removed) for one in happened)
    circles = find_circles(piles.replaced)
    return (mark_circles(one, circles) for one in marked) if circles else marked


def _announced(tracked: TrackedCase, withdrawn: AbstractSet[int]) -> TrackedCase:
    """Announce the ends of force of a removal case before they come, or ask for their day."""
    case = tracked.case
    removal = case.workflow == REMOVAL.name
    notices = tuple(announce(case.occurrences, withdrawn)) if removal else ()
    if removal and not case.about_document:
        notices = (*notices, *to_find_out(undated(tracked)))
    if not notices:
        return tracked
    return tracked._replace(case=replace(case, reviews=(*notices, *case.reviews)))


def _cases(piles: Piles) -> Iterator[TrackedCase]:
    lives = live(piles.papers)
    ties = Ties.of(piles, lives)
    absent, lost = absences(lives), losses(ties.bases, lives)
    untold = Untold(ties.lists, lives, absent)
    bind(piles, lives)
    for tracked in _of_procedures(piles, ties, lives, lost):
        untold.hear(tracked)
        yield tracked
    untold.hear_replaced(piles.replaced)
    bases, lists = review(ties.bases, lives, absent, lost), untold.count()
    unlisted = unlisted_ends(lives, ties.lists, rows_of(piles.listed))
    for document, told in piles.papers.items():
        if any(fact.kind in FOLLOWED for fact in told):
            asked = (found.get(document, ()) for found in (bases, lists, unlisted))
            yield _of_document(lives[document], tuple(chain.from_iterable(asked)))


def _of_procedures(
    piles: Piles,
    ties: Ties,
    lives: Mapping[int, DocumentLife],
    lost: Mapping[int, Sequence[Turn]],
) -> Iterator[TrackedCase]:
    """Follow decisions with their procedures, then what is told of a procedure alone."""
    listed = listed_ends(piles, ties, lives)
    ended = derived_ends(piles, listed, lost)
    learned = learn(piles.decisions, piles.loose, change_of)
    anew = Announcements(piles.decisions)
    beside = Beside(piles.loose, ended, anew, Abolitions(piles.decisions, anew), learned)
    decided: set[tuple[str, int]] = set()
    for decision, told in piles.decisions.items():
        for tracked in of_decision(decision, told, beside):
            decided.add((tracked.key.workflow, tracked.key.procedure))
            yield tracked
    announced, begun = announced_ends(piles, listed, lives), opened(piles.replaced_alone)
    for procedure in dict.fromkeys([*piles.loose, *ended, *begun]):
        told = [*piles.loose.get(procedure, ()), *ended.get(procedure, ())]
        own = (ANNOUNCEMENT.name, procedure) not in decided
        yield from _announcement(procedure, told, begun.get(procedure, ()) if own else ())
        if (REMOVAL.name, procedure) not in decided:
            known = _Announced(announced.get(procedure, ()), anew)
            yield from _removal(procedure, told, known)


def _announcement(procedure: int, told: list[Told], begun: Sequence[Told]) -> Iterator[TrackedCase]:
    """Follow what no ministry decision is named for, and the code that took another's place."""
    heard = {fact.kind for fact in told} - HEARD_BY_REMOVALS - SILENT
    if (heard and not _abolished(told)) or begun:
        key = CaseKey(ANNOUNCEMENT.name, 0, procedure)
        yield track(key, [*told, *begun], change_of(told))


class _Announced(NamedTuple):
    """Announcements of decisions that abolish a procedure by its list, and that bring it back."""

    abolishing: Sequence[Told]
    anew: Announcements


def _removal(procedure: int, told: list[Told], announced: _Announced) -> Iterator[TrackedCase]:
    """Follow what ended without a decision of a ministry.

    The announcement that once brought the procedure is none of its end.
    """
    ending = change_of(told) if _abolished(told) else None
    if ending or any(fact.kind in FOLLOWED for fact in told):
        if announced.abolishing and not ending:
            ending = ChangeKind.ABOLISHED
            told = [fact for fact in told if fact.kind is not FactKind.ANNOUNCEMENT_SIGNED]
        told = [fact for fact in told if _is_of_its_end(fact)]
        facts = removal_facts([*told, *announced.abolishing], ending)
        facts = reopen(facts, announced.anew.of(procedure))
        key = CaseKey(REMOVAL.name, 0, procedure)
        yield track(key, facts, ending, too_early(facts, ending))


def _abolished(told: list[Told]) -> bool:
    """Say whether a province's own decision abolishes it, which is a removal alone.

    Publishing or posting that decision, or who has it in hand, makes no other case of it.
    """
    heard = {fact.kind for fact in told}
    signed = FactKind.ANNOUNCEMENT_SIGNED in heard
    return signed and change_of(told) in ENDING_CHANGES and heard.isdisjoint(LEARNED_BY)


def _is_of_its_end(fact: Told) -> bool:
    """Leave out the announcement that once brought what was abolished later."""
    signed = fact.kind is FactKind.ANNOUNCEMENT_SIGNED
    return not signed or fact.change is None or fact.change in ENDING_CHANGES


def _of_document(life: DocumentLife, reviews: tuple[Review, ...]) -> TrackedCase:
    """Follow a document; a part that ended leaves it in force, as an amendment does."""
    parts = {end.fact.id for end in life.ends if not end.whole}
    parts |= {f.id for f in life.of(FactKind.FORCE_RESTORED) if is_part(f.extent, f.place)}
    told = [
        fact._replace(kind=FactKind.DOCUMENT_AMENDED) if fact.id in parts else fact
        for fact in life.told
        if fact.kind is not FactKind.FORCE_ENDED or fact.id in parts
    ]
    told += [
        end.fact._replace(kind=FactKind.FORCE_ENDED, on=end.on)
        for end in life.ends
        if end.whole and end.on is not None
    ]
    key = CaseKey(REMOVAL.name, 0, 0, life.document)
    tracked = track(key, told, None, too_early(told, None))
    case = replace(
        tracked.case,
        contradictions=find_document_conflicts(life),
        reviews=(*reviews, *to_find_out(end.fact for end in undated_ends(life))),
    )
    return TrackedCase(tracked.key, case, life.told)
