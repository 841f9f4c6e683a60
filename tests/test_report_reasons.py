"""Does every conclusion come with its reason, also where nothing is due or no day can be given?"""

from typing import Any

from tests.registers import Unit

LIST = "announcement.list"
TODAY = ("--as-of", "10/01/2026")


def duty(unit: Unit, decision: str, rule: str = LIST) -> dict[str, Any]:
    (case,) = unit.ask("explain", decision, *TODAY)["cases"]
    (found,) = [one for one in case["obligations"] if one["rule"] == rule]
    return found


def page(unit: Unit, what: str) -> str:
    return " ".join(unit.call("explain", what, *TODAY).out.split())


def test_a_signing_before_the_ministrys_is_not_concluded_and_explain_says_why(unit: Unit) -> None:
    of = ("--decision", "161/QĐ-BTP", "--decision-date", "05/01/2026")
    unit.record("decision.received", "07/01/2026", *of)
    unit.record("announcement.signed", "05/01/2025", *of, "--document", "9/QĐ-UBND")

    found = duty(unit, "161/QĐ-BTP")
    assert (found["verdict"], found["days"]) == ("unknown", None)
    assert found["why"] == (
        "Chưa kết luận: công bố danh mục trước khi Bộ ký quyết định (05/01/2025 < 05/01/2026)."
        " Một trong hai ngày bị sai: hãy hủy sự kiện đó và ghi lại cho đúng."
    )
    assert found["why"] in page(unit, "161/QĐ-BTP")


def test_a_receipt_before_the_ministry_signed_is_not_counted_and_explain_says_why(
    unit: Unit,
) -> None:
    of = ("--decision", "855/QĐ-BTP", "--decision-date", "17/05/2024")
    unit.record("dispatch.registered", "30/04/2024", *of)

    assert duty(unit, "855/QĐ-BTP")["verdict"] == "unknown"
    assert (
        "Chưa kết luận: cập nhật, nhận hoặc vào sổ trước khi Bộ ký quyết định"
        " (30/04/2024 < 17/05/2024)."
    ) in page(unit, "855/QĐ-BTP")


def test_a_list_published_before_its_signing_is_not_concluded_and_explain_says_why(
    unit: Unit,
) -> None:
    of = ("--decision", "10/QĐ-BTP", "--document", "5/QĐ-UBND")
    unit.record("announcement.published", "05/01/2026", *of)
    unit.record("announcement.signed", "07/01/2026", *of)

    assert duty(unit, "10/QĐ-BTP", "announcement.publish")["verdict"] == "unknown"
    assert (
        "Chưa kết luận: công khai trước khi ký quyết định công bố của tỉnh"
        " (05/01/2026 < 07/01/2026)."
    ) in page(unit, "10/QĐ-BTP")


def test_what_took_a_duty_away_is_named_with_how_late_it_was(unit: Unit) -> None:
    of = ("--decision", "201/QĐ-BTP")
    unit.record("decision.received", "26/12/2025", *of)  # a Friday: due Wednesday 31/12
    unit.record("decision.withdrawn", "07/01/2026", *of, "--document", "9/QĐ-BTP")

    found = duty(unit, "201/QĐ-BTP")
    # Mon 5, Tue 6, Wed 7/1: 1/1 is a day off, 2/1 was exchanged for Saturday the 10th.
    assert (found["verdict"], found["days"]) == ("void", 3)
    assert found["why"] == (
        "Không còn phải làm từ 07/01/2026: Bộ thu hồi quyết định (sự kiện 2)."
        " Lúc đó đã quá hạn: hạn 31/12/2025, trễ 3 ngày làm việc."
    )
    said = page(unit, "201/QĐ-BTP")
    assert found["why"] in said
    assert "số 9/QĐ-BTP (sự kiện 2, " in said


def test_a_duty_taken_away_in_time_was_not_overdue(unit: Unit) -> None:
    of = ("--decision", "201/QĐ-BTP")
    unit.record("decision.received", "06/01/2026", *of)
    unit.record("case.dismissed", "07/01/2026", *of)

    assert duty(unit, "201/QĐ-BTP")["why"] == (
        "Không còn phải làm từ 07/01/2026: không thuộc thẩm quyền của đơn vị (sự kiện 2)."
    )


def test_what_ended_and_is_still_shown_is_not_told_to_be_no_longer_required(unit: Unit) -> None:
    """The notice of 11/2023 has it removed "Thường xuyên": a duty to which no rule gives a day."""
    ended = ("--document", "49/2013/TT-BTC", "--cause", "68/2019/TT-BTC")
    unit.record("force.ended", "01/11/2025", *ended)

    (case,) = unit.ask("show", "49/2013/TT-BTC", *TODAY)["cases"]
    assert (case["verdict"], case["state"], case["obligations"]) == ("unknown", "ended", [])
    assert case["why"] == (
        "Hết hiệu lực ngày 01/11/2025 theo 68/2019/TT-BTC (sự kiện 1), còn đăng tại: Cơ sở dữ liệu"
        " quốc gia về TTHC, Trang thông tin điện tử của Sở."
        " Không quy định nào nêu ngày phải gỡ bỏ: Thông báo tháng 11/2023 giao việc này"
        " “Thường xuyên”, nên không kết luận được là đúng hạn hay trễ hạn."
    )
    for sentence in case["why"].split(". "):
        assert sentence in page(unit, "49/2013/TT-BTC")

    unit.record("removal.done", "05/01/2026", "--document", "49/2013/TT-BTC")
    (case,) = unit.ask("show", "49/2013/TT-BTC", *TODAY)["cases"]
    assert (case["verdict"], case["why"]) == ("void", None)


def test_a_code_that_ended_without_a_ministrys_decision_must_go(unit: Unit) -> None:
    unit.record("force.ended", "01/11/2025", "--procedure", "1.014390")

    (case,) = unit.ask("show", "1.014390", *TODAY)["cases"]
    assert case["verdict"] == "unknown"
    assert case["why"].startswith("Hết hiệu lực ngày 01/11/2025 (sự kiện 1), còn đăng tại: ")


def test_which_calendar_counted_is_said_in_the_officers_language(example_to_read: Unit) -> None:
    assert " 2010-2027, 279 ngày, sha256 " in page(example_to_read, "3361/QĐ-BCT")
    counted = example_to_read.call("calendar", "add", "07/01/2026", "3").out
    assert " 2010-2027, 279 ngày, sha256 " in " ".join(counted.split())
