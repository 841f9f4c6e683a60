"""Does a register of incoming papers give one fact for each decision that arrived?

Expected values typed from the paper.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.intake_files import FILES, TEN_COLUMNS, contents, outcomes, read, write_csv, write_xlsx
from tthc.intake.forms import InputKind
from tthc.intake.problems import RowOutcome
from tthc.workflows.facts import ChangeKind, Content, FactKind


def test_the_register_of_13_columns_gives_one_fact_per_decision_that_arrived() -> None:
    found = read(FILES / "so-van-ban-den-13-cot.csv")
    rows = list(found.rows)
    assert (found.kind, found.sheet, found.file) == (
        InputKind.DISPATCHES,
        None,
        "so-van-ban-den-13-cot.csv",
    )
    assert outcomes(rows) == [
        (3, RowOutcome.FACTS),
        (4, RowOutcome.NOT_RELEVANT),
        (5, RowOutcome.FACTS),
        (6, RowOutcome.REFUSED),
    ]
    assert rows[0].contents == (
        Content(
            province="Bắc Ninh",
            department="Sở Y",
            kind=FactKind.DISPATCH_REGISTERED,
            happened_on=date(2025, 11, 3),
            decision="3152/QĐ-BTP",
            decision_date=date(2025, 10, 31),
            document="2210",
            issuer="Bộ Tư pháp",
            title="Quyết định về việc công bố thủ tục hành chính được sửa đổi, bổ sung; thủ tục "
            "hành chính bị bãi bỏ trong lĩnh vực chứng thực",
            field="Chứng thực",
            change_kind=ChangeKind.MIXED,
            note="Sở Tư pháp; Gửi kèm phụ lục",
        ),
    )
    assert [(one.decision, one.decision_date, one.note) for one in rows[2].contents] == [
        ("3659/QĐ-BKHCN", date(2025, 11, 13), "Sở Khoa học và Công nghệ; Sở Tài chính"),
        ("3083/QĐ-BTC", date(2025, 9, 4), "Sở Khoa học và Công nghệ; Sở Tài chính"),
    ]


def test_a_ministrys_announcement_with_an_unreadable_number_is_refused_by_name() -> None:
    refused = list(read(FILES / "so-van-ban-den-13-cot.csv").rows)[3]
    (problem,) = refused.problems
    assert problem.message == (
        'Row 6, column "Số, ký hiệu văn bản": the row announces procedures of a ministry, but '
        '"0001-BCA" is not the number of its decision. Write it in full, for example '
        "2586/QĐ-BKHCN."
    )


def test_the_official_register_in_excel_is_read_below_its_titles(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "so.xlsx",
        [
            ["UBND TỈNH BẮC NINH"],
            [],
            ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"],
            [title.replace(" văn bản", "\nvăn  bản") for title in TEN_COLUMNS],
            [f"({number})" for number in range(1, 11)],
            ["Tháng 1"],
            [
                date(2026, 1, 6),
                15,
                "Bộ Tư pháp",
                "161/QĐ-BTP",
                46027,  # Excel's number of 05/01/2026
                "QĐ công bố TTHC bị bãi bỏ",
                "Sở Tư pháp;Sở Y tế",
                date(2026, 1, 7),
                None,
                None,
            ],
        ],
    )
    found = read(path)
    rows = list(found.rows)
    assert (found.kind, found.sheet) == (InputKind.DISPATCHES, "Sổ 1")
    assert outcomes(rows) == [(6, RowOutcome.NOT_RELEVANT), (7, RowOutcome.FACTS)]
    assert [
        (one.kind, one.happened_on, one.decision_date, one.document, one.note, one.change_kind)
        for one in contents(rows)
    ] == [
        (
            FactKind.DISPATCH_REGISTERED,
            date(2026, 1, 6),
            date(2026, 1, 5),
            "15",
            "Sở Tư pháp; Sở Y tế",
            ChangeKind.ABOLISHED,
        ),
        (
            FactKind.CASE_ASSIGNED,
            date(2026, 1, 7),
            date(2026, 1, 5),
            "15",
            "Sở Tư pháp; Sở Y tế",
            ChangeKind.ABOLISHED,
        ),
    ]


def test_a_register_of_nine_columns_with_other_names_is_read(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        "STT\tNgày đến\tSố đến\tNơi gửi\tSố ký hiệu\tNgày văn bản\tTrích yếu\tNgười nhận\tGhi chú",
        "1\t6/1/2026\t15\tBộ Y tế\t970/QĐ-BYT\t5-1-2026\tCông bố TTHC được thay thế\tPhòng A\t",
        "2\t\t\t\t\t\t\t\t",
    )
    rows = list(read(path).rows)
    assert outcomes(rows) == [(2, RowOutcome.FACTS), (3, RowOutcome.NOT_RELEVANT)]
    assert contents(rows)[0].change_kind is ChangeKind.REPLACED
    assert contents(rows)[0].decision_date == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("issuer", "number", "title", "outcome"),
    [
        ("UBND tỉnh", "207/QĐ-UBND", "Công bố TTHC theo Quyết định 161/QĐ-BTP", "not_relevant"),
        ("Bộ Tư pháp", "15/BTP-KSTT", "V/v đôn đốc công bố TTHC", "not_relevant"),
        ("Bộ Tư pháp", "161/QĐ-BTP", "Ban hành quy chế làm việc", "not_relevant"),
        ("Sở Y tế", "", "V/v công bố thủ tục hành chính", "not_relevant"),
        ("Bộ Tư pháp", "", "Quyết định công bố thủ tục hành chính", "refused"),
        ("BỘ TƯ PHÁP", "161/QĐ-BTP", "QUYẾT ĐỊNH CÔNG BỐ THỦ TỤC HÀNH CHÍNH", "facts"),
    ],
)
def test_only_what_brings_a_ministrys_decision_is_relevant(
    tmp_path: Path, issuer: str, number: str, title: str, outcome: str
) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        ";".join(TEN_COLUMNS),
        f"06/01/2026;15;{issuer};{number};05/01/2026;{title};;;;",
    )
    assert [row.outcome.value for row in read(path).rows] == [outcome]


@pytest.mark.parametrize("signed", ["", "31/02/2025"])
def test_a_decision_whose_own_day_cannot_be_read_is_refused(tmp_path: Path, signed: str) -> None:
    path = write_csv(
        tmp_path / "so.csv",
        ";".join(TEN_COLUMNS),
        f"06/01/2026;15;Bộ Tư pháp;161/QĐ-BTP;{signed};Công bố TTHC;;;;",
    )
    (row,) = read(path).rows
    assert row.outcome is RowOutcome.REFUSED
    assert [one.column for one in row.problems] == ["Ngày tháng văn bản"]
