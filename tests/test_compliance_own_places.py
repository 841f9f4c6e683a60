"""Is an abolition published where a unit removes nothing from the National Database itself?"""

from dataclasses import replace

import pytest

from tests.compliance_bench import BENCH, duty_of
from tests.told_facts import cases, day
from tthc.compliance.judgement import judge
from tthc.store.courses import shape

ISSUED = "2025-03-03 decision.issued decision 5 of 7 change abolished"
SIGNED = "2025-03-05 announcement.signed decision 5"
OWN = replace(BENCH, places=("notice_board", "Bảng tin xã"))
BOARD = "removal.done of 7 place niêm_yết"
HALL = "removal.done of 7 place bảng_tin_xã"


def published(*lines: str, key: str = "A5-7") -> tuple[str, str | None]:
    """The verdict on 2025-06-01, and the day on which the duty was met."""
    case = cases(ISSUED, SIGNED, *lines)[key].case
    duty = duty_of(judge(case, day("2025-06-01"), OWN), "announcement.publish")
    met = duty.obligation.met
    return duty.verdict.value, met.on.isoformat() if met else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), ("overdue", None)),
        (("2025-03-07 removal.done of 7",), ("met", "2025-03-07")),
        # whatever a list of the portal shows later: such a unit hears nothing of the lists
        (("2025-03-07 removal.done of 7", "2025-04-01 portal.shown of 7"), ("met", "2025-03-07")),
        (("2025-03-07 removal.done of 7", "2025-03-10 removal.done of 7"), ("met", "2025-03-07")),
        ((f"2025-03-07 {BOARD}",), ("overdue", None)),
        ((f"2025-03-07 {BOARD}", f"2025-03-10 {HALL}"), ("met", "2025-03-10")),
        ((f"2025-03-07 {BOARD}", f"2025-04-10 {HALL}"), ("met_late", "2025-04-10")),
        (
            (f"2025-03-04 {BOARD}", f"2025-03-04 {HALL}"),
            ("met", "2025-03-05"),
        ),  # on the signing
        (
            ("2025-03-10 portal.gone of 7",),
            ("met", "2025-03-10"),
        ),  # the lists still count
        (("2024-03-07 removal.done of 7",), ("overdue", None)),  # of another year
    ],
)
def test_it_is_once_each_of_its_own_places_is_cleared(
    lines: tuple[str, ...], expected: tuple[str, str | None]
) -> None:
    assert published(*lines) == expected


def test_what_was_back_in_force_must_go_again() -> None:
    done, back = "2025-03-04 removal.done of 7", "2025-03-04 force.restored of 7"
    assert published(done, back) == ("overdue", None)
    assert published(done, back, "2025-03-07 removal.done of 7") == ("met", "2025-03-07")


def test_a_unit_with_the_national_database_is_judged_by_that_alone() -> None:
    case = cases(ISSUED, SIGNED, f"2025-03-07 {BOARD}")["A5-7"].case
    bench = replace(BENCH, places=("national_database", "notice_board"))
    duty = duty_of(judge(case, day("2025-06-01"), bench), "announcement.publish")
    assert duty.verdict.value == "overdue"


def test_a_decision_without_its_list_is_published_so_too() -> None:
    lines = (ISSUED.replace(" of 7", ""), SIGNED, "2025-03-07 removal.done decision 5")
    case = cases(*lines, "2025-04-01 note.added decision 5")["A5"].case
    duty = duty_of(judge(case, day("2025-06-01"), OWN), "announcement.publish")
    assert duty.verdict.value == "met"


def test_cases_that_differ_in_it_share_no_course() -> None:
    one, other = (
        cases(ISSUED, SIGNED, f"2025-03-07 {place}")["A5-7"].case for place in (BOARD, HALL)
    )
    assert one.occurrences == other.occurrences
    assert shape(one) != shape(other)
