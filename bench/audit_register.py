"""How long the audit of 100,000 cases takes (2 % open), beside one hand-written INSERT."""

import shutil
import sqlite3
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from bench.measuring import compare, print_peak_of_audit
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
        print_peak_of_audit(place / "a", "2026-04-01", 200)


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
