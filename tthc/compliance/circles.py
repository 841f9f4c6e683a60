"""Which codes replace one another in a circle (mã thay thế lẫn nhau), so that none is left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tthc.compliance.case import Conflict, Contradiction, Told, TrackedCase
from tthc.compliance.conflicts import say_days
from tthc.workflows.facts import FactKind


def find_circles(facts: Iterable[Told]) -> dict[int, Contradiction]:
    """Give by its number each fact that is part of a circle, since the day that closed it."""
    kind = FactKind.PROCEDURE_REPLACED
    told = [f for f in facts if f.kind is kind and f.procedure and f.successor]
    said: dict[int, list[Told]] = defaultdict(list)
    after: dict[int, set[int]] = defaultdict(set)
    before: dict[int, set[int]] = defaultdict(set)
    found: dict[int, Contradiction] = {}
    for fact in sorted(told, key=lambda one: (one.on, one.id)):
        old, new = fact.procedure or 0, fact.successor or 0
        said[old].append(fact)
        after[old].add(new)
        before[new].add(old)
        if old in (ahead := _reached(new, after)):
            codes = ahead & _reached(old, before)
            part = [one for code in codes for one in said[code] if one.successor in codes]
            closed = Contradiction(Conflict.CODES_CIRCULAR, fact.on, _days(part))
            for one in part:
                found.setdefault(one.id, closed)
    return found


def mark_circles(tracked: TrackedCase, circles: Mapping[int, Contradiction]) -> TrackedCase:
    """Note on a case that what it was told is part of a circle."""
    found = {circles[fact.id] for fact in tracked.told if fact.id in circles}
    if not found:
        return tracked
    said = (*tracked.case.contradictions, *sorted(found))
    return tracked._replace(case=replace(tracked.case, contradictions=said))


def _reached(code: int, ways: Mapping[int, Iterable[int]]) -> set[int]:
    found, fresh = {code}, [code]
    while fresh:
        near = set(ways.get(fresh.pop(), ())) - found
        found |= near
        fresh += near
    return found


def _days(part: Iterable[Told]) -> str:
    return ", ".join(say_days([on]) for on in sorted({fact.on for fact in part}))
