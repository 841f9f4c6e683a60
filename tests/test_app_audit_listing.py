"""What does a night list when there is too much to list, and what does it look at?"""

from datetime import UTC, date, datetime

import pytest

from tests.registers import SIGNED, Unit
from tthc.app import auditing
from tthc.app.auditing import audit
from tthc.store import projection

NIGHT, NEXT = date(2026, 1, 10), date(2026, 1, 11)
RECEIVED = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")


@pytest.fixture
def crowded(example: Unit, monkeypatch: pytest.MonkeyPatch) -> Unit:
    """Call three findings too many to list."""
    monkeypatch.setattr(auditing, "LISTED", 3)
    return example


def test_of_too_many_findings_only_the_new_ones_are_listed_and_the_others_counted(
    crowded: Unit,
) -> None:
    first = crowded.ask("audit", "--as-of", NIGHT.isoformat())
    second = crowded.ask("audit", "--as-of", NEXT.isoformat())

    assert (len(first["findings"]), first["findings_unlisted"]) == (174, 0)
    assert {one["new"] for one in second["findings"]} == {True}
    # What was due today is overdue now; the three that were due soon are so still.
    assert {one["check"] for one in second["findings"]} == {"overdue"}
    assert second["findings_unlisted"] == 173


@pytest.mark.parametrize("asked", [("--all",), ("--fail-on", "met_late")])
def test_all_are_listed_when_somebody_asks(crowded: Unit, asked: tuple[str, ...]) -> None:
    crowded.ask("audit", "--as-of", NIGHT.isoformat())

    again = crowded.call("audit", "--as-of", NIGHT.isoformat(), *asked, "--format", "json").data()

    assert (len(again["findings"]), again["findings_unlisted"]) == (174, 0)


def test_the_title_counts_what_is_not_listed(crowded: Unit) -> None:
    crowded.ask("audit", "--as-of", NIGHT.isoformat())

    said = crowded.call("audit", "--as-of", NIGHT.isoformat()).out

    assert "174 phát hiện còn từ những đêm trước" in " ".join(said.split())
    assert "Không có gì phải báo cáo" not in said


def test_what_was_recorded_of_a_finished_case_is_looked_at_on_the_next_night(unit: Unit) -> None:
    """Received Tue 06/01/2026, due Fri 09/01, signed Thu 08/01: done with long before the night."""
    unit.record("decision.received", "06/01/2026", *RECEIVED)
    unit.record("announcement.signed", "08/01/2026", *RECEIVED, "--document", "9/QĐ-UBND")
    audit(unit.register, date(2026, 3, 2), SIGNED)
    unit.record("fact.voided", "08/01/2026", "--fact", "2")

    found = audit(unit.register, date(2026, 3, 3), SIGNED).findings

    assert [one.line.check for one in found if one.line.new] == ["overdue"]


def test_the_alert_of_a_case_that_is_no_more_is_settled_on_the_next_night(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", *RECEIVED)
    audit(unit.register, NIGHT, SIGNED._replace(at=datetime(2026, 1, 9, 23, tzinfo=UTC)))
    unit.record("fact.voided", "10/01/2026", "--fact", "1")
    audit(unit.register, NEXT, SIGNED._replace(at=datetime(2026, 1, 10, 23, tzinfo=UTC)))
    assert unit.sql("SELECT kind, reason FROM alert_step") == [("settled", "ended")]


def test_a_night_after_one_ahead_of_its_time_compares_everything(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", *RECEIVED)
    audit(unit.register, date(2027, 3, 2), SIGNED)  # a slip of the year

    found = audit(unit.register, date(2026, 1, 9), SIGNED).findings

    assert [(one.line.check, one.line.since) for one in found] == [("due_today", date(2026, 1, 9))]
    assert unit.sql('SELECT "check" FROM finding WHERE resolved_run IS NULL') == [("due_today",)]
    assert unit.ask("verify")["faults"] == []


def test_after_a_great_import_a_night_looks_at_every_case(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit.record("decision.received", "06/01/2026", *RECEIVED)
    audit(unit.register, NIGHT, SIGNED._replace(at=datetime(2026, 1, 9, 23, tzinfo=UTC)))
    monkeypatch.setattr(projection, "MANY", 1)
    rows = ("decision.received,06/01/2026,971/QĐ-BYT", "decision.received,06/01/2026,972/QĐ-BYT")
    file = unit.folder / "two.csv"
    file.write_text("\n".join(("kind,happened_on,decision", *rows)), encoding="utf-8")
    unit.ask("import", str(file))
    unit.record("decision.received", "07/01/2026", "--decision", "973/QĐ-BYT")

    assert unit.sql("SELECT province, department, case_id FROM unsettled") == [("", "", "*")]
    found = audit(unit.register, NEXT, SIGNED._replace(at=datetime(2026, 1, 10, 23, tzinfo=UTC)))
    assert [(one.line.decision, one.line.new) for one in found.findings] == [
        ("970/QĐ-BYT", False),
        ("971/QĐ-BYT", True),
        ("972/QĐ-BYT", True),
        ("973/QĐ-BYT", True),  # due on Mon 12/01
    ]
    assert unit.sql("SELECT count(*) FROM unsettled") == [(0,)]
