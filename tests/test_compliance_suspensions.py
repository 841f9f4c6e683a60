"""Is a term longer by the days on which it stood still, and is nothing late meanwhile?

Days counted by hand.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH, RULES, announcement
from tests.compliance_terms import (
    LIST,
    PUBLISH,
    RECEIVED,
    applied,
    due,
    effects,
    extend,
    go,
    listed,
    stop,
)
from tthc.calendar.limits import Limit, Roll, Unit
from tthc.compliance.checks import Check, find_all
from tthc.compliance.judgement import judge
from tthc.compliance.ledger import Effect, standstills
from tthc.compliance.rule import Rule
from tthc.compliance.verdicts import Verdict

FAST = RULES["announcement.after-accelerated"]  # 3 days, rolling to the next working day
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


def test_a_term_that_stands_still_is_named_every_night_so_that_nobody_forgets_it() -> None:
    case = announcement(RECEIVED, stop("03-04"))
    judged = judge(case, date(2026, 6, 1), BENCH)

    found = [(f.rule, f.detail) for f in find_all(judged, case) if f.check is Check.SUSPENDED]
    assert found == [(LIST.id, "04/03/2026")]


def test_the_days_on_which_a_term_stood_still_are_those_of_facts_that_count() -> None:
    again = [stop("03-04"), stop("03-05"), go("03-09"), go("03-10"), stop("03-10", "rule=gone")]
    once_more = [*again[:3], stop("03-10")]
    mar = [date(2026, 3, day) for day in range(1, 11)]

    assert standstills(applied(RECEIVED, *again).ledger) == ((mar[3], mar[8]),)
    stopped = ((mar[3], mar[8]), (mar[9], None))
    assert standstills(applied(RECEIVED, *once_more).ledger) == stopped
