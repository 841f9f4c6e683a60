"""From which places must what has ended still go? Standings typed by hand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH
from tests.placed_removals import BOARD, DATABASE, ENDED, SIGNED, SITE, case, on
from tthc.compliance.judgement import Judgement, judge
from tthc.compliance.places import DEFAULT_PLACES, match_place, place_key, place_titles, places_of
from tthc.compliance.removals import standing_end


def standing(judgement: Judgement) -> str:
    """Each place as "state", those that still have to be cleared with a star."""
    return " ".join(f"{one.state}{'*' * one.open}" for one in judgement.places)


@pytest.mark.parametrize(
    ("lines", "state", "places"),
    [
        ([ENDED], "ended", "open* open* open* open*"),
        ([ENDED, "2026-03-03 removal.proposed"], "proposed", "open* open* open* open*"),
        (
            [ENDED, "2026-03-03 removal.done CSDLQG"],
            "partly_removed",
            "removed open* open* open*",
        ),
        ([ENDED, "2026-03-03 removal.done"], "removed", "removed removed removed removed"),
        (
            [
                ENDED,
                "2026-03-03 removal.done niêm_yết",
                "2026-03-04 removal.done CSDLQG",
                "2026-03-05 removal.done trang_Sở",
                "2026-03-06 removal.done provincial_system",
            ],
            "removed",
            "removed removed removed removed",
        ),
        ([ENDED, "2026-03-03 intake.locked"], "ended", "open* locked* open* open*"),
        (
            [ENDED, "2026-03-03 intake.locked", "2026-03-20 removal.done provincial_system"],
            "partly_removed",
            "open* removed open* open*",
        ),
        ([ENDED, "2026-03-04 portal.shown"], "ended", "seen* open* open* open*"),
        ([ENDED, "2026-03-04 portal.gone"], "partly_removed", "gone open* open* open*"),
        (["2026-03-01 portal.gone", ENDED], "partly_removed", "gone open* open* open*"),
        (
            [ENDED, "2026-03-04 portal.gone", "2026-03-05 removal.done CSDLQG"],
            "partly_removed",
            "removed open* open* open*",
        ),
        (
            [ENDED, "2026-03-03 removal.done", "2026-03-09 portal.shown"],
            "partly_removed",
            "shown_again* removed removed removed",
        ),
        (
            [
                ENDED,
                "2026-03-03 removal.done",
                "2026-03-09 portal.shown",
                "2026-03-10 removal.done CSDLQG",
            ],
            "removed",
            "removed removed removed removed",
        ),
        (  # taken away on the day on which a list showed it
            [
                ENDED,
                "2026-03-03 removal.done",
                "2026-03-09 portal.shown",
                "2026-03-09 removal.done CSDLQG",
            ],
            "removed",
            "removed removed removed removed",
        ),
        (
            [ENDED, "2026-03-03 removal.done", "2026-03-04 force.restored"],
            "restored",
            "open* open* open* open*",
        ),
        (
            [
                ENDED,
                "2026-03-03 removal.done",
                "2026-03-04 force.restored",
                "2026-03-10 force.ended",
                "2026-03-11 removal.done CSDLQG",
            ],
            "partly_removed",
            "removed open* open* open*",
        ),
        (
            [ENDED, "2026-03-03 removal.done bảng_tin"],
            "partly_removed",
            "open* open* open* open* removed",
        ),
    ],
)
def test_a_removal_is_done_when_its_last_place_is(
    lines: list[str], state: str, places: str
) -> None:
    judged = on("2026-03-31", case(*lines))

    assert (judged.state, standing(judged)) == (state, places)


@pytest.mark.parametrize("early", ["removal.proposed", "removal.done CSDLQG", "removal.done"])
def test_what_is_taken_away_before_its_end_is_in_force_until_then(early: str) -> None:
    of = case(f"2026-02-10 {early}", ENDED)
    before, after = on("2026-03-01", of), on("2026-03-02", of)

    assert (before.state, before.to_clear) == ("in_force", ())
    assert [o.fact for o in before.irregular] == [1]
    assert after.state in ("proposed", "partly_removed", "removed")


def test_places_may_be_cleared_in_any_order() -> None:
    days = ("2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")
    for first in range(4):
        order = [*DEFAULT_PLACES[first:], *DEFAULT_PLACES[:first]]
        done = [f"{day} removal.done {place}" for day, place in zip(days, order, strict=True)]
        judged = [on(day, case(ENDED, *done)).state for day in days]
        assert judged == ["partly_removed"] * 3 + ["removed"]


def test_the_limit_is_that_of_the_national_database_alone() -> None:
    at_the_database = case(SIGNED, "2026-03-12 removal.done CSDLQG")
    elsewhere = case(SIGNED, "2026-03-06 removal.done niêm_yết")

    assert on("2026-03-31", at_the_database).verdict.value == "met"
    assert on("2026-03-31", elsewhere).verdict.value == "overdue"
    assert on("2026-03-31", case(SIGNED, "2026-03-13 removal.done")).verdict.value == "met_late"


def test_dossiers_still_pending_behind_a_locked_intake_are_not_late() -> None:
    lines = (SIGNED, "2026-03-06 removal.done CSDLQG", "2026-03-09 intake.locked")
    judged = on("2026-06-30", case(*lines))

    assert (judged.verdict.value, judged.places[1].state.value) == ("met", "locked")


def test_a_document_goes_only_from_where_documents_are_shown() -> None:
    document = replace(case(ENDED), about_document=True)

    assert [one.place for one in on("2026-03-31", document).places] == [DATABASE, SITE]
    assert places_of((DATABASE, "Bảng tin xã"), documents=True) == (DATABASE, "Bảng tin xã")


def test_a_unit_without_the_database_hears_nothing_of_the_portal() -> None:
    bench = replace(BENCH, places=("notice_board",))
    of = case(ENDED, "2026-03-03 removal.done niêm_yết", "2026-03-09 portal.shown")
    judged = judge(of, date(2026, 3, 31), bench)

    assert standing(judged) == "removed"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("CSDLQG", DATABASE),
        ("Cơ sở dữ liệu quốc gia về TTHC", DATABASE),
        ("cổng dịch vụ công quốc gia", DATABASE),
        ("NIÊM YẾT", BOARD),
        ("Trang của Sở", SITE),
        ("  Bảng  tin ", "Bảng tin"),
    ],
)
def test_a_place_is_known_by_the_names_that_officers_write(written: str, key: str) -> None:
    assert place_key(written) == key


def test_a_units_own_place_is_found_without_case_or_marks() -> None:
    assert match_place("bang tin XA", ("national_database", "Bảng tin xã")) == "Bảng tin xã"
    assert place_titles("Bảng tin xã") == ("Bảng tin xã", "Bảng tin xã")


@pytest.mark.parametrize(
    ("lines", "fact"),
    [
        ([ENDED], 1),
        ([SIGNED, ENDED], 2),  # the document's own end, not the announcement of it
        ([SIGNED], 1),
        ([SIGNED, "2026-03-05 force.ended"], 2),  # of one day, too
        ([SIGNED, "2026-03-20 force.ended"], 1),  # what ends it later postpones nothing
        ([ENDED, "2026-03-10 force.restored", SIGNED.replace("05", "12")], 3),
        ([ENDED, "2026-03-10 force.restored"], None),
        ([ENDED, "2026-03-10 force.restored", "2026-03-12 force.ended"], 3),
        (["2026-04-01 force.ended"], None),  # tomorrow's end has not come
    ],
)
def test_the_end_that_stands_is_the_first_since_it_was_last_in_force(
    lines: list[str], fact: int | None
) -> None:
    end = standing_end(case(*lines).occurrences, date(2026, 3, 31))

    assert (end.fact if end else None) == fact
