"""Why each date of a case is what it is: starts, policy, rule, every day, and what would differ."""

from dataclasses import dataclass
from datetime import date

from tthc.app.register import Register
from tthc.app.showing import CaseView, Shown, show
from tthc.calendar.deadlines import Deadline, explain_due
from tthc.compliance.judgement import Bench, Duty, seen_by
from tthc.compliance.obligations import apply_rule
from tthc.compliance.rule import StartPolicy
from tthc.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What another policy among the starts would give."""

    policy: StartPolicy
    start: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One duty with its reasons; `deadline` is None where no day can be computed."""

    duty: Duty
    deadline: Deadline | None
    others: tuple[WhatIf, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A case with the reasons of each of its duties."""

    view: CaseView
    reasons: tuple[Reason, ...]


def explain(
    register: Register, what: str, as_of: date, policy: StartPolicy | None = None
) -> tuple[Shown, tuple[Explained, ...]]:
    """Explain every case that `what` names."""
    shown = show(register, what, as_of, policy)
    if not shown.cases:
        raise NotFoundError(asked=what)
    explained = tuple(
        Explained(view, tuple(_reason(duty, view, shown.bench) for duty in view.judgement.duties))
        for view in shown.cases
    )
    return shown, explained


def _reason(duty: Duty, view: CaseView, bench: Bench) -> Reason:
    obligation = duty.obligation
    start, version = obligation.start, obligation.version
    deadline = (
        explain_due(bench.calendar, start.on, version.limit)
        if start and version and obligation.due
        else None
    )
    return Reason(duty, deadline, _others(duty, view, bench))


def _others(duty: Duty, view: CaseView, bench: Bench) -> tuple[WhatIf, ...]:
    """Show every policy, so that an officer sees at once whether the choice matters."""
    rule = duty.obligation.rule
    if len(duty.obligation.starts) < 2:  # noqa: PLR2004 - nothing to choose between
        return ()
    seen = seen_by(view.case.occurrences, view.judgement.as_of)
    found: list[WhatIf] = []
    for policy in StartPolicy:
        other = apply_rule(rule, seen, bench.calendar, policy)
        found.append(WhatIf(policy, other.start.on if other.start else None, other.due))
    return tuple(found)
