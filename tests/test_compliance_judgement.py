"""Which verdict does a whole case take on a day, which duties count, and where does it stand?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH, announcement, duty_of, removal
from tthc.calendar.limits import Unit
from tthc.compliance.case import Case, Conflict, Contradiction
from tthc.compliance.judgement import days_until, judge, seen_by
from tthc.compliance.rule import StartPolicy
from tthc.workflows.facts import ChangeKind, FactKind
from tthc.workflows.table import Occurrence

# Received Monday 2/3: announce by Thursday 5/3; signed Friday 6/3: publish by Friday 13/3/2026.
LATE = announcement(
    "2026-03-02 decision.received",
    "2026-03-06 announcement.signed",
    "2026-03-13 announcement.published",
)


def verdict_on(case: Case, day: str) -> tuple[str, str]:
    """The verdict of a day and the rule it is taken from."""
    found = judge(case, date.fromisoformat(day), BENCH)
    return found.verdict.value, found.pressing.obligation.rule.id if found.pressing else ""


@pytest.mark.parametrize(
    ("day", "verdict", "rule"),
    [
        ("2026-03-02", "open", "announcement.list"),
        ("2026-03-04", "due_soon", "announcement.list"),
        ("2026-03-05", "due_today", "announcement.list"),
        ("2026-03-06", "open", "announcement.publish"),  # signed late, but publishing presses more
        ("2026-03-12", "due_soon", "announcement.publish"),
        ("2026-03-13", "met_late", "announcement.list"),
        ("2027-03-13", "met_late", "announcement.list"),
    ],
)
def test_a_case_takes_the_most_pressing_verdict_of_its_duties(
    day: str, verdict: str, rule: str
) -> None:
    assert verdict_on(LATE, day) == (verdict, rule)


def test_a_case_in_time_everywhere_is_met() -> None:
    case = announcement(
        "2026-03-02 decision.received",
        "2026-03-05 announcement.signed",
        "2026-03-12 announcement.published",
    )

    assert verdict_on(case, "2026-03-12") == ("met", "announcement.list")


def test_the_ministrys_lateness_is_shown_but_does_not_count() -> None:
    # Signed by the ministry on 2/2/2026, to be uploaded by 23/2 (Tue 3 to Fri 13 are nine days).
    case = announcement("2026-02-02 decision.issued")
    found = judge(case, date(2026, 2, 24), BENCH)

    duty = duty_of(found, "ministry.publish")
    assert (duty.verdict.value, duty.days, duty.counted) == ("overdue", 1, False)
    assert found.verdict.value == "not_started"


def test_index_definitions_are_measured_beside_and_do_not_count() -> None:
    case = announcement(
        "2026-03-02 decision.received",
        "2026-03-05 announcement.signed",
        "2026-03-12 announcement.published",
        "2026-03-10 basis.in_force",
    )
    found = judge(case, date(2026, 3, 12), BENCH)

    # Five working days before Tuesday 10/3 is Tuesday 3/3; five days before it is Thursday 5/3.
    assert duty_of(found, "index.1-1").verdict.value == "met_late"
    assert not duty_of(found, "index.1-1").counted
    assert duty_of(found, "announcement.before-effect").verdict.value == "met"
    assert found.verdict.value == "met"


@pytest.mark.parametrize(
    ("received", "counted", "verdict"),
    [("2026-03-05", True, "overdue"), ("2026-03-06", False, "open")],
)
def test_a_limit_that_ran_out_before_the_province_could_know_does_not_count(
    received: str, *, counted: bool, verdict: str
) -> None:
    # In force on Tuesday 10/3: to be signed by Thursday 5/3.
    case = announcement(f"{received} decision.received", "2026-03-10 basis.in_force")
    found = judge(case, date(2026, 3, 7), BENCH)

    assert duty_of(found, "announcement.before-effect").counted is counted
    assert duty_of(found, "announcement.before-effect").verdict.value == "overdue"
    assert found.verdict.value == verdict


def test_a_backward_limit_warns_but_blames_nobody_who_is_not_known_to_have_learned() -> None:
    case = announcement("2026-03-02 decision.issued", "2026-03-10 basis.in_force")

    assert verdict_on(case, "2026-03-05") == ("due_today", "announcement.before-effect")
    assert verdict_on(case, "2026-03-06") == ("not_started", "announcement.list")


def test_of_two_overdue_duties_the_one_due_first_stands_for_the_case() -> None:
    # The list is due Thursday 5/3; five days before Monday 16/3 is Wednesday 11/3.
    case = announcement("2026-03-02 decision.received", "2026-03-16 basis.in_force")

    assert verdict_on(case, "2026-03-20") == ("overdue", "announcement.list")


def test_a_signing_dated_before_the_ministry_signed_is_neither_in_time_nor_late() -> None:
    case = announcement("2025-11-03 decision.issued", "2025-11-04 decision.received")
    doubtful = Case(
        case.workflow,
        case.change_kind,
        (Occurrence(FactKind.ANNOUNCEMENT_SIGNED, date(2024, 11, 5), 3), *case.occurrences),
        (SIGNED_TOO_EARLY,),
    )
    found = judge(doubtful, date(2025, 11, 20), BENCH)

    assert (found.verdict.value, duty_of(found, "announcement.list").days) == ("unknown", None)
    assert duty_of(found, "announcement.list").doubt == SIGNED_TOO_EARLY
    assert duty_of(found, "announcement.publish").doubt == SIGNED_TOO_EARLY
    assert duty_of(judge(doubtful, date(2025, 11, 2), BENCH), "announcement.list").doubt is None


SIGNED_TOO_EARLY = Contradiction(
    Conflict.SIGNED_BEFORE_DECISION, date(2025, 11, 3), "05/11/2024 < ...", date(2025, 11, 3)
)


def test_a_receipt_dated_before_the_ministry_signed_starts_no_clock_that_blames() -> None:
    early = Contradiction(
        Conflict.LEARNED_BEFORE_DECISION, date(2025, 11, 5), "...", date(2025, 11, 5)
    )
    case = announcement("2025-10-05 decision.received", "2025-11-05 decision.issued")
    wrong = Case(case.workflow, case.change_kind, case.occurrences, (early,))

    assert verdict_on(wrong, "2025-11-20") == ("unknown", "announcement.list")

    # With a start that can be right, chosen for a what-if, the days are counted again.
    case = announcement(
        "2025-10-05 decision.received", "2025-11-05 decision.issued", "2025-11-06 portal.updated"
    )
    wrong = Case(case.workflow, case.change_kind, case.occurrences, (early,))
    found = judge(wrong, date(2025, 11, 20), BENCH, StartPolicy.PORTAL_FIRST)
    assert duty_of(found, "announcement.list").verdict.value == "overdue"


def test_a_list_published_before_its_signing_is_not_cleared() -> None:
    early = Contradiction(
        Conflict.PUBLISHED_BEFORE_SIGNING, date(2026, 3, 6), "...", date(2026, 3, 6)
    )
    case = announcement(
        "2026-03-03 decision.received",
        "2026-03-04 announcement.published",
        "2026-03-06 announcement.signed",
    )
    wrong = Case(case.workflow, case.change_kind, case.occurrences, (early,))
    found = judge(wrong, date(2026, 3, 20), BENCH)

    assert duty_of(found, "announcement.publish").verdict.value == "unknown"
    assert duty_of(found, "announcement.list").verdict.value == "met"


def test_a_duty_fulfilled_before_the_dismissal_stands_and_the_others_are_void() -> None:
    case = announcement(
        "2026-03-02 decision.received",
        "2026-03-06 announcement.signed",
        "2026-03-09 decision.withdrawn",
    )
    found = judge(case, date(2026, 3, 20), BENCH)

    assert duty_of(found, "announcement.list").verdict.value == "met_late"
    assert duty_of(found, "announcement.publish").verdict.value == "void"
    assert (found.verdict.value, found.state) == ("met_late", "withdrawn")


@pytest.mark.parametrize("kind", ["case.dismissed", "decision.withdrawn"])
def test_a_case_taken_away_unfulfilled_is_overdue_before_and_void_from_that_day(kind: str) -> None:
    case = announcement("2026-03-02 decision.received", f"2026-03-10 {kind}")

    assert verdict_on(case, "2026-03-09") == ("overdue", "announcement.list")
    assert verdict_on(case, "2026-03-10")[0] == "void"


def test_what_happens_later_is_not_seen() -> None:
    later = judge(LATE, date(2026, 3, 5), BENCH)

    assert later.state == "known"
    assert duty_of(later, "announcement.list").obligation.met is None


def test_what_was_fixed_beforehand_is_seen_on_every_day() -> None:
    case = announcement(
        "2026-03-02 decision.received",
        "2026-04-01 basis.in_force",
        "2026-04-02 basis.accelerated",
        "2026-04-03 basis.signed",
    )

    kinds = [occurrence.kind.value for occurrence in seen_by(case.occurrences, date(2026, 3, 2))]
    assert kinds == ["decision.received", "basis.in_force", "basis.accelerated"]


def test_one_announcement_of_three_decisions_is_judged_for_each() -> None:
    # 505/QĐ-UBND of Đắk Nông, 14/04/2020, answered decisions of three dates; the days of receipt
    # here are invented, after the notice of 11/2023.
    answers = [
        announcement(f"{received} decision.received", "2026-03-10 announcement.signed")
        for received in ("2026-02-27", "2026-03-05", "2026-03-09")
    ]
    found = [judge(case, date(2026, 3, 10), BENCH) for case in answers]
    verdicts = [duty_of(judgement, "announcement.list").verdict.value for judgement in found]

    # Due on Wed 4/3, Tue 10/3 and Thu 12/3.
    assert verdicts == ["met_late", "met", "met"]


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [(None, "met_late"), (StartPolicy.EARLIEST, "met_late"), (StartPolicy.LATEST, "met")],
)
def test_what_if_the_latest_start_counted(policy: StartPolicy | None, verdict: str) -> None:
    case = announcement(
        "2026-03-02 decision.received",
        "2026-03-04 portal.updated",
        "2026-03-09 announcement.signed",
    )
    found = judge(case, date(2026, 3, 9), BENCH, policy)

    assert duty_of(found, "announcement.list").verdict.value == verdict


def test_an_abolished_procedure_must_be_gone_five_working_days_after_its_announcement() -> None:
    case = removal("2026-03-05 announcement.signed", "2026-03-13 removal.done")

    assert verdict_on(case, "2026-03-12") == ("due_today", "removal.after-announcement")
    assert verdict_on(case, "2026-03-13") == ("met_late", "removal.after-announcement")
    assert judge(case, date(2026, 3, 12), BENCH).state == "ended"
    assert judge(case, date(2026, 3, 13), BENCH).state == "removed"


def test_what_has_ended_and_is_shown_must_go_though_no_rule_sets_a_limit() -> None:
    case = removal("2026-03-05 force.ended", "2026-04-01 removal.done", change=ChangeKind.REPLACED)
    found = judge(case, date(2026, 3, 31), BENCH)

    assert (found.verdict.value, found.state, found.duties, found.pressing) == (
        "unknown",
        "ended",
        (),
        None,
    )
    assert found.standing
    found = judge(case, date(2026, 4, 1), BENCH)
    assert (found.verdict.value, found.state, found.standing) == ("void", "removed", False)


def test_a_removal_that_fell_under_no_rule_then_must_go_all_the_same() -> None:
    case = removal("2015-03-05 announcement.signed")
    found = judge(case, date(2026, 3, 31), BENCH)

    assert duty_of(found, "removal.after-announcement").verdict.value == "void"
    assert (found.verdict.value, found.pressing) == ("unknown", None)


def test_the_facts_that_came_out_of_order_are_named() -> None:
    case = announcement("2026-03-02 announcement.published", "2026-03-05 announcement.signed")
    found = judge(case, date(2026, 3, 4), BENCH)

    assert [(o.kind.value, o.on.day) for o in found.irregular] == [("announcement.published", 2)]


@pytest.mark.parametrize(
    ("unit", "as_of", "days"),
    [
        (Unit.WORKING_DAY, date(2026, 1, 8), 3),  # Fri 9, worked Sat 10, Mon 12
        (Unit.WORKING_DAY, date(2026, 1, 13), 1),
        (Unit.CALENDAR_DAY, date(2026, 1, 8), 4),
        (Unit.CALENDAR_DAY, date(2026, 1, 13), 1),
    ],
)
def test_the_days_until_a_due_day_are_counted_in_the_unit(
    unit: Unit, as_of: date, days: int
) -> None:
    assert days_until(BENCH, unit, date(2026, 1, 12), as_of) == days
