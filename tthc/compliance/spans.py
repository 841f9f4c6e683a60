"""Stretches of days (khoảng thời gian), and how many of them hold on each day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tthc.compliance.case import Review, Reviewed, Told
from tthc.compliance.documents import DocumentLife, End, Turn
from tthc.compliance.timeline import LAST_DAY, ONE_DAY
from tthc.workflows.facts import FactKind

TAKING_BACK = frozenset({FactKind.FORCE_RESTORED, FactKind.DECISION_WITHDRAWN})
"""Kinds that bring back what other facts ended."""


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date


def out_of_force(turns: Sequence[Turn]) -> list[Span]:
    """Pair each end with the day before the force came back."""
    ends = [turn.on for turn in turns if not turn.in_force]
    backs = [turn.on - ONE_DAY for turn in turns if turn.in_force]
    padded = [*backs, *[LAST_DAY] * (len(ends) - len(backs))]
    return [Span(first, last) for first, last in zip(ends, padded, strict=True) if first <= last]


def told_out(told: Iterable[Told]) -> Iterator[Span]:
    """Give the days on which something is out of force, or to be, by what was told of it."""
    since: date | None = None
    for fact in sorted(told, key=lambda one: (one.on, one.kind in TAKING_BACK, one.id)):
        if fact.kind not in TAKING_BACK:
            since = since or fact.on
        elif since is not None:
            yield Span(since, fact.on - ONE_DAY)
            since = None
    if since is not None:
        yield Span(since, LAST_DAY)


def absences(lives: Mapping[int, DocumentLife]) -> dict[int, list[Span]]:
    """Give the documents that are ever out of force, with the days on which they are."""
    turned = ((one, life.turns) for one, life in lives.items() if life.turns)
    return {one: gone for one, turns in turned if (gone := out_of_force(turns))}


def ended_parts(life: DocumentLife, ends: Iterable[End]) -> Iterator[Span]:
    """Give the days from the first of these ends of parts on, until the whole ends."""
    days = [end.on for end in ends if end.on is not None and not end.whole]
    wholes = [turn.on - ONE_DAY for turn in life.turns if not turn.in_force]
    last = min(wholes, default=LAST_DAY)
    if days and min(days) <= last:
        yield Span(min(days), last)


def without(span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """Give what is left of a span where others are taken from it."""
    first = span.first
    for out in sorted(taken):
        if out.last >= first and out.first <= span.last:
            if out.first > first:
                yield Span(first, out.first - ONE_DAY)
            if out.last >= span.last:
                return
            first = out.last + ONE_DAY
    yield Span(first, span.last)


def count(what: Reviewed, spans: Sequence[Span]) -> Iterator[Review]:
    """Say how many there are from day to day."""
    steps: dict[date, int] = defaultdict(int)
    for span in spans:
        steps[span.first] += 1
        if span.last < LAST_DAY:
            steps[span.last + ONE_DAY] -= 1
    days, number = sorted(steps), 0
    for day, following in zip(days, [*days[1:], None], strict=False):
        number += steps[day]
        if number:
            yield Review(what, day, following - ONE_DAY if following else LAST_DAY, str(number))
