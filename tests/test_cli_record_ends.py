"""Does `record` say at once that another end of the same thing is recorded already?"""

import pytest

from tests.registers import Unit

DOCUMENT = ("--document", "5/2020/TT-BTC")
CODE = ("--procedure", "1.014390")


def warned(unit: Unit, kind: str, on: str, *about: str) -> list[str]:
    return unit.record(kind, on, *about)["warnings"]


def contradictions(unit: Unit, on: str) -> list[str]:
    cases = unit.ask("show", CODE[1], "--as-of", on)["cases"]
    found = [one for case in cases if case["id"][0] == "R" for one in case["findings"]]
    return [one["message"] for one in found if one["check"] == "contradiction"]


def test_a_second_day_of_the_end_of_a_document_is_told(unit: Unit) -> None:
    assert warned(unit, "force.ended", "01/03/2025", *DOCUMENT) == []
    (said,) = warned(unit, "force.ended", "01/04/2025", *DOCUMENT)
    assert said == (
        "một văn bản có hai ngày hết hiệu lực (01/03/2025 ≠ 01/04/2025): sự kiện vẫn được ghi,"
        " nhưng các ngày này không thể cùng đúng. Hãy hủy sự kiện sai và ghi lại cho đúng."
    )


@pytest.mark.parametrize("kind", ["force.ended", "force.bound"])
def test_another_text_that_ends_a_document_is_told(unit: Unit, kind: str) -> None:
    first = ("--cause", "7/2025/TT-BTC")
    assert warned(unit, "force.ended", "01/03/2025", *DOCUMENT, *first) == []
    (said,) = warned(unit, kind, "01/03/2025", *DOCUMENT, "--cause", "08/2025/tt-btc")
    assert (
        "7/2025/TT-BTC ≠ 08/2025/tt-btc): sự kiện vẫn được ghi, nhưng không thể cùng đúng" in said
    )


def test_what_agrees_or_speaks_of_another_end_is_told_of_nothing(unit: Unit) -> None:
    for about in (DOCUMENT, CODE):
        assert warned(unit, "force.ended", "01/03/2025", *about) == []
        assert warned(unit, "force.restored", "01/04/2025", *about) == []
        assert warned(unit, "force.ended", "01/05/2025", *about) == []
        assert warned(unit, "force.ended", "01/05/2025", *about, "--note", "lần nữa") == []


@pytest.mark.parametrize(
    "by",
    [(), ("--document", "700/QĐ-UBND"), ("--decision", "10/QĐ-BTC"), ("--cause", "7/2025/NĐ-CP")],
)
def test_a_second_day_on_which_one_text_ends_a_procedure_is_told(
    unit: Unit, by: tuple[str, ...]
) -> None:
    assert warned(unit, "force.ended", "01/03/2025", *CODE, *by) == []
    (said,) = warned(unit, "force.ended", "01/12/2045", *CODE, *by)
    assert "một thủ tục có hai ngày hết hiệu lực (01/03/2025 ≠ 01/12/2045)" in said
    (found,) = contradictions(unit, "27/11/2044")  # not only once the later day has come
    assert "01/03/2025 ≠ 01/12/2045" in found


def test_two_texts_may_end_a_procedure_on_two_days(unit: Unit) -> None:
    assert warned(unit, "force.ended", "01/03/2025", *CODE, "--cause", "7/2025/NĐ-CP") == []
    assert warned(unit, "force.ended", "01/09/2025", *CODE, "--cause", "8/2025/NĐ-CP") == []
    assert contradictions(unit, "01/12/2025") == []


def test_a_second_day_of_coming_into_force_and_an_end_before_it_are_told(unit: Unit) -> None:
    assert warned(unit, "force.ended", "01/05/2025", *DOCUMENT) == []
    assert warned(unit, "document.in_force", "01/03/2025", *DOCUMENT) == []
    (second,) = warned(unit, "document.in_force", "01/04/2025", *DOCUMENT)
    assert "01/03/2025 ≠ 01/04/2025" in second
    said = warned(unit, "force.ended", "01/02/2025", *DOCUMENT)
    assert any("01/02/2025 < 01/03/2025" in one for one in said)


def test_a_part_that_ends_after_the_whole_is_told(unit: Unit) -> None:
    warned(unit, "force.ended", "01/03/2025", *DOCUMENT)
    (said,) = warned(unit, "force.ended", "01/04/2025", *DOCUMENT, "--place", "I/1")
    assert "01/03/2025 < 01/04/2025" in said


def test_another_kind_of_change_of_one_code_by_one_decision_is_told(unit: Unit) -> None:
    said = ("--decision", "10/QĐ-BTC", *CODE, "--change-kind")
    assert warned(unit, "decision.issued", "03/11/2025", *said, "amended") == []
    (told,) = warned(unit, "decision.issued", "03/11/2025", *said, "abolished")
    assert told == (
        "một quyết định có hai loại thay đổi cho cùng một mã (được sửa đổi, bổ sung ≠ bị bãi bỏ):"
        " sự kiện vẫn được ghi, nhưng không thể cùng đúng. Hãy hủy sự kiện sai và ghi lại cho đúng."
    )
    findings = unit.ask("audit", "--as-of", "10/11/2025")["findings"]
    (one,) = [one["message"] for one in findings if one["check"] == "contradiction"]
    assert "(được sửa đổi, bổ sung ≠ bị bãi bỏ)" in one
