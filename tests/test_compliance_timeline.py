"""From which day to which day is what true of a case? Spans typed by hand."""

from dataclasses import replace
from datetime import date

from tests.compliance_bench import BENCH, CALENDAR, announcement, removal
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.case import Case, Conflict, Contradiction
from tthc.compliance.timeline import Timeline, unroll
from tthc.workflows.facts import ChangeKind

FOR_GOOD = date(9999, 12, 31)


def verdicts(timeline: Timeline) -> list[str]:
    """Each span as "first day, last day, verdict, rule, due day"."""
    return [
        f"{span.first:%m-%d} {shown(span.last)} {span.verdict} {span.rule or '-'}"
        f" {f'{span.due:%m-%d}' if span.due else '-'}"
        for span in timeline.verdicts
    ]


def findings(timeline: Timeline) -> list[str]:
    """Each span as "first day, last day, check, rule or detail"."""
    return [
        f"{span.first:%m-%d} {shown(span.last)} {span.finding.check}"
        f" {span.finding.rule or span.finding.detail or '-'}"
        for span in timeline.findings
    ]


def shown(last: date) -> str:
    return "..." if last == FOR_GOOD else f"{last:%m-%d}"


def test_a_case_that_nobody_touches_becomes_overdue_and_stays_so() -> None:
    timeline = unroll(announcement("2026-01-07 decision.received"), BENCH)

    # Thu 8, Fri 9 and the worked Saturday 10/1.
    assert verdicts(timeline) == [
        "01-07 01-08 open announcement.list 01-10",
        "01-09 01-09 due_soon announcement.list 01-10",
        "01-10 01-10 due_today announcement.list 01-10",
        "01-11 ... overdue announcement.list 01-10",
    ]
    assert findings(timeline) == [
        "01-09 01-09 due_soon announcement.list",
        "01-10 01-10 due_today announcement.list",
        "01-11 ... overdue announcement.list",
    ]


def test_a_case_across_tet_is_due_soon_for_the_whole_holiday() -> None:
    timeline = unroll(announcement("2026-02-11 dispatch.registered"), BENCH)

    assert verdicts(timeline) == [
        "02-11 02-12 open announcement.list 02-23",
        "02-13 02-22 due_soon announcement.list 02-23",
        "02-23 02-23 due_today announcement.list 02-23",
        "02-24 ... overdue announcement.list 02-23",
    ]


def test_the_whole_way_of_a_case_announced_late_and_published_in_time() -> None:
    timeline = unroll(
        announcement(
            "2026-03-02 decision.received",
            "2026-03-09 announcement.signed",
            "2026-03-16 announcement.published",
        ),
        BENCH,
    )

    assert verdicts(timeline) == [
        "03-02 03-03 open announcement.list 03-05",
        "03-04 03-04 due_soon announcement.list 03-05",
        "03-05 03-05 due_today announcement.list 03-05",
        "03-06 03-08 overdue announcement.list 03-05",
        "03-09 03-12 open announcement.publish 03-16",
        "03-13 03-15 due_soon announcement.publish 03-16",
        "03-16 ... met_late announcement.list 03-05",
    ]
    assert findings(timeline) == [
        "03-04 03-04 due_soon announcement.list",
        "03-05 03-05 due_today announcement.list",
        "03-06 03-08 overdue announcement.list",
        "03-09 ... met_late announcement.list",
        "03-13 03-15 due_soon announcement.publish",
    ]
    assert timeline.final.state == "published"
    assert timeline.final.as_of == date(2026, 3, 16)


def test_an_old_case_imported_when_finished_warns_of_nothing_today() -> None:
    timeline = unroll(
        announcement(
            "2024-03-04 decision.received",
            "2024-03-06 announcement.signed",
            "2024-03-08 announcement.published",
        ),
        BENCH,
    )

    last = timeline.verdicts[-1]
    assert (last.verdict.value, last.last) == ("met", FOR_GOOD)
    assert [span for span in timeline.findings if span.last == FOR_GOOD] == []


def test_a_start_known_only_after_the_signing_ends_the_doubt_from_then_on() -> None:
    timeline = unroll(
        announcement("2026-03-04 announcement.signed", "2026-03-09 portal.updated"), BENCH
    )

    # Nobody knows until the 9th whether the signing was in time; publish by Wednesday 11/3.
    assert verdicts(timeline) == [
        "03-04 03-08 unknown announcement.list -",
        "03-09 03-09 open announcement.publish 03-11",
        "03-10 03-10 due_soon announcement.publish 03-11",
        "03-11 03-11 due_today announcement.publish 03-11",
        "03-12 ... overdue announcement.publish 03-11",
    ]


def test_what_is_dismissed_is_void_for_good() -> None:
    timeline = unroll(
        announcement("2026-03-02 decision.received", "2026-03-10 case.dismissed"), BENCH
    )

    assert verdicts(timeline)[-2:] == [
        "03-06 03-09 overdue announcement.list 03-05",
        "03-10 ... void announcement.list 03-05",
    ]
    assert findings(timeline)[-1] == "03-06 03-09 overdue announcement.list"


def test_what_is_only_foreseen_begins_in_time_to_warn_and_blames_nobody_after() -> None:
    timeline = unroll(announcement("2026-03-10 basis.in_force"), BENCH)

    # Five days before the 10th is the 5th. Nothing says that the province knew: from the 6th on
    # the limit is no longer counted, and the clock of announcing has not started.
    assert [line.split(" announcement")[0] for line in verdicts(timeline)] == [
        "02-12 03-03 open",  # 02-12: the ministry's own limit of 20 days comes near
        "03-04 03-04 due_soon",
        "03-05 03-05 due_today",
        "03-06 ... not_started",
    ]


def test_a_day_of_effect_ahead_is_warned_of_before_it_comes() -> None:
    timeline = unroll(
        announcement(
            "2026-03-02 decision.received",
            "2026-03-03 announcement.signed",
            "2026-03-04 announcement.published",
            "2026-04-01 basis.in_force",
        ),
        BENCH,
    )

    assert verdicts(timeline)[-1] == "03-04 ... met announcement.list 03-05"


def test_a_contradiction_lasts_and_does_not_cut_a_verdict_in_two() -> None:
    contradiction = Contradiction(Conflict.DECISION_DATE, date(2026, 3, 3), "a ≠ b")
    case = replace(announcement("2026-03-02 decision.received"), contradictions=(contradiction,))
    timeline = unroll(case, BENCH)

    assert verdicts(timeline)[0] == "03-02 03-03 open announcement.list 03-05"
    assert "03-03 ... contradiction decision_date: a ≠ b" in findings(timeline)


def test_a_contradiction_among_lists_does_not_begin_a_case_before_anything_happened() -> None:
    contradiction = Contradiction(Conflict.DECISION_DATE, date(2026, 2, 2), "a ≠ b")
    case = replace(announcement("2026-03-02 decision.received"), contradictions=(contradiction,))
    timeline = unroll(case, BENCH)

    assert timeline.verdicts[0].first == date(2026, 3, 2)
    assert "03-02 ... contradiction decision_date: a ≠ b" in findings(timeline)


def test_what_has_ended_is_reported_until_it_is_gone() -> None:
    case = removal("2026-03-02 force.ended", "2026-03-20 removal.done", change=ChangeKind.REPLACED)
    timeline = unroll(case, BENCH)

    assert verdicts(timeline) == ["03-02 03-19 unknown - -", "03-20 ... void - -"]
    assert findings(timeline) == [
        "03-02 03-19 still_shown national_database",
        "03-20 ... no_evidence national_database",
    ]


def test_what_comes_back_and_ends_again_is_reported_twice() -> None:
    case = removal(
        "2026-03-02 force.ended",
        "2026-03-05 force.restored",
        "2026-03-10 force.ended",
        change=ChangeKind.REPLACED,
    )

    assert findings(unroll(case, BENCH)) == [
        "03-02 03-04 still_shown national_database",
        "03-10 ... still_shown national_database",
        "04-10 ... never_reported -",
    ]


def test_a_force_that_ends_long_after_the_calendar_stops_no_judging() -> None:
    case = removal("2026-03-05 announcement.signed", "2099-12-31 force.ended")

    assert [span.verdict.value for span in unroll(case, BENCH).verdicts][-1] == "overdue"


def test_two_cases_alike_have_the_same_course_whatever_their_facts_are_numbered() -> None:
    one = announcement("2026-03-02 decision.received", "2026-03-09 announcement.signed")
    other = Case(
        one.workflow, one.change_kind, tuple(o._replace(fact=o.fact + 70) for o in one.occurrences)
    )

    assert unroll(one, BENCH)[:2] == unroll(other, BENCH)[:2]


class BrokenCalendar(WorkingCalendar):
    """A calendar with a fault in it: it cannot count."""

    __slots__ = ()

    def add(self, start: date, number: int) -> date:
        raise ZeroDivisionError(start, number)


def test_a_case_whose_judgement_fails_is_unknown_and_says_why() -> None:
    broken = BrokenCalendar(CALENDAR.days, CALENDAR.official_years)

    failed = unroll(announcement("2026-01-07 decision.received"), replace(BENCH, calendar=broken))

    assert verdicts(failed) == ["01-07 ... unknown - -"]
    (finding,) = findings(failed)
    assert finding.startswith("01-07 ... not_judged ZeroDivisionError: ")
