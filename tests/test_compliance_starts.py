"""Which day starts the clock, when several could? Every subset of the three starts, by hand."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.compliance_bench import BENCH, CALENDAR, RULES, announcement, duty_of, happened
from tthc.compliance.case import Case
from tthc.compliance.judgement import judge
from tthc.compliance.obligations import Obligation, View, apply_rule
from tthc.compliance.rule import StartPolicy
from tthc.compliance.verdicts import Verdict
from tthc.workflows.table import Occurrence

LIST = RULES["announcement.list"]
EARLIEST, LATEST, PORTAL_FIRST = StartPolicy

PORTAL = "2026-03-04 portal.updated"
RECEIVED = "2026-03-02 decision.received"
REGISTERED = "2026-03-06 dispatch.registered"


def applied(policy: StartPolicy | None, *lines: str) -> Obligation:
    return apply_rule(LIST, happened(*lines), CALENDAR, policy)


def start_day(policy: StartPolicy | None, *lines: str) -> int | None:
    """The day of March on which the clock starts."""
    start = applied(policy, *lines).start
    return start.on.day if start else None


# Received on Monday 2, on the portal on Wednesday 4, registered on Friday 6 March 2026.
SUBSETS = [
    ((), None, None, None),
    ((PORTAL,), 4, 4, 4),
    ((RECEIVED,), 2, 2, 2),
    ((REGISTERED,), 6, 6, 6),
    ((PORTAL, RECEIVED), 2, 4, 4),
    ((PORTAL, REGISTERED), 4, 6, 4),
    ((RECEIVED, REGISTERED), 2, 6, 2),
    ((PORTAL, RECEIVED, REGISTERED), 2, 6, 4),
]


@pytest.mark.parametrize(("lines", "earliest", "latest", "portal_first"), SUBSETS)
def test_each_policy_picks_its_own_start(
    lines: tuple[str, ...], earliest: int | None, latest: int | None, portal_first: int | None
) -> None:
    assert start_day(EARLIEST, *lines) == earliest
    assert start_day(LATEST, *lines) == latest
    assert start_day(PORTAL_FIRST, *lines) == portal_first


@pytest.mark.parametrize(("lines", "earliest"), [(row[0], row[1]) for row in SUBSETS])
def test_the_rule_itself_says_the_earliest(lines: tuple[str, ...], earliest: int | None) -> None:
    assert start_day(None, *lines) == earliest


@pytest.mark.parametrize(
    ("policy", "due"),
    [
        (EARLIEST, date(2026, 3, 5)),  # Tue 3, Wed 4, Thu 5
        (LATEST, date(2026, 3, 11)),  # Mon 9, Tue 10, Wed 11
        (PORTAL_FIRST, date(2026, 3, 9)),  # Thu 5, Fri 6, Mon 9
    ],
)
def test_what_if_another_policy_gives_another_due_day(policy: StartPolicy, due: date) -> None:
    assert applied(policy, PORTAL, RECEIVED, REGISTERED).due == due


def test_every_candidate_is_kept_and_one_counts() -> None:
    starts = applied(None, PORTAL, RECEIVED, REGISTERED).starts

    assert [(s.occurrence.on.day, s.counts) for s in starts] == [(2, True), (4, False), (6, False)]


def test_candidates_of_one_day_stand_as_the_rule_names_them() -> None:
    one_day = (
        "2026-03-02 dispatch.registered",
        "2026-03-02 decision.received",
        "2026-03-02 portal.updated",
    )
    starts = applied(None, *one_day).starts

    kinds = [start.occurrence.kind.value for start in starts]
    assert kinds == ["portal.updated", "decision.received", "dispatch.registered"]
    assert [start.counts for start in starts] == [True, False, False]


@pytest.mark.parametrize("policy", list(StartPolicy))
def test_a_decision_registered_again_does_not_restart_the_clock(policy: StartPolicy) -> None:
    again = "2026-03-20 dispatch.registered"

    obligation = applied(policy, REGISTERED, again)
    assert obligation.due == date(2026, 3, 11)
    assert [start.occurrence.on.day for start in obligation.starts] == [6, 20]


def test_t29_a_portal_updated_again_does_not_restart_the_clock_either() -> None:
    assert start_day(LATEST, PORTAL, "2026-03-20 portal.updated") == 4


def test_a_portal_updated_after_the_signing_does_not_move_an_earlier_start() -> None:
    obligation = applied(
        None, RECEIVED, "2026-03-05 announcement.signed", "2026-03-09 portal.updated"
    )

    assert [(s.occurrence.on.day, s.counts) for s in obligation.starts] == [(2, True), (9, False)]
    assert obligation.due == date(2026, 3, 5)


def test_a_portal_updated_only_after_the_signing_makes_it_known_and_in_time() -> None:
    case = announcement("2026-03-05 announcement.signed", "2026-03-09 portal.updated")

    before = duty_of(judge(case, date(2026, 3, 8), BENCH), LIST.id)
    after = duty_of(judge(case, date(2026, 3, 9), BENCH), LIST.id)
    assert (before.verdict, before.obligation.due) == (Verdict.UNKNOWN, None)
    assert (after.verdict, after.obligation.due) == (Verdict.MET, date(2026, 3, 12))


def test_a_case_that_began_before_the_rule_stays_free_although_it_is_registered_again() -> None:
    # Received the day before the notice of 11/2023 counts, registered a month later.
    obligation = applied(None, "2023-10-31 decision.received", "2023-12-01 dispatch.registered")

    assert (obligation.owed, obligation.due) == (False, None)


def test_what_if_the_latest_start_counted_the_same_case_is_bound() -> None:
    obligation = applied(LATEST, "2023-10-31 decision.received", "2023-12-01 dispatch.registered")

    # Friday 1/12/2023: Mon 4, Tue 5, Wed 6.
    assert (obligation.owed, obligation.due) == (True, date(2023, 12, 6))


def test_the_policy_of_the_version_in_force_at_the_first_possible_start_chooses() -> None:
    (only,) = LIST.versions
    first = replace(only, effective_to=date(2026, 3, 3), policy=LATEST)
    second = replace(only, effective_from=date(2026, 3, 4), policy=EARLIEST)
    rule = replace(LIST, versions=(first, second))

    obligation = apply_rule(rule, happened(RECEIVED, REGISTERED), CALENDAR)
    assert obligation.start is not None
    assert obligation.start.on == date(2026, 3, 6)
    assert obligation.version == second


# An office that closes its register at 16:30. 6/3/2026 is a Friday; Sat 10/1/2026 was worked.
CUT_OFF = View(cut_off=time(16, 30))


def came(line: str, hour: str | None) -> Occurrence:
    (told,) = happened(line)
    return told._replace(at=time.fromisoformat(hour) if hour else None)


@pytest.mark.parametrize(
    ("line", "hour", "day", "due"),
    [
        ("2026-03-06 decision.received", "16:30", "2026-03-06", "2026-03-11"),
        ("2026-03-06 decision.received", "16:31", "2026-03-09", "2026-03-12"),
        ("2026-03-06 dispatch.registered", "23:59", "2026-03-09", "2026-03-12"),
        ("2026-03-06 dispatch.registered", None, "2026-03-06", "2026-03-11"),
        ("2026-03-06 portal.updated", "23:59", "2026-03-06", "2026-03-11"),
        # Saturday 7/3, at whatever hour: as if it came on Monday, like Friday evening.
        ("2026-03-07 decision.received", "10:00", "2026-03-09", "2026-03-12"),
        ("2026-03-07 decision.received", None, "2026-03-09", "2026-03-12"),
        ("2026-03-08 dispatch.registered", "09:00", "2026-03-09", "2026-03-12"),
        ("2026-03-07 portal.updated", "10:00", "2026-03-07", "2026-03-11"),
        # A Saturday that is worked.
        ("2026-01-10 decision.received", "10:00", "2026-01-10", "2026-01-14"),
        ("2026-03-07 decision.received", "17:00", "2026-03-09", "2026-03-12"),
        # Friday 9/1: the next working day is the worked Saturday.
        ("2026-01-09 decision.received", "17:00", "2026-01-10", "2026-01-14"),
        # Friday 13/2, the eve of Tết: Monday 23/2.
        ("2026-02-13 decision.received", "17:00", "2026-02-23", "2026-02-26"),
    ],
)
def test_what_comes_after_the_cut_off_is_received_on_the_next_working_day(
    line: str, hour: str | None, day: str, due: str
) -> None:
    owed = apply_rule(LIST, (came(line, hour),), CALENDAR, view=CUT_OFF)

    (start,) = owed.starts
    assert (start.day.isoformat(), owed.due) == (day, date.fromisoformat(due))
    assert start.shifted_from == (None if day == line[:10] else date.fromisoformat(line[:10]))
    assert owed.counted_from == start.day


def test_t13_what_is_received_later_is_never_due_earlier_with_a_cut_off() -> None:
    # From Friday 20/11/2026 on, with Tue 24/11 off and a weekend.
    hours = [f"2026-11-{day} {hour}" for day in (20, 21, 22, 23) for hour in ("16:30", "16:31")]
    told = (came(f"{day} decision.received", hour) for day, hour in map(str.split, hours))
    due = [apply_rule(LIST, (one,), CALENDAR, view=CUT_OFF).due for one in told]

    friday, monday, tuesday = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
    assert due == [friday, *[monday] * 6, tuesday]


def test_without_a_cut_off_the_hour_changes_nothing() -> None:
    owed = apply_rule(LIST, (came("2026-03-06 decision.received", "23:59"),), CALENDAR)

    assert (owed.due, owed.starts[0].shifted_from) == (date(2026, 3, 11), None)


def test_the_shifted_day_competes_with_the_other_starts() -> None:
    late = came("2026-03-06 decision.received", "17:00")
    portal = came("2026-03-07 portal.updated", None)._replace(fact=2)
    owed = apply_rule(LIST, (late, portal), CALENDAR, view=CUT_OFF)

    assert [(s.occurrence.fact, s.counts) for s in owed.starts] == [(2, True), (1, False)]


def test_a_register_read_again_with_hours_says_the_hour_of_the_day() -> None:
    plain = came("2026-03-06 decision.received", None)
    late = came("2026-03-06 decision.received", "17:00")._replace(fact=2)
    early = late._replace(at=time(9, 0), fact=3)

    assert apply_rule(LIST, (plain, late), CALENDAR, view=CUT_OFF).due == date(2026, 3, 12)
    assert apply_rule(LIST, (plain, late, early), CALENDAR, view=CUT_OFF).due == date(2026, 3, 11)


def test_at_the_edge_of_the_calendar_the_day_itself_counts() -> None:
    owed = apply_rule(
        LIST, (came("2060-12-31 decision.received", "17:00"),), CALENDAR, view=CUT_OFF
    )

    assert owed.starts[0].day == date(2060, 12, 31)
    assert owed.calendar_gap is not None


def test_a_bench_with_a_cut_off_judges_by_it() -> None:
    case = Case("announcement", None, (came("2026-03-06 decision.received", "17:00"),))
    bench = replace(BENCH, cut_off=time(16, 30))

    assert duty_of(judge(case, date(2026, 3, 12), bench), LIST.id).verdict is Verdict.DUE_TODAY
    assert duty_of(judge(case, date(2026, 3, 12), BENCH), LIST.id).verdict is Verdict.OVERDUE
