"""What must be said beside a due day: declared later, likely to change, or read otherwise."""

from dataclasses import dataclass
from datetime import date

from tthc.calendar.days import SWAP_KINDS, OfficialDay
from tthc.calendar.deadlines import Deadline, compute_due, deciding_days
from tthc.calendar.known import calendar_known_on, declared_later
from tthc.calendar.lone_days import lone_days
from tthc.calendar.unsettled import Unsettled, find_unsettled, with_make_up
from tthc.calendar.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was known of a deadline's span on a day, what was declared later, and the due day now.

    `swaps` had been declared by then; what was declared `later` is left out of the count.
    """

    known_at: date
    swaps: tuple[OfficialDay, ...]
    later: tuple[OfficialDay, ...]
    due_now: date


@dataclass(frozen=True, slots=True)
class OtherReading:
    """The due day if the holidays of `unsettled` are made up."""

    unsettled: tuple[Unsettled, ...]
    due: date


@dataclass(frozen=True, slots=True)
class Caveats:
    """All that stands beside one due day; `lone_days` are days on which a swap may yet come."""

    knowledge: Knowledge | None
    lone_days: tuple[date, ...]
    other: OtherReading | None


def find_caveats(
    calendar: WorkingCalendar, deadline: Deadline, *, as_of: date, known_at: date | None = None
) -> Caveats:
    """Find what stands beside a deadline computed on the calendar as known on `known_at`.

    `calendar` is the whole one, of today; `as_of` says which lone days are still to come.
    """
    known = calendar_known_on(calendar, known_at) if known_at else calendar
    return Caveats(
        find_knowledge(calendar, deadline, known_at) if known_at else None,
        find_lone_days(known, deadline, as_of),
        find_other_reading(known, deadline),
    )


def find_knowledge(calendar: WorkingCalendar, deadline: Deadline, known_at: date) -> Knowledge:
    """Compare a deadline as known on `known_at` with what `calendar` knows now."""
    due = compute_due(calendar, deadline.start, deadline.limit)
    span = (deadline.start, deadline.last_day, deadline.due, due)
    later = declared_later(calendar, known_at, min(span), max(span))
    swaps = (each for each in calendar.days if min(span) <= each.date <= max(span))
    known = tuple(each for each in swaps if each.kind in SWAP_KINDS and each not in later)
    return Knowledge(known_at, known, later, due)


def find_lone_days(calendar: WorkingCalendar, deadline: Deadline, as_of: date) -> tuple[date, ...]:
    """List the lone working days after `as_of` that the due day rests on."""
    days = deciding_days(deadline.start, deadline.last_day, deadline.due, deadline.limit)
    if days is None:
        return ()
    return tuple(day for day in lone_days(calendar, min(days), max(days)) if day > as_of)


def find_other_reading(calendar: WorkingCalendar, deadline: Deadline) -> OtherReading | None:
    """Give the due day under the other reading of the law; None if it rests on no such day."""
    days = deciding_days(deadline.start, deadline.last_day, deadline.due, deadline.limit)
    if days is None or not deadline.provisional:
        return None
    low, high = min(days), max(days)
    found = find_unsettled(calendar, low.year, high.year)
    touched = tuple(each for each in found if low <= each.make_up <= high)
    if not touched:
        return None
    due = compute_due(with_make_up(calendar, found), deadline.start, deadline.limit)
    return OtherReading(touched, due)
