"""Are sentences that abolish rows of an earlier list read, or refused with the cause?"""

from pathlib import Path

import pytest

from tests.document_lists import ABOLISHED, write_rows
from tests.registers import Unit

DOCS = Path(__file__).parent.parent / "docs" / "documents.md"
SENTENCES = [
    ("17, 18 Mục I của 719/QĐ-UBND ngày 11/4/2024", "I/17 I/18"),
    ("17 và 18 Mục I của 719/QĐ-UBND ngày 11/4/2024", "I/17 I/18"),
    ("Thủ tục số 17 Mục I ban hành kèm theo Quyết định số 719/QĐ-UBND", "I/17"),
    ("Bãi bỏ số 17, 18 Mục I kèm theo Quyết định số 719/QĐ-UBND ngày 11/4/2024", "I/17 I/18"),
    ("Bãi bỏ các thủ tục số 17 và 18 Mục I Quyết định 719/QĐ-UBND", "I/17 I/18"),
    ("Bãi bỏ 02 TTHC tại số thứ tự 17, 18 Mục I Quyết định số 719/QĐ-UBND", "I/17 I/18"),
    ("Mục I: 17, 18 của Quyết định 719/QĐ-UBND", "I/17 I/18"),
    ("TTHC tại Mục I, số 17 Quyết định số 719/QĐ-UBND", "I/17"),
]
UNCLEAR = [
    "Toàn bộ TTHC lĩnh vực đất đai kèm theo QĐ 601/QĐ-UBND",
    "Số 5 đến hết Mục II của Quyết định 719/QĐ-UBND",
    "Bãi bỏ các thủ tục kèm theo Quyết định số 719/QĐ-UBND",
    "Số 17 Mục I về hỗ trợ lao động dưới 35 tuổi kèm theo Quyết định số 719/QĐ-UBND",
    "Số thứ tự 1-10 Mục I (trừ số 5) của Quyết định 719/QĐ-UBND",
    "Số 1 Mục I và II của Quyết định 719/QĐ-UBND",
]


def _import(unit: Unit, title: str) -> tuple[list[str], list[str]]:
    """Import one row; give the rows of the list that ended, and what is said of it."""
    rows = f"|{title}||1805/QĐ-UBND|18/11/2025|||\n"
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    ended = unit.sql("SELECT document, place FROM fact WHERE kind = 'force.ended' ORDER BY id")
    assert {document for document, _ in ended} <= {"719/QĐ-UBND"}
    refused = [one for one in done["problems"] if one["severity"] == "error"]
    return [place for _, place in ended], [one["message"] for one in refused]


@pytest.mark.parametrize(("title", "rows"), SENTENCES)
def test_a_sentence_that_names_rows_of_a_list_ends_them(unit: Unit, title: str, rows: str) -> None:
    assert _import(unit, title) == (rows.split(), [])


@pytest.mark.parametrize("title", UNCLEAR)
def test_a_sentence_that_does_not_say_which_rows_is_refused_for_that(
    unit: Unit, title: str
) -> None:
    ended, (said,) = _import(unit, title)
    assert ended == []
    assert "chưa cho biết là những TTHC nào" in said
    assert '"Số thứ tự tại danh mục"' in said
    assert '"Quyết định công bố danh mục"' in said


def test_rows_of_no_list_are_refused_for_the_list(unit: Unit) -> None:
    ended, (said,) = _import(unit, "Bãi bỏ các thủ tục số 17 và 18")
    assert ended == []
    assert "của danh mục nào" in said
    assert '"Quyết định công bố danh mục"' in said


@pytest.mark.parametrize(
    "title",
    [
        "Cấp giấy phép lao động",
        "Hỗ trợ theo Quyết định số 22/2020/QĐ-TTg",
        "12 chỗ trở xuống: cấp biển số xe",
    ],
)
def test_the_name_of_a_procedure_names_no_rows(unit: Unit, title: str) -> None:
    ended, (said,) = _import(unit, title)
    assert ended == []
    assert "chưa có mã" in said


def test_the_columns_that_the_guide_names_are_read(unit: Unit) -> None:
    guide = " ".join(DOCS.read_text(encoding="utf-8").split())
    for column in ("Số thứ tự tại danh mục", "Quyết định công bố danh mục"):
        assert f'the column "{column}"' in guide
        assert column in ABOLISHED
    rows = "|Hai thủ tục||1805/QĐ-UBND|18/11/2025||719/QĐ-UBND|17, 18 Mục I\n"
    unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    ended = unit.sql("SELECT place FROM fact WHERE kind = 'force.ended' ORDER BY id")
    assert ended == [("I/17",), ("I/18",)]
