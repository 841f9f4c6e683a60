"""What is concluded (kết luận) about a duty on a day, and which conclusion a case takes."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from tthc.calendar.standstill import count_units
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.obligations import Obligation
from tthc.errors import CalendarError
from tthc.workflows.table import Occurrence


class Verdict(StrEnum):
    """The nine conclusions, most pressing first."""

    OVERDUE = "overdue"  # quá hạn
    DUE_TODAY = "due_today"  # đến hạn hôm nay
    DUE_SOON = "due_soon"  # sắp đến hạn
    UNKNOWN = "unknown"  # chưa xác định được
    OPEN = "open"  # còn hạn
    NOT_STARTED = "not_started"  # chưa bắt đầu tính hạn
    MET_LATE = "met_late"  # đã làm, trễ hạn
    MET = "met"  # đã làm, đúng hạn
    VOID = "void"  # không còn phải làm


CLOSED = frozenset({Verdict.MET_LATE, Verdict.MET, Verdict.VOID})
"""The conclusions after which nothing is left to do."""

URGENCY = {verdict: position for position, verdict in enumerate(Verdict)}


def most_pressing(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the one verdict of a case; a case that owes nothing is void."""
    return min(verdicts, key=URGENCY.__getitem__, default=Verdict.VOID)


def conclude(obligation: Obligation, as_of: date, soon: int, calendar: WorkingCalendar) -> Verdict:
    """Judge one duty at the end of `as_of`; `soon` is how many working days ahead warn.

    The due day itself is in time until 24:00 (Civil Code 91/2015/QH13, art. 148(6)); while the
    term stands still (tạm dừng) nothing is late.
    """
    due, met = obligation.due, obligation.met
    if not obligation.owed or (obligation.ended and not met):
        return Verdict.VOID
    if due is None:
        return _without_due(obligation)
    if met is not None:
        return _once_met(met, due)
    if as_of > due:
        return Verdict.OVERDUE
    if as_of == due:
        return Verdict.DUE_TODAY
    return Verdict.DUE_SOON if as_of >= soon_from(due, soon, calendar) else Verdict.OPEN


def _once_met(met: Occurrence, due: date) -> Verdict:
    """Judge what is done; what two lists of the portal alone bound may have been done in time.

    A list of the due day itself was taken before that day was over.
    """
    if met.on <= due:
        return Verdict.MET
    return Verdict.UNKNOWN if met.since is not None and met.since <= due else Verdict.MET_LATE


def _without_due(obligation: Obligation) -> Verdict:
    if obligation.suspended:
        return Verdict.MET if obligation.met else Verdict.OPEN
    waiting = not obligation.starts and obligation.met is None
    return Verdict.NOT_STARTED if waiting else Verdict.UNKNOWN


def soon_from(due: date, soon: int, calendar: WorkingCalendar) -> date:
    """Give the first day on which an open duty is due soon."""
    if soon < 1:
        return due
    try:
        return calendar.add(due, -soon)
    except CalendarError:
        return due - timedelta(days=soon)


def days_past(
    obligation: Obligation, due: date | None, as_of: date, calendar: WorkingCalendar
) -> int | None:
    """Count the days from a due day to the act, to what took the duty away, or to `as_of`.

    Below 0 when these come before.

    A limit in working days is counted in working days, any other in calendar days. None: there is
    no due day, or the calendar does not hold one of the days.
    """
    if due is None or obligation.version is None:
        return None
    settled = obligation.met or obligation.ended
    until = settled.on if settled else as_of
    try:
        return count_units(calendar, obligation.version.limit.unit, due, until)
    except CalendarError:
        return None
