"""When did the ministry update the portal, where nobody noted it but two lists of the portal tell?

The list's export bears no day of upload. What is first seen in a list was uploaded after the list
before it and by the day of this one; the clock starts on the day it was seen, the latest it can
have been, so that nobody is blamed for days on which it may not have stood there. What the first
list of all shows may have stood there for years and starts no clock; nor does what another list,
under another name, showed already.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tthc.compliance.case import Told
from tthc.workflows.facts import ENDING_CHANGES, ChangeKind, FactKind

_SEEN = frozenset({FactKind.PORTAL_SHOWN, FactKind.PORTAL_CHANGED, FactKind.PORTAL_GONE})
_REWORDED = frozenset(
    {ChangeKind.AMENDED, ChangeKind.REPLACED, ChangeKind.STANDARDISED, ChangeKind.MIXED}
)

ChangeOf = Callable[[list[Told]], ChangeKind | None]
Learned = dict[tuple[int, int], list[Told]]


class _Answer(NamedTuple):
    """A decision about a procedure, as far as it can explain what the portal showed."""

    issued: date
    decision: int
    change: ChangeKind | None
    noted: bool
    announced: date | None


def learn(
    decisions: Mapping[int, list[Told]], loose: Mapping[int, list[Told]], change_of: ChangeOf
) -> Learned:
    """Give, by decision and procedure, the uploads that only the lists tell, as `portal.updated`.

    The latest decision before the day explains what was seen, and no other. It needs a date, and
    no upload of its own; what was announced before that day has no clock left to start.
    """
    seen = {code: found for code, told in loose.items() if (found := _seen(told))}
    answers = _answers(decisions, seen, change_of) if seen else {}
    learned: Learned = {}
    for procedure, possible in answers.items():
        for fact in seen[procedure]:
            best = max((a for a in possible if _explains(a, fact)), key=_order, default=None)
            key = (best.decision, procedure) if best else None
            if best and key and key not in learned and not _idle(best, fact):
                told = fact._replace(kind=FactKind.PORTAL_UPDATED, decision=key[0], place=None)
                learned[key] = [told]
    return learned


def _seen(told: Iterable[Told]) -> list[Told]:
    """Keep what happened between two lists, oldest first, each on the earliest day that is known.

    A code that another list showed by then was there already; one that another still shows has not
    gone: a list may hold one agency, or less than it should.
    """
    facts = sorted((fact for fact in told if fact.kind in _SEEN), key=lambda f: (f.on, f.id))
    bounded = [fact for fact in facts if fact.since is not None]
    return [seen for fact in bounded if (seen := _by_all_lists(fact, facts))]


def _by_all_lists(fact: Told, facts: list[Told]) -> Told | None:
    others = [f for f in facts if f.place != fact.place and f.kind is not FactKind.PORTAL_CHANGED]
    if fact.kind is FactKind.PORTAL_CHANGED or not others:
        return fact
    shown = fact.kind is FactKind.PORTAL_SHOWN
    by = fact.since if shown and fact.since else fact.on
    last = {f.place: f.kind for f in others if f.on <= by}
    if FactKind.PORTAL_SHOWN in last.values():
        return None
    between = [f.on for f in others if shown and f.kind is fact.kind and by < f.on < fact.on]
    return fact._replace(on=min(between, default=fact.on))


def _answers(
    decisions: Mapping[int, list[Told]], wanted: Mapping[int, object], change_of: ChangeOf
) -> dict[int, list[_Answer]]:
    found: dict[int, list[_Answer]] = {}
    for decision, told in decisions.items():
        issued = min(issue_days(told), default=None)
        if issued is None:
            continue
        shared = [fact for fact in told if not fact.procedure]
        for procedure in {f.procedure for f in told if f.procedure in wanted}:
            own = [fact for fact in told if fact.procedure == procedure]
            answer = _answer(issued, decision, (own, shared), change_of)
            found.setdefault(procedure or 0, []).append(answer)
    return found


def _answer(
    issued: date, decision: int, told: tuple[list[Told], list[Told]], change_of: ChangeOf
) -> _Answer:
    own, shared = told
    both = own + shared
    noted = any(fact.kind is FactKind.PORTAL_UPDATED for fact in both)
    signed = [fact.on for fact in both if fact.kind is FactKind.ANNOUNCEMENT_SIGNED]
    change = change_of(own) or change_of(shared)
    return _Answer(issued, decision, change, noted, min(signed, default=None))


def issue_days(told: Iterable[Told]) -> Iterator[date]:
    """Give each day that is said to be that of the decision."""
    for fact in told:
        if fact.decision_date is not None:
            yield fact.decision_date
        elif fact.kind is FactKind.DECISION_ISSUED:
            yield fact.on


def _explains(one: _Answer, fact: Told) -> bool:
    """Say whether a decision does to the procedure what the lists show was done to it."""
    if one.issued > fact.on:
        return False
    if fact.kind is FactKind.PORTAL_GONE:
        return one.change in ENDING_CHANGES
    if fact.kind is FactKind.PORTAL_CHANGED:
        return one.change in _REWORDED
    return one.change not in ENDING_CHANGES


def _order(one: _Answer) -> tuple[date, int]:
    return one.issued, one.decision


def _idle(one: _Answer, fact: Told) -> bool:
    return one.noted or (one.announced is not None and one.announced < fact.on)
