"""Which statements about the life of a document cannot all be right (mâu thuẫn về hiệu lực)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from tthc.compliance.case import Conflict, Contradiction, Told
from tthc.compliance.conflicts import as_written, say_days, set_against_the_first
from tthc.compliance.documents import DocumentLife, End
from tthc.compliance.identifiers import number_key
from tthc.workflows.facts import FactKind


def find_document_conflicts(life: DocumentLife) -> tuple[Contradiction, ...]:
    """Compare what the facts of one document say of its beginning and its end."""
    return (
        *_in_force_dates(life),
        *(found for ends in _episodes(life) for found in _two_ends(ends)),
        *_part_after_whole(life),
        *_said_in_force(life),
        *_end_before_start(life),
        *_circular(life),
    )


def _in_force_dates(life: DocumentLife) -> Iterator[Contradiction]:
    stated = {fact.on: fact.on for fact in life.of(FactKind.DOCUMENT_IN_FORCE) if not fact.cause}
    for since, shown in set_against_the_first(stated):
        yield Contradiction(Conflict.IN_FORCE_DATE, since, shown)


def _episodes(life: DocumentLife) -> list[list[End]]:
    """Part the whole ends by the days on which the document came back into force."""
    back = sorted(fact.on for fact in life.of(FactKind.FORCE_RESTORED))
    found: dict[int, list[End]] = defaultdict(list)
    for end in life.ends:
        if end.whole:
            # What ends on the very day of a return ended before it (`in_order`).
            found[bisect_left(back, _said_on(end))].append(end)
    return list(found.values())


def _two_ends(ends: list[End]) -> Iterator[Contradiction]:
    days: dict[date, End] = {}
    causes: dict[str, End] = {}
    for end in sorted(
        ends, key=lambda one: (_said_on(one), number_key(one.fact.cause_paper or ""))
    ):
        if end.on is not None:
            days.setdefault(end.on, end)
        if end.fact.cause_paper:
            causes.setdefault(number_key(end.fact.cause_paper), end)
    for first, other in _against_the_first(days.values()):
        shown = say_days(sorted(end.on for end in (first, other) if end.on))
        yield Contradiction(Conflict.END_DATE, _known(first, other), shown)
    written = _causes(end.fact for end in ends)
    for first, other in _against_the_first(causes.values()):
        shown = " ≠ ".join(
            written[number_key(end.fact.cause_paper or "")] for end in (first, other)
        )
        yield Contradiction(Conflict.TWO_CAUSES, _known(first, other), shown)


def _against_the_first(ends: Iterable[End]) -> Iterator[tuple[End, End]]:
    first = next(several := iter(ends), None)
    return ((first, other) for other in several if first)


def _known(first: End, other: End) -> date:
    """Give the day of the later end, or that from which both were recorded where it came before."""
    recorded = [end.fact.recorded_on for end in (first, other)]
    both = max((day for day in recorded if day), default=date.max)
    return min(_said_on(other), both)


def _causes(facts: Iterable[Told]) -> dict[str, str]:
    return as_written((fact.id, fact.cause_paper) for fact in facts if fact.cause_paper)


def _part_after_whole(life: DocumentLife) -> Iterator[Contradiction]:
    for on in sorted({end.on for end in life.ends if end.on is not None and not end.whole}):
        ended = life.ended(on)
        if ended is not None and ended.on < on:
            shown = f"{say_days([ended.on])} < {say_days([on])}"
            yield Contradiction(Conflict.PART_AFTER_WHOLE, on, shown)


def _said_in_force(life: DocumentLife) -> Iterator[Contradiction]:
    """Name the ends that are known not to have come on their own day: the source says both."""
    ends = (end.fact for end in life.ends if end.whole and end.fact.since)
    for on in sorted({fact.on for fact in ends if fact.since and fact.since >= fact.on}):
        yield Contradiction(Conflict.SAID_IN_FORCE, on, say_days([on]))


def _end_before_start(life: DocumentLife) -> Iterator[Contradiction]:
    issued = min((fact.on for fact in life.of(FactKind.DOCUMENT_ISSUED)), default=None)
    start = life.in_force or issued
    if start is not None:
        for on in sorted({end.on for end in life.ends if end.on is not None and end.on < start}):
            shown = f"{say_days([on])} < {say_days([start])}"
            yield Contradiction(Conflict.END_BEFORE_START, on, shown)


def _circular(life: DocumentLife) -> Iterator[Contradiction]:
    if life.circular:
        caused = [fact for fact in life.told if fact.cause_paper]
        papers = _causes(caused)
        shown = " → ".join([caused[0].paper or "", *(papers[key] for key in sorted(papers))])
        yield Contradiction(Conflict.CIRCULAR, min(fact.on for fact in caused), shown)


def _said_on(end: End) -> date:
    """Give the day of the end, else the day on which it was laid down."""
    return end.on or end.fact.on
