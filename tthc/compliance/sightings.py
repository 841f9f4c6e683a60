"""Which codes a list of the portal still holds after somebody said that they were removed.

The facts of the lists tell only in what two of them differ: of a code that never left a list they
say nothing after its removal.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from tthc.compliance.case import Told
from tthc.compliance.identifiers import fold
from tthc.compliance.places import NATIONAL_DATABASE, place_key
from tthc.workflows.facts import FactKind

ListDays = Mapping[str, Sequence[date]]
"""The days on which each list was taken, earliest first, by its folded name."""


def still_listed(facts: Iterable[Told], days: ListDays) -> Iterator[Told]:
    """Say of a removed code that it is shown, on the day of the first list after the removal.

    A list of the day of the removal was perhaps taken before it, and says nothing.
    """
    told = list(facts)
    removed = _removals(told)
    for (procedure, name), seen in _seen(told, removed).items():
        after = {_first_after(removal, days.get(name, ())) for removal in removed[procedure]}
        for day in sorted(found for found in after if found):
            last = max((fact for fact in seen if fact.on <= day), key=_order, default=None)
            if last and last.kind is FactKind.PORTAL_SHOWN and last.on < day:
                yield last._replace(on=day, since=None)


def _removals(told: Iterable[Told]) -> dict[int, set[date]]:
    """Give the days on which each procedure was said to be removed from the National Database."""
    listed: dict[int, set[int]] = defaultdict(set)
    done: list[Told] = []
    for fact in told:
        if fact.decision and fact.procedure:
            listed[fact.decision].add(fact.procedure)
        if fact.kind is FactKind.REMOVAL_DONE and _of_database(fact):
            done.append(fact)
    found: dict[int, set[date]] = defaultdict(set)
    for fact in done:
        for procedure in {fact.procedure} if fact.procedure else listed[fact.decision or 0]:
            found[procedure].add(fact.on)
    return found


def _of_database(fact: Told) -> bool:
    return fact.place is None or place_key(fact.place) == NATIONAL_DATABASE


def _seen(told: Iterable[Told], procedures: Collection[int]) -> dict[tuple[int, str], list[Told]]:
    """Give what each list said of procedures, by procedure and folded name of the list."""
    found: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for fact in told:
        listed = fact.kind in (FactKind.PORTAL_SHOWN, FactKind.PORTAL_GONE)
        procedure = fact.procedure or 0
        if listed and fact.place and procedure in procedures:
            found[procedure, fold(fact.place)].append(fact)
    return found


def _order(fact: Told) -> tuple[date, int]:
    return fact.on, fact.id


def _first_after(day: date, taken: Sequence[date]) -> date | None:
    at = bisect_right(taken, day)
    return taken[at] if at < len(taken) else None
