"""Real files for the tests of intake, and the one unit and day that they are read for."""
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from tthc.errors import InputFileError
from tthc.intake.forms import InputKind
from tthc.intake.problems import RowOutcome, RowRead, Severity
from tthc.intake.reading import FileRead, read_file
from tthc.workflows.facts import Content

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 1, 10)
TEN_COLUMNS = [
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
]
THIRTEEN_COLUMNS = [
    *("Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản"),
    *("Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận văn bản", "Ký nhận"),
    *("Ghi chú", "Loại văn bản", "Độ khẩn", "Lĩnh vực", "Xử lý chính"),
]
HEADER = ["Mã số", "Tên", "Lĩnh vực"]
ROW = ["1.002099", "Đăng ký hoạt động của chi nhánh", "Luật sư"]
LINES = (",".join(HEADER), ",".join(ROW))

Value = str | int | float | date | None


def read(path: Path, kind: InputKind | None = None, sheet: str | None = None) -> FileRead:
    return read_file(
        path, province="Bắc Ninh", department="Sở Y", today=TODAY, kind=kind, sheet=sheet
    )


def write_xlsx(path: Path, *sheets: Sequence[Sequence[Value]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, rows in enumerate(sheets, start=1):
            page = book.add_worksheet(f"Sổ {number}")
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(r, c, datetime.combine(value, time()), day)
                    else:
                        page.write(r, c, value)
    return path


def write_merged(path: Path, header: list[str], merged: dict[int, str], column: list[str]) -> Path:
    """Write two rows whose `merged` cells are merged downwards, and one more, beside `column`."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, header)
        for at, text in merged.items():
            page.merge_range(1, at, 2, at, text)
        free = next(at for at in range(len(header)) if at not in merged)
        page.write_column(1, free, column)
        page.merge_range(5, 0, 5, len(header) - 1, "Tổng số: 3")
    return path


def write_csv(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def contents(rows: Sequence[RowRead]) -> list[Content]:
    return [content for row in rows for content in row.contents]


def outcomes(rows: Sequence[RowRead]) -> list[tuple[int, RowOutcome]]:
    return [(row.row, row.outcome) for row in rows]


def warnings(rows: Sequence[RowRead]) -> list[tuple[int, str]]:
    return [
        (one.row, one.column)
        for row in rows
        for one in row.problems
        if one.severity is Severity.WARNING
    ]


def titles(path: Path) -> list[str | None]:
    return [one.title for row in read(path).rows for one in row.contents]


def refusal(path: Path, sheet: str | None = None, kind: InputKind | None = None) -> InputFileError:
    with pytest.raises(InputFileError) as caught:
        list(read(path, kind, sheet).rows)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 3
    return caught.value
