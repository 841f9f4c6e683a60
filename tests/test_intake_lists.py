"""Is each list read by the columns of its own kind, below a title and under English headers?"""

from pathlib import Path

import pytest

from tests.intake_files import read, write_csv, write_xlsx
from tthc.compliance.snapshots import Listed
from tthc.intake.abolitions import AbolitionRow
from tthc.intake.documents import DocumentRow
from tthc.intake.forms import FORMS, InputKind
from tthc.intake.problems import RowOutcome
from tthc.intake.snapshots import collect
from tthc.workflows.facts import ChangeKind


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


def test_a_header_that_comes_again_is_no_row(tmp_path: Path) -> None:
    head = "Mã TTHC,Tên TTHC,Lĩnh vực"
    path = write_csv(tmp_path / "ghep.csv", head, "1.000001,A,B", head.upper(), "1.000002,C,D")
    assert [row.outcome for row in read(path).rows] == [
        RowOutcome.FACTS,
        RowOutcome.NOT_RELEVANT,
        RowOutcome.FACTS,
    ]
