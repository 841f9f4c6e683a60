"""On which day an announced abolition takes the force away (ngày bãi bỏ có hiệu lực)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date

from tthc.compliance.case import Told
from tthc.compliance.identifiers import number_in, number_key
from tthc.workflows.facts import BOUND_KINDS, FactKind


def as_they_end(told: list[Told]) -> list[Told]:
    """Date each announcement of an abolition by the day on which it ends the procedure.

    Only an abolition without a day or event of its own ends with the announcement; one whose day
    is not known ends nothing yet (docs/documents.md).
    """
    dated = (_dated(fact, told) for fact in told)
    return [fact for fact in dated if fact is not None]


def _dated(fact: Told, told: list[Told]) -> Told | None:
    if fact.kind is not FactKind.ANNOUNCEMENT_SIGNED:
        return fact
    day = _day(fact, told)
    return None if day is None else fact._replace(on=day)


def _day(signed: Told, told: list[Told]) -> date | None:
    """Give the day; what ended before a force was restored speaks of another end.

    A later end by another text postpones nothing: what one text has ended stays ended.
    """
    back = [fact.on for fact in told if fact.kind is FactKind.FORCE_RESTORED]
    since = max((day for day in back if day <= signed.on), default=date.min)
    until = min((day for day in back if day > signed.on), default=date.max)
    ends = [fact for fact in told if fact.kind is FactKind.FORCE_ENDED]
    stated = [fact for fact in ends if since <= fact.on < until]
    own = _own_day(signed, told, stated)
    if own is None and not any(_is_open(fact, ends) for fact in told):
        own = min(_in_force(signed, told), default=signed.on)
    days = [fact.on for fact in stated] + ([own] if own else [])
    return max(signed.on, min(days)) if days else None


def _own_day(signed: Told, told: list[Told], stated: Iterable[Told]) -> date | None:
    """Give the day that one of the abolition's own texts states."""
    bound = {fact.id for fact in told if fact.kind in BOUND_KINDS}
    grounds = (f.cause_paper for f in told if f.decision and f.kind is FactKind.DECISION_ISSUED)
    texts = _keys(signed.decided, signed.paper, signed.cause_paper, *grounds)
    own = (fact.on for fact in stated if fact.id in bound or _speaks_of_it(fact, texts))
    return min(own, default=None)


def _keys(*papers: str | None) -> set[str]:
    return {number_key(paper) for paper in papers if paper}


def _speaks_of_it(end: Told, texts: AbstractSet[str]) -> bool:
    """Say whether an end names the decision, one of its texts, or no text at all.

    What a decision lets end with an event has the event as its cause, and the decision as evidence.
    """
    named = _keys(end.cause_paper, end.paper, number_in(end.evidence))
    return end.decision is not None or not named or not named.isdisjoint(texts)


def _is_open(fact: Told, ends: Iterable[Told]) -> bool:
    """Say whether it ends with an event of which no day is known."""
    return fact.kind in BOUND_KINDS and all(end.id != fact.id for end in ends)


def _in_force(signed: Told, told: Iterable[Told]) -> Iterable[date]:
    """Give the later days on which the announcement says that it comes into force."""
    for fact in told:
        mine = fact.document in (None, signed.document)
        if fact.kind is FactKind.ANNOUNCEMENT_IN_FORCE and mine and fact.on > signed.on:
            yield fact.on
