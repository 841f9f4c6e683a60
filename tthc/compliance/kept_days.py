"""Does a due day that was kept (giữ hạn cũ) still rest on what it was counted from?

It holds against another calendar and other rules, never against a correction of the facts: it was
worked out from a starting day and for an act that were known when it was kept.
"""

from collections.abc import Iterable
from dataclasses import replace

from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.case import Case
from tthc.compliance.obligations import Obligation, View, apply_rule
from tthc.compliance.rule import RuleBook
from tthc.workflows.facts import DEADLINE_KINDS, FactKind
from tthc.workflows.table import Occurrence


def mark_outdated(case: Case, book: RuleBook, calendar: WorkingCalendar, view: View) -> Case:
    """Mark the kept days of a case that its facts have left behind, whatever the day of judging."""
    kept = [o for o in case.occurrences if o.kind is FactKind.DEADLINE_KEPT]
    if not kept:
        return case
    plain = tuple(o for o in case.occurrences if o.kind not in DEADLINE_KINDS)
    rules = {rule.id: rule for rule in book.rules if rule.id in {o.rule for o in kept}}
    owed = {id_: apply_rule(rule, plain, calendar, view=view) for id_, rule in rules.items()}
    outdated = {o for o in kept if o.rule in owed and _left_behind(o, owed[o.rule], plain)}
    return replace(case, occurrences=_marked(case.occurrences, outdated))


def _left_behind(kept: Occurrence, owed: Obligation, plain: Iterable[Occurrence]) -> bool:
    """Say whether what the kept day rests on was voided, or recorded only after it was kept.

    `since` is the starting day it was counted from; one that an officer kept by hand has none, and
    may have been kept before the act.
    """
    if owed.start and owed.start.fact > kept.fact:
        return True
    if kept.since is None:
        return False
    gone = all(o.on != kept.since for o in plain)
    return gone or owed.met is None or owed.met.fact > kept.fact


def _marked(occurrences: Iterable[Occurrence], outdated: set[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(o._replace(outdated=True) if o in outdated else o for o in occurrences)
