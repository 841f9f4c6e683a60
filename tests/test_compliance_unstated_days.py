"""Does what a decision ends without a day of its own end when the decision takes effect?"""

import pytest

from tests.told_facts import cases, day, ended_on

ROW = "2024-04-11 procedure.listed A of 7 place I/17"
ROW_ENDS = (
    "2025-11-18 force.ended A part by B place I/17 signed 2025-11-18",
    "2025-11-18 force.ended A part by C place I/17",
)
LATER = "2026-05-01 document.in_force B"


def test_a_row_ends_when_the_decision_that_states_no_day_for_it_takes_effect() -> None:
    assert ended_on(cases(ROW, *ROW_ENDS)["R0-7"]) == [day("2025-11-18")] * 2
    assert ended_on(cases(ROW, *ROW_ENDS, LATER)["R0-7"]) == [day("2026-05-01")] * 2
    signed = "2025-11-18 document.in_force B"
    assert ended_on(cases(ROW, *ROW_ENDS, signed)["R0-7"]) == [day("2025-11-18")] * 2


@pytest.mark.parametrize(
    "stated",
    [
        "2025-12-01 force.ended A part by B place I/17 signed 2025-11-18",  # a day of its own
        "2025-12-01 force.ended A part by B place I/17",
        "2025-12-01 force.ended A part place I/17 signed 2025-12-01",  # by no paper
    ],
)
def test_a_day_that_is_stated_stands_whenever_the_decision_takes_effect(stated: str) -> None:
    assert ended_on(cases(ROW, stated, LATER)["R0-7"]) == [day("2025-12-01")]


def test_a_document_ends_when_what_replaces_it_takes_effect() -> None:
    ended = "2025-11-18 force.ended A by B signed 2025-11-18"
    based = "2020-01-01 procedure.based A of 8"
    found = cases(based, ended, LATER)
    assert ended_on(found["D11"]) == ended_on(found["R0-8"]) == [day("2026-05-01")]
    other = "2026-01-10 force.ended A by C signed 2026-01-01"
    assert ended_on(cases(ended, LATER, other)["D11"]) == [day("2026-01-10"), day("2026-05-01")]
