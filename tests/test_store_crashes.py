"""Is all that was acknowledged there, and nothing by halves, however a command ended?

Real processes: killed at a random moment, killed or failed at one disk operation, on a full disk.
`make soak` asks the same at far more points (tests/test_soak_crashes.py).
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest

from tests.crashes import (
    SEED,
    TRUE,
    BrokenPromiseError,
    broken,
    copy_unit,
    errand,
    is_root,
    limited,
    require_sentence,
    run,
    run_and_kill,
)
from tests.disk_faults import FAULTS, NOT_INSTALLED, find_points, run_with_fault, strace
from tests.registers import EXAMPLES, Unit

pytestmark = pytest.mark.sqlite_only
needs_strace = pytest.mark.skipif(strace() is None, reason=NOT_INSTALLED)

ROWS = 300
NEW = ("--decision", "77/QĐ-BYT", "--decision-date", "02/01/2026")
COMMANDS = {
    "record": ("record", "decision.received", "--on", "05/01/2026", *NEW),
    "void": ("record", "fact.voided", "--fact", "1"),
    "import": ("import", "nhieu.csv"),
    "portal": ("import", str(EXAMPLES / "cong-dvcqg-bo-khcn-2025-11-05.csv")),
    "audit": ("audit", "--as-of", "10/01/2026"),
}
RESTORE = ("db", "restore", "giu.db")
NewUnit = Callable[[], Unit]


@pytest.fixture
def new_province(example: Unit, tmp_path: Path) -> NewUnit:
    """Make copies of the example province, with a file that waits to be imported."""
    header = "kind,happened_on,decision,decision_date\n"
    rows = (
        f"decision.received,2026-01-05,{n}/QĐ-BYT,2026-01-02\n" for n in range(1000, 1000 + ROWS)
    )
    (example.folder / "nhieu.csv").write_text(header + "".join(rows), encoding="utf-8")
    numbers = count(1)
    return lambda: copy_unit(example, tmp_path / f"copy-{next(numbers)}")


@pytest.fixture
def new_restorer(example: Unit, empty_example: Unit, tmp_path: Path) -> NewUnit:
    """Make copies of the example province's empty register, with a backup that waits beside it."""
    begun = copy_unit(empty_example, tmp_path / "begun")
    assert example.call("db", "backup", str(begun.folder / "giu.db")).code == 0
    numbers = count(1)
    return lambda: copy_unit(begun, tmp_path / f"restored-{next(numbers)}")


def check_kills(
    new_unit: NewUnit,
    command: tuple[str, ...],
    kills: int,
    program: tuple[str, ...] = TRUE,
    window: tuple[float, float] = (0.3, 1.2),
) -> list[bool]:
    """Kill a command so many times, and say each time whether it was done.

    `window`: between which parts of the time that the command takes when undisturbed.
    """
    wanted = errand(new_unit(), *command)
    chance, done = Random(f"{SEED} {command}"), list[bool]()  # noqa: S311
    for _ in range(kills):
        unit = new_unit()
        seconds = wanted.seconds * chance.uniform(*window)
        done.append(wanted.check(unit, run_and_kill(program, unit, wanted.arguments, seconds)))
    return done


def check_faults(
    new_unit: NewUnit,
    command: tuple[str, ...],
    points: int | None,
    program: tuple[str, ...] = TRUE,
    last: int = 0,
) -> int:
    """Let disk operations of a command fail, all of them or some of the `last`; say how many."""
    wanted = errand(new_unit(), *command)
    all_points = find_points(new_unit(), wanted.arguments)
    faults = [(point, fault) for point in all_points[-last:] for fault in FAULTS]
    chosen = Random(f"{SEED} {command}").sample(faults, points) if points else faults  # noqa: S311
    for point, fault in chosen:
        unit = new_unit()
        ending = run_with_fault(program, unit, wanted.arguments, point, fault)
        if ending.code >= 0:
            require_sentence(ending)
        wanted.check(unit, ending)
    return len(chosen)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_killed_at_any_moment_was_done_or_not_and_can_be_repeated(
    new_province: NewUnit, command: str
) -> None:
    assert len(check_kills(new_province, COMMANDS[command], 3)) == 3


@needs_strace
@pytest.mark.parametrize(("command", "points"), [("record", 25), ("import", 10)])
def test_a_disk_that_fails_at_any_operation_ends_in_a_sentence_and_nothing_by_halves(
    new_province: NewUnit, command: str, points: int
) -> None:
    assert check_faults(new_province, COMMANDS[command], points) == points


@needs_strace
def test_a_restore_that_is_killed_or_fails_has_restored_all_or_nothing(
    new_restorer: NewUnit,
) -> None:
    assert len(check_kills(new_restorer, RESTORE, 3)) == 3
    assert check_faults(new_restorer, RESTORE, 6) == 6


def test_a_program_that_answers_before_it_commits_is_found_out(new_province: NewUnit) -> None:
    with pytest.raises(BrokenPromiseError, match="acknowledged and lost"):
        check_kills(
            new_province, COMMANDS["record"], 20, broken("acknowledge-before-commit"), (0.9, 1.6)
        )


@needs_strace
def test_a_program_that_swallows_faults_of_the_disk_is_found_out(new_province: NewUnit) -> None:
    with pytest.raises(BrokenPromiseError, match="acknowledged and lost"):
        check_faults(new_province, COMMANDS["record"], 20, broken("swallow-faults"), 20)


@needs_strace
def test_a_program_that_commits_each_statement_is_found_out(new_province: NewUnit) -> None:
    with pytest.raises(BrokenPromiseError, match="half done"):
        check_faults(new_province, COMMANDS["record"], 20, broken("commit-each-statement"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_ends_in_a_sentence_and_nothing_by_halves(
    new_province: NewUnit, command: str
) -> None:
    """No file may grow over two thirds of the register: the database and its journal neither."""
    unit = new_province()
    wanted = errand(new_province(), *COMMANDS[command])
    blocks = unit.database.stat().st_size // 512 * 2 // 3
    ending = run(limited(blocks), unit, wanted.arguments)
    assert ending.code == 6, ending
    require_sentence(ending)
    assert "the disk is full or failing" in ending.err.decode()
    assert wanted.check(unit, ending) is False


@pytest.mark.skipif(is_root(), reason="root may write what is read-only")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_may_not_be_written_ends_in_a_sentence(
    new_province: NewUnit, command: str
) -> None:
    unit = new_province()
    wanted = errand(new_province(), *COMMANDS[command])
    for beside in unit.folder.glob("tthc.db-*"):
        beside.unlink()
    unit.folder.chmod(0o555)
    ending = run(TRUE, unit, wanted.arguments)
    unit.folder.chmod(0o755)
    assert ending.code == 6, ending
    require_sentence(ending)
    assert wanted.check(unit, ending) is False
