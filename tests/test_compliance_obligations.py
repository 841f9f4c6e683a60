"""What does a case owe under each rule of the pack? Dates counted by hand on the official days."""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH, CALENDAR, RULES, announcement, happened, removal
from tthc.calendar.working_days import load_calendar
from tthc.compliance.case import Case
from tthc.compliance.judgement import owe
from tthc.compliance.obligations import apply_rule
from tthc.compliance.rule import Rule
from tthc.compliance.rule_versions import Absence
from tthc.workflows.facts import ChangeKind

# A rule, the day its clock starts -> the due day, and the version that says so (end of its label).
# Off: 1-2/1/2026, 14-22/2/2026 (Tết), every weekend but Saturday 10/1/2026.
DUE = """
announcement.list                2026-03-02 2026-03-05 11/2023
announcement.list                2026-01-07 2026-01-10 11/2023
announcement.list                2026-02-11 2026-02-23 11/2023
announcement.list                2026-02-17 2026-02-25 11/2023
announcement.list                2025-12-31 2026-01-07 11/2023
announcement.list                2023-11-01 2023-11-06 11/2023
announcement.publish             2026-03-05 2026-03-12 92/2017
announcement.publish             2026-02-12 2026-02-26 92/2017
announcement.publish             2017-09-25 2017-10-02 92/2017
announcement.publish             2017-09-24 2017-09-29 63/2010
announcement.publish             2010-10-14 2010-10-21 63/2010
announcement.publish-accelerated 2026-03-05 2026-03-09 92/2017
announcement.publish-accelerated 2017-09-25 2017-09-27 92/2017
announcement.publish-accelerated 2017-09-24 2017-09-29 63/2010
announcement.before-effect       2026-03-10 2026-03-05 92/2017
announcement.before-effect       2026-03-13 2026-03-06 92/2017
announcement.before-effect       2026-02-24 2026-02-13 92/2017
announcement.before-effect       2026-01-15 2026-01-10 92/2017
announcement.before-effect       2017-09-25 2017-09-20 92/2017
announcement.before-effect       2017-09-24 2017-09-18 48/2013
announcement.before-effect       2013-07-01 2013-06-24 48/2013
announcement.before-effect       2013-06-28 2013-06-14 63/2010
announcement.after-accelerated   2026-03-06 2026-03-09 92/2017
announcement.after-accelerated   2026-03-04 2026-03-09 92/2017
announcement.after-accelerated   2026-01-07 2026-01-10 92/2017
announcement.after-accelerated   2026-02-12 2026-02-23 92/2017
ministry.publish                 2026-03-02 2026-03-16 92/2017
ministry.publish                 2017-09-24 2017-09-29 63/2010
ministry.publish-accelerated     2026-03-02 2026-03-04 92/2017
ministry.before-effect           2026-03-10 2026-02-13 92/2017
ministry.before-effect           2013-07-01 2013-06-03 48/2013
ministry.before-effect           2013-06-28 2013-06-14 63/2010
ministry.after-accelerated       2026-03-04 2026-03-09 92/2017
index.1-1                        2026-03-10 2026-03-03 766
index.1-2                        2026-03-05 2026-03-12 766
removal.after-announcement       2026-03-05 2026-03-12 92/2017
"""

# A rule and the day before its first version.
TOO_EARLY = """
announcement.list                2023-10-31
announcement.publish             2010-10-13
announcement.publish-accelerated 2010-10-13
announcement.before-effect       2010-10-13
announcement.after-accelerated   2017-09-24
ministry.publish                 2010-10-13
ministry.publish-accelerated     2010-10-13
ministry.before-effect           2010-10-13
ministry.after-accelerated       2017-09-24
index.1-1                        2022-07-31
index.1-2                        2022-07-31
removal.after-announcement       2017-09-24
"""


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("rule", "start", "due", "label"), rows(DUE))
def test_each_rule_gives_the_due_day_counted_by_hand(
    rule: str, start: str, due: str, label: str
) -> None:
    kind = RULES[rule].starts[-1]
    obligation = apply_rule(RULES[rule], happened(f"{start} {kind}"), CALENDAR)

    assert obligation.due == date.fromisoformat(due)
    assert obligation.version is not None
    assert obligation.version.label.endswith(label)


def test_every_rule_of_the_pack_is_in_the_tables_above() -> None:
    assert {row[0] for row in rows(DUE)} == set(RULES)
    assert {row[0] for row in rows(TOO_EARLY)} == set(RULES)


@pytest.mark.parametrize(("rule", "start"), rows(TOO_EARLY))
def test_a_case_that_started_before_a_rule_owes_it_nothing(rule: str, start: str) -> None:
    kind = RULES[rule].starts[-1]
    obligation = apply_rule(RULES[rule], happened(f"{start} {kind}"), CALENDAR)

    assert (obligation.owed, obligation.due, obligation.version) == (False, None, None)
    assert obligation.absence is not None
    assert obligation.absence.reason is Absence.BEFORE_FIRST


def test_what_was_done_before_its_rule_owes_nothing_although_no_start_is_known() -> None:
    before, after = "2023-10-31 announcement.signed", "2023-11-01 announcement.signed"

    assert not apply_rule(RULES["announcement.list"], happened(before), CALENDAR).owed
    assert apply_rule(RULES["announcement.list"], happened(after), CALENDAR).owed


# In force to 31/12/2024, nothing in 2025, again in 2026, nothing afterwards.
ENDS = [("2024-01-01", "2024-12-31"), ("2026-01-01", "2026-12-31")]


def with_a_gap() -> Rule:
    rule = RULES["announcement.list"]
    first, last = (
        replace(
            rule.versions[0],
            effective_from=date.fromisoformat(start),
            effective_to=date.fromisoformat(end),
        )
        for start, end in ENDS
    )
    return replace(rule, versions=(first, last))


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("2023-12-31", Absence.BEFORE_FIRST),
        ("2024-12-31", None),
        ("2025-01-01", Absence.GAP),
        ("2025-12-31", Absence.GAP),
        ("2026-01-01", None),
        ("2026-12-31", None),
        ("2027-01-01", Absence.AFTER_LAST),
    ],
)
def test_where_no_version_is_in_force_none_is_used(start: str, reason: Absence | None) -> None:
    obligation = apply_rule(with_a_gap(), happened(f"{start} decision.received"), CALENDAR)

    assert (obligation.absence.reason if obligation.absence else None) is reason
    assert (obligation.due is None) is (reason is not None)
    assert obligation.owed is (reason is not Absence.BEFORE_FIRST)
    assert obligation.start is not None


def test_beyond_2060_the_due_day_is_not_known_and_the_reason_is() -> None:
    facts = happened("2060-12-31 announcement.signed")
    obligation = apply_rule(RULES["announcement.publish"], facts, CALENDAR)

    assert (obligation.due, obligation.owed) == (None, True)
    assert obligation.calendar_gap is not None
    assert "31/12/2060" in str(obligation.calendar_gap)


@pytest.mark.parametrize(
    ("start", "due", "provisional"),
    [
        ("2027-12-20", "2027-12-27", False),
        # Fri 31/12; Sat 1/1/2028 is New Year, Mon 3/1 off for it; Tue 4 to Fri 7.
        ("2027-12-30", "2028-01-07", True),
        ("2028-03-06", "2028-03-13", True),
    ],
)
def test_a_due_day_in_a_year_not_announced_is_provisional(
    start: str, due: str, *, provisional: bool
) -> None:
    # A calendar of its own: numbering 2028 must not change what others are told.
    facts = happened(f"{start} announcement.signed")
    obligation = apply_rule(RULES["announcement.publish"], facts, load_calendar())

    assert (obligation.due, obligation.provisional) == (date.fromisoformat(due), provisional)


def test_the_first_fact_that_fulfils_a_duty_counts_also_when_it_is_done_again() -> None:
    facts = happened(
        "2026-03-02 decision.received",
        "2026-03-05 announcement.signed",
        "2026-03-20 announcement.signed",
    )
    met = apply_rule(RULES["announcement.list"], facts, CALENDAR).met

    assert met is not None
    assert met.on == date(2026, 3, 5)


def rules_of(case: Case) -> set[str]:
    return {obligation.rule.id for obligation in owe(case, case.occurrences, BENCH)}


ALWAYS = {"announcement.list", "announcement.publish", "ministry.publish", "index.1-2"}
FAST = {
    "announcement.list",
    "announcement.publish-accelerated",
    "ministry.publish-accelerated",
    "index.1-2",
}


def test_a_plain_announcement_owes_these() -> None:
    assert rules_of(announcement("2026-03-02 decision.received")) == ALWAYS


def test_a_day_of_effect_adds_the_limits_before_it() -> None:
    case = announcement("2026-03-02 decision.received", "2026-04-01 basis.in_force")

    before = {"announcement.before-effect", "ministry.before-effect", "index.1-1"}
    assert rules_of(case) == ALWAYS | before


def test_an_accelerated_document_changes_the_limits() -> None:
    case = announcement("2026-03-02 decision.received", "2026-03-01 basis.accelerated")
    signed = announcement(
        "2026-03-02 decision.received", "2026-03-01 basis.accelerated", "2026-03-01 basis.signed"
    )
    in_force = announcement("2026-03-01 basis.accelerated", "2026-04-01 basis.in_force")

    assert rules_of(case) == FAST
    after = {"announcement.after-accelerated", "ministry.after-accelerated"}
    assert rules_of(signed) == FAST | after
    assert rules_of(in_force) == FAST | {"index.1-1"}


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (ChangeKind.ABOLISHED, {"removal.after-announcement"}),
        (ChangeKind.CANCELLED, {"removal.after-announcement"}),
        (ChangeKind.NEW, set[str]()),
        (None, set[str]()),
    ],
)
def test_only_what_was_abolished_or_cancelled_must_be_removed_after_an_announcement(
    change: ChangeKind | None, rules: set[str]
) -> None:
    assert rules_of(removal("2026-03-05 announcement.signed", change=change)) == rules


@pytest.mark.parametrize("kind", ["case.dismissed", "decision.withdrawn"])
def test_what_takes_a_duty_away_is_kept_with_it(kind: str) -> None:
    facts = happened("2026-03-02 decision.received", f"2026-03-03 {kind}")
    ended = apply_rule(RULES["announcement.list"], facts, CALENDAR).ended

    assert ended is not None
    assert (ended.kind.value, ended.on) == (kind, date(2026, 3, 3))


@pytest.mark.parametrize("day", ["2026-03-05", "2026-03-09"])
def test_what_is_in_force_again_need_not_be_removed_any_more(day: str) -> None:
    facts = happened("2026-03-05 announcement.signed", f"{day} force.restored")
    ended = apply_rule(RULES["removal.after-announcement"], facts, CALENDAR).ended

    assert ended is not None
    assert ended.on == date.fromisoformat(day)


def test_a_force_restored_before_the_abolition_takes_nothing_away() -> None:
    facts = happened("2021-03-09 force.restored", "2026-03-05 announcement.signed")

    assert apply_rule(RULES["removal.after-announcement"], facts, CALENDAR).ended is None


def test_a_rule_is_found_by_its_id_and_a_version_by_its_label() -> None:
    publish = BENCH.book.named("announcement.publish")

    assert publish is not None
    assert [publish.version(label) for label in ("NĐ 63/2010", "NĐ 92/2017", "?")] == [
        publish.versions[0],
        publish.versions[1],
        publish.versions[1],
    ]
    assert BENCH.book.named("no.such.rule") is None
