"""How long importing 100,000 register rows takes, beside reading and inserting them bare."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from python_calamine import CalamineWorkbook

from bench.measuring import compare, tthc
from bench.registers import write_dispatches

ROWS = 100_000


def main() -> None:
    """Compare for a register with few, some and only announcement decisions."""
    for share in (0.02, 0.2, 1.0):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            write_dispatches(place / "register.xlsx", ROWS, share)
            compare(
                f"import of {ROWS} rows, {share:.0%} announcements / calamine + sqlite3",
                lambda: _import(place),  # noqa: B023 - called at once
                lambda: _bare(place),  # noqa: B023
                4.0,
                runs=3,
            )


def _import(place: Path) -> None:
    unit = place / "unit"
    shutil.rmtree(unit, ignore_errors=True)
    unit.mkdir()
    tthc("init", "--province", "X", "--department", "Y", cwd=unit)()
    tthc("import", "../register.xlsx", cwd=unit)()


def _bare(place: Path) -> None:
    book = CalamineWorkbook.from_path(str(place / "register.xlsx"))
    rows = list(book.get_sheet_by_index(0).iter_rows())
    (place / "bare.db").unlink(missing_ok=True)
    connection = sqlite3.connect(place / "bare.db")
    columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
    connection.execute(f"CREATE TABLE row ({columns})")
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO row VALUES ({marks})", rows)  # noqa: S608
    connection.commit()
    connection.close()
