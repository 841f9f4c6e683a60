"""Does a removal from before anybody could know of the end say nothing of what must go after it?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH, duty_of
from tests.told_facts import cases, day
from tthc.compliance.checks import find_all
from tthc.compliance.finding import Check
from tthc.compliance.judgement import Judgement, judge

ISSUED = "2026-10-01 decision.issued decision 5 of 7 change abolished"
SIGNED = "2026-10-05 announcement.signed decision 5 P"
ABOLISHED = (ISSUED, SIGNED)
AT_LAST = "2026-12-31"


def judged(case: str, *lines: str) -> Judgement:
    return judge(cases(*lines)[case].case, day(AT_LAST), BENCH)


def removed_on(case: str, *lines: str) -> date | None:
    """The day on which the National Database is known to be rid of it, None while it is not."""
    (place,) = judged(case, *lines).places
    return place.since if place.state.value == "removed" else None


def odd(case: str, *lines: str) -> list[str]:
    of = cases(*lines)[case].case
    found = find_all(judge(of, day(AT_LAST), BENCH), of)
    return [one.detail for one in found if one.check is Check.IRREGULAR_ORDER]


def test_a_removal_typed_with_the_year_before_meets_no_duty() -> None:
    lines = (*ABOLISHED, "2025-10-08 removal.done of 7")
    after = judged("R5-7", *lines)
    assert (after.state, after.verdict.value) == ("ended", "overdue")
    assert odd("R5-7", *lines) == ["removal.too_early"]
    assert duty_of(judged("A5-7", *lines), "announcement.publish").verdict.value == "overdue"


def test_the_right_day_counts_beside_the_wrong_one() -> None:
    lines = (*ABOLISHED, "2025-10-08 removal.done of 7", "2026-10-08 removal.done of 7")
    after = judged("R5-7", *lines)
    assert (after.state, after.verdict.value) == ("removed", "met")
    assert removed_on("R5-7", *lines) == day("2026-10-08")
    assert odd("R5-7", *lines) == ["removal.too_early"]
    assert duty_of(judged("A5-7", *lines), "announcement.publish").verdict.value == "met"


@pytest.mark.parametrize("early", ["2026-10-01", "2026-10-04"])
def test_what_the_ministry_had_decided_may_go_before_the_province_announces_it(early: str) -> None:
    lines = (*ABOLISHED, f"{early} removal.done of 7")
    assert judged("R5-7", *lines).verdict.value == "met"
    assert removed_on("R5-7", *lines) == day(early)
    assert odd("R5-7", *lines) == ["removal.done"]


@pytest.mark.parametrize(
    ("papers", "early", "counts"),
    [
        # a later day of its own, long announced
        ((*ABOLISHED, "2026-12-20 force.ended decision 5 of 7"), "2026-10-06", True),
        ((*ABOLISHED, "2026-12-20 force.ended of 7"), "2026-10-01", True),
        ((*ABOLISHED, "2026-12-20 force.ended decision 5 of 7"), "2026-09-30", False),
        # the ministry's decision is known by what brought it
        ((SIGNED + " change abolished", ISSUED.replace("10-01", "10-20")), "2026-10-03", False),
        (
            ("2026-10-02 portal.updated decision 5 of 7 change abolished", SIGNED),
            "2026-10-03",
            True,
        ),
        # another text ends it, before the abolition or later
        ((*ABOLISHED, "2026-12-20 force.ended of 7 by B signed 2026-03-01"), "2026-03-02", True),
        ((*ABOLISHED, "2026-09-20 force.ended of 7 by B signed 2026-03-01"), "2026-02-28", False),
    ],
)
def test_it_counts_from_the_first_paper_that_ends_it(
    papers: tuple[str, ...], early: str, *, counts: bool
) -> None:
    assert (removed_on("R5-7", *papers, f"{early} removal.done of 7") is not None) is counts


@pytest.mark.parametrize(
    ("end", "early", "counts"),
    [
        ("2026-10-05 force.ended of 7", "2026-09-05", True),  # thirty days before it
        ("2026-10-05 force.ended of 7", "2026-09-04", False),
        ("2026-10-05 force.ended of 7 by B", "2025-10-08", False),
        ("2026-10-05 force.ended of 7 by B signed 2025-10-08", "2025-10-08", True),
        ("2026-10-05 announcement.signed of 7 P change abolished", "2026-10-04", False),
    ],
)
def test_without_the_day_of_a_paper_the_register_announces_the_end_thirty_days_before(
    end: str, early: str, *, counts: bool
) -> None:
    assert (removed_on("R0-7", end, f"{early} removal.done of 7") is not None) is counts


@pytest.mark.parametrize(
    ("end", "early", "counts"),
    [
        ("2026-10-05 force.ended A by B signed 2026-08-01", "2026-08-01", True),
        ("2026-10-05 force.ended A by B signed 2026-08-01", "2026-07-31", False),
        ("2026-10-05 force.ended A", "2026-09-04", False),  # a term of its own text
        ("2026-10-05 force.ended A", "2026-09-05", True),
    ],
)
def test_the_same_is_asked_of_documents(end: str, early: str, *, counts: bool) -> None:
    assert (removed_on("D11", end, f"{early} removal.done A") is not None) is counts


def test_each_end_has_papers_of_its_own() -> None:
    back = "2026-11-01 force.restored of 7"
    again = "2026-12-15 force.ended of 7 by B signed 2026-12-01"
    first = (*ABOLISHED, "2026-10-06 removal.done of 7", back, again)
    assert removed_on("R5-7", *first) is None
    assert removed_on("R5-7", *first, "2026-11-30 removal.done of 7") is None
    assert removed_on("R5-7", *first, "2026-12-01 removal.done of 7") == day("2026-12-01")


def test_of_what_has_not_ended_a_removal_is_only_out_of_order() -> None:
    lines = ("2025-10-08 removal.done of 7", "2026-10-08 removal.done of 7")
    assert judged("R0-7", *lines).state == "in_force"
    assert odd("R0-7", *lines) == ["removal.done"]


def test_what_one_decision_had_abolished_is_gone_for_another_that_does_so_again() -> None:
    again = (
        "2026-11-02 decision.issued decision 6 of 7 change abolished",
        "2026-11-05 announcement.signed decision 6 Q",
    )
    done = "2026-10-06 removal.done of 7"
    assert removed_on("R6-7", *ABOLISHED, *again, done) == day("2026-10-06")
    withdrawn = "2026-10-20 decision.withdrawn decision 5"
    assert removed_on("R6-7", *ABOLISHED, withdrawn, *again, done) is None
    anew = (
        "2026-10-12 decision.issued decision 8 of 7 change new",
        "2026-10-15 announcement.signed decision 8",
    )
    assert removed_on("R6-7", *ABOLISHED, *anew, *again, done) is None
    assert removed_on("R6-7", *ABOLISHED, *again, done.replace("10-06", "09-30")) is None
    whole = "2026-10-06 removal.done decision 6"
    assert removed_on("R6-7", *ABOLISHED, *again, whole) is None


def test_a_decision_without_its_list_hears_of_early_removals_too() -> None:
    lines = (ISSUED.replace(" of 7", ""), SIGNED, "2025-10-08 removal.done decision 5")
    assert judged("R5", *lines).verdict.value == "overdue"
    assert duty_of(judged("A5", *lines), "announcement.publish").verdict.value == "overdue"
