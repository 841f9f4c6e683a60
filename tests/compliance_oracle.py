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

TERM_KINDS = (Kind.DEADLINE_SUSPENDED, Kind.DEADLINE_RESUMED, Kind.DEADLINE_EXTENDED)

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
    stopped: bool = False


class Clock:
    """A term lived through day by day: what documents said of a day is heard before it runs."""

    def __init__(self, start: date, number: int, *, working: bool) -> None:
        self.start, self.left, self.working = start, number, working
        self.named: date | None = None  # the due day that a document names
        self.floor: date | None = None  # the same, named while the clock stood still
        self.before_stop: date | None = None  # when it would have ended; None while it runs

    def counts(self, day: date) -> bool:
        return works(day) or not self.working

    def end_from(self, day: date) -> date:
        """The day on which it ends if it runs through `day` and on."""
        if self.named:
            return self.named
        left = self.left
        while left > 1 or (left and not self.counts(day)):
            left -= self.counts(day)
            day += ONE_DAY
        return to_working(day, ONE_DAY)

    def hear(self, day: date, kind: Kind, until: date | None) -> None:
        if kind is Kind.DEADLINE_SUSPENDED and not self.before_stop:
            first = max(day, self.start + ONE_DAY)
            self.before_stop = self.end_from(first)
            if self.named:
                span = (self.named - first).days + 1
                self.left = sum(self.counts(first + n * ONE_DAY) for n in range(span))
                self.named = None
        elif kind is Kind.DEADLINE_RESUMED and self.before_stop:
            self.before_stop = None
            if self.floor and self.floor > self.end_from(max(day, self.start + ONE_DAY)):
                self.named = self.floor
            self.floor = None
        elif kind is Kind.DEADLINE_EXTENDED and until and day >= self.start:
            if not self.before_stop and until > self.end_from(max(day, self.start + ONE_DAY)):
                self.named = until
            elif self.before_stop and until > max(self.before_stop, self.floor or until.min):
                self.floor = until

    def run(self, told: Sequence[Occurrence]) -> date | None:
        """The due day; None while the clock stands still for good."""
        for o in told:
            if o.on <= self.start:
                self.hear(o.on, o.kind, o.until)
        day = self.start
        for _ in range(400):
            day += ONE_DAY
            for o in told:
                if o.on == day:
                    self.hear(day, o.kind, o.until)
            if self.before_stop:
                continue
            if self.named == day or (not self.named and self.spend(day)):
                return day
        return None

    def spend(self, day: date) -> bool:
        self.left -= self.left > 0 and self.counts(day)
        return self.left == 0 and works(day)


class Oracle:
    """What the province owes on a day, from what had happened by then or was fixed beforehand."""

    def __init__(self, facts: Sequence[Occurrence], as_of: date) -> None:
        foreseen = (Kind.BASIS_IN_FORCE, Kind.BASIS_ACCELERATED)
        self.days: dict[Kind, list[date]] = {}
        for kind, on, *_ in facts:
            if on <= as_of or kind in foreseen:
                self.days.setdefault(kind, []).append(on)
        self.as_of = as_of
        self.told = [o for o in facts if o.kind in TERM_KINDS and o.proved and o.on <= as_of]
        self.kept = {o.rule: o.until for o in facts if o.kind is Kind.DEADLINE_KEPT and o.until}

    def first(self, *kinds: Kind) -> date | None:
        return min((day for kind in kinds for day in self.days.get(kind, ())), default=None)

    def duty(
        self, rule: str, start: date | None, number: int, met: Kind, *, working: bool = True
    ) -> Owed:
        done = self.first(met)
        if rule in self.kept and (start or done):
            return Owed(start, self.kept[rule], done)
        if not start:
            return Owed(None, None, done)
        told = [o for o in self.told if o.rule in (None, rule) and o.on <= (done or date.max)]
        due = Clock(start, number, working=working).run(told)
        return Owed(start, due, done, stopped=due is None)

    def announcement(self) -> list[Owed]:
        learned = self.first(Kind.PORTAL_UPDATED, Kind.DECISION_RECEIVED, Kind.DISPATCH_REGISTERED)
        fast = Kind.BASIS_ACCELERATED in self.days
        signed = self.first(Kind.ANNOUNCEMENT_SIGNED)
        publish = "announcement.publish-accelerated" if fast else "announcement.publish"
        owed = [
            self.duty("announcement.list", learned, 3, Kind.ANNOUNCEMENT_SIGNED),
            self.duty(publish, signed, 2 if fast else 5, Kind.ANNOUNCEMENT_PUBLISHED),
        ]
        effect, basis = self.first(Kind.BASIS_IN_FORCE), self.first(Kind.BASIS_SIGNED)
        if fast and basis:
            rule, act = "announcement.after-accelerated", Kind.ANNOUNCEMENT_SIGNED
            owed.append(self.duty(rule, basis, 3, act, working=False))
        if effect and not fast:
            due = to_working(effect - 5 * ONE_DAY, -ONE_DAY)
            due = self.kept.get("announcement.before-effect") or due
            blameless = self.as_of > due and not signed  # nothing says that the province knew
            if (learned is None and not blameless) or (learned and learned <= due):
                owed.append(Owed(effect, due, signed))
        return owed

    def removal(self, *, abolished: bool) -> list[Owed]:
        signed = self.first(Kind.ANNOUNCEMENT_SIGNED)
        if not abolished:
            return []
        return [self.duty("removal.after-announcement", signed, 5, Kind.REMOVAL_DONE)]

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
                return "met" if owed.stopped else "unknown"
            return "met" if owed.met <= owed.due else "met_late"
        if self.taken_away(owed):
            return "void"
        if not owed.due:
            return "open" if owed.stopped else "not_started"
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
    pressing = next((name for name in URGENCY if name in found), "void")
    standing = removing and still_shown([o for o in facts if o.on <= as_of])
    return "unknown" if pressing == "void" and standing else pressing


def still_shown(facts: Sequence[Occurrence]) -> bool:
    """Whether what has ended still stands in the one place of the bench."""
    ended = removed = restored = gone = cleared = False
    for kind, *_ in facts:
        if kind in (Kind.ANNOUNCEMENT_SIGNED, Kind.FORCE_ENDED):
            ended, restored = ended or not gone, False
        elif kind is Kind.REMOVAL_DONE:
            removed, cleared = removed or ended, True
        elif kind is Kind.FORCE_RESTORED:
            restored = restored or ended
            ended = removed = cleared = False
        elif kind in (Kind.CASE_DISMISSED, Kind.DECISION_WITHDRAWN):
            gone, cleared = gone or not (removed or restored), False
    return ended and not (removed or gone or cleared)
