"""Does every case take exactly one verdict on every day, the same that a plain count gives?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compliance_bench import BENCH
from tests.compliance_oracle import ONE_DAY, verdict_of, works
from tthc.compliance.case import Case, Conflict, Contradiction
from tthc.compliance.checks import Finding, find_all
from tthc.compliance.judgement import judge
from tthc.compliance.timeline import FindingSpan, Timeline, unroll
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import DEADLINE_KINDS, FORESEEN_KINDS, ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import Occurrence, in_order

# Facts fall from the end of 2025 to after Tết, with the swap of 2/1 and 10/1/2026 between.
FIRST, LAST = date(2025, 12, 26), date(2026, 3, 6)
DAYS = [FIRST + timedelta(days=number) for number in range(105)]  # to 09/04/2026

# Kinds that move a verdict come more often than those that only move the state.
WEIGHTY = {
    "announcement": [
        FactKind.PORTAL_UPDATED,
        FactKind.DECISION_RECEIVED,
        FactKind.DISPATCH_REGISTERED,
        FactKind.BASIS_IN_FORCE,
        FactKind.BASIS_SIGNED,
        FactKind.ANNOUNCEMENT_SIGNED,
        FactKind.ANNOUNCEMENT_PUBLISHED,
    ],
    "removal": [FactKind.ANNOUNCEMENT_SIGNED, FactKind.FORCE_ENDED, FactKind.REMOVAL_DONE],
}


TERM_RULES = [
    None,
    "announcement.list",
    "announcement.publish",
    "announcement.after-accelerated",
    "announcement.before-effect",
    "removal.after-announcement",
]
# What the portal shows settles a place (test_compliance_removals); the oracle knows no places.
OF_PLACES = {FactKind.PORTAL_SHOWN, FactKind.PORTAL_GONE, FactKind.REMOVAL_PART_DONE}


@st.composite
def spoken(draw: st.DrawFn, kind: FactKind, on: date, number: int) -> Occurrence:
    """Let a fact about a term say more: a document, a due day that is worked, a duty."""
    if kind not in DEADLINE_KINDS:
        return Occurrence(kind, on, number)
    # What is kept is kept after all else happened.
    day = LAST if kind is FactKind.DEADLINE_KEPT else on
    until = draw(st.sampled_from([None, *(day for day in DAYS if works(day))]))
    rule = draw(st.sampled_from(TERM_RULES))
    return Occurrence(kind, day, number, until, rule, proved=draw(st.booleans()))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    workflow = draw(st.sampled_from([ANNOUNCEMENT, ANNOUNCEMENT, REMOVAL]))
    heard = [kind for kind in workflow.kinds if kind not in OF_PLACES]
    kinds = st.sampled_from([*heard, *WEIGHTY[workflow.name] * 2])
    facts = draw(st.lists(st.tuples(kinds, st.dates(FIRST, LAST)), min_size=1, max_size=8))
    told = (draw(spoken(kind, on, number)) for number, (kind, on) in enumerate(facts, 1))
    occurrences = tuple(told)
    since = draw(st.lists(st.dates(FIRST, LAST), max_size=2))
    contradictions = tuple(
        Contradiction(Conflict.DECISION_DATE, day, f"no. {number}")
        for number, day in enumerate(since)
    )
    change = draw(st.sampled_from([None, ChangeKind.NEW, ChangeKind.ABOLISHED]))
    return Case(workflow.name, change, in_order(occurrences), contradictions)


BENCHES = {soon: replace(BENCH, soon=soon) for soon in (0, 1, 2, 5)}
soons = st.sampled_from(list(BENCHES))


def first_day(case: Case, soon: int = 1) -> date:
    """A case begins with the first thing that happened.

    One of which only a day ahead is known begins in time to warn (test_compliance_timeline).
    """
    begun = [o.on for o in case.occurrences if o.kind not in FORESEEN_KINDS]
    return min(begun) if begun else unroll(case, BENCHES[soon]).verdicts[0].first


def verdicts_on(timeline: Timeline, day: date) -> list[str]:
    return [span.verdict.value for span in timeline.verdicts if span.first <= day <= span.last]


def findings_on(timeline: Timeline, day: date) -> set[Finding]:
    return {span.finding for span in timeline.findings if span.first <= day <= span.last}


@settings(max_examples=150, deadline=None)
@given(cases(), soons)
def test_t20_on_every_day_a_case_is_in_exactly_one_verdict_and_it_is_that_days(
    case: Case, soon: int
) -> None:
    timeline, start = unroll(case, BENCHES[soon]), first_day(case, soon)

    for day in DAYS:
        judged = judge(case, day, BENCHES[soon])
        expected = [judged.verdict.value] if day >= start else []
        assert verdicts_on(timeline, day) == expected, day


@settings(max_examples=150, deadline=None)
@given(cases(), soons)
def test_the_verdict_is_the_most_pressing_by_a_plain_count(case: Case, soon: int) -> None:
    abolished = case.change_kind is ChangeKind.ABOLISHED

    for day in DAYS:
        plain = verdict_of(case.occurrences, day, soon, workflow=case.workflow, abolished=abolished)
        assert judge(case, day, BENCHES[soon]).verdict.value == plain, day


def spans_by_walking(case: Case, soon: int) -> Iterator[FindingSpan]:
    """Audit every single night, and note from which night to which a finding was true."""
    opened: dict[Finding, date] = {}
    first = first_day(case, soon)
    early = [first + number * ONE_DAY for number in range((DAYS[0] - first).days)]
    for day in [*early, *(day for day in DAYS if day >= first)]:
        true = set(find_all(judge(case, day, BENCHES[soon]), case))
        for gone in opened.keys() - true:
            yield FindingSpan(opened.pop(gone), day - ONE_DAY, gone)
        opened |= dict.fromkeys(true - opened.keys(), day)
    for finding, since in opened.items():
        yield FindingSpan(since, date(9999, 12, 31), finding)


@settings(max_examples=150, deadline=None)
@given(cases(), soons)
def test_a_missed_night_loses_nothing_and_changes_no_first_day(case: Case, soon: int) -> None:
    # The timeline knows no nights; whoever had audited every one of them would have the same.
    assert set(unroll(case, BENCHES[soon]).findings) == set(spans_by_walking(case, soon))


@settings(max_examples=150, deadline=None)
@given(cases(), soons, st.data())
def test_what_happens_later_changes_no_earlier_day(
    case: Case, soon: int, data: st.DataObject
) -> None:
    happened = [o.on for o in case.occurrences if o.kind not in FORESEEN_KINDS]
    today = data.draw(st.sampled_from(happened or [LAST]))
    known = tuple(o for o in case.occurrences if o.on <= today or o.kind in FORESEEN_KINDS)
    papers = tuple(found for found in case.contradictions if found.since <= today)
    before = replace(case, occurrences=known, contradictions=papers)
    then, now = unroll(before, BENCHES[soon]), unroll(case, BENCHES[soon])

    for day in [day for day in DAYS if first_day(case, soon) <= day <= today]:
        assert verdicts_on(then, day) == verdicts_on(now, day)
        assert findings_on(then, day) == findings_on(now, day)


@settings(max_examples=100, deadline=None)
@given(cases(), soons)
def test_the_last_judgement_holds_from_the_last_turn_on(case: Case, soon: int) -> None:
    timeline = unroll(case, BENCHES[soon])

    assert timeline.verdicts[-1].last == date(9999, 12, 31)
    assert timeline.final == judge(case, timeline.final.as_of, BENCHES[soon])
    assert timeline.verdicts[-1].verdict is timeline.final.verdict


@pytest.mark.parametrize("received", DAYS[:70])
def test_the_due_day_the_day_before_and_the_day_after_fall_each_in_its_place(
    received: date,
) -> None:
    """Walked by hand from every start, Saturdays, the worked one, 31/12 and mùng 1 Tết included."""
    case = Case("announcement", None, (Occurrence(FactKind.DECISION_RECEIVED, received, 1),))
    due = received
    for _ in range(3):
        due += ONE_DAY
        while not works(due):
            due += ONE_DAY
    timeline = unroll(case, replace(BENCH, soon=0))

    assert verdicts_on(timeline, due - ONE_DAY) == ["open"]
    assert verdicts_on(timeline, due) == ["due_today"]
    assert verdicts_on(timeline, due + ONE_DAY) == ["overdue"]
