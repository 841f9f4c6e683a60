"""Why each date of a case is what it is: starts, policy, rule, every day, and what would differ."""

from dataclasses import dataclass
from datetime import date

from tthc.app.case_view import CaseView
from tthc.app.register import Register
from tthc.app.showing import Shown, show
from tthc.app.viewpoint import Viewpoint
from tthc.calendar.caveats import Caveats, find_caveats
from tthc.calendar.days import OfficialDay
from tthc.calendar.deadlines import Deadline, compute_due, explain_due
from tthc.calendar.known import calendar_known_on, declared_later
from tthc.calendar.limits import Direction
from tthc.calendar.readings import Reading, other_readings
from tthc.calendar.steps import Run, Step, walk_term
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.judgement import Duty, seen_by
from tthc.compliance.ledger import standstills
from tthc.compliance.obligations import Obligation, View, apply_rule
from tthc.compliance.rule import StartPolicy
from tthc.compliance.rule_versions import NoVersion, version_on
from tthc.errors import CalendarError


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What another policy among the starts would give."""

    policy: StartPolicy
    start: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """The due day as known on the starting day, and the days declared since that moved it."""

    due_then: date
    since: tuple[OfficialDay, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A due day with every day of its span and all that stands beside it.

    `uncovered` are the years of the span that no notice covers; `readings` lead to another day.
    All this is by rule and calendar alone; `term` are the days as the term ran, where what was
    decided about it gives another due day, or none while it stands still.
    """

    deadline: Deadline
    caveats: Caveats
    moved: Moved | None
    uncovered: tuple[int, ...]
    readings: tuple[Reading, ...]
    term: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One duty with its reasons; `counted` is None where no day can be computed.

    `own_policy` is the choice among starts that the rule itself makes, None without a version.
    """

    duty: Duty
    own_policy: StartPolicy | None
    counted: Counted | None
    others: tuple[WhatIf, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A case with the reasons of each of its duties."""

    view: CaseView
    reasons: tuple[Reason, ...]


def explain(
    register: Register, what: str, viewpoint: Viewpoint
) -> tuple[Shown, tuple[Explained, ...]]:
    """Explain every case that `what` names."""
    shown = show(register, what, viewpoint)
    if shown.caseless:
        raise shown.caseless
    explained = tuple(
        Explained(view, tuple(_reason(duty, view, shown) for duty in view.judgement.duties))
        for view in shown.cases
    )
    return shown, explained


def _reason(duty: Duty, view: CaseView, shown: Shown) -> Reason:
    obligation = duty.obligation
    counted = _counted(obligation, view, shown)
    return Reason(duty, _own_policy(obligation), counted, _others(duty, view))


def _own_policy(obligation: Obligation) -> StartPolicy | None:
    """Find the policy of the version in force when the clock could first have started."""
    if not obligation.starts:
        return None
    first = version_on(obligation.rule, obligation.starts[0].day)
    return None if isinstance(first, NoVersion) else first.policy


def _counted(obligation: Obligation, view: CaseView, shown: Shown) -> Counted | None:
    start, version = obligation.counted_from, obligation.version
    if start is None or version is None or obligation.original_due is None:
        return None
    known, whole = view.bench.calendar, shown.calendar.of(*view.unit_key)
    deadline = explain_due(known, start, version.limit)
    asked = shown.viewpoint
    caveats = find_caveats(whole, deadline, as_of=asked.as_of, known_at=asked.known_at)
    moved, uncovered = _moved(known, deadline), _uncovered(known, deadline)
    readings, term = _readings(known, deadline), _term(obligation, known, deadline)
    return Counted(deadline, caveats, moved, uncovered, readings, term)


def _term(
    obligation: Obligation, calendar: WorkingCalendar, deadline: Deadline
) -> tuple[Step, ...]:
    """Lay out the days of a term that ends on another day than rule and calendar give."""
    due, suspended = obligation.due, obligation.suspended
    until = due or (suspended and max(suspended.on, deadline.start))
    if until is None or due == obligation.original_due:
        return ()
    run = Run(due, standstills(obligation.ledger))
    return tuple(walk_term(calendar, deadline.limit, run, start=deadline.start, until=until))


def _readings(calendar: WorkingCalendar, deadline: Deadline) -> tuple[Reading, ...]:
    """Give the other readings; none at the edge of the calendar, which holds only the due day."""
    try:
        return other_readings(calendar, deadline.start, deadline.limit)
    except CalendarError:
        return ()


def _moved(calendar: WorkingCalendar, deadline: Deadline) -> Moved | None:
    """Find what an office could not know when its clock started; nothing for limits counted back.

    Their starting day lies ahead of their due day.
    """
    start, limit = deadline.start, deadline.limit
    if limit.direction is Direction.BEFORE:
        return None
    due_then = compute_due(calendar_known_on(calendar, start), start, limit)
    if due_then == deadline.due:
        return None
    end = max(due_then, deadline.due)
    return Moved(due_then, declared_later(calendar, start, start, end))


def _uncovered(calendar: WorkingCalendar, deadline: Deadline) -> tuple[int, ...]:
    if not deadline.provisional:
        return ()
    first, last = calendar.official_years
    years = {step.date.year for step in deadline.steps}
    return tuple(sorted(year for year in years if not first <= year <= last))


def _others(duty: Duty, view: CaseView) -> tuple[WhatIf, ...]:
    """Show every policy, so that an officer sees at once whether the choice matters."""
    rule = duty.obligation.rule
    if len(duty.obligation.starts) < 2:  # noqa: PLR2004 - nothing to choose between
        return ()
    seen = seen_by(view.case.occurrences, view.judgement.as_of)
    looked = View(view.bench.cut_off, view.judgement.as_of)
    found: list[WhatIf] = []
    for policy in StartPolicy:
        other = apply_rule(rule, seen, view.bench.calendar, policy, looked)
        found.append(WhatIf(policy, other.start.on if other.start else None, other.due))
    return tuple(found)
