"""Is a file opened whatever its encoding and format, or refused in words that say what to do?"""

import gc
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake_files import FILES, TEN_COLUMNS, outcomes, read, write_csv, write_xlsx
from tthc.errors import InputFileError
from tthc.intake.forms import InputKind
from tthc.intake.problems import BLANK, RowOutcome
from tthc.intake.refusals import (
    ColumnTwiceError,
    CsvDamagedError,
    EncodingUnknownError,
    FileEmptyError,
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    HeaderMisspeltError,
    HeaderUnknownError,
    HtmlTableError,
    NotAFileError,
    PasswordError,
    SeveralSheetsError,
    SheetMissingError,
    WorkbookAreaError,
    WorkbookBombError,
    WorkbookDamagedError,
    WorkbookFormatError,
    WorkbookTooHeavyError,
)

HEADER = ["Mã số", "Tên", "Lĩnh vực"]
ROW = ["1.002099", "Đăng ký hoạt động của chi nhánh", "Luật sư"]
LINES = (",".join(HEADER), ",".join(ROW))
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def titles(path: Path) -> list[str | None]:
    return [one.title for row in read(path).rows for one in row.contents]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    assert titles(write_csv(tmp_path / "a.csv", *LINES, encoding=encoding)) == [ROW[1]]


def test_an_old_windows_csv_is_read_when_it_gives_vietnamese(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    # "Mã số,Tên / 1.002099,Đăng ký" in Windows-1258: tones follow their letter (0xEC sắc).
    path.write_bytes(b"Ma\xde s\xf4\xec,T\xean\r\n1.002099,\xd0\xe3ng ky\xec t\xe0i\r\n")
    assert titles(path) == ["Đăng ký tài"]


@pytest.mark.parametrize(
    "data",
    [
        b"M\xb7 s\xe8,T\xaan\r\n1.002099,\xa7\xa8ng k\xfd\r\n",  # TCVN3
        b"\xff\xfe\x00",
        "Mã số,Tên\r\n1.002099,a\r\n".encode("utf-16-le"),  # no byte order mark
        b"\xd2\x00\x81",
    ],
    ids=["tcvn3", "half a utf-16 letter", "utf-16 unmarked", "noise"],
)
def test_other_encodings_are_refused_with_the_way_to_unicode(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(EncodingUnknownError, match="CSV UTF-8"):
        read(tmp_path / "a.csv")


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_the_separator_is_found_under_the_header(tmp_path: Path, separator: str) -> None:
    lines = (separator.join(HEADER), separator.join(ROW))
    path = write_csv(tmp_path / "a.csv", "Danh mục, gồm: a, b, c, d, e, f", "", *lines)
    found = list(read(path).rows)
    assert outcomes(found) == [(4, RowOutcome.FACTS)]


def test_a_cell_over_several_lines_is_one_row(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", LINES[0], '1.002099,"Đăng ký\nhoạt động",', LINES[1])
    assert outcomes(list(read(path).rows)) == [(2, RowOutcome.FACTS), (3, RowOutcome.FACTS)]
    assert titles(path)[0] == "Đăng ký hoạt động"


def test_the_apostrophe_that_disarms_a_formula_is_taken_off_again(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", LINES[0], "1.002099,'=SUM(A1),", "1.002099,'quoted',")
    assert titles(path) == ["=SUM(A1)", "'quoted'"]


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *LINES)
    assert read(path).file_hash == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_text_path_will_do() -> None:
    assert read(Path(str(FILES / "su-kien.csv"))).kind is InputKind.FACTS


def refusal(path: Path, sheet: str | None = None, kind: InputKind | None = None) -> InputFileError:
    with pytest.raises(InputFileError) as caught:
        list(read(path, kind, sheet).rows)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 3
    return caught.value


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    found = refusal(tmp_path / "a.csv")
    assert isinstance(found, FileMissingError)
    assert "there is no such file. Check the name and the folder." in str(found)


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path), NotAFileError)


def test_a_device_is_not_read() -> None:
    assert isinstance(refusal(Path(os.devnull)), NotAFileError)


def test_a_name_that_the_system_refuses_is_unreadable(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path / ("a" * 300)), FileUnreadableError)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file it may not read")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *LINES)
    path.chmod(0)
    assert isinstance(refusal(path), FileUnreadableError)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf\r\n", b" \r\n;;\r\n"])
def test_an_empty_file_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert isinstance(refusal(tmp_path / "a.csv"), FileEmptyError)


def test_an_empty_sheet_says_so(tmp_path: Path) -> None:
    assert isinstance(refusal(write_xlsx(tmp_path / "a.xlsx", [])), FileEmptyError)


def test_an_open_quotation_mark_is_named_with_its_row(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *LINES, '1.0,"' + "x" * 140_000)
    found = refusal(path)
    assert isinstance(found, CsvDamagedError)
    assert "row 3 cannot be cut into cells" in str(found)


@pytest.mark.parametrize(
    "tail",
    [
        ('1.002100,"Cấp lại', "1.002101,Thu hồi,Luật sư"),
        ('1.002100,"Cấp lại', '1.002101,"Thu hồi",'),
    ],
    ids=["until the end", "until the next one"],
)
def test_an_open_quotation_mark_swallows_no_row(tmp_path: Path, tail: tuple[str, ...]) -> None:
    found = refusal(write_csv(tmp_path / "a.csv", *LINES, *tail))
    assert isinstance(found, CsvDamagedError)
    assert "row 3 cannot be cut into cells" in str(found)


def test_an_open_quotation_mark_far_below_the_header_is_found(tmp_path: Path) -> None:
    lines = [LINES[1]] * 40
    found = refusal(write_csv(tmp_path / "a.csv", LINES[0], *lines, '1.002100,"Cấp lại', *lines))
    assert "row 42 cannot be cut into cells" in str(found)


def test_quotation_marks_as_excel_writes_them_are_no_damage(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", LINES[0], '1.002099,"Luật ""A"", B",', '1.002100,a "b",')
    assert titles(path) == ['Luật "A", B', 'a "b"']


def test_files_beyond_the_limit_are_not_read(tmp_path: Path) -> None:
    text, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    with text.open("wb") as file:
        file.truncate(101 * 1024**2)
    book.write_bytes(b"PK" + bytes(21 * 1024**2))
    assert isinstance(refusal(text), FileTooLargeError)
    assert "21 MB" not in str(refusal(text))
    assert "the file has 22 MB, more than the 20 MB that are read" in str(refusal(book))


@pytest.mark.parametrize("start", [b"<html>", b"\r\n<!DOCTYPE html>", b"\xef\xbb\xbf<?xml ?>"])
def test_a_web_page_under_an_excel_name_is_refused(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(start + b"<table><tr><td>x</td></tr></table>")
    found = refusal(tmp_path / "a.xls")
    assert isinstance(found, HtmlTableError)
    assert "this is a web page, not an Excel workbook" in str(found)


def test_an_encrypted_workbook_asks_to_remove_the_password(tmp_path: Path) -> None:
    package = "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "a.xlsx").write_bytes(OLE2 + bytes(504) + package + bytes(512))
    found = refusal(tmp_path / "a.xlsx")
    assert isinstance(found, PasswordError)
    assert "remove the password" in str(found)


def test_an_old_workbook_that_is_only_its_first_bytes_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(OLE2 + bytes(1024))
    assert isinstance(refusal(tmp_path / "a.xls"), WorkbookDamagedError)


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    path.write_bytes(path.read_bytes()[:3000])
    found = refusal(path)
    assert isinstance(found, WorkbookDamagedError)
    assert "Open it in Excel and save it again" in str(found)


def rewrite(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write the workbook again with each part changed; deflated, as Excel does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, change(name, data))
    return path


def in_part(end: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new) if name.endswith(end) else data


def test_a_cell_at_the_end_of_the_sheet_does_not_kill_the_reader(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    rewrite(path, in_part("sheet1.xml", b'r="C2"', b'r="XFD1048576"'))
    assert path.stat().st_size < 10_000
    found = refusal(path)
    assert isinstance(found, WorkbookAreaError)
    assert "a cell lies at XFD1048576, beyond 199999 rows or 200 columns" in str(found)


@pytest.mark.parametrize("name", ["uniqueCount", "count"])
def test_a_claim_of_four_thousand_million_texts_does_not_kill_it(tmp_path: Path, name: str) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    old, new = f' {name}="6"'.encode(), f' {name}="4294967295"'.encode()
    rewrite(path, in_part("sharedStrings.xml", old, new))
    assert isinstance(refusal(path), WorkbookBombError)


def test_a_killer_that_passes_the_check_kills_only_the_child(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    rewrite(path, in_part("sheet1.xml", b'r="C2"', b'r="XFD1048576"'))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:  # the check looks for sheets in their usual folder
        for name, data in parts.items():
            archive.writestr(
                name.replace("xl/worksheets/", "xl/pages/"),
                data.replace(b"worksheets/", b"pages/"),
            )
    assert isinstance(refusal(path), WorkbookTooHeavyError)


def test_a_workbook_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    rewrite(path, in_part("sheet1.xml", b"</worksheet>", b"</worksheet>" + b" " * 50_000_000))
    assert path.stat().st_size < 100_000
    assert isinstance(refusal(path), WorkbookBombError)


def zipped(names: list[str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (zipped(["word/document.xml"]), WorkbookFormatError),
        (zipped(["xl/workbook.bin"]), WorkbookFormatError),
        (zipped(["xl/workbook.xml", *map(str, range(2001))]), WorkbookBombError),
        (zipped(["xl/workbook.xml"], zipfile.ZIP_BZIP2), WorkbookDamagedError),
        (zipped(["xl/workbook.xml"]), WorkbookDamagedError),
        (b"PK\x03\x04", WorkbookDamagedError),
    ],
    ids=["docx", "xlsb", "many parts", "bzip2", "no sheets", "four bytes"],
)
def test_other_archives_are_refused(
    tmp_path: Path, data: bytes, error: type[InputFileError]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    assert isinstance(refusal(tmp_path / "a.xlsx"), error)


def test_a_zip_with_a_password_asks_to_remove_it(tmp_path: Path) -> None:
    data = bytearray(zipped(["xl/workbook.xml"]))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # general purpose bit 0: encrypted
    (tmp_path / "a.xlsx").write_bytes(data)
    assert isinstance(refusal(tmp_path / "a.xlsx"), PasswordError)


def test_a_reader_that_runs_out_of_time_ends_as_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    monkeypatch.setattr("tthc.intake.workbook._CPU_SECONDS", 0)
    found = refusal(path)
    assert isinstance(found, WorkbookTooHeavyError)
    assert "takes too much time or memory" in str(found)


def test_a_text_in_the_place_of_a_day_keeps_its_excel_spelling(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ["1.002099", date(2026, 1, 5), 3]])
    assert titles(path) == ["2026-01-05"]


def test_rows_that_nobody_reads_leave_no_open_file(tmp_path: Path) -> None:
    found = read(write_xlsx(tmp_path / "a.xlsx", [HEADER, *[ROW] * 600]))
    assert next(found.rows).row == 2
    del found
    gc.collect()  # an unclosed file would warn, and warnings are errors


def test_the_list_is_found_on_the_second_sheet(tmp_path: Path) -> None:
    found = read(write_xlsx(tmp_path / "a.xlsx", [["Hướng dẫn", "x"]], [HEADER, ROW]))
    assert (found.sheet, len(list(found.rows))) == ("Sổ 2", 1)


def test_lists_on_several_sheets_are_not_chosen_between(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW], [HEADER, ROW])
    found = refusal(path)
    assert isinstance(found, SeveralSheetsError)
    assert "several sheets hold a list: Sổ 1, Sổ 2" in str(found)
    assert read(path, sheet="Sổ 2").sheet == "Sổ 2"


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    found = refusal(write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW]), sheet="Sổ 9")
    assert isinstance(found, SheetMissingError)
    assert "there is no sheet Sổ 9. The sheets are: Sổ 1." in str(found)


def test_an_unknown_header_is_answered_with_the_nearest_list(tmp_path: Path) -> None:
    found = refusal(write_csv(tmp_path / "a.csv", "Ngày đến,Số đến,Cột lạ", "1,2,3"))
    assert isinstance(found, HeaderUnknownError)
    assert (
        'Columns found: "Ngày đến", "Số đến", "Cột lạ". The nearest list is dispatches; columns '
        'missing: "Số, ký hiệu văn bản", "Ngày tháng văn bản", '
        '"Tên loại và trích yếu nội dung văn bản".'
    ) in str(found)


def test_a_misspelt_header_is_suggested_but_never_guessed(tmp_path: Path) -> None:
    header = ",".join(f'"{one}"' for one in TEN_COLUMNS).replace("Ngày đến", "Ngày đên nơi")
    found = refusal(write_csv(tmp_path / "a.csv", header, "1,2,3"))
    assert isinstance(found, HeaderMisspeltError)
    assert 'If the column "Ngày đên nơi" is meant, name it "Ngày đến".' in str(found)


def test_a_forced_kind_that_the_header_is_not_says_what_is_missing(tmp_path: Path) -> None:
    found = refusal(write_csv(tmp_path / "a.csv", *LINES), kind=InputKind.ANNOUNCEMENTS)
    assert 'columns missing: "Số quyết định công bố", "Ngày ký", "Quyết định của Bộ"' in str(found)


def test_two_columns_of_one_name_are_not_chosen_between(tmp_path: Path) -> None:
    found = refusal(write_csv(tmp_path / "a.csv", "Mã số,Tên,Mã TTHC", "1.002099,a,1.002100"))
    assert isinstance(found, ColumnTwiceError)
    assert 'the columns "Mã số" and "Mã TTHC" say the same' in str(found)


def test_of_a_header_of_two_rows_the_lower_one_counts(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "Mã số,Tên,Khác", "Mã số,Tên,Lĩnh vực", LINES[1])
    assert [row.row for row in read(path).rows] == [3]


def test_a_header_below_row_15_is_not_looked_for(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *["tiêu đề,x"] * 15, *LINES)
    assert isinstance(refusal(path), HeaderUnknownError)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_workbook_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "a.xlsx", [HEADER, ROW])
        raw = bytearray(path.read_bytes())
        for at, byte in changes:
            raw[2 + at % (len(raw) - 2)] = byte
        path.write_bytes(raw)
        try:
            rows = list(read(path).rows)
        except InputFileError:
            rows = []
        assert len(rows) <= 1


TEXT = st.text(max_size=12)
HEADERS = {
    InputKind.DISPATCHES: TEN_COLUMNS,
    InputKind.DECISIONS: ["Số quyết định", "Ngày ký", "Mã TTHC", "Rút gọn", "Loại thay đổi"],
    InputKind.ANNOUNCEMENTS: [
        "Số quyết định công bố",
        "Ngày ký",
        "Quyết định của Bộ",
        "Ngày quyết định của Bộ",
        "Mã TTHC",
    ],
    InputKind.PROCEDURES: HEADER,
    InputKind.SNAPSHOT: HEADER,
    InputKind.DOCUMENTS: ["Số, ký hiệu", "Ngày hết hiệu lực", "Văn bản thay thế/bãi bỏ", "Mã TTHC"],
    InputKind.ABOLITIONS: [
        "Mã TTHC",
        "Tên TTHC",
        "Tên VBQPPL quy định việc bãi bỏ",
        "Quyết định bãi bỏ",
        "Ngày hết hiệu lực",
        "Số thứ tự tại danh mục",
    ],
    InputKind.FACTS: ["kind", "happened_on", "decision", "procedure", "corrects"],
}
LIKELY = st.sampled_from(
    ["05/01/2026", "161/QĐ-BTP", "Công bố TTHC", "1.014390", "null", "x", "notice.posted", "12"]
)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), kind=st.sampled_from(InputKind))
def test_any_text_in_any_cell_ends_as_facts_nothing_or_an_error(
    data: st.DataObject, kind: InputKind
) -> None:
    width = len(HEADERS[kind])
    cell = st.one_of(LIKELY, TEXT)
    table = data.draw(st.lists(st.lists(cell, min_size=width, max_size=width), max_size=4))
    quoted = [[one.replace('"', '""') for one in row] for row in [HEADERS[kind], *table]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        text = "\r\n".join(";".join(f'"{one}"' for one in row) for row in quoted)
        path.write_bytes(text.encode("utf-8", "replace"))
        rows = list(read(path, kind).rows)
    filled = [row for row in table if any(row)]
    assert len(rows) <= len(filled)
    for row in rows:
        assert (row.outcome is RowOutcome.FACTS) == bool(row.contents)
        assert (row.outcome is RowOutcome.REFUSED) == any(
            one.severity.value == "error" for one in row.problems
        )
        assert all(one.message.startswith(f"Row {row.row}, column ") for one in row.problems)


@pytest.mark.parametrize(
    ("header", "row", "column"),
    [
        ("Số quyết định,Ngày ký", "2586/QĐ-BKHCN", "Ngày ký"),
        ("kind,happened_on,decision", "note.added", "happened_on"),
    ],
)
def test_a_row_that_ends_before_a_needed_column_has_a_blank_cell_there(
    tmp_path: Path, header: str, row: str, column: str
) -> None:
    (found,) = read(write_csv(tmp_path / "a.csv", header, row)).rows
    assert found.outcome is RowOutcome.REFUSED
    assert [(one.column, one.template) for one in found.problems] == [(column, BLANK)]
