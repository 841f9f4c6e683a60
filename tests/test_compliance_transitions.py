"""Which version counts for a case over which the law changed? Days counted by hand.

Until Sunday 8/3/2026 three working days, from Monday 9/3/2026 another number. Received on Wednesday
4/3: by the old version due on Monday 9/3 (5, 6, 9).
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.carried_over import transition
from tests.compliance_bench import BENCH, CALENDAR, RULES, announcement, duty_of, happened
from tthc.compliance.judgement import Bench, judge
from tthc.compliance.obligations import Obligation, View, apply_rule
from tthc.compliance.rule import Carried, Rule, RuleBook, Transition
from tthc.compliance.rule_versions import Absence
from tthc.compliance.timeline import unroll
from tthc.compliance.verdicts import Verdict

LIST = RULES["announcement.list"]
RECEIVED = "2026-03-04 decision.received"
FIRST = date(2026, 3, 9)


def rule(number: int, *transitions: Transition, old_from: date | None = None) -> Rule:
    """Three working days until 8/3/2026, then another number with these provisions."""
    (only,) = LIST.versions
    old = replace(
        only, effective_from=old_from or only.effective_from, effective_to=date(2026, 3, 8)
    )
    new = replace(
        only,
        label="mới",
        effective_from=FIRST,
        limit=replace(only.limit, number=number),
        transitions=transitions,
    )
    return replace(LIST, versions=(old, new))


def applied(law: Rule, *lines: str, as_of: date | None = None) -> Obligation:
    return apply_rule(law, happened(*lines), CALENDAR, view=View(as_of=as_of))


@pytest.mark.parametrize(
    ("applies", "number", "due"),
    [
        (Carried.OLD, 5, "2026-03-09"),
        (Carried.NEW, 5, "2026-03-11"),  # 5, 6, 9, 10, 11
        (Carried.NEW, 1, "2026-03-05"),
        (Carried.ANEW, 5, "2026-03-16"),  # from 9/3: 10 to 13, 16
        (Carried.MORE_FAVOURABLE, 5, "2026-03-11"),
        (Carried.MORE_FAVOURABLE, 3, "2026-03-09"),
        (Carried.MORE_FAVOURABLE, 1, "2026-03-09"),
    ],
)
def test_a_case_that_was_open_when_the_law_changed_is_due_as_its_provision_says(
    applies: Carried, number: int, due: str
) -> None:
    owed = applied(rule(number, transition(applies)), RECEIVED)

    assert owed.due == date.fromisoformat(due)
    assert owed.transition is not None
    assert owed.transition.applies is applies


def test_without_a_provision_the_version_of_the_starting_day_counts_to_the_end() -> None:
    owed = applied(rule(5), RECEIVED)

    assert (owed.due, owed.transition) == (date(2026, 3, 9), None)


@pytest.mark.parametrize(("signed", "due"), [("2026-03-08", 9), ("2026-03-09", 11)])
def test_what_was_finished_before_the_first_day_stays_as_it_was(signed: str, due: int) -> None:
    law = rule(5, transition(Carried.NEW))
    owed = applied(law, RECEIVED, f"{signed} announcement.signed")

    assert owed.due == date(2026, 3, due)


@pytest.mark.parametrize(("as_of", "due"), [(date(2026, 3, 8), 9), (date(2026, 3, 9), 11)])
def test_a_provision_holds_from_the_first_day_of_its_version(as_of: date, due: int) -> None:
    law = rule(5, transition(Carried.NEW))

    assert applied(law, RECEIVED, as_of=as_of).due == date(2026, 3, due)


def test_a_provision_speaks_of_its_own_window_alone_and_the_first_that_fits_counts() -> None:
    late, any_day = transition(Carried.ANEW, date(2026, 3, 5)), transition(Carried.NEW)

    assert applied(rule(5, late), RECEIVED).due == date(2026, 3, 9)
    assert applied(rule(5, late, any_day), RECEIVED).due == date(2026, 3, 11)
    assert applied(rule(5, any_day, late), "2026-03-05 decision.received").due == date(2026, 3, 12)
    # What began under the new version needs none.
    assert applied(rule(5, any_day), "2026-03-09 decision.received").transition is None


@pytest.mark.parametrize(
    ("applies", "due"),
    [
        (Carried.OLD, None),
        (Carried.NEW, date(2026, 3, 11)),
        (Carried.MORE_FAVOURABLE, date(2026, 3, 11)),
    ],
)
def test_a_case_without_an_older_version_is_brought_under_the_new_one_or_left(
    applies: Carried, due: date | None
) -> None:
    owed = applied(rule(5, transition(applies), old_from=date(2026, 3, 5)), RECEIVED)

    assert owed.due == due
    assert (owed.absence is None) is (due is not None)
    if owed.absence:
        assert owed.absence.reason is Absence.BEFORE_FIRST


def test_the_verdict_turns_on_the_day_on_which_the_law_changes() -> None:
    # Received on Thu 26/2: due on Tue 3/3 by the old version; by the new one, from 9/3 anew.
    law = rule(5, transition(Carried.ANEW))
    bench: Bench = replace(BENCH, book=RuleBook((law,), ""))
    case = announcement("2026-02-26 decision.received")
    spans = [(s.first.isoformat(), s.verdict.value) for s in unroll(case, bench).verdicts]

    assert bench.book.turns == (FIRST,)
    assert spans == [
        ("2026-02-26", "open"),
        ("2026-03-02", "due_soon"),
        ("2026-03-03", "due_today"),
        ("2026-03-04", "overdue"),
        ("2026-03-09", "open"),
        ("2026-03-13", "due_soon"),
        ("2026-03-16", "due_today"),
        ("2026-03-17", "overdue"),
    ]
    for first, verdict in spans:
        assert judge(case, date.fromisoformat(first), bench).verdict.value == verdict


def test_a_suspension_stops_the_limit_that_runs_anew_from_the_first_day() -> None:
    law = rule(5, transition(Carried.ANEW))
    lines = ("2026-03-11 deadline.suspended proved", "2026-03-16 deadline.resumed proved")

    # From 9/3: 10; still Wed 11 to Fri 13; 16, 17, 18, 19.
    assert applied(law, RECEIVED, *lines).due == date(2026, 3, 19)


def test_met_under_the_new_version_counts_by_the_new_day() -> None:
    bench = replace(BENCH, book=RuleBook((rule(5, transition(Carried.NEW)),), ""))
    case = announcement(RECEIVED, "2026-03-11 announcement.signed")

    assert duty_of(judge(case, date(2026, 3, 31), bench), LIST.id).verdict is Verdict.MET
