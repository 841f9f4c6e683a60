"""Does an end that waits for another document follow it, and end nothing on a circle?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH
from tests.told_facts import FOR_GOOD, A, B, C, D, cases, conflicts, day, ended_on, facts, reviews
from tthc.compliance.documents import DocumentLife, live, papers_of
from tthc.compliance.judgement import judge


def lives(*lines: str) -> dict[int, DocumentLife]:
    return live(papers_of(facts(*lines)))


def ends(life: DocumentLife) -> list[date]:
    return [turn.on for turn in life.turns if not turn.in_force]


def test_a_bound_end_waits_for_its_event_and_then_follows_it() -> None:
    bound = "2025-12-01 force.bound A by B"
    assert lives(bound)[A].turns == ()
    known = lives("2026-01-15 document.in_force B", bound)
    assert ends(known[A]) == [day("2026-01-15")]


def test_a_chain_of_events_is_followed_to_the_day_at_its_end() -> None:
    found = lives(
        "2025-12-01 force.bound A by B",
        "2025-12-02 document.in_force B by C",
        "2025-12-03 document.in_force C by D",
        "2026-03-01 document.in_force D",
    )
    assert ends(found[A]) == [day("2026-03-01")]
    assert found[B].in_force == found[C].in_force == day("2026-03-01")


def test_a_tied_force_ends_when_the_other_document_ends() -> None:
    tied = "2026-05-20 force.tied A by B"
    assert reviews(cases(tied)["D11"]) == [("end_unknown", day("2026-05-20"), FOR_GOOD, "b/tt")]
    begun = lives(tied, "2026-07-01 document.in_force B")
    assert begun[A].turns == ()
    known = lives(tied, "2026-07-01 document.in_force B", "2027-02-28 force.ended B")
    assert ends(known[A]) == [day("2027-02-28")]


def test_ties_are_followed_to_the_end_at_their_end() -> None:
    found = lives(
        "2026-05-20 force.tied A by B",
        "2026-05-20 force.tied D part by A",
        "2026-05-20 force.tied B by C",
        "2027-02-28 force.ended C",
    )
    assert ends(found[A]) == ends(found[B]) == [day("2027-02-28")]
    assert [(end.on, end.whole) for end in found[D].ends] == [(day("2027-02-28"), False)]


def test_a_tied_force_looks_at_the_end_after_a_return() -> None:
    returned = (
        "2020-01-01 force.ended B",
        "2021-01-01 force.restored B",
        "2027-02-28 force.ended B",
    )
    assert ends(lives("2026-05-20 force.tied A by B", *returned)[A]) == [day("2027-02-28")]
    assert ends(lives("2020-06-01 force.tied A by B", *returned)[A]) == [day("2020-01-01")]


def test_documents_tied_to_one_another_end_on_no_day() -> None:
    found = lives("2026-05-20 force.tied A by B", "2026-05-20 force.tied B by A")
    assert (found[A].circular, found[A].turns) == (True, ())


def test_a_diamond_of_events_ends_once() -> None:
    found = cases(
        "2025-12-01 force.bound A by B",
        "2025-12-01 force.bound A by C",
        "2025-12-02 document.in_force B by D",
        "2025-12-03 document.in_force C by D",
        "2026-03-01 document.in_force D",
        "2020-01-01 procedure.based A of 7",
    )
    assert ended_on(found["R0-7"]) == [day("2026-03-01")]
    assert conflicts(found["D11"]) == ["two_causes: b/tt ≠ c/tt"]


def test_a_cycle_is_reported_and_leaves_what_is_bound_unknown() -> None:
    found = cases(
        "2025-12-01 force.bound A by B",
        "2025-12-01 force.bound B by A",
        "2026-01-01 document.in_force A",
        "2026-02-01 document.in_force B",
    )
    assert ended_on(found["D11"]) == []
    assert conflicts(found["D11"]) == ["circular: a/tt → b/tt"]
    assert reviews(found["D11"]) == [("end_unknown", day("2025-12-01"), FOR_GOOD, "b/tt")]


def test_a_stated_day_holds_also_on_a_cycle_of_replacements() -> None:
    found = cases(
        "2021-03-01 force.bound A by B",
        "2021-05-01 document.in_force B",
        "2024-01-01 force.ended B by A",
        "2019-01-01 procedure.based A of 7",
    )
    assert ended_on(found["R0-7"]) == [day("2021-05-01")]
    assert conflicts(found["D11"]) == ["circular: a/tt → b/tt"]


def test_a_document_that_is_bound_to_itself_begins_on_no_day() -> None:
    found = lives("2025-12-01 document.in_force A by A")
    assert (found[A].in_force, found[A].circular) == (None, True)


def test_what_merely_depends_on_a_cycle_is_not_part_of_it() -> None:
    found = lives(
        "2025-12-01 document.in_force A by B",
        "2025-12-01 document.in_force B by A",
        "2025-12-01 force.bound C by A",
    )
    assert [found[one].circular for one in (A, B, C)] == [True, True, False]
    assert found[C].turns == ()


@pytest.mark.parametrize("about", ["of 7", "decision 5 of 7", "decision 5"])
def test_an_abolition_that_waits_for_a_document_ends_with_its_coming(about: str) -> None:
    lines = ("2025-11-01 decision.issued decision 5 of 7", f"2025-12-01 force.bound {about} by B")
    key = "R5-7" if "decision" in about else "R0-7"
    waiting = cases(*lines)[key].case
    assert (waiting.change_kind, judge(waiting, day("2026-12-31"), BENCH).state) == (
        None,
        "in_force",
    )
    found = cases(*lines, "2026-01-15 document.in_force B")
    assert ended_on(found[key]) == [day("2026-01-15")]
