"""What the compliance tests judge with: the real law, calendar and tables, and cases in words."""

from datetime import date

from tthc.calendar.working_days import load_calendar
from tthc.compliance.case import Case
from tthc.compliance.judgement import Bench, Duty, Judgement
from tthc.compliance.rule_files import load_rule_book
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.engine import build_table
from tthc.workflows.facts import ChangeKind, FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import Occurrence, in_order

BOOK = load_rule_book()
RULES = {rule.id: rule for rule in BOOK.rules}
CALENDAR = load_calendar()
TABLES = {workflow.name: build_table(workflow) for workflow in (ANNOUNCEMENT, REMOVAL)}
BENCH = Bench(BOOK, CALENDAR, TABLES, soon=1, places=("national_database",))


def happened(*lines: str) -> tuple[Occurrence, ...]:
    """Read lines such as "2026-03-02 decision.received"; the n-th is fact n of the journal.

    Facts about a term say more: "proved" (a document is named), "rule=...", "until=...",
    "since=...".
    """
    told = (_told(line.split(), number) for number, line in enumerate(lines, start=1))
    return in_order(told)


def _told(words: list[str], number: int) -> Occurrence:
    day, kind, *more = words
    said = dict(word.split("=") for word in more if "=" in word)
    return Occurrence(
        FactKind(kind),
        date.fromisoformat(day),
        number,
        date.fromisoformat(said["until"]) if "until" in said else None,
        said.get("rule"),
        proved="proved" in more,
        since=date.fromisoformat(said["since"]) if "since" in said else None,
    )


def announcement(*lines: str, change: ChangeKind | None = None) -> Case:
    """A case of the announcement workflow."""
    return Case("announcement", change, happened(*lines))


def removal(*lines: str, change: ChangeKind | None = ChangeKind.ABOLISHED) -> Case:
    """A case of the removal workflow."""
    return Case("removal", change, happened(*lines))


def duty_of(judgement: Judgement, rule: str) -> Duty:
    """The one duty of a judgement under a rule."""
    (duty,) = [duty for duty in judgement.duties if duty.obligation.rule.id == rule]
    return duty
