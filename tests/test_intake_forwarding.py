"""Which decisions does a dispatch bring, and which does its summary (trích yếu) only mention?"""

from datetime import date
from pathlib import Path

import pytest

from tests.intake_files import TEN_COLUMNS, read, write_csv
from tthc.intake.problems import RowOutcome, RowRead, Severity

NEW = "Quyết định số 20/QĐ-BTC ngày 03/11/2025"
OLD = "Quyết định số 5/QĐ-BTC ngày 10/03/2024"


def dispatch(tmp_path: Path, title: str, issuer: str = "Văn phòng UBND tỉnh") -> RowRead:
    cells = f'06/01/2026;15;{issuer};88/VP-KSTT;05/01/2026;"{title}";;;;'
    (row,) = read(write_csv(tmp_path / "so.csv", ";".join(TEN_COLUMNS), cells)).rows
    return row


def brought(row: RowRead) -> list[tuple[str | None, date | None]]:
    return [(one.decision, one.decision_date) for one in row.contents]


@pytest.mark.parametrize(
    "title",
    [
        f"V/v công bố thủ tục hành chính theo {NEW} thay thế {OLD}",
        f"V/v công bố TTHC theo {NEW} (thay thế {OLD})",
        f"V/v công bố TTHC theo {NEW}; bãi bỏ {OLD}",
        f"V/v công bố TTHC theo {NEW}, huỷ bỏ một phần {OLD}",
        f"V/V CÔNG BỐ TTHC THEO {NEW}, SỬA ĐỔI {OLD}",
        f"V/v công bố TTHC theo {NEW} sửa đổi, bổ sung một số nội dung của {OLD}",
        f"V/v công bố TTHC theo {NEW} sửa đổi bổ sung các nội dung tại {OLD}",
        f"V/v công bố TTHC theo {NEW} sửa đổi, bổ sung một số nội dung kèm theo {OLD}",
        f"Căn cứ {OLD}, công bố TTHC theo {NEW}",
        f"Căn cứ theo {OLD} của Bộ Tài chính, Bộ ban hành {NEW} công bố TTHC",
        f"V/v thay thế {OLD} bằng TTHC công bố tại {NEW}",
        f"V/v công bố TTHC theo {NEW} thay thế 5/QĐ-BTC",
    ],
)
def test_a_decision_that_is_only_mentioned_starts_no_clock(tmp_path: Path, title: str) -> None:
    row = dispatch(tmp_path, title)
    assert brought(row) == [("20/QĐ-BTC", date(2025, 11, 3))]
    assert [(one.severity, one.column) for one in row.problems] == [
        (Severity.WARNING, "Tên loại và trích yếu nội dung văn bản")
    ]
    assert row.problems[0].message == (
        'Row 2, column "Tên loại và trích yếu nội dung văn bản": 5/QĐ-BTC is only mentioned, as '
        "replaced, abolished, amended or relied on, so no clock starts. If the dispatch does "
        "bring it, state that with `tthc record dispatch.registered`."
    )


def test_every_decision_of_the_same_clause_is_only_mentioned(tmp_path: Path) -> None:
    title = f"Công bố TTHC theo {NEW}, thay thế {OLD} (đã sửa đổi) và Quyết định số 6/QĐ-BTC"
    row = dispatch(tmp_path, title)
    assert brought(row) == [("20/QĐ-BTC", date(2025, 11, 3))]
    assert dict(row.problems[0].fields)["decisions"] == "5/QĐ-BTC, 6/QĐ-BTC"


@pytest.mark.parametrize(
    "title",
    [
        f"V/v công bố TTHC sửa đổi, bổ sung theo {NEW}",
        f"V/v công bố TTHC bị bãi bỏ tại {NEW}",
        f"V/v công bố TTHC được thay thế, bị bãi bỏ kèm theo {NEW}",
        f"V/v công bố TTHC mới ban hành, bãi bỏ 05 TTHC lĩnh vực thuế theo {NEW}",
        f"V/v công bố TTHC bị bãi bỏ lĩnh vực thuế ({NEW})",
        f"V/v công bố TTHC theo Luật sửa đổi, bổ sung một số điều của Luật Thuế và {NEW}",
        f"V/v công bố TTHC bị hủy bỏ - {NEW}",
        f"{NEW} công bố TTHC được sửa đổi, bổ sung",
    ],
)
def test_a_decision_that_changes_procedures_is_brought(tmp_path: Path, title: str) -> None:
    row = dispatch(tmp_path, title)
    assert brought(row) == [("20/QĐ-BTC", date(2025, 11, 3))]
    assert row.problems == ()


def test_a_decision_both_brought_and_mentioned_is_brought(tmp_path: Path) -> None:
    row = dispatch(tmp_path, f"Căn cứ {NEW}; công bố TTHC theo Quyết định số 20/QĐ-BTC")
    assert brought(row) == [("20/QĐ-BTC", None)]
    assert row.problems == ()


def test_a_dispatch_that_brings_nothing_is_left_out_with_a_warning(tmp_path: Path) -> None:
    row = dispatch(tmp_path, f"V/v rà soát, công bố TTHC thay thế {OLD}")
    assert (row.outcome, row.contents) == (RowOutcome.NOT_RELEVANT, ())
    assert [one.severity for one in row.problems] == [Severity.WARNING]


def test_a_ministrys_own_decision_may_mention_what_it_likes(tmp_path: Path) -> None:
    cells = f"06/01/2026;15;Bộ Tài chính;20/QĐ-BTC;05/01/2026;Công bố TTHC thay thế {OLD};;;;"
    (row,) = read(write_csv(tmp_path / "so.csv", ";".join(TEN_COLUMNS), cells)).rows
    assert (brought(row), row.problems) == ([("20/QĐ-BTC", date(2026, 1, 5))], ())
