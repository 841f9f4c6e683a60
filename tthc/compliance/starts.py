"""Which day started the clock (ngày bắt đầu tính hạn), and which other days could have."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.rule import StartPolicy
from tthc.errors import CalendarError
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence

RECEIVED_KINDS = (FactKind.DECISION_RECEIVED, FactKind.DISPATCH_REGISTERED)
"""What reaches an office, so that its hours decide the day (nhận được, vào sổ văn bản đến)."""


NEVER = date.max
"""Stands for the day of an abolition that is not known."""

_Hours = dict[tuple[FactKind, date], time]


@dataclass(frozen=True, slots=True)
class Start:
    """One day that could start the clock; `counts` marks the one that does.

    `day` is the day that starts it: the day of the fact, or the next working day where the fact
    came after the office's cut-off hour or on its day off. What an abolition asks to be deleted
    counts from the day on which it takes the force away (`tthc.compliance.deletions.dated`).
    """

    occurrence: Occurrence
    counts: bool
    day: date

    @property
    def shifted_from(self) -> date | None:
        """The day of the fact, where another one counts in its place."""
        return self.occurrence.on if self.occurrence.on != self.day else None


def candidates(
    kinds: tuple[FactKind, ...],
    occurrences: Iterable[Occurrence],
    calendar: WorkingCalendar,
    cut_off: time | None = None,
    *,
    deleting: bool = False,
) -> tuple[Start, ...]:
    """Give every occurrence that could start the clock, earliest first; none counts yet.

    `deleting`: what starts is the publication, which of an abolition is the deletion.

    What is received after `cut_off`, or on a day off of an office that has one, counts as received
    on the next working day; on a working day without an hour, or without a cut-off, the day itself
    counts: no text sets an hour for incoming documents (văn bản đến), so an office must have set
    its own.
    """
    found = [o for o in occurrences if o.kind in kinds and not (deleting and o.until == NEVER)]
    hours = _hours(found) if cut_off else {}
    days = (
        o.until if deleting and o.until else _day_of(o, calendar, cut_off, hours) for o in found
    )
    starts = [Start(o, counts=False, day=day) for o, day in zip(found, days, strict=True)]
    starts.sort(key=lambda s: (s.day, kinds.index(s.occurrence.kind), s.occurrence.fact))
    return tuple(starts)


def choose(policy: StartPolicy, kinds: tuple[FactKind, ...], found: tuple[Start, ...]) -> Start:
    """Pick the start among candidates sorted earliest first.

    Only the first day of each kind competes: a decision registered again does not restart a clock.
    """
    first: dict[FactKind, Start] = {}
    for start in found:
        first.setdefault(start.occurrence.kind, start)
    return _POLICIES[policy](kinds, first)


def mark(found: tuple[Start, ...], chosen: Start) -> tuple[Start, ...]:
    """Set the winner beside the losers."""
    marked = Start(chosen.occurrence, counts=True, day=chosen.day)
    return tuple(marked if start is chosen else start for start in found)


def _hours(found: Iterable[Occurrence]) -> _Hours:
    """Find the first hour at which something was received on a day, as far as any fact says it.

    A register read a second time, now with hours, says of the same day what it did not say before.
    """
    hours: _Hours = {}
    for o in found:
        if o.at is not None:
            hours[o.kind, o.on] = min(o.at, hours.get((o.kind, o.on), o.at))
    return hours


def _day_of(
    occurrence: Occurrence, calendar: WorkingCalendar, cut_off: time | None, hours: _Hours
) -> date:
    if cut_off is None or occurrence.kind not in RECEIVED_KINDS:
        return occurrence.on
    at = occurrence.at or hours.get((occurrence.kind, occurrence.on))
    try:
        late = at is not None and at > cut_off
        return calendar.add(occurrence.on, 1) if late else calendar.next_working(occurrence.on)
    except CalendarError:
        return occurrence.on


def _earliest(_: tuple[FactKind, ...], first: Mapping[FactKind, Start]) -> Start:
    return next(iter(first.values()))


def _latest(_: tuple[FactKind, ...], first: Mapping[FactKind, Start]) -> Start:
    return max(first.values(), key=lambda start: start.day)


def _portal_first(kinds: tuple[FactKind, ...], first: Mapping[FactKind, Start]) -> Start:
    return next(first[kind] for kind in kinds if kind in first)


_POLICIES: dict[StartPolicy, Callable[[tuple[FactKind, ...], Mapping[FactKind, Start]], Start]] = {
    StartPolicy.EARLIEST: _earliest,
    StartPolicy.LATEST: _latest,
    StartPolicy.PORTAL_FIRST: _portal_first,
}
