"""Is every run kept with what it judged under, and does a what-if keep nothing?"""

from typing import Any

import pytest

from tests.registers import Unit

DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")


@pytest.fixture
def two_starts(unit: Unit) -> Unit:
    """Upload Tue 06/01/2026, receipt Thu 08/01/2026: due Fri 9 or, from receipt, Mon 12."""
    unit.record("portal.updated", "06/01/2026", *DECISION)
    unit.record("decision.received", "08/01/2026", *DECISION)
    return unit


def test_a_run_keeps_what_it_counted_and_under_what_it_judged(two_starts: Unit) -> None:
    done = two_starts.ask("audit", "--as-of", "10/01/2026", "--actor", "Trần Thị Bình")
    (run,) = two_starts.ask("runs", "--as-of", "10/01/2026")["runs"]
    assert (run["run"], run["as_of"], run["cases"]) == (1, "2026-01-10", 1)
    assert (run["last_fact"], run["actor"]) == (2, "Trần Thị Bình")
    assert run["counts"] == {"overdue": 1}
    assert run["started_at"].endswith("+00:00")
    assert run["fingerprints"] == done["fingerprints"]
    assert len(run["fingerprints"]["rules"]) == len(run["fingerprints"]["calendar"]) == 64


def test_the_rules_and_the_calendar_of_a_run_are_kept_in_their_own_words(two_starts: Unit) -> None:
    marks = two_starts.ask("audit", "--as-of", "10/01/2026")["fingerprints"]
    packs = dict(two_starts.sql("SELECT kind, fingerprint FROM pack"))
    assert packs == {
        "rules": marks["rules"],
        "calendar": marks["calendar"],
        "workflows": marks["code"],
    }


def test_the_nights_without_a_run_are_named(unit: Unit) -> None:
    for night in ("05/01/2026", "06/01/2026", "09/01/2026"):
        unit.ask("audit", "--as-of", night)
    assert unit.ask("runs", "--as-of", "11/01/2026")["missing"] == [
        "2026-01-07",
        "2026-01-08",
        "2026-01-10",
        "2026-01-11",
    ]


def test_before_the_first_run_no_night_is_missing(unit: Unit) -> None:
    assert unit.ask("runs", "--as-of", "11/01/2026") == {"runs": [], "missing": []}


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [("earliest", "overdue"), ("portal_first", "overdue"), ("latest", "due_soon")],
)
def test_a_what_if_judges_by_its_policy_and_writes_nothing(
    two_starts: Unit, policy: str, verdict: str
) -> None:
    before = two_starts.dump()
    said = two_starts.ask("audit", "--as-of", "10/01/2026", "--policy", policy)
    assert (said["run"], said["policy"]) == (None, policy)
    assert {name for name, count in said["counts"].items() if count} == {verdict}
    assert [(one["check"], one["new"]) for one in said["findings"]] == [(verdict, False)]
    assert two_starts.dump() == before


def test_a_what_if_of_the_rules_own_policy_says_what_the_audit_says(example: Unit) -> None:
    supposed = example.ask("audit", "--as-of", "10/01/2026", "--policy", "earliest")
    audited = example.ask("audit", "--as-of", "10/01/2026")
    assert supposed["counts"] == audited["counts"]
    assert _without_new(supposed) == _without_new(audited)


def _without_new(said: dict[str, Any]) -> list[str]:
    return sorted(repr(one | {"new": None}) for one in said["findings"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("audit",), 0),
        (("audit", "--fail-on", "overdue"), 1),
        (("audit", "--fail-on", "due_today"), 0),
        (("audit", "--fail-on", "due_today", "--fail-on", "overdue"), 1),
        (("audit", "--fail-on", "new"), 1),
        (("audit", "--fail-on", "due_soon", "--policy", "latest"), 1),
        (("audit", "--fail-on", "overdue", "--policy", "latest"), 0),
        (("audit", "--fail-on", "new", "--policy", "latest"), 0),
        (("status",), 0),
        (("status", "--fail-on", "overdue"), 1),
        (("status", "--fail-on", "due_soon"), 0),
        (("audit", "--fail-on", "thunder"), 2),
    ],
    ids=str,
)
def test_fail_on_ends_with_1_only_for_what_it_names(
    two_starts: Unit, arguments: tuple[str, ...], code: int
) -> None:
    assert two_starts.call(*arguments, "--as-of", "10/01/2026").code == code


def test_fail_on_new_is_quiet_on_the_same_findings_the_next_night(two_starts: Unit) -> None:
    nights = ("10/01/2026", "10/01/2026", "11/01/2026")
    asked = [two_starts.call("audit", "--fail-on", "new", "--as-of", night) for night in nights]
    assert [answer.code for answer in asked] == [1, 0, 0]
