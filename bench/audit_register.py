"""How long the audit of 100,000 cases takes (2 % open), beside one hand-written INSERT."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from bench.measuring import compare
from bench.registers import make_cases
from tthc.app.auditing import audit
from tthc.app.register import locate_register
from tthc.cli import spare_the_collector
from tthc.store.journal import Signature

AS_OF = date(2026, 3, 2)
_OVERDUE = """
INSERT INTO overdue
SELECT t.id, o.rule, o.due FROM tracked_case t JOIN obligation o ON o.course_id = t.course_id
WHERE o.met_on IS NULL AND o.due < '2026-03-02' AND o.counted = 1
"""


def main() -> None:
    """Compare; start-up is excluded by calling the use case itself, set up as the program is."""
    spare_the_collector()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "a").mkdir()
        make_cases(place / "a", 100_000, 0.02)
        shutil.copytree(place / "a", place / "b")
        days = iter(range(1, 29))
        compare(
            "audit of 100,000 cases, nightly / INSERT ... SELECT of the overdue",
            lambda: _audit(place / "a", date(2026, 3, next(days))),
            lambda: _by_hand(place / "b"),
            10.0,
            runs=7,
        )
        _memory(place / "a")


def _audit(place: Path, as_of: date) -> None:
    register = locate_register(None, None, place)
    audit(register, as_of, Signature("bench", datetime.now(UTC)))


def _by_hand(place: Path) -> None:
    connection = sqlite3.connect(place / "tthc.db")
    connection.execute("DROP TABLE IF EXISTS overdue")
    connection.execute("CREATE TABLE overdue (id, rule, due)")
    connection.execute(_OVERDUE)
    connection.commit()
    connection.close()


def _memory(place: Path) -> None:
    """Measure the audit's own process, not those that made the register."""
    program = str(Path(sys.executable).with_name("tthc"))
    audit_it = [program, "audit", "--as-of", "2026-04-01", "--format", "json"]
    with subprocess.Popen(audit_it, cwd=place, stdout=subprocess.DEVNULL) as process:
        usage = os.wait4(process.pid, 0)[2]
        process.returncode = 0
    print(f"audit, whole process: peak {usage.ru_maxrss / 1024:.0f} MB (below 200)")
