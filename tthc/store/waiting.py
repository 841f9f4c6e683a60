"""Which alerts there are, how the duty of each stands on a day, and what became of it so far."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, and_, func, or_, select

from tthc.compliance.rungs import RUNG_CHECKS, Rung
from tthc.store.alert_tables import alert, alert_step
from tthc.store.any_text import Unread, read_rows
from tthc.store.audit_tables import unsettled
from tthc.store.cache import finding_span, obligation, tracked_case
from tthc.store.chunking import chunks
from tthc.store.outbox import StepKind, last_turn, of_alert
from tthc.store.reading import belongs
from tthc.store.settling import awaits_all, of_unsettled
from tthc.store.tables import decision, document, fact, procedure, void
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind


class Standing(NamedTuple):
    """How the duty of an alert stands on a day; `check` None: it is not running, or not yet due.

    `provisional`: its due day rests on a year that no notice covers.
    """

    check: str | None
    due: date | None
    version: str | None
    met_on: date | None
    provisional: bool


class Subject(NamedTuple):
    """What the case of an alert is about."""

    decision: str | None
    decision_title: str | None
    procedure: str | None
    procedure_name: str | None
    document: str | None
    decision_id: int | None
    procedure_id: int | None


class Noted(NamedTuple):
    """A step of an alert since it was written or last renewed."""

    kind: StepKind
    recipient: str | None
    message: str | None
    at: datetime
    reason: str | None


class AlertLine(NamedTuple):
    """An alert with its duty, its subject and its steps, oldest first; `open`: it still waits."""

    id: int
    unit: UnitKey
    case: str
    rule: str
    rung: Rung
    since: date
    due: date
    run: int
    open: bool
    standing: Standing
    subject: Subject
    steps: tuple[Noted, ...]


class Waiting(NamedTuple):
    """The alerts that could be read, and those that could not."""

    lines: list[AlertLine]
    unread: tuple[Unread, ...]


def read_alerts(connection: Connection, day: date, *, closed: bool = False) -> Waiting:
    """Read the alerts that wait, as their duties stand on a day; all with `closed`."""
    steps, spoilt = _steps(connection, closed=closed)
    query = _alerts(day)
    if not closed:
        query = query.where(_open())
    return _read(connection, query.order_by(alert.c.id), steps, spoilt)


def read_doubtful(connection: Connection, day: date) -> list[AlertLine]:
    """Read the alerts that wait though their duty may have left their rung; without their steps.

    One that cannot be read is named when alerts are listed or sent.
    """
    a, f = alert.c, finding_span.c
    lower = and_(a.rung == Rung.DUE_TODAY.value, f.check == Rung.DUE_SOON.value)
    late = a.rung.in_((Rung.OVERDUE.value, Rung.LONG_OVERDUE.value))
    moved = f.due != func.coalesce(alert_step.c.due, a.due)
    doubtful = or_(f.check.is_(None), lower, and_(late, f.check != Rung.OVERDUE.value), moved)
    mine = alert if awaits_all(connection) else _of_unsettled()
    query = _alerts(day, mine).where(_open(), doubtful).order_by(a.id)
    return _read(connection, query, {}, {}).lines


def read_assignees(
    connection: Connection, lines: Iterable[AlertLine]
) -> dict[tuple[UnitKey, int, int], str]:
    """Give to whom decisions and procedures were assigned last, as it was noted.

    Named by unit, decision and procedure; 0: by an assignment of every procedure.
    """
    c = fact.c
    ids = sorted({one.subject.decision_id for one in lines if one.subject.decision_id})
    query = (
        select(c.province, c.department, c.decision_id, c.procedure_id, c.note)
        .join_from(fact, void, void.c.corrects == c.id, isouter=True)
        .where(c.kind == FactKind.CASE_ASSIGNED.value, c.note.is_not(None), void.c.id.is_(None))
        .order_by(c.happened_on, c.id)
    )
    return {
        (UnitKey(province, department), decision_id, procedure_id or 0): note
        for part in chunks(c.decision_id, ids)
        for province, department, decision_id, procedure_id, note in connection.execute(
            query.where(part)
        )
    }


def _open() -> ColumnElement[bool]:
    return or_(alert_step.c.id.is_(None), alert_step.c.kind == StepKind.RENEWED.value)


def _of_unsettled() -> FromClause:
    """Begin with the few cases that a night looks at: PostgreSQL joins many tables as written."""
    return unsettled.join(alert, of_unsettled(alert))


def _alerts(day: date, alerts: FromClause = alert) -> Select[*tuple[Any, ...]]:
    a, s, t, f, o = alert.c, alert_step.c, tracked_case.c, finding_span.c, obligation.c
    unit = (a.province == t.province, a.department == t.department)
    running = and_(f.check.in_(RUNG_CHECKS), f.rule == a.rule, f.first <= day, f.last >= day)
    tables = (
        alerts.outerjoin(alert_step, and_(of_alert(), s.id == last_turn()))
        .outerjoin(tracked_case, and_(t.id == a.case_id, *unit))
        .outerjoin(finding_span, belongs(finding_span, f.course_id == t.course_id, running))
        .outerjoin(obligation, belongs(obligation, o.course_id == t.course_id, o.rule == a.rule))
        .outerjoin(decision, belongs(decision, decision.c.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, procedure.c.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
    )
    return select(
        *(a.id, a.province, a.department, a.case_id, a.rule, a.rung, a.run),
        func.coalesce(s.since, a.since).label("since"),
        func.coalesce(s.due, a.due).label("due"),
        *(s.id.label("turn"), s.kind.label("turned")),
        *(
            f.check,
            f.due.label("now_due"),
            f.version,
            o.met_on,
            o.due.label("owed_due"),
            o.provisional,
        ),
        *(decision.c.number, decision.c.title, procedure.c.code, procedure.c.name),
        *(document.c.number.label("paper"), t.decision_id, t.procedure_id),
    ).select_from(tables)


def _read(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    steps: dict[int, list[Row[Any]]],
    spoilt: dict[int, Unread],
) -> Waiting:
    lines: list[AlertLine] = []
    unread = dict(spoilt)
    for row in read_rows(connection, query, alert.c.id):
        if isinstance(row, Unread):
            unread[row.id] = row
        elif row.id not in unread:
            try:
                lines.append(_line(row, steps.get(row.id, ())))
            except ValueError as error:
                unread[row.id] = Unread(row.id, str(error))
    return Waiting(lines, tuple(unread[id_] for id_ in sorted(unread)))


def _line(row: Any, steps: Iterable[Row[Any]]) -> AlertLine:  # noqa: ANN401
    unit = UnitKey(row.province, row.department)
    is_open = row.turned in (None, StepKind.RENEWED.value)
    begun = row.turn or 0 if is_open else 0
    return AlertLine(
        id=row.id,
        unit=unit,
        case=row.case_id,
        rule=row.rule,
        rung=Rung(row.rung),
        since=row.since,
        due=row.due,
        run=row.run,
        open=is_open,
        standing=_standing(row),
        subject=Subject(
            *(row.number, row.title, row.code, row.name, row.paper),
            *(row.decision_id, row.procedure_id),
        ),
        steps=tuple(
            Noted(StepKind(one.kind), one.recipient, one.message, one.at, one.reason)
            for one in steps
            if one.id > begun
        ),
    )


def _standing(row: Any) -> Standing:  # noqa: ANN401
    due = row.now_due or row.owed_due
    return Standing(row.check, due, row.version, row.met_on, bool(row.provisional))


def _steps(
    connection: Connection, *, closed: bool
) -> tuple[dict[int, list[Row[Any]]], dict[int, Unread]]:
    """Read the steps of alerts, or of those that wait; and say of which one is unreadable."""
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    spoilt: dict[int, Unread] = {}
    s = alert_step.c
    query = select(alert_step).order_by(s.id)
    if not closed:
        turn = alert_step.alias("last_one")
        waits = or_(turn.c.id.is_(None), turn.c.kind == StepKind.RENEWED.value)
        turned = alert.outerjoin(turn, turn.c.id == last_turn())
        waiting = select(alert.c.id).select_from(turned).where(waits)
        query = query.where(s.alert_id.in_(waiting))
    for row in read_rows(connection, query, s.id):
        if isinstance(row, Unread):
            alert_id = connection.execute(select(s.alert_id).where(s.id == row.id)).scalar_one()
            spoilt[alert_id] = row._replace(id=alert_id)
        else:
            found[row.alert_id].append(row)
    return found, spoilt
