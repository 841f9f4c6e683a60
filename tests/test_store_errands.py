"""Is every command that writes, whatever it writes, done wholly or not at all when it is ended?

Killed at a random moment, or killed or failed at one disk operation: facts, letters, papers, other
registers. Then it is given again, and all is as if nothing had happened. `make soak` asks at every
operation. Recording, imports and audits: tests/test_store_crashes.py.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from shutil import rmtree
from time import monotonic
from typing import NamedTuple

import pytest

from tests.crashes import (
    SEED,
    TRUE,
    BrokenPromiseError,
    Ending,
    broken,
    copy_unit,
    require_sentence,
    run,
    run_and_kill,
    tally,
)
from tests.disk_faults import FAULTS, MADE, NOT_INSTALLED, find_points, run_with_fault, strace
from tests.registers import EXAMPLES, Unit
from tthc.errors import SettingsError

pytestmark = pytest.mark.sqlite_only
needs_strace = pytest.mark.skipif(strace() is None, reason=NOT_INSTALLED)
OLD = "cũ"
LETTERS, PAPER, HEAD, KEPT = "thu", "de-nghi.csv", "dau.json", "giu.db"
SWAP = ("--off", "07/01/2026", "--worked", "17/01/2026", "--declared-on", "22/12/2025")
ERRANDS: dict[str, tuple[str, ...]] = {
    "confirm": ("removal", "confirm", "2.002723", "--place", "CSDLQG", "--on", "10/01/2026"),
    "withdraw": ("portal", "withdraw", "1"),
    "notice": ("calendar", "add-notice", *SWAP, "--document", "1/VPCP-KGVX", "--apply"),
    "letters": ("alerts", "send", "--anytime"),
    "paper": (
        *("removal", "export", "--output", PAPER, "--replace", "--procedures"),
        *("--as-of", "10/01/2026"),
    ),
    "head": ("journal", "head", "--output", HEAD),
    "backup": ("db", "backup", KEPT),
    "copy": ("db", "copy", "--to", f"sqlite:///{MADE}"),
}
TAKE_UP = ("rules", "impact", "--apply")
NewUnit = Callable[[], Unit]


class State(NamedTuple):
    """What an errand can change: rows, alerts that wait, letters, papers, other registers."""

    rows: dict[str, int]
    waiting: int
    letters: int
    paper: str
    kept_head: bool
    registers: list[str]


def look(unit: Unit) -> State:
    """Look at the state; what is there must be whole."""
    folder = unit.folder
    made = [name for name in (KEPT, MADE) if (folder / name).exists()]
    for name in made:
        assert unit.call("verify", "--db", f"sqlite:///{name}").code == 0, name
    head = (folder / HEAD).read_text("utf-8") != OLD
    # A notice whose file was left waits to be taken up: then cases are not compared, and no more.
    assert unit.ask("verify", *(("--head", HEAD) if head else ()))["faults"] == []
    rows = tally(unit)
    rows.pop("alert_step")  # a letter that is sent again is noted again
    waiting = len(unit.ask("alerts", "list")["alerts"])
    letters = len(list((folder / LETTERS).glob("*.txt")))
    paper = (folder / PAPER).read_text("utf-8", errors="replace")  # cut amid a letter, perhaps
    return State(rows, waiting, letters, paper, head, made)


@pytest.fixture
def new_office(example: Unit, tmp_path: Path) -> NewUnit:
    """Have all that these commands need: a removal to confirm, a list, alerts, older papers."""
    for name in ("van-ban-het-hieu-luc", "cong-dvcqg-bo-khcn-2025-11-05"):
        assert example.call("import", str(EXAMPLES / f"{name}.csv")).code == 0
    example.ask("audit", "--as-of", "10/01/2026")
    (example.folder / LETTERS).mkdir()
    for paper in (PAPER, HEAD):
        (example.folder / paper).write_text(OLD, "utf-8")
    numbers = count(1)

    def new() -> Unit:
        unit = copy_unit(example, tmp_path / f"office-{next(numbers)}")
        file = unit.folder / "tthc.toml"
        to = (unit.folder / LETTERS).as_uri()
        own = f'[alerts]\nto = "{to}"\n[alerts.departments]\n"{_department(unit)}" = "a@b"\n'
        file.write_text(f"{file.read_text('utf-8')}\n{own}", "utf-8")
        return unit

    return new


def _department(unit: Unit) -> str:
    ((name,),) = unit.sql("SELECT department_name FROM unit LIMIT 1")
    return str(name)


class Errand(NamedTuple):
    """An errand, what it changes, and how long it takes when nothing disturbs it."""

    arguments: tuple[str, ...]
    before: State
    after: State
    seconds: float

    def check(self, unit: Unit, ending: Ending) -> None:
        """See that the errand was done or not, and is done once when it is given again."""
        if ending.code >= 0:
            require_sentence(ending)
        now = look(unit)
        if ending.acknowledged and now != self.after:
            message = f"acknowledged and lost: {ending} in {unit.folder}: {now}"
            raise BrokenPromiseError(message)
        left = self.before._replace(letters=self.after.letters)  # and not noted yet
        if now not in (self.before, self.after, left):
            message = f"half done: {ending} in {unit.folder}: {now}"
            raise BrokenPromiseError(message)
        again = run(TRUE, unit, self.arguments)
        if self.arguments[0] == "calendar" and again.code == SettingsError.exit_code:
            again = run(TRUE, unit, TAKE_UP)  # the file was left, and waits to be taken up
        assert again.code == 0, again
        assert look(unit) == self.after, ending
        assert unit.call("verify").code == 0, ending


def undisturbed(new_unit: NewUnit, name: str) -> Errand:
    unit = new_unit()
    before, begun = look(unit), monotonic()
    ending = run(TRUE, unit, ERRANDS[name])
    seconds = monotonic() - begun
    assert ending.code == 0, ending
    after = look(unit)
    assert after != before
    return Errand(ERRANDS[name], before, after, seconds)


def check_kills(
    new_unit: NewUnit,
    name: str,
    kills: int,
    program: tuple[str, ...] = TRUE,
    window: tuple[float, float] = (0.4, 1.1),
) -> None:
    wanted, chance = undisturbed(new_unit, name), Random(f"{SEED} {name}")  # noqa: S311
    for _ in range(kills):
        unit = new_unit()
        seconds = wanted.seconds * chance.uniform(*window)
        wanted.check(unit, run_and_kill(program, unit, wanted.arguments, seconds))
        rmtree(unit.folder)


def check_faults(
    new_unit: NewUnit, name: str, points: int | None, program: tuple[str, ...] = TRUE
) -> int:
    """Let disk operations fail, all of them or some; say how many."""
    wanted = undisturbed(new_unit, name)
    all_points = find_points(new_unit(), wanted.arguments)
    faults = [(point, fault) for point in all_points for fault in FAULTS]
    chosen = Random(f"{SEED} {name}").sample(faults, points) if points else faults  # noqa: S311
    for point, fault in chosen:
        unit = new_unit()
        wanted.check(unit, run_with_fault(program, unit, wanted.arguments, point, fault))
        rmtree(unit.folder)
    return len(chosen)


@needs_strace
@pytest.mark.parametrize("name", ERRANDS)
def test_an_errand_that_is_ended_anywhere_was_done_or_not_and_can_be_given_again(
    new_office: NewUnit, name: str
) -> None:
    check_kills(new_office, name, 1)
    assert check_faults(new_office, name, 2) == 2


@pytest.mark.soak
@pytest.mark.parametrize("name", ERRANDS)
def test_an_errand_killed_at_three_hundred_moments(new_office: NewUnit, name: str) -> None:
    check_kills(new_office, name, 300)


@pytest.mark.soak
@needs_strace
@pytest.mark.parametrize("name", ERRANDS)
def test_an_errand_whose_disk_fails_at_every_operation(new_office: NewUnit, name: str) -> None:
    assert check_faults(new_office, name, None) > 30


def test_a_program_that_writes_papers_where_they_belong_is_found_out(new_office: NewUnit) -> None:
    """Negative control: the old paper is gone before the new one is whole."""
    with pytest.raises(BrokenPromiseError, match="half done"):
        check_kills(new_office, "paper", 6, broken("papers-in-place"), (1.0, 3.0))
