"""What a case owes (nghĩa vụ): one rule version applied to what had happened by a day."""

from dataclasses import dataclass
from datetime import date

from tthc.calendar.deadlines import compute_due_day
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.case import Case
from tthc.compliance.rule import Rule, RuleVersion, StartPolicy
from tthc.compliance.rule_versions import Absence, NoVersion, version_on
from tthc.compliance.starts import Start, candidates, choose, mark
from tthc.errors import CalendarError
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence

ENDS_DUTY = frozenset({FactKind.CASE_DISMISSED, FactKind.DECISION_WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One duty of one case.

    `version` is None while nothing started the clock, or when `absence` says that no version was
    in force on the starting day. `due` is None without a version, or when the calendar cannot
    answer (`calendar_gap` says why). `ended` is the fact that took the duty away unfulfilled.
    """

    rule: Rule
    starts: tuple[Start, ...] = ()
    version: RuleVersion | None = None
    absence: NoVersion | None = None
    due: date | None = None
    calendar_gap: CalendarError | None = None
    provisional: bool = False
    met: Occurrence | None = None
    ended: Occurrence | None = None

    @property
    def start(self) -> Occurrence | None:
        """The occurrence that started the clock."""
        return next((start.occurrence for start in self.starts if start.counts), None)

    @property
    def owed(self) -> bool:
        """False when the first version of the rule is younger than the case."""
        return self.absence is None or self.absence.reason is not Absence.BEFORE_FIRST


def applies(rule: Rule, case: Case, kinds: frozenset[FactKind]) -> bool:
    """Say whether a rule speaks about this case at all."""
    return (
        rule.workflow == case.workflow
        and (not rule.change_kinds or case.change_kind in rule.change_kinds)
        and kinds.issuperset(rule.requires)
        and kinds.isdisjoint(rule.excludes)
    )


def apply_rule(
    rule: Rule,
    occurrences: tuple[Occurrence, ...],
    calendar: WorkingCalendar,
    policy: StartPolicy | None = None,
) -> Obligation:
    """Apply one rule; `policy` overrides the rule's own choice among starts (what if)."""
    met = next((o for o in occurrences if o.kind in rule.met_by), None)
    found = candidates(rule.starts, occurrences)
    ended = next((o for o in occurrences if _ends(o, found)), None)
    if not found:
        return Obligation(rule=rule, absence=_too_early(rule, met), met=met, ended=ended)
    start, version = _start_and_version(rule, found, policy)
    starts = mark(found, start)
    if isinstance(version, NoVersion):
        return Obligation(rule=rule, starts=starts, absence=version, met=met, ended=ended)
    due, provisional, gap = _due(calendar, start.on, version)
    return Obligation(
        rule=rule,
        starts=starts,
        version=version,
        due=due,
        calendar_gap=gap,
        provisional=provisional,
        met=met,
        ended=ended,
    )


def _ends(occurrence: Occurrence, found: tuple[Occurrence, ...]) -> bool:
    """Say whether a fact takes the duty away; a force restored before it began does not."""
    if occurrence.kind is FactKind.FORCE_RESTORED:
        return bool(found) and occurrence.on >= found[0].on
    return occurrence.kind in ENDS_DUTY


def _start_and_version(
    rule: Rule, found: tuple[Occurrence, ...], policy: StartPolicy | None
) -> tuple[Occurrence, RuleVersion | NoVersion]:
    """Choose by the policy of the version in force when the clock could first have started."""
    first = version_on(rule, found[0].on)
    own = StartPolicy.EARLIEST if isinstance(first, NoVersion) else first.policy
    start = choose(policy or own, rule.starts, found)
    return start, version_on(rule, start.on)


def _too_early(rule: Rule, met: Occurrence | None) -> NoVersion | None:
    """Clear a duty done before its rule existed, although nothing tells when it began."""
    version = version_on(rule, met.on) if met else None
    if isinstance(version, NoVersion) and version.reason is Absence.BEFORE_FIRST:
        return version
    return None


def _due(
    calendar: WorkingCalendar, start: date, version: RuleVersion
) -> tuple[date | None, bool, CalendarError | None]:
    try:
        return *compute_due_day(calendar, start, version.limit), None
    except CalendarError as error:
        return None, True, error
