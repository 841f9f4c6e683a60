"""Does a list of ministries' decisions give the facts of each decision and each procedure?

Expected values typed from the paper.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.intake_files import FILES, contents, outcomes, read, warnings, write_csv, write_merged
from tthc.intake.forms import InputKind
from tthc.intake.problems import RowOutcome, Severity
from tthc.workflows.facts import ChangeKind, FactKind


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
