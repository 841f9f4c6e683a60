"""On which day an announced abolition takes the force away (ngày bãi bỏ có hiệu lực)."""

from collections.abc import Iterable
from datetime import date

from tthc.compliance.case import Told
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
    """Give the day; what ended before a force was restored speaks of another end."""
    back = [fact.on for fact in told if fact.kind is FactKind.FORCE_RESTORED]
    since = max((day for day in back if day <= signed.on), default=date.min)
    until = min((day for day in back if day > signed.on), default=date.max)
    ends = [fact for fact in told if fact.kind is FactKind.FORCE_ENDED]
    stated = [fact.on for fact in ends if since <= fact.on < until]
    if stated:
        return max(signed.on, min(stated))
    known = {fact.id for fact in ends}
    if any(fact.kind in BOUND_KINDS and fact.id not in known for fact in told):
        return None
    return min(_in_force(signed, told), default=signed.on)


def _in_force(signed: Told, told: Iterable[Told]) -> Iterable[date]:
    """Give the later days on which the announcement says that it comes into force."""
    for fact in told:
        mine = fact.document in (None, signed.document)
        if fact.kind is FactKind.ANNOUNCEMENT_IN_FORCE and mine and fact.on > signed.on:
            yield fact.on
