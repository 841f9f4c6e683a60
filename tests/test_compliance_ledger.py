"""Does the ledger of a term say what each fact made of its due day, or why it made nothing?

Days counted by hand.
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compliance_bench import BENCH, CALENDAR, RULES, announcement, duty_of, happened
from tests.compliance_oracle import ONE_DAY, TERM_KINDS, Clock, works
from tests.compliance_terms import LIST, PUBLISH, RECEIVED, applied, due, effects, extend, go, stop
from tthc.calendar.limits import Limit, Roll, Unit
from tthc.calendar.working_days import load_calendar
from tthc.compliance.checks import Check, find_all
from tthc.compliance.judgement import judge
from tthc.compliance.ledger import Effect
from tthc.compliance.obligations import apply_rule
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence, in_order


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
