"""Is nothing lost and nothing halved at thousands of moments and at every disk operation?

With TTHC_TEST_SEED other moments are drawn.
"""

from pathlib import Path

import pytest

from tests import test_store_crashes as on_file
from tests import test_store_server_crashes as on_server
from tests.disk_faults import NOT_INSTALLED, strace
from tests.registers import Unit
from tests.test_register_model import run_model
from tests.test_store_crashes import COMMANDS, RESTORE, NewUnit
from tests.test_store_power import check_states, work

pytestmark = pytest.mark.soak
needs_strace = pytest.mark.skipif(strace() is None, reason=NOT_INSTALLED)
new_province, new_restorer = on_file.new_province, on_file.new_restorer
durable, new_unit_there = on_server.durable, on_server.new_unit_there


@pytest.mark.sqlite_only
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_killed_at_any_moment(new_province: NewUnit, command: str) -> None:
    assert len(on_file.check_kills(new_province, COMMANDS[command], 2000)) == 2000


@pytest.mark.sqlite_only
@needs_strace
@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_fails_at_every_operation(new_province: NewUnit, command: str) -> None:
    assert on_file.check_faults(new_province, COMMANDS[command], None) > 100


@pytest.mark.sqlite_only
@needs_strace
def test_a_restore_that_is_killed_or_fails(new_restorer: NewUnit) -> None:
    assert len(on_file.check_kills(new_restorer, RESTORE, 500)) == 500
    assert on_file.check_faults(new_restorer, RESTORE, None) > 100


@pytest.mark.sqlite_only
@needs_strace
def test_a_power_cut_in_two_hundred_thousand_states(unit: Unit, tmp_path: Path) -> None:
    assert check_states(work(unit, tmp_path), 205) >= 200_000


@pytest.mark.postgresql_only
def test_a_killed_program_on_a_server(new_unit_there: NewUnit) -> None:
    on_server.check_clients(new_unit_there, 500)


@pytest.mark.postgresql_only
def test_a_server_killed_two_hundred_times(new_unit_there: NewUnit, durable: str) -> None:
    on_server.check_servers(new_unit_there, 200, durable)


def test_the_register_agrees_with_a_plain_list_of_facts(
    new_unit: NewUnit, server: str | None
) -> None:
    runs = 500 if server is None else 50  # each run makes a database
    run_model(new_unit, runs, 30, thorough=True)
