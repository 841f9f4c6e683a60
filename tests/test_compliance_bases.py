"""Does a procedure fall with the last of its bases, and come back with one of them?"""

from datetime import timedelta

import pytest

from tests.told_facts import FOR_GOOD, cases, day, ended_on, reviews


def test_a_procedure_falls_with_the_last_of_its_bases() -> None:
    rests = ("2020-01-01 procedure.based A of 7", "2020-01-01 procedure.based B of 7")
    one = cases(*rests, "2025-03-01 force.ended A")
    assert "R0-7" not in one
    assert reviews(one["D11"]) == [("basis_ended", day("2025-03-01"), FOR_GOOD, "1")]
    both = cases(*rests, "2025-03-01 force.ended A", "2025-06-01 force.ended B")
    assert ended_on(both["R0-7"]) == [day("2025-06-01")]
    assert reviews(both["D11"]) == [("basis_ended", day("2025-03-01"), day("2025-05-31"), "1")]
    assert both["R0-7"].told[-1].id == 4


def test_a_basis_that_comes_back_brings_its_procedure_back() -> None:
    found = cases(
        "2020-01-01 procedure.based A of 7",
        "2025-03-01 force.ended A",
        "2025-05-01 force.restored A",
    )
    assert ended_on(found["R0-7"]) == [day("2025-03-01"), day("2025-05-01")]


@pytest.mark.parametrize("line", ["2025-03-01 force.ended A part", "2025-03-01 document.amended A"])
def test_what_is_amended_or_ends_in_part_brings_nothing_down(line: str) -> None:
    found = cases("2020-01-01 procedure.based A of 7", line)
    assert "R0-7" not in found
    wanted = [("part_ended", day("2025-03-01"), FOR_GOOD, "1")] if "part" in line else []
    assert [one for tracked in found.values() for one in reviews(tracked)] == wanted


def test_the_row_of_an_annex_ends_the_procedure_that_a_list_names_there() -> None:
    # Phú Thọ 1805/QĐ-UBND: "số thứ tự 17, 18 Mục I ... kèm theo Quyết định số 719/QĐ-UBND".
    found = cases(
        "2024-04-11 procedure.listed A of 7 place I/17",
        "2024-04-11 procedure.listed A of 8 place I/19",
        "2025-06-01 force.ended A part by B place I/17",
        "2025-06-01 force.ended A part by B place I/18",
    )
    assert ended_on(found["R0-7"]) == [day("2025-06-01")]
    assert "R0-8" not in found


def test_both_bases_ending_on_one_day_leave_no_day_to_review() -> None:
    found = cases(
        "2020-01-01 procedure.based A of 7",
        "2020-01-01 procedure.based B of 7",
        "2025-03-01 force.ended A",
        "2025-03-01 force.ended B",
    )
    assert reviews(found["D11"]) == []
    assert ended_on(found["R0-7"]) == [day("2025-03-01")]


def test_a_review_pauses_while_the_procedure_is_out_of_force() -> None:
    found = cases(
        "2020-01-01 procedure.based A of 7",
        "2020-01-01 procedure.based B of 7",
        "2025-03-01 force.ended A",
        "2025-04-01 force.ended B",
        "2025-05-01 force.restored B",
    )
    eve = timedelta(days=1)
    assert reviews(found["D11"]) == [
        ("basis_ended", day("2025-03-01"), day("2025-04-01") - eve, "1"),
        ("basis_ended", day("2025-05-01"), FOR_GOOD, "1"),
    ]
