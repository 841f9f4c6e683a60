"""Does the audit say the same of a night whenever it runs, write once, and lose no missed night?"""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.registers import SIGNED, Unit
from tthc.app.auditing import audit

DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
FIRST_NIGHT = date(2025, 12, 1)
STANDING = (
    'SELECT case_id, "check", rule, detail, since, due FROM finding'
    " WHERE resolved_run IS NULL ORDER BY 1, 2, 3, 4, 5"
)
HEADER = (
    "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ,"
    "Ngày công khai,Trích yếu\n"
)


def _audit(unit: Unit, day: str, *arguments: str) -> dict[str, Any]:
    return unit.ask("audit", "--as-of", day, *arguments)


def _checks(audited: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(found["check"], found["new"]) for found in audited["findings"]]


def test_the_same_night_twice_changes_no_byte_and_reports_nothing_new(example: Unit) -> None:
    once = _audit(example, "10/01/2026")
    assert once["repeated"] is False
    assert all(found["new"] for found in once["findings"])
    before = example.dump()
    again = _audit(example, "10/01/2026")
    assert example.dump() == before
    assert again["repeated"] is True
    assert [found | {"new": True} for found in again["findings"]] == once["findings"]
    assert not any(found["new"] for found in again["findings"])


def test_nights_1_and_40_alone_leave_what_all_forty_leave(
    example: Unit, another_example: Unit
) -> None:
    lazy = another_example
    for night in range(40):
        audit(example.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
    for night in (0, 39):
        audit(lazy.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
    assert len(example.sql(STANDING)) > 50
    assert lazy.sql(STANDING) == example.sql(STANDING)


def test_every_alert_of_forty_nights_is_new_exactly_once(example: Unit) -> None:
    alerts: list[tuple[str, str, str | None, str]] = []
    for night in range(40):
        done = audit(example.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
        lines = [one.line for one in done.findings if one.line.new]
        alerts += [(line.case, line.check, line.rule, line.detail) for line in lines]
    assert len(alerts) == len(set(alerts))


def test_a_finding_counts_from_its_day_although_the_first_run_is_late(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", *DECISION)
    (found,) = _audit(unit, "27/02/2026")["findings"]
    assert (found["check"], found["due"], found["since"]) == ("overdue", "2026-01-09", "2026-01-10")
    assert (found["new"], found["severity"]) == (True, "error")


def test_a_duty_goes_from_soon_to_today_to_overdue_to_late(unit: Unit) -> None:
    """Received Tue 6; Wed 7, Thu 8, Fri 9 January 2026."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    nights = ("07/01/2026", "08/01/2026", "09/01/2026", "10/01/2026", "11/01/2026")
    assert [_checks(_audit(unit, night)) for night in nights] == [
        [],
        [("due_soon", True)],
        [("due_today", True)],
        [("overdue", True)],
        [("overdue", False)],
    ]
    unit.record("announcement.signed", "12/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    assert ("met_late", True) in _checks(_audit(unit, "12/01/2026"))
    resolved = unit.sql('SELECT "check", first_run, last_run, resolved_run FROM finding ORDER BY 2')
    assert resolved[:3] == [("due_soon", 2, 2, 3), ("due_today", 3, 3, 4), ("overdue", 4, 5, 6)]


def test_a_finding_that_is_no_longer_true_is_resolved_and_may_come_back(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", *DECISION)
    assert _checks(_audit(unit, "10/01/2026")) == [("overdue", True)]
    unit.record("fact.voided", "11/01/2026", "--fact", "1")
    assert _checks(_audit(unit, "11/01/2026")) == []
    assert unit.sql("SELECT first_run, resolved_run FROM finding") == [(1, 2)]
    unit.record("decision.received", "06/01/2026", *DECISION)
    assert [check for check, _ in _checks(_audit(unit, "12/01/2026"))] == ["overdue"]
    assert unit.sql("SELECT since, resolved_run FROM finding") == [("2026-01-10", None)]


def test_a_retrospective_run_shows_its_night_and_settles_nothing(example: Unit) -> None:
    _audit(example, "10/01/2026")
    before = example.sql("SELECT * FROM finding")
    past = _audit(example, "20/11/2025")
    assert past["retrospective"] is True
    assert "overdue" in {found["check"] for found in past["findings"]}
    assert not any(found["new"] for found in past["findings"])
    assert example.sql("SELECT * FROM finding") == before
    assert example.sql("SELECT id, as_of FROM audit_run") == [(1, "2026-01-10"), (2, "2025-11-20")]


def test_the_findings_that_stand_are_those_of_the_settings_that_hold_now(unit: Unit) -> None:
    """Settings that were changed and changed back judge again; their old run is not the last."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    settings = unit.folder / "tthc.toml"
    warn_late = settings.read_text(encoding="utf-8")
    warn_early = warn_late.replace("due_soon = 1", "due_soon = 3")
    standing: list[int] = []
    for text in (warn_late, warn_early, warn_late):
        settings.write_text(text, encoding="utf-8")
        _audit(unit, "07/01/2026")
        standing.append(len(unit.sql(STANDING)))
    assert standing == [0, 1, 0]


@pytest.mark.parametrize(
    ("signed", "published", "expected"),
    [
        ("08/10/2024", "10/10/2024", []),
        ("20/11/2024", "22/11/2024", [("met_late", "info")]),
    ],
    ids=["in time", "late"],
)
def test_what_was_finished_long_ago_raises_no_alert(
    unit: Unit, signed: str, published: str, expected: list[tuple[str, str]]
) -> None:
    """Received Mon 07/10/2024, so due Thu 10/10/2024."""
    decision = ("--decision", "388/QĐ-TTCP", "--decision-date", "16/07/2024")
    unit.record("decision.received", "07/10/2024", *decision)
    row = f"2205/QĐ-UBND,{signed},388/QĐ-TTCP,16/07/2024,{published},Công bố danh mục\n"
    (unit.folder / "cu.csv").write_text(HEADER + row, encoding="utf-8")
    assert unit.ask("import", "cu.csv")["rows_added"] == 1
    found = _audit(unit, "10/01/2026")["findings"]
    assert [(one["check"], one["severity"]) for one in found] == expected


def test_an_announcement_signed_on_a_sunday_is_in_the_report(example: Unit) -> None:
    """2637/QĐ-UBND, Sunday 16/11/2025: signed, so publishing is owed by 21/11."""
    shown = example.ask("show", "3152/QĐ-BTP", "--as-of", "16/11/2025")["cases"]
    assert {case["state"] for case in shown if case["workflow"] == "announcement"} == {"announced"}
    listed = example.ask("list", "--as-of", "21/11/2025", "--verdict", "met")["cases"]
    assert "3152/QĐ-BTP" in {case["decision"] for case in listed}


def test_a_night_is_in_exactly_one_of_nine_counts(example_to_read: Unit) -> None:
    for day in ("2025-06-26", "2025-11-17", "2025-11-30", "2026-01-10"):
        said = example_to_read.ask("status", "--as-of", day)
        assert sum(said["counts"].values()) == said["cases"]
        listed = example_to_read.ask("list", "--as-of", day)["cases"]
        counted = dict.fromkeys(said["counts"], 0)
        for case in listed:
            counted[case["verdict"]] += 1
        assert counted == said["counts"]


def test_a_finding_that_stands_takes_the_due_day_that_changed(unit: Unit) -> None:
    """Registered Tue 06/01/2026: due Fri 9; without it, received Mon 12/01: due Thu 15."""
    about = ("--decision", "970/QĐ-BYT", "--decision-date", "02/01/2026")
    unit.record("dispatch.registered", "06/01/2026", *about)
    unit.record("decision.received", "12/01/2026", *about)
    unit.record("announcement.signed", "20/01/2026", *about, "--document", "9/QĐ-UBND")
    query = "SELECT due, first_run, resolved_run FROM finding WHERE \"check\" = 'met_late'"
    unit.ask("audit", "--as-of", "20/01/2026")
    assert [(str(due), *runs) for due, *runs in unit.sql(query)] == [("2026-01-09", 1, None)]
    unit.record("fact.voided", "21/01/2026", "--fact", "1")
    unit.ask("audit", "--as-of", "21/01/2026")
    assert [(str(due), *runs) for due, *runs in unit.sql(query)] == [("2026-01-15", 1, None)]
    assert unit.call("verify").code == 0


def test_a_department_that_bears_another_name_numbers_its_nights_on(unit: Unit) -> None:
    """In tthc.toml a name was changed, and nothing recorded under it yet."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    _audit(unit, "10/01/2026")
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8")
    renamed = text.replace("Sở Khoa học và Công nghệ", "Sở Khoa học")
    settings.write_text(renamed, encoding="utf-8")
    assert renamed != text
    for day in ("11/01/2026", "12/01/2026"):
        _audit(unit, day)

    runs = unit.sql("SELECT department, id FROM audit_run ORDER BY id")
    assert [id_ for _, id_ in runs] == [1, 2, 3]
    assert [name for name, _ in runs][1:] == ["so-khoa-hoc"] * 2
    assert unit.ask("verify")["faults"] == []
