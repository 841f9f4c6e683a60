"""Are codes that replace one another in a circle reported, on the cases concerned alone?"""

from datetime import date

from tests.told_facts import cases, conflicts
from tthc.compliance.case import Conflict

ONE = "2025-11-01 procedure.replaced P of 7 to 8"
BACK = "2025-11-03 procedure.replaced P of 8 to 7"
SAID = "codes_circular: 01/11/2025, 03/11/2025"


def circles(*lines: str) -> dict[str, list[str]]:
    found = {key: conflicts(one) for key, one in cases(*lines).items()}
    return {key: [one for one in said if "circular" in one] for key, said in found.items()}


def test_two_codes_that_replace_each_other_are_reported_on_all_their_cases() -> None:
    every = {"A0-7": [SAID], "A0-8": [SAID], "R0-7": [SAID], "R0-8": [SAID]}
    assert circles(ONE, BACK) == every
    assert circles(BACK, ONE) == every


def test_it_is_known_from_the_day_that_closes_the_circle() -> None:
    found = cases(BACK, ONE)["R0-7"].case.contradictions
    assert [(one.what, one.since) for one in found] == [
        (Conflict.CODES_CIRCULAR, date(2025, 11, 3))
    ]


def test_a_code_beside_the_circle_is_left_out() -> None:
    into = "2025-11-02 procedure.replaced P of 6 to 7"
    out = "2025-11-02 procedure.replaced P of 8 to 9"
    found = circles(ONE, into, out, BACK)
    assert (found["R0-6"], found["A0-9"]) == ([], [])
    assert found["R0-7"] == found["R0-8"] == [SAID]


def test_a_chain_that_ends_is_no_circle() -> None:
    chain = (ONE, "2025-11-02 procedure.replaced P of 8 to 9", "2025-11-04 note.added of 7")
    assert set(map(len, circles(*chain).values())) == {0}
    forks = (ONE, "2025-11-02 procedure.replaced P of 7 to 9", "2025-11-02 note.added of 9")
    joined = "2025-11-05 procedure.replaced P of 8 to 9"
    assert set(map(len, circles(*forks, joined).values())) == {0}


def test_three_codes_and_a_decision_of_a_ministry_make_a_circle_too() -> None:
    found = circles(
        "2025-11-01 decision.issued decision 5",
        "2025-11-01 procedure.replaced decision 5 of 7 to 8",
        "2025-11-02 procedure.replaced of 8 to 9",
        "2025-11-03 procedure.replaced of 9 to 7",
        "2025-11-01 decision.issued decision 6 of 7",
    )
    said = ["codes_circular: 01/11/2025, 02/11/2025, 03/11/2025"]
    assert {key for key, one in found.items() if one == said} == {
        *("R5-7", "A5-8", "A0-9", "R0-8", "R0-9"),
    }
    assert found["A6-7"] == []


def test_a_code_kept_as_its_own_successor_is_reported() -> None:
    found = circles("2025-11-01 procedure.replaced of 7 to 7")
    assert found == {"R0-7": ["codes_circular: 01/11/2025"]}
