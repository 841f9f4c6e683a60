"""Does each kind of list give the facts that its paper states? Expected values typed from it."""

from datetime import date
from pathlib import Path

import pytest

from tests.intake_files import (
    FILES,
    TEN_COLUMNS,
    contents,
    outcomes,
    read,
    warnings,
    write_csv,
    write_merged,
    write_xlsx,
)
from tthc.compliance.snapshots import Listed
from tthc.intake.abolitions import AbolitionRow
from tthc.intake.documents import DocumentRow
from tthc.intake.forms import FORMS, InputKind
from tthc.intake.problems import RowOutcome, Severity
from tthc.intake.reading import read_file
from tthc.intake.snapshots import collect
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


def test_a_list_of_decisions_gives_facts_for_the_decision_and_each_procedure() -> None:
    found = read(FILES / "quyet-dinh-cua-bo.csv")
    rows = list(found.rows)
    assert found.kind is InputKind.DECISIONS
    assert outcomes(rows) == [
        (2, RowOutcome.FACTS),
        (3, RowOutcome.FACTS),
        (4, RowOutcome.NOT_RELEVANT),
        (5, RowOutcome.FACTS),
        (6, RowOutcome.FACTS),
    ]
    assert [(one.kind.value, one.decision, one.procedure) for one in contents(rows)] == [
        ("decision.issued", "3152/QĐ-BTP", None),
        ("decision.issued", "3152/QĐ-BTP", None),
        ("decision.issued", "3152/QĐ-BTP", "2.000908.000.00.00.H61"),
        ("portal.updated", "3152/QĐ-BTP", "2.000908.000.00.00.H61"),
        ("decision.issued", "3152/QĐ-BTP", None),
        ("decision.issued", "3152/QĐ-BTP", "1.0125010"),
        ("decision.issued", "7/QD-BTC", None),
        ("portal.updated", "7/QD-BTC", None),
        ("decision.received", "7/QD-BTC", None),
        ("basis.in_force", "7/QD-BTC", None),
        ("basis.accelerated", "7/QD-BTC", None),
    ]
    assert warnings(rows) == [
        (5, "Ngày cập nhật CSDLQG"),
        (5, "Mã TTHC"),
        (6, "Số quyết định"),
    ]


def test_a_decision_is_told_the_same_in_each_of_its_rows() -> None:
    rows = list(read(FILES / "quyet-dinh-cua-bo.csv").rows)
    whole = [one for one in contents(rows) if one.decision == "3152/QĐ-BTP" and not one.procedure]
    assert len(whole) == 3
    assert len(set(whole)) == 1


def test_a_basis_may_come_into_force_later_than_today() -> None:
    rows = list(read(FILES / "quyet-dinh-cua-bo.csv").rows)
    assert [
        (one.happened_on, one.change_kind, one.note)
        for one in contents(rows)
        if one.kind is FactKind.BASIS_IN_FORCE
    ] == [(date(2026, 3, 1), ChangeKind.ABOLISHED, "Theo trình tự rút gọn")]


@pytest.mark.parametrize("code", ["", "Đang cập nhật", "null"])
def test_a_procedure_without_a_code_is_named_in_one_warning(tmp_path: Path, code: str) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định,Ngày ký,Mã TTHC,Tên TTHC",
        "161/QĐ-BTP,05/01/2026,1.014390,Đăng ký hành nghề",
        f",,{code},Cấp lại thẻ",
    )
    rows = list(read(path).rows)
    assert [row.outcome for row in rows] == [RowOutcome.FACTS] * 2
    assert [(one.severity, one.message) for row in rows for one in row.problems] == [
        (
            Severity.WARNING,
            (
                'Row 3, column "Mã TTHC": the procedure "Cấp lại thẻ" has no code and is not '
                "followed. Write its code."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Thủ tục hành chính cấp giấy phép X", False),
        ("TTHC cấp lại thẻ", False),
        ("Thủ tục hành chính được miễn thuế", False),
        ("Thủ tục hành chính cấp tỉnh", True),
        ("TTHC cấp trung ương", True),
        ("Thủ tục hành chính mới ban hành", True),
        ("Thủ tục hành chính ban hành mới", True),
        ("THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG", True),
        ("Thủ tục hành chính được thay thế", True),
        ("Thủ tục hành chính bị bãi bỏ", True),
        ("Thủ tục hành chính thuộc thẩm quyền giải quyết của UBND cấp xã", True),
        ("A. Thủ tục hành chính cấp tỉnh", True),
        ("Lĩnh vực chứng thực", True),
    ],
)
def test_a_name_alone_in_its_row_is_a_procedure_and_no_heading(
    tmp_path: Path, *, text: str, heading: bool
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định;Ngày ký;Mã TTHC;Tên TTHC",
        "161/QĐ-BTP;05/01/2026;1.014390;Đăng ký hành nghề",
        f";;;{text}",
    )
    row = list(read(path).rows)[1]
    assert (row.outcome is RowOutcome.NOT_RELEVANT) == heading
    assert warnings([row]) == ([] if heading else [(3, "Mã TTHC")])


def test_a_blank_number_with_another_day_inherits_nothing(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định,Ngày ký,Mã TTHC",
        "161/QĐ-BTP,05/01/2026,1.014390",
        ",06/01/2026,1.014391",
        ",,1.014392",
    )
    assert [row.outcome.value for row in read(path).rows] == ["facts", "refused", "refused"]


def test_cells_merged_downwards_count_in_each_of_their_rows(tmp_path: Path) -> None:
    path = write_merged(
        tmp_path / "qd.xlsx",
        ["Số quyết định", "Ngày ký", "Mã TTHC", "Ngày cập nhật CSDLQG"],
        {0: "161/QĐ-BTP", 1: "05/01/2026", 3: "06/01/2026"},
        ["1.014390", "1.014391", "1.014392"],
    )
    rows = list(read(path).rows)
    portal = [one.procedure for one in contents(rows) if one.kind is FactKind.PORTAL_UPDATED]
    assert portal == ["1.014390", "1.014391"]
    assert outcomes(rows)[3:] == [(6, RowOutcome.NOT_RELEVANT)]


def test_a_list_of_announcements_gives_each_decision_its_facts() -> None:
    found = read(FILES / "quyet-dinh-cua-tinh.csv")
    rows = list(found.rows)
    assert found.kind is InputKind.ANNOUNCEMENTS
    assert [
        (one.kind.value, one.decision, one.document, one.happened_on, one.procedure)
        for one in contents(rows[:2])
    ] == [
        ("decision.issued", "2020/QĐ-LĐTBXH", None, date(2019, 12, 31), None),
        ("draft.submitted", "2020/QĐ-LĐTBXH", "598/TTr-SLĐTBXH", date(2020, 3, 31), None),
        ("announcement.signed", "2020/QĐ-LĐTBXH", "505/QĐ-UBND", date(2020, 4, 14), None),
        ("decision.issued", "220/QĐ-LĐTBXH", None, date(2019, 2, 27), None),
        ("draft.submitted", "220/QĐ-LĐTBXH", "598/TTr-SLĐTBXH", date(2020, 3, 31), None),
        ("announcement.signed", "220/QĐ-LĐTBXH", "505/QĐ-UBND", date(2020, 4, 14), None),
        ("decision.issued", "3152/QĐ-BTP", None, date(2025, 10, 31), None),
        ("announcement.signed", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 10), "2.000908"),
        ("announcement.signed", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 10), "2.000815"),
        ("announcement.published", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 14), "2.000908"),
        ("announcement.published", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 14), "2.000815"),
    ]
    assert contents(rows)[2].change_kind is ChangeKind.MIXED


def test_an_announcement_that_follows_no_decision_is_refused() -> None:
    row = list(read(FILES / "quyet-dinh-cua-tinh.csv").rows)[3]
    assert (row.row, row.outcome) == (5, RowOutcome.REFUSED)
    assert [one.message for one in row.problems] == [
        'Row 5, column "Quyết định của Bộ": the cell is blank, but a row needs it. Fill it in.'
    ]


@pytest.mark.parametrize("value", ["null", "Đang cập nhật", "…"])
def test_a_placeholder_for_the_only_decision_is_one_problem_without_advice_on_days(
    tmp_path: Path, value: str
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ",
        f"207/QĐ-UBND,09/01/2026,{value}",
        f"208/QĐ-UBND,09/01/2026,161/QĐ-BTP; {value}",
    )
    refused, kept = read(path).rows
    (problem,) = refused.problems
    assert problem.severity is Severity.ERROR
    assert problem.message == (
        f'Row 2, column "Quyết định của Bộ": "{value}" stands where a value should. '
        "Write the value, or leave the cell blank until it is known."
    )
    assert (kept.outcome, warnings([kept])) == (RowOutcome.FACTS, [(3, "Quyết định của Bộ")])


@pytest.mark.parametrize(
    ("numbers", "days", "expected"),
    [
        (
            '"161/QĐ-BTP\n44/QĐ-BTC"',
            '"05/01/2026\n06/01/2026"',
            [("161/QĐ-BTP", date(2026, 1, 5)), ("44/QĐ-BTC", date(2026, 1, 6))],
        ),
        ('"161/QĐ-BTP; 44/QĐ-BTC"', "05/01/2026", [("161/QĐ-BTP", None), ("44/QĐ-BTC", None)]),
        ('"161/QĐ-BTP\nngày 5/1/2026"', "", [("161/QĐ-BTP", date(2026, 1, 5))]),
        ("Quyết định số 01/QĐCB ngày 5/1/2026", "", [("01/QĐCB", date(2026, 1, 5))]),
        ("766/QĐ-TTg", "", [("766/QĐ-TTg", None)]),
        ("01/QĐCB ngày 31/02/2026; 44/QĐ-BTC", "", [("44/QĐ-BTC", None)]),
    ],
)
def test_decisions_and_their_days_are_paired(
    tmp_path: Path, numbers: str, days: str, expected: list[tuple[str, date | None]]
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ,Mã TTHC",
        f"207/QĐ-UBND,09/01/2026,{numbers},{days},",
    )
    rows = list(read(path).rows)
    signed = [one for one in contents(rows) if one.kind is FactKind.ANNOUNCEMENT_SIGNED]
    assert [(one.decision, one.decision_date) for one in signed] == expected


def test_codes_of_a_row_with_several_decisions_are_not_guessed(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Mã TTHC",
        "207/QĐ-UBND,09/01/2026,161/QĐ-BTP; 44/QĐ-BTC,1.014390",
    )
    (row,) = read(path).rows
    assert {one.procedure for one in row.contents} == {None}
    assert warnings([row]) == [(2, "Mã TTHC")]


def test_an_announcement_before_its_decision_is_kept_with_a_warning() -> None:
    path = FILES / "quyet-dinh-cua-tinh.csv"
    day = date(2026, 1, 20)
    row = list(read_file(path, province="Bắc Ninh", department="Sở Y", today=day).rows)[2]
    assert row.outcome is RowOutcome.FACTS
    (problem,) = row.problems
    assert problem.message == (
        'Row 4, column "Ngày ký": 20/01/2020 is earlier than 16/01/2026, the day of decision '
        "161/QĐ-BTP that it follows. Both are kept; correct the one that is wrong."
    )


@pytest.mark.parametrize("cells", ["161/QĐ-BTP,16/01/2026", "161/QĐ-BTP ngày 16/01/2026,"])
def test_a_decision_said_to_be_signed_after_today_is_kept_without_its_day(
    tmp_path: Path, cells: str
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ",
        f"207/QĐ-UBND,09/01/2026,{cells}",
    )
    (row,) = read(path).rows
    assert [(one.kind, one.decision_date) for one in row.contents] == [
        (FactKind.ANNOUNCEMENT_SIGNED, None)
    ]
    assert [
        "lies after 10/01/2026; what has not happened yet" in one.message for one in row.problems
    ] == [True]


def test_english_headers_carry_the_unit_of_each_row(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "announcements.csv",
        "case_id,province,department,ministry,ministry_decision_no,ministry_decision_date,"
        "provincial_decision_no,provincial_decision_date,change_kind",
        "1,Quảng Bình,Sở Tư pháp,BTP,161/QĐ-BTP,2026-01-05,207/QĐ-UBND,2026-01-09,sua_doi",
    )
    (row,) = read(path).rows
    assert {(one.province, one.department) for one in row.contents} == {
        ("Quảng Bình", "Sở Tư pháp")
    }
    assert row.contents[1].change_kind is ChangeKind.AMENDED


def test_the_portals_list_of_procedures_is_read_below_its_title(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "danh-sach.xlsx",
        [
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH THỦ TỤC HÀNH CHÍNH"],
            ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"],
            ["1.002099", "Đăng ký hoạt động", "Bộ Tư pháp", "UBND tỉnh\nSở Tư pháp", "Luật sư"],
            [1.01439, "Mã ghi thành số", None, None, None],
            [None, "Không có mã", None, None, None],
        ],
    )
    found = read(path)
    assert found.kind is InputKind.SNAPSHOT
    taken = collect(found)
    bodies = "UBND tỉnh; Sở Tư pháp"
    assert list(taken.listing.values()) == [
        Listed(3, "1.002099", "Đăng ký hoạt động", "Bộ Tư pháp", bodies, "Luật sư"),
        Listed(4, "1.014390", "Mã ghi thành số", None, None, None),
    ]
    assert (taken.rows_read, taken.rows_refused) == (3, 1)


@pytest.mark.parametrize("kind", list(InputKind))
def test_every_row_model_has_exactly_the_columns_of_its_form(kind: InputKind) -> None:
    from tthc.intake import rows

    models = {
        InputKind.DISPATCHES: rows.DispatchRow,
        InputKind.DECISIONS: rows.DecisionRow,
        InputKind.ANNOUNCEMENTS: rows.AnnouncementRow,
        InputKind.PROCEDURES: rows.ProcedureRow,
        InputKind.SNAPSHOT: rows.ProcedureRow,
        InputKind.DOCUMENTS: DocumentRow,
        InputKind.ABOLITIONS: AbolitionRow,
        InputKind.FACTS: rows.FactRow,
    }
    assert set(models[kind].model_fields) == {column.name for column in FORMS[kind]}
