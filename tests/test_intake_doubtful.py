"""Is a ministry's decision that changes procedures without saying "công bố" pointed at?"""

from pathlib import Path

import pytest

from tests.intake_files import TEN_COLUMNS, read, write_csv
from tests.registers import Unit
from tthc.intake.problems import RowOutcome, RowRead, Severity


def entry(title: str, number: str = "2586/QĐ-BKHCN", day: str = "05/01/2026") -> str:
    return f'06/01/2026;15;Bộ;{number};{day};"{title}";;;;'


def dispatch(tmp_path: Path, *cells: str) -> RowRead:
    (row,) = read(write_csv(tmp_path / "so.csv", ";".join(TEN_COLUMNS), *cells)).rows
    return row


@pytest.mark.parametrize(
    "title",
    [
        "Quyết định bãi bỏ thủ tục hành chính trong lĩnh vực bưu chính",
        "Quyết định về việc ban hành danh mục TTHC lĩnh vực tần số vô tuyến điện",
        "Về việc chuẩn hóa TTHC thuộc phạm vi chức năng quản lý của Bộ",
        "VỀ VIỆC CHUẨN HOÁ THỦ TỤC HÀNH CHÍNH",
        "Ban hành bộ thủ tục hành chính lĩnh vực sở hữu trí tuệ",
        "Sửa đổi, bổ sung một số thủ tục hành chính lĩnh vực viễn thông",
    ],
)
def test_a_decision_that_does_not_say_it_announces_is_passed_over_with_a_warning(
    tmp_path: Path, title: str
) -> None:
    row = dispatch(tmp_path, entry(title))
    assert (row.outcome, row.contents) == (RowOutcome.NOT_RELEVANT, ())
    (problem,) = row.problems
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        'Row 2, column "Tên loại và trích yếu nội dung văn bản": 2586/QĐ-BKHCN looks like a '
        'decision on procedures, but the row does not say "công bố", so it was passed over. '
        "If it announces procedures, record it with `tthc record dispatch.registered`."
    )


def test_so_is_a_dispatch_that_forwards_such_a_decision(tmp_path: Path) -> None:
    title = "V/v thực hiện Quyết định số 2586/QĐ-BKHCN bãi bỏ TTHC lĩnh vực bưu chính"
    row = dispatch(tmp_path, entry(title, "88/VP-KSTT"))
    assert row.outcome is RowOutcome.NOT_RELEVANT
    assert [dict(one.fields)["decisions"] for one in row.problems] == ["2586/QĐ-BKHCN"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("9001/BTC-VP", "V/v gửi Quyết định công bố thủ tục hành chính lĩnh vực đấu thầu"),
        ("90/VP-KSTT", "V/v triển khai Quyết định của Bộ Tài chính công bố TTHC mới ban hành"),
        ("3752/BTC-QĐ", "Quyết định công bố thủ tục hành chính"),
        ("90/VP-KSTT", "V/v công bố TTHC theo QĐ của Bộ Tài chính"),
    ],
)
def test_a_dispatch_that_brings_a_decision_without_its_number_is_doubted(
    tmp_path: Path, number: str, title: str
) -> None:
    row = dispatch(tmp_path, entry(title, number))
    assert (row.outcome, row.contents) == (RowOutcome.NOT_RELEVANT, ())
    (problem,) = row.problems
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        'Row 2, column "Tên loại và trích yếu nội dung văn bản": the row speaks of a decision '
        "that announces procedures, but names no number of a ministry's decision, so it was "
        "passed over. If the dispatch brings one, record it with `tthc record "
        "dispatch.registered`."
    )


def test_what_a_department_submits_brings_no_decision(tmp_path: Path) -> None:
    """A Sở that submits acts on a decision that it has: its Tờ trình starts no clock."""
    title = "Tờ trình công bố danh mục TTHC theo Quyết định số 3790/QĐ-BTC"
    row = dispatch(tmp_path, entry(title, "33/TTr-STC"))
    assert (row.outcome, row.contents) == (RowOutcome.NOT_RELEVANT, ())
    assert [dict(one.fields)["decisions"] for one in row.problems] == ["3790/QĐ-BTC"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("207/QĐ-UBND", "Quyết định công bố danh mục thủ tục hành chính"),
        ("33/TTr-STC", "Tờ trình ban hành Quyết định công bố danh mục TTHC"),
        ("12/STC-NS", "Góp ý dự thảo Quyết định công bố danh mục thủ tục hành chính"),
        ("90/VP-KSTT", "Quyết định của Chủ tịch UBND tỉnh công bố danh mục TTHC"),
        ("90/VP-KSTT", "V/v đôn đốc công bố TTHC"),
        ("2586/QĐ-BKHCN", "Phê duyệt kế hoạch kiểm soát thủ tục hành chính năm 2026"),
        ("2586/QĐ-BKHCN", "Bãi bỏ một số văn bản quy phạm pháp luật"),
        ("1234/QĐ-UBND", "Bãi bỏ thủ tục hành chính trong lĩnh vực bưu chính"),
        ("12/STC-NS", "Góp ý dự thảo danh mục thủ tục hành chính"),
    ],
)
def test_other_rows_are_passed_over_in_silence(tmp_path: Path, number: str, title: str) -> None:
    row = dispatch(tmp_path, entry(title, number))
    assert (row.outcome, row.problems) == (RowOutcome.NOT_RELEVANT, ())


def test_an_import_names_the_rows_that_it_passed_over_in_doubt(unit: Unit, tmp_path: Path) -> None:
    file = write_csv(
        tmp_path / "so.csv",
        ";".join(TEN_COLUMNS),
        entry("Quyết định bãi bỏ thủ tục hành chính lĩnh vực bưu chính"),
        entry("Báo cáo tuần", "12/BC-STC"),
        entry("Quyết định chuẩn hóa TTHC", "2600/QĐ-BKHCN"),
    )
    done = unit.ask("import", str(file))
    assert (done["rows_not_relevant"], done["rows_doubtful"]) == (3, [2, 4])
    said = unit.call("import", str(file)).out
    assert "Đã bỏ qua nhưng cần xem lại (2): dòng 2, 4." in said
    assert "cảnh báo" in said
    assert "warning" not in said
    assert "warning" in unit.call("import", str(file), "--format", "csv").out
