"""A unit with one procedure that was abolished and announced, and one document that ended."""

from tests.registers import Unit

TEN = ("--decision", "10/QĐ-BTC")
CODE = ("--procedure", "1.014390")
ON = ("--as-of", "20/11/2025")


def abolish_one(unit: Unit) -> Unit:
    """Begin with one procedure abolished and announced, and one document ended."""
    unit.record("decision.issued", "03/11/2025", *TEN, *CODE, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/11/2025", *TEN, *CODE, "--document", "99/QĐ-UBND")
    unit.record(
        "force.ended",
        "01/11/2025",
        *("--document", "12/2020/TT-BTC", "--cause", "9/2025/TT-BTC", "--title", "=Thông tư"),
    )
    return unit


LATER = ("--as-of", "05/12/2025")
ABOLITIONS = """\
Số hồ sơ TTHC,Tên TTHC,Tên VBQPPL quy định việc bãi bỏ,Quyết định bãi bỏ,Ngày ký,\
Ngày hết hiệu lực,Quyết định công bố danh mục,Số thứ tự tại danh mục,Lĩnh vực
1.000101,Tỉnh bãi bỏ,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,,,,Khoa học
1.000102,Tỉnh ngày sau,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,01/12/2025,,,Khoa học
1.000105,Bộ bãi bỏ,Nghị định 100/2025/NĐ-CP,3659/QĐ-BKHCN,13/11/2025,,,,Khoa học
,Theo dòng,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,,721/QĐ-UBND ngày 11/4/2024,4 Mục I,
"""
