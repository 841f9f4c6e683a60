"""Do a cut-off hour and a suspension move the due days as worked out by hand from the calendar?"""

import csv
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.compliance_bench import CALENDAR, RULES, happened
from tthc.calendar.limits import Limit, Roll, Unit
from tthc.compliance.obligations import View, apply_rule
from tthc.compliance.rule import Rule
from tthc.workflows.table import Occurrence

TERMS = Path(__file__).parent / "answers" / "terms.csv"
VIEW = View(cut_off=time(16, 30))


def read_terms() -> list[dict[str, str]]:
    with TERMS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def rule_of(row: dict[str, str]) -> Rule:
    """The province's duty to announce, with the limit of the row."""
    rule = RULES["announcement.list"]
    limit = Limit(int(row["number"]), Unit(row["unit"]), roll=Roll(row["roll"]))
    return replace(rule, versions=(replace(rule.versions[0], limit=limit),))


def facts_of(row: dict[str, str]) -> tuple[Occurrence, ...]:
    told = [
        f"{row[when]} {kind} proved"
        for when, kind in (
            ("start", "decision.received"),
            ("stopped", "deadline.suspended"),
            ("resumed", "deadline.resumed"),
        )
        if row[when]
    ]
    first, *others = happened(*told)
    at = time.fromisoformat(row["hour"]) if row["hour"] else None
    return first._replace(at=at), *others


@pytest.mark.parametrize("row", read_terms(), ids=lambda row: row["why"])
def test_t26_a_term_with_hours_and_suspensions_ends_on_the_day_worked_out_by_hand(
    row: dict[str, str],
) -> None:
    owed = apply_rule(rule_of(row), facts_of(row), CALENDAR, view=VIEW)

    assert owed.due == date.fromisoformat(row["due"]), row["why"]
