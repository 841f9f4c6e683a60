"""Does a withdrawn abolition leave alone what another text has ended, or will end?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH
from tests.told_facts import cases, day
from tthc.compliance.judgement import Judgement, judge
from tthc.compliance.removals import standing_end
from tthc.compliance.verdicts import Verdict

ISSUED = "2025-03-03 decision.issued decision 5 of 7 change abolished"
SIGNED = "2025-03-05 announcement.signed decision 5"
WITHDRAWN = "2025-05-05 decision.withdrawn decision 5"
ABOLISHED = (ISSUED, SIGNED, WITHDRAWN)


def judged(on: str, *lines: str) -> Judgement:
    return judge(cases(*lines)["R5-7"].case, day(on), BENCH)


def state(on: str, *lines: str) -> str:
    return judged(on, *lines).state


def ended(on: str, *lines: str) -> date | None:
    end = standing_end(cases(*lines)["R5-7"].case.occurrences, day(on))
    return end.on if end else None


@pytest.mark.parametrize(
    "other",
    [
        ("2025-09-01 force.ended of 7 by B",),
        ("2025-04-01 force.bound A of 7 by B", "2025-09-01 document.in_force B"),
        ("2025-01-02 procedure.based B of 7", "2025-09-01 force.ended B by A"),
    ],
)
def test_a_later_end_by_another_text_ends_what_was_brought_back(other: tuple[str, ...]) -> None:
    lines = (*ABOLISHED, *other)
    after = judged("2025-10-01", *lines)
    assert (after.state, after.irregular) == ("ended", ())
    assert state("2025-08-31", *lines) == "withdrawn"
    assert ended("2025-10-01", *lines) == day("2025-09-01")


def test_the_limit_of_the_withdrawn_abolition_runs_no_longer() -> None:
    after = judged("2025-10-01", *ABOLISHED, "2025-09-01 force.ended of 7 by B")
    assert (after.verdict, after.standing) == (Verdict.UNKNOWN, True)
    assert judged("2025-04-01", *ABOLISHED).verdict is Verdict.OVERDUE


@pytest.mark.parametrize("early", ["2025-01-15", "2025-04-01", "2025-05-05"])
def test_a_withdrawal_brings_nothing_back_that_another_text_has_ended(early: str) -> None:
    lines = (*ABOLISHED, f"{early} force.ended of 7 by B")
    assert state("2025-10-01", *lines) == "ended"
    assert ended("2025-10-01", *lines) == min(day(early), day("2025-03-05"))
    back = "2025-04-15 force.restored of 7"
    expected = "ended" if early == "2025-05-05" else "withdrawn"
    assert state("2025-10-01", *lines, back) == expected


@pytest.mark.parametrize(
    "own",
    [
        "2025-09-01 force.ended decision 5 of 7",
        "2025-09-01 force.ended of 7",  # names no text
        "2025-09-01 announcement.in_force decision 5",
        "2025-03-03 force.bound decision 5 of 7 by B",
    ],
)
def test_the_own_day_of_a_withdrawn_abolition_never_comes(own: str) -> None:
    lines = (*ABOLISHED, own, "2025-09-01 document.in_force B")
    assert state("2025-10-01", *lines) == "withdrawn"
    assert judged("2025-10-01", *lines).irregular == ()
    assert ended("2025-10-01", *lines) is None


def test_what_is_announced_after_the_withdrawal_is_out_of_order() -> None:
    after = judged("2025-10-01", ISSUED, WITHDRAWN, SIGNED.replace("03-05", "06-05"))
    assert (after.state, [one.on for one in after.irregular]) == ("withdrawn", [day("2025-06-05")])
