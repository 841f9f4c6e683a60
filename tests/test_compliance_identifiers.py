"""Do spellings of one number, code or text agree, and do different ones stay apart?"""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.compliance.identifiers import (
    code_key,
    find_ministry_decisions,
    fold,
    is_ministry_number,
    is_regular_code,
    is_regular_number,
    normalise,
    number_key,
)


def test_normalise_squeezes_spaces_and_drops_what_cannot_be_seen() -> None:
    assert normalise(" Sở\u00a0 Tư \n pháp\x00\u200b\ufeff ") == "Sở Tư pháp"


def test_normalise_composes_letters_typed_in_parts() -> None:
    assert normalise("Qu\u0079e\u0302\u0301t đi\u0323nh") == "Quyết định"


def test_normalise_drops_lone_surrogates_that_no_database_takes() -> None:
    assert normalise("a\ud800b") == "ab"


@pytest.mark.parametrize("text", ["đất", "ĐẤT", "Ðất", "dat", " DA\u0302\u0301T "])
def test_fold_forgets_case_marks_and_the_stroke_of_d(text: str) -> None:
    assert fold(text) == "dat"


@given(st.text())
def test_normalise_and_fold_change_nothing_the_second_time(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_unicode_form_of_a_text_has_one_key(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    "text",
    [
        "2586/QĐ-BKHCN",
        "2586/qd-bkhcn",
        "Số: 02586 / QÐ-BKHCN",
        "Quyết định số 2586/QĐ–BKHCN",
        "2586⁄QĐ - BKHCN.",
    ],
)
def test_spellings_of_one_number_agree(text: str) -> None:
    assert number_key(text) == "2586/qd-bkhcn"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Thông tư số 05/2025/TT-BTC", "5/2025/tt-btc"),
        ("Thông tư liên tịch số 4/2014/TTLT-BCA", "4/2014/ttlt-bca"),
        ("NGHỊ ĐỊNH SỐ 63/2010/NĐ-CP", "63/2010/nd-cp"),
        ("Nghị quyết số: 206/2025/QH15", "206/2025/qh15"),
        ("Luật số 63/2020/QH14", "63/2020/qh14"),
    ],
)
def test_the_kind_before_a_number_says_nothing_that_the_number_does_not(
    text: str, key: str
) -> None:
    assert number_key(text) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2586/QĐ-BKHCN", "2587/QĐ-BKHCN"),
        ("2586/QĐ-BKHCN", "2586/QĐ-BKH"),
        ("100/QĐ-BTP", "1/QĐ-BTP"),
        ("0/QĐ-BTP", "10/QĐ-BTP"),
    ],
)
def test_different_numbers_stay_apart(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1.014390", "1.014390"),
        ("1.014390.H05", "1.014390"),
        ("1.001122.000.00.00.H48", "1.001122"),
        (" 1.001122.000.00.00.\nh48", "1.001122"),
        ("1.0125010", "1.0125010"),
        ("Chưa có Mã", "chua co ma"),
    ],
)
def test_a_code_is_compared_by_its_base(text: str, key: str) -> None:
    assert code_key(text) == key


def test_only_the_three_known_shapes_are_regular_codes() -> None:
    assert is_regular_code("2.000286.000.00.00.H38")
    assert not is_regular_code("1.0125010")
    assert not is_regular_code("0.014390")


@pytest.mark.parametrize(
    "text",
    ["2586/QĐ-BKHCN", "2972/QĐ-BNN-CN", "30/2020/NĐ-CP", "598/TTr-SLĐTBXH", "1069/QĐ-CT"],
)
def test_full_numbers_are_regular(text: str) -> None:
    assert is_regular_number(text)


@pytest.mark.parametrize("text", ["7/QD-BTC", "0001-BCA", "1681", "01/QĐCB", "1069/QÐ-CT", ""])
def test_numbers_with_something_missing_are_not_regular(text: str) -> None:
    assert not is_regular_number(text)


@pytest.mark.parametrize(
    "text",
    ["161/QĐ-BTP", "7/QD-BTC", "2972/QĐ-BNN-CN", "2020/QĐ-LĐTBXH", "388/QĐ-TTCP", "1/QĐ-BHXH"],
)
def test_decisions_of_ministries_and_central_bodies_are_known_by_their_number(text: str) -> None:
    assert is_ministry_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "207/QĐ-UBND",
        "766/QĐ-TTg",
        "1069/QĐ-CT",
        "12/QĐ-TANDTC",
        "15/BTP-KSTT",
        "0001-BCA",
        "3/QĐ-BQLKKT",
        "4/QĐ-BCĐ",
        "5/QĐ-BTCTU",
    ],
)
def test_other_numbers_are_not_taken_for_a_ministrys_decision(text: str) -> None:
    assert not is_ministry_number(text)


def test_decisions_are_found_in_the_summary_of_a_dispatch() -> None:
    text = (
        "V/v triển khai Quyết định số 3659/QĐ-BKHCN ngày 13/11/2025, Quyết định số 161/QĐ - BTP"
        " ngày 16 tháng 01 năm 2026 và 207/QĐ-UBND ngày 20/01/2026; thay thế 3212/QĐ-BKHCN"
    )
    assert find_ministry_decisions(text) == [
        ("3659/QĐ-BKHCN", date(2025, 11, 13)),
        ("161/QĐ-BTP", date(2026, 1, 16)),
        ("3212/QĐ-BKHCN", None),
    ]


def test_a_decision_named_twice_is_found_once_with_its_day() -> None:
    text = "Quyết định 77/QĐ-BTTTT; sao gửi Quyết định số 77/qđ-btttt ngày 22.01.2021"
    assert find_ministry_decisions(text) == [("77/QĐ-BTTTT", date(2021, 1, 22))]


def test_a_day_that_does_not_exist_is_left_out() -> None:
    assert find_ministry_decisions("số 77/QĐ-BTTTT ngày 31/02/2021") == [("77/QĐ-BTTTT", None)]
