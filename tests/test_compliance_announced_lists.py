"""Does what an announcement names by its code stand in the list of its paper, and fall with it?"""

import pytest

from tests.told_facts import FOR_GOOD, cases, day, ended_on, reviews

SIGNED = "2025-04-14 announcement.signed A of 7 decision 21"
ALL = "2025-11-16 force.ended A by B place toàn_bộ"
WHOLE = "2025-11-16 force.ended A by B"


def _left(*lines: str) -> list[tuple[str, str]]:
    return [(str(since), number) for _, since, _, number in reviews(cases(*lines)["D11"])]


@pytest.mark.parametrize("signed", [SIGNED, "2025-04-14 announcement.signed A of 7 change new"])
def test_what_was_announced_by_code_falls_with_its_whole_list(signed: str) -> None:
    found = cases(signed, ALL)
    assert ended_on(found["R0-7"]) == [day("2025-11-16")]
    assert reviews(found["D11"]) == []


@pytest.mark.parametrize("signed", [SIGNED, "2025-04-14 announcement.signed A of 7 change new"])
def test_what_was_announced_by_code_is_counted_where_the_decision_merely_ends(signed: str) -> None:
    found = cases(signed, WHOLE)
    assert reviews(found["D11"]) == [("list_ended", day("2025-11-16"), FOR_GOOD, "1")]
    assert "R0-7" not in found


def test_what_another_announcement_names_too_goes_on_with_that() -> None:
    later = "2025-06-01 announcement.signed C of 7 decision 22"
    assert "R0-7" not in cases(SIGNED, later, ALL)
    assert _left(SIGNED, later, WHOLE) == []
    listed = "2024-01-01 procedure.listed A of 7"
    assert "R0-7" not in cases(listed, later, ALL)
    ended = "2025-06-30 force.ended C by B place toàn_bộ"
    assert ended_on(cases(SIGNED, later, ended, ALL)["R0-7"])[-1] == day("2025-11-16")


@pytest.mark.parametrize(
    "abolition",
    [
        ("2025-06-01 announcement.signed C of 7 change abolished",),
        (
            "2025-05-20 decision.issued of 7 decision 22 change abolished",
            "2025-06-01 announcement.signed C of 7 decision 22",
        ),
        (
            "2025-05-20 decision.issued decision 22 change abolished",
            "2025-06-01 announcement.signed C of 7 decision 22",
        ),
        (
            "2025-05-20 procedure.replaced of 7 to 8 decision 22",
            "2025-06-01 announcement.signed C of 7 decision 22",
        ),
    ],
)
def test_the_announcement_of_an_abolition_lists_nothing(abolition: tuple[str, ...]) -> None:
    """It is no later list that carries on what stood in the old one, and none that ends with it."""
    own = ("2024-01-01 procedure.listed A of 7", *abolition)
    removals = (one for key, one in cases(*own, ALL).items() if key in ("R0-7", "R22-7"))
    assert [day("2025-11-16") in ended_on(one) for one in removals] == [True]
    gone = "2025-12-01 force.ended C by B"
    assert reviews(cases(*abolition, gone)["D13"]) == []


def test_a_paper_that_names_no_code_lists_nothing() -> None:
    told = ("2025-04-01 decision.issued of 7 decision 21", "2025-04-14 announcement.signed A")
    assert _left(*(f"{one} decision 21" for one in told), WHOLE) == []
