"""What a case owes (nghĩa vụ): one rule version applied to what had happened by a day."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import NamedTuple, TypedDict

from tthc.calendar.deadlines import compute_due_day, deciding_days
from tthc.calendar.standstill import End
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.case import Case
from tthc.compliance.ledger import Entry, Term, about_term, pin_of, replay_term
from tthc.compliance.places import NATIONAL_DATABASE
from tthc.compliance.removals import DONE_KINDS, is_disproved
from tthc.compliance.rule import Rule, RuleVersion, StartPolicy, Transition
from tthc.compliance.rule_versions import Absence, NoVersion, version_on
from tthc.compliance.starts import Start, candidates, choose, mark
from tthc.compliance.transitions import CarriedOver, Reached, carry_over
from tthc.errors import CalendarError
from tthc.workflows.facts import FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import Occurrence


class View(NamedTuple):
    """From where a duty is looked at: the office's cut-off hour (giờ chốt), the day of judging.

    Without `as_of` every version of a rule that there is has come into force.
    """

    cut_off: time | None = None
    as_of: date | None = None


PLAIN = View()


class _Case(NamedTuple):
    """A rule with the days that could start it."""

    rule: Rule
    found: tuple[Start, ...]
    calendar: WorkingCalendar
    policy: StartPolicy | None


class _Done(TypedDict):
    """What settles a duty."""

    met: Occurrence | None
    ended: Occurrence | None


ENDS_DUTY = frozenset({FactKind.CASE_DISMISSED, FactKind.DECISION_WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One duty of one case.

    `version` is None while nothing started the clock, or when `absence` says that no version was
    in force on the starting day. `due` is None without a version, or when the calendar cannot
    answer (`calendar_gap` says why), or while the term stands still (`suspended` is the fact since
    which). `original_due` is the day that rule and calendar give, before any fact about the term;
    `ledger` says what each of these did to it, `pinned_by` is the one that keeps the due day
    although calendar or rules changed since. `ended` took the duty away unfulfilled. The limit
    runs from `counted_from`, the starting day unless a `transition` says otherwise.
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
    original_due: date | None = None
    ledger: tuple[Entry, ...] = ()
    suspended: Occurrence | None = None
    pinned_by: Occurrence | None = None
    counted_from: date | None = None
    transition: Transition | None = None

    @property
    def start(self) -> Occurrence | None:
        """The occurrence that started the clock."""
        return next((start.occurrence for start in self.starts if start.counts), None)

    @property
    def owed(self) -> bool:
        """False when the first version of the rule is younger than the case.

        Nor is anything owed after a version that names a date: it bound what was decided then.
        """
        if self.absence is None:
            return True
        if self.rule.versions[-1].limit.fixed_on and self.absence.reason is Absence.AFTER_LAST:
            return False
        return self.absence.reason is not Absence.BEFORE_FIRST


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
    view: View = PLAIN,
) -> Obligation:
    """Apply one rule; `policy` overrides the rule's own choice among starts (what if).

    A day that is kept answers no what-if: it says which day held, not which would.
    """
    met = next((o for o in occurrences if _meets(rule, o, occurrences)), None)
    deleting = FactKind.ANNOUNCEMENT_PUBLISHED in rule.met_by
    found = candidates(rule.starts, occurrences, calendar, view.cut_off, deleting=deleting)
    ended = next((o for o in occurrences if _ends(rule, o, found)), None)
    done: _Done = {"met": met, "ended": ended}
    if found:
        reached = Reached(met.on if met else None, view.as_of)
        owed = _by_law(_Case(rule, found, calendar, policy), reached, done)
    else:
        owed = Obligation(rule=rule, absence=_too_early(rule, met), **done)
    told = about_term(rule.id, occurrences, met, keeping=policy is None)
    return _with_facts(owed, told, calendar) if told else owed


def _by_law(case: _Case, reached: Reached, done: _Done) -> Obligation:
    """Find the due day that rule and calendar give by themselves."""
    rule, found, calendar, policy = case
    start = found[0]
    if len(found) > 1:
        start = choose(policy or _own_policy(rule, start.day), rule.starts, found)
    starts = mark(found, start)
    own = CarriedOver(version_on(rule, start.day), start.day)
    try:
        version, day, transition = own
        if version is not rule.versions[-1]:
            version, day, transition = carry_over(calendar, rule, own, reached)
        if isinstance(version, NoVersion):
            return Obligation(
                rule=rule, starts=starts, absence=version, transition=transition, **done
            )
        due, provisional = compute_due_day(calendar, day, version.limit)
    except CalendarError as error:
        version = own.version if isinstance(own.version, RuleVersion) else None
        return Obligation(
            rule=rule,
            starts=starts,
            version=version,
            calendar_gap=error,
            provisional=True,
            **done,
        )
    return Obligation(
        rule=rule,
        starts=starts,
        version=version,
        due=due,
        original_due=due,
        counted_from=day,
        provisional=provisional,
        transition=transition,
        **done,
    )


def _with_facts(
    owed: Obligation, told: tuple[Occurrence, ...], calendar: WorkingCalendar
) -> Obligation:
    """Lay what was decided about the term over what the law gives."""
    pin = pin_of(told) if owed.starts or owed.met else None
    try:
        owed = _replayed(owed, told, calendar)
    except CalendarError as error:
        owed = replace(owed, due=None, provisional=True, calendar_gap=error)
    if pin is None or owed.due or owed.suspended:
        return owed
    return replace(
        owed, due=pin.until, absence=None, calendar_gap=None, provisional=False, pinned_by=pin
    )


def _replayed(
    owed: Obligation, told: tuple[Occurrence, ...], calendar: WorkingCalendar
) -> Obligation:
    start, version = owed.counted_from, owed.version
    if start is None or version is None:
        return owed
    term = Term(calendar, start, version.limit)
    standing, entries = replay_term(term, told)
    return replace(
        owed,
        due=standing.due,
        provisional=not standing.named and _rests_on_estimate(term, standing.end),
        ledger=entries,
        suspended=standing.suspended,
        pinned_by=pin_of(told),
    )


def _rests_on_estimate(term: Term, end: End) -> bool:
    days = deciding_days(term.start, end.last_day, end.due, term.limit)
    return days is not None and term.calendar.is_provisional(*days)


def fulfils(rule: Rule, occurrence: Occurrence) -> bool:
    """Say whether a fact fulfils a rule; one about a place is fulfilled there or everywhere."""
    if rule.place is None or occurrence.kind not in DONE_KINDS:
        return occurrence.kind in rule.met_by
    asked = FactKind.REMOVAL_DONE in rule.met_by
    return asked and occurrence.place in (None, rule.place)


def _meets(rule: Rule, occurrence: Occurrence, occurrences: tuple[Occurrence, ...]) -> bool:
    """Leave out a removal from the National Database that a later list disproves."""
    listed = rule.place in (None, NATIONAL_DATABASE) and occurrence.kind in DONE_KINDS
    return fulfils(rule, occurrence) and not (listed and is_disproved(occurrence, occurrences))


def _ends(rule: Rule, occurrence: Occurrence, found: tuple[Start, ...]) -> bool:
    """Say whether a fact takes the duty away; a force restored before it began does not.

    Of an announcement that takes away what follows the signing, not the signing itself.
    """
    if occurrence.kind is FactKind.FORCE_RESTORED:
        follows = rule.workflow == REMOVAL.name or FactKind.ANNOUNCEMENT_SIGNED in rule.starts
        return follows and bool(found) and occurrence.on >= found[0].day
    return occurrence.kind in ENDS_DUTY


def _own_policy(rule: Rule, first: date) -> StartPolicy:
    """Choose by the policy of the version in force when the clock could first have started."""
    version = version_on(rule, first)
    return StartPolicy.EARLIEST if isinstance(version, NoVersion) else version.policy


def _too_early(rule: Rule, met: Occurrence | None) -> NoVersion | None:
    """Clear a duty done before its rule existed, although nothing tells when it began."""
    version = version_on(rule, met.on) if met else None
    if isinstance(version, NoVersion) and version.reason is Absence.BEFORE_FIRST:
        return version
    return None
