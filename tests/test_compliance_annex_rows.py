"""Does each way of naming rows of an annex give the rows that it means, and no other?"""

import pytest

from tthc.compliance.annex_rows import annex_rows, row_keys


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ""),
        ("17, 18 Mục I", "I/17 I/18"),
        ("1594, 1595, 1647–1649", "1594 1595 1647 1648 1649"),
        ("số thứ tự từ 5 đến 8 Mục I", "I/5 I/6 I/7 I/8"),
        ("số thứ tự 17, 18 Mục I; số thứ tự 3 Mục II", "I/17 I/18 II/3"),
        ("17, 18 Mục I, 3 Mục II", "I/17 I/18 II/3"),
        ("Mục I: 17, 18; Mục II: 3", "I/17 I/18 II/3"),
        ("Mục I: 17, 18; số 3 Mục II", "I/17 I/18 II/3"),
        ("Mục I: 17; 18", "I/17 I/18"),
        ("17; 18 Mục I", "I/17 I/18"),
        ("17 Mục I; 3", "I/17 3"),
        ("17; Mục I: 3; 4 Mục II", "17 I/3 II/4"),
        ("Phần I Mục A: 3; Mục B: 4; Phần II Mục A: 5", "I/A/3 I/B/4 II/A/5"),
        ("Mục A5 phần II, số 33", "II/A5/33"),
        ("Mục A5, số 33 phần II", "II/A5/33"),
        ("số 3\nMục I", "I/3"),
        ("Mục I\nsố 3", "I/3"),
        ("Phụ lục II, mục I, số 1.2", "II/I/1.2"),
        ("Mục I, số 17", "I/17"),
        ("Mục I", ""),
        ("i/18", "I/18"),
        ("I/17, I/18", "I/17 I/18"),
        ("1/17", "1/17"),
        ("9-1, 1-999999, 5", "1 5"),
        ("2 thủ tục: số thứ tự 17, 18 Mục I", "I/17 I/18"),
        ("02 TTHC tại số thứ tự 17, 18 Mục I, trang 5", "I/17 I/18"),
        ("Số thứ tự 3, 5 tại Danh mục 15 thủ tục hành chính", "3 5"),
        ("số 17 Mục I kèm theo Quyết định số 719 ngày 02/01/2024", "I/17"),
        ("số thứ tự 01, từ 05 đến 06 Mục I", "I/1 I/5 I/6"),
        ("I/01", "I/1"),
        # Phú Thọ 1805/QĐ-UBND, in one sentence; the digits of the decision are no rows.
        (
            "số thứ tự 17, 18 Mục I Danh mục kèm theo QĐ 719/QĐ-UBND ngày 11/4/2024",
            "I/17 I/18",
        ),
        (
            "Danh mục kèm theo Quyết định 719/QĐ-UBND ngày 11 tháng 4 năm 2024: số 17 Mục I",
            "I/17",
        ),
    ],
)
def test_rows_of_an_annex_are_read(text: str, rows: str) -> None:
    assert " ".join(annex_rows(text)) == rows


def test_a_place_without_rows_is_compared_by_its_words() -> None:
    assert row_keys("Dòng cuối") == row_keys("dòng  cuối") == ("dong cuoi",)
