"""What must be removed, from which places, by when, under which document, and what has been."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tthc.app.asked_units import check_units, is_of
from tthc.app.case_view import CaseView, Found, UnreadCase, view_readable
from tthc.app.register import Register, Sitting, bring_up_to_date, reading
from tthc.app.showing import show
from tthc.app.viewpoint import Viewpoint
from tthc.compliance.annex_rows import is_part
from tthc.compliance.cases import gather
from tthc.compliance.judgement import Duty
from tthc.compliance.places import match_place
from tthc.compliance.removals import REOPENS, PlaceStanding, standing_end
from tthc.compliance.verdicts import Verdict
from tthc.errors import NotFoundError
from tthc.store.facts import FactLine
from tthc.store.removals import find_open, removal_subjects
from tthc.store.told import reach_named, read_reached
from tthc.workflows.facts import ENDING_CHANGES, FactKind
from tthc.workflows.removal import NEED_NOT_GO, REMOVAL, TO_CLEAR
from tthc.workflows.table import Occurrence

_OfKind = Callable[[tuple[FactKind, ...]], list[FactLine]]
_LEGAL = (FactKind.FORCE_ENDED, FactKind.BASIS_IN_FORCE, FactKind.BASIS_SIGNED)


class NoRemovalError(NotFoundError):
    """There are cases of it, but none in which something must be removed."""

    template = (
        "{asked}: nothing of it has to be removed. A removal begins when its force ends. Record an"
        " abolition by the province with `tthc record announcement.signed --procedure CODE"
        " --document NUMBER --on DAY --change-kind abolished`, any other end with"
        " `tthc record force.ended`."
    )


class PlaceUnknownError(NotFoundError):
    """The place is none from which this unit removes anything."""

    template = "{asked}: this unit has no such place. It has: {places} ([removal] places)."


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place of a removal with its due day (None: a standing duty) and the fact that tells."""

    standing: PlaceStanding
    duty: Duty | None
    fact: FactLine | None

    @property
    def due(self) -> date | None:
        """The day by which it must be gone from here; None: no text names one (thường xuyên)."""
        return self.duty.obligation.due if self.duty else None

    @property
    def late(self) -> int | None:
        """Days late in the unit of the rule; None when not late, or without a due day."""
        overdue = self.duty and self.standing.open and self.duty.verdict is Verdict.OVERDUE
        return self.duty.days if self.duty and overdue else None


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing to remove: its case, when and by which facts it ended, and each place.

    `ended_by` are the facts that ended it, `announced` those of the province's announcement.
    """

    view: CaseView
    ended_on: date | None
    ended_by: tuple[FactLine, ...]
    announced: tuple[FactLine, ...]
    places: tuple[PlaceLine, ...]

    @property
    def need_not_go(self) -> bool:
        """Say that nothing of it has to go: it is in force, or not for this unit to remove."""
        return self.view.judgement.state in NEED_NOT_GO

    @property
    def back_on(self) -> date | None:
        """The day on which it last had to go no longer, if it did not by now."""
        return max(_days_back(self.view), default=None)

    @property
    def ends_on(self) -> date | None:
        """The day on which what is in force will end, as far as it is known."""
        as_of = self.view.judgement.as_of
        ahead = (o.on for o in self.view.case.occurrences if o.kind is FactKind.FORCE_ENDED)
        return min((day for day in ahead if day > as_of), default=None)

    @property
    def open_places(self) -> tuple[PlaceLine, ...]:
        """The places that still have to be cleared."""
        to_clear = self.view.judgement.state in TO_CLEAR
        return tuple(line for line in self.places if to_clear and line.standing.open)

    @property
    def facts(self) -> tuple[int, ...]:
        """The numbers of the facts that say what, since when and under which document."""
        return tuple(line.fact.id for line in (*self.ended_by, *self.announced))


@dataclass(frozen=True, slots=True)
class Worklist:
    """What must go on a day, most pressing first, and the cases that cannot be read."""

    as_of: date
    removals: tuple[Removal, ...]
    unreadable: tuple[UnreadCase, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which removals to list; None: all. However units and places are typed."""

    place: str | None = None
    province: str | None = None
    department: str | None = None


def list_removals(register: Register, as_of: date, wanted: Wanted, at: datetime) -> Worklist:
    """List what must be removed on a day.

    Raises:
        PlaceUnknownError: the unit has no place of that name; nothing to remove would be no answer.
        NotFoundError: the register knows no such province or department.
    """
    places = register.settings.places
    if wanted.place and match_place(wanted.place, places) not in places:
        raise PlaceUnknownError(asked=wanted.place, places=", ".join(places))
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        check_units(sitting.connection, register, wanted.province, wanted.department)
        names = find_open(sitting.connection, as_of)
        found = [
            (unit, tracked)
            for unit, tracked in _gathered(sitting)
            if (*unit, tracked.key.id) in names or tracked.case.faults
            if is_of(unit, wanted.province, wanted.department)
        ]
        views, unreadable = view_readable(sitting.connection, found, as_of, sitting.bench)
    removals = [removal for view in views if (removal := _removal(view)).open_places]
    kept = [removal for removal in removals if _is_at(removal, wanted.place, places)]
    return Worklist(as_of, tuple(sorted(kept, key=_urgency)), unreadable)


def show_removals(
    register: Register, what: str, as_of: date, *, whole: bool = False
) -> tuple[Removal, ...]:
    """Find the removals that a case, a code or a number names; not with `whole` a part of one."""
    shown = show(register, what, Viewpoint(as_of), whole=whole, codes_in_full=True)
    if shown.caseless:
        raise shown.caseless
    views = [view for view in shown.cases if view.key.workflow == REMOVAL.name]
    if not views:
        raise NoRemovalError(asked=what)
    return tuple(_removal(view) for view in views)


def _gathered(sitting: Sitting) -> Found:
    subjects = removal_subjects(sitting.connection)
    reached = reach_named(sitting.connection, subjects)
    told = read_reached(sitting.connection, reached)
    return [
        (unit, tracked)
        for unit, facts in told.items()
        for tracked in gather(facts)
        if tracked.key.workflow == REMOVAL.name
    ]


def _removal(view: CaseView) -> Removal:
    lines = {line.fact.id: line for line in view.facts}
    end = standing_end(view.case.occurrences, view.judgement.as_of)
    of_kind = _standing_of(view.facts, view.judgement.as_of)
    of_end = [lines[end.fact]] if end and end.fact in lines else []
    ended = [line for line in of_end if line.fact.content.kind is not FactKind.ANNOUNCEMENT_SIGNED]
    legal = (line for line in of_kind(_LEGAL) if not _comes_after(line, end))
    ended += [line for line in legal if line not in ended and _ends_it(line, view)]
    ended += [
        line for line in of_kind((FactKind.DECISION_ISSUED,)) if _names_its_ground(line, view)
    ]
    return Removal(
        view=view,
        ended_on=end.on if end else None,
        ended_by=tuple(ended),
        announced=tuple(_announcing(of_kind, view)),
        places=tuple(_place_lines(view, lines)),
    )


def _comes_after(line: FactLine, end: Occurrence | None) -> bool:
    """Say whether it ends what another text had ended already."""
    said = line.fact.content
    return bool(end and said.kind is FactKind.FORCE_ENDED and said.happened_on > end.on)


def _announcing(of_kind: _OfKind, view: CaseView) -> Iterator[FactLine]:
    """Give what announces the end, as the facts of the case are heard, after the last return.

    The signing of a decision that abolishes parts of old lists does; an announcement that brought
    the procedure back does not.
    """
    signed = {o.fact for o in view.case.occurrences if o.kind is FactKind.ANNOUNCEMENT_SIGNED}
    kinds = (FactKind.ANNOUNCEMENT_SIGNED, FactKind.DOCUMENT_ISSUED, FactKind.PROCEDURE_REPLACED)
    for line in of_kind(kinds):
        if line.fact.id in signed and _ends_it(line, view):
            yield line


def _names_its_ground(line: FactLine, view: CaseView) -> bool:
    """Take the legal document that the ministry's list names beside what it abolishes."""
    said = line.fact.content
    return bool(said.cause and said.change_kind in ENDING_CHANGES) and _ends_it(line, view)


def _ends_it(line: FactLine, view: CaseView) -> bool:
    """Leave out what ended a part of a document, and what ended it before its force came back."""
    said = line.fact.content
    back = max(_days_back(view), default=date.min)
    whole = not is_part(said.extent, said.place) or not view.key.document
    return whole and said.happened_on >= back


def _days_back(view: CaseView) -> Iterator[date]:
    past = (o for o in view.case.occurrences if o.on <= view.judgement.as_of)
    return (occurrence.on for occurrence in past if occurrence.kind in REOPENS)


def _standing_of(lines: tuple[FactLine, ...], as_of: date) -> _OfKind:
    """Give a function that picks the facts of some kinds that stand on a day."""
    standing = [
        line for line in lines if line.voided_by is None and line.fact.content.happened_on <= as_of
    ]
    return lambda kinds: [line for line in standing if line.fact.content.kind in kinds]


def _place_lines(view: CaseView, lines: dict[int, FactLine]) -> Iterator[PlaceLine]:
    for standing in view.judgement.places:
        known_by = standing.known_by
        fact = lines.get(known_by.fact) if known_by else None
        yield PlaceLine(standing, _duty_at(view, standing), fact)


def _duty_at(view: CaseView, standing: PlaceStanding) -> Duty | None:
    """Give the first duty that names a day for this place."""
    duties = [
        (duty.obligation.due, at, duty)
        for at, duty in enumerate(view.judgement.duties)
        if duty.counted
        and duty.obligation.due is not None
        and duty.verdict is not Verdict.VOID
        and duty.obligation.rule.place in (None, standing.place)
    ]
    return min(duties, key=lambda found: found[:2])[2] if duties else None


def _is_at(removal: Removal, place: str | None, places: tuple[str, ...]) -> bool:
    if not place:
        return True
    asked = match_place(place, places)
    return any(line.standing.place == asked for line in removal.open_places)


def _urgency(removal: Removal) -> tuple[date, date, str]:
    due = min((line.due for line in removal.open_places if line.due), default=date.max)
    return (due, removal.ended_on or date.max, removal.view.key.id)
