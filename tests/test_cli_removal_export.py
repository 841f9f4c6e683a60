"""Are the two tables of what must go exported whole, and does no cell run as a formula?"""

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.abolished import ABOLITIONS, ON, abolish_one
from tests.registers import Unit
from tthc.intake.csv_text import csv_rows, decode
from tthc.report.paper import Column, Sheet
from tthc.report.printing import to_csv
from tthc.report.spreadsheet import to_csv_file, to_xlsx

abolished = pytest.fixture(abolish_one)


def test_the_two_tables_are_exported_and_read_back(abolished: Unit, tmp_path: Path) -> None:
    file = tmp_path / "de-nghi.xlsx"
    done = abolished.call("removal", "export", "--output", str(file), *ON, "--lang", "vi")
    assert done.code == 0, done.err

    book = CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))
    procedures = book.get_sheet_by_name("TTHC đề nghị gỡ bỏ").to_python()
    documents = book.get_sheet_by_name("Văn bản hết hiệu lực").to_python()
    assert procedures[0][:3] == ["STT", "Số hồ sơ (mã) TTHC", "Tên thủ tục hành chính"]
    assert (procedures[1][1], procedures[1][4], procedures[1][-1]) == (
        *("1.014390", "99/QĐ-UBND", date(2025, 11, 12)),
    )
    assert documents[1][1:5] == ["12/2020/TT-BTC", "=Thông tư", "toàn bộ", "9/2025/TT-BTC"]


def test_csv_is_for_excel_and_runs_no_formula(abolished: Unit, tmp_path: Path) -> None:
    file = tmp_path / "van-ban.csv"
    done = abolished.call("removal", "export", "--output", str(file), "--documents", *ON)
    assert done.code == 0, done.err

    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (_, row) = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert row[2] == "'=Thông tư"


def test_what_ended_a_part_is_not_what_ended_the_whole(abolished: Unit, tmp_path: Path) -> None:
    abolished.record(
        "force.ended",
        "01/06/2025",
        *("--document", "12/2020/TT-BTC", "--cause", "5/2025/TT-BTC", "--extent", "part"),
    )
    (shown,) = abolished.ask("removal", "show", "D2", *ON)["removals"]
    file = tmp_path / "van-ban.csv"
    abolished.ask("removal", "export", "--output", str(file), "--documents", *ON)

    assert shown["ended_by"] == ["9/2025/TT-BTC"]
    (row,) = list(csv.reader(StringIO(file.read_text("utf-8-sig"))))[1:]
    assert row[3] == "toàn bộ"


def test_a_file_of_another_kind_or_one_that_cannot_be_written_is_refused(
    abolished: Unit, tmp_path: Path
) -> None:
    locked = tmp_path / "x.xlsx"
    locked.mkdir()

    assert abolished.call("removal", "export", "--output", str(tmp_path / "a.pdf")).code == 2
    missing = tmp_path / "none" / "a.xlsx"
    assert abolished.call("removal", "export", "--output", str(missing)).code == 3


PAYLOADS = ("=1+1", "+1", "-1", "@A1", "\tx", "＝1", "＠x", "'=1", "''+1", "'quoted", "plain", "")


def test_cells_come_back_from_csv_exactly_as_they_were() -> None:
    sheet = Sheet("t", (Column("a", "a"), Column("b", "b")), tuple((one, "x") for one in PAYLOADS))

    for text in (to_csv(sheet), decode("f.csv", to_csv_file(sheet))):
        _, *rows = csv_rows("f.csv", text, None)
        assert [row[0] for row in rows] == list(PAYLOADS)
        cells = [row[0] for row in csv.reader(StringIO(text, newline=""))]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "＝", "＠")]


def test_a_workbook_holds_text_and_no_formula_and_is_the_same_twice(tmp_path: Path) -> None:
    sheet = Sheet("t", (Column("a", "a"),), tuple((one,) for one in PAYLOADS[:-1]))
    file = tmp_path / "x.xlsx"
    file.write_bytes(to_xlsx([sheet]))

    rows = (
        CalamineWorkbook.from_filelike(BytesIO(file.read_bytes())).get_sheet_by_index(0).to_python()
    )
    assert [row[0] for row in rows[1:]] == list(PAYLOADS[:-1])
    assert to_xlsx([sheet]) == to_xlsx([sheet])


def test_an_imported_abolition_fills_the_columns_of_the_proposal(unit: Unit) -> None:
    file = unit.folder / "bai-bo.csv"
    file.write_text(ABOLITIONS, encoding="utf-8")
    listed = ("--document", "721/QĐ-UBND", "--document-date", "11/4/2024", "--place", "I/4")
    unit.record("procedure.listed", "11/4/2024", "--procedure", "1.000104", *listed)
    unit.ask("import", str(file), "--as", "abolitions")
    ministry = ("--decision", "3659/QĐ-BKHCN", "--decision-date", "13/11/2025")
    unit.record("announcement.signed", "19/11/2025", *ministry, "--document", "2873/QĐ-UBND")
    ended = ("--procedure", "1.000701", "--title", "Ghi tay", "--field", "Du lịch")
    unit.record("force.ended", "18/11/2025", *ended, "--document", "2000/QĐ-UBND")
    out = unit.folder / "go-bo.csv"
    unit.call("removal", "export", "--output", str(out), "--procedures", "--as-of", "05/12/2025")
    rows = [
        row[1:7] + row[9:] for row in csv.reader(StringIO(out.read_text(encoding="utf-8-sig")))
    ][1:]
    text = "100/2025/NĐ-CP"
    standing = "thường xuyên"
    assert sorted(rows) == [
        ["1.000101", "Tỉnh bãi bỏ", "Khoa học", "1805/QĐ-UBND", text, "18/11/2025", "25/11/2025"],
        ["1.000102", "Tỉnh ngày sau", "Khoa học", "1805/QĐ-UBND", text, "01/12/2025", "08/12/2025"],
        ["1.000104", "Theo dòng", "", "1805/QĐ-UBND", text, "18/11/2025", "25/11/2025"],
        ["1.000105", "Bộ bãi bỏ", "Khoa học", "2873/QĐ-UBND", text, "19/11/2025", "26/11/2025"],
        ["1.000701", "Ghi tay", "Du lịch", "2000/QĐ-UBND", "", "18/11/2025", standing],
    ]
    assert "A0-" not in unit.call("list", "--as-of", "05/12/2025").out


def test_a_csv_says_which_table_it_leaves_out(abolished: Unit, tmp_path: Path) -> None:
    typed = ("removal", "export", "--output", str(tmp_path / "de-nghi.csv"), *ON)
    left = "Chưa ghi vì .csv chỉ có một bảng: Văn bản"
    assert left in " ".join(abolished.call(*typed).out.split())
    assert "Chưa ghi" not in abolished.call(*typed, "--procedures").out
    both = ("--procedures", "--documents")
    assert abolished.call(*typed, *both).code == 2
    whole = ("removal", "export", "--output", str(tmp_path / "de-nghi.xlsx"), *ON, *both)
    assert set(abolished.ask(*whole)["rows"]) == {"procedures", "documents"}


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_proposal_is_not_taken_for_a_list_to_import(
    abolished: Unit, tmp_path: Path, name: str, lang: str
) -> None:
    file = tmp_path / name
    abolished.call("removal", "export", "--output", str(file), *ON, "--lang", lang)
    for forced in ((), ("--as", "abolitions"), ("--as", "documents")):
        refused = abolished.call("import", str(file), *forced, "--lang", "vi")
        assert refused.code == 3
        assert "đây là danh sách đề nghị gỡ bỏ do `tthc removal export` lập" in refused.err
    of_documents = tmp_path / "b.csv"
    abolished.call("removal", "export", "--documents", "--output", str(of_documents), *ON)
    assert "đề nghị gỡ bỏ do" in abolished.call("import", str(of_documents)).err


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_proposal_takes_the_place_of_no_other_paper_unless_it_is_asked_to(
    abolished: Unit, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    written = ("removal", "export", "--procedures", "--output", str(file), *ON)
    assert abolished.call(*written).code == 0
    assert abolished.call(*written).code == 0, "repeated, it is the same paper"
    file.write_bytes(b"ban da ky")
    refused = abolished.call(*written)
    assert refused.code == 3
    assert "đã có tệp mang tên này" in refused.err
    assert file.read_bytes() == b"ban da ky"
    assert abolished.call(*written, "--replace").code == 0
    assert file.read_bytes() != b"ban da ky"
