"""Does a row of a list come back with its row or its list, and with nothing else?"""

import pytest

from tests.calls import count_calls
from tests.compliance_bench import BENCH
from tests.ended_lists import ALL, LISTED, WHOLE, left
from tests.told_facts import cases, day, ended_on, facts
from tthc.compliance.case import TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.judgement import judge


def test_a_list_that_is_restored_brings_its_procedures_back() -> None:
    back = "2025-08-01 force.restored A"
    found = cases(*LISTED, ALL, back)
    assert ended_on(found["R0-7"]) == [day("2025-06-01"), day("2025-08-01")]
    assert left(*LISTED, WHOLE, back) == [("2025-06-01", "2025-07-31", "2")]
    kept = cases(*LISTED, "2025-05-20 procedure.listed C of 7", ALL, back)
    assert "R0-7" not in kept


ROW = "2025-06-01 force.ended A part by B place I/1"
TURNED = [day("2025-06-01"), day("2025-09-01")]


@pytest.mark.parametrize(
    "back",
    [
        "force.restored A part place I/1",
        "force.restored A part place số_1_Mục_I",
        "force.restored A part place toàn_bộ",
        "force.restored A",
    ],
)
def test_a_row_of_a_list_comes_back_with_its_row_or_its_list(back: str) -> None:
    assert ended_on(cases(*LISTED, ROW, f"2025-09-01 {back}")["R0-7"]) == TURNED


@pytest.mark.parametrize(
    "back",
    [
        "2025-09-01 force.restored A part place I/2",
        "2025-09-01 force.restored A part",  # of which part, nobody knows
        "2025-05-01 force.restored A part place I/1",  # before it ended
        "2025-09-01 force.restored B",
    ],
)
def test_no_other_return_brings_a_row_back(back: str) -> None:
    assert ended_on(cases(*LISTED, ROW, back)["R0-7"]) == [day("2025-06-01")]


def test_a_row_that_two_papers_end_comes_back_once() -> None:
    found = cases(*LISTED, ROW, ROW.replace("by B", "by C"), "2025-09-01 force.restored A")
    assert ended_on(found["R0-7"]) == [day("2025-06-01"), day("2025-06-01"), day("2025-09-01")]


def test_what_a_list_had_lost_before_its_end_does_not_come_back_with_it() -> None:
    back = (ALL, "2025-09-01 force.restored A")
    found = cases(*LISTED, "2025-02-01 force.ended A part by C place I/1", *back)
    assert ended_on(found["R0-7"])[0] == day("2025-02-01")
    assert state(found["R0-7"], "2025-10-01") == "ended"
    assert state(found["R0-8"], "2025-10-01") == "restored"


def test_a_row_of_an_abolished_list_comes_back_alone() -> None:
    found = cases(*LISTED, ALL, "2025-09-01 force.restored A part place I/1")
    assert ended_on(found["R0-7"]) == TURNED
    assert ended_on(found["R0-8"]) == [day("2025-06-01")]
    assert state(found["D11"], "2025-10-01") == "ended"


def test_a_return_of_a_row_reaches_what_a_decision_speaks_of_unless_it_abolishes_it() -> None:
    told = (*LISTED, "2025-03-01 decision.issued decision 5 of 7 change new")
    ends = "2026-05-01 force.ended decision 5 of 7"
    back = "2025-09-01 force.restored A part place I/1"
    assert state(cases(*told, ends, ROW, back)["R5-7"], "2025-10-01") == "restored"
    abolished = (*told, "2025-03-02 decision.issued decision 5 of 7 change abolished")
    signed = "2025-03-05 announcement.signed decision 5"
    assert state(cases(*abolished, signed, ROW, back)["R5-7"], "2025-10-01") == "ended"


def state(tracked: TrackedCase, on: str) -> str:
    return judge(tracked.case, day(on), BENCH).state


@pytest.mark.parametrize("back", ["force.restored A place I/1", "force.restored A part place I/1"])
def test_a_place_that_names_rows_is_a_part_said_or_not(back: str) -> None:
    found = cases(
        *LISTED, "2024-04-11 procedure.listed A of 9 place I/2", ALL, f"2025-09-01 {back}"
    )
    assert state(found["R0-7"], "2025-10-01") == "restored"
    assert state(found["R0-9"], "2025-10-01") == "ended"
    assert state(found["D11"], "2025-10-01") == "ended"


@pytest.mark.parametrize("end", ["force.ended A by B place I/1", "force.bound A by B place I/1"])
def test_the_end_of_a_row_leaves_its_list_in_force_said_in_part_or_not(end: str) -> None:
    found = cases(*LISTED, f"2025-06-01 {end}", "2025-06-01 document.in_force B")
    assert state(found["R0-7"], "2025-10-01") == "ended"
    assert "R0-8" not in found
    assert state(found["D11"], "2025-10-01") == "in_force"


@pytest.mark.parametrize("place", ["toàn_bộ", "toàn_bộ_Quyết_định_số_505/QĐ-UBND", "tất_cả"])
def test_a_place_that_names_the_whole_is_no_part(place: str) -> None:
    found = cases(*LISTED, f"2025-06-01 force.ended A by B place {place}")
    assert state(found["D11"], "2025-10-01") == "ended"


def calls_to_gather(number: int) -> int:
    """Count what is called to put together a list of which every row ended and came back."""
    rows = range(1, number + 1)
    listed = [f"2024-04-11 procedure.listed A of {row} place I/{row}" for row in rows]
    ended = [f"2025-06-01 force.ended A part by B place I/{row}" for row in rows]
    back = [f"2025-09-01 force.restored A part place I/{row}" for row in rows]
    told = facts(*listed, *ended, *back)
    found: list[TrackedCase] = []
    counted = count_calls(lambda: found.extend(gather(told)))
    assert len(found) == number + 1
    return counted


def test_twice_as_many_rows_that_came_back_take_twice_the_work() -> None:
    calls_to_gather(200)  # what is read once for each place is read here
    assert calls_to_gather(200) < 2.2 * calls_to_gather(100)
