"""Which alerts an audit writes, and which of those that were closed are due once more.

Written in the transaction of the findings, so that an audit that was recorded has its alerts; each
once for a case, rule and rung, which the database enforces.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Join,
    Select,
    and_,
    exists,
    false,
    func,
    or_,
    select,
)

from tthc.compliance.rungs import RUNG_CHECKS, Rung
from tthc.store.alert_tables import alert, alert_step
from tthc.store.cache import course, finding_span, tracked_case
from tthc.store.linking import add_linked
from tthc.store.settling import awaits_all, looked_at, of_course, of_spans
from tthc.store.units import UnitKey, unit_names

LongFrom = Callable[[UnitKey, date], date]
"""Gives the day from which a duty of a unit is long overdue, from its due day."""


class StepKind(StrEnum):
    """What became of an alert."""

    SENDING = "sending"  # đang gửi
    DELIVERED = "delivered"  # đã gửi
    FAILED = "failed"  # gửi không được
    SETTLED = "settled"  # không còn phải gửi
    RENEWED = "renewed"  # cảnh báo lại, vì hạn mới


class Begun(NamedTuple):
    """A rung that a duty of a case has reached, since when, and the due day it rests on."""

    unit: UnitKey
    case: str
    rule: str
    rung: Rung
    since: date
    due: date


class Step(NamedTuple):
    """What is noted of one alert; `closes`: nothing of it is to be sent any more."""

    unit: UnitKey
    alert: int
    kind: StepKind
    closes: bool = False
    recipient: str | None = None
    way: str | None = None
    message: str | None = None
    since: date | None = None
    due: date | None = None
    reason: str | None = None


def write_alerts(
    connection: Connection, run: int, nights: tuple[date, date], long_from: LongFrom
) -> int:
    """Write every rung that began after the first night, up to the second; say how many."""
    fresh: dict[tuple[object, ...], Begun] = {}
    for row in connection.execute(_unwritten(connection, nights, long_from)):
        for begun in _rungs(row, nights, long_from):
            key = begun[:4]
            if not (row.long_written if begun.rung is Rung.LONG_OVERDUE else row.written):
                fresh[key] = max(begun, fresh.get(key, begun), key=lambda one: one.since)
    add_linked(connection, alert, (_begun(one, run) for one in sorted(fresh.values())))
    return len(fresh)


def add_steps(connection: Connection, steps: Iterable[Step], actor: str, at: datetime) -> None:
    """Note what became of alerts."""
    signed = {"actor": actor, "at": at}
    add_linked(connection, alert_step, ({**_row(one), **signed} for one in steps))


def renew(connection: Connection, as_of: date, long_from: LongFrom) -> Iterator[Step]:
    """Find closed alerts whose rung has begun once more: for another due day, or after all."""
    s, f = alert_step.c, finding_span.c
    nights = (as_of - _DAY, as_of)
    is_overdue = f.check == Rung.OVERDUE.value
    also_long = and_(is_overdue, alert.c.rung == Rung.LONG_OVERDUE.value)
    same_rung = or_(alert.c.rung == f.check, also_long)
    tables = (
        _duties()
        .join(alert, and_(_of_duty(alert), same_rung))
        .join(alert_step, and_(of_alert(), s.id == last_turn()))
    )
    columns = (*_COLUMNS, alert.c.id.label("alert_id"), alert.c.rung)
    again = or_(s.kind == StepKind.SETTLED.value, s.due != f.due)
    begins = or_(_may_be_long(connection, as_of, long_from), _is_looked_at(connection))
    speaking = (*_speaking(*nights), begins, s.closes == 1, again)
    query = select(*columns).select_from(tables).where(*speaking)
    for row in connection.execute(query):
        for one in _rungs(row, nights, long_from):
            if one.rung == row.rung:
                yield Step(one.unit, row.alert_id, StepKind.RENEWED, since=one.since, due=one.due)


def last_turn() -> ColumnElement[int | None]:
    """Give the number of the last step that closed or renewed an alert."""
    turn = alert_step.alias("turn")
    same = (turn.c[key] == alert.c[key] for key in ("province", "department"))
    turns = or_(turn.c.closes == 1, turn.c.kind == StepKind.RENEWED.value)
    query = select(func.max(turn.c.id)).where(turn.c.alert_id == alert.c.id, *same, turns)
    return query.correlate(alert).scalar_subquery()


def of_alert() -> ColumnElement[bool]:
    """Join a step to its alert."""
    a, s = alert.c, alert_step.c
    unit = (s.province == a.province, s.department == a.department)
    return and_(s.alert_id == a.id, *unit)


_DAY = timedelta(days=1)


_COLUMNS = (
    *(tracked_case.c.province, tracked_case.c.department, tracked_case.c.id),
    *(finding_span.c.rule, finding_span.c.check),
    *(finding_span.c.first, finding_span.c.last, finding_span.c.due),
)


def _duties() -> Join:
    spans = course.join(finding_span, of_spans(finding_span))
    return spans.join(tracked_case, of_course(course))


def _speaking(after: date, until: date) -> tuple[ColumnElement[bool], ...]:
    """Keep the running duties whose spans speak of a day in (after, until].

    Of a case that was done with before nothing speaks any more.
    """
    f = finding_span.c
    running = (f.first <= until, f.last > after, f.check.in_(RUNG_CHECKS), f.due.is_not(None))
    return course.c.closed_from > after, *running


def _is_looked_at(connection: Connection) -> ColumnElement[bool]:
    t = tracked_case.c
    return looked_at(t.province, t.department, t.id, every=awaits_all(connection))


def _may_be_long(connection: Connection, until: date, long_from: LongFrom) -> ColumnElement[bool]:
    """Keep the duties that may be long overdue on a day, by how far back their due day lies.

    Nothing else begins of a case that a night does not look at.
    """
    f = finding_span.c
    far_back = (
        and_(f.province == one.province, f.department == one.department, f.due <= day)
        for one in unit_names(connection)
        for day in [_last_long_due(one, until, long_from)]
    )
    return and_(f.check == Rung.OVERDUE.value, or_(false(), *far_back))


def _last_long_due(unit: UnitKey, day: date, long_from: LongFrom) -> date:
    """Give the last due day of which a duty is long overdue on a day."""
    due = day
    while long_from(unit, due) > day:
        due -= _DAY
    return due


def _unwritten(
    connection: Connection, nights: tuple[date, date], long_from: LongFrom
) -> Select[*tuple[Any, ...]]:
    """Find the duties of which a rung that may have begun is not written yet.

    Of the many that have been overdue for long, one question by key tells that it is written.
    """
    written, long = _is_written(finding_span.c.check), _is_written(Rung.LONG_OVERDUE.value)
    begins = or_(
        and_(_may_be_long(connection, nights[1], long_from), ~long),
        and_(_is_looked_at(connection), ~written),
    )
    return (
        select(*_COLUMNS, written.label("written"), long.label("long_written"))
        .select_from(_duties())
        .where(*_speaking(*nights), begins)
    )


def _is_written(rung: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Say whether the duty has an alert of a rung."""
    one = alert.alias()
    return exists().where(_of_duty(one), one.c.rung == rung)


def _rungs(
    row: Any,  # noqa: ANN401 - a row of `_COLUMNS` and more
    nights: tuple[date, date],
    long_from: LongFrom,
) -> Iterator[Begun]:
    """Give the rungs that a span of a finding reaches within the nights."""
    unit = UnitKey(row.province, row.department)
    begun = Begun(unit, row.id, row.rule, Rung(row.check), row.first, row.due)
    yield begun
    if begun.rung is Rung.OVERDUE:
        long = max(row.first, long_from(unit, row.due))
        if long <= min(nights[1], row.last):
            yield begun._replace(rung=Rung.LONG_OVERDUE, since=long)


def _of_duty(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a table or its alias
    f, t, a = finding_span.c, tracked_case.c, table.c
    unit = (a.province == t.province, a.department == t.department)
    return and_(a.case_id == t.id, a.rule == f.rule, *unit)


def _begun(one: Begun, run: int) -> dict[str, object]:
    said = {"case_id": one.case, "rule": one.rule, "rung": one.rung.value}
    return {**one.unit._asdict(), **said, "since": one.since, "due": one.due, "run": run}


def _row(step: Step) -> dict[str, object]:
    row: dict[str, object] = {**step._asdict(), **step.unit._asdict()}
    del row["unit"]
    return {**row, "alert_id": row.pop("alert"), "closes": int(step.closes)}
