"""Does any text in any cell end as facts, as nothing or as an error with its place?"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake_files import HEADER, TEN_COLUMNS, read, write_csv
from tthc.intake.forms import InputKind
from tthc.intake.problems import BLANK, RowOutcome

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
