"""Files as officers and worse send them: every list, spoilt cell by cell or byte by byte."""

import unicodedata
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from hypothesis import strategies as st

from tests.intake_files import write_xlsx
from tthc.intake.forms import FORMS, InputKind

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1258")
Rows = list[list[str]]

# What stands in such cells, and what should not.
_CELLS = [
    *(
        "",
        " ",
        "-",
        "x",
        "n/a",
        "không có",
        "…",
        "#N/A",
        "1.5",
        "-5",
        "1e400",
        "2586",
        "0",
        "\u00a0",
    ),
    *("05/01/2026", "2026-01-05", "5/1/26", "31/02/2026", "00/00/0000", "46027", "01/2026"),
    *("ngày 05 tháng 01 năm 2026", "05/01/2026 07:30", "9999-12-31", "05/01/2026; 06/01/2026"),
    *("2586/QĐ-BKHCN", "2586/QĐ-BKHCN; 886/QĐ-BNV", "2586/qd-bkhcn ngày 05/01/2026", "/QĐ-", "QĐ"),
    *("1188/QĐ-UBND", "12/TTr-SKHCN", "1.014390", "1.014390.H05", "1.001122.000.00.00.H48"),
    *("1.014390; 2.000908", "A.b.c", "1.", "999999999999999999999", "decision.received"),
    *(
        "announcement.signed",
        "removal.done",
        "fact.voided",
        "portal.shown",
        "note.added",
        "abolished",
    ),
    *("Quyết định công bố thủ tục hành chính được sửa đổi, bổ sung", "toàn bộ", "một phần", "mới"),
    *("Hoà Bình", "Hòa Bình", "=1+1", "'=1+1", "=cmd|' /C calc'!A0", "\ufeff", "\u200b", "\ud7ff"),
    *("a" * 5000, '"', '""', "a\nb", "a;b", "a,b", "Bắc Ninh", "Sở Y tế", "có", "14:30", "25:99"),
    "\U0001f600",
    "\u0000",
    "\x1f",
]
cells = st.one_of(st.sampled_from(_CELLS), st.text(max_size=12))
KINDS = [kind for kind in InputKind if kind is not InputKind.SNAPSHOT]


@st.composite
def tables(draw: st.DrawFn, kind: InputKind) -> Rows:
    """Make a list of a kind under a true header, with columns and cells as they come."""
    columns = FORMS[kind]
    taken = [column for column in columns if column.required or draw(st.booleans())]
    header = [draw(st.sampled_from(column.headers)) for column in draw(st.permutations(taken))]
    width = len(header) + draw(st.integers(-1, 1))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6))
    title = [["Danh mục kèm theo"]] * draw(st.integers(0, 1))
    return [*title, header, *rows]


def csv_bytes(rows: Rows, separator: str, encoding: str, *, decomposed: bool) -> bytes:
    """Write rows as spreadsheets do; what an encoding cannot say becomes a question mark."""
    lines = (separator.join(_quoted(cell) for cell in row) for row in rows)
    text = "\r\n".join(lines)
    if decomposed or encoding == "cp1258":
        text = unicodedata.normalize("NFD" if decomposed else "NFC", text)
    if encoding == "cp1258":
        return b"".join(_windows(letter) for letter in text)
    return text.encode(encoding, "replace")


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & set('",;\t\r\n') else cell


def _windows(letter: str) -> bytes:
    """Take a letter apart as far as Windows-1258 asks: one letter, then one tone."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        apart = unicodedata.normalize("NFD", letter)
        whole = unicodedata.normalize("NFC", apart[:2]), unicodedata.normalize("NFC", apart[0::2])
        tones = (apart[2:], apart[1:2])
        for base, tone in zip(whole, tones, strict=True):
            try:
                return (base + tone).encode("cp1258")
            except UnicodeEncodeError:
                continue
        return b"?"


def workbook_bytes(path: Path, rows: Rows) -> bytes:
    """Write rows as a workbook; letters that XML forbids are xlsxwriter's own business."""
    return write_xlsx(path, [[_sayable(cell) for cell in row] for row in rows]).read_bytes()


def _sayable(cell: str) -> str:
    return "".join(one for one in cell if not "\ud800" <= one <= "\udfff")[:3000]


def with_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Change the text of one part of a workbook, and pack it again."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            said = source.read(name)
            changed = said.replace(old, new, 1) if name.endswith(part) else said
            archive.writestr(name, changed, zipfile.ZIP_DEFLATED)
    return target.getvalue()


_ENTRIES = (
    *("word/document.xml", "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    *(
        "xl/sharedStrings.xml",
        "../../etc/passwd",
        "/a",
        "a/",
        "C:\\a",
        "ds.csv",
        "ds.csv",
        "\u1ea1",
    ),
)


@st.composite
def archives(draw: st.DrawFn, book: bytes) -> bytes:
    """Make an archive of other parts, or put them into a workbook, and cut its end off at times."""
    target = BytesIO(book)
    names = draw(st.lists(st.sampled_from(_ENTRIES), min_size=1, max_size=4, unique=True))
    method = draw(st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)))
    with zipfile.ZipFile(target, "a", method) as archive:
        held = set(archive.namelist())
        for name in names:
            if name not in held:
                archive.writestr(name, draw(st.binary(max_size=60)) * draw(st.integers(0, 50)))
    data = target.getvalue()
    return data[: len(data) - draw(st.sampled_from((0, 0, 0, 1, 22, 100)))]


# What parts of a workbook are made to say: words that readers look for, replaced by others.
PARTS = ("sheet1.xml", "sharedStrings.xml", "workbook.xml", "styles.xml", "workbook.xml.rels")
WORDS: Sequence[tuple[bytes, bytes]] = (
    *((b'r="A2"', new) for new in (b'r="XFD1048576"', b'r="A0"', b'r="2A"', b'r=""', b"")),
    *((b'count="', new) for new in (b'count="4294967295', b'count="-', b'count="x')),
    *((b't="s"', new) for new in (b't="d"', b't="e"', b't="b"', b't="zz"', b"")),
    *((b"<v>0</v>", new) for new in (b"<v>99999</v>", b"<v>-1</v>", b"<v>1e400</v>", b"<v/>")),
    *((b"<row ", new) for new in (b"<row r='1' ", b"<rwo ", b"<row><row ")),
    *((b"</sheetData>", new) for new in (b"", b"<row r='1048576'/></sheetData>")),
    (b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet"),
    (b"<?xml", b"<!--"),
    (b'Target="worksheets/sheet1.xml"', b'Target="../../../../etc/passwd"'),
    (b"numFmtId", b"numFmtIb"),
    (b"<si><t>", b"<si><t>&a;"),
    (b'encoding="UTF-8"', b'encoding="UTF-16"'),
    (b"<dimension ref=", b"<dimension ref='A1:A2' x="),
    (b"<sheet ", b"<sheet state='veryHidden' "),
)
