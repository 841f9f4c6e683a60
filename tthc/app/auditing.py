"""The nightly audit: judges the register as of a day, records the run and its findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tthc.app.basis import bench_of
from tthc.app.ground import SKEW
from tthc.app.raising import raise_alerts
from tthc.app.register import Register, Sitting, writing
from tthc.clock import stopwatch, today
from tthc.compliance.checks import Check
from tthc.compliance.judgement import Bench, days_until
from tthc.compliance.rule import Rule, RuleVersion
from tthc.compliance.verdicts import Verdict
from tthc.store.any_text import any_text
from tthc.store.audits import (
    Run,
    count_unjudged,
    last_fact,
    last_settled,
    next_run,
    read_nights,
    record_run,
    same_run,
)
from tthc.store.cache import verdict_tally
from tthc.store.engine import Connection
from tthc.store.faults import UnreadableTextError
from tthc.store.findings import FindingLine, count_standing, read_true
from tthc.store.journal import Signature
from tthc.store.mending import is_tally_spoilt, mend
from tthc.store.reported import kept_sum, settle
from tthc.store.settling import await_turned, end_settling
from tthc.store.tally import count_anew, count_verdicts

LISTED = 10_000
"""So many findings are all listed; of more only those that are new."""

_RUNNING = frozenset({Check.OVERDUE.value, Check.DUE_TODAY.value, Check.DUE_SOON.value})


class Reported(NamedTuple):
    """A finding with its rule, the version of it, and the days late or left on the day audited."""

    line: FindingLine
    rule: Rule | None
    version: RuleVersion | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Audited:
    """A run and what it found.

    `repeated`: the same night over the same facts was audited before, so nothing was written.
    `retrospective`: a later night was audited before, so findings are shown but not settled.
    `mended` are cases whose kept judgement could not be read and was worked out anew; `unreadable`
    says what else could not be read, if anything; `unlisted` counts the findings that stand from
    nights before and are not among `findings`.
    """

    run: Run
    counts: dict[Verdict, int]
    findings: tuple[Reported, ...]
    repeated: bool
    retrospective: bool
    mended: tuple[str, ...] = ()
    unlisted: int = 0
    unreadable: str = ""


class _Night(NamedTuple):
    register: Register
    as_of: date
    signature: Signature
    whole: bool
    elapsed: Callable[[], int]
    unreadable: str = ""


def audit(register: Register, as_of: date, signature: Signature, *, whole: bool = False) -> Audited:
    """Judge the register as of a day and record the run; repeating it writes nothing new.

    With `whole` every finding is listed, however many there are.
    """
    night = _Night(register, as_of, signature, whole, stopwatch())
    try:
        return _sit_down(night)
    except UnreadableTextError as error:
        return _sit_down(night._replace(unreadable=str(error.fields["reason"])))


def _sit_down(night: _Night) -> Audited:
    """Audit in one transaction; where a name is no text, once more and whatever its bytes are."""
    with writing(night.register, night.signature.at) as sitting:
        mended = mend(sitting.connection, sitting.bench, night.as_of)
        if is_tally_spoilt(sitting.connection):
            night = night._replace(unreadable=night.unreadable or verdict_tally.name)
        if not night.unreadable:
            return _audit(sitting, night, mended)
        count_anew(sitting.connection)
        with any_text(sitting.connection):
            return _audit(sitting, night, mended)


def _audit(sitting: Sitting, night: _Night, mended: tuple[str, ...]) -> Audited:
    connection, as_of = sitting.connection, night.as_of
    counts = count_verdicts(connection, as_of)
    before = None if mended or night.unreadable else _made_before(sitting, night)
    latest = _latest_night(connection, night.signature.at)
    retrospective = latest is not None and latest > as_of
    run = before or _begin(sitting, night, latest, counts, len(mended))
    if not before and retrospective:
        record_run(connection, sitting.home, run)
    elif not before:
        run = _settle(sitting, night, run)
    standing = count_standing(connection)
    whole = night.whole or retrospective or standing <= LISTED
    lines = read_true(connection, as_of, 0 if before else run.id, whole=whole)
    return Audited(
        run=run,
        counts=_whole(counts),
        findings=report(sitting.bench, lines, as_of),
        repeated=before is not None,
        retrospective=retrospective,
        mended=mended,
        unlisted=0 if whole else standing - len(lines),
        unreadable=night.unreadable,
    )


def _settle(sitting: Sitting, night: _Night, begun: Run) -> Run:
    """Compare the findings with the night before, write the run and raise its alerts.

    A night that has not come tells nobody, so what it looked at waits for one that does.
    """
    connection, as_of = sitting.connection, night.as_of
    await_turned(connection, _since(last_settled(connection), begun), as_of)
    run = begun._replace(findings=settle(connection, begun.id, as_of))
    record_run(connection, sitting.home, run)
    if as_of <= today(night.signature.at):
        raise_alerts(sitting, run, night.register.settings.alerts.long_overdue)
        end_settling(connection)
    return run


def _made_before(sitting: Sitting, night: _Night) -> Run | None:
    """Give the run that this one would repeat.

    None is one made before its night came, which told nobody, or under a clock that was ahead, so
    that an earlier night was settled after it.
    """
    run = same_run(sitting.connection, night.as_of, sitting.marks)
    if run is None:
        return None
    ahead = today(run.started_at) < run.as_of <= today(night.signature.at)
    last = last_settled(sitting.connection)
    overtaken = last is not None and last.id > run.id and last.as_of < run.as_of
    return None if ahead or overtaken else run


def _since(settled: Run | None, run: Run) -> date | None:
    """Give the night since which only what turned must be compared; None: everything must."""
    if settled is None or settled.fingerprints != run.fingerprints or settled.as_of > run.as_of:
        return None
    return settled.as_of


def report(bench: Bench, lines: Iterable[FindingLine], as_of: date) -> tuple[Reported, ...]:
    """Set findings beside their rules; the days are counted of what is not done yet."""
    law: dict[tuple[str, str], tuple[Rule | None, RuleVersion | None]] = {}
    found: list[Reported] = []
    for line in lines:
        key = (line.rule, line.version)
        rule, version = law.get(key) or law.setdefault(key, _law(bench, *key))
        days = None
        if version and line.due and line.check in _RUNNING:
            own = bench_of(bench, line.province, line.department)
            days = days_until(own, version.limit.unit, line.due, as_of)
        found.append(Reported(line, rule, version, days))
    return tuple(found)


def _law(bench: Bench, rule: str, version: str) -> tuple[Rule | None, RuleVersion | None]:
    named = bench.book.named(rule)
    return named, named.version(version) if named else None


def _latest_night(connection: Connection, at: datetime) -> date | None:
    """Give the latest night that was audited once it had come.

    A run of a day still ahead, a slip of the year perhaps, or one under a clock that was ahead,
    must not make every night until then a thing of the past: nobody would be alerted.
    """
    runs = read_nights(connection)
    nights = (one for one, began in runs if one <= today(began) and began <= at + SKEW)
    return max(nights, default=None)


def _begin(
    sitting: Sitting, night: _Night, latest: date | None, counts: dict[str, int], mended: int
) -> Run:
    signature = night.signature
    unjudged = count_unjudged(sitting.connection, night.as_of)
    return Run(
        id=next_run(sitting.connection),
        as_of=night.as_of,
        previous=latest,
        started_at=signature.at,
        milliseconds=night.elapsed(),
        cases=sum(counts.values()),
        errors=mended + unjudged + bool(night.unreadable),
        counts=counts,
        findings=kept_sum(sitting.connection),
        last_fact=last_fact(sitting.connection),
        fingerprints=sitting.marks,
        actor=signature.actor,
    )


def _whole(counts: dict[str, int]) -> dict[Verdict, int]:
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}
