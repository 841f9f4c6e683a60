"""Would failures T20 to T31 and T48 of other deadline systems (docs/calendar.md) be caught here?

Those that a single room shows stand there, named the same way: T20 in test_compliance_partition,
T21 to T23 in test_app_clock, T22 in test_calendar_refusals, T25 in test_compliance_ledger and
test_compliance_kept_days, T26 in test_compliance_suspensions and test_compliance_answers, T29 in
test_compliance_starts, T30 in test_compliance_extensions.
"""

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.registers import Unit
from tthc.clock import today
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.removal import REMOVAL

ROOT = Path(__file__).parents[1]
CODE = "1.014390"
DECISION = ("--decision", "1/QĐ-BYT", "--decision-date", "02/03/2026")
ABOUT = (*DECISION, "--procedure", CODE)
SIGNED = ("--document", "9/QĐ-UBND")


def listed(unit: Unit, on: str) -> dict[str, Any]:
    (case,) = unit.ask("list", "--as-of", on)["cases"]
    return case


def owed(unit: Unit, on: str) -> dict[str, Any]:
    (case,) = unit.ask("show", CODE, "--as-of", on)["cases"]
    (found,) = (each for each in case["obligations"] if each["rule"] == "announcement.list")
    return found


@pytest.fixture
def received(unit: Unit) -> Unit:
    """Received on Monday 2/3/2026: announce by Thursday 5/3."""
    unit.record("decision.received", "02/03/2026", *ABOUT)
    return unit


@pytest.mark.parametrize(
    ("moment", "verdict"),
    [
        (datetime(2026, 3, 5, 4, 5, tzinfo=UTC), "due_today"),  # 11:05 in Việt Nam
        (datetime(2026, 3, 5, 16, 59, 59, tzinfo=UTC), "due_today"),  # 23:59:59
        (datetime(2026, 3, 5, 17, 0, tzinfo=UTC), "overdue"),  # 00:00 of Friday 6/3
    ],
)
def test_t21_the_due_day_lasts_until_midnight_in_viet_nam(
    received: Unit, moment: datetime, verdict: str
) -> None:
    """Civil Code art. 148(6): the last day ends at 24:00."""
    assert listed(received, today(moment).isoformat())["verdict"] == verdict


def test_t23_of_four_dates_only_the_day_of_receipt_starts_the_clock(unit: Unit) -> None:
    """Signed on Mon 2/3, received on Wed 4/3, registered on Fri 6/3, typed in long afterwards."""
    unit.record("decision.issued", "02/03/2026", *ABOUT)
    assert owed(unit, "31/03/2026")["due"] is None
    unit.record("dispatch.registered", "06/03/2026", *ABOUT)
    assert owed(unit, "31/03/2026")["due"] == "2026-03-11"  # Mon 9, Tue 10, Wed 11
    unit.record("decision.received", "04/03/2026", *ABOUT)
    assert owed(unit, "31/03/2026")["due"] == "2026-03-09"  # Thu 5, Fri 6, Mon 9


def test_t23_a_day_that_has_not_come_is_refused(unit: Unit) -> None:
    tomorrow = f"{today() + timedelta(days=1):%d/%m/%Y}"
    refused = unit.call("record", "decision.received", "--on", tomorrow, *ABOUT)

    assert (refused.code, unit.sql("SELECT count(*) FROM fact")) == (8, [(0,)])
    assert f"ngày {tomorrow} chưa đến" in refused.err


def test_t24_an_announcement_older_than_its_decision_is_a_warning_and_no_negative_number(
    received: Unit,
) -> None:
    received.record("announcement.signed", "27/02/2026", *ABOUT, *SIGNED)

    case = listed(received, "31/03/2026")
    assert (case["verdict"], case["days"]) == ("unknown", None)
    found = received.ask("audit", "--as-of", "31/03/2026", "--lang", "en")["findings"]
    (said,) = [each["message"] for each in found if each["check"] == "contradiction"]
    assert "27/02/2026 < 02/03/2026" in said


def test_t27_saving_ten_times_changes_nothing(received: Unit) -> None:
    """Stood still from Wed 4/3 to Sun 8/3: due Tue 10/3, however often it is looked at."""
    received.record("deadline.suspended", "04/03/2026", *ABOUT, "--document", "15/UBND-TH")
    received.record("deadline.resumed", "09/03/2026", *ABOUT, "--document", "16/UBND-TH")
    before = owed(received, "31/03/2026")

    for _ in range(10):
        received.record("deadline.suspended", "04/03/2026", *ABOUT, "--document", "15/UBND-TH")
        received.record("deadline.resumed", "09/03/2026", *ABOUT, "--document", "16/UBND-TH")
        received.ask("audit", "--as-of", "31/03/2026")
    assert owed(received, "31/03/2026") == before
    assert (before["due"], before["original_due"]) == ("2026-03-10", "2026-03-05")
    assert received.sql("SELECT count(*) FROM fact") == [(3,)]


def test_t28_signing_again_does_not_make_late_what_was_in_time(received: Unit) -> None:
    received.record("announcement.signed", "04/03/2026", *ABOUT, *SIGNED)
    first = owed(received, "05/03/2026")
    received.record("announcement.signed", "20/03/2026", *ABOUT, "--document", "30/QĐ-UBND")
    again = owed(received, "31/03/2026")

    assert first["verdict"] == again["verdict"] == "met"
    assert first["met_on"] == again["met_on"] == "2026-03-04"


def test_t28_what_was_late_stays_late_however_often_it_is_signed(received: Unit) -> None:
    received.record("announcement.signed", "06/03/2026", *ABOUT, *SIGNED)
    received.record("announcement.signed", "20/03/2026", *ABOUT, "--document", "30/QĐ-UBND")

    late = owed(received, "31/03/2026")
    assert (late["verdict"], late["met_on"], late["days"]) == ("met_late", "2026-03-06", 1)


def test_t29_a_fact_taken_back_moves_the_due_day_though_no_date_changed(received: Unit) -> None:
    received.record("dispatch.registered", "06/03/2026", *ABOUT)
    assert owed(received, "31/03/2026")["due"] == "2026-03-05"
    received.record("fact.voided", "09/03/2026", "--fact", "1", "--note", "nhận nhầm")

    assert owed(received, "31/03/2026")["due"] == "2026-03-11"


def test_t31_a_state_that_is_asked_for_by_its_name_is_one_of_a_workflow() -> None:
    """All other closed lists are compared by member, which pyright refuses if there is none."""
    compared = {
        text.value
        for room in ("workflows", "compliance")
        for file in (ROOT / "tthc" / room).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        if not isinstance(node.left, ast.Subscript)  # what pydantic calls its mistakes
        for text in (node.left, *node.comparators)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }
    assert compared
    assert compared <= {*ANNOUNCEMENT.state_names(), *REMOVAL.state_names()}


def test_t48_every_command_counts_the_days_on_which_one_unit_is_closed(unit: Unit) -> None:
    """Received on Tue 6/1/2026; closed by a storm on Thu 8/1: Wed 7, Fri 9, worked Sat 10."""
    unit.record("decision.received", "06/01/2026", *DECISION[:2], "--procedure", CODE)
    closed = ("--closed", "08/01/2026", "--department", "Sở Khoa học và Công nghệ")
    order = ("--document", "5/CĐ-UBND", "--declared-on", "07/01/2026", "--occasion", "bão")
    unit.ask("calendar", "add-notice", *closed, *order, "--apply")

    on = ("--as-of", "12/01/2026")
    (explained,) = unit.ask("explain", CODE, *on)["cases"]
    (finding,) = (f for f in unit.ask("audit", *on)["findings"] if f["check"] == "overdue")
    duty = next(o for o in explained["obligations"] if o["rule"] == "announcement.list")
    found = [(each["due"], each["verdict"]) for each in (listed(unit, on[1]), finding, duty)]
    assert found == [("2026-01-10", "overdue")] * 3
    assert owed(unit, on[1])["due"] == "2026-01-10"
    assert unit.ask("list", "--verdict", "overdue", *on)["cases"] == [listed(unit, on[1])]
