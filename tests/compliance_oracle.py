"""The verdict of a case worked out again, plainly: a walk over days off typed from the notices.

Holds for 01/12/2025 to 30/04/2026 and for the rules in force then; reads nothing of the program
but the kinds of facts and the names of verdicts.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tthc.workflows.facts import FactKind as Kind
from tthc.workflows.table import Occurrence

ONE_DAY = timedelta(days=1)

# Weekdays off, and the one Saturday that was worked for 2/1/2026 (12729/VPCP-KGVX).
OFF = {
    date(2026, 1, 1),
    date(2026, 1, 2),
    *(date(2026, 2, day) for day in range(16, 21)),  # 9859/VPCP-KGVX
    date(2026, 4, 27),
    date(2026, 4, 30),
}
WORKED = {date(2026, 1, 10)}

URGENCY = (
    "overdue",
    "due_today",
    "due_soon",
    "unknown",
    "open",
    "not_started",
    "met_late",
    "met",
    "void",
)


def works(day: date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def walk(day: date, number: int, step: timedelta) -> date:
    """The `number`-th working day before or after a day."""
    while number:
        day += step
        number -= works(day)
    return day


def to_working(day: date, step: timedelta) -> date:
    while not works(day):
        day += step
    return day


class Owed(NamedTuple):
    """A duty of the province: started, due and met on these days, as far as known."""

    started: date | None
    due: date | None
    met: date | None


class Oracle:
    """What the province owes on a day, from what had happened by then or was fixed beforehand."""

    def __init__(self, facts: Sequence[Occurrence], as_of: date) -> None:
        foreseen = (Kind.BASIS_IN_FORCE, Kind.BASIS_ACCELERATED)
        self.days: dict[Kind, list[date]] = {}
        for kind, on, *_ in facts:
            if on <= as_of or kind in foreseen:
                self.days.setdefault(kind, []).append(on)
        self.as_of = as_of

    def first(self, *kinds: Kind) -> date | None:
        return min((day for kind in kinds for day in self.days.get(kind, ())), default=None)

    def duty(self, start: date | None, number: int, met: Kind) -> Owed:
        due = walk(start, number, ONE_DAY) if start else None
        return Owed(start, due, self.first(met))

    def announcement(self) -> list[Owed]:
        learned = self.first(Kind.PORTAL_UPDATED, Kind.DECISION_RECEIVED, Kind.DISPATCH_REGISTERED)
        fast = Kind.BASIS_ACCELERATED in self.days
        signed = self.first(Kind.ANNOUNCEMENT_SIGNED)
        owed = [
            self.duty(learned, 3, Kind.ANNOUNCEMENT_SIGNED),
            self.duty(signed, 2 if fast else 5, Kind.ANNOUNCEMENT_PUBLISHED),
        ]
        effect, basis = self.first(Kind.BASIS_IN_FORCE), self.first(Kind.BASIS_SIGNED)
        if fast and basis:
            owed.append(Owed(basis, to_working(basis + 3 * ONE_DAY, ONE_DAY), signed))
        if effect and not fast:
            due = to_working(effect - 5 * ONE_DAY, -ONE_DAY)
            blameless = self.as_of > due and not signed  # nothing says that the province knew
            if (learned is None and not blameless) or (learned and learned <= due):
                owed.append(Owed(effect, due, signed))
        return owed

    def removal(self, *, abolished: bool) -> list[Owed]:
        signed = self.first(Kind.ANNOUNCEMENT_SIGNED)
        return [self.duty(signed, 5, Kind.REMOVAL_DONE)] if abolished else []

    def taken_away(self, owed: Owed) -> bool:
        restored = self.days.get(Kind.FORCE_RESTORED, ())
        return any(
            (
                self.first(Kind.CASE_DISMISSED, Kind.DECISION_WITHDRAWN),
                owed.started and any(day >= owed.started for day in restored),
            )
        )

    def verdict(self, owed: Owed, soon: int) -> str:
        if owed.met:
            if not owed.due:
                return "unknown"
            return "met" if owed.met <= owed.due else "met_late"
        if self.taken_away(owed):
            return "void"
        if not owed.due:
            return "not_started"
        if self.as_of >= owed.due:
            return "due_today" if self.as_of == owed.due else "overdue"
        return "due_soon" if self.as_of >= walk(owed.due, soon, -ONE_DAY) else "open"


def verdict_of(
    facts: Sequence[Occurrence], as_of: date, soon: int, *, workflow: str, abolished: bool
) -> str:
    """The most pressing verdict of the case's duties on a day."""
    oracle = Oracle(facts, as_of)
    removing = workflow == "removal"
    duties = oracle.removal(abolished=abolished) if removing else oracle.announcement()
    found = {oracle.verdict(owed, soon) for owed in duties}
    return next((name for name in URGENCY if name in found), "void")
