"""What the facts about a term (thời hạn) make of its due day: a ledger replayed from the start.

Nothing is added up and kept: a fact that comes to light later is put in its place, and the whole
ledger is worked out again from the day the clock started.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from tthc.calendar.limits import Direction, Limit
from tthc.calendar.standstill import End, count_units, find_end, move_end
from tthc.calendar.working_days import WorkingCalendar
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence


class Effect(StrEnum):
    """What a fact did to a term, or why it did nothing (vì sao không có tác dụng)."""

    COUNTS = "counts"
    NO_DOCUMENT = "no_document"  # không có văn bản
    NO_DAY = "no_day"  # không nêu ngày đến hạn
    NO_DUTY = "no_duty"  # không nêu đúng nghĩa vụ nào của việc
    BACKWARD = "backward"  # thời hạn tính lùi không tạm dừng, không gia hạn
    BEFORE_START = "before_start"  # thời hạn chưa bắt đầu
    AFTER_DUE = "after_due"  # thời hạn đã hết
    NOT_LATER = "not_later"  # không muộn hơn hạn đang có
    STANDS_STILL = "stands_still"  # đang tạm dừng rồi
    NOT_SUSPENDED = "not_suspended"  # không đang tạm dừng
    NAMED_DATE = "named_date"  # hạn là một ngày cố định: không tạm dừng
    OUTDATED = "outdated"  # sự kiện làm căn cứ đã được sửa


class Entry(NamedTuple):
    """One line of the ledger: the fact, what it did, the due day from then on.

    `due` is None while the term stands still. `days` is by how many days the due day moved, in
    working days where the limit counts them; below 0 to an earlier day, None while it stands still.
    """

    occurrence: Occurrence
    effect: Effect
    due: date | None
    days: int | None


class Standing(NamedTuple):
    """How a term stands: its end, the fact that suspended it, and the day an extension named.

    `named` says that a document names the due day, so that no calendar decides it.
    """

    end: End
    suspended: Occurrence | None = None
    floor: date | None = None
    named: bool = False

    @property
    def due(self) -> date | None:
        """The due day; None while the term stands still."""
        return None if self.suspended else self.end.due


@dataclass(frozen=True, slots=True)
class Term:
    """A limit that runs from a starting day, on a calendar."""

    calendar: WorkingCalendar
    start: date
    limit: Limit

    def count(self, before: date, after: date) -> int:
        """Count the days between two due days, below 0 backwards."""
        return count_units(self.calendar, self.limit.unit, before, after)


def about_term(
    rule: str, occurrences: Iterable[Occurrence], met: Occurrence | None, *, keeping: bool = True
) -> tuple[Occurrence, ...]:
    """Keep the facts about the term of one duty; once the duty is met its term is over.

    Without `keeping`, days that were kept are left out: they answer no question of what if.
    """
    kinds = _KINDS if keeping else _MOVING_KINDS
    return tuple(o for o in occurrences if o.kind in kinds and _concerns(o, rule, met))


def pin_of(told: Iterable[Occurrence]) -> Occurrence | None:
    """Give the last fact that keeps the due day whatever the calendar or the rules say since."""
    kept = [o for o in told if o.kind is FactKind.DEADLINE_KEPT and flaw_of(o) is None]
    return kept[-1] if kept else None


def replay_term(term: Term, told: Iterable[Occurrence]) -> tuple[Standing, tuple[Entry, ...]]:
    """Replay the facts about a term, in the order of their days, from its end by the law alone.

    Raises:
        CalendarError: the calendar does not reach a day that a fact leads to.
    """
    standing = Standing(find_end(term.calendar, term.start, term.limit))
    entries: list[Entry] = []
    for occurrence in told:
        before = standing
        effect = flaw_of(occurrence) or _flaw_for(occurrence, term.limit)
        if effect is None:
            standing, effect = _STEPS[occurrence.kind](term, standing, occurrence)
        entries.append(_entry(term, occurrence, effect, before, standing))
    return standing, tuple(entries)


def standstills(ledger: Iterable[Entry]) -> tuple[tuple[date, date | None], ...]:
    """Give the days from which a term stood still (tạm dừng), each with that of its resumption."""
    found: list[tuple[date, date | None]] = []
    for entry in ledger:
        told = entry.occurrence
        if entry.effect is Effect.COUNTS and told.kind is FactKind.DEADLINE_SUSPENDED:
            found.append((told.on, None))
        if entry.effect is Effect.COUNTS and told.kind is FactKind.DEADLINE_RESUMED:
            found[-1] = (found[-1][0], told.on)
    return tuple(found)


def flaw_of(occurrence: Occurrence) -> Effect | None:
    """Say what a fact about a term lacks, so that it counts for no duty."""
    kept = occurrence.kind is FactKind.DEADLINE_KEPT
    if kept and occurrence.rule is None:
        return Effect.NO_DUTY
    if not kept and not occurrence.proved:
        return Effect.NO_DOCUMENT
    needs_day = kept or occurrence.kind is FactKind.DEADLINE_EXTENDED
    if needs_day and occurrence.until is None:
        return Effect.NO_DAY
    # Last: what a fact lacks it lacked on every day, whatever is recorded later.
    return Effect.OUTDATED if occurrence.outdated else None


def concerning(occurrences: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Keep the facts that speak of a term and can change it."""
    return (o for o in occurrences if o.kind in _KINDS)


def _concerns(occurrence: Occurrence, rule: str, met: Occurrence | None) -> bool:
    if occurrence.kind is FactKind.DEADLINE_KEPT:
        return occurrence.rule == rule
    timely = met is None or occurrence.on <= met.on
    return timely and occurrence.rule in (None, rule)


def _flaw_for(occurrence: Occurrence, limit: Limit) -> Effect | None:
    # A day counted back from the day of effect is set by that day: nothing runs that could stop.
    kept = occurrence.kind is FactKind.DEADLINE_KEPT
    if limit.direction is Direction.BEFORE and not kept:
        return Effect.BACKWARD
    stops = occurrence.kind in (FactKind.DEADLINE_SUSPENDED, FactKind.DEADLINE_RESUMED)
    return Effect.NAMED_DATE if limit.fixed_on and stops else None


def _entry(
    term: Term, occurrence: Occurrence, effect: Effect, before: Standing, after: Standing
) -> Entry:
    still = after.due is None
    days = None if still else term.count(before.end.due, after.end.due)
    return Entry(occurrence, effect, after.due, days)


def _suspend(_: Term, standing: Standing, told: Occurrence) -> tuple[Standing, Effect]:
    """From this day on the term does not run."""
    if standing.suspended:
        return standing, Effect.STANDS_STILL
    if told.on > standing.end.due:
        return standing, Effect.AFTER_DUE
    return standing._replace(suspended=told), Effect.COUNTS


def _resume(term: Term, standing: Standing, told: Occurrence) -> tuple[Standing, Effect]:
    """From this day on the term runs, whatever number of documents had suspended it."""
    if standing.suspended is None:
        return standing, Effect.NOT_SUSPENDED
    stopped = max(standing.suspended.on, term.start + timedelta(days=1))
    end, named = standing.end, standing.named
    if told.on > stopped:
        end, named = move_end(term.calendar, term.limit, end, stopped, told.on), False
    if standing.floor and standing.floor > end.due:
        end, named = End(standing.floor, standing.floor), True
    return Standing(end, named=named), Effect.COUNTS


def _extend(term: Term, standing: Standing, told: Occurrence) -> tuple[Standing, Effect]:
    """A document names a later due day, before the term is over.

    What is not done when its term is over is late (Civil Code 91/2015/QH13, art. 353(1)); only an
    act postponed (hoãn) by agreement still counts as in time (art. 354(2)), and what is over cannot
    be postponed: an extension decided afterwards undoes no lateness (inferred).
    """
    until = told.until or date.min
    if told.on < term.start:
        return standing, Effect.BEFORE_START
    if not standing.suspended and told.on > standing.end.due:
        return standing, Effect.AFTER_DUE
    if until <= max(standing.end.due, standing.floor or date.min):
        return standing, Effect.NOT_LATER
    if standing.suspended:
        return standing._replace(floor=until), Effect.COUNTS
    return Standing(End(until, until), named=True), Effect.COUNTS


def _keep(_: Term, standing: Standing, told: Occurrence) -> tuple[Standing, Effect]:
    """The due day is this one, whatever the calendar or the rules say since."""
    until = told.until or standing.end.due
    return Standing(End(until, until), named=True), Effect.COUNTS


_STEPS: dict[FactKind, Callable[[Term, Standing, Occurrence], tuple[Standing, Effect]]] = {
    FactKind.DEADLINE_SUSPENDED: _suspend,
    FactKind.DEADLINE_RESUMED: _resume,
    FactKind.DEADLINE_EXTENDED: _extend,
    FactKind.DEADLINE_KEPT: _keep,
}
_KINDS = tuple(_STEPS)
_MOVING_KINDS = tuple(kind for kind in _KINDS if kind is not FactKind.DEADLINE_KEPT)
