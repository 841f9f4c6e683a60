"""Are two days on which one text ends a procedure named, and those of two texts not?"""

import pytest

from tests.told_facts import cases, conflicts, day, facts
from tthc.compliance.cases import gather

FIRST = "2025-03-01 force.ended of 7"
BOTH = ["procedure_end_date: 01/03/2025 ≠ 01/04/2025"]


@pytest.mark.parametrize(
    ("first", "other", "found"),
    [
        (FIRST, "2025-04-01 force.ended of 7", BOTH),
        (f"{FIRST} by B", "2025-04-01 force.ended of 7 by B", BOTH),
        ("2025-03-01 force.ended P of 7", "2025-04-01 force.ended P of 7", BOTH),
        (FIRST, FIRST, []),
        (f"{FIRST} by B", "2025-04-01 force.ended of 7 by C", []),  # another text
        (FIRST, "2025-04-01 force.ended of 7 by C", []),
        (FIRST, "2025-04-01 force.ended of 7 decision 5", []),
    ],
)
def test_one_text_ends_a_procedure_on_one_day(first: str, other: str, found: list[str]) -> None:
    for lines in ((first, other), (other, first)):
        (removal,) = (one for key, one in cases(*lines).items() if key.startswith("R"))
        assert conflicts(removal) == found


def test_each_end_since_it_was_back_in_force_has_a_day_of_its_own() -> None:
    lines = (FIRST, "2025-04-01 force.restored of 7", "2025-05-01 force.ended of 7")
    assert conflicts(cases(*lines)["R0-7"]) == []
    on_the_day = (FIRST, "2025-04-01 force.ended of 7", "2025-04-01 force.restored of 7")
    assert conflicts(cases(*on_the_day)["R0-7"]) == BOTH


def test_what_a_decision_ends_as_a_whole_it_may_end_otherwise_in_part() -> None:
    lines = ("2025-03-01 force.ended decision 5", "2025-04-01 force.ended decision 5 of 7")
    assert conflicts(cases(*lines)["R5-7"]) == []


def test_it_is_found_from_the_day_on_which_both_are_recorded() -> None:
    one, other = facts(FIRST, "2026-04-01 force.ended of 7")
    known = [fact._replace(recorded_on=day(f"2025-0{fact.id}-02")) for fact in (one, other)]
    (tracked,) = gather(known)
    assert [found.since for found in tracked.case.contradictions] == [day("2025-02-02")]
    (tracked,) = gather([one, other])
    assert [found.since for found in tracked.case.contradictions] == [day("2026-04-01")]
