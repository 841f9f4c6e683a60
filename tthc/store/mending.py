"""Which cases have a kept judgement that cannot be read, and how they are judged anew.

What is kept can be rebuilt from the journal, so one spoilt row must hide neither its own case nor
the others. Looked at is what can still speak of a case that is not done with; `tthc verify`
compares all.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    delete,
    false,
    func,
    not_,
    or_,
    select,
    tuple_,
)
from sqlalchemy.exc import DBAPIError

from tthc.compliance.checks import Check
from tthc.compliance.judgement import Bench
from tthc.compliance.verdicts import Verdict
from tthc.store.any_text import any_text, is_no_text, is_text
from tthc.store.cache import (
    course,
    finding_span,
    obligation,
    tracked_case,
    verdict_span,
    verdict_tally,
)
from tthc.store.columns import FIRST_TEXT, LAST_TEXT, Day, as_text
from tthc.store.journal import Touched
from tthc.store.projection import refresh
from tthc.store.settling import await_settling_all, of_course, of_spans
from tthc.store.tally import count_anew
from tthc.store.units import UnitKey

_WORDS = {verdict_span: ("verdict", Verdict), finding_span: ("check", Check)}
_TEXTS = {
    verdict_span: ("rule", "version"),
    finding_span: ("rule", "detail", "version"),
    obligation: ("rule", "version", "start_kind"),
    tracked_case: ("id", "workflow", "change_kind"),
    course: ("state",),
}
_MOST = 1_000_000_000
"""More cases than any register has."""
_DAY_TEXT = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"


class _Course(NamedTuple):
    unit: UnitKey
    id: int


def mend(connection: Connection, bench: Bench, as_of: date) -> tuple[str, ...]:
    """Judge anew the cases whose kept judgement cannot be read; give their ids.

    Where there is one, those that are done with are looked at too: this night reads them all.
    """
    spoilt, mended = set(_find(connection, as_of)), set[str]()
    if spoilt:
        spoilt |= set(_find(connection, date.min))
    for one in sorted(spoilt):
        mended |= _judge_anew(connection, bench, one)
    if mended:
        count_anew(connection)
        await_settling_all(connection)
    return tuple(sorted(mended))


def is_tally_spoilt(connection: Connection) -> bool:
    """Say whether what was counted of the verdicts cannot be."""
    c = verdict_tally.c
    known = c.verdict.in_([verdict.value for verdict in Verdict])
    counted = and_(c.began.between(0, _MOST), c.ended.between(0, _MOST))
    odd = select(c.began).where(not_(and_(known, counted))).limit(1)
    return connection.execute(odd).first() is not None


def _find(connection: Connection, as_of: date) -> Iterator[_Course]:
    on_file = connection.dialect.name == "sqlite"
    for table, texts in _TEXTS.items():
        live = _live(table, as_of)
        odd_days = _odd_days(table, as_of) if on_file else _endless_days(table)
        odd = or_(*_odd_words(table, as_of), *odd_days)
        yield from _courses(connection.execute(live.where(odd)))
        if on_file:
            yield from _no_text(connection, live, [table.c[name] for name in texts])


def _live(table: Table, as_of: date) -> Select[*tuple[Any, ...]]:
    """Select the courses of what can still speak of a case that is not done with."""
    c = course.c
    query = select(c.province, c.department, c.id).where(c.closed_from > as_of)
    if table is course:
        return query
    joined = of_course(course) if table is tracked_case else of_spans(table)
    return query.join_from(course, table, joined)


def _odd_words(table: Table, as_of: date) -> Iterator[ColumnElement[bool]]:
    yield false()
    if table in _WORDS:
        name, known = _WORDS[table]
        odd = table.c[name].not_in([word.value for word in known])
        yield and_(table.c.last >= as_of, odd)


def _odd_days(table: Table, as_of: date) -> Iterator[ColumnElement[bool]]:
    """Look for text that is no day."""
    c = table.c
    if table in _WORDS:
        first, last, speaks = as_text(c.first), as_text(c.last), c.last >= as_of
        yield not_(last.between(FIRST_TEXT, LAST_TEXT))
        yield and_(speaks, not_(first.between(FIRST_TEXT, LAST_TEXT)))
        yield and_(speaks, _is_no_day(c.due))
    elif table is obligation:
        yield from (_is_no_day(day) for day in (c.due, c.met_on, c.start_on))


def _endless_days(table: Table) -> Iterator[ColumnElement[bool]]:
    """Look for days that only a server knows: infinity, before Christ, after the year 9999."""
    days = [column for column in table.columns if isinstance(column.type, Day)]
    return (not_(day.between(date.min, date.max)) for day in days)


def _is_no_day(column: ColumnElement[date]) -> ColumnElement[bool]:
    day = as_text(column)
    return and_(day.is_not(None), day.op("NOT GLOB", is_comparison=True)(_DAY_TEXT))


def _no_text(
    connection: Connection, live: Select[*tuple[Any, ...]], texts: Sequence[ColumnElement[str]]
) -> Iterator[_Course]:
    """Look for bytes that are no text: all is read as one piece, each row where that fails."""
    said = reduce(ColumnElement[str].concat, (func.coalesce(text, "") for text in texts))
    try:
        connection.execute(live.with_only_columns(func.group_concat(said, ""))).scalar()
    except DBAPIError as error:
        if not is_no_text(error):
            raise
        with any_text(connection):
            rows = connection.execute(live.add_columns(said.label("said"))).all()
        yield from _courses(row for row in rows if not is_text(row.said))


def _courses(rows: Iterable[Row[Any]]) -> Iterator[_Course]:
    return (_Course(UnitKey(row.province, row.department), row.id) for row in rows)


def _judge_anew(connection: Connection, bench: Bench, spoilt: _Course) -> set[str]:
    t, (unit, id_) = tracked_case.c, spoilt
    same_unit = and_(t.province == unit.province, t.department == unit.department)
    mine = and_(t.course_id == id_, same_unit)
    with any_text(connection):
        cases = connection.execute(select(tracked_case).where(mine)).all()
    connection.execute(delete(tracked_case).where(mine))
    c = course.c
    here = and_(c.province == unit.province, c.department == unit.department)
    connection.execute(delete(course).where(c.id == id_, here))
    decisions = {(unit, one.decision_id) for one in cases if one.decision_id}
    procedures = {(unit, one.procedure_id) for one in cases if not one.decision_id}
    documents = {(unit, one.document_id) for one in cases if one.document_id}
    procedures = {pair for pair in procedures if pair[1]}
    refresh(connection, bench, Touched(decisions, procedures, documents, set()))
    return set(_names(connection, same_unit, cases))


def _names(
    connection: Connection, same_unit: ColumnElement[bool], cases: Sequence[Row[Any]]
) -> Iterator[str]:
    """Give the ids of cases; one whose id was spoilt is known by what it is about."""
    t = tracked_case.c
    subject = (t.decision_id, t.procedure_id, t.document_id)
    for case in cases:
        about = tuple_(*subject) == tuple_(case.decision_id, case.procedure_id, case.document_id)
        now = connection.execute(select(t.id).where(same_unit, about)).scalars().all()
        yield from [case.id] if case.id in now else now
