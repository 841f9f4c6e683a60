"""The ledger of audit runs (sổ các lần kiểm tra): what each judged, and what it counted."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from tthc.compliance.checks import Check
from tthc.compliance.timeline import LAST_DAY
from tthc.errors import StoreError
from tthc.store.audit_tables import audit_run
from tthc.store.cache import course, finding_span, tracked_case
from tthc.store.last_numbers import last_number
from tthc.store.linking import add_linked
from tthc.store.packs import Fingerprints
from tthc.store.settling import of_course, of_spans
from tthc.store.tables import fact
from tthc.store.units import UnitKey


class UnreadableRunError(StoreError):
    """A line of the ledger does not hold counts."""

    template = (
        "Audit run {id} cannot be read: it was changed or damaged. Run `tthc verify` and restore"
        " the last good backup."
    )


class Run(NamedTuple):
    """One line of the ledger of runs (sổ các lần kiểm tra).

    `previous` is the night before which nothing new is reported: that of the run before, None for
    the first; `errors` counts the cases that could not be judged, or whose kept judgement could
    not be read; `findings` is what all findings add up to after it (`tthc.store.reported`).
    """

    id: int
    as_of: date
    previous: date | None
    started_at: datetime
    milliseconds: int
    cases: int
    errors: int
    counts: dict[str, int]
    findings: str
    last_fact: int
    fingerprints: Fingerprints
    actor: str


def count_unjudged(connection: Connection, as_of: date) -> int:
    """Count the cases that could not be judged; such a case is never done with."""
    s, t, c = finding_span.c, tracked_case.c, course.c
    query = (
        select(func.count(t.id.distinct()))
        .join_from(course, finding_span, of_spans(finding_span))
        .join(tracked_case, of_course(course))
        .where(c.closed_from == LAST_DAY, s.check == Check.NOT_JUDGED.value)
        .where(s.first <= as_of, s.last >= as_of)
    )
    return connection.execute(query).scalar() or 0


def last_settled(connection: Connection) -> Run | None:
    """Give the run that compared the findings last: one that no later night stood before."""
    c = audit_run.c
    settled = or_(c.previous.is_(None), c.previous <= c.as_of)
    row = connection.execute(
        select(audit_run).where(settled).order_by(c.id.desc()).limit(1)
    ).first()
    return _run(row) if row else None


def same_run(connection: Connection, as_of: date, fingerprints: Fingerprints) -> Run | None:
    """Give the day's last run when it judged the same journal, rules, calendar and program.

    Only the last: findings were settled by it, so an older run under settings that have been
    restored since must be run again.
    """
    c = audit_run.c
    query = select(audit_run).where(c.as_of == as_of).order_by(c.id.desc()).limit(1)
    row = connection.execute(query).first()
    run = _run(row) if row else None
    same = run and (run.last_fact, run.fingerprints) == (last_fact(connection), fingerprints)
    return run if same else None


def last_fact(connection: Connection) -> int:
    """Give the number of the last fact in the journal."""
    return last_number(connection, fact)


def next_run(connection: Connection) -> int:
    """Give the number of the next run."""
    return last_number(connection, audit_run) + 1


def read_nights(connection: Connection) -> list[tuple[date, datetime]]:
    """Give the day that each run judged, and when it ran."""
    query = select(audit_run.c.as_of, audit_run.c.started_at)
    return [(row.as_of, row.started_at) for row in connection.execute(query)]


def read_runs(connection: Connection) -> list[Run]:
    """Give every run, oldest first."""
    rows = connection.execute(select(audit_run).order_by(audit_run.c.id))
    return [_run(row) for row in rows]


def record_run(connection: Connection, home: UnitKey, run: Run) -> None:
    """Write one line of the ledger."""
    row = {
        **home._asdict(),
        **run._asdict(),
        **run.fingerprints._asdict(),
        "counts": json.dumps(run.counts),
    }
    del row["fingerprints"]
    add_linked(connection, audit_run, [row])


def _run(row: Any) -> Run:  # noqa: ANN401 - a row of audit_run
    return Run(
        id=row.id,
        as_of=row.as_of,
        previous=row.previous,
        started_at=row.started_at,
        milliseconds=row.milliseconds,
        cases=row.cases,
        errors=row.errors,
        counts=_counts(row.id, row.counts),
        findings=row.findings,
        last_fact=row.last_fact,
        fingerprints=Fingerprints(row.rules, row.calendar, row.code),
        actor=row.actor,
    )


def _counts(run: int, kept: str) -> dict[str, int]:
    try:
        return json.loads(kept)
    except ValueError as error:
        raise UnreadableRunError(id=run) from error
