"""What does the audit report about a case on a day, and what not? Typed by hand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH, RULES, announcement, removal
from tthc.calendar.working_days import load_calendar
from tthc.compliance.case import Case, Conflict, Contradiction
from tthc.compliance.checks import CHECKS, SEVERITY, Check, Finding, Severity, find_all
from tthc.compliance.judgement import Bench, judge
from tthc.workflows.facts import ChangeKind

STILL = Finding(Check.STILL_SHOWN, detail="national_database")
LIST, PUBLISH, REMOVE = (
    "announcement.list",
    "announcement.publish",
    "removal.after-announcement",
)
RECEIVED = "2026-03-02 decision.received"  # a Monday: announce by Thursday 5/3/2026
SIGNED = "2026-03-05 announcement.signed"  # publish, or remove, by Thursday 12/3/2026


def found(case: Case, day: str, bench: Bench = BENCH) -> list[Finding]:
    return list(find_all(judge(case, date.fromisoformat(day), bench), case))


VERSIONS = {LIST: "Thông báo tháng 11/2023", PUBLISH: "NĐ 92/2017", REMOVE: "NĐ 92/2017"}


def due(check: Check, rule: str, day: int) -> Finding:
    return Finding(check, rule, date(2026, 3, day), version=VERSIONS[rule])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-03", []),
        ("2026-03-04", [due(Check.DUE_SOON, LIST, 5)]),
        ("2026-03-05", [due(Check.DUE_TODAY, LIST, 5)]),
        ("2026-03-06", [due(Check.OVERDUE, LIST, 5)]),
        ("2026-03-07", [due(Check.OVERDUE, LIST, 5)]),
        ("2027-03-06", [due(Check.OVERDUE, LIST, 5)]),
    ],
)
def test_a_duty_is_warned_of_due_and_overdue_in_turn(day: str, expected: list[Finding]) -> None:
    assert found(announcement(RECEIVED), day) == expected


def test_every_late_duty_of_a_case_is_reported_and_not_only_the_most_pressing() -> None:
    case = announcement(RECEIVED, "2026-03-06 announcement.signed")

    # Signed on Friday 6/3: publish by Friday 13/3.
    assert found(case, "2026-03-16") == [
        due(Check.OVERDUE, PUBLISH, 13),
        due(Check.MET_LATE, LIST, 5),
    ]


def test_a_case_in_time_has_no_findings() -> None:
    case = announcement(RECEIVED, SIGNED, "2026-03-12 announcement.published")

    assert found(case, "2026-03-12") == []


def test_the_ministrys_duties_and_the_indices_are_not_reported() -> None:
    # Overdue for the ministry (10 working days); only the province's start is missing.
    case = announcement("2026-02-02 decision.issued")

    assert found(case, "2026-03-31") == [Finding(Check.NO_START, LIST)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("2026-03-02 decision.issued",), [LIST]),
        (("2026-03-02 draft.submitted",), [LIST]),
        ((SIGNED,), [LIST]),
        # Published, but nobody knows when it was signed.
        ((RECEIVED, "2026-03-05 announcement.published"), [PUBLISH]),
        ((RECEIVED,), []),
        (("2026-03-02 decision.issued", "2026-03-03 decision.withdrawn"), []),
        (("2026-03-02 decision.issued", "2026-03-03 case.dismissed"), []),
        (("2026-03-02 announcement.signed", "2026-03-03 decision.withdrawn"), []),
    ],
)
def test_a_case_whose_clock_nothing_started_is_reported(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    findings = found(announcement(*lines), "2026-03-05")

    assert [f.rule for f in findings if f.check is Check.NO_START] == expected


def test_an_abolished_procedure_not_yet_announced_lacks_no_start() -> None:
    # Its clock starts with the province's own signing, which the announcement case follows.
    assert found(removal(RECEIVED), "2026-03-31") == []


def test_a_case_without_facts_has_no_findings() -> None:
    assert found(announcement(), "2026-03-31") == []


@pytest.mark.parametrize(
    ("lines", "details"),
    [
        ((RECEIVED, "2026-03-03 draft.returned"), [("", "draft.returned")]),
        (
            # Told once, by the step that came too early; a later signing is a list of its own.
            ("2026-03-03 announcement.published", "2026-03-04 announcement.signed"),
            [("", "announcement.published")],
        ),
        # Announced before the province could know: regular for the workflow, not for the duty.
        (("2026-03-02 announcement.signed", SIGNED[:10] + " portal.updated"),
         [(LIST, "announcement.signed")]),
        ((RECEIVED, SIGNED), []),
        ((RECEIVED, "2026-03-02 announcement.signed"), []),
        # The same thing out of order twice is reported once.
        ((RECEIVED, "2026-03-03 notice.posted", "2026-03-04 notice.posted"),
         [("", "notice.posted")]),
    ],
)  # fmt: skip
def test_what_came_out_of_order_is_reported_by_its_kind(
    lines: tuple[str, ...], details: list[tuple[str, str]]
) -> None:
    findings = found(announcement(*lines), "2026-03-05")

    irregular = [(f.rule, f.detail) for f in findings if f.check is Check.IRREGULAR_ORDER]
    assert irregular == details


def test_a_contradiction_is_reported_from_the_day_on_which_it_is_known() -> None:
    contradiction = Contradiction(
        Conflict.DECISION_DATE, date(2026, 3, 4), "03/02/2026 ≠ 02/03/2026"
    )
    case = replace(announcement(RECEIVED), contradictions=(contradiction,))
    shown = Finding(Check.CONTRADICTION, detail="decision_date: 03/02/2026 ≠ 02/03/2026")

    assert shown not in found(case, "2026-03-03")
    assert shown in found(case, "2026-03-04")
    assert shown in found(case, "2026-12-31")


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("2026-03-02 force.ended",), True),
        (("2026-03-02 force.ended", "2026-03-03 removal.proposed"), True),
        (("2026-03-02 force.ended", "2026-03-03 force.restored"), False),
        (("2026-03-02 force.ended", "2026-03-03 decision.withdrawn"), False),
        (("2026-04-01 force.ended",), False),
    ],
)
def test_what_has_ended_and_is_still_shown_is_reported(
    lines: tuple[str, ...], *, shown: bool
) -> None:
    case = removal(*lines, change=ChangeKind.REPLACED)

    assert found(case, "2026-03-31") == ([STILL] if shown else [])


def test_what_was_removed_too_late_is_reported_as_late_and_not_as_still_shown() -> None:
    case = removal(SIGNED, "2026-03-13 removal.done")

    assert found(case, "2026-03-12") == [
        due(Check.DUE_TODAY, REMOVE, 12),
        STILL,
    ]
    assert found(case, "2026-03-13") == [
        due(Check.MET_LATE, REMOVE, 12),
        Finding(Check.NO_EVIDENCE, detail="national_database"),
    ]


def provisional(findings: list[Finding]) -> list[tuple[str, date | None]]:
    return [(f.rule, f.due) for f in findings if f.check is Check.PROVISIONAL]


def test_a_due_day_in_a_year_not_announced_is_reported_until_the_duty_is_done() -> None:
    bench = replace(BENCH, calendar=load_calendar())
    open_case = announcement("2027-12-23 decision.received", "2027-12-30 announcement.signed")
    done = announcement(
        "2027-12-23 decision.received",
        "2027-12-30 announcement.signed",
        "2028-01-06 announcement.published",
    )

    assert provisional(found(open_case, "2027-12-31", bench)) == [(PUBLISH, date(2028, 1, 7))]
    assert provisional(found(done, "2028-01-06", bench)) == []


def test_a_gap_between_two_versions_is_reported() -> None:
    rule = RULES[LIST]
    versions = tuple(
        replace(rule.versions[0], effective_from=date(first, 1, 1), effective_to=date(last, 12, 31))
        for first, last in ((2023, 2024), (2027, 2027))
    )
    book = replace(BENCH.book, rules=(replace(rule, versions=versions),))
    bench = replace(BENCH, book=book)
    dismissed = announcement(RECEIVED, "2026-03-03 case.dismissed")

    missing = [Finding(Check.RULE_MISSING, LIST, detail="2026-03-02 2024-12-31")]
    after = [Finding(Check.RULE_MISSING, LIST, detail="2028-03-01 2027-12-31")]
    assert found(announcement(RECEIVED), "2026-03-03", bench) == missing
    assert found(announcement(RECEIVED, SIGNED), "2026-03-05", bench) == missing
    assert found(announcement("2028-03-01 decision.received"), "2028-03-01", bench) == after
    assert found(dismissed, "2026-03-03", bench) == []
    # Before the first version there is nothing missing: the duty did not exist.
    assert found(announcement("2022-12-31 decision.received"), "2026-03-03", bench) == []


def test_a_calendar_that_does_not_reach_is_reported() -> None:
    case = announcement("2060-12-31 decision.received")

    assert found(case, "2060-12-31") == [Finding(Check.CALENDAR_MISSING, LIST)]


def test_the_checks_run_in_the_order_in_which_they_are_shown() -> None:
    assert [check.__name__ for check in CHECKS] == [check.value for check in Check]


def test_errors_are_what_is_late_and_what_is_still_shown() -> None:
    errors = {check for check, severity in SEVERITY.items() if severity is Severity.ERROR}

    assert errors == {
        Check.OVERDUE,
        Check.STILL_SHOWN,
        Check.SEEN_ON_PORTAL,
        Check.SHOWN_AGAIN,
        Check.NOT_JUDGED,
    }
    assert set(SEVERITY) == set(Check)
