"""Do many officers who work on one case at once see each other's steps, and lose none?

Each looks at the case and records a step only if nobody was faster; who was not is told who, what
and when, and looks again.
"""

import re

import pytest

from tests.officers import ABOUT, CASE, FAULTS, Turns, revise, work_at_once
from tests.registers import Unit

CI = {"sqlite": (20, 1), "postgresql": (50, 1)}
RELEASE = {"sqlite": (50, 10), "postgresql": (200, 3)}
TOLD = re.compile(
    r"case.assigned: chưa ghi, vì trong lúc đó cán bộ \d+ đã ghi case.assigned \(1/QĐ-BYT\)"
    r" lúc \d\d:\d\d \d\d/\d\d/\d{4}: sự kiện số \d+"
)


def check(unit: Unit, officers: int, times: int, *, fault: str = "") -> list[Turns]:
    unit.ask("record", "decision.received", *ABOUT)
    done = work_at_once(revise, unit.folder, officers, times, fault=fault)
    steps = officers * times
    assert [turns.faults for turns in done] == [[]] * officers
    assert [len(turns.wins) for turns in done] == [times] * officers
    assert sorted(seen for turns in done for seen in turns.wins) == list(range(1, steps + 1))
    told = [sentence for turns in done for sentence in turns.told]
    assert [sentence for sentence in told if not TOLD.match(sentence)] == []
    assert len(told) >= officers - 1
    notes = "SELECT count(DISTINCT actor || note) FROM fact JOIN entry ON entry.id = entry_id"
    assert unit.sql(f"{notes} WHERE kind = 'case.assigned'") == [(steps,)]
    (case,) = unit.ask("show", CASE)["cases"]
    assert case["revision"] == steps + 1
    assert unit.ask("verify")["faults"] == []
    return done


def _size(unit: Unit) -> str:
    return "postgresql" if unit.server else "sqlite"


def test_officers_at_one_case_lose_no_step_and_are_told_who_was_faster(unit: Unit) -> None:
    check(unit, *CI[_size(unit)])


@pytest.mark.soak
def test_many_officers_at_one_case_lose_no_step(unit: Unit) -> None:
    check(unit, *RELEASE[_size(unit)])


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault])
def test_a_program_that_lets_officers_overwrite_each_other_is_found_out(
    unit: Unit, fault: str
) -> None:
    with pytest.raises(AssertionError):
        check(unit, 8, 1, fault=fault)
