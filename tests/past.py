"""How a test records facts at a moment of the past, and asks why a day is what it is."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from tests.conftest import DEPARTMENT, PROVINCE
from tests.registers import Unit
from tthc.app.recording import record_fact
from tthc.clock import today
from tthc.store.journal import Signature
from tthc.workflows.facts import Content, FactKind

DECISION = "970/QĐ-BYT"
THREE_DAYS = """
id = "unit.three-days"
workflow = "announcement"
title_vi = "Ba ngày làm việc kể từ ngày văn bản có hiệu lực"
title_en = "Three working days from the day the document takes effect"
bearer = "province"
counted = true
starts = ["basis.in_force"]
met_by = ["announcement.signed"]
requires = ["basis.in_force"]

[[version]]
label = "2025"
effective_from = 2025-01-01
limit = 3
unit = "working_day"
direction = "after"
roll = "none"
policy = "earliest"

[version.basis]
instrument = "Quy chế của đơn vị"
article = "Điều 1"
words = "trong thời hạn 03 ngày làm việc kể từ ngày văn bản có hiệu lực"
source = "ví dụ"
confidence = "seen"
"""


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


def add_rule(unit: Unit, folder: Path, rule: str) -> None:
    """Give a unit a rule of its own, from a folder that is still empty."""
    (folder / "unit.three-days.toml").write_text(rule, encoding="utf-8")
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("overlays = []", f"overlays = ['{folder}']"), "utf-8")


def morning(year: int, month: int, day: int) -> datetime:
    """Give nine o'clock in Việt Nam."""
    return datetime(year, month, day, 2, 0, tzinfo=UTC)


def reason(unit: Unit, rule: str, *arguments: str) -> dict[str, Any]:
    """Ask why the day of one duty is what it is, as of 12/01/2026."""
    (case,) = unit.ask("explain", DECISION, "--as-of", "2026-01-12", *arguments)["cases"]
    return next(one for one in case["reasons"] if one["rule"] == rule)
