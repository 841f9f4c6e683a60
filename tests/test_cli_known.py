"""Does --known-at answer as the register and the calendar could have answered that evening?"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEPARTMENT, PROVINCE
from tests.past import DECISION, THREE_DAYS, add_rule, morning, reason, take_back, tell
from tests.registers import Unit
from tthc.app.auditing import audit
from tthc.app.recording import record_fact
from tthc.store.journal import Signature
from tthc.workflows.facts import Content, FactKind

LIST = "announcement.list"
EVE, DAY_AFTER = "2025-12-24", "2025-12-26"  # the swap of 02/01/2026 was declared on 25/12/2025


def judged(unit: Unit, rule: str, *arguments: str) -> dict[str, Any]:
    (case,) = unit.ask("show", DECISION, "--as-of", "2026-01-12", *arguments)["cases"]
    return next(duty for duty in case["obligations"] if duty["rule"] == rule)


@pytest.fixture
def foreseen(unit: Unit, tmp_path: Path) -> Unit:
    """Begin with a rule of three working days, and its start on 30/12/2025 known since 10/12."""
    add_rule(unit, tmp_path, THREE_DAYS)
    tell(unit, FactKind.BASIS_IN_FORCE, date(2025, 12, 30), morning(2025, 12, 10))
    return unit


def test_a_swap_declared_between_two_days_of_knowing_gives_two_answers(foreseen: Unit) -> None:
    """From Tue 30/12/2025: 31/12, 02/01, 05/01; with 02/01 off: 31/12, 05/01, 06/01."""
    rule = "unit.three-days"
    assert judged(foreseen, rule, "--known-at", EVE)["due"] == "2026-01-05"
    assert judged(foreseen, rule, "--known-at", DAY_AFTER)["due"] == "2026-01-06"
    assert judged(foreseen, rule)["due"] == "2026-01-06"


def test_the_explanation_names_what_was_declared_later_and_by_which_document(
    foreseen: Unit,
) -> None:
    then = reason(foreseen, "unit.three-days", "--known-at", EVE)
    assert (then["known_at"], then["due_now"]) == (EVE, "2026-01-06")
    (later,) = then["declared_later"]
    assert (later["date"], later["declared_on"]) == ("2026-01-02", "2025-12-25")
    assert "12729/VPCP-KGVX" in later["basis"]
    since = reason(foreseen, "unit.three-days", "--known-at", DAY_AFTER)
    assert (since["declared_later"], since["due_now"]) == ([], "2026-01-06")
    assert [day["date"] for day in since["declared_before"]] == ["2026-01-02"]


def test_the_text_names_it_too(foreseen: Unit) -> None:
    said = foreseen.call("explain", DECISION, "--as-of", "2026-01-12", "--known-at", EVE).out
    words = " ".join(said.split())
    assert "Theo những gì đã biết đến hết ngày 24/12/2025" in words
    assert "mãi đến ngày 25/12/2025 mới được thông báo (Công văn 12729/VPCP-KGVX" in words
    assert "Tính cả những ngày được thông báo sau đó thì đến hạn ngày 06/01/2026." in words


def test_a_day_declared_since_the_start_is_told_once(unit: Unit) -> None:
    """It is among those declared by the day of knowing as well."""
    tell(unit, FactKind.DECISION_ISSUED, date(2025, 12, 22), morning(2025, 12, 22))
    asked = ("explain", DECISION, "--as-of", "2026-01-12", "--known-at", DAY_AFTER)
    words = " ".join(unit.call(*asked).out.split())
    (case,) = unit.ask(*asked)["cases"]
    told = next(one for one in case["reasons"] if one["rule"] == "ministry.publish")

    assert words.count("02/01/2026: ") == 1
    assert [day["date"] for day in told["declared_before"]] == ["2026-01-02"]


def test_a_limit_counted_back_is_counted_on_the_days_known_then(foreseen: Unit) -> None:
    """Five working days back from Fri 09/01/2026: 8, 7, 6, 5 and 02/01, or 31/12."""
    take_back(foreseen, 1, morning(2025, 12, 20))
    tell(foreseen, FactKind.BASIS_IN_FORCE, date(2026, 1, 9), morning(2025, 12, 20))
    assert judged(foreseen, "index.1-1", "--known-at", EVE)["due"] == "2026-01-02"
    assert judged(foreseen, "index.1-1", "--known-at", DAY_AFTER)["due"] == "2025-12-31"


def test_what_was_declared_since_the_start_is_told_without_being_asked(unit: Unit) -> None:
    """Ten working days from Mon 22/12/2025: Tue 06/01/2026, or Wed 07/01 with 02/01 off."""
    tell(unit, FactKind.DECISION_ISSUED, date(2025, 12, 22), morning(2025, 12, 22))
    told = reason(unit, "ministry.publish")
    assert told["due_known_at_start"] == "2026-01-06"
    assert judged(unit, "ministry.publish")["due"] == "2026-01-07"
    assert [day["date"] for day in told["declared_since_start"]] == ["2026-01-02"]
    said = unit.call("explain", DECISION, "--as-of", "2026-01-12", "--lang", "en")
    assert "06/01/2026" in said.out


@pytest.fixture
def late(unit: Unit) -> Unit:
    """Begin with a dispatch of Tue 06/01/2026 noted that day, and its announcement noted late."""
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2026, 1, 6), morning(2026, 1, 6), document="17")
    tell(unit, FactKind.ANNOUNCEMENT_SIGNED, date(2026, 1, 8), morning(2026, 1, 12), document="9")
    return unit


def test_a_fact_recorded_after_the_day_of_knowing_is_absent(late: Unit) -> None:
    """Due Fri 09/01: overdue for all that was known on the 11th, met by what was known on 12th."""
    assert judged(late, LIST, "--known-at", "2026-01-11")["verdict"] == "overdue"
    assert judged(late, LIST, "--known-at", "2026-01-12")["verdict"] == "met"
    assert judged(late, LIST)["verdict"] == "met"
    (case,) = late.ask("show", DECISION, "--as-of", "2026-01-12", "--known-at", "2026-01-11")[
        "cases"
    ]
    assert [fact["kind"] for fact in case["facts"]] == ["dispatch.registered"]
    assert case["facts_later"] == 1


@pytest.mark.parametrize(
    ("moment", "known_at"),
    [
        (datetime(2026, 1, 12, 16, 59, 59, tzinfo=UTC), "2026-01-12"),
        (datetime(2026, 1, 12, 17, 0, 0, tzinfo=UTC), "2026-01-13"),
    ],
)
def test_the_day_of_knowing_ends_at_midnight_in_viet_nam(
    unit: Unit, moment: datetime, known_at: str
) -> None:
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2026, 1, 6), morning(2026, 1, 6))
    tell(unit, FactKind.ANNOUNCEMENT_SIGNED, date(2026, 1, 8), moment)
    eve = f"2026-01-{int(known_at[-2:]) - 1}"
    assert judged(unit, LIST, "--known-at", known_at)["verdict"] == "met"
    assert judged(unit, LIST, "--known-at", eve)["verdict"] == "overdue"


def test_a_voiding_recorded_later_does_not_count_yet(late: Unit) -> None:
    take_back(late, 2, morning(2026, 1, 14))
    asked = ("show", DECISION, "--as-of", "2026-01-20", "--known-at")
    (then,) = late.ask(*asked, "2026-01-13")["cases"]
    assert [(fact["id"], fact["voided_by"]) for fact in then["facts"]] == [(1, None), (2, None)]
    assert then["facts_later"] == 1
    (since,) = late.ask(*asked, "2026-01-14")["cases"]
    assert [(fact["id"], fact["voided_by"]) for fact in since["facts"]] == [
        (1, None),
        (2, 3),
        (3, None),
    ]
    verdicts = [
        judged(late, LIST, "--known-at", day)["verdict"] for day in ("13/01/2026", "14/01/2026")
    ]
    assert verdicts == ["met", "overdue"]


def test_what_is_void_by_now_was_a_case_then(unit: Unit) -> None:
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2026, 1, 6), morning(2026, 1, 6))
    take_back(unit, 1, morning(2026, 1, 8))
    asked = ("show", DECISION, "--as-of", "2026-01-20", "--known-at")
    then, since = unit.ask(*asked, "2026-01-07"), unit.ask(*asked, "2026-01-08")
    assert (len(then["cases"]), then["voided_facts"]) == (1, [])
    assert (since["cases"], [fact["voided_by"] for fact in since["voided_facts"]]) == (
        [],
        [2, None],
    )


@pytest.mark.parametrize("command", ["show", "explain"])
def test_what_was_recorded_only_later_is_said_to_be_so(command: str, late: Unit) -> None:
    content = Content(
        province=PROVINCE,
        department=DEPARTMENT,
        kind=FactKind.DISPATCH_REGISTERED,
        happened_on=date(2026, 1, 8),
        decision="971/QĐ-BYT",
        decision_date=date(2026, 1, 2),
    )
    record_fact(late.register, content, Signature("An", morning(2026, 1, 8)), "tthc record")
    answer = late.call(command, "971/QĐ-BYT", "--known-at", "07/01/2026")
    assert answer.code == 7
    assert "08/01/2026" in answer.err
    assert late.call(command, "999/QĐ-BYT", "--known-at", "07/01/2026").err.endswith(
        late.call(command, "999/QĐ-BYT").err
    )


def test_a_register_begun_later_still_answers_with_the_days_off_known_then(unit: Unit) -> None:
    """Công văn 12729/VPCP-KGVX of 25/12/2025 made Fri 02/01/2026 a day off.

    Three working days from Tue 30/12/2025: 31/12, 02/01, 05/01; or 31/12, 05/01, 06/01.
    """
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2025, 12, 30), morning(2026, 11, 23))
    asked = ("explain", DECISION, "--as-of", "2026-01-07")
    eve = unit.ask(*asked, "--known-at", "2025-12-24")
    after = unit.ask(*asked, "--known-at", "2025-12-26")
    assert [due(answer) for answer in (eve, after, unit.ask(*asked))] == [
        "2026-01-05",
        "2026-01-06",
        "2026-01-06",
    ]
    assert (eve["known_at"], eve["facts_begun"]) == ("2025-12-24", "2026-11-23")
    text = unit.call(*asked, "--known-at", "2025-12-24").out
    assert "Sự kiện đầu tiên mãi đến ngày 23/11/2026 mới được ghi" in text
    assert "12729/VPCP-KGVX" in text
    audited = unit.ask("audit", "--as-of", "2026-01-06", "--known-at", "2025-12-24")
    assert audited["counts"]["overdue"] == 1
    assert unit.ask("audit", "--as-of", "2026-01-06")["counts"]["due_today"] == 1


def due(answer: dict[str, Any]) -> str:
    ((duty, *_),) = [case["obligations"] for case in answer["cases"]]
    return duty["due"]


@pytest.mark.parametrize("command", [("show", DECISION), ("explain", DECISION), ("audit",)])
def test_a_day_of_knowing_that_has_not_come_is_refused(
    command: tuple[str, ...], late: Unit
) -> None:
    answer = late.call(*command, "--known-at", "31/12/2059")
    assert answer.code == 2
    assert "31/12/2059" in answer.err


def test_knowing_more_than_the_day_judged_is_what_an_officer_asks_of_the_past(late: Unit) -> None:
    (case,) = late.ask("show", DECISION, "--as-of", "2026-01-10", "--known-at", "2026-01-12")[
        "cases"
    ]
    assert case["verdict"] != "overdue"
    (then,) = late.ask("show", DECISION, "--as-of", "2026-01-10", "--known-at", "2026-01-10")[
        "cases"
    ]
    assert then["verdict"] == "overdue"


def test_an_audit_known_at_an_evening_counts_as_it_counted_then_and_writes_nothing(
    late: Unit,
) -> None:
    night = date(2026, 1, 11)
    tell(late, FactKind.DECISION_RECEIVED, date(2026, 1, 5), morning(2026, 1, 13))
    take_back(late, 2, morning(2026, 1, 14))
    before = late.dump()
    said = late.ask("audit", "--as-of", night.isoformat(), "--known-at", night.isoformat())
    assert late.dump() == before
    assert (said["run"], said["known_at"], said["policy"]) == (None, "2026-01-11", None)
    assert (said["counts"]["overdue"], said["cases"]) == (1, 1)
    assert [(one["check"], one["due"]) for one in said["findings"]] == [("overdue", "2026-01-09")]
    text = late.call("audit", "--as-of", "11/01/2026", "--known-at", "11/01/2026").out
    assert "không ghi lại gì" in text
    assert "đã biết đến hết ngày 11/01/2026" in text


def test_it_counts_what_the_audit_of_that_evening_counted(unit: Unit) -> None:
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2026, 1, 6), morning(2026, 1, 6))
    night = Signature("Lan", datetime(2026, 1, 11, 16, 0, tzinfo=UTC))
    then = audit(unit.register, date(2026, 1, 11), night)
    tell(unit, FactKind.ANNOUNCEMENT_SIGNED, date(2026, 1, 8), morning(2026, 1, 12))
    now = unit.ask("audit", "--as-of", "2026-01-11", "--known-at", "2026-01-11")
    assert now["counts"] == {verdict.value: n for verdict, n in then.counts.items()}
    without = audit(unit.register, date(2026, 1, 11), night)
    assert without.counts != then.counts


def test_knowing_and_policy_are_asked_together(late: Unit) -> None:
    tell(late, FactKind.DECISION_RECEIVED, date(2026, 1, 5), morning(2026, 1, 7))
    asked = ("--policy", "latest", "--known-at")
    assert judged(late, LIST, *asked, "2026-01-06")["start"] == "2026-01-06"
    assert judged(late, LIST, "--known-at", "2026-01-07")["start"] == "2026-01-05"
    assert judged(late, LIST, *asked, "2026-01-07")["start"] == "2026-01-06"
