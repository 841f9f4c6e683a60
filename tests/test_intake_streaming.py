"""Is a workbook whose reader dies while its rows are given an error, and never a shorter list?"""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.intake_files import read, write_xlsx
from tests.registers import Unit
from tthc.intake.refusals import WorkbookTooHeavyError

HEADER = ["Mã TTHC", "Tên TTHC", "Cơ quan thực hiện"]
ROWS = 5000  # more than a pipe holds, so that the reader still waits to write


def workbook(path: Path) -> Path:
    rows = [[f"1.{100000 + n}", "Cấp giấy phép " * 10, "Sở Y tế"] for n in range(ROWS)]
    return write_xlsx(path, [HEADER, *rows])


def children() -> list[int]:
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(pid) for pid in found.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="finds the reader by /proc")
def test_a_reader_that_dies_after_the_first_rows_ends_them_with_an_error(tmp_path: Path) -> None:
    before = children()
    rows = read(workbook(tmp_path / "a.xlsx")).rows
    assert next(rows).row == 2
    (reader,) = set(children()) - set(before)
    os.kill(reader, signal.SIGKILL)
    with pytest.raises(WorkbookTooHeavyError):
        list(rows)


def test_every_row_of_a_long_list_comes_once(unit: Unit, tmp_path: Path) -> None:
    done = unit.ask("import", str(workbook(tmp_path / "a.xlsx")), "--as", "procedures")
    assert (done["rows_read"], done["rows_added"]) == (ROWS, ROWS)
    assert unit.sql("SELECT count(*), min(source_row), max(source_row) FROM fact") == [
        (ROWS, 2, ROWS + 1)
    ]
