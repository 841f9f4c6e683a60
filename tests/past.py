"""How a test records facts at a moment of the past, and asks why a day is what it is."""

from datetime import UTC, date, datetime
from typing import Any, TypedDict, Unpack

from tests.conftest import DEPARTMENT, PROVINCE
from tests.registers import Unit
from tthc.app.recording import record_fact
from tthc.clock import today
from tthc.store.journal import Signature
from tthc.workflows.facts import Content, FactKind

DECISION = "970/QĐ-BYT"


class Said(TypedDict, total=False):
    """What a fact says besides its kind and day."""

    document: str
    until: date


def tell(unit: Unit, kind: FactKind, on: date, recorded: datetime, **said: Unpack[Said]) -> None:
    """Record a fact about the one decision, as the program did at that moment."""
    content = Content(
        province=PROVINCE,
        department=DEPARTMENT,
        kind=kind,
        happened_on=on,
        decision=DECISION,
        decision_date=date(2025, 12, 1),
        **said,
    )
    record_fact(unit.register, content, Signature("Lan", recorded), "tthc record")


def take_back(unit: Unit, fact: int, recorded: datetime) -> None:
    """Void a fact at that moment."""
    content = Content(
        province=PROVINCE,
        department=DEPARTMENT,
        kind=FactKind.FACT_VOIDED,
        happened_on=today(recorded),
        corrects=fact,
    )
    record_fact(unit.register, content, Signature("Lan", recorded), "tthc record")


def morning(year: int, month: int, day: int) -> datetime:
    """Give nine o'clock in Việt Nam."""
    return datetime(year, month, day, 2, 0, tzinfo=UTC)


def reason(unit: Unit, rule: str, *arguments: str) -> dict[str, Any]:
    """Ask why the day of one duty is what it is, as of 12/01/2026."""
    (case,) = unit.ask("explain", DECISION, "--as-of", "2026-01-12", *arguments)["cases"]
    return next(one for one in case["reasons"] if one["rule"] == rule)
