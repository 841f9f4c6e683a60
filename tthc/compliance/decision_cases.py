"""Which cases one ministry decision makes: an announcement and a removal for each procedure."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from tthc.compliance.case import CaseKey, Told, TrackedCase
from tthc.compliance.case_facts import FOLLOWED, HEARD_BY_REMOVALS, LISTING, SILENT
from tthc.compliance.deletions import announced, dated, deleted, with_removals
from tthc.compliance.early_removals import Abolitions, too_early
from tthc.compliance.learning import Learned
from tthc.compliance.reopening import Announcements, reopen
from tthc.compliance.tracking import change_of, removal_facts, track
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import END_KINDS, ENDING_CHANGES, ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL


class Beside(NamedTuple):
    """What is told of the procedures of a decision elsewhere, or follows from what is.

    `loose` names no decision, `gone` are ends that nobody told of, `anew` later announcements,
    `abolitions` those by other decisions, `learned` the uploads that only lists of the portal tell.
    """

    loose: dict[int, list[Told]]
    gone: dict[int, list[Told]]
    anew: Announcements
    abolitions: Abolitions
    learned: Learned


def of_decision(decision: int, told: list[Told], beside: Beside) -> Iterator[TrackedCase]:
    """Give the cases of a decision; one whose list is not entered yet has placeholders."""
    shared = [fact for fact in told if not fact.procedure]
    own = _by_procedure(told)
    if not any(fact.kind in LISTING for facts in own.values() for fact in facts):
        yield from _placeholders(decision, shared)
    ended = any(fact.kind in END_KINDS for fact in shared)
    shared_change = change_of(shared)
    for procedure, facts in own.items():
        change = change_of(facts) or shared_change
        told_here = shared + facts
        uploads = beside.learned.get((decision, procedure), [])
        told_of_it = any(fact.kind not in SILENT for fact in told_here + uploads)
        replaced = _is_replaced(procedure, facts)
        if replaced:
            change = ChangeKind.ABOLISHED  # the code goes, as one that nothing replaces
        key = CaseKey(ANNOUNCEMENT.name, decision, procedure)
        gone = ended or any(fact.kind in FOLLOWED for fact in facts)
        if not gone and change not in ENDING_CHANGES:  # so are most, and no end need be looked for
            if told_of_it:
                yield track(key, told_here + uploads, change)
            continue
        removals = [f for f in beside.loose.get(procedure, ()) if f.kind in HEARD_BY_REMOVALS]
        ending = _ending(procedure, told_here + removals, change, beside)
        early = too_early(ending, change, partial(beside.abolitions.of, decision, procedure))
        if told_of_it and not replaced:
            if change in ENDING_CHANGES:
                uploads = [*uploads, *deleted(told_here, removals, early)]
                told_here = announced(told_here, removals, ending)
            tracked = track(key, told_here + uploads, change)
            yield with_removals(tracked, removals, early) if change in ENDING_CHANGES else tracked
        if gone or told_of_it:
            yield track(CaseKey(REMOVAL.name, decision, procedure), ending, change, early)


def _ending(
    procedure: int, told: list[Told], change: ChangeKind | None, beside: Beside
) -> list[Told]:
    """Give what a removal hears: the ends of force, and what brought it back."""
    lost = beside.gone.get(procedure, [])
    if change in ENDING_CHANGES:  # what brings a list or a basis back takes no abolition back
        lost = [fact for fact in lost if fact.kind is FactKind.FORCE_ENDED]
    return reopen(removal_facts(told, change, lost), beside.anew.of(procedure))


def _placeholders(decision: int, told: list[Told]) -> Iterator[TrackedCase]:
    """Follow a decision whose list is not entered yet.

    What the province did for one procedure is no list: the others still wait.
    """
    change = change_of(told)
    abolishes, ending = change in ENDING_CHANGES, removal_facts(told, change)
    early = too_early(ending, change)
    if any(fact.kind not in SILENT for fact in told):
        gone = deleted(told, (), early) if abolishes else ()
        own = [*dated(told, ()), *gone] if abolishes else told
        tracked = track(CaseKey(ANNOUNCEMENT.name, decision, 0), own, change)
        yield with_removals(tracked, (), early) if abolishes else tracked
    if abolishes or any(fact.kind in FOLLOWED for fact in told):
        yield track(CaseKey(REMOVAL.name, decision, 0), ending, change, early)


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
