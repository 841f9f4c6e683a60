"""Does a decision that came after the end, once announced, bring a procedure back, and no other?"""

import pytest

from tests.compliance_bench import BENCH
from tests.told_facts import cases, conflicts, day, ended_on
from tthc.compliance.judgement import judge

ENDED = "2025-06-01 force.ended of 7"
ISSUED = "2025-07-01 decision.issued decision 5 of 7 change amended"
SIGNED = "2025-07-10 announcement.signed decision 5"


def state(lines: tuple[str, ...], on: str, key: str = "R0-7") -> str:
    return judge(cases(*lines)[key].case, day(on), BENCH).state


def test_a_later_decision_brings_it_back_on_the_day_of_its_announcement() -> None:
    lines = (ENDED, ISSUED, SIGNED)
    assert ended_on(cases(*lines)["R0-7"]) == [day("2025-06-01"), day("2025-07-10")]
    assert [state(lines, on) for on in ("2025-07-09", "2025-07-10")] == ["ended", "restored"]
    assert cases(*lines)["R0-7"].told[-1].id == 3


@pytest.mark.parametrize(
    "lines",
    [
        (ENDED, ISSUED),  # not announced
        ("2025-07-01 force.ended of 7", ISSUED, SIGNED),  # issued on the day of the end
        ("2025-07-05 force.ended of 7", ISSUED, SIGNED),  # ended after it was issued
        (ENDED, ISSUED, "2025-05-01 decision.issued decision 5 of 7", SIGNED),  # two days
        (ENDED, "2025-07-01 decision.issued decision 5 of 7 change abolished", SIGNED),
        (ENDED, "2025-07-01 decision.issued decision 5 change abolished", SIGNED),
        (ENDED, "2025-07-01 procedure.replaced decision 5 of 7 to 8", ISSUED, SIGNED),
        (ENDED, "2025-07-01 decision.issued decision 5 of 8", SIGNED),  # another procedure
        (ENDED, ISSUED, "2025-07-10 announcement.signed decision 5 of 8"),
        (ENDED, "2025-07-01 portal.updated decision 5 of 7", SIGNED),  # of which no day is known
    ],
)
def test_nothing_else_brings_it_back(lines: tuple[str, ...]) -> None:
    found = cases(*lines)
    removals = [found[key] for key in found if key in ("R0-7", "R5-7")]
    for tracked in removals:
        assert judge(tracked.case, day("2025-12-01"), BENCH).state == "ended"
    assert removals


def test_what_ends_again_after_that_is_ended_again() -> None:
    lines = (ENDED, ISSUED, SIGNED, "2025-09-01 force.ended of 7")
    assert state(lines, "2025-10-01") == "ended"
    again = (
        "2025-10-01 decision.issued decision 6 of 7",
        "2025-10-05 announcement.signed decision 6",
    )
    assert state((*lines, *again), "2025-10-05") == "restored"


def test_a_decision_that_is_withdrawn_brings_it_back_until_then() -> None:
    lines = (ENDED, ISSUED, SIGNED, "2025-08-01 decision.withdrawn decision 5")
    days = ("2025-07-09", "2025-07-10", "2025-07-31", "2025-08-01")
    assert [state(lines, on) for on in days] == ["ended", "restored", "restored", "ended"]
    assert cases(*lines)["R0-7"].told[-1].id == 4


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [
        ("2025-07-05 decision.withdrawn decision 5", "ended"),  # before it was announced
        ("2025-07-10 decision.withdrawn decision 5 of 7", "ended"),  # the last word of its day
        ("2025-08-01 decision.withdrawn decision 5 of 8", "restored"),  # another procedure's part
        ("2025-08-01 decision.withdrawn decision 6", "restored"),
    ],
)
def test_only_a_decision_that_stands_on_its_announcement_brings_it_back(
    withdrawn: str, expected: str
) -> None:
    assert state((ENDED, ISSUED, SIGNED, withdrawn), "2025-12-01") == expected


def test_what_another_decision_announced_too_stays_until_the_last_is_withdrawn() -> None:
    lines = (ENDED, ISSUED, SIGNED, "2025-08-01 decision.withdrawn decision 5")
    beside = (
        "2025-07-02 decision.issued decision 6 of 7",
        "2025-07-20 announcement.signed decision 6",
    )
    assert state((*lines, *beside), "2025-12-01") == "restored"
    both = (*lines, *beside, "2025-09-01 decision.withdrawn decision 6")
    assert [state(both, on) for on in ("2025-08-31", "2025-09-01")] == ["restored", "ended"]
    earlier = (*lines, *beside, "2025-07-25 decision.withdrawn decision 6")
    assert [state(earlier, on) for on in ("2025-07-31", "2025-08-01")] == ["restored", "ended"]


def test_one_that_came_after_the_end_is_announced_anew_though_another_was_withdrawn_since() -> None:
    lines = (ENDED, ISSUED, SIGNED, "2025-08-01 decision.withdrawn decision 5")
    later = (
        "2025-07-02 decision.issued decision 6 of 7",
        "2025-08-20 announcement.signed decision 6",
    )
    days = ("2025-08-19", "2025-08-20")
    assert [state((*lines, *later), on) for on in days] == ["ended", "restored"]


def test_two_announcements_or_a_return_that_was_told_bring_it_back_once() -> None:
    twice = (ENDED, ISSUED, SIGNED, "2025-07-12 announcement.signed decision 5")
    assert ended_on(cases(*twice)["R0-7"]) == [day("2025-06-01"), day("2025-07-10")]
    told = (ENDED, ISSUED, SIGNED, "2025-07-20 force.restored of 7")
    assert ended_on(cases(*told)["R0-7"]) == [day("2025-06-01"), day("2025-07-20")]


def test_an_announced_abolition_is_taken_back_as_well() -> None:
    lines = (
        "2025-05-01 decision.issued decision 4 of 7 change abolished",
        "2025-05-05 announcement.signed decision 4",
        ISSUED,
        SIGNED,
    )
    assert state(lines, "2025-07-09", "R4-7") == "ended"
    assert state(lines, "2025-07-10", "R4-7") == "restored"


def test_a_new_code_in_a_replacement_is_announced_anew_too() -> None:
    lines = (ENDED, "2025-07-01 decision.issued decision 5", SIGNED)
    replaced = "2025-07-01 procedure.replaced decision 5 of 6 to 7"
    assert state((*lines, replaced), "2025-07-10") == "restored"


def test_a_removed_code_that_is_announced_anew_is_in_use_rightly() -> None:
    removed = "2025-06-05 removal.done of 7"
    before = cases(ENDED, removed, ISSUED)["A5-7"]
    assert conflicts(before) == ["code_removed: 05/06/2025"]
    assert conflicts(cases(ENDED, removed, ISSUED, SIGNED)["A5-7"]) == []
    later = "2025-09-01 removal.done of 7"
    again = cases(ENDED, removed, ISSUED, SIGNED, "2025-08-01 force.ended of 7", later)["A5-7"]
    assert conflicts(again) == ["code_removed: 01/09/2025"]
