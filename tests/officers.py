"""Officers who work at once, each a process of their own that begins with the program loaded."""

from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from tests.registers import Answer, call
from tthc.app import recording
from tthc.store import postgresql, sqlite

AT_ONCE = get_context("forkserver")  # forked from one that has no threads
LOADED = ["tests.officers", "tthc.commands.opening", "tthc.commands.record", "tthc.commands.show"]
DAYS = ("--decision-date", "05/01/2026", "--on", "09/01/2026")
CASE = "1/QĐ-BYT"
ABOUT = ("--decision", CASE, *DAYS)
CHANGED = 8
LONGEST_WAIT = 6.0

Asked = ParamSpec("Asked")
Did = TypeVar("Did")


class Turns(NamedTuple):
    """What became of one officer's steps on a case that others work on too."""

    wins: list[int]
    """The revision that the officer had seen before each step that was recorded."""
    told: list[str]
    """What the officer was told each time that another had been faster."""
    faults: list[str]
    seconds: list[float]
    """How long each step took that was recorded, from the command to its answer."""


def work_at_once(
    work: Callable[Concatenate[Path, int, Asked], Did],
    folder: Path,
    officers: int,
    *given: Asked.args,
    **named: Asked.kwargs,
) -> list[Did]:
    """Let so many officers do the same work, each with a number."""
    AT_ONCE.set_forkserver_preload(LOADED)
    with AT_ONCE.Pool(officers, maxtasksperchild=1) as pool:
        asked = [
            pool.apply_async(work, (folder, number, *given), dict(named))
            for number in range(officers)
        ]
        return [one.get(timeout=3000) for one in asked]


def revise(folder: Path, number: int, times: int, *, fault: str = "") -> Turns:
    """Look at the case and record a step, so many times; look again when another was faster.

    All look first at what stood before anybody came, so that all but one must look again.
    """
    FAULTS[fault]()
    turns, seen, chance = Turns([], [], [], []), 1, Random(number)  # noqa: S311
    for step in range(times):
        answer, seen, seconds = _take_turn(folder, number, step, seen, turns.told, chance)
        if answer.code:
            turns.faults.append(answer.err)
            break
        turns.wins.append(seen)
        turns.seconds.append(seconds)
        seen = _look(folder)
    return turns


def _take_turn(  # noqa: PLR0913, PLR0917 - what an officer has at hand
    folder: Path, number: int, step: int, seen: int, told: list[str], chance: Random
) -> tuple[Answer, int, float]:
    """Record a step on what was seen; whoever was slower waits a while and looks again."""
    lost = 0
    while True:
        begun = monotonic()
        answer = _record(folder, number, step, seen)
        seconds = monotonic() - begun
        if answer.code != CHANGED:
            return answer, seen, seconds
        told.append(answer.err)
        lost += 1
        sleep(chance.uniform(0, min(seconds * 2**lost, LONGEST_WAIT)))
        seen = _look(folder)


def _record(folder: Path, number: int, step: int, seen: int) -> Answer:
    who = ("--actor", f"cán bộ {number}", "--note", f"lần {step} của {number}")
    return call("record", "case.assigned", *ABOUT, *who, "--if-revision", str(seen), folder=folder)


def _look(folder: Path) -> int:
    (case,) = call("show", CASE, "--format", "json", folder=folder).data()["cases"]
    return int(case["revision"])


def unlock() -> None:
    """Take the transactions that a database begins by itself, without the lock of writers."""
    sqlite._begin_writing = sqlite._begin_reading  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    postgresql._begin_writing = lambda _: None  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _overlook() -> None:
    """Record whatever others recorded meanwhile."""
    recording.require_unchanged = print


FAULTS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "no lock": unlock,
    "no look at what others recorded": _overlook,
}
