"""How a test writes a list as the National Portal exports it (real files of 20/07/2026)."""
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

TITLE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n"
    "------------------------------\n\nDANH SÁCH THỦ TỤC HÀNH CHÍNH\n\n\n"
)
HEADER = ("Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực")
# Three rows of the list of Bộ Tư pháp, July 2026, as they stand there.
TRUSTEE = (
    "1.014966",
    "Cấp lại chứng chỉ hành nghề Quản tài viên trong trường hợp bị thu hồi chứng chỉ hành nghề ",
    "Bộ Tư pháp",
    "Chủ tịch ủy ban nhân dân cấp tỉnh\nSở Tư Pháp",
    "Quản tài viên",
)
ADOPTION = (
    "1.003976",
    "Giải quyết việc nuôi con nuôi có yếu tố nước ngoài đối với trẻ em sống ở cơ sở nuôi dưỡng",
    "Bộ Tư pháp",
    "Bộ Tư pháp\nỦy ban nhân dân cấp tỉnh",
    "Nuôi con nuôi",
)
AUCTION = (
    "2.002139",
    "Đăng ký tham dự kiểm tra kết quả tập sự hành nghề đấu giá tài sản",
    "Bộ Tư pháp",
    "",
    "Đấu giá tài sản",
)
Row = Sequence[str | float]


def write_export(path: Path, rows: Sequence[Row], header: Row = HEADER, title: str = TITLE) -> Path:
    """Write the one sheet "Danh sách TTHC": a merged title, the header in row 2, the rows."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Danh sách TTHC")
        sheet.merge_range(0, 0, 0, len(header) - 1, title)
        for number, row in enumerate((header, *rows), start=1):
            sheet.write_row(number, 0, row)
    return path
