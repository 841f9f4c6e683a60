"""Which alerts an audit raises, and which of those that wait are settled without being sent."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from tthc.app.register import Sitting
from tthc.compliance.judgement import Bench
from tthc.compliance.rungs import LEVEL, Rung, long_overdue_from, rung_on
from tthc.store.audits import Run
from tthc.store.outbox import LongFrom, Step, StepKind, add_steps, renew, write_alerts
from tthc.store.units import UnitKey
from tthc.store.waiting import AlertLine, read_doubtful

RungOf = Callable[[AlertLine], Rung | None]
_DAY = timedelta(days=1)


def raise_alerts(sitting: Sitting, run: Run, long_overdue: int) -> None:
    """Write the rungs begun since the previous night, and settle what is no longer due."""
    connection, as_of = sitting.connection, run.as_of
    long_from = long_from_of(sitting.bench, long_overdue)
    after = min(run.previous or as_of, as_of - _DAY)
    renewed = list(renew(connection, as_of, long_from))
    add_steps(connection, renewed, run.actor, run.started_at)
    write_alerts(connection, run.id, (after, as_of), long_from)
    lines = read_doubtful(connection, as_of)
    gone = settlements(lines, rung_of(sitting.bench, as_of, long_overdue))
    add_steps(connection, gone, run.actor, run.started_at)


def long_from_of(bench: Bench, long_overdue: int) -> LongFrom:
    """Say from which day a duty of a unit is long overdue."""

    @cache
    def long_from(unit: UnitKey, due: date) -> date:
        return long_overdue_from(due, long_overdue, bench.of(unit).calendar)

    return long_from


def rung_of(bench: Bench, day: date, long_overdue: int) -> RungOf:
    """Say on which rung the duty of an alert stands on a day; None: on none."""

    def rung(line: AlertLine) -> Rung | None:
        now = line.standing
        if now.check is None or now.due is None:
            return None
        return rung_on(now.check, now.due, day, long_overdue, bench.of(line.unit).calendar)

    return rung


def settlements(lines: Iterable[AlertLine], rung_of_line: RungOf) -> Iterator[Step]:
    """Settle the alerts that would be false by now, each with its reason."""
    for line in lines:
        rung = rung_of_line(line)
        if rung is None or LEVEL[rung] < LEVEL[line.rung]:
            yield Step(
                line.unit,
                line.id,
                StepKind.SETTLED,
                closes=True,
                due=line.due,
                reason=_reason(line),
            )


def _reason(line: AlertLine) -> str:
    """Say why it is no longer due: done on a day, due on another, or no longer owed."""
    now = line.standing
    if now.met_on is not None:
        return f"done {now.met_on}"
    if now.due is not None and now.due != line.due:
        return f"moved {now.due}"
    return "ended"
