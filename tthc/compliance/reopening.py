"""Which ends of force a later decision took back: what is announced anew is in force again.

A ministry's decision that was issued after the end and lists the procedure without abolishing it
speaks of a procedure in force, from the day on which the province announces it. One issued before
the end did not know of it, whenever it is announced.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tthc.compliance.case import Told
from tthc.compliance.learning import issue_days
from tthc.compliance.tracking import change_of
from tthc.workflows.facts import ENDING_CHANGES, FactKind


class Anew(NamedTuple):
    """An announcement of a procedure, with the day on which the ministry's decision was issued.

    `withdrawn` says that the decision was withdrawn after it (thu hồi).
    """

    issued: date
    signed: Told
    withdrawn: Told | None


_ENDS = frozenset({FactKind.FORCE_ENDED, FactKind.ANNOUNCEMENT_SIGNED})


class Announcements:
    """The announcements of decisions that leave a procedure in force.

    Worked out when something that ended first asks: in most registers nothing does.
    """

    def __init__(self, decisions: Mapping[int, Iterable[Told]]) -> None:
        self._decisions = decisions

    def of(self, procedure: int) -> Sequence[Anew]:
        """Give those of one procedure."""
        return self._found.get(procedure, ())

    @cached_property
    def _found(self) -> dict[int, list[Anew]]:
        return _announced_anew(self._decisions)


def _announced_anew(decisions: Mapping[int, Iterable[Told]]) -> dict[int, list[Anew]]:
    found: dict[int, list[Anew]] = defaultdict(list)
    for facts in decisions.values():
        told = list(facts)
        if issued := min(issue_days(told), default=None):
            for procedure, signed in announcements(told):
                withdrawn = _withdrawn(told, procedure)
                if withdrawn is None or withdrawn.on > signed.on:
                    found[procedure].append(Anew(issued, signed, withdrawn))
    return found


def announcements(told: Sequence[Told]) -> Iterator[tuple[int, Told]]:
    """Give each code that a decision leaves in force with each announcement of it."""
    signed = [fact for fact in told if fact.kind is FactKind.ANNOUNCEMENT_SIGNED]
    if not signed:
        return
    own: dict[int, list[Told]] = defaultdict(list)
    for fact in told:
        for code in {fact.procedure, fact.successor} - {None}:
            own[code or 0].append(fact)
    shared = change_of([fact for fact in told if not fact.procedure])
    for procedure, facts in own.items():
        if (change_of(facts) or shared) not in ENDING_CHANGES and not _gives_way(procedure, facts):
            mine = (fact for fact in signed if fact.procedure in (None, procedure))
            yield from ((procedure, fact._replace(procedure=procedure)) for fact in mine)


def _withdrawn(told: Iterable[Told], procedure: int) -> Told | None:
    kind = FactKind.DECISION_WITHDRAWN
    found = (fact for fact in told if fact.kind is kind and fact.procedure in (None, procedure))
    return min(found, key=_day, default=None)


def _gives_way(procedure: int, facts: Iterable[Told]) -> bool:
    kind = FactKind.PROCEDURE_REPLACED
    return any(fact.kind is kind and fact.procedure == procedure for fact in facts)


def reopen(told: list[Told], anew: Iterable[Anew]) -> list[Told]:
    """Add to the facts of a removal that the force came back with a later announcement.

    It goes again on the day on which the last decision that brought it back is withdrawn.
    """
    ends = sorted(fact.on for fact in told if fact.kind in _ENDS)
    back = [fact.on for fact in told if fact.kind is FactKind.FORCE_RESTORED]
    gone: list[date] = []
    found: list[Told] = []
    later = sorted(anew, key=lambda one: (one.signed.on, one.signed.id))
    for one in later:
        last = max((day for day in ends if day <= one.signed.on), default=None)
        if last and last < one.issued and not _is_back(one.signed.on, [*ends, *gone], back):
            found.append(one.signed._replace(kind=FactKind.FORCE_RESTORED))
            back.append(one.signed.on)
            if taken := _taken_back(one, (other for other in later if last < other.issued)):
                found.append(
                    taken._replace(kind=FactKind.FORCE_ENDED, procedure=one.signed.procedure)
                )
                gone.append(taken.on)
    return [*told, *found]


def _is_back(on: date, ends: Sequence[date], back: Iterable[date]) -> bool:
    """Say whether something else brings it back after its last end, before it ends again."""
    last = max(day for day in ends if day <= on)
    again = min((day for day in ends if day > on), default=date.max)
    return any(last <= day < again for day in back)


def _taken_back(one: Anew, later: Iterable[Anew]) -> Told | None:
    """Give the withdrawal after which none of the announcements, in their order, holds."""
    gone = one.withdrawn
    for other in later:
        if gone and other.signed.on <= gone.on:
            gone = max(gone, other.withdrawn, key=_day) if other.withdrawn else None
    return gone


def _day(fact: Told) -> date:
    return fact.on
