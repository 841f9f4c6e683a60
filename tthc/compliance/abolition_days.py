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
    signed = fact.document_date or fact.on
    return None if day is None else fact._replace(on=day, document_date=signed)


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


class _Text(NamedTuple):
    """A paper by its number, and the year in which it was signed, where that is known."""

    key: str
    year: int | None

    def is_among(self, texts: Iterable[Self]) -> bool:
        """Say whether it is one of these: each year numbers its decisions anew."""
        years = (one.year for one in texts if one.key == self.key)
        return any(None in (year, self.year) or year == self.year for year in years)


class OwnTexts(NamedTuple):
    """What speaks for an abolition itself: its decision, the announcement, the text behind both.

    `bound` are the facts by which something ends with an event.
    """

    texts: AbstractSet[_Text]
    bound: AbstractSet[int]

    @classmethod
    def of(cls, signed: Iterable[Told], told: Iterable[Told]) -> Self:
        """Collect them from announcements and the facts beside."""
        heard = list(told)
        listed = (f for f in heard if f.decision and f.kind is FactKind.DECISION_ISSUED)
        texts = {text for fact in listed for text in _cause(fact)}
        for fact in signed:
            texts |= _text(fact.decided, fact.decision_date) | _cause(fact)
            texts |= _text(fact.paper, fact.document_date or fact.on)
        return cls(texts, {fact.id for fact in heard if fact.kind in BOUND_KINDS})

    def state(self, end: Told) -> bool:
        """Say whether an end names the decision, one of its texts, or no text at all.

        What ends with an event has the event as its cause, which is no text that ends it.
        """
        named, cause = _text(end.paper, end.document_date), _cause(end)
        named |= _text(number_in(end.evidence), None)
        foreign = named if end.id in self.bound else named | cause
        own = any(text.is_among(self.texts) for text in named | cause)
        return end.decision is not None or not foreign or own


def _cause(fact: Told) -> set[_Text]:
    return _text(fact.cause_paper, fact.cause_date)


def _text(number: str | None, signed: date | None) -> set[_Text]:
    return {_Text(number_key(number), signed.year if signed else None)} if number else set()


def _is_open(fact: Told, ends: Iterable[Told]) -> bool:
    """Say whether it ends with an event of which no day is known."""
    return fact.kind in BOUND_KINDS and all(end.id != fact.id for end in ends)


def _in_force(signed: Told, told: Iterable[Told]) -> Iterable[date]:
    """Give the later days on which the announcement says that it comes into force."""
    for fact in told:
        mine = fact.document in (None, signed.document)
        if fact.kind is FactKind.ANNOUNCEMENT_IN_FORCE and mine and fact.on > signed.on:
            yield fact.on
