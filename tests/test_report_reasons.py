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
