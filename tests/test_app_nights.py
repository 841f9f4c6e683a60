"""Can a night that did not run be made to look as if it had?"""

from datetime import UTC, date, datetime, time

import pytest

from tests.registers import Unit
from tthc.app.auditing import audit
from tthc.clock import today
from tthc.compliance.timeline import ONE_DAY
from tthc.store.journal import Signature

NIGHTS = (12, 14, 15)


def _run(unit: Unit, night: date, at: datetime) -> None:
    audit(unit.register, night, Signature("An", at))


@pytest.fixture
def three(unit: Unit) -> Unit:
    """Audit the nights of 12, 14 and 15/01/2026, each at half past midnight in Viet Nam."""
    for day in NIGHTS:
        _run(unit, date(2026, 1, day), datetime(2026, 1, day - 1, 17, 30, tzinfo=UTC))
    return unit


def _missing(unit: Unit, day: str) -> list[str]:
    return unit.ask("runs", "--as-of", day)["missing"]


def _ran(unit: Unit) -> list[tuple[str, str]]:
    return [(one["as_of"], one["ran"]) for one in unit.ask("runs")["runs"]]


def test_a_night_audited_after_a_later_one_stays_missing_and_is_marked(three: Unit) -> None:
    _run(three, date(2026, 1, 13), datetime(2026, 11, 27, 3, 0, tzinfo=UTC))
    assert _missing(three, "15/01/2026") == ["2026-01-13"]
    assert _ran(three)[-1] == ("2026-01-13", "late")
    assert "chạy bù" in " ".join(three.call("runs", "--as-of", "15/01/2026").out.split())


def test_a_night_audited_before_it_came_is_missing_and_marked(three: Unit) -> None:
    _run(three, date(2026, 1, 17), datetime(2026, 1, 15, 3, 0, tzinfo=UTC))
    assert _missing(three, "18/01/2026") == ["2026-01-13", "2026-01-16", "2026-01-17", "2026-01-18"]
    assert _ran(three)[-1] == ("2026-01-17", "ahead")
    _run(three, date(2026, 1, 17), datetime(2026, 1, 16, 17, 30, tzinfo=UTC))
    assert _missing(three, "17/01/2026") == ["2026-01-13", "2026-01-16"], "and then on its night"


def test_a_night_audited_ahead_raises_its_alerts_when_it_comes(three: Unit) -> None:
    """Received Mon 12/01/2026: due Thu 15/01, so that Wed 14/01 is the day to warn."""
    three.record("decision.received", "12/01/2026", "--decision", "970/QĐ-BYT")
    _run(three, date(2026, 1, 16), datetime(2026, 1, 15, 3, 0, tzinfo=UTC))
    assert three.sql("SELECT count(*) FROM alert") == [(0,)]
    _run(three, date(2026, 1, 16), datetime(2026, 1, 15, 17, 30, tzinfo=UTC))
    assert three.sql("SELECT rung FROM alert") == [("overdue",)]
    _run(three, date(2026, 1, 16), datetime(2026, 1, 15, 18, 30, tzinfo=UTC))
    assert three.sql("SELECT count(*) FROM audit_run") == [(5,)], "the third repeats the second"


def test_what_a_night_audited_ahead_looked_at_is_told_by_the_next_night(three: Unit) -> None:
    """Received Mon 12/01/2026: due Thu 15/01; nothing turns between the 17th and the 18th."""
    three.record("decision.received", "12/01/2026", "--decision", "970/QĐ-BYT")
    _run(three, date(2026, 1, 17), datetime(2026, 1, 15, 3, 0, tzinfo=UTC))
    _run(three, date(2026, 1, 18), datetime(2026, 1, 17, 17, 30, tzinfo=UTC))
    assert three.sql("SELECT rung, since FROM alert") == [("overdue", "2026-01-16")]


def test_a_night_under_a_clock_far_ahead_silences_no_night_that_really_comes(three: Unit) -> None:
    """Received Mon 12/01/2026: due Thu 15/01; the clock was in June once, and was set right."""
    _run(three, date(2026, 6, 16), datetime(2026, 6, 15, 17, 30, tzinfo=UTC))
    three.record("decision.received", "12/01/2026", "--decision", "970/QĐ-BYT")
    _run(three, date(2026, 1, 16), datetime(2026, 1, 15, 17, 30, tzinfo=UTC))
    assert three.sql("SELECT rung FROM alert") == [("overdue",)]
    assert _missing(three, "16/01/2026") == ["2026-01-13"]
    assert three.ask("verify")["faults"] == []
    late = audit(
        three.register, date(2026, 1, 15), Signature("An", datetime(2026, 1, 16, tzinfo=UTC))
    )
    assert late.retrospective, "of that night a later one was really audited"


def test_a_night_audited_under_a_clock_a_day_ahead_is_audited_when_it_comes(three: Unit) -> None:
    """Received Tue 13/01/2026: due Fri 16/01; what was raised a day too early is settled first."""
    three.record("decision.received", "13/01/2026", "--decision", "970/QĐ-BYT")
    for day in (17, 16, 17):
        _run(three, date(2026, 1, day), datetime(2026, 1, day - 1, 17, 30, tzinfo=UTC))
    last = "SELECT kind FROM alert_step WHERE id = (SELECT max(id) FROM alert_step)"
    assert three.sql("SELECT as_of FROM audit_run WHERE id > 4") == [
        ("2026-01-16",),
        ("2026-01-17",),
    ]
    assert three.sql("SELECT rung FROM alert WHERE run = 4 AND rung = 'overdue'") == [("overdue",)]
    assert three.sql(last) == [("renewed",)]
    assert three.ask("verify")["faults"] == []


def test_a_register_audited_ahead_alone_has_no_night_yet(unit: Unit) -> None:
    _run(unit, date(2026, 1, 17), datetime(2026, 1, 15, 3, 0, tzinfo=UTC))
    assert _missing(unit, "18/01/2026") == []
    assert unit.call("audit", "--check-runs", "--as-of", "18/01/2026").code == 1


@pytest.mark.parametrize(
    ("at", "ran"),
    [
        (datetime(2026, 1, 15, 17, 0, tzinfo=UTC), "in_time"),  # 16/01, 00:00
        (datetime(2026, 1, 17, 16, 59, tzinfo=UTC), "in_time"),  # 17/01, 23:59
        (datetime(2026, 1, 17, 17, 0, tzinfo=UTC), "late"),  # 18/01, 00:00
        (datetime(2026, 1, 15, 16, 59, tzinfo=UTC), "ahead"),  # 15/01, 23:59
    ],
)
def test_a_run_is_in_time_on_its_day_and_the_next(at: datetime, ran: str, three: Unit) -> None:
    _run(three, date(2026, 1, 16), at)
    assert _ran(three)[-1] == ("2026-01-16", ran)


def test_nights_made_up_in_their_order_count_and_are_marked(three: Unit) -> None:
    for day in (16, 17):
        _run(three, date(2026, 1, day), datetime(2026, 1, 19, 3, day, tzinfo=UTC))
    assert _missing(three, "17/01/2026") == ["2026-01-13"]
    assert _ran(three)[-2:] == [("2026-01-16", "late"), ("2026-01-17", "late")]


def test_runs_and_its_check_tell_the_same_missing_nights(unit: Unit) -> None:
    """Of today the day is not over: its night may still be audited."""
    now = today()
    _run(unit, now - 4 * ONE_DAY, datetime.combine(now - 4 * ONE_DAY, time(), UTC))
    missing = [f"{now - days * ONE_DAY}" for days in (3, 2, 1)]
    assert unit.ask("runs")["missing"] == missing
    assert unit.ask("audit", "--check-runs")["missing"] == missing


def test_the_ledger_of_a_day_lists_no_later_night(three: Unit) -> None:
    listed = three.ask("runs", "--as-of", "14/01/2026")["runs"]
    assert [run["as_of"] for run in listed] == ["2026-01-12", "2026-01-14"]
    assert len(three.ask("runs")["runs"]) == 3
