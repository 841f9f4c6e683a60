"""How two things are timed against each other: in turn, several times, by the ratio of medians."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PYTHON = sys.executable


def seconds(action: Callable[[], object]) -> float:
    """Time one call."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def compare(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], limit: float, runs: int = 5
) -> float:
    """Run both in turn and print the ratio of their medians beside the limit it should keep."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    a = statistics.median(first for first, _ in pairs)
    b = statistics.median(second for _, second in pairs)
    verdict = "ok" if a <= limit * b else "OVER"
    print(
        f"{name}: {a * 1000:.1f} ms / {b * 1000:.1f} ms = {a / b:.2f} (at most {limit}) {verdict}"
    )
    return a / b


def program(*arguments: str, cwd: Path | None = None) -> Callable[[], object]:
    """Give a call of a whole process, with compiled bytecode as an installed program has."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def call() -> None:
        subprocess.run(arguments, cwd=cwd, env=environment, check=True, stdout=subprocess.DEVNULL)

    return call


def tthc(*arguments: str, cwd: Path | None = None) -> Callable[[], object]:
    """Give a call of the installed program."""
    return program(str(Path(PYTHON).with_name("tthc")), *arguments, cwd=cwd)


def print_peak_of_audit(place: Path, as_of: str, limit: int) -> None:
    """Measure the audit's own process, not those that made the register.

    A small process starts it: what Linux counts begins with the peak of the process that does.
    """
    audit_it = [str(Path(PYTHON).with_name("tthc")), "audit", "--as-of", as_of, "--format", "json"]
    told = subprocess.run(
        [PYTHON, "-c", _PEAK, *audit_it], cwd=place, capture_output=True, check=True
    )
    peak = int(told.stdout) / 1024
    print(f"an audit, whole process: peak {peak:.0f} MB (below {limit})", flush=True)


_PEAK = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
print(os.wait4(process.pid, 0)[2].ru_maxrss)
"""


def run_all(calls: Sequence[Callable[[], object]]) -> None:
    """Run calls once, to warm the disk cache and the bytecode."""
    for call in calls:
        call()
