"""A list of abolished procedures as officers keep one, and how a test writes such lists."""

import csv
from pathlib import Path

ABOLISHED = (
    *("Mã TTHC", "Tên TTHC", "Tên VBQPPL quy định việc bãi bỏ", "Quyết định bãi bỏ"),
    *("Ngày quyết định bãi bỏ", "Ngày hết hiệu lực", "Quyết định công bố danh mục"),
    "Số thứ tự tại danh mục",
)
ABOLITIONS = """\
1.000005|Thủ tục A|Thông tư 36/2025/TT-BKHCN|1805/QĐ-UBND|01/06/2025|||
|Thủ tục B (1.000006)||||kể từ ngày Thông tư 36/2025/TT-BKHCN có hiệu lực||
|Hai thủ tục||||01/07/2025|719/QĐ-UBND ngày 11/4/2024|17, 18 Mục I
1.000007|Thủ tục C|Thông tư 1/2025/TT-BTP|2256/QĐ-BTP|02/06/2025|31/02/2025||
|Thủ tục D||||||
|Thủ tục E||||||số thứ tự 3
"""


def write_rows(folder: Path, header: tuple[str, ...], rows: str) -> str:
    file = folder / "danh-sach.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *(row.split("|") for row in rows.splitlines())])
    return str(file)
