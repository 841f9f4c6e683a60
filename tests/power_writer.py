"""An officer at work while the power fails: commands in one process, each noted when it is done.

Run as `python -m tests.power_writer FAULT DONE-FILE` in a unit's folder; FAULT as in
tests/broken_program.py. A line is appended to DONE-FILE for each command that was acknowledged.
"""

import os
import sys
from pathlib import Path

from tests.broken_program import FAULTS
from tests.registers import call

HEADER = "kind,happened_on,decision,decision_date\n"
FILE = "moi.csv"


def commands() -> list[tuple[str, ...]]:
    about = ("--decision-date", "02/01/2026", "--decision")
    received = ("record", "decision.received", "--on", "05/01/2026", *about)
    return [
        (*received, "1/QĐ-BYT"),
        ("import", FILE),
        ("audit", "--as-of", "08/01/2026"),
        ("record", "announcement.signed", "--on", "08/01/2026", *about, "1/QĐ-BYT"),
        (*received, "2/QĐ-BYT"),
        ("record", "fact.voided", "--fact", "1"),
        ("audit", "--as-of", "12/01/2026"),
    ]


def main(fault: str, done: str) -> None:
    FAULTS[fault]()
    rows = (
        f"decision.received,2026-01-05,{number}/QĐ-BYT,2026-01-02\n" for number in range(10, 30)
    )
    Path(FILE).write_text(HEADER + "".join(rows), encoding="utf-8")
    noted = os.open(done, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for command in commands():
        said = call(*command, folder=Path())
        assert said.code == 0, said
        os.write(noted, b"done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
