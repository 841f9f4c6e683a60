"""How an audit compares what it reported before with what is true on its day.

A finding stands from the run that first reported it until a run finds it no longer true, so that
repeating a night writes nothing and a missed night loses nothing. Only cases of which something
turned since the last run, or that were written anew, are looked at.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from tthc.store.audit_tables import audit_run, finding, unsettled
from tthc.store.cache import course, finding_span, tracked_case
from tthc.store.upserting import upsert

EVERY_CASE = "*"
"""Stands among the unsettled for all cases."""

_UNIT = ("province", "department")


def await_turned(connection: Connection, since: date | None, as_of: date) -> None:
    """Have those looked at of which a finding began or ended between two nights.

    `since` is the night that was settled last, by the same rules and program; None: look at all.
    """
    if since is None:
        await_settling_all(connection)
    elif not awaits_all(connection):
        _await(connection, _turned(since, as_of))


def settle_findings(connection: Connection, run: int, as_of: date, *, every: bool) -> None:
    """Report what is true on a day: new findings enter, those no longer true are resolved.

    Of the cases that wait alone, unless `every` one does.
    """
    _resolve(connection, run, as_of, every=every)
    _report(connection, run, as_of, every=every)


def end_settling(connection: Connection) -> None:
    """Strike out the cases that were looked at."""
    connection.execute(delete(unsettled))


def await_settling(connection: Connection, which: ColumnElement[bool]) -> None:
    """Have the next audit look at cases that are written or removed."""
    t = tracked_case.c
    if not awaits_all(connection):
        _await(connection, select(t.province, t.department, t.id).where(which))


def await_settling_all(connection: Connection) -> None:
    """Have the next audit look at every case."""
    connection.execute(delete(unsettled))
    connection.execute(
        insert(unsettled), [{"province": "", "department": "", "case_id": EVERY_CASE}]
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
        .join_from(tracked_case, finding_span, of_course(finding_span))
        .where(s.first <= as_of, s.last >= as_of)
    )


def of_course(spans: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a table of spans, or course
    """Join what belongs to a course, or the course itself, to its cases."""
    t, id_ = tracked_case.c, spans.c.id if spans is course else spans.c.course_id
    same_unit = (spans.c[name] == t[name] for name in _UNIT)
    return and_(id_ == t.course_id, *same_unit)


def of_spans(spans: Table) -> ColumnElement[bool]:
    """Join spans, or what else belongs to a course, to the course."""
    c = course.c
    same_unit = (spans.c[name] == c[name] for name in _UNIT)
    return and_(spans.c.course_id == c.id, *same_unit)


def awaits_all(connection: Connection) -> bool:
    """Say whether the next audit looks at every case."""
    u = unsettled.c
    key = (u.province == "", u.department == "", u.case_id == EVERY_CASE)
    return connection.execute(select(u.case_id).where(*key)).first() is not None


def _turned(since: date, as_of: date) -> Select[*tuple[Any, ...]]:
    c, f, t = course.c, finding_span.c, tracked_case.c
    began = and_(f.first > since, f.first <= as_of)
    ended = and_(f.last >= since, f.last < as_of)
    return (
        select(t.province, t.department, t.id)
        .join_from(course, finding_span, of_spans(finding_span))
        .join(tracked_case, of_course(course))
        .where(c.closed_from > since, or_(began, ended))
    )


def _await(connection: Connection, cases: Select[*tuple[Any, ...]]) -> None:
    statement = upsert(connection, unsettled).from_select([*_UNIT, "case_id"], cases)
    connection.execute(statement.on_conflict_do_nothing())


def _resolve(connection: Connection, run: int, as_of: date, *, every: bool) -> None:
    f = finding.c
    key = list(finding.primary_key)
    previous = select(func.max(audit_run.c.id)).where(audit_run.c.id < run).scalar_subquery()
    true = _true(as_of, every=every).subquery()
    stands = tuple_(*key).in_(select(*(true.c[column.name] for column in key)))
    mine = looked_at(f.province, f.department, f.case_id, every=every)
    connection.execute(
        update(finding)
        .where(f.resolved_run.is_(None), mine, ~stands)
        .values(resolved_run=run, last_run=previous)
    )


def _report(connection: Connection, run: int, as_of: date, *, every: bool) -> None:
    """Let new findings enter; one that stands takes another due day and stays as old as it was."""
    f = finding.c
    true_now = _true(as_of, every=every).add_columns(literal(run).label("first_run"))
    names = [column.name for column in true_now.selected_columns]
    statement = upsert(connection, finding).from_select(names, true_now.where(literal(value=True)))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(finding.primary_key),
            set_={
                "first_run": case(
                    (f.resolved_run.is_not(None), statement.excluded.first_run), else_=f.first_run
                ),
                "resolved_run": None,
                "last_run": None,
                "due": statement.excluded.due,
            },
            where=or_(f.resolved_run.is_not(None), f.due.is_distinct_from(statement.excluded.due)),
        )
    )


def _true(as_of: date, *, every: bool) -> Select[*tuple[Any, ...]]:
    t = tracked_case.c
    return true_on(as_of).where(looked_at(t.province, t.department, t.id, every=every))


def looked_at(*case: ColumnElement[str], every: bool) -> ColumnElement[bool]:
    """Keep the cases, by unit and id, that this night looks at: `every` one, as `awaits_all` says.

    Said once for the night: as an alternative in a query it would keep PostgreSQL from beginning
    with the few that wait.
    """
    return literal(value=True) if every else is_unsettled(*case)


def of_unsettled(table: Table) -> ColumnElement[bool]:
    """Join what names a case to the cases that wait."""
    c, u = table.c, unsettled.c
    same_unit = (c[name] == u[name] for name in _UNIT)
    return and_(c.case_id == u.case_id, *same_unit)


def is_unsettled(*case: ColumnElement[str]) -> ColumnElement[bool]:
    """Say whether a case, by unit and id, was written or removed since the last audit."""
    u = unsettled.c
    return tuple_(*case).in_(select(u.province, u.department, u.case_id))
