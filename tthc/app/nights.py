"""Which nights were audited, which were not, and which only afterwards (sổ các lần kiểm tra)?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tthc.app.ran import Ran
from tthc.app.register import Register, reading
from tthc.clock import today
from tthc.compliance.timeline import ONE_DAY
from tthc.store.audits import Run, read_runs


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every run, and the nights between the first run and a day that have none.

    What was run for a night before it came, or after a later night was audited, is listed, but
    the night stays missing: nobody was told that night what was due.
    """

    runs: tuple[Run, ...]
    missing: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Punctual:
    """The night of the last run without errors, how many working days ago, and missing nights."""

    last: date | None
    working_days: int | None
    missing: tuple[date, ...]

    @property
    def in_time(self) -> bool:
        """Whether a run is at most one working day old."""
        return self.working_days is not None and self.working_days <= 1


def ran(run: Run) -> Ran:
    """Say whether a run was made on its night or the day after, later, or ahead of it."""
    on = today(run.started_at)
    if on < run.as_of:
        return Ran.AHEAD
    return Ran.IN_TIME if on - run.as_of <= timedelta(days=1) else Ran.LATE


def runs(register: Register, as_of: date, now: date) -> Ledger:
    """Give the ledger of runs up to a day, with the nights that are missing.

    Of today's night the day is not over yet: it may still be audited.
    """
    with reading(register) as sitting:
        found = tuple(read_runs(sitting.connection))
    listed = tuple(run for run in found if as_of >= now or run.as_of <= as_of)
    return Ledger(listed, tuple(_missing(found, min(as_of, now - ONE_DAY))))


def check_runs(register: Register, as_of: date, now: date) -> Punctual:
    """Say whether the last good run is at most one working day old, by the unit's calendar.

    The night of the day itself has not come yet, so that it is not missing.
    """
    with reading(register) as sitting:
        found = tuple(read_runs(sitting.connection))
        calendar = sitting.bench.of(register.home).calendar
    good = (run.as_of for run in found if not run.errors and ran(run) is not Ran.AHEAD)
    last = max((night for night in good if night <= as_of), default=None)
    late = None if last is None else calendar.count(last, as_of)
    return Punctual(last, late, tuple(_missing(found, min(as_of, now) - ONE_DAY)))


def _missing(found: Iterable[Run], as_of: date) -> Iterable[date]:
    nights = {run.as_of for run in found if _counts(run)}
    first = min(nights, default=None)
    if first is None:
        return ()
    span = (first + timedelta(days=days) for days in range((as_of - first).days + 1))
    return (night for night in span if night not in nights)


def _counts(run: Run) -> bool:
    """Say whether a run was that of its night: not ahead of it, nor after a later night."""
    return ran(run) is not Ran.AHEAD and (run.previous is None or run.previous <= run.as_of)
