"""Is a list of which nothing says what stands in it asked of once it, or a row of it, has ended?"""

import pytest

from tests.ended_lists import ALL, left
from tests.told_facts import NAMES, Q, cases, facts, reviews
from tthc.compliance.case import TrackedCase
from tthc.compliance.cases import gather

PAPER = "505/QĐ-UBND"
SIGNED = "2025-04-14 announcement.signed A decision 21"
ROW = "2025-06-01 force.ended A part by B place I/17"


def _asked(*lines: str, paper: str = PAPER) -> list[tuple[str, str]]:
    """Give what is asked of document A, here a decision that bears this number: since, what."""
    told = (one._replace(paper=paper) if one.document == 11 else one for one in facts(*lines))
    found = {one.key.id: one for one in gather(told)}
    return [(str(since), shown) for _, since, _, shown in reviews(found["D11"])]


def test_a_paper_that_named_no_code_is_asked_of_when_it_is_abolished_as_a_whole() -> None:
    assert _asked(SIGNED, ALL) == [("2025-06-01", "rows: toàn bộ")]
    assert _asked(ALL, ALL.replace("by B", "by C")) == [("2025-06-01", "rows: toàn bộ")]
    assert left(ALL) == [("2025-06-01", "…", "rows: toàn bộ")]


@pytest.mark.parametrize(
    "told",
    [
        "2024-04-11 procedure.listed A of 7",
        "2025-12-01 procedure.listed A of 7 place I/1",
        "2025-04-14 announcement.signed A of 7 decision 21",
    ],
)
def test_what_says_what_stands_in_it_answers(told: str) -> None:
    assert _asked(SIGNED, ALL, told) == []


def test_rows_that_nobody_listed_are_asked_of_together() -> None:
    more = ROW.replace("I/17", "số_18_Mục_I")
    listed = "2024-04-11 procedure.listed A of 7 place I/17"
    assert _asked(ROW, more) == [("2025-06-01", "rows: I/17, số 18 Mục I")]
    assert _asked(ROW, more, listed) == [("2025-06-01", "rows: số 18 Mục I")]
    assert _asked(ROW, listed) == []


def test_a_part_of_a_list_without_its_rows_is_asked_of_until_anything_is_listed() -> None:
    part = "2025-06-01 force.ended A part by B place toàn_bộ_Mục_I"
    assert _asked(part) == [("2025-06-01", "rows: toàn bộ Mục I")]
    listed = "2024-04-11 procedure.listed A of 7"
    assert _asked(part, listed) == [("2025-06-01", "1")]


@pytest.mark.parametrize(
    "back",
    ["force.restored A", "force.restored A part place toàn_bộ", "force.restored A place I/17,I/18"],
)
def test_what_came_back_is_asked_of_no_more(back: str) -> None:
    found = cases(ROW.replace(" A ", " P "), f"2025-09-01 {back.replace(' A', ' P')}")["D15"]
    assert _spans(found) == [("2025-06-01", "2025-08-31", "rows: I/17")]


def test_what_ends_again_is_asked_of_again_and_another_row_that_came_back_answers_nothing() -> None:
    found = cases(
        ROW.replace(" A ", " P "),
        "2025-07-01 force.restored P place I/18",
        "2025-08-01 force.restored P part",
        "2025-09-01 force.restored P",
        "2025-10-01 force.ended P part by B place I/17",
    )["D15"]
    assert _spans(found) == [
        ("2025-06-01", "2025-08-31", "rows: I/17"),
        ("2025-10-01", "9999-12-31", "rows: I/17"),
    ]


@pytest.mark.parametrize("place", ["I/17", "toàn_bộ_Chương_II", "Lễ_hội"])
def test_a_part_of_a_legal_document_is_no_row_of_a_list(place: str) -> None:
    part = f"2025-06-01 force.ended A part by B place {place}"
    assert _asked(part, paper="12/2021/QĐ-UBND") == []
    assert _asked(part, paper="18/2019/TT-BTC") == []


@pytest.mark.parametrize("place", ["", "place Lễ_hội"])
def test_words_that_name_no_row_are_left_to_the_one_who_wrote_them(place: str) -> None:
    assert _asked(f"2025-06-01 force.ended A part by B {place}") == []


def test_an_end_on_a_day_not_known_is_asked_of_as_such() -> None:
    bound = "2025-06-01 force.bound A by B place I/17"
    assert [shown for _, shown in _asked(bound)] == ["b/tt"]
    assert _asked(bound, "2025-08-01 document.in_force B") == [("2025-08-01", "rows: I/17")]


def test_a_list_of_another_province_is_a_list_too() -> None:
    assert NAMES[Q] == "9/qd-ubnd (y)"
    found = cases(ROW.replace(" A ", " Q "))["D16"]
    assert _spans(found) == [("2025-06-01", "9999-12-31", "rows: I/17")]


def _spans(tracked: TrackedCase) -> list[tuple[str, str, str]]:
    found = reviews(tracked)
    assert {what for what, *_ in found} == {"list_ended"}
    return [(str(since), str(until), shown) for _, since, until, shown in found]
