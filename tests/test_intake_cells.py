"""Is a cell read as the officer meant it, or refused in words that say what to write?"""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake_files import TEN_COLUMNS, read, write_csv
from tthc.intake.cells import Cell, read_code, read_date, read_hour, read_text, read_written_day
from tthc.intake.changes import change_in_title, read_change
from tthc.intake.problems import RowOutcome, Severity, UnreadableCellError
from tthc.workflows.facts import ChangeKind


@pytest.mark.parametrize(
    "cell",
    [
        "13/11/2025",
        " 13/11/2025 ",
        "13-11-2025",
        "13.11.2025",
        "2025-11-13",
        "2025-11-13 00:00:00",
        "2025-11-13T08:30:00",
        "13/11/2025 08:30",
        45974.0,
        45974.75,
        "45974",
    ],
)
def test_every_spelling_of_a_day_is_read(cell: Cell) -> None:
    assert read_date(cell) == date(2025, 11, 13)


@pytest.mark.parametrize("text", ["13/11/2025", "13-11-2025", "13.11.2025", " 2025-11-13"])
def test_a_day_that_someone_types_is_read(text: str) -> None:
    assert read_written_day(text) == date(2025, 11, 13)


@pytest.mark.parametrize("text", ["45974", "45974.0", "", " ", "11/13/2025", "13/11/25", "null"])
def test_a_typed_number_is_no_day_whatever_excel_would_make_of_it(text: str) -> None:
    with pytest.raises(UnreadableCellError):
        read_written_day(text)


def test_the_day_stands_before_the_month() -> None:
    assert read_date("2/12/2024") == date(2024, 12, 2)
    assert read_date("01/05/2024") == date(2024, 5, 1)


@pytest.mark.parametrize("cell", [None, "", "  ", "\u200b"])
def test_a_blank_cell_is_no_day_and_no_problem(cell: Cell) -> None:
    assert read_date(cell) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-13-40", "is not in the calendar. Write the day first, then the month"),
        ("31/02/2024", "is not in the calendar. Write the day first, then the month"),
        ("11/13/2025", "is not in the calendar. Write the day first, then the month"),
        ("02/12/24", "has a year of two digits"),
        ("13/11/1889", "lies outside the years 1990 to 2100"),
        ("2101-01-01", "lies outside the years 1990 to 2100"),
        ("Đang cập nhật", "stands where a value should. Write the day as dd/mm/yyyy, or leave"),
        ("null", "stands where a value should"),
        ("—", "stands where a value should"),
        ("hôm qua", "is not a day. Write dd/mm/yyyy, for example 13/11/2025."),
        ("13/11-2025", "is not a day"),
        ("20251113", "is not a day"),
        ("99999", "is not a day"),
        ("TRUE", "is not a day"),
    ],
)
def test_an_unreadable_day_is_refused_with_its_place_and_what_to_write(
    tmp_path: Path, text: str, words: str
) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN;;;;;;;;;",
        ";".join(TEN_COLUMNS),
        f"{text};15;Bộ Tư pháp;161/QĐ-BTP;05/01/2026;Công bố TTHC;;;;",
    )
    (row,) = read(path).rows
    assert row.outcome is RowOutcome.REFUSED
    (problem,) = row.problems
    assert (problem.row, problem.column, problem.severity) == (3, "Ngày đến", Severity.ERROR)
    assert problem.message.startswith(f'Row 3, column "Ngày đến": "{text}" ')
    assert words in problem.message


def test_an_unreadable_cell_that_is_not_needed_costs_only_itself(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        ";".join(TEN_COLUMNS),
        "06/01/2026;15;Bộ Tư pháp;161/QĐ-BTP;05/01/2026;Công bố TTHC;;—;;",
    )
    (row,) = read(path).rows
    assert [one.kind.value for one in row.contents] == ["dispatch.registered"]
    assert [(one.column, one.severity) for one in row.problems] == [
        ("Ngày chuyển", Severity.WARNING)
    ]


def test_a_dispatch_that_arrives_tomorrow_is_refused(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        ";".join(TEN_COLUMNS),
        "11/01/2026;15;Bộ Tư pháp;161/QĐ-BTP;05/01/2026;Công bố TTHC;;;;",
    )
    (row,) = read(path).rows
    assert [one.message for one in row.problems] == [
        (
            'Row 2, column "Ngày đến": 11/01/2026 lies after 10/01/2026; what has not happened '
            "yet cannot be recorded. Correct the day (dd/mm/yyyy)."
        )
    ]


def test_a_problem_can_be_said_in_another_language(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        ";".join(TEN_COLUMNS),
        "x;15;Bộ Tư pháp;161/QĐ-BTP;05/01/2026;Công bố TTHC;;;;",
    )
    (row,) = read(path).rows
    said = row.problems[0].say('Dòng {row}, cột "{column}": "{value}" không phải là ngày.')
    assert said == 'Dòng 2, cột "Ngày đến": "x" không phải là ngày.'


@pytest.mark.parametrize(
    ("cell", "text"),
    [(125.0, "125"), (7, "7"), (1.5, "1.5"), (True, "TRUE"), ("a\n b", "a b"), (" ", None)],
)
def test_a_cell_is_read_as_the_text_that_excel_shows(cell: Cell, text: str | None) -> None:
    assert read_text(cell) == text


def test_a_code_typed_as_a_number_gets_its_zeros_back() -> None:
    assert read_code(1.01439) == "1.014390"
    assert read_code("1.014390.H05") == "1.014390.H05"


def test_a_placeholder_is_not_a_code() -> None:
    with pytest.raises(UnreadableCellError):
        read_code("Đang cập nhật")


@pytest.mark.parametrize(
    ("title", "change"),
    [
        ("Công bố TTHC bị bãi bỏ trong lĩnh vực lao động", ChangeKind.ABOLISHED),
        ("Công bố thủ tục hành chính mới ban hành", ChangeKind.NEW),
        ("Công bố Danh mục thủ tục hành chính ban hành mới", ChangeKind.NEW),
        ("Công bố thủ tục hành chính được sửa đổi, bổ sung", ChangeKind.AMENDED),
        ("Công bố thủ tục hành chính được thay thế", ChangeKind.REPLACED),
        ("Công bố danh mục thủ tục hành chính chuẩn hóa", ChangeKind.STANDARDISED),
        ("Công bố thủ tục hành chính bị hủy bỏ", ChangeKind.CANCELLED),
        ("Công bố TTHC mới ban hành và bị bãi bỏ", ChangeKind.MIXED),
        ("Công bố bộ thủ tục hành chính thuộc phạm vi chức năng của Bộ Y tế", None),
        ("Công bố TTHC mới ban hành, thay thế Quyết định số 1119/QĐ-BNV", ChangeKind.NEW),
        ("Công bố TTHC theo Luật sửa đổi, bổ sung một số điều của Luật Đất đai", None),
        ("Công bố TTHC bị bãi bỏ tại Nghị định 12/2025/NĐ-CP", ChangeKind.ABOLISHED),
        (None, None),
    ],
)
def test_a_title_says_what_is_done_to_procedures_or_nothing(
    title: str | None, change: ChangeKind | None
) -> None:
    assert change_in_title(title) is change


@pytest.mark.parametrize(
    ("cell", "change"),
    [
        ("mới", ChangeKind.NEW),
        ("sua_doi", ChangeKind.AMENDED),
        ("Sửa đổi, bổ sung", ChangeKind.AMENDED),
        ("abolished", ChangeKind.ABOLISHED),
        ("sửa đổi, bổ sung; bãi bỏ", ChangeKind.MIXED),
        ("mixed", ChangeKind.MIXED),
        ("", None),
    ],
)
def test_a_cell_names_the_kind_of_change(cell: str, change: ChangeKind | None) -> None:
    assert read_change(cell) is change


def test_a_word_that_is_no_change_is_refused() -> None:
    with pytest.raises(UnreadableCellError):
        read_change("khác")


@pytest.mark.parametrize(
    ("cell", "facts", "problems"),
    [("x", 2, 0), ("Có", 2, 0), ("không", 1, 0), ("", 1, 0), ("?", 1, 1)],
)
def test_the_accelerated_mark_is_yes_or_no(
    tmp_path: Path, cell: str, facts: int, problems: int
) -> None:
    path = write_csv(
        tmp_path / "qd.csv", "Số quyết định,Ngày ký,Rút gọn", f"161/QĐ-BTP,05/01/2026,{cell}"
    )
    (row,) = read(path).rows
    expected = ["decision.issued", "basis.accelerated"][:facts]
    assert [one.kind.value for one in row.contents] == expected
    assert len(row.problems) == problems


CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates().map(str)
)


@given(CELLS)
def test_any_cell_is_a_day_blank_or_a_refusal_that_can_be_said(cell: Cell) -> None:
    said = ""
    found = None
    try:
        found = read_date(cell)
    except UnreadableCellError as fault:
        said = fault.template.format(row=1, column="Ngày", **fault.fields)
    assert said or found is None or 1990 <= found.year <= 2100


@pytest.mark.parametrize(
    "cell",
    [
        *("16:45", " 16:45 ", "16:45:30", "16h45", "16H45", "16 giờ 45", "16 giờ 45 phút", "16g45"),
        *("13/11/2025 16:45", "2025-11-13 16:45:00", "2025-11-13T16:45:00"),
        *(0.6979166666666666, 45974.697916666664),
    ],
)
def test_every_spelling_of_an_hour_is_read(cell: Cell) -> None:
    assert read_hour(cell) == time(16, 45)


@pytest.mark.parametrize(
    ("cell", "hour"),
    [("7h", time(7)), ("0:05", time(0, 5)), ("23:59", time(23, 59)), (45974.0, time(0))],
)
def test_whole_hours_and_the_edges_of_the_day_are_read(cell: Cell, hour: time) -> None:
    assert read_hour(cell) == hour


@pytest.mark.parametrize("cell", [None, "", "  ", "13/11/2025", "2025-11-13"])
def test_a_blank_or_a_day_alone_says_no_hour(cell: Cell) -> None:
    assert read_hour(cell) is None


@pytest.mark.parametrize("cell", ["24:00", "16:60", "1645", "chiều", "16:4", 16.75, 7, True, "-"])
def test_what_is_no_hour_is_refused(cell: Cell) -> None:
    with pytest.raises(UnreadableCellError):
        read_hour(cell)
