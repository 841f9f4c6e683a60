"""Which days on which one text ends a procedure cannot all be right (hai ngày hết hiệu lực)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tthc.compliance.case import Conflict, Contradiction, Told
from tthc.compliance.conflicts import say_days
from tthc.compliance.identifiers import number_key
from tthc.compliance.removals import REOPENS
from tthc.workflows.facts import FactKind


def find_two_ends(told: Sequence[Told]) -> tuple[Contradiction, ...]:
    """Compare the days on which each text, or none, is said to end a procedure.

    What different texts end on different days contradicts nothing: the earliest end holds.
    """
    back = sorted(fact.on for fact in told if fact.kind in REOPENS)
    said: dict[tuple[object, ...], dict[date, Told]] = defaultdict(dict)
    for fact in sorted(told, key=lambda one: one.id):
        if fact.kind is FactKind.FORCE_ENDED:
            # What ends on the very day of a return ended before it (`in_order`).
            text = (bisect_left(back, fact.on), *_text(fact))
            said[text].setdefault(fact.on, fact)
    found = (found for days in said.values() for found in _against_the_first(days.values()))
    return tuple(dict.fromkeys(found))


def _text(end: Told) -> tuple[object, ...]:
    """Name the text that ends it; what a decision does as a whole, it may do otherwise in part."""
    cause, paper = number_key(end.cause_paper or ""), number_key(end.paper or "")
    return cause, paper, end.decision, bool(end.procedure)


def _against_the_first(ends: Iterable[Told]) -> Iterator[Contradiction]:
    first, *others = sorted(ends, key=lambda end: end.on)
    for other in others:
        recorded = [day for day in (first.recorded_on, other.recorded_on) if day]
        since = min(other.on, max(recorded, default=other.on))
        yield Contradiction(Conflict.PROCEDURE_END_DATE, since, say_days([first.on, other.on]))
