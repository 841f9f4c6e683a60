"""How an audit run is recorded, with the findings that are new, standing or resolved by it.

A finding stands from the run that first reported it until a run finds it no longer true, so that
repeating a night writes nothing and a missed night loses nothing.
"""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from tthc.compliance.checks import Check
from tthc.store.cache import audit_run, finding, finding_span, tracked_case, verdict_span
from tthc.store.chain import follow
from tthc.store.heads import last_link
from tthc.store.packs import Fingerprints
from tthc.store.tables import fact, unit
from tthc.store.units import UnitKey
from tthc.store.upserting import upsert


class Run(NamedTuple):
    """One line of the ledger of runs (sổ các lần kiểm tra).

    `previous` is the night before which nothing new is reported: that of the run before, None for
    the first; `errors` counts the cases that could not be judged, or whose kept judgement could
    not be read.
    """

    id: int
    as_of: date
    previous: date | None
    started_at: datetime
    milliseconds: int
    cases: int
    errors: int
    counts: dict[str, int]
    last_fact: int
    fingerprints: Fingerprints
    actor: str


def count_verdicts(connection: Connection, as_of: date) -> dict[str, int]:
    """Count the cases of each verdict on a day; a case is in exactly one."""
    s, t = verdict_span.c, tracked_case.c
    key = (t.province, t.department, t.course_id)
    sizes = select(*key, func.count().label("size")).group_by(*key).subquery()
    same = (s[column.name] == sizes.c[column.name] for column in key)
    query = (
        select(s.verdict, func.sum(sizes.c.size))
        .join_from(sizes, verdict_span, and_(*same))
        .where(s.first <= as_of, s.last >= as_of)
        .group_by(s.verdict)
    )
    return {verdict: int(size) for verdict, size in connection.execute(query)}


def count_unjudged(connection: Connection, as_of: date) -> int:
    """Count the cases that could not be judged."""
    s, t = finding_span.c, tracked_case.c
    query = select(func.count(t.id.distinct())).join_from(finding_span, tracked_case, _course())
    return (
        connection.execute(query.where(s.check == Check.NOT_JUDGED.value, *_is(s, as_of))).scalar()
        or 0
    )


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


def read_nights(connection: Connection) -> list[tuple[date, datetime]]:
    """Give the day that each run judged, and when it ran."""
    query = select(audit_run.c.as_of, audit_run.c.started_at)
    return [(row.as_of, row.started_at) for row in connection.execute(query)]


def read_runs(connection: Connection) -> list[Run]:
    """Give every run, oldest first."""
    rows = connection.execute(select(audit_run).order_by(audit_run.c.id))
    return [_run(row) for row in rows]


def last_fact(connection: Connection) -> int:
    """Give the number of the last fact in the journal: the last of each unit's is found by key."""
    same_unit = (fact.c.province == unit.c.province, fact.c.department == unit.c.department)
    last = select(func.max(fact.c.id)).where(*same_unit).scalar_subquery()
    return connection.execute(select(func.max(last)).select_from(unit)).scalar() or 0


def next_run(connection: Connection) -> int:
    """Give the number of the next run."""
    return (connection.execute(select(func.max(audit_run.c.id))).scalar() or 0) + 1


def record_run(connection: Connection, home: UnitKey, run: Run) -> None:
    """Write one line of the ledger."""
    row = {
        **home._asdict(),
        **run._asdict(),
        **run.fingerprints._asdict(),
        "counts": json.dumps(run.counts),
    }
    del row["fingerprints"]
    before = last_link(connection, audit_run).hash
    connection.execute(insert(audit_run), [{**row, "link": follow(before, row)}])


def settle_findings(connection: Connection, run: int, as_of: date) -> None:
    """Report what is true on a day: new findings enter, those no longer true are resolved."""
    f = finding.c
    key = list(finding.primary_key)
    previous = select(func.max(audit_run.c.id)).where(audit_run.c.id < run).scalar_subquery()
    true = true_on(as_of).subquery()
    stands = tuple_(*key).in_(select(*(true.c[column.name] for column in key)))
    connection.execute(
        update(finding)
        .where(f.resolved_run.is_(None), ~stands)
        .values(resolved_run=run, last_run=previous)
    )
    true_now = true_on(as_of).add_columns(literal(run).label("first_run"))
    names = [column.name for column in true_now.selected_columns]
    statement = upsert(connection, finding).from_select(names, true_now.where(literal(value=True)))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=key,
            set_={
                "first_run": statement.excluded.first_run,
                "resolved_run": None,
                "last_run": None,
                "due": statement.excluded.due,
            },
            where=f.resolved_run.is_not(None),
        )
    )


def true_on(as_of: date) -> Select[*tuple[Any, ...]]:
    """Select the findings that are true on a day."""
    s, t = finding_span.c, tracked_case.c
    return (
        select(
            t.province,
            t.department,
            t.id.label("case_id"),
            s.check,
            s.rule,
            s.detail,
            s.first.label("since"),
            s.due,
        )
        .join_from(finding_span, tracked_case, _course())
        .where(*_is(s, as_of))
    )


def _course() -> ColumnElement[bool]:
    s, t = finding_span.c, tracked_case.c
    return and_(t.course_id == s.course_id, t.province == s.province, t.department == s.department)


def _is(spans: Any, as_of: date) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - columns
    return (spans.first <= as_of, spans.last >= as_of)


def _run(row: Any) -> Run:  # noqa: ANN401 - a row of audit_run
    return Run(
        id=row.id,
        as_of=row.as_of,
        previous=row.previous,
        started_at=row.started_at,
        milliseconds=row.milliseconds,
        cases=row.cases,
        errors=row.errors,
        counts=json.loads(row.counts),
        last_fact=row.last_fact,
        fingerprints=Fingerprints(row.rules, row.calendar, row.code),
        actor=row.actor,
    )
