"""Does the end of a whole list end its procedures, leave them, or ask a person, as it should?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH
from tests.told_facts import FOR_GOOD, cases, day, ended_on, reviews
from tthc.compliance.annex_rows import annex_rows, names_all
from tthc.compliance.case import TrackedCase
from tthc.compliance.judgement import judge
from tthc.workflows.facts import ChangeKind, FactKind

LISTED = ("2024-04-11 procedure.listed A of 7 place I/1", "2024-04-11 procedure.listed A of 8")
ALL = "2025-06-01 force.ended A by B place toàn_bộ"
WHOLE = "2025-06-01 force.ended A by B"


def left(*lines: str) -> list[tuple[str, str, str]]:
    """Give what is to be asked of list A: from, until (or "…"), how many."""
    found = reviews(cases(*lines)["D11"])
    assert {what for what, *_ in found} <= {"list_ended"}
    return [
        (str(since), "…" if until == FOR_GOOD else str(until), number)
        for _, since, until, number in found
    ]


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


def test_a_list_that_is_restored_brings_its_procedures_back() -> None:
    back = "2025-08-01 force.restored A"
    found = cases(*LISTED, ALL, back)
    assert ended_on(found["R0-7"]) == [day("2025-06-01"), day("2025-08-01")]
    assert left(*LISTED, WHOLE, back) == [("2025-06-01", "2025-07-31", "2")]
    kept = cases(*LISTED, "2025-05-20 procedure.listed C of 7", ALL, back)
    assert "R0-7" not in kept


def signed_on(tracked: TrackedCase) -> list[date]:
    signed = FactKind.ANNOUNCEMENT_SIGNED
    return [o.on for o in tracked.case.occurrences if o.kind is signed]


@pytest.mark.parametrize("end", ["place toàn_bộ", "part place I/1"])
def test_the_decision_that_abolishes_what_stands_in_a_list_announces_it(end: str) -> None:
    issued = "2025-05-28 document.issued P"
    found = cases(*LISTED, issued, f"2025-06-01 force.ended A {end} by P")["R0-7"]
    assert (found.case.change_kind, signed_on(found)) == (ChangeKind.ABOLISHED, [day("2025-06-01")])
    unsigned = cases(*LISTED, f"2025-06-01 force.ended A {end} by P")["R0-7"]
    assert (unsigned.case.change_kind, signed_on(unsigned)) == (None, [])


def test_no_other_paper_announces_what_it_ends() -> None:
    for letter in ("B", "Q"):
        issued = f"2025-05-28 document.issued {letter}"
        ended = f"2025-06-01 force.ended A by {letter} place toàn_bộ"
        assert signed_on(cases(*LISTED, issued, ended)["R0-7"]) == []
    based = ("2020-01-01 procedure.based A of 7", "2025-05-28 document.issued P")
    assert signed_on(cases(*based, "2025-06-01 force.ended A by P")["R0-7"]) == []


@pytest.mark.parametrize("end", ["place toàn_bộ", "part place I/1"])
@pytest.mark.parametrize(
    ("event", "limit_from"), [("2025-07-01", "2025-07-01"), ("2025-05-01", "2025-05-28")]
)
def test_the_decision_that_lets_a_list_end_with_an_event_announces_it(
    end: str, event: str, limit_from: str
) -> None:
    bound = f"2025-05-28 force.bound A {end} by B evidence 1805/QĐ-UBND"
    begun = (f"{event} document.in_force B", "2025-05-28 document.issued P")
    found = cases(*LISTED, bound, *begun)["R0-7"]
    assert (found.case.change_kind, signed_on(found)) == (ChangeKind.ABOLISHED, [day(limit_from)])
    assert ended_on(found) == [day(event)]
    assert "R0-7" not in cases(*LISTED, bound, "2025-05-28 document.issued P")


@pytest.mark.parametrize(
    ("evidence", "issued"),
    [
        ("1805/QĐ-UBND", "2024-05-28 document.issued P"),  # of another year
        ("1805/QĐ-UBND", "2025-05-28 document.issued Q"),
        ("9/QĐ-UBND", "2025-05-28 document.issued Q"),  # of another province
        ("https://vidu.vn/1805", "2025-05-28 document.issued P"),
        ("1805/QĐ-UBND", "2025-05-28 document.issued B"),  # the event announces nothing
    ],
)
def test_only_the_dated_decision_that_the_evidence_names_announces_it(
    evidence: str, issued: str
) -> None:
    bound = f"2025-05-28 force.bound A by B place toàn_bộ evidence {evidence}"
    found = cases(*LISTED, bound, "2025-07-01 document.in_force B", issued)["R0-7"]
    assert (found.case.change_kind, signed_on(found)) == (None, [])


def test_a_list_that_waits_for_another_decision_of_the_province_is_announced_by_its_own() -> None:
    bound = "2025-05-28 force.bound A by P place toàn_bộ"
    begun = ("2025-07-01 document.in_force P", "2025-06-20 document.issued P")
    assert signed_on(cases(*LISTED, bound, *begun)["R0-7"]) == [day("2025-07-01")]
    other = cases(*LISTED, f"{bound} evidence 77/QĐ-UBND", *begun)["R0-7"]
    assert signed_on(other) == []


def test_the_announcement_that_once_brought_a_procedure_is_not_that_of_its_end() -> None:
    before = "2024-04-11 announcement.signed of 7"
    issued = "2025-05-28 document.issued P"
    found = cases(*LISTED, before, issued, "2025-06-01 force.ended A by P place toàn_bộ")
    assert signed_on(found["A0-7"]) == [day("2024-04-11")]
    assert signed_on(found["R0-7"]) == [day("2025-06-01")]


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
