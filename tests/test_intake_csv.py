"""Is a CSV file read whatever its encoding and separator, or refused where it is damaged?"""

from pathlib import Path

import pytest

from tests.intake_files import HEADER, LINES, ROW, outcomes, read, refusal, titles, write_csv
from tthc.intake.problems import RowOutcome
from tthc.intake.refusals import CsvDamagedError, EncodingUnknownError


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
