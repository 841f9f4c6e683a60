"""Is a text that names rows refused where more, or fewer, would be read than it means?"""

import pytest

from tthc.compliance.annex_doubts import is_doubtful
from tthc.compliance.annex_rows import annex_rows


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tục số 17 Mục I về hỗ trợ học nghề cho lao động dưới 35 tuổi",
        "Số 17 Mục I: Thủ tục hỗ trợ 50% chi phí",
        "Số thứ tự 17 Mục I: cấp phép xe 2-3 bánh",
        "số thứ tự 1-10 Mục I (trừ số 5)",
        "số 1 đến 10 Mục I, không bao gồm số 5",
        "Số 17 Mục I (thay thế bởi số 3 Mục II Quyết định này)",
        "số 1 Mục I và II",
        "số 1 các mục I, II",
        "Mục I.A số 3",
        "mục 1.2 số 3",
        "A.I.17",
        "I.17, I.18",
        "số thứ tự 3, 10-5 Mục I",
        "lĩnh vực Hộ tịch: số 17; lĩnh vực Chứng thực: số 1",
        "Cấp tỉnh: 1, 2; cấp xã: 3",
    ],
)
def test_a_text_that_means_other_rows_than_are_read_is_doubtful(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "17",
        "17, 18 Mục I",
        "I/17; I/18",
        "các số thứ tự 1, 2, 5-7 Mục II phần A",
        "Phần A, Mục II, các số 1, 2, 5-7",
        "từ số 5 đến số 9 phần B",
        "Mục I (số 1, 2), Mục II (số 3)",
        "Mục A (TTHC cấp tỉnh): 1, 2. Mục B (TTHC cấp xã): 3",
        "Bãi bỏ 02 TTHC số thứ tự 3 và 4 Mục I Phần A kèm theo QĐ số 505/QĐ-UBND ngày 14/4/2020",
        "Thủ tục lĩnh vực văn hóa cấp tỉnh có số thứ tự 33 tại Mục A5 phần II",
        "số thứ tự 5 (Thủ tục cấp giấy phép loại C), số thứ tự 6 Mục I",
        "điểm 3 mục II phần A",
    ],
)
def test_rows_in_the_words_of_decisions_are_not_doubtful(text: str) -> None:
    assert not is_doubtful(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("số thứ tự 1÷3 Mục I", "I/1 I/2 I/3"),
        ("số 1 → 3 Mục I", "I/1 I/2 I/3"),
        ("1...3 Mục I", "I/1 I/2 I/3"),
        ("số 17 Mục I Phụ lục số 01", "1/I/17"),
        ("số 17 Mục 02", "2/17"),
        ("số 17 Mục I QĐ 719 ngày 11/4/2024", "I/17"),
    ],
)
def test_other_signs_and_short_words_are_read(text: str, rows: str) -> None:
    assert " ".join(annex_rows(text)) == rows
    assert not is_doubtful(text)
