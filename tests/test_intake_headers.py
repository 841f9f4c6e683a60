"""Is a list found by its header, on its sheet and below its titles, and never guessed?"""

from pathlib import Path

from tests.intake_files import (
    HEADER,
    LINES,
    ROW,
    TEN_COLUMNS,
    THIRTEEN_COLUMNS,
    read,
    refusal,
    write_csv,
    write_xlsx,
)
from tests.registers import Unit
from tthc.intake.forms import InputKind
from tthc.intake.refusals import (
    ColumnTwiceError,
    HeaderMisspeltError,
    HeaderUnknownError,
    SeveralSheetsError,
    SheetMissingError,
)


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


def test_columns_that_the_list_does_not_know_are_named_but_for_numbers_and_signatures(
    tmp_path: Path,
) -> None:
    path = write_csv(tmp_path / "a.csv", "STT,Mã số,Tên,Khác,,Mức độ,Khác", "1,1.002099,a,b,,c,d")
    assert read(path).header.unknown == ("Khác", "Mức độ")
    for columns in (TEN_COLUMNS, THIRTEEN_COLUMNS):
        header = ",".join(f'"{one}"' for one in columns)
        row = ",".join(f"{number + 1}" for number in range(len(columns)))
        assert read(write_csv(tmp_path / "b.csv", header, row)).header.unknown == ()


def test_a_header_below_row_15_is_not_looked_for(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *["tiêu đề,x"] * 15, *LINES)
    assert isinstance(refusal(path), HeaderUnknownError)


def test_a_list_of_the_portal_that_names_no_agency_is_asked_for_its_name(unit: Unit) -> None:
    file = unit.folder / "ds.csv"
    file.write_text("Mã số,Tên\n1.014390,Một\n", encoding="utf-8")
    nameless = unit.call("import", str(file), "--taken-on", "01/10/2026")
    assert "danh sách không nêu cơ quan nào ban hành các TTHC" in nameless.err


def test_only_a_register_of_dispatches_counts_what_is_not_relevant(unit: Unit) -> None:
    file = unit.folder / "ds.csv"
    file.write_text("Mã TTHC,Tên TTHC\n1.014390,Một\n", encoding="utf-8")
    said = unit.call("import", str(file)).out
    assert "Đã đọc 1 dòng: 1 dòng được thêm, 0 dòng đã có trong sổ, 0 dòng bị từ chối." in " ".join(
        said.split()
    )
