"""Do the tests reach every branch of the law's rooms and of what makes records trusted?

Of the rest they reach nearly all.

Run by `make check` after `coverage combine`: prints the report, then fails below the bars.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, TypedDict

from tests.postgresql_server import programs

ROOMS = ("tthc/calendar", "tthc/workflows", "tthc/compliance")
# The modules on which it rests that records can be trusted: what is written, chained and verified,
# what each night found and what was sent, and who may do what.
_IN_STORE = (
    *("audits", "chain", "heads", "journal", "linking", "outbox", "reported", "revisions"),
    *("settling", "tally", "verifying_blanks", "verifying_cases", "verifying_chains"),
    *("verifying_findings", "voiding"),
)
TRUSTED = (*(f"tthc/store/{name}.py" for name in _IN_STORE), "tthc/app/separating.py")
# Of these some branches are for a server alone: they are judged where the tests have one.
WITH_SERVER = tuple(
    f"tthc/store/{name}.py"
    for name in ("sending", "verifying", "verifying_guards", "verifying_names", "verifying_shape")
)
ROOM_BAR, WHOLE_BAR = 100.0, 95.0


class Summary(TypedDict):
    """What coverage.py counts of a file; a statement is a branch of its own that may be missed."""

    num_statements: int
    covered_lines: int
    num_branches: int
    covered_branches: int
    excluded_lines: int


class FileReport(TypedDict):
    """One file of `coverage json`."""

    summary: Summary


class Share(NamedTuple):
    """How much of some files was reached, and how many lines were left out of the count."""

    reached: int
    all: int
    excluded: int

    @property
    def percent(self) -> float:
        return 100.0 * self.reached / self.all if self.all else 0.0


def count(files: dict[str, FileReport], folder: str) -> Share:
    """Add up the files below a folder; a folder without files has 0 per cent."""
    found = [one["summary"] for name, one in files.items() if Path(name).is_relative_to(folder)]
    return Share(
        sum(one["covered_lines"] + one["covered_branches"] for one in found),
        sum(one["num_statements"] + one["num_branches"] for one in found),
        sum(one["excluded_lines"] for one in found),
    )


def judge(files: dict[str, FileReport]) -> list[tuple[str, Share, float]]:
    """Give each part with its share and its bar."""
    on_server = WITH_SERVER if programs() is not None else ()
    whole = (*ROOMS, *TRUSTED, *on_server)
    bars = [(part, ROOM_BAR) for part in whole] + [("tthc", WHOLE_BAR)]
    return [(folder, count(files, folder), bar) for folder, bar in bars]


def read_report() -> dict[str, FileReport]:
    """Ask coverage.py for its figures."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "coverage.json"
        _coverage("json", "--quiet", "-o", str(target))
        return json.loads(target.read_text(encoding="utf-8"))["files"]


def _coverage(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "coverage", *arguments], check=True)


def main() -> int:
    """Print the report and each part's verdict; 1 when any lies below its bar."""
    _coverage("report")
    low = False
    for folder, share, bar in judge(read_report()):
        below = share.percent < bar
        low = low or below
        verdict = "BELOW" if below else "ok"
        left_out = f", {share.excluded} lines excluded" if share.excluded else ""
        print(f"{folder}: {share.percent:.2f} % (bar {bar:.0f} %){left_out}: {verdict}")  # noqa: T201
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
