"""What do suspensions, extensions and kept days make of a due day? Days counted by hand.

March 2026 holds no day off but weekends (2/3 is a Monday). Tết was 14-22/2/2026.
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compliance_bench import BENCH, CALENDAR, RULES, announcement, duty_of, happened
from tests.compliance_oracle import ONE_DAY, TERM_KINDS, Clock, works
from tthc.calendar.known import calendar_known_on
from tthc.calendar.limits import Limit, Roll, Unit
from tthc.calendar.working_days import load_calendar
from tthc.compliance.case import Case
from tthc.compliance.checks import Check, find_all
from tthc.compliance.judgement import Duty, judge
from tthc.compliance.ledger import Effect, standstills
from tthc.compliance.obligations import Obligation, apply_rule
from tthc.compliance.rule import Rule, StartPolicy
from tthc.compliance.verdicts import Verdict
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence, in_order

LIST, PUBLISH = RULES["announcement.list"], RULES["announcement.publish"]
FAST = RULES["announcement.after-accelerated"]  # 3 days, rolling to the next working day
RECEIVED = "2026-03-02 decision.received"  # Monday: announce by Thursday 5/3/2026


def stop(day: str, rule: str = "") -> str:
    return f"2026-{day} deadline.suspended proved {rule}"


def go(day: str, rule: str = "") -> str:
    return f"2026-{day} deadline.resumed proved {rule}"


def extend(day: str, until: str, rule: str = "") -> str:
    return f"2026-{day} deadline.extended proved until=2026-{until} {rule}"


def applied(*lines: str, rule: Rule = LIST) -> Obligation:
    return apply_rule(rule, happened(*lines), CALENDAR)


def due(*lines: str, rule: Rule = LIST) -> date | None:
    return applied(*lines, rule=rule).due


def effects(obligation: Obligation) -> list[Effect]:
    return [entry.effect for entry in obligation.ledger]


def listed(case: Case, day: str) -> Duty:
    return duty_of(judge(case, date.fromisoformat(day), BENCH), LIST.id)


MONTH = replace(
    LIST,
    versions=(replace(LIST.versions[0], limit=Limit(1, Unit.MONTH, roll=Roll.NEXT_WORKING_DAY)),),
)
PREVIOUS = replace(
    LIST,
    versions=(
        replace(
            LIST.versions[0],
            limit=Limit(7, Unit.CALENDAR_DAY, roll=Roll.PREVIOUS_WORKING_DAY),
        ),
    ),
)

# A rule, how its clock starts, from when the term stood still, from when it ran on -> the due day.
STOOD_STILL = [
    # Tue 3; still Wed 4 to Sun 8; Mon 9, Tue 10.
    (LIST, RECEIVED, "03-04", "03-09", "2026-03-10"),
    # Tue 3, Wed 4; from the due day itself on it does not run; Mon 9.
    (LIST, RECEIVED, "03-05", "03-09", "2026-03-09"),
    # It stood still before it began: Wed 11, Thu 12, Fri 13.
    (LIST, RECEIVED, "02-23", "03-11", "2026-03-13"),
    # It ran again before it began, or on its first day: nothing lost.
    (LIST, RECEIVED, "02-23", "03-02", "2026-03-05"),
    (LIST, RECEIVED, "02-23", "03-03", "2026-03-05"),
    # Stopped and run on within one day: nothing lost.
    (LIST, RECEIVED, "03-04", "03-04", "2026-03-05"),
    # Signed on Thursday 5: Fri 6; no working day lost over the weekend; to Thu 12.
    (PUBLISH, "2026-03-05 announcement.signed", "03-07", "03-09", "2026-03-12"),
    # Across Tết: Thu 12; still Fri 13 to Mon 23; Tue 24, Wed 25.
    (LIST, "2026-02-11 decision.received", "02-13", "02-24", "2026-02-25"),
    # Days: Sat 7; still Sun 8 to Wed 11; Thu 12, Fri 13.
    (FAST, "2026-03-06 basis.signed", "03-08", "03-12", "2026-03-13"),
    # Days: Thu 5, Fri 6, Sat 7; the end waits for Monday, and stands still from Sunday on.
    (FAST, "2026-03-04 basis.signed", "03-08", "03-11", "2026-03-11"),
    # The same, running on from a Saturday: the end is the next working day.
    (FAST, "2026-03-04 basis.signed", "03-08", "03-14", "2026-03-16"),
    # A month, to Sat 28/2, due Mon 2/3: 19 of 28 days left on 10/2; 20/2 is the first of them.
    (MONTH, "2026-01-31 decision.received", "02-10", "02-20", "2026-03-10"),
    # Due on the working day before: never before the day on which it runs on (Sat 14/3).
    (PREVIOUS, "2026-03-02 decision.received", "03-09", "03-14", "2026-03-14"),
]


@pytest.mark.parametrize(("rule", "start", "stopped", "ran", "expected"), STOOD_STILL)
def test_t26_a_term_is_longer_by_the_days_on_which_it_stood_still(
    rule: Rule, start: str, stopped: str, ran: str, expected: str
) -> None:
    assert due(start, stop(stopped), go(ran), rule=rule) == date.fromisoformat(expected)


def test_the_ledger_says_what_each_document_did_to_the_due_day() -> None:
    owed = applied(RECEIVED, stop("03-04"), go("03-09"), extend("03-10", "03-16"))

    # Thursday 5, then Tuesday 10 (3 working days later), then Monday 16 (4 later).
    assert owed.original_due == date(2026, 3, 5)
    assert [(e.occurrence.fact, e.due, e.days) for e in owed.ledger] == [
        (2, None, None),
        (3, date(2026, 3, 10), 3),
        (4, date(2026, 3, 16), 4),
    ]
    assert (owed.due, owed.suspended) == (date(2026, 3, 16), None)


def test_t26_while_a_term_stands_still_nothing_is_due_and_nothing_late() -> None:
    case = announcement(RECEIVED, stop("03-04"))
    duty = listed(case, "2026-03-31")

    assert (duty.verdict, duty.obligation.due, duty.days) == (Verdict.OPEN, None, None)
    # Against the day of the law alone: 18 working days from Fri 6 to Tue 31.
    assert (duty.obligation.original_due, duty.original_days) == (date(2026, 3, 5), 18)
    suspended = duty.obligation.suspended
    assert suspended is not None
    assert suspended.on == date(2026, 3, 4)


def test_what_is_done_while_its_term_stands_still_is_in_time() -> None:
    duty = listed(
        announcement(RECEIVED, stop("03-04"), "2026-03-20 announcement.signed"), "2026-04-01"
    )

    assert (duty.verdict, duty.days) == (Verdict.MET, None)


def test_a_second_suspension_changes_nothing_and_one_resumption_ends_both() -> None:
    owed = applied(RECEIVED, stop("03-04"), stop("03-05"), go("03-09"))

    assert owed.due == date(2026, 3, 10)
    assert effects(owed) == [Effect.COUNTS, Effect.STANDS_STILL, Effect.COUNTS]


def test_a_term_may_stand_still_twice() -> None:
    # Tue 3; still Wed 4, Thu 5; Fri 6; still Mon 9 to Wed 11; Thu 12.
    lines = (stop("03-04"), go("03-06"), stop("03-09"), go("03-12"))

    assert due(RECEIVED, *lines) == date(2026, 3, 12)


def test_a_suspension_of_one_duty_leaves_the_others_running() -> None:
    only = f"rule={LIST.id}"
    lines = (RECEIVED, stop("03-04", only), go("03-09", only))

    assert due(*lines) == date(2026, 3, 10)
    signed = (*lines, "2026-03-04 announcement.signed")
    assert due(*signed, rule=PUBLISH) == date(2026, 3, 11)
    assert applied(*signed, rule=PUBLISH).ledger == ()


def test_a_term_that_runs_on_before_it_was_suspended_stands_still() -> None:
    owed = applied(RECEIVED, go("03-03"), stop("03-04"))

    assert effects(owed) == [Effect.NOT_SUSPENDED, Effect.COUNTS]
    assert owed.due is None


def test_a_suspension_after_the_due_day_stops_nothing() -> None:
    case = announcement(RECEIVED, stop("03-06"), go("03-20"))
    duty = listed(case, "2026-03-23")

    assert effects(duty.obligation) == [Effect.AFTER_DUE, Effect.NOT_SUSPENDED]
    assert (duty.verdict, duty.days, duty.original_days) == (Verdict.OVERDUE, 12, 12)


def test_t11_a_late_term_that_is_suspended_and_resumed_earns_no_credit() -> None:
    late = listed(announcement(RECEIVED), "2026-03-23").days

    for stopped, ran in [("03-06", "03-16"), ("03-16", "03-06"), ("03-16", "03-20")]:
        case = announcement(RECEIVED, stop(stopped), go(ran))
        assert listed(case, "2026-03-23").days == late


def test_an_extension_names_the_due_day_and_the_original_one_stays_beside_it() -> None:
    case = announcement(RECEIVED, extend("03-04", "03-12"), "2026-03-10 announcement.signed")
    duty = listed(case, "2026-03-31")

    assert duty.obligation.due == date(2026, 3, 12)
    assert duty.obligation.original_due == date(2026, 3, 5)
    # Signed two working days before the day named, three after the original one.
    assert (duty.verdict, duty.days, duty.original_days) == (Verdict.MET, 2, 3)


def test_t30_lateness_is_told_against_both_due_days() -> None:
    case = announcement(RECEIVED, extend("03-04", "03-12"), "2026-03-16 announcement.signed")
    duty = listed(case, "2026-03-31")

    # Fri 13, Mon 16 after the 12th; seven working days after the 5th.
    assert (duty.verdict, duty.days, duty.original_days) == (Verdict.MET_LATE, 2, 7)


def test_what_is_done_in_time_is_not_late_against_the_original_day_either() -> None:
    duty = listed(announcement(RECEIVED, "2026-03-03 announcement.signed"), "2026-03-31")

    assert (duty.days, duty.original_days) == (2, 0)


@pytest.mark.parametrize("decided", ["03-05", "03-04", "03-02"])
def test_an_extension_counts_up_to_the_due_day_itself(decided: str) -> None:
    assert due(RECEIVED, extend(decided, "03-12")) == date(2026, 3, 12)


def test_an_extension_decided_after_the_due_day_undoes_no_lateness() -> None:
    """Civil Code art. 353(1): late is what is not done when its term is over."""
    case = announcement(RECEIVED, extend("03-06", "03-12"), "2026-03-10 announcement.signed")
    duty = listed(case, "2026-03-31")

    (entry,) = duty.obligation.ledger
    assert (entry.effect, entry.days) == (Effect.AFTER_DUE, 0)
    assert entry.occurrence.until == date(2026, 3, 12)
    assert (duty.verdict, duty.days) == (Verdict.MET_LATE, 3)


@pytest.mark.parametrize("until", ["03-04", "03-05"])
def test_an_extension_to_an_earlier_day_or_the_same_extends_nothing(until: str) -> None:
    owed = applied(RECEIVED, extend("03-03", until))

    assert (owed.due, effects(owed)) == (date(2026, 3, 5), [Effect.NOT_LATER])


def test_a_day_off_named_by_a_document_stands_as_it_is_named() -> None:
    assert due(RECEIVED, extend("03-04", "03-15")) == date(2026, 3, 15)  # a Sunday


def test_an_extended_term_that_stands_still_is_longer_by_what_was_left() -> None:
    # To Thu 12; still from Tue 10, when 3 working days are left; Mon 16, Tue 17, Wed 18.
    lines = (extend("03-04", "03-12"), stop("03-10"), go("03-16"))

    assert due(RECEIVED, *lines) == date(2026, 3, 18)


def test_a_day_named_while_the_term_stands_still_holds_unless_the_rest_runs_longer() -> None:
    # Left on Wed 4: two working days, so Mon 9 and Tue 10 after the resumption.
    stopped, ran = stop("03-04"), go("03-09")

    assert due(RECEIVED, stopped, extend("03-06", "03-13"), ran) == date(2026, 3, 13)
    assert due(RECEIVED, stopped, extend("03-06", "03-09"), ran) == date(2026, 3, 10)
    assert due(RECEIVED, stopped, extend("03-06", "03-13")) is None
    twice = applied(RECEIVED, stopped, extend("03-06", "03-13"), extend("03-06", "03-12"), ran)
    assert effects(twice)[2] is Effect.NOT_LATER


def test_an_extension_before_the_term_began_is_not_of_this_term() -> None:
    lines = (RECEIVED, extend("03-04", "03-31"), "2026-03-10 announcement.signed")
    owed = applied(*lines, rule=PUBLISH)

    # Signed on Tuesday 10: publish by Tuesday 17.
    assert (owed.due, effects(owed)) == (date(2026, 3, 17), [Effect.BEFORE_START])
    assert due(*lines) == date(2026, 3, 31)


def test_what_is_decided_after_the_duty_was_met_is_not_of_its_term() -> None:
    owed = applied(RECEIVED, "2026-03-04 announcement.signed", extend("03-05", "03-31"))

    assert (owed.due, owed.ledger) == (date(2026, 3, 5), ())


BARE = [
    ("2026-03-04 deadline.suspended", Effect.NO_DOCUMENT),
    ("2026-03-04 deadline.resumed", Effect.NO_DOCUMENT),
    ("2026-03-04 deadline.extended until=2026-03-12", Effect.NO_DOCUMENT),
    ("2026-03-04 deadline.extended proved", Effect.NO_DAY),
    ("2026-03-04 deadline.kept until=2026-03-12", Effect.NO_DUTY),
    ("2026-03-04 deadline.kept rule=announcement.list", Effect.NO_DAY),
    ("2026-03-04 deadline.extended proved until=2026-03-12 rule=announcement.lst", Effect.NO_DUTY),
    ("2026-03-06 deadline.extended proved until=2026-03-12", Effect.AFTER_DUE),
]


@pytest.mark.parametrize(("line", "why"), BARE)
def test_a_fact_that_cannot_count_changes_no_day_and_is_reported(line: str, why: Effect) -> None:
    case = announcement(RECEIVED, line)
    judged = judge(case, date(2026, 3, 6), BENCH)

    assert duty_of(judged, LIST.id).obligation.due == date(2026, 3, 5)
    (finding,) = [f for f in find_all(judged, case) if f.check is Check.TERM_UNCHANGED]
    assert finding.detail == f"{line.split()[1]}: {why}"


def test_a_limit_counted_back_from_a_day_neither_stands_still_nor_is_extended() -> None:
    rule = f"rule={RULES['announcement.before-effect'].id}"
    case = announcement(
        "2026-03-02 basis.in_force", stop("02-16", rule), extend("02-16", "03-01", rule)
    )
    judged = judge(case, date(2026, 2, 20), BENCH)
    owed = duty_of(judged, "announcement.before-effect").obligation

    # Five days back from 2/3: Wednesday 25/2.
    assert (owed.due, effects(owed)) == (date(2026, 2, 25), [Effect.BACKWARD] * 2)
    details = [f.detail for f in find_all(judged, case) if f.check is Check.TERM_UNCHANGED]
    assert details == ["deadline.suspended: backward", "deadline.extended: backward"]


def test_a_fact_that_counts_for_one_duty_of_the_case_is_not_reported() -> None:
    case = announcement(RECEIVED, stop("03-04"), go("03-09"))
    judged = judge(case, date(2026, 3, 9), BENCH)

    assert [f for f in find_all(judged, case) if f.check is Check.TERM_UNCHANGED] == []


def test_a_term_that_stands_still_is_named_every_night_so_that_nobody_forgets_it() -> None:
    case = announcement(RECEIVED, stop("03-04"))
    judged = judge(case, date(2026, 6, 1), BENCH)

    found = [(f.rule, f.detail) for f in find_all(judged, case) if f.check is Check.SUSPENDED]
    assert found == [(LIST.id, "04/03/2026")]


def test_t25_the_order_in_which_facts_are_recorded_changes_nothing() -> None:
    lines = [
        RECEIVED,
        stop("03-04"),
        go("03-06"),
        extend("03-09", "03-20"),
        stop("03-11"),
        go("03-13"),
    ]

    # Still Wed 4, Thu 5: to Mon 9; extended to Fri 20; left on Wed 11: eight working days from
    # Fri 13 on: 13, 16 to 20, 23, 24.
    assert due(*lines) == date(2026, 3, 24)
    for turn in range(len(lines)):
        assert due(*lines[turn:], *lines[:turn]) == date(2026, 3, 24)
    # Without the extension: one working day left is Mon 9, over when it is suspended again.
    assert due(*lines[:3], *lines[4:]) == date(2026, 3, 9)


def test_t15_an_extended_term_is_worked_out_from_its_start_and_not_from_its_last_end() -> None:
    # Received a day later after all: the suspension now stops a term that ends on Friday 6.
    assert due("2026-03-03 decision.received", stop("03-05"), go("03-09")) == date(2026, 3, 10)
    assert due("2026-03-02 decision.received", stop("03-05"), go("03-09")) == date(2026, 3, 9)


# Received on Tue 30/12/2025: 31, then Mon 5 and Tue 6, as Fri 2/1/2026 was swapped with Sat 10/1.
# The swap was declared on 25/12/2025; without it the third working day is Mon 5.
YEAR_END = "2025-12-30 decision.received"
KEPT = "2026-06-01 deadline.kept rule=announcement.list until=2026-01-06"
WITHOUT_SWAP = calendar_known_on(CALENDAR, date(2025, 12, 24))


def test_a_due_day_that_was_kept_holds_although_the_calendar_says_another() -> None:
    bench = replace(BENCH, calendar=WITHOUT_SWAP)
    signed = "2026-01-06 announcement.signed"
    loose = duty_of(judge(announcement(YEAR_END, signed), date(2026, 2, 2), bench), LIST.id)
    # On every day, also before the one on which it was decided to keep it.
    kept = duty_of(judge(announcement(YEAR_END, signed, KEPT), date(2026, 2, 2), bench), LIST.id)

    assert (loose.verdict, loose.obligation.due) == (Verdict.MET_LATE, date(2026, 1, 5))
    assert (kept.verdict, kept.obligation.due) == (Verdict.MET, date(2026, 1, 6))
    assert (kept.obligation.original_due, kept.original_days) == (date(2026, 1, 5), 1)
    pin = kept.obligation.pinned_by
    assert pin is not None
    assert pin.fact == 3
    assert [(e.effect, e.days) for e in kept.obligation.ledger] == [(Effect.COUNTS, 1)]


def test_of_two_days_kept_the_later_said_one_holds() -> None:
    again = "2026-07-01 deadline.kept rule=announcement.list until=2026-01-07"

    assert due(YEAR_END, KEPT, again) == date(2026, 1, 7)


def test_a_kept_day_speaks_of_its_own_duty_alone() -> None:
    assert due(RECEIVED, "2026-03-05 announcement.signed", KEPT, rule=PUBLISH) == date(2026, 3, 12)


def test_a_kept_day_holds_although_no_rule_covers_the_start_any_more() -> None:
    moved = replace(LIST, versions=(replace(LIST.versions[0], effective_from=date(2026, 5, 1)),))
    started = apply_rule(moved, happened(YEAR_END, KEPT), CALENDAR)
    done = apply_rule(moved, happened("2026-01-06 announcement.signed", KEPT), CALENDAR)
    neither = apply_rule(moved, happened(KEPT), CALENDAR)

    assert (started.due, started.owed, started.pinned_by is None) == (date(2026, 1, 6), True, False)
    assert (done.due, done.owed) == (date(2026, 1, 6), True)
    assert (neither.due, neither.pinned_by) == (None, None)


def test_a_kept_day_answers_no_question_of_what_if() -> None:
    owed = apply_rule(LIST, happened(YEAR_END, KEPT), CALENDAR, StartPolicy.LATEST)

    assert (owed.due, owed.pinned_by) == (date(2026, 1, 6), None)
    assert owed.ledger == ()


# Received on Thu 12/3/2026: 13, 16, 17. Signed on Wed 18, late; the day was kept on 1/6.
KEPT_LATE = "2026-06-01 deadline.kept rule=announcement.list until=2026-03-17 since=2026-03-12"
SIGNED_LATE = "2026-03-18 announcement.signed"
EARLIER, LATER = "2026-03-09 decision.received", "2026-03-16 decision.received"
AFTERWARDS = [
    # Nothing corrected: kept.
    (["2026-03-12 decision.received", SIGNED_LATE, KEPT_LATE], "2026-03-17", "met_late", "counts"),
    # The receipt was voided and stated anew, a day later or earlier: 17, 18, 19 and 10, 11, 12.
    ([SIGNED_LATE, KEPT_LATE, LATER], "2026-03-19", "met", "outdated"),
    ([SIGNED_LATE, KEPT_LATE, EARLIER], "2026-03-12", "met_late", "outdated"),
    # An earlier receipt is found, and the later one stands beside it.
    (
        ["2026-03-12 decision.received", SIGNED_LATE, KEPT_LATE, EARLIER],
        *("2026-03-12", "met_late", "outdated"),
    ),
    # The receipt was voided; a registration known all along starts the clock: 17, 18, 19.
    (
        ["2026-03-16 dispatch.registered", SIGNED_LATE, KEPT_LATE],
        *("2026-03-19", "met", "outdated"),
    ),
    # The signature was voided, or voided and stated anew.
    (["2026-03-12 decision.received", KEPT_LATE], "2026-03-17", "overdue", "outdated"),
    (
        ["2026-03-12 decision.received", KEPT_LATE, "2026-03-17 announcement.signed"],
        *("2026-03-17", "met", "outdated"),
    ),
]


@pytest.mark.parametrize(("lines", "until", "verdict", "effect"), AFTERWARDS)
def test_t25_a_kept_day_falls_with_the_facts_that_it_was_kept_by(
    lines: list[str], until: str, verdict: str, effect: str
) -> None:
    duty = listed(announcement(*lines), "2026-06-30")
    (entry,) = duty.obligation.ledger

    assert (str(duty.obligation.due), duty.verdict, entry.effect) == (until, verdict, effect)
    assert (duty.obligation.pinned_by is None) == (effect == "outdated")


def test_a_kept_day_holds_on_the_days_before_the_act_it_was_kept_for() -> None:
    case = announcement("2026-03-12 decision.received", SIGNED_LATE, KEPT_LATE)
    longer = replace(BENCH, calendar=CALENDAR, soon=0)

    assert duty_of(judge(case, date(2026, 3, 13), longer), LIST.id).obligation.pinned_by


def test_a_day_kept_by_hand_falls_with_a_start_recorded_later_and_waits_for_no_act() -> None:
    by_hand = "2026-03-13 deadline.kept rule=announcement.list until=2026-03-20"
    open_still = listed(announcement("2026-03-12 decision.received", by_hand), "2026-03-18")
    anew = listed(announcement(by_hand, LATER, "2026-03-12 note.added"), "2026-03-18")

    assert (open_still.verdict, open_still.obligation.due) == (Verdict.OPEN, date(2026, 3, 20))
    assert anew.obligation.due == date(2026, 3, 19)


def test_a_kept_day_of_a_rule_that_is_gone_changes_nothing() -> None:
    gone = "2026-06-01 deadline.kept rule=gone until=2026-03-17 since=2026-03-12"

    assert listed(announcement(RECEIVED, gone), "2026-03-04").obligation.pinned_by is None


def test_a_kept_day_that_facts_left_behind_is_reported() -> None:
    case = announcement(SIGNED_LATE, KEPT_LATE, LATER)
    judged = judge(case, date(2026, 6, 30), BENCH)
    (found,) = [f for f in find_all(judged, case) if f.check is Check.TERM_UNCHANGED]

    assert found.detail == "deadline.kept: outdated"


def test_a_moved_day_is_a_note_and_changes_nothing() -> None:
    moved = "2026-03-03 deadline.moved proved until=2026-03-31"
    case = announcement(RECEIVED, moved)
    judged = judge(case, date(2026, 3, 3), BENCH)

    assert duty_of(judged, LIST.id).obligation == applied(RECEIVED)
    assert [f for f in find_all(judged, case) if f.check is Check.TERM_UNCHANGED] == []


def test_a_day_named_by_a_document_is_not_provisional_but_what_runs_on_is() -> None:
    calendar = load_calendar()  # its own: numbering 2028 must not change what others are told
    start, named = "2027-12-28 decision.received", "deadline.extended proved until=2028-01-20"
    extended = happened(start, f"2027-12-29 {named}")
    longer = happened(
        start, "2027-12-29 deadline.suspended proved", "2028-01-10 deadline.resumed proved"
    )

    # Wed 29, Thu 30, Fri 31: not provisional by itself.
    assert not apply_rule(LIST, happened(start), calendar).provisional
    assert not apply_rule(LIST, extended, calendar).provisional
    assert apply_rule(LIST, longer, calendar).provisional


def test_a_term_that_leaves_the_calendar_is_not_known_and_says_why() -> None:
    owed = applied(
        "2060-12-27 decision.received",
        "2060-12-28 deadline.suspended proved",
        "2060-12-31 deadline.resumed proved",
    )

    assert owed.due is None
    assert owed.calendar_gap is not None


CALENDAR_DAYS = (Unit.CALENDAR_DAY, Roll.NEXT_WORKING_DAY)
WORKED = [day for day in (date(2025, 12, 26) + n * ONE_DAY for n in range(90)) if works(day)]


@st.composite
def terms(draw: st.DrawFn) -> tuple[Occurrence, ...]:
    """A start, and what documents say of its term in the weeks around it."""
    days = st.dates(date(2025, 12, 29), date(2026, 2, 6))
    kinds = st.sampled_from(TERM_KINDS)
    until = st.sampled_from(WORKED)
    told = draw(st.lists(st.tuples(kinds, days, until), min_size=1, max_size=6))
    start = Occurrence(FactKind.ANNOUNCEMENT_SIGNED, draw(days), 1)
    facts = (Occurrence(k, on, n, u, proved=True) for n, (k, on, u) in enumerate(told, 2))
    return in_order([start, *facts])


@settings(max_examples=400, deadline=None)
@given(terms(), st.sampled_from([(1, True), (3, True), (5, True), (3, False), (10, False)]))
def test_the_ledger_ends_where_a_clock_lived_through_day_by_day_ends(
    facts: tuple[Occurrence, ...], limit: tuple[int, bool]
) -> None:
    number, working = limit
    unit, roll = (Unit.WORKING_DAY, Roll.NONE) if working else CALENDAR_DAYS
    version = replace(PUBLISH.versions[-1], limit=Limit(number, unit, roll=roll))
    owed = apply_rule(replace(PUBLISH, versions=(version,)), facts, CALENDAR)
    (start,) = [o.on for o in facts if o.kind is FactKind.ANNOUNCEMENT_SIGNED]
    told = [o for o in facts if o.kind in TERM_KINDS]

    assert owed.due == Clock(start, number, working=working).run(told)
    assert (owed.suspended is None) is (owed.due is not None)
    last = owed.ledger[-1]
    assert last.due == owed.due


def test_the_days_on_which_a_term_stood_still_are_those_of_facts_that_count() -> None:
    again = [stop("03-04"), stop("03-05"), go("03-09"), go("03-10"), stop("03-10", "rule=gone")]
    once_more = [*again[:3], stop("03-10")]
    mar = [date(2026, 3, day) for day in range(1, 11)]

    assert standstills(applied(RECEIVED, *again).ledger) == ((mar[3], mar[8]),)
    stopped = ((mar[3], mar[8]), (mar[9], None))
    assert standstills(applied(RECEIVED, *once_more).ledger) == stopped
