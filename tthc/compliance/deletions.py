"""When an announced abolition is published (công khai): it is, once the content is deleted.

"Công bố thủ tục hành chính bị hủy bỏ hoặc bãi bỏ là việc xóa bỏ nội dung thông tin về thủ tục
hành chính đã được đưa vào Cơ sở dữ liệu quốc gia" (Decree 63/2010/NĐ-CP, art. 14(2)(c)).
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from tthc.compliance.abolition_days import as_they_end
from tthc.compliance.case import Case, Told, TrackedCase
from tthc.compliance.places import NATIONAL_DATABASE, match_place, place_key
from tthc.compliance.removals import REOPENS, gone_from_all, is_disproved
from tthc.compliance.starts import NEVER
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence, in_order


def dated(told: Iterable[Told], removals: Iterable[Told]) -> list[Told]:
    """Say of each announcement of an abolition from which day on it asks for the deletion.

    It does so from its signing, or from the later day on which the abolition takes the force away:
    no text dates the deletion of what is still in force. While that day is not known, `NEVER`.
    """
    facts = list(told)
    ends = {one.id: one.on for one in as_they_end([*facts, *removals]) if one.kind in _SIGNED}
    return [
        one._replace(until=ends.get(one.id, NEVER)) if one.kind in _SIGNED else one for one in facts
    ]


def announced(told: Sequence[Told], removals: Iterable[Told], ending: Iterable[Told]) -> list[Told]:
    """Give what an announcement of an abolition hears: from when on to delete, and until when.

    What is back in force has not to be deleted; `ending` holds what the removal hears of it.
    """
    known = {fact.id for fact in told if fact.kind is FactKind.FORCE_RESTORED}
    back = (fact for fact in ending if fact.kind is FactKind.FORCE_RESTORED)
    return [*dated(told, removals), *(fact for fact in back if fact.id not in known)]


_SIGNED = frozenset({FactKind.ANNOUNCEMENT_SIGNED})


def deleted(
    told: Iterable[Told], removals: Iterable[Told], early: AbstractSet[int]
) -> Iterator[Told]:
    """Say that an abolition is published by the removal from the National Database.

    A removal that stands on the day of signing counts from that day, else the first after it;
    none of those that came too `early`, by their numbers.
    """
    heard = [fact for fact in (*told, *removals) if fact.id not in early]
    facts = {fact.id: fact for fact in heard}
    occurrences = tuple(gone_from_all(in_order(fact.occurrence for fact in heard)))
    signed = next((o.on for o in occurrences if o.kind is FactKind.ANNOUNCEMENT_SIGNED), None)
    gone = _leaves_database(occurrences, signed) if signed else None
    if signed and gone:
        on = max(gone.on, signed)
        yield facts[gone.fact]._replace(kind=FactKind.ANNOUNCEMENT_PUBLISHED, on=on)


def with_removals(
    tracked: TrackedCase, removals: Iterable[Told], early: AbstractSet[int]
) -> TrackedCase:
    """Lay beside the announcement of an abolition what was removed, and what brought it back."""
    said = (fact for fact in (*tracked.told, *removals) if fact.kind in _OF_REMOVAL)
    known = {fact.id: fact.occurrence for fact in said if fact.id not in early}
    case = replace(tracked.case, removals=in_order(known.values()))
    return tracked._replace(case=case)


_OF_REMOVAL = REOPENS | {FactKind.REMOVAL_DONE}


def published_elsewhere(case: Case, places: tuple[str, ...]) -> Iterator[Occurrence]:
    """Publish an abolition by clearing all places of a unit that has no National Database.

    It hears nothing of the lists of the portal (`tthc.compliance.removals.settle`).
    """
    signed = (o.on for o in case.occurrences if o.kind is FactKind.ANNOUNCEMENT_SIGNED)
    on = min(signed, default=None)
    cleared = _clears_all(case.removals, places, on) if on else None
    if on and cleared:
        kind = FactKind.ANNOUNCEMENT_PUBLISHED
        yield cleared._replace(kind=kind, on=max(on, cleared.on), place=None)


def _clears_all(
    removals: Iterable[Occurrence], places: tuple[str, ...], on: date
) -> Occurrence | None:
    """Give what left no place open by a day, or first after it."""
    remaining, cleared = set(places), None
    for occurrence in removals:
        if cleared and occurrence.on > on:
            break
        if occurrence.kind in REOPENS:
            remaining, cleared = set(places), None
            continue
        where = occurrence.place
        remaining -= {match_place(where, places)} if where else set(places)
        cleared = cleared or (None if remaining else occurrence)
    return cleared


def _leaves_database(occurrences: tuple[Occurrence, ...], on: date) -> Occurrence | None:
    """Give what took it from the National Database by a day, or first after it."""
    gone = None
    for occurrence in occurrences:
        if gone and occurrence.on > on:
            return gone
        if occurrence.kind is FactKind.PORTAL_SHOWN or occurrence.kind in REOPENS:
            gone = None
        elif occurrence.kind is FactKind.PORTAL_GONE or (
            _clears_database(occurrence) and not is_disproved(occurrence, occurrences)
        ):
            gone = gone or occurrence
    return gone


def _clears_database(occurrence: Occurrence) -> bool:
    where = occurrence.place
    done = occurrence.kind is FactKind.REMOVAL_DONE
    return done and (where is None or place_key(where) == NATIONAL_DATABASE)
