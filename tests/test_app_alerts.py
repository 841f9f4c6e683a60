"""Is each alert written once, never false, and shown until it was sent or settled?"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.alerted import DECISION, MORNING, STEPS, make_overdue, send_all, send_to
from tests.registers import SIGNED, Unit
from tthc.app.auditing import audit

overdue = pytest.fixture(make_overdue)

FIRST_NIGHT = date(2025, 12, 1)
WRITTEN = "SELECT case_id, rule, rung FROM alert ORDER BY 1, 2, 3"
LATER = datetime(2026, 2, 1, tzinfo=UTC)
RUNGS = "SELECT rung, since, due FROM alert ORDER BY id"


def test_nights_1_and_40_alone_write_what_all_forty_write(
    example: Unit, another_example: Unit
) -> None:
    lazy = another_example
    for night in range(40):
        audit(example.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
    for night in (0, 39):
        audit(lazy.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
    daily = example.sql(WRITTEN)
    assert {rung for *_, rung in daily} == {"due_soon", "due_today", "overdue", "long_overdue"}
    assert len(daily) == len(set(daily))
    assert lazy.sql(WRITTEN) == daily


def test_a_retrospective_run_and_a_what_if_write_no_alert(overdue: Unit) -> None:
    before = overdue.dump()
    overdue.ask("audit", "--as-of", "12/01/2026", "--policy", "latest")
    assert overdue.dump() == before
    written = overdue.sql(WRITTEN)
    overdue.ask("audit", "--as-of", "08/01/2026")
    assert overdue.sql(WRITTEN) == written == [("A1", "announcement.list", "overdue")]


def test_the_rungs_of_a_duty_begin_on_their_days(unit: Unit) -> None:
    """Due Fri 09/01/2026; then Sat 10 (made up), Mon 12, Tue 13, Wed 14: the fifth is Thu 15."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    for night in (6, 20):
        audit(unit.register, date(2026, 1, night), SIGNED._replace(at=LATER))
    assert sorted(unit.sql(RUNGS)) == [
        ("due_soon", "2026-01-08", "2026-01-09"),
        ("due_today", "2026-01-09", "2026-01-09"),
        ("long_overdue", "2026-01-15", "2026-01-09"),
        ("overdue", "2026-01-10", "2026-01-09"),
    ]


def test_what_was_done_before_the_letter_went_is_settled_and_shown(
    overdue: Unit, tmp_path: Path
) -> None:
    send_to(overdue, tmp_path.as_uri())
    overdue.record("announcement.signed", "09/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    done = send_all(overdue)
    assert (done.letters, done.settled, list(tmp_path.glob("*.txt"))) == ((), 1, [])
    (line,) = overdue.ask("alerts", "list", "--all")["alerts"]
    assert (line["waiting"], line["state"], line["reason"]) == (False, "settled", "done 2026-01-09")
    assert overdue.ask("alerts", "list")["alerts"] == []


def test_a_settled_alert_that_is_due_after_all_is_sent(overdue: Unit, tmp_path: Path) -> None:
    send_to(overdue, tmp_path.as_uri())
    signed = overdue.record(
        "announcement.signed", "09/01/2026", *DECISION, "--document", "9/QĐ-UBND"
    )
    assert signed["added"] == 1
    audit(overdue.register, date(2026, 1, 11), SIGNED._replace(at=MORNING.at))
    assert overdue.sql(STEPS) == [(1, "settled")]
    overdue.record("fact.voided", "11/01/2026", "--fact", "2")
    audit(overdue.register, date(2026, 1, 11), SIGNED._replace(at=MORNING.at))
    assert overdue.sql(STEPS) == [(1, "settled"), (1, "renewed")]
    assert len(send_all(overdue).letters) == 1
    assert "QUÁ HẠN" in next(tmp_path.glob("*.txt")).read_text(encoding="utf-8")


def test_the_database_refuses_a_second_alert_of_a_rung_and_any_change(overdue: Unit) -> None:
    columns = "province, department, id, case_id, rule, rung, since, due, run, link"
    copied = columns.replace("id,", "99,", 1)
    for statement in (
        f"INSERT INTO alert ({columns}) SELECT {copied} FROM alert",  # noqa: S608
        "UPDATE alert SET rung = 'due_soon'",
        "DELETE FROM alert",
    ):
        with pytest.raises(Exception, match=r"UNIQUE|unique|only grows"):
            overdue.sql(statement)
