"""Registers of many cases, made anew for each run: what happened is invented, its shape is real."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from bench.measuring import tthc

HEADER = (
    *("Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản"),
    *("Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận văn bản", "Ký nhận"),
    *("Ghi chú", "Loại văn bản", "Độ khẩn", "Lĩnh vực", "Xử lý chính"),
)
MINISTRIES = ("BKHCN", "BTP", "BTC", "BYT", "BNV", "BCT", "BXD", "BGDĐT")
FIRST = date(2012, 1, 2)
SPAN = 5000  # days


def write_dispatches(path: Path, rows: int, share: float) -> None:
    """Write a dispatch register in which `share` of the rows are announcement decisions."""
    chance = random.Random(1)  # noqa: S311 - the same register each time
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "Sổ lưu cấp số văn bản đến: SỔ VĂN BẢN ĐẾN")
    for column, heading in enumerate(HEADER):
        sheet.write_string(1, column, heading)
    for row in range(rows):
        arrived = FIRST + timedelta(days=row * SPAN // rows)
        signed = arrived - timedelta(days=chance.randint(0, 6))
        cells = _announcement(row, chance) if chance.random() < share else _other(row)
        dates = (f"{arrived:%d/%m/%Y}", str(row + 1), cells[0], cells[1], f"{signed:%d/%m/%Y}")
        for column, text in enumerate((*dates, *cells[2:])):
            sheet.write_string(row + 2, column, text)
    book.close()


def make_cases(folder: Path, cases: int, share_open: float) -> None:
    """Make a register of `cases` cases, all settled but `share_open`, ten to a decision."""
    tthc("init", "--province", "X", "--department", "Y", cwd=folder)()
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("kind", "happened_on", "decision", "decision_date", "procedure", "document")
        )
        chance = random.Random(1)  # noqa: S311
        for number in range(cases // 10):
            _write_decision(writer, number, number >= cases // 10 * (1 - share_open), chance)
    tthc("import", "facts.csv", cwd=folder)()


def _write_decision(writer: object, number: int, still_open: bool, chance: random.Random) -> None:  # noqa: FBT001
    write = writer.writerow  # type: ignore[attr-defined]
    signed = date(2024, 1, 2) + timedelta(days=number % 700)
    ministry = MINISTRIES[number % len(MINISTRIES)]
    decision = (f"{number + 1}/QĐ-{ministry}", f"{signed:%d/%m/%Y}")
    arrived = signed + timedelta(days=3)
    for procedure in range(10):
        write(
            (
                "decision.issued",
                f"{signed:%d/%m/%Y}",
                *decision,
                f"1.{number * 10 % 900000 + procedure + 100000}",
                "",
            )
        )
    write(("dispatch.registered", f"{arrived:%d/%m/%Y}", *decision, "", str(number)))
    if not still_open:
        done = arrived + timedelta(days=chance.choice((1, 1, 2, 2, 3, 3, 3, 9)))
        write(("announcement.signed", f"{done:%d/%m/%Y}", *decision, "", f"{number}/QĐ-UBND"))
        shown = done + timedelta(days=chance.choice((1, 2, 3, 4, 5, 6, 7, 12)))
        write(("announcement.published", f"{shown:%d/%m/%Y}", *decision, "", ""))


def _announcement(row: int, chance: random.Random) -> tuple[str, ...]:
    ministry = chance.choice(MINISTRIES)
    text = "Quyết định về việc công bố thủ tục hành chính được sửa đổi, bổ sung lĩnh vực dữ liệu"
    number = f"{row % 9000 + 1}/QĐ-{ministry}"
    return ("Bộ", number, text, "Sở A; Sở B", "", "", "Quyết định", "Thường", "Dữ liệu", "Phòng 1")


def _other(row: int) -> tuple[str, ...]:
    text = "Về việc dự toán chi thường xuyên"
    return ("Sở Tài chính", f"{row}/STC-NS", text, "VP", "", "", "Công văn", "Thường", "TC", "VP")
