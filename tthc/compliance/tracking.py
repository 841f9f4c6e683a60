"""What one case is made of: its facts in their order, its change, what contradicts itself."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tthc.compliance.abolition_days import as_they_end
from tthc.compliance.case import Case, CaseKey, Told, TrackedCase
from tthc.compliance.conflicts import change_rank, find_contradictions, find_published_twice
from tthc.compliance.end_conflicts import find_two_ends
from tthc.compliance.withdrawals import take_back
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import ENDING_CHANGES, ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import in_order

_OF_AN_END = frozenset({FactKind.FORCE_RESTORED})
"""What takes nothing away from an announcement, unless it is that of an abolition."""

_KINDS = {workflow.name: frozenset(workflow.kinds) for workflow in (ANNOUNCEMENT, REMOVAL)}


def track(
    key: CaseKey, told: list[Told], change: ChangeKind | None, early: AbstractSet[int] = frozenset()
) -> TrackedCase:
    """Put a case together from what was told of it; its workflow hears only its own kinds.

    `early` are the removals that clear no place, by their numbers.
    """
    kinds = _KINDS[key.workflow]
    heard = [fact for fact in told if fact.kind in kinds]
    announcing = key.workflow == ANNOUNCEMENT.name
    contradictions = find_contradictions(told) if announcing else find_two_ends(told)
    if change not in ENDING_CHANGES:
        heard = [_plain(fact) for fact in heard if not announcing or fact.kind not in _OF_AN_END]
        contradictions += find_published_twice(told) if announcing else ()
    occurrences = in_order(_marked(fact, early).occurrence for fact in heard)
    about_document = bool(key.document)
    case = Case(key.workflow, change, occurrences, contradictions, about_document=about_document)
    if faults := tuple(fact.fault for fact in told if fact.fault):
        case = replace(case, faults=faults)
    return TrackedCase(key, case, tuple(told))


def _marked(fact: Told, early: AbstractSet[int]) -> Told:
    removed = fact.kind is FactKind.REMOVAL_DONE and fact.id in early
    return fact._replace(kind=FactKind.REMOVAL_TOO_EARLY) if removed else fact


def _plain(fact: Told) -> Told:
    """Leave out the day of the deletion: only an abolition asks for one."""
    signed = fact.kind is FactKind.ANNOUNCEMENT_SIGNED and fact.until is not None
    return fact._replace(until=None) if signed else fact


def change_of(told: list[Told]) -> ChangeKind | None:
    """Read what the decision does to the procedure; the ministry's own list speaks first.

    Of several the latest day counts, whatever was recorded first. Of two of one day one is wrong
    (`tthc.compliance.conflicts`): until it is voided nobody need delete what may be in force.
    """
    stated = [fact for fact in told if fact.change]
    issued = [fact for fact in stated if fact.kind is FactKind.DECISION_ISSUED]
    last = max((fact.on for fact in issued or stated), default=None)
    kinds = {fact.change for fact in issued or stated if fact.change and fact.on == last}
    return min(kinds, key=change_rank, default=None)


def removal_facts(
    told: list[Told], change: ChangeKind | None, derived: Sequence[Told] = ()
) -> list[Told]:
    """Drop the announcement of a decision that did not end the procedure; date one that did.

    `derived` are ends that nobody told of. What a withdrawal took back ends nothing.
    """
    if change in ENDING_CHANGES:
        heard = as_they_end(told)
    else:
        heard = [fact for fact in told if fact.kind is not FactKind.ANNOUNCEMENT_SIGNED]
    return take_back([*heard, *derived], told)
