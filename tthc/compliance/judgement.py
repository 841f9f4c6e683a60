"""Where a case stands on a day: its state, what it owes, and the one verdict it takes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from tthc.calendar.limits import Direction, Unit
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.case import Case, Conflict, Contradiction
from tthc.compliance.case_facts import LEARNED_BY
from tthc.compliance.deletions import published_elsewhere
from tthc.compliance.kept_days import mark_outdated
from tthc.compliance.obligations import Obligation, View, applies, apply_rule
from tthc.compliance.places import DEFAULT_PLACES, NATIONAL_DATABASE, places_of
from tthc.compliance.removals import (
    PlaceStanding,
    answers_undated,
    report_days,
    settle,
    stand,
    standing_end,
)
from tthc.compliance.rule import Bearer, RuleBook, StartPolicy
from tthc.compliance.verdicts import Verdict, conclude, days_past, most_pressing
from tthc.compliance.waiting_ends import awaits_end
from tthc.workflows.facts import FORESEEN_KINDS, FactKind
from tthc.workflows.removal import AFTER_THE_END, REMOVAL, TO_CLEAR
from tthc.workflows.table import Occurrence, Table, in_order, replay


@dataclass(frozen=True, slots=True)
class Bench:
    """What every judgement needs: the law, the calendar, the workflows' tables, the warning days.

    `soon` is the number of working days before the due day from which a duty is due soon;
    `places` are those from which something that has ended must go (nơi phải gỡ); within
    `report_within` days somebody should have proposed it.
    `cut_off` the hour after which an office takes what comes as received on the next working day.
    """

    book: RuleBook
    calendar: WorkingCalendar
    tables: dict[str, Table]
    soon: int
    places: tuple[str, ...] = DEFAULT_PLACES
    report_within: int = 30
    cut_off: time | None = None

    def of(self, unit: tuple[str, str]) -> "Bench":
        """Give the bench of one unit, by its keys: with the days on which it alone is closed."""
        calendar = self.calendar.of(*unit)
        return self if calendar is self.calendar else replace(self, calendar=calendar)


@dataclass(frozen=True, slots=True)
class Duty:
    """One obligation as judged: its verdict, the days late or left, and whether it counts.

    `original_days` are late against the due day before any fact about the term, 0 when in time.

    Index definitions, the ministry's own duties, and a limit that had run out before the province
    could know of the decision ("trễ do Bộ") are shown beside and do not count. `doubt` says which
    two days of it cannot both be right, so that nothing can be concluded.
    """

    obligation: Obligation
    verdict: Verdict
    days: int | None
    counted: bool
    original_days: int | None = None
    doubt: Contradiction | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A case as of a day; `places` tells a removal place by place.

    `report_by` is the day by which what has ended should have been proposed for removal.
    """

    as_of: date
    state: str
    irregular: tuple[Occurrence, ...]
    duties: tuple[Duty, ...]
    pressing: Duty | None
    verdict: Verdict
    places: tuple[PlaceStanding, ...] = ()
    report_by: date | None = None

    @property
    def to_clear(self) -> tuple[PlaceStanding, ...]:
        """The places that still show what has ended."""
        ended = self.state in TO_CLEAR
        return tuple(standing for standing in self.places if ended and standing.open)

    @property
    def standing(self) -> bool:
        """Say whether something must still go, though no rule sets a day (thường xuyên)."""
        return self.pressing is None and bool(self.to_clear)


def seen_by(occurrences: tuple[Occurrence, ...], as_of: date) -> tuple[Occurrence, ...]:
    """Keep what had happened by the end of `as_of`, and what was fixed beforehand."""
    return tuple(o for o in occurrences if o.on <= as_of or o.kind in FORESEEN_KINDS)


def owe(
    case: Case,
    seen: tuple[Occurrence, ...],
    bench: Bench,
    policy: StartPolicy | None = None,
    as_of: date | None = None,
) -> tuple[Obligation, ...]:
    """Apply every rule that speaks about the case to what was seen by the end of `as_of`."""
    kinds = frozenset(o.kind for o in seen)
    view = View(bench.cut_off, as_of)
    return tuple(
        apply_rule(rule, seen, bench.calendar, policy, view)
        for rule in bench.book.rules
        if applies(rule, case, kinds)
    )


def judge(case: Case, as_of: date, bench: Bench, policy: StartPolicy | None = None) -> Judgement:
    """Judge a case at the end of `as_of` from the facts that had happened by then."""
    case = settle_case(case, bench)
    seen = seen_by(case.occurrences, as_of)
    return judge_seen(case, seen, owe(case, seen, bench, policy, as_of), as_of, bench)


def settle_case(case: Case, bench: Bench) -> Case:
    """Say of each removal whether it was the last, and which kept days no longer hold.

    Where no place is the National Database, clearing all others publishes an abolition. All of this
    looks at all that is known of the case, whatever the day it is judged on.
    """
    if case.removals and NATIONAL_DATABASE not in bench.places:
        published = published_elsewhere(case, bench.places)
        case = replace(case, occurrences=in_order((*case.occurrences, *published)))
    case = mark_outdated(case, bench.book, bench.calendar, View(bench.cut_off))
    if case.workflow != REMOVAL.name:
        return case
    return replace(case, occurrences=settle(case.occurrences, _places(case, bench)))


def _places(case: Case, bench: Bench) -> tuple[str, ...]:
    return places_of(bench.places, documents=case.about_document)


def stand_at_last(case: Case, bench: Bench) -> tuple[PlaceStanding, ...]:
    """Say how each place of a removal stands after all that is known of it."""
    return stand(settle_case(case, bench).occurrences, _places(case, bench))


def judge_seen(
    case: Case,
    seen: tuple[Occurrence, ...],
    obligations: tuple[Obligation, ...],
    as_of: date,
    bench: Bench,
) -> Judgement:
    """Judge obligations that were already worked out from `seen`."""
    if case.faults:
        state = bench.tables[case.workflow].initial
        return Judgement(as_of, state, (), (), None, Verdict.UNKNOWN)
    learned = min((o.on for o in seen if o.kind in LEARNED_BY), default=None)
    doubts = tuple(found for found in case.contradictions if found.since <= as_of)
    duties = tuple(_duty(owed, learned, as_of, bench, doubts) for owed in obligations)
    counted = [duty for duty in duties if duty.counted]
    verdict = most_pressing(duty.verdict for duty in counted)
    pressing = _first_due(duty for duty in counted if duty.verdict is verdict)
    stands = replay(bench.tables[case.workflow], seen)
    odd = tuple(o for o in stands.irregular if not answers_undated(o, case.occurrences))
    odd += tuple(o for o in seen if o.kind is FactKind.REMOVAL_TOO_EARLY)  # moves no case
    judgement = Judgement(as_of, stands.state, odd, duties, pressing, verdict)
    if case.workflow != REMOVAL.name:
        return judgement
    by = max(report_days(seen, bench.report_within), default=None)
    places = stand(seen, _places(case, bench))
    state = _once_ended(stands.state, seen, as_of) or bench.tables[case.workflow].initial
    judgement = replace(judgement, state=state, places=places, report_by=by)
    return _as_standing(judgement, waits=awaits_end(case, state, as_of))


def _once_ended(state: str, seen: tuple[Occurrence, ...], as_of: date) -> str | None:
    """Leave in force (None) what was proposed or removed, though nothing has ended it."""
    return state if state not in AFTER_THE_END or standing_end(seen, as_of) else None


def _first_due(duties: Iterable[Duty]) -> Duty | None:
    """Of duties that press alike, give the one that falls or fell due first."""
    return min(duties, key=lambda duty: duty.obligation.due or date.max, default=None)


def _as_standing(judgement: Judgement, *, waits: bool) -> Judgement:
    """Leave open what no rule gives a day to, as long as what has ended is still shown.

    The notice of November 2023 has it removed as a standing duty (“Thường xuyên”). The duty has
    not started while something waits for its end, of which no day is known.
    """
    if judgement.verdict is Verdict.VOID and waits:
        return replace(judgement, verdict=Verdict.NOT_STARTED, pressing=None)
    if judgement.verdict is Verdict.VOID and judgement.to_clear:
        return replace(judgement, verdict=Verdict.UNKNOWN, pressing=None)
    return judgement


def days_until(bench: Bench, unit: Unit, due: date, as_of: date) -> int:
    """Count the days between a day and a due day, in the unit of a rule."""
    if unit is not Unit.WORKING_DAY:
        return abs((as_of - due).days)
    return abs(bench.calendar.count(as_of, due))


def _duty(
    owed: Obligation,
    learned: date | None,
    as_of: date,
    bench: Bench,
    doubts: tuple[Contradiction, ...],
) -> Duty:
    verdict, counted = (
        conclude(owed, as_of, bench.soon, bench.calendar),
        _counts(owed, learned, as_of),
    )
    doubt = next((found for found in doubts if _rests_on(found, owed)), None)
    if doubt and verdict is not Verdict.VOID:
        return Duty(owed, Verdict.UNKNOWN, None, counted, doubt=doubt)
    past = original = days_past(owed, owed.due, as_of, bench.calendar)
    if owed.original_due != owed.due:
        original = days_past(owed, owed.original_due, as_of, bench.calendar)
    days = None if past is None else abs(past)
    late = None if original is None else max(original, 0)
    return Duty(owed, verdict, days, counted, late)


_DOUBTED = {
    Conflict.SIGNED_BEFORE_DECISION: frozenset({FactKind.ANNOUNCEMENT_SIGNED}),
    Conflict.LEARNED_BEFORE_DECISION: frozenset(LEARNED_BY),
    Conflict.PUBLISHED_BEFORE_SIGNING: frozenset({FactKind.ANNOUNCEMENT_PUBLISHED}),
}
"""Of which facts the day cannot be right, where one is dated before what it follows."""


def doubts(found: Contradiction, kind: FactKind, on: date) -> bool:
    """Say whether a contradiction is about the day of a fact, which cannot be right."""
    kinds = _DOUBTED.get(found.what, frozenset())
    return found.before is not None and kind in kinds and on < found.before


def _rests_on(found: Contradiction, owed: Obligation) -> bool:
    """Say whether a duty starts or ends with a day that cannot be right."""
    return any(o is not None and doubts(found, o.kind, o.on) for o in (owed.met, owed.start))


def _counts(obligation: Obligation, learned: date | None, as_of: date) -> bool:
    rule, version, due = obligation.rule, obligation.version, obligation.due
    if not rule.counted or rule.bearer is not Bearer.PROVINCE:
        return False
    if version is None or due is None or version.limit.direction is Direction.AFTER:
        return True
    if learned is None:
        # Nothing says that the province knew: once the day has passed, it cannot be blamed.
        return as_of <= due or obligation.met is not None
    return learned <= due
