"""A year of a province on one seed: officers, files, crashes, nights, beside a plain register.

Clock, chance and faults come from the seed alone, so that a seed that fails fails again.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NoReturn

import pytest

from tests.conftest import DEPARTMENT, PROVINCE
from tests.plain_register import PlainFact, PlainRegister
from tests.registers import Unit
from tthc.app.auditing import audit
from tthc.app.importing import Wanted, import_file
from tthc.app.recording import record_fact
from tthc.app.verifying import verify
from tthc.store.journal import Signature
from tthc.workflows.facts import Content
from tthc.workflows.facts import FactKind as Kind

# The 12 days off of 2025 that fall on a weekday, and the Saturday worked for Friday 02/05/2025
# (tthc/calendar/data/2025.toml): 261 weekdays less 12 and one more are 250 working days.
OFF = {
    date(2025, 1, 1),
    *(date(2025, 1, day) for day in range(27, 32)),
    date(2025, 4, 7),
    date(2025, 4, 30),
    date(2025, 5, 1),
    date(2025, 5, 2),
    date(2025, 9, 1),
    date(2025, 9, 2),
}
WORKED = {date(2025, 4, 26)}
ALL = [date(2025, 1, 1) + timedelta(days=number) for number in range(365)]
WORKING = [day for day in ALL if day in WORKED or (day.weekday() < 5 and day not in OFF)]
SIGNED_ON = date(2024, 12, 20)
DEPARTMENTS = (DEPARTMENT, "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Nội vụ")
OFFICERS = ("An", "Bình", "Chi")
FLOW = (
    *(Kind.PORTAL_UPDATED, Kind.DECISION_RECEIVED, Kind.DISPATCH_REGISTERED),
    *(Kind.CASE_ASSIGNED, Kind.DRAFT_SUBMITTED),
    *(Kind.ANNOUNCEMENT_SIGNED, Kind.ANNOUNCEMENT_SIGNED, Kind.ANNOUNCEMENT_PUBLISHED),
    Kind.CASE_DISMISSED,
)
HEADER = "kind,happened_on,decision,decision_date,department\n"


class CrashError(Exception):
    """The program dies before it has committed."""


def _crash(*_: object, **__: object) -> NoReturn:
    raise CrashError


@dataclass
class Year:
    """The program on one side, a plain list on the other; `crashes` counts what died."""

    unit: Unit
    seed: int
    plain: PlainRegister = field(init=False)
    crashes: int = 0
    audited: list[date] = field(default_factory=list[date])

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311 - to be repeated, not to be secret
        self.plain = PlainRegister(off=set(OFF), worked=set(WORKED))
        self.opened = 0

    def live(self, days: list[date]) -> None:
        """Begin with a file that brings every department, then live from day to day."""
        self.opened = len(DEPARTMENTS)
        numbers = range(1, self.opened + 1)
        first = [PlainFact(Kind.DECISION_RECEIVED, ALL[0], f"{one}/QĐ-BYT") for one in numbers]
        self._bring(first, self._signature(days[0], 0))
        for day in days:
            self.work(day)
            self.sleep(day)

    def work(self, day: date) -> None:
        """Let officers record by hand, bring a file, correct a slip, and repeat themselves."""
        for hour in range(self.chance.randrange(3)):
            told, signature = self._fact(day), self._signature(day, hour)
            self._once_more("recording.refresh", lambda t=told, s=signature: self._record(t, s))
        if self.chance.random() < 0.1:
            told_together = [self._fact(day) for _ in range(self.chance.randrange(1, 6))]
            signature = self._signature(day, 5)
            self._once_more("importing.refresh", lambda: self._bring(told_together, signature))
        if self.plain.standing() and self.chance.random() < 0.05:
            self._void(day)

    def sleep(self, day: date) -> None:
        """Audit the night, now and then twice or not at all; then hold both sides together."""
        if self.chance.random() < 0.05:
            return
        at = Signature("cron", datetime(day.year, day.month, day.day, 16, 30, tzinfo=UTC))
        self._once_more("auditing.raise_alerts", lambda: audit(self.unit.register, day, at))
        done = audit(self.unit.register, day, at)
        assert done.repeated, (self.seed, day)
        self.audited.append(day)
        found = {verdict.value: count for verdict, count in done.counts.items()}
        assert found | {"void": 0} == self.plain.counts(day) | {"void": 0}, (self.seed, day)
        self.check(day)

    def check(self, day: date) -> None:
        numbers = [number for (number,) in self.unit.sql("SELECT id FROM fact ORDER BY id")]
        assert numbers == list(range(1, len(self.plain.facts) + 1)), (self.seed, day)
        nights = [str(night) for (night,) in self.unit.sql("SELECT as_of FROM audit_run")]
        assert sorted(nights) == [night.isoformat() for night in self.audited], (self.seed, day)
        twice = self.unit.sql(
            "SELECT case_id, rule, rung FROM alert GROUP BY province, department, case_id, rule,"
            " rung HAVING count(*) > 1"
        )
        assert twice == [], (self.seed, day)
        if len(self.audited) % 25 == 1:
            self.verify()

    def verify(self) -> None:
        found = verify(self.unit.register).found
        assert found == (), (self.seed, found)

    def _once_more(self, fault: str, command: Callable[[], object]) -> None:
        """Die in the midst of a command now and then; whoever gave it gives it again."""
        if self.chance.random() < 0.1:
            with pytest.MonkeyPatch.context() as patch, suppress(CrashError):
                patch.setattr(f"tthc.app.{fault}", _crash)
                command()
                raise AssertionError(fault)
            self.crashes += 1
        command()

    def _record(self, told: PlainFact, signature: Signature) -> None:
        done = record_fact(self.unit.register, self._content(told), signature, "tthc record")
        assert done.added is self.plain.record(told), (self.seed, told)

    def _bring(self, told: list[PlainFact], signature: Signature) -> None:
        rows = (
            f"{one.kind},{one.on},{one.decision},{SIGNED_ON},{_department(one.decision)}\n"
            for one in told
        )
        file = self.unit.folder / "gui.csv"
        file.write_text(HEADER + "".join(rows), encoding="utf-8")
        done = import_file(self.unit.register, file, Wanted(), signature)
        assert done.rows_added == sum([self.plain.bring(one) for one in told]), self.seed

    def _void(self, day: date) -> None:
        number, told = self.chance.choice(self.plain.standing())
        if told.kind is Kind.ANNOUNCEMENT_SIGNED:
            return  # it may be published already
        content = Content(
            province=PROVINCE,
            department=_department(told.decision),
            kind=Kind.FACT_VOIDED,
            happened_on=day,
            corrects=number,
        )
        record_fact(self.unit.register, content, self._signature(day, 6), "tthc record")
        self.plain.void(number, day)

    def _fact(self, day: date) -> PlainFact:
        """State something of the last days about a decision, a new one more often than not."""
        self.opened += self.chance.random() < 0.4
        number = self.opened - min(self.chance.randrange(12), self.opened - 1)
        on = max(day - timedelta(days=self.chance.randrange(8)), ALL[0])
        kind, decision = self.chance.choice(FLOW), f"{number}/QĐ-BYT"
        if kind is Kind.ANNOUNCEMENT_PUBLISHED and not self._signed(decision, on):
            kind = Kind.CASE_ASSIGNED
        return PlainFact(kind, on, decision)

    def _signed(self, decision: str, by: date) -> bool:
        """Nobody publishes what is not signed yet."""
        signed = (one for _, one in self.plain.standing() if one.decision == decision)
        return any(one.kind is Kind.ANNOUNCEMENT_SIGNED and one.on <= by for one in signed)

    def _signature(self, day: date, hour: int) -> Signature:
        at = datetime(day.year, day.month, day.day, 2 + hour, tzinfo=UTC)
        return Signature(self.chance.choice(OFFICERS), at)

    def _content(self, told: PlainFact) -> Content:
        return Content(
            province=PROVINCE,
            department=_department(told.decision),
            kind=told.kind,
            happened_on=told.on,
            decision=told.decision,
            decision_date=SIGNED_ON,
        )


def _department(decision: str) -> str:
    return DEPARTMENTS[int(decision.partition("/")[0]) % len(DEPARTMENTS)]
