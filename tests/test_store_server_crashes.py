"""Is all that was acknowledged there when the program or the PostgreSQL server itself is killed?

The server keeps fsync on. `make soak` kills far more often (tests/test_soak_crashes.py).
"""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random
from signal import SIGKILL, SIGQUIT
from threading import Timer

import pytest

from tests.crashes import (
    SEED,
    TRUE,
    BrokenPromiseError,
    Errand,
    broken,
    copy_unit,
    end,
    errand,
    require_sentence,
    run,
    run_and_kill,
    start,
)
from tests.postgresql_server import copy_database, kill, running
from tests.postgresql_server import start as start_server
from tests.registers import EXAMPLE_UNIT, Unit, call

pytestmark = pytest.mark.postgresql_only
ROWS = 300
FILE = "nhieu.csv"
IMPORT = ("import", FILE)
LAZY = ("-c wal_writer_delay=10s", "-c synchronous_commit=off")
RECORD = ("record", "decision.received", "--on", "05/01/2026", "--decision", "7/QĐ-BYT")
NewUnit = Callable[[], Unit]


@pytest.fixture(scope="module")
def durable() -> Iterator[str]:
    with running(durable=True) as address:
        yield address


@pytest.fixture
def new_unit_there(
    durable: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[], Unit]:
    """Make registers on the server that is killed, with a file that waits to be imported."""
    name = f"begun_{abs(hash(request.node.nodeid))}"
    template = Unit(tmp_path / "begun", copy_database(durable, "template1", name))
    template.folder.mkdir()
    begun = call("init", *EXAMPLE_UNIT, "--db", template.address, folder=template.folder)
    assert begun.code == 0, begun.err
    header = "kind,happened_on,decision,decision_date\n"
    rows = (f"decision.received,2026-01-05,{n}/QĐ-BYT,2026-01-02\n" for n in range(1, 1 + ROWS))
    (template.folder / FILE).write_text(header + "".join(rows), encoding="utf-8")
    numbers = count(1)
    return lambda: copy_unit(template, tmp_path / f"copy-{next(numbers)}", durable)


def check_clients(new_unit: NewUnit, kills: int, program: tuple[str, ...] = TRUE) -> None:
    """Kill the program at random moments."""
    chance = Random(SEED)  # noqa: S311
    wanted = {asked: errand(new_unit(), *asked) for asked in (IMPORT, RECORD)}
    for one in list(wanted.values()) * kills:
        unit = new_unit()
        seconds = one.seconds * chance.uniform(0.4, 1.2)
        one.check(unit, run_and_kill(program, unit, one.arguments, seconds))


def check_servers(new_unit: NewUnit, kills: int, address: str) -> None:
    """Kill the server at random moments, one way and the other, and start it again."""
    chance = Random(SEED)  # noqa: S311
    wanted = errand(new_unit(), *IMPORT)
    for number in range(kills):
        _kill_server_under(wanted, new_unit(), address, chance.uniform(0.5, 1.1), number)


def _kill_server_under(
    wanted: Errand, unit: Unit, address: str, moment: float, number: int
) -> None:
    folder = Path(address.rpartition("=")[2])
    process = start(TRUE, unit, wanted.arguments)
    killing = Timer(wanted.seconds * moment, kill, (folder, (SIGKILL, SIGQUIT)[number % 2]))
    killing.start()
    ending = end(process)
    killing.join()
    start_server(folder, durable=True)
    require_sentence(ending)
    wanted.check(unit, ending)


def _kill_after(new_unit: NewUnit, address: str, program: tuple[str, ...] = TRUE) -> None:
    """Kill the server just after a command was acknowledged, before it writes by itself.

    By itself it writes what was committed every 200 ms; put off to 10 s, the moment cannot be
    missed. The server's own synchronous_commit is off, so that the program must ask for it.
    """
    folder = Path(address.rpartition("=")[2])
    wanted, unit = errand(new_unit(), *RECORD), new_unit()
    kill(folder, SIGQUIT)
    start_server(folder, *LAZY, durable=True)
    ending = run(program, unit, wanted.arguments)
    kill(folder, SIGKILL)
    start_server(folder, durable=True)
    assert ending.code == 0, ending
    wanted.check(unit, ending)


def test_a_killed_program_has_done_all_or_nothing(new_unit_there: NewUnit) -> None:
    check_clients(new_unit_there, 2)


def test_a_killed_server_has_all_that_it_acknowledged(
    new_unit_there: NewUnit, durable: str
) -> None:
    check_servers(new_unit_there, 5, durable)


def test_a_server_killed_after_it_acknowledged_has_it(
    new_unit_there: NewUnit, durable: str
) -> None:
    _kill_after(new_unit_there, durable)


def test_a_program_that_does_not_wait_for_the_disk_is_found_out(
    new_unit_there: NewUnit, durable: str
) -> None:
    """Negative control: with synchronous_commit off, what was acknowledged is lost."""
    with pytest.raises(BrokenPromiseError, match="acknowledged and lost"):
        _kill_after(new_unit_there, durable, broken("commit-unwaited"))


def test_a_program_that_answers_before_it_commits_is_found_out(new_unit_there: NewUnit) -> None:
    with pytest.raises(BrokenPromiseError, match="acknowledged and lost"):
        check_clients(new_unit_there, 10, broken("acknowledge-before-commit"))
