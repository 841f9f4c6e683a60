"""What the words of a cell say of an end of force, and which documents they name."""

from datetime import date

import pytest

from tthc.intake.document_numbers import Named, find_named
from tthc.intake.endings import read_ending
from tthc.intake.problems import UnreadableCellError


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("từ ngày 01/5/2026", "2026-05-01"),
        ("kể từ ngày 01/5/2026", "2026-05-01"),
        ("Kể từ ngày 01 tháng 5 năm 2026", "2026-05-01"),
        ("ngày 01 tháng 5 năm 2026", "2026-05-01"),
        ("theo Thông tư 36/2025/TT-BCT ngày 01/12/2025, từ ngày 01/5/2026", "2026-05-01"),
        ("trước ngày 01/5/2026", "2026-05-01"),
        ("kể từ ngày ký", "2025-11-20"),
        ("đến hết ngày 31/12/2026", "2027-01-01"),
        ("đến 28/02/2027", "2027-03-01"),
        ("01/7/2025-31/12/2026", "2027-01-01"),
        ("từ ngày 01/7/2025 đến hết ngày 31 tháng 12 năm 2026", "2027-01-01"),
        ("từ 01/7/2025 đến trước ngày 01/01/2027", "2027-01-01"),
    ],
)
def test_a_day_is_read_from_the_words_that_state_it(text: str, on: str) -> None:
    cause = Named("1951/QĐ-UBND", date(2025, 11, 20))
    assert read_ending(text, cause, "Tỉnh Cao Bằng").on == date.fromisoformat(on)


@pytest.mark.parametrize(
    "text",
    [
        *("theo Quyết định của Bộ", "45 ngày kể từ ngày 01/5/2026", "dự kiến ngày 01/5/2026"),
        *("01/5/2026 hoặc 01/6/2026", "31/02/2026", "kể từ ngày 1/5/26", "hết năm 2026"),
        "sau 45 ngày kể từ ngày Thông tư 36/2025/TT-BCT có hiệu lực",
    ],
)
def test_words_that_state_no_day_for_certain_are_not_read(text: str) -> None:
    with pytest.raises(UnreadableCellError):
        read_ending(text, Named("1951/QĐ-UBND"), "Tỉnh Cao Bằng")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Luật 148/2025/QH15; Luật Công nghệ số 71/2025/QH15.", "148/2025/QH15 71/2025/QH15"),
        ("Nghị quyết 66.18/2026/NQ-CP ngày 18/5/2026", "66.18/2026/NQ-CP"),
        ("73/2005/QĐ.UBT, 20.2015/QĐ-UBND", "73/2005/QĐ.UBT 20.2015/QĐ-UBND"),
        ("4054-QĐ/UBND và 28/CP", "4054-QĐ/UBND 28/CP"),
        ("59/2015/TTLT-BTC-BKHCN, 02a/QĐ-BTP", "59/2015/TTLT-BTC-BKHCN 02a/QĐ-BTP"),
        ("Nghị quyết 190/2025/UBTVQH15", "190/2025/UBTVQH15"),
        ("Thủ tục 1.000105", ""),
    ],
)
def test_numbers_of_documents_are_read_whole(text: str, numbers: str) -> None:
    assert " ".join(named.number for named in find_named(text, "Tỉnh Cao Bằng")) == numbers
