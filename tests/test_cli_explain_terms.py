"""Does `explain` tell how a term that stood still, was extended or suspended really ran?"""

from datetime import date
from typing import Any

import pytest

from tests.explained import ASKED, page, tell_starts
from tests.past import DECISION, morning, tell
from tests.registers import Unit
from tthc.workflows.facts import FactKind

told = pytest.fixture(tell_starts)


def test_what_became_of_the_term_is_told_fact_by_fact(told: Unit) -> None:
    """From Fri 09/01/2026: Sat 10 (worked), 12, 13, 14, Thu 15; one of two facts has no paper."""
    signed = date(2026, 1, 12)
    tell(told, FactKind.DEADLINE_SUSPENDED, signed, morning(2026, 1, 12))
    tell(
        told,
        FactKind.DEADLINE_EXTENDED,
        signed,
        morning(2026, 1, 12),
        document="8",
        until=date(2026, 1, 20),
    )
    duty = told.ask(*ASKED)["cases"][0]["obligations"]
    publish = next(one for one in duty if one["rule"] == "announcement.publish")
    assert (publish["original_due"], publish["due"]) == ("2026-01-15", "2026-01-20")
    assert [(one["fact"], one["effect"]) for one in publish["ledger"]] == [
        (5, "no_document"),
        (6, "counts"),
    ]
    texts = page(told, *ASKED).texts
    suspended = "12/01/2026 tạm dừng tính thời hạn (sự kiện 5)"
    assert f"{suspended}: không làm đổi ngày đến hạn, không nêu văn bản." in texts
    assert any(
        text.endswith("số 8 (sự kiện 6): đến hạn: đến hết 24:00 ngày 20/01/2026.") for text in texts
    )


def test_a_term_that_stands_still_says_since_when(told: Unit) -> None:
    stopped = date(2026, 1, 12)
    tell(told, FactKind.DEADLINE_SUSPENDED, stopped, morning(2026, 1, 12), document="8")
    duty = told.ask(*ASKED)["cases"][0]["obligations"]
    publish = next(one for one in duty if one["rule"] == "announcement.publish")
    assert (publish["due"], publish["suspended_since"]) == (None, "2026-01-12")
    assert publish["why"] == "Đang tạm dừng tính thời hạn từ ngày 12/01/2026 (sự kiện 5)."
    texts = page(told, *ASKED).texts
    assert any(text.endswith("số 8 (sự kiện 5): tạm dừng tính thời hạn.") for text in texts)


def duty_to_publish(unit: Unit) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the duty to publish and its reasons."""
    (case,) = unit.ask("explain", DECISION, "--as-of", "2026-01-27")["cases"]
    both = zip(case["obligations"], case["reasons"], strict=True)
    return next((owed, why) for owed, why in both if owed["rule"] == "announcement.publish")


def test_t30_a_term_is_laid_out_as_it_ran_beside_the_day_by_law_alone(told: Unit) -> None:
    """From Fri 09/01/2026 it stands still from Tue 13 to Fri 16, and is extended to Sat 24."""
    known, until = morning(2026, 1, 22), date(2026, 1, 24)
    tell(told, FactKind.DEADLINE_SUSPENDED, date(2026, 1, 13), known, document="1/CV")
    tell(told, FactKind.DEADLINE_RESUMED, date(2026, 1, 17), known, document="2/CV")
    tell(told, FactKind.DEADLINE_EXTENDED, date(2026, 1, 21), known, document="3/CV", until=until)
    owed, why = duty_to_publish(told)
    by_law = {step["date"][-2:]: step["ordinal"] for step in why["steps"]}
    ran = [(s["date"][-2:], s["role"], s["ordinal"]) for s in why["term_steps"]]

    assert by_law == {"09": None, "10": 1, "11": None, "12": 2, "13": 3, "14": 4, "15": 5}
    assert ran == [
        *[("09", "start", None), ("10", "counted", 1), ("11", "skipped", None)],
        ("12", "counted", 2),
        *[(day, "stands_still", None) for day in ("13", "14", "15", "16")],
        *[("17", "skipped", None), ("18", "skipped", None)],
        *[("19", "counted", 3), ("20", "counted", 4), ("21", "counted", 5)],
        *[("22", "past_count", None), ("23", "past_count", None), ("24", "due", None)],
    ]
    # As of Tue 27/01: Fri 16, then 19 to 23, 26 and 27 against Thu 15; Mon 26 and 27 against 24.
    assert (owed["days"], owed["original_days"]) == (2, 8)


def test_the_day_that_holds_is_the_one_that_is_told_as_due(told: Unit) -> None:
    day, until = date(2026, 1, 12), date(2026, 1, 24)
    tell(told, FactKind.DEADLINE_EXTENDED, day, morning(2026, 1, 12), document="8/CV", until=until)
    asked = ("explain", DECISION, "--as-of", "2026-01-27")
    lines = told.call(*asked).out.splitlines()
    at = lines.index("Đến hạn thứ Bảy: đến hết 24:00 ngày 24/01/2026.")
    by_law = "Chỉ theo quy định và lịch, hạn là 15/01/2026: trễ 8 ngày làm việc."

    said = "Chỉ theo quy định và lịch: đến hạn thứ Năm: đến hết 24:00 ngày 15/01/2026."
    assert lines[at + 1] == said
    assert by_law in lines
    assert " đến hạn " in next(line for line in lines if line.startswith(" 24/01/2026"))
    assert by_law in told.call("show", *asked[1:], "--format", "csv").out
    # 16 to 23, for the duty and for the index beside it.
    assert told.call(*asked, "--format", "csv").out.count("past_count") == 16


def test_a_term_that_stands_still_ends_on_the_day_from_which_it_does(told: Unit) -> None:
    tell(told, FactKind.DEADLINE_SUSPENDED, date(2026, 1, 12), morning(2026, 1, 12), document="8")
    _, why = duty_to_publish(told)

    roles = [(step["date"][-2:], step["role"]) for step in why["term_steps"]]
    assert roles[-2:] == [("11", "skipped"), ("12", "stands_still")]
    text = told.call("explain", DECISION, "--as-of", "2026-01-27").out
    assert "\nĐến hạn thứ Năm: đến hết 24:00 ngày 15/01/2026." not in text
