"""Where something that has ended still stands (nơi còn đăng), place by place."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from tthc.compliance.places import NATIONAL_DATABASE, PROVINCIAL_SYSTEM, match_place
from tthc.workflows.facts import BOUND_KINDS, FactKind
from tthc.workflows.table import Occurrence

ENDS = frozenset({FactKind.FORCE_ENDED, FactKind.ANNOUNCEMENT_SIGNED})
"""Kinds that end the force of what a removal is about."""

REOPENS = frozenset({FactKind.FORCE_RESTORED, FactKind.DECISION_WITHDRAWN, FactKind.CASE_DISMISSED})
_LISTS = frozenset({FactKind.PORTAL_SHOWN, FactKind.PORTAL_GONE})
DONE_KINDS = frozenset({FactKind.REMOVAL_DONE, FactKind.REMOVAL_PART_DONE})
"""A removal, whether or not it left places open."""


class PlaceState(StrEnum):
    """What is known of one place (nơi)."""

    OPEN = "open"  # chưa gỡ
    SEEN = "seen"  # còn thấy trên Cổng
    LOCKED = "locked"  # đã khóa tiếp nhận, chờ hồ sơ đang xử lý
    GONE = "gone"  # không còn thấy trên Cổng, chưa được xác nhận
    REMOVED = "removed"  # đã gỡ bỏ
    SHOWN_AGAIN = "shown_again"  # gỡ rồi lại hiển thị


OPEN_STATES = frozenset(
    {PlaceState.OPEN, PlaceState.SEEN, PlaceState.LOCKED, PlaceState.SHOWN_AGAIN}
)
"""States in which something still has to be done at the place."""


class PlaceStanding(NamedTuple):
    """One place: its state, and the fact by which it is known; `required` unless only written.

    `removed` is the removal there, also one that was undone since; `again` the days after it on
    which it is said to be cleared once more, though nothing showed it there meanwhile.
    """

    place: str
    required: bool
    state: PlaceState = PlaceState.OPEN
    known_by: Occurrence | None = None
    removed: Occurrence | None = None
    again: tuple[date, ...] = ()

    @property
    def open(self) -> bool:
        """Say whether something still has to be done here."""
        return self.required and self.state in OPEN_STATES

    @property
    def since(self) -> date | None:
        """The day from which the place is known to be in this state."""
        return self.known_by.on if self.known_by else None


def settle(occurrences: tuple[Occurrence, ...], places: tuple[str, ...]) -> tuple[Occurrence, ...]:
    """Say of each removal whether it was the last (removal.done) or left places open.

    A removal without a place is one from everywhere. What no list of the portal shows any longer is
    gone from the National Database, whoever took it away; what one shows again must go again. A
    unit that removes nothing from there hears nothing of the lists.
    """
    if NATIONAL_DATABASE not in places:
        occurrences = tuple(o for o in occurrences if o.kind not in _LISTS)
    return tuple(_settled(gone_from_all(occurrences), places))


def gone_from_all(occurrences: tuple[Occurrence, ...]) -> Iterator[Occurrence]:
    """Leave out that a list no longer shows what another list shows."""
    showing: set[str | None] = set()
    for occurrence in occurrences:
        if occurrence.kind is FactKind.PORTAL_SHOWN:
            showing.add(occurrence.place)
        elif occurrence.kind is FactKind.PORTAL_GONE:
            showing.discard(occurrence.place)
            if showing:
                continue
        yield occurrence


def _settled(occurrences: Iterable[Occurrence], places: tuple[str, ...]) -> Iterator[Occurrence]:
    remaining, ended, gone = set(places), False, None
    for occurrence in occurrences:
        kind = occurrence.kind
        if kind is FactKind.REMOVAL_DONE:
            yield _removed(occurrence, places, remaining)
            continue
        yield occurrence
        if kind in REOPENS:
            remaining, ended = set(places), False
        elif kind is FactKind.PORTAL_SHOWN:
            remaining.add(NATIONAL_DATABASE)
            gone = None
        elif kind is FactKind.PORTAL_GONE:
            gone = occurrence
        ended = ended or kind in ENDS
        if ended and gone and NATIONAL_DATABASE in remaining:
            yield _removed(_by_itself(gone, occurrence.on), places, remaining)


def _by_itself(gone: Occurrence, on: date) -> Occurrence:
    """Read what the portal no longer shows as removed, on the day when it had to go at last."""
    return gone._replace(on=on, place=NATIONAL_DATABASE, proved=True)


def _removed(occurrence: Occurrence, places: tuple[str, ...], remaining: set[str]) -> Occurrence:
    place = match_place(occurrence.place, places) if occurrence.place else None
    remaining -= {place} if place else set(places)
    kind = FactKind.REMOVAL_PART_DONE if remaining else FactKind.REMOVAL_DONE
    return occurrence._replace(kind=kind, place=place)


def is_disproved(removal: Occurrence, occurrences: tuple[Occurrence, ...]) -> bool:
    """Say whether a list of a later day still shows what was said to be gone from the database.

    What a list saw gone before it is shown again was removed indeed, and so was what is shown
    because its force is back. A list of the day of the removal was perhaps taken before it.
    """
    stood: bool | None = None
    for occurrence in occurrences:
        if occurrence.kind is FactKind.PORTAL_SHOWN:
            if occurrence.on > removal.on:
                return occurrence.since is None if stood is None else stood
            stood = True
        elif occurrence.kind is FactKind.PORTAL_GONE:
            stood = False
        elif occurrence.kind in REOPENS and occurrence.on >= removal.on:
            return False
    return False


def report_days(occurrences: tuple[Occurrence, ...], within: int) -> set[date]:
    """Give the days by which each end of force should have been proposed for removal.

    Only the first end counts: the announcement of an abolition repeats what the document did.
    """
    days: set[date] = set()
    ended = False
    for occurrence in occurrences:
        if occurrence.kind in ENDS and not ended:
            days.add(occurrence.on + timedelta(days=within))
        ended = (ended or occurrence.kind in ENDS) and occurrence.kind not in REOPENS
    return days


def stand(
    occurrences: tuple[Occurrence, ...], places: tuple[str, ...]
) -> tuple[PlaceStanding, ...]:
    """Say how each place stands after settled facts: the required ones, then others named."""
    standing, seen = _everywhere_open(places), None
    for occurrence in occurrences:
        if occurrence.kind in REOPENS:
            standing = _everywhere_open(places, seen)
        elif occurrence.kind in _LISTS:
            seen = occurrence
        for place in _touched(occurrence, places):
            before = standing.get(place) or PlaceStanding(place, required=False)
            standing[place] = _next(before, occurrence)
    return tuple(standing.values())


def _everywhere_open(
    places: tuple[str, ...], seen: Occurrence | None = None
) -> dict[str, PlaceStanding]:
    """Begin anew in each place; what the lists of the portal last told still holds."""
    standing = {place: PlaceStanding(place, required=True) for place in places}
    if seen is not None:
        standing[NATIONAL_DATABASE] = _next(standing[NATIONAL_DATABASE], seen)
    return standing


def _touched(occurrence: Occurrence, places: tuple[str, ...]) -> tuple[str, ...]:
    """Name the places that a fact speaks of."""
    if occurrence.kind in DONE_KINDS:
        return (occurrence.place,) if occurrence.place else places
    where = _SPEAKS_OF.get(occurrence.kind)
    return (where,) if where in places else ()


_SPEAKS_OF = {
    FactKind.PORTAL_SHOWN: NATIONAL_DATABASE,
    FactKind.PORTAL_GONE: NATIONAL_DATABASE,
    FactKind.INTAKE_LOCKED: PROVINCIAL_SYSTEM,
}


def _next(before: PlaceStanding, occurrence: Occurrence) -> PlaceStanding:
    if occurrence.kind in DONE_KINDS:
        if before.state is PlaceState.GONE and _same_fact(before.known_by, occurrence):
            return before._replace(removed=occurrence)
        first = before.removed if before.state is PlaceState.REMOVED else None
        removed = first or occurrence
        later = first is not None and occurrence.place and occurrence.on != first.on
        again = before.again
        if later and occurrence.on not in again:
            again = (*again, occurrence.on)
        state = PlaceState.REMOVED
        return before._replace(state=state, known_by=removed, removed=removed, again=again)
    if occurrence.kind is FactKind.PORTAL_SHOWN:
        state = PlaceState.SHOWN_AGAIN if before.removed else PlaceState.SEEN
        return before._replace(state=state, known_by=occurrence, again=())
    if before.state is PlaceState.REMOVED:
        return before
    gone = occurrence.kind is FactKind.PORTAL_GONE
    return before._replace(
        state=PlaceState.GONE if gone else PlaceState.LOCKED, known_by=occurrence
    )


def _same_fact(one: Occurrence | None, other: Occurrence) -> bool:
    return one is not None and one.fact == other.fact


def standing_end(occurrences: tuple[Occurrence, ...], as_of: date) -> Occurrence | None:
    """Give the end of force that stands on a day: the first since it was last in force.

    What ends it later postpones nothing. Of one day, the document's own goes before the
    announcement.
    """
    standing: list[Occurrence] = []
    for occurrence in occurrences:
        if occurrence.on <= as_of and occurrence.kind in ENDS:
            standing.append(occurrence)
        elif occurrence.on <= as_of and occurrence.kind in REOPENS:
            standing.clear()
    return min(standing, key=lambda o: (o.on, o.kind is not FactKind.FORCE_ENDED), default=None)


def answers_undated(back: Occurrence, occurrences: Iterable[Occurrence]) -> bool:
    """Say whether a force is restored after an end on a day not known, which had come by then."""
    if back.kind is not FactKind.FORCE_RESTORED:
        return False
    told = list(occurrences)
    known = {one.fact for one in told if one.kind is FactKind.FORCE_ENDED}
    bound = (one for one in told if one.kind in BOUND_KINDS and one.fact not in known)
    return any(one.on <= back.on for one in bound)
