"""A register as a plain list in memory, worked out without the program: what a model test expects.

Announcement cases of whole decisions only, judged by tests/compliance_oracle.py; days off that a
unit's own notice adds, and the unit's own limit for announcing, are kept here.
"""

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from tests import compliance_oracle
from tests.compliance_oracle import URGENCY, Oracle, Owed
from tthc.workflows.facts import FactKind as Kind
from tthc.workflows.table import Occurrence

SOON = 1
LIST = "announcement.list"
DUTIES = (LIST, "announcement.publish")


@dataclass(frozen=True, slots=True)
class PlainFact:
    """One thing that was written down."""

    kind: Kind
    on: date
    decision: str
    voids: int | None = None
    until: date | None = None
    rule: str | None = None


@dataclass(slots=True)
class PlainRegister:
    """Facts in the order in which they were written; the first is number 1."""

    facts: list[PlainFact] = field(default_factory=list[PlainFact])
    off: set[date] = field(default_factory=set[date])
    worked: set[date] = field(default_factory=set[date])
    limit: int = 3

    def voided(self) -> set[int]:
        return {fact.voids for fact in self.facts if fact.voids}

    def standing(self) -> list[tuple[int, PlainFact]]:
        """Number the facts that count."""
        gone = self.voided()
        numbered = enumerate(self.facts, start=1)
        return [(n, fact) for n, fact in numbered if n not in gone and not fact.voids]

    def record(self, fact: PlainFact) -> bool:
        """Write by hand: what stands is known, what was voided may be stated again."""
        new = all(one != fact for _, one in self.standing())
        self.facts += [fact] * new
        return new

    def bring(self, fact: PlainFact) -> bool:
        """Write from a file: what was ever written is known."""
        new = fact not in self.facts
        self.facts += [fact] * new
        return new

    def void(self, number: int, on: date) -> None:
        of = self.facts[number - 1]
        self.facts.append(PlainFact(Kind.FACT_VOIDED, on, of.decision, voids=number))

    def verdicts(self, as_of: date) -> dict[str, str]:
        """Give the verdict of each decision that has begun."""
        with self._calendar():
            return {
                decision: _most_pressing(_Ruled(told, as_of, self.limit))
                for decision, told in self._told().items()
                if any(one.on <= as_of for one in told)
            }

    def counts(self, as_of: date) -> dict[str, int]:
        found = Counter(self.verdicts(as_of).values())
        return {name: found[name] for name in URGENCY}

    def change(
        self, limit: int, off: set[date], worked: set[date], now: date
    ) -> Iterator[tuple[str, str, date]]:
        """Change limit and days off; give the duties that were done and keep their old due day."""
        later = replace(self, limit=limit, off=self.off | off, worked=self.worked | worked)
        before, after = self.duties(now), later.duties(now)
        self.limit, self.off, self.worked = limit, later.off, later.worked
        for key, (due, verdict) in before.items():
            if due and verdict in {"met", "met_late"} and after[key] != (due, verdict):
                yield (*key, due)

    def duties(self, now: date) -> dict[tuple[str, str], tuple[date | None, str]]:
        """Give due day and verdict of each duty, by decision and rule."""
        with self._calendar():
            oracles = {name: _Ruled(told, now, self.limit) for name, told in self._told().items()}
            return {
                (decision, rule): (owed.due, oracle.verdict(owed, SOON))
                for decision, oracle in oracles.items()
                for rule, owed in zip(DUTIES, oracle.announcement(), strict=True)
            }

    def _told(self) -> dict[str, list[Occurrence]]:
        told: dict[str, list[Occurrence]] = {}
        for number, fact in self.standing():
            one = Occurrence(fact.kind, fact.on, number, fact.until, fact.rule)
            told.setdefault(fact.decision, []).append(one)
        return told

    @contextmanager
    def _calendar(self) -> Generator[None]:
        """Lend the oracle the days of this unit's notices."""
        off, worked = set(compliance_oracle.OFF), set(compliance_oracle.WORKED)
        compliance_oracle.OFF |= self.off
        compliance_oracle.WORKED |= self.worked
        try:
            yield
        finally:
            compliance_oracle.OFF, compliance_oracle.WORKED = off, worked


class _Ruled(Oracle):
    """The oracle under the unit's own limit for announcing."""

    def __init__(self, facts: list[Occurrence], as_of: date, limit: int) -> None:
        super().__init__(facts, as_of)
        self.limit = limit

    def duty(
        self, rule: str, start: date | None, number: int, met: Kind, *, working: bool = True
    ) -> Owed:
        own = self.limit if rule == LIST else number
        return super().duty(rule, start, own, met, working=working)


def _most_pressing(oracle: _Ruled) -> str:
    found = {oracle.verdict(owed, SOON) for owed in oracle.announcement()}
    return next(name for name in URGENCY if name in found)
