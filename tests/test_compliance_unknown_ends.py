"""Is an end told before it comes, and one without a day something to find out?"""

import pytest

from tests.compliance_bench import BENCH
from tests.told_facts import FOR_GOOD, cases, day, reviews
from tthc.compliance.case import Reviewed
from tthc.compliance.checks import find_all
from tthc.compliance.judgement import judge


def test_an_end_without_a_day_is_something_to_find_out() -> None:
    # Real row exp-029 (baothainguyen.vn): abolished, neither day nor number on the page.
    found = cases("2018-12-28 force.bound A")
    assert reviews(found["D11"]) == [("end_unknown", day("2018-12-28"), FOR_GOOD, "")]


def test_a_document_that_came_back_may_end_again_on_a_day_not_known() -> None:
    back = ("2019-01-01 force.ended A", "2020-01-01 force.restored A")
    stale, again = "2018-12-28 force.bound A", "2021-06-01 force.bound A by B"
    assert reviews(cases(*back, stale)["D11"]) == []
    assert reviews(cases(*back, stale, again)["D11"]) == [
        ("end_unknown", day("2021-06-01"), FOR_GOOD, "b/tt")
    ]


@pytest.mark.parametrize(
    ("lines", "case", "shown"),
    [
        (["2025-11-12 force.bound of 7"], "R0-7", ""),
        (["2025-11-12 force.tied of 7 by B"], "R0-7", "b/tt"),
        (
            [
                "2025-11-10 decision.issued decision 5 of 7 change abolished",
                "2025-11-12 force.bound decision 5 of 7",
            ],
            "R5-7",
            "",
        ),
        (
            [
                "2025-11-10 decision.issued decision 5 of 7 change new",
                "2025-11-12 force.bound decision 5 by B",
            ],
            "R5-7",
            "b/tt",
        ),
        (["2025-11-12 force.bound decision 5 by B"], "R5", "b/tt"),
        (
            [
                "2024-01-01 force.ended of 7",
                "2024-06-01 force.restored of 7",
                "2025-11-12 force.bound of 7 by B",
            ],
            "R0-7",
            "b/tt",
        ),
    ],
)
def test_a_procedure_whose_end_has_no_day_is_something_to_find_out(
    lines: list[str], case: str, shown: str
) -> None:
    found = cases(*lines)
    assert reviews(found[case]) == [("end_unknown", day("2025-11-12"), FOR_GOOD, shown)]
    assert [one.key.id for one in found.values() if reviews(one)] == [case]
    judged = judge(found[case].case, day("2025-12-01"), BENCH)
    assert ("end_unknown", shown) in [
        (one.check.value, one.detail) for one in find_all(judged, found[case].case)
    ]
    assert judged.state in ("in_force", "restored")


@pytest.mark.parametrize(
    "known",
    [
        "2026-05-04 force.ended of 7",
        "2026-05-04 document.in_force B",
        "2025-12-01 force.restored of 7",
    ],
)
def test_once_another_fact_tells_the_day_or_brings_it_back_nothing_is_to_find_out(
    known: str,
) -> None:
    assert reviews(cases("2025-11-12 force.bound of 7 by B", known)["R0-7"]) == []


def test_an_announced_abolition_that_waits_for_an_event_still_asks_for_its_day() -> None:
    signed = "2025-11-20 announcement.signed of 7 change abolished"
    found = cases("2025-11-12 force.bound of 7 by B", signed)
    assert reviews(found["R0-7"]) == [("end_unknown", day("2025-11-12"), FOR_GOOD, "b/tt")]


def test_what_will_end_is_announced_thirty_days_before() -> None:
    found = cases("2027-02-28 force.ended A")
    assert found["D11"].case.reviews == (
        (Reviewed.ENDING_SOON, day("2027-01-29"), day("2027-02-27"), "28/02/2027"),
    )


def test_a_part_that_ends_on_an_unknown_day_is_reported_until_the_whole_ends() -> None:
    part = "2025-12-01 force.bound A by B part"

    assert reviews(cases(part)["D11"]) == [("end_unknown", day("2025-12-01"), FOR_GOOD, "b/tt")]
    whole = "2026-03-01 force.ended A by C"
    assert reviews(cases(part, whole)["D11"]) == []


def test_a_restoration_after_an_end_on_a_day_not_known_is_judged_alike() -> None:
    # The end had come by then, on whatever day.
    for about, key in (("A", "D11"), ("of 7", "R0-7")):
        ended, back = f"2024-01-10 force.bound {about}", f"2024-06-03 force.restored {about}"
        assert reviews(cases(ended, back)[key]) == []
        assert judge(cases(ended, back)[key].case, day("2025-01-01"), BENCH).irregular == ()
        for odd in ((back,), (f"{ended} by B", back, "2025-02-01 document.in_force B")):
            found = judge(cases(*odd)[key].case, day("2025-01-01"), BENCH).irregular
            assert [one.kind.value for one in found] == ["force.restored"]
        again = f"2025-01-10 force.bound {about}"
        assert [found[0] for found in reviews(cases(ended, back, again)[key])] == ["end_unknown"]
