"""Does the end of a whole list end its procedures, leave them, or ask a person, as it should?"""

import pytest

from tests.ended_lists import ALL, LISTED, WHOLE, left
from tests.told_facts import FOR_GOOD, cases, day, ended_on, reviews
from tthc.compliance.annex_rows import annex_rows, names_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("toàn bộ", True),
        ("Toàn bộ danh mục TTHC ban hành kèm theo Quyết định số 505/QĐ-UBND ngày 5/5/2024", True),
        ("Tất cả 12 TTHC", True),
        ("bãi bỏ toàn bộ 03 thủ tục hành chính", True),
        ("Bãi bỏ toàn bộ Quyết định số 505/QĐ-UBND", False),
        ("toàn bộ các văn bản", False),
        ("toàn bộ Mục I", False),
        ("toàn bộ Chương II", False),
        ("toàn bộ, trừ số 3 Mục I", False),
        ("toàn bộ, trừ thủ tục đăng ký", False),
        ("toàn bộ lĩnh vực đất đai", False),
        ("toàn bộ TTHC cấp xã", False),
        ("số 17 Mục I", False),
    ],
)
def test_only_words_without_any_limit_mean_all_that_stands_in_a_list(
    text: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert names_all(text) is expected
    assert not (expected and annex_rows(text))


def test_a_list_abolished_with_all_that_stands_in_it_ends_its_procedures() -> None:
    found = cases(*LISTED, ALL)
    assert ended_on(found["R0-7"]) == ended_on(found["R0-8"]) == [day("2025-06-01")]
    assert found["R0-7"].told[-1].id == 3
    assert reviews(found["D11"]) == []


def test_a_list_that_merely_ends_ends_nothing_and_asks() -> None:
    found = cases(*LISTED, WHOLE)
    assert sorted(found) == ["D11"]
    assert left(*LISTED, WHOLE) == [("2025-06-01", "…", "2")]


@pytest.mark.parametrize("words", ["toàn_bộ", "tất_cả_các_TTHC"])
@pytest.mark.parametrize("part", ["", "part"])
def test_it_does_so_whether_the_decision_itself_ended_or_only_its_list(
    words: str, part: str
) -> None:
    found = cases(*LISTED, f"2025-06-01 force.ended A {part} by B place {words}")
    assert ended_on(found["R0-7"]) == [day("2025-06-01")]


def test_a_list_waits_for_its_event_with_all_that_stands_in_it() -> None:
    bound = "2025-06-01 force.bound A by B place toàn_bộ"
    assert "R0-7" not in cases(*LISTED, bound)
    found = cases(*LISTED, bound, "2026-01-15 document.in_force B")
    assert ended_on(found["R0-7"]) == [day("2026-01-15")]


def test_what_stands_in_a_later_list_in_force_goes_on() -> None:
    later = "2025-05-20 procedure.listed C of 7"
    found = cases(*LISTED, later, ALL)
    assert "R0-7" not in found
    assert "R0-8" in found
    assert left(*LISTED, later, WHOLE) == [("2025-06-01", "…", "1")]


@pytest.mark.parametrize(
    "other",
    [
        "2020-01-01 procedure.listed C of 7",  # an earlier list
        "2025-06-02 procedure.listed C of 7",  # none yet on the day
        "2025-01-01 procedure.listed B of 9",  # another procedure
    ],
)
def test_no_other_list_keeps_a_procedure(other: str) -> None:
    assert ended_on(cases(*LISTED, other, ALL)["R0-7"]) == [day("2025-06-01")]


def test_a_later_list_that_has_ended_itself_keeps_nothing() -> None:
    later = ("2025-01-01 procedure.listed C of 7", "2025-03-01 force.ended C")
    assert ended_on(cases(*LISTED, *later, ALL)["R0-7"]) == [day("2025-06-01")]
    later_in_force = ("2025-01-01 procedure.listed C of 7", "2024-12-01 document.in_force C")
    assert "R0-7" not in cases(*LISTED, *later_in_force, ALL)


def test_what_a_later_list_took_over_is_asked_of_that_list() -> None:
    later = ("2025-09-01 procedure.listed C of 7", "2025-09-01 procedure.listed C of 8")
    ended = "2025-12-01 force.ended C"
    assert left(*LISTED, *later, WHOLE, ended) == [("2025-06-01", "2025-08-31", "2")]
    found = cases(*LISTED, *later, WHOLE, ended)
    assert reviews(found["D13"]) == [("list_ended", day("2025-12-01"), FOR_GOOD, "2")]


def test_of_two_lists_of_one_day_each_answers_while_it_is_in_force() -> None:
    twin = ("2024-04-11 procedure.listed C of 7", "2024-04-11 procedure.listed C of 8")
    assert left(*LISTED, *twin, WHOLE) == []
    assert left(*LISTED, *twin, WHOLE, "2025-12-01 force.ended C") == [("2025-12-01", "…", "2")]


@pytest.mark.parametrize(
    "fate",
    [
        "2025-06-01 force.ended of 7",
        "2025-05-01 force.ended decision 5 of 7",
        "2025-05-01 procedure.replaced of 7 to 9",
        "2025-05-01 procedure.replaced decision 5 of 7 to 9",
        "2025-05-01 decision.issued decision 5 of 7 change abolished",
        "2025-06-01 force.ended A part by B place I/1",
    ],
)
def test_what_is_known_to_end_is_not_asked_of(fate: str) -> None:
    assert left(*LISTED, WHOLE, fate) == [("2025-06-01", "…", "1")]
    assert left(*LISTED, WHOLE, "2025-05-01 force.restored of 7") == [("2025-06-01", "…", "2")]


def test_what_came_back_is_asked_of_again() -> None:
    fate = ("2025-05-01 force.ended of 7", "2025-08-01 force.restored of 7")
    assert left(*LISTED, WHOLE, *fate) == [
        ("2025-06-01", "2025-07-31", "1"),
        ("2025-08-01", "…", "2"),
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "2025-05-01 decision.issued decision 5 change abolished",
        "2025-05-01 force.ended decision 5",
    ],
)
def test_what_is_said_of_a_whole_decision_is_said_of_the_procedures_of_its_list(whole: str) -> None:
    of_it = (
        "2025-05-01 procedure.listed decision 5 of 7",
        "2025-05-02 decision.received decision 5",
    )
    assert left(*LISTED, WHOLE, whole, *of_it) == [("2025-06-01", "…", "1")]
    assert left(*LISTED, WHOLE, whole) == [("2025-06-01", "…", "2")]
    back = ("2025-08-01 force.restored decision 5",)
    assert left(*LISTED, WHOLE, whole, *of_it, *back) == [
        ("2025-06-01", "2025-07-31", "1"),
        ("2025-08-01", "…", "2"),
    ]


def test_a_change_that_a_later_one_corrects_is_no_end() -> None:
    said = "2025-05-01 decision.issued decision 5 of 7 change abolished"
    corrected = "2025-05-02 decision.issued decision 5 of 7 change amended"
    assert left(*LISTED, WHOLE, said, corrected) == [("2025-06-01", "…", "2")]


WITHDRAWN = (
    "2025-07-01 decision.issued decision 5 of 7 change abolished",
    "2025-10-01 decision.withdrawn decision 5",
)


def test_an_abolition_that_was_withdrawn_says_no_more_what_becomes_of_a_procedure() -> None:
    spans = [("2025-06-01", "2025-06-30", "2"), ("2025-07-01", "2025-09-30", "1")]
    assert left(*LISTED, WHOLE, *WITHDRAWN) == [*spans, ("2025-10-01", "…", "2")]
    alone = WITHDRAWN[1] + " of 7"
    assert left(*LISTED, WHOLE, WITHDRAWN[0], alone) == [*spans, ("2025-10-01", "…", "2")]
    other = WITHDRAWN[1] + " of 8"
    assert left(*LISTED, WHOLE, WITHDRAWN[0], other)[1:] == [("2025-07-01", "…", "1")]


@pytest.mark.parametrize(
    "other",
    [
        "2025-08-01 decision.issued decision 6 of 7 change abolished",
        "2025-08-01 force.ended of 7 by C",
        "2025-08-01 procedure.replaced of 7 to 9",
    ],
)
def test_what_else_ends_a_procedure_outlasts_a_withdrawal(other: str) -> None:
    assert left(*LISTED, WHOLE, *WITHDRAWN, other)[1:] == [("2025-07-01", "…", "1")]


def test_a_row_that_is_restored_by_name_is_not_asked_of() -> None:
    back = "2025-09-01 force.restored A part place I/1"
    eight = "2025-06-01 force.ended of 8"
    assert left(*LISTED, ALL, eight, back) == []
    assert left(*LISTED, ALL, eight, back, "2025-10-01 force.ended of 7") == []
    again = ("2025-10-01 force.restored A", "2025-11-01 force.ended A by C")
    assert left(*LISTED, ALL, eight, back, *again) == [("2025-11-01", "…", "2")]


def test_what_is_announced_anew_after_its_end_is_asked_of_again() -> None:
    ended = "2025-05-01 force.ended of 7"
    anew = (
        "2025-07-01 decision.issued decision 5 of 7 change amended",
        "2025-07-10 announcement.signed decision 5",
    )
    assert left(*LISTED, WHOLE, ended, *anew) == [
        ("2025-06-01", "2025-07-09", "1"),
        ("2025-07-10", "…", "2"),
    ]
    by_decision = ("2025-05-01 decision.issued decision 4 of 7 change abolished",)
    announced = "2025-05-10 announcement.signed decision 4"
    assert left(*LISTED, WHOLE, *by_decision, announced, *anew) == [
        ("2025-06-01", "2025-07-09", "1"),
        ("2025-07-10", "…", "2"),
    ]


@pytest.mark.parametrize("place", ["", "place toàn_bộ_Mục_I", "place tất_cả_TTHC_cấp_xã"])
def test_a_part_that_does_not_say_which_rows_asks_of_what_stands_in_the_list(place: str) -> None:
    part = f"2025-06-01 force.ended A part by B {place}"
    assert sorted(cases(*LISTED, part)) == ["D11"]
    assert left(*LISTED, part) == [("2025-06-01", "…", "2")]
    whole = "2025-09-01 force.ended A by B"
    assert left(*LISTED, part, whole) == [
        ("2025-06-01", "2025-08-31", "2"),
        ("2025-09-01", "…", "2"),
    ]
    assert left(*LISTED, part, "2025-07-01 force.ended of 7") == [
        ("2025-06-01", "2025-06-30", "2"),
        ("2025-07-01", "…", "1"),
    ]


@pytest.mark.parametrize("place", ["I/1", "Lễ_hội"])
def test_a_part_that_is_named_asks_nothing(place: str) -> None:
    assert left(*LISTED, f"2025-06-01 force.ended A part by B place {place}") == []
    after = "2025-07-01 force.ended A part by B"
    assert left(*LISTED, "2025-06-01 force.ended A by B place toàn_bộ", after) == []
