"""On which day an announced abolition takes the force away (ngày bãi bỏ có hiệu lực)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple, Self

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
    texts = OwnTexts.of([signed], told)
    own = min((fact.on for fact in stated if texts.state(fact)), default=None)
    if own is None and not any(_is_open(fact, ends) and texts.state(fact) for fact in told):
        own = min(_in_force(signed, told), default=signed.on)
    days = [fact.on for fact in stated] + ([own] if own else [])
    return max(signed.on, min(days)) if days else None


class OwnTexts(NamedTuple):
    """What speaks for an abolition itself: its decision, the announcement, the text behind both.

    `bound` are the facts by which something ends with an event.
    """

    keys: AbstractSet[str]
    bound: AbstractSet[int]

    @classmethod
    def of(cls, signed: Iterable[Told], told: Iterable[Told]) -> Self:
        """Collect them from announcements and the facts beside."""
        heard = list(told)
        listed = (f for f in heard if f.decision and f.kind is FactKind.DECISION_ISSUED)
        papers = [fact.cause_paper for fact in listed]
        for fact in signed:
            papers += (fact.decided, fact.paper, fact.cause_paper)
        return cls(_keys(*papers), {fact.id for fact in heard if fact.kind in BOUND_KINDS})

    def state(self, end: Told) -> bool:
        """Say whether an end names the decision, one of its texts, or no text at all.

        What ends with an event has the event as its cause, which is no text that ends it.
        """
        named, cause = _keys(end.paper, number_in(end.evidence)), _keys(end.cause_paper)
        foreign = named if end.id in self.bound else named | cause
        return end.decision is not None or not foreign or not self.keys.isdisjoint(named | cause)


def _keys(*papers: str | None) -> set[str]:
    return {number_key(paper) for paper in papers if paper}


def _is_open(fact: Told, ends: Iterable[Told]) -> bool:
    """Say whether it ends with an event of which no day is known."""
    return fact.kind in BOUND_KINDS and all(end.id != fact.id for end in ends)


def _in_force(signed: Told, told: Iterable[Told]) -> Iterable[date]:
    """Give the later days on which the announcement says that it comes into force."""
    for fact in told:
        mine = fact.document in (None, signed.document)
        if fact.kind is FactKind.ANNOUNCEMENT_IN_FORCE and mine and fact.on > signed.on:
            yield fact.on
