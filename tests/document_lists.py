"""Lists of legal documents and of abolished procedures as officers keep them, and their writing.

Rows of documents are real ones: vbpl.vn (lịch sử hiệu lực),
thuvienphapluat.vn (3562/QĐ-BVHTTDL), vanbanphapluat.co (119/QĐ-UBND, Bắc Giang), baothainguyen.vn.
"""

import csv
from pathlib import Path

HEADER = (
    *("Số, ký hiệu", "Cơ quan ban hành", "Ngày ban hành", "Ngày có hiệu lực"),
    *("Ngày hết hiệu lực", "Tình trạng hiệu lực", "Văn bản thay thế/bãi bỏ"),
    *("Ngày của văn bản đó", "Sửa đổi bởi", "TTHC căn cứ", "Nguồn"),
)
DOCUMENTS = """\
23/2007/NĐ-CP|Chính phủ|12/02/2007|11/03/2007|15/01/2018||09/2018/NĐ-CP||||vbpl.vn 14661
42/2005/QĐ-BYT|BYT|08/12/2005|31/12/2005|01/01/2013||19/2012/TT-BYT; 153/2012/TT-BTC||||16963
12/2012/TT-BYT||05/07/2012|20/08/2012|15/02/2016|Hết hiệu lực một phần|57/2015/TT-BYT|||1.000001|
4597/QĐ-BVHTTDL (mục A5 phần II, số 33)||27/12/2016||25/09/2018||3562/QĐ-BVHTTDL|25/09/2018|||
119/QĐ-UBND|UBND tỉnh Bắc Giang|23/11/2009||25/08/2015||366/QĐ-UBND||||
4054-QĐ/UBND (Thái Nguyên)||28/12/2018|||Hết hiệu lực toàn bộ|||||
28/CP (Nghị định)||29/04/1995|01/01/1995|cùng ngày||54/2006/NĐ-CP||||vbpl.vn 9921
4001/QĐ-BKHCN||01/12/2025||kể từ ngày Thông tư 36/2025/TT-BKHCN có hiệu lực||||2/QĐ-BKHCN||
1/QĐ-BKHCN||01/12/2025||cùng ngày||||||
2/QĐ-BKHCN||01/12/2025||không rõ||||||
3/QĐ-BKHCN|||||Còn hiệu lực|||4/QĐ-BKHCN ngày 02/12/2025||
4/QĐ-BKHCN||01/12/2025||||văn bản của Bộ||||
"""
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
