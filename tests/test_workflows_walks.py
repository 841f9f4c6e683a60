"""Do random histories lead, step by step, where the table that was last read leads?

The other side reads tests/golden/*.transitions.txt and nothing of the program. Facts come in any
order; the whole register does the same with fewer steps in tests/test_register_model.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from tests.compliance_bench import TABLES
from tests.crashes import SEED
from tests.golden_files import GOLDEN
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Cell, Occurrence, Table, in_order
from tthc.workflows.table import replay as follow

WALK = 20
FIRST = date(2026, 1, 5)
Read = Mapping[tuple[str, str], tuple[str, bool]]


def _read(workflow: str) -> Read:
    lines = (GOLDEN / f"{workflow}.transitions.txt").read_text("utf-8").splitlines()
    found: dict[tuple[str, str], tuple[str, bool]] = {}
    for line in lines:
        pair, _, led = line.partition(" -> ")
        state, _, kind = pair.partition(" + ")
        target, _, order = led.partition(" | ")
        found[state, kind] = (target, order == "regular")
    return found


def check(table: Table, steps: int) -> None:
    """Walk so many steps, and compare after each: the state, and what came out of order."""
    read, chance = _read(table.workflow), Random(f"{SEED} {table.workflow}")  # noqa: S311
    states = {state for state, _ in read}
    kinds = [kind for kind in FactKind if kind is not FactKind.DECISION_WITHDRAWN] * 3 + [*FactKind]
    for _ in range(steps // WALK):
        days = chance.sample(range(400), WALK)
        told = [
            Occurrence(chance.choice(kinds), FIRST + timedelta(days=day), number)
            for number, day in enumerate(days)
        ]
        for known in range(1, WALK + 1):
            ordered = sorted(told[:known], key=lambda one: one.on)
            found = follow(table, in_order(told[:known]))
            assert found.state in states
            assert (found.state, [one.fact for one in found.irregular]) == _walk(
                read, table.initial, ordered
            ), told[:known]


def _walk(read: Read, state: str, told: list[Occurrence]) -> tuple[str, list[int]]:
    odd: list[int] = []
    for one in told:
        state, regular = read.get((state, one.kind.value), (state, True))
        if not regular:
            odd.append(one.fact)
    return state, odd


@pytest.mark.parametrize("workflow", TABLES)
def test_a_history_leads_where_the_table_leads_after_every_step(workflow: str) -> None:
    check(TABLES[workflow], 25_000)


@pytest.mark.soak
@pytest.mark.sqlite_only
@pytest.mark.parametrize("workflow", TABLES)
def test_a_million_steps_lead_where_the_table_leads(workflow: str) -> None:
    check(TABLES[workflow], 1_000_000)


@pytest.mark.parametrize("workflow", TABLES)
def test_a_machine_without_one_of_its_guards_is_found_out(workflow: str) -> None:
    """Each step that is out of order is let through in turn, as if nothing forbade it."""
    table = TABLES[workflow]
    guarded = [pair for pair, cell in table.cells.items() if not cell.regular]
    assert len(guarded) > 20
    for pair in Random(SEED).sample(guarded, 5):  # noqa: S311
        open_ = dict(table.cells) | {pair: Cell(table.cells[pair].target, regular=True)}
        with pytest.raises(AssertionError):
            check(replace(table, cells=open_), 25_000)
