"""Do officers who record at once, each in a process of their own, lose or double nothing?"""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.officers import ABOUT, DAYS, unlock, work_at_once
from tests.registers import Unit, call

CI = {"sqlite": (20, 2), "postgresql": (50, 1)}
RELEASE = {"sqlite": (50, 20), "postgresql": (200, 10)}
CONTROL = {"sqlite": (4, 5), "postgresql": (20, 3)}


class Did(NamedTuple):
    """What one officer was told: of the own facts, and of those that everybody records."""

    own: list[bool]
    shared: list[bool]
    faults: list[str]


def _officer(folder: Path, number: int, times: int, *, locked: bool) -> Did:
    """Record the own facts and everybody's, one command after the other."""
    if not locked:
        unlock()
    did = Did([], [], [])
    for time in range(times):
        own = ("--decision", f"{(number + 1) * 10_000 + time}/QĐ-BYT", *DAYS)
        for told, about in ((did.own, own), (did.shared, (*ABOUT, "--note", f"lần {time}"))):
            noted = ("--actor", f"cán bộ {number}", "--format", "json")
            answer = call("record", "case.assigned", *about, *noted, folder=folder)
            if answer.code or answer.err:
                did.faults.append(answer.err)
            else:
                told.append(answer.data()["added"])
    return did


def _record_at_once(unit: Unit, officers: int, times: int, *, locked: bool = True) -> list[Did]:
    return work_at_once(_officer, unit.folder, officers, times, locked=locked)


def _require_all(unit: Unit, done: list[Did], times: int) -> None:
    """Nothing shown as a fault, nothing lost, nothing twice, one unbroken chain."""
    assert [did.faults for did in done] == [[]] * len(done)
    assert [did.own for did in done] == [[True] * times] * len(done)
    won = [sum(did.shared[time] for did in done) for time in range(times)]
    assert won == [1] * times
    count = len(done) * times + times
    found = unit.sql("SELECT count(*), count(DISTINCT id), max(id) FROM fact")
    assert found == [(count,) * 3]
    assert unit.sql("SELECT count(*) FROM decision") == [(len(done) * times + 1,)]
    assert unit.ask("verify")["faults"] == []


def _store(unit: Unit) -> str:
    return "postgresql" if unit.server else "sqlite"


def test_officers_who_record_at_once_lose_and_double_nothing(unit: Unit) -> None:
    officers, times = CI[_store(unit)]
    _require_all(unit, _record_at_once(unit, officers, times), times)


@pytest.mark.soak
def test_many_officers_who_record_at_once_lose_and_double_nothing(unit: Unit) -> None:
    officers, times = RELEASE[_store(unit)]
    _require_all(unit, _record_at_once(unit, officers, times), times)


def test_without_the_lock_of_writers_the_same_test_fails(unit: Unit) -> None:
    """Negative control: the database's own defaults let officers meet."""
    officers, times = CONTROL[_store(unit)]
    done = _record_at_once(unit, officers, times, locked=False)
    with pytest.raises(AssertionError):
        _require_all(unit, done, times)


def test_of_two_officers_at_the_same_step_one_is_told_who_recorded_it(unit: Unit) -> None:
    first, second = (
        unit.ask("record", "announcement.signed", *ABOUT, "--actor", who) for who in ("An", "Bình")
    )
    assert (first["added"], first["recorded_by"]) == (True, "An")
    assert (second["added"], second["recorded_by"]) == (False, "An")
    assert second["recorded_at"] == first["recorded_at"]
    again = unit.call("record", "announcement.signed", *ABOUT, "--actor", "Bình")
    assert "An" in again.out
    assert unit.sql("SELECT count(*) FROM fact WHERE kind = 'announcement.signed'") == [(1,)]


def _revision(unit: Unit) -> str:
    (case,) = unit.ask("show", "1/QĐ-BYT")["cases"]
    return str(case["revision"])


def test_who_looked_before_another_recorded_is_told_what_and_by_whom(unit: Unit) -> None:
    unit.ask("record", "decision.received", *ABOUT)
    looked = ("--if-revision", _revision(unit))
    signed = ("record", "announcement.signed", *ABOUT)
    first = unit.call(*signed, "--document", "10/QĐ-UBND", "--actor", "An", *looked)
    assert first.code == 0, first.err
    before = unit.dump()
    second = unit.call(*signed, "--document", "11/QĐ-UBND", "--actor", "Bình", *looked)
    assert second.code == 8
    assert "An" in second.err
    assert "10/QĐ-UBND" in second.err
    assert unit.dump() == before
    repeated = unit.ask(*signed, "--document", "10/QĐ-UBND", "--actor", "An", *looked)
    assert not repeated["added"], "a command repeated after a crash is known, not refused"
    anew = ("--if-revision", _revision(unit))
    assert unit.call(*signed, "--document", "11/QĐ-UBND", *anew).code == 0


def test_what_is_recorded_of_another_case_hinders_nobody(unit: Unit) -> None:
    unit.ask("record", "decision.received", *ABOUT)
    looked = ("--if-revision", _revision(unit))
    unit.record("decision.received", "09/01/2026", "--decision", "2/QĐ-BYT")
    assert unit.call("record", "announcement.signed", *ABOUT, *looked).code == 0


def test_a_voided_fact_is_a_change_too(unit: Unit) -> None:
    unit.ask("record", "decision.received", *ABOUT)
    unit.ask("record", "announcement.signed", *ABOUT)
    looked = ("--if-revision", _revision(unit))
    ((last,),) = unit.sql("SELECT max(id) FROM fact")
    unit.record("fact.voided", "09/01/2026", "--fact", str(last))
    assert unit.call("record", "announcement.published", *ABOUT, *looked).code == 8
