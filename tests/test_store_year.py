"""Does a year of work, crashes and missed nights leave the register as a plain list has it?"""

import os
from collections.abc import Callable
from datetime import date

import pytest

from tests.registers import Unit
from tests.simulated_year import WORKING, Year
from tthc.app.recording import writing

NewUnit = Callable[[], Unit]


def test_2025_has_250_working_days() -> None:
    assert len(WORKING) == 250


def _live(unit: Unit, seed: int, days: list[date]) -> Year:
    year = Year(unit, seed)
    year.live(days)
    year.verify()
    return year


@pytest.mark.sqlite_only
@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_leaves_what_a_plain_list_has(unit: Unit, seed: int) -> None:
    """Negative control below; `make soak` lives a thousand years."""
    year = _live(unit, seed, WORKING)
    assert year.crashes > 20
    assert 200 < len(year.audited) < 250


def test_a_seed_gives_the_same_year_again(new_unit: NewUnit) -> None:
    one, other = (_live(new_unit(), 3, WORKING[:10]) for _ in range(2))
    query = "SELECT id, link FROM fact ORDER BY id"
    assert one.unit.sql(query) == other.unit.sql(query)
    assert one.crashes == other.crashes > 0


def test_a_register_that_loses_what_it_acknowledged_is_found_out(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: recording by hand says "done" and keeps nothing."""

    def forget(register: object, at: object) -> object:
        return writing(register, at, keep=False)  # type: ignore[arg-type]

    monkeypatch.setattr("tthc.app.recording.writing", forget)
    with pytest.raises(AssertionError):
        _live(unit, 1, WORKING[:10])


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_a_thousand_years(new_unit: NewUnit, server: str | None, part: int) -> None:
    first = int(os.environ.get("TTHC_TEST_SEED", "1000")) + 100 * part
    for seed in range(first, first + (100 if server is None else 1)):
        _live(new_unit(), seed, WORKING)
