"""Which version a case is carried over to (chuyển tiếp) when the law changed before it was done."""

from datetime import date
from typing import NamedTuple

from tthc.calendar.deadlines import compute_due
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.rule import Carried, Rule, RuleVersion, Transition
from tthc.compliance.rule_versions import NoVersion


class CarriedOver(NamedTuple):
    """The version that counts, the day from which its limit runs, and the provision that says so.

    `transition` is None where the version in force on the starting day simply counts.
    """

    version: RuleVersion | NoVersion
    start: date
    transition: Transition | None = None


class Reached(NamedTuple):
    """How far a case has come: when it was finished, and up to which day it is looked at."""

    met_on: date | None
    as_of: date | None


def carry_over(
    calendar: WorkingCalendar, rule: Rule, own: CarriedOver, reached: Reached
) -> CarriedOver:
    """Apply the transitional provision of the latest version that has one for this case.

    `own` is the version of the starting day, which counts where no text says otherwise: a text
    applies to what happens while it is in force.

    Raises:
        CalendarError: as `compute_due`.
    """
    for version in reversed(rule.versions):
        if _came_between(version, own.start, reached):
            for transition in version.transitions:
                if _speaks_of(transition, own.start):
                    return _carried(calendar, own, version, transition)
    return own


def _came_between(version: RuleVersion, start: date, reached: Reached) -> bool:
    first = version.effective_from
    unfinished = reached.met_on is None or reached.met_on >= first
    return start < first and unfinished and (reached.as_of is None or first <= reached.as_of)


def _speaks_of(transition: Transition, start: date) -> bool:
    return (transition.started_from or date.min) <= start <= transition.started_to


def _carried(
    calendar: WorkingCalendar, own: CarriedOver, version: RuleVersion, transition: Transition
) -> CarriedOver:
    if transition.applies is Carried.OLD:
        return own._replace(transition=transition)
    if transition.applies is Carried.ANEW:
        return CarriedOver(version, version.effective_from, transition)
    if transition.applies is Carried.MORE_FAVOURABLE and isinstance(own.version, RuleVersion):
        old = compute_due(calendar, own.start, own.version.limit)
        if old >= compute_due(calendar, own.start, version.limit):
            return own._replace(transition=transition)
    return CarriedOver(version, own.start, transition)
