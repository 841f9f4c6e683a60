"""Does a due day that was kept hold, and until which fact? Days counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH, CALENDAR, announcement, duty_of, happened
from tests.compliance_terms import LIST, PUBLISH, RECEIVED, due, listed
from tthc.calendar.known import calendar_known_on
from tthc.compliance.checks import Check, find_all
from tthc.compliance.judgement import judge
from tthc.compliance.ledger import Effect
from tthc.compliance.obligations import apply_rule
from tthc.compliance.rule import StartPolicy
from tthc.compliance.verdicts import Verdict

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
