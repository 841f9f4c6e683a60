"""How long taking a list of the portal in takes, beside reading it and the one before it bare."""

import tempfile
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]
from python_calamine import CalamineWorkbook

from bench.measuring import compare, tthc
from tthc.cli import run, spare_the_collector

ROWS = 10_000
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nDANH SÁCH THỦ TỤC HÀNH CHÍNH\n"
HEADER = ("Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực")


def main() -> None:
    """Compare 10,000 rows, of which 300 are gone, new or renamed, with 10,000."""
    spare_the_collector()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lists = [place / "2026-07-01.xlsx", place / "2026-07-02.xlsx"]
        _write(lists[0], 0)
        _write(lists[1], 100)
        unit = place / "unit"
        unit.mkdir()
        tthc("init", "--province", "X", "--department", "Y", cwd=unit)()
        tthc("import", str(lists[0]), cwd=unit)()
        days = iter(range(2, 29))
        compare(
            f"a list of {ROWS} rows against {ROWS} / calamine, both files",
            lambda: _take(unit, lists, next(days)),
            lambda: [_bare(one) for one in lists],
            3.0,
        )


def _take(unit: Path, lists: list[Path], day: int) -> None:
    """Take the two lists in turn, each the next day; no process is started but the reader's own."""
    with chdir(unit), redirect_stdout(StringIO()):
        code = run(["import", str(lists[(day + 1) % 2]), "--taken-on", f"2026-07-{day:02}"])
    if code:
        raise SystemExit(code)


def _bare(path: Path) -> int:
    return sum(1 for _ in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows())


def _write(path: Path, edited: int) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Danh sách TTHC")
        sheet.merge_range(0, 0, 0, 4, TITLE)
        sheet.write_row(1, 0, HEADER)
        for number in range(ROWS):
            sheet.write_row(number + 2, 0, _row(number + edited, renamed=number < edited * 2))


def _row(number: int, *, renamed: bool) -> tuple[str, ...]:
    name = f"Cấp lại chứng chỉ hành nghề trong trường hợp bị thu hồi, loại {number} "
    bodies = "Chủ tịch ủy ban nhân dân cấp tỉnh\nSở Tư Pháp"
    return (
        f"1.{number:06d}",
        name + "(sửa đổi)" if renamed else name,
        "Bộ Tư pháp",
        bodies,
        f"Lĩnh vực {number % 40}",
    )
