"""How long an officer waits for one step to be recorded while others record too."""

import statistics
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from tests.officers import DAYS, work_at_once
from tests.postgresql_server import copy_database, programs, running
from tests.registers import call

STEPS = 5
PAUSE = 1.0
BUSY = 6


def main() -> None:
    """Let 10 officers work on a file, and 50 and 200 on a server that waits for its disk."""
    _measure("SQLite", 10)
    if programs() is None:
        print("PostgreSQL is not installed")
        return
    with running(durable=True) as server:
        for officers in (50, 200):
            address = copy_database(server, "template1", f"officers_{officers}")
            _measure("PostgreSQL", officers, "--db", address)


def _measure(store: str, officers: int, *database: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        unit = ("--province", "Bắc Ninh", "--department", "Sở Y tế")
        assert call("init", *unit, *database, folder=Path(folder)).code == 0
        done = work_at_once(_steps, Path(folder), officers)
    took = [1000 * seconds for own in done for seconds, _ in own]
    busy = sum(busy for own in done for _, busy in own)
    *_, last = statistics.quantiles(took, n=100)
    print(
        f"{store}, {officers} officers: median {statistics.median(took):.0f} ms, p99 {last:.0f} ms,"
        f" longest {max(took):.0f} ms; told after 30 s that others write: {busy}"
    )


def _steps(folder: Path, number: int) -> list[tuple[float, bool]]:
    """Time an officer's steps, a second apart; the first, which loads modules, is left out."""
    took: list[tuple[float, bool]] = []
    for step in range(STEPS + 1):
        about = ("--decision", f"{number * 1000 + step}/QĐ-BYT", *DAYS)
        begun = perf_counter()
        said = call("record", "decision.received", *about, folder=folder)
        took.append((perf_counter() - begun, said.code == BUSY))
        assert said.code in (0, BUSY), said.err
        sleep(PAUSE)
    return took[1:]
