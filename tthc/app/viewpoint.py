"""From where in time is the register looked at: as of which day, and as known on which?"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from tthc.calendar.known import calendar_known_on
from tthc.clock import end_of_day, today
from tthc.compliance.judgement import Bench
from tthc.compliance.rule import StartPolicy


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Two axes of time: what had happened by `as_of`, as far as known at the end of `known_at`.

    `known_at` (theo những gì đã biết đến hết ngày) None: all that is known now. It holds for facts,
    by the day on which they were recorded, and for days off, by the day on which they were
    declared; not for rules, of which each version says itself from when it holds.
    `policy` is what if this choice among starting days were made.

    `begun` is the day on which the register's first fact was recorded, where that was after
    `known_at`: facts are then those known now, for a register begun later must still answer what
    the calendar said at the time.
    """

    as_of: date
    policy: StartPolicy | None = None
    known_at: date | None = None
    begun: date | None = None

    @property
    def before(self) -> datetime | None:
        """The instant at which the last day of knowing ends in Việt Nam; None: no limit."""
        return end_of_day(self.known_at) if self.known_at and not self.begun else None

    def over(self, first: datetime | None) -> "Viewpoint":
        """Look at a register of which the first fact was recorded at an instant."""
        if self.known_at is None or first is None or first < end_of_day(self.known_at):
            return self
        return replace(self, begun=today(first))

    def bench(self, bench: Bench) -> Bench:
        """Give the bench with the calendar as it was known."""
        if self.known_at is None:
            return bench
        return replace(bench, calendar=calendar_known_on(bench.calendar, self.known_at))
