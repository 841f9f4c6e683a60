"""Which cases there are, by verdict, unit, number, code or words, on any day."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, or_, select

from tthc.compliance.identifiers import code_key, fold, number_key
from tthc.store.cache import tracked_case, verdict_span
from tthc.store.tables import decision, document, procedure, unit
from tthc.store.told import Reached, chunks
from tthc.store.units import slug


class CaseLine(NamedTuple):
    """One case as a list shows it; `rule` and `due` belong to its most pressing duty."""

    case: str
    province: str
    department: str
    workflow: str
    decision: str | None
    decision_title: str | None
    procedure: str | None
    procedure_name: str | None
    document: str | None
    verdict: str
    rule: str
    due: date | None


class Filter(NamedTuple):
    """What to list; empty means all. Texts are compared without case or diacritics."""

    verdicts: tuple[str, ...] = ()
    province: str | None = None
    department: str | None = None
    words: str | None = None


def list_cases(connection: Connection, as_of: date, wanted: Filter) -> list[CaseLine]:
    """List cases on a day, most pressing due day first."""
    s, t = verdict_span.c, tracked_case.c
    query = _lines().where(s.first <= as_of, s.last >= as_of)
    if wanted.verdicts:
        query = query.where(s.verdict.in_(wanted.verdicts))
    if wanted.province:
        query = query.where(t.province == slug(wanted.province))
    if wanted.department:
        query = query.where(t.department == slug(wanted.department))
    if wanted.words:
        pattern = f"%{_escape(fold(wanted.words))}%"
        query = query.where(
            or_(
                decision.c.folded.like(pattern, escape="\\"),
                procedure.c.folded.like(pattern, escape="\\"),
            )
        )
    query = query.order_by(s.due.is_(None), s.due, t.decision_id, t.procedure_id, t.id)
    return [CaseLine(*row) for row in connection.execute(query)]


def find_named(connection: Connection, what: str) -> Reached:
    """Find the decisions, procedures and documents that a number or a code names exactly."""
    return Reached(
        _ids(connection, decision.c.id, decision.c.number_key == number_key(what)),
        _ids(connection, procedure.c.id, procedure.c.code_key == code_key(what)),
        _ids(connection, document.c.id, document.c.number_key == number_key(what)),
    )


def search_named(connection: Connection, words: str) -> Reached:
    """Find decisions and procedures whose number, code, name or title holds the words."""
    pattern = f"%{_escape(fold(words))}%"
    return Reached(
        _ids(connection, decision.c.id, decision.c.folded.like(pattern, escape="\\")),
        _ids(connection, procedure.c.id, procedure.c.folded.like(pattern, escape="\\")),
        [],
    )


class Named(NamedTuple):
    """What a decision, procedure or document is called."""

    number: str
    title: str | None
    detail: str | None
    signed_on: date | None


def decision_names(connection: Connection, ids: Sequence[int]) -> dict[int, Named]:
    """Give number, title, issuer and date of decisions."""
    c = decision.c
    query = select(c.id, c.number, c.title, c.issuer, c.signed_on)
    return _names(connection, query, c.id, ids)


def procedure_names(connection: Connection, ids: Sequence[int]) -> dict[int, Named]:
    """Give code, name and field of procedures."""
    c = procedure.c
    query = select(c.id, c.code, c.name, c.field, c.id.label("none"))
    found = _names(connection, query, c.id, ids)
    return {id_: named._replace(signed_on=None) for id_, named in found.items()}


def document_names(connection: Connection, ids: Sequence[int]) -> dict[int, Named]:
    """Give number, title and date of documents."""
    c = document.c
    query = select(c.id, c.number, c.title, c.title.label("detail"), c.signed_on)
    return _names(connection, query, c.id, ids)


def _names(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    column: ColumnElement[int],
    ids: Sequence[int],
) -> dict[int, Named]:
    return {
        row[0]: Named(row[1], row[2], row[3], row[4])
        for part in chunks(column, sorted(set(ids)))
        for row in connection.execute(query.where(part))
    }


def _lines() -> Select[*tuple[Any, ...]]:
    t, s, d, p, u = tracked_case.c, verdict_span.c, decision.c, procedure.c, unit.c
    tables = (
        tracked_case.join(verdict_span, belongs(verdict_span, s.course_id == t.course_id))
        .join(unit, belongs(unit))
        .outerjoin(decision, belongs(decision, d.id == t.decision_id))
        .outerjoin(procedure, belongs(procedure, p.id == t.procedure_id))
        .outerjoin(document, belongs(document, document.c.id == t.document_id))
    )
    shown = (t.id, u.province_name, u.department_name, t.workflow, d.number, d.title)
    columns = (*shown, p.code, p.name, document.c.number, s.verdict, s.rule, s.due)
    return select(*columns).select_from(tables)


def belongs(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Join a table to the cases of the same unit."""
    t = tracked_case.c
    same_unit = (table.c.province == t.province, table.c.department == t.department)
    return and_(*conditions, *same_unit)


def _ids(
    connection: Connection, column: ColumnElement[int], condition: ColumnElement[bool]
) -> list[int]:
    return sorted(connection.execute(select(column).where(condition)).scalars())


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
