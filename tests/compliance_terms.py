"""How the tests say that a term stands still, runs on or is extended, and ask when it is due.

March 2026 holds no day off but weekends (2/3 is a Monday). Tết was 14-22/2/2026.
"""

from datetime import date

from tests.compliance_bench import BENCH, CALENDAR, RULES, duty_of, happened
from tthc.compliance.case import Case
from tthc.compliance.judgement import Duty, judge
from tthc.compliance.ledger import Effect
from tthc.compliance.obligations import Obligation, apply_rule
from tthc.compliance.rule import Rule

LIST, PUBLISH = RULES["announcement.list"], RULES["announcement.publish"]
RECEIVED = "2026-03-02 decision.received"  # Monday: announce by Thursday 5/3/2026


def stop(day: str, rule: str = "") -> str:
    return f"2026-{day} deadline.suspended proved {rule}"


def go(day: str, rule: str = "") -> str:
    return f"2026-{day} deadline.resumed proved {rule}"


def extend(day: str, until: str, rule: str = "") -> str:
    return f"2026-{day} deadline.extended proved until=2026-{until} {rule}"


def applied(*lines: str, rule: Rule = LIST) -> Obligation:
    return apply_rule(rule, happened(*lines), CALENDAR)


def due(*lines: str, rule: Rule = LIST) -> date | None:
    return applied(*lines, rule=rule).due


def effects(obligation: Obligation) -> list[Effect]:
    return [entry.effect for entry in obligation.ledger]


def listed(case: Case, day: str) -> Duty:
    return duty_of(judge(case, date.fromisoformat(day), BENCH), LIST.id)
