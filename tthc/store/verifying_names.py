"""Whether every number, code and name that the register shows stands in a fact about it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Table, exists, or_, select

from tthc.compliance.identifiers import code_key, fold, number_key
from tthc.store.flaws import Flaw, Found
from tthc.store.paper_days import DECISION_DAY, DOCUMENT_DAY
from tthc.store.schema import RECORDS
from tthc.store.tables import decision, document, fact, procedure, unit
from tthc.store.units import slug
from tthc.store.verifying import plain_row, raw_rows

_F = fact.c


class _Named(NamedTuple):
    """A table of names: which facts speak of a row, and where they say what its columns hold.

    `by` are the columns in which a fact names a row, one by one: each has its index, OR has none.
    """

    table: Table
    key: Callable[[str], str]
    by: tuple[Column[int | None], ...]
    said: tuple[tuple[Column[str], tuple[ColumnElement[Any], ...]], ...]

    @property
    def of(self) -> tuple[ColumnElement[bool], ...]:
        return tuple(column == self.table.c.id for column in self.by)


_d, _p, _o = decision.c, procedure.c, document.c
_NAMED = (
    _Named(
        decision,
        number_key,
        (_F.decision_id,),
        (
            (_d.number, (_F.decision,)),
            (_d.signed_on, (DECISION_DAY,)),
            (_d.title, (_F.title,)),
            (_d.issuer, (_F.issuer,)),
        ),
    ),
    _Named(
        procedure,
        code_key,
        (_F.procedure_id, _F.successor_id),
        (
            (_p.code, (_F.procedure, _F.successor)),
            (_p.name, (_F.title,)),
            (_p.field, (_F.field,)),
        ),
    ),
    _Named(
        document,
        number_key,
        (_F.document_id, _F.cause_id),
        (
            (_o.number, (_F.document, _F.cause)),
            (_o.signed_on, (DOCUMENT_DAY, _F.cause_date)),
            (_o.title, (_F.title,)),
        ),
    ),
)


def check_names(connection: Connection) -> Iterator[Found]:
    """Look for what each row says in the facts that speak of it, and for rows that are gone."""
    for named in _NAMED:
        if connection.dialect.name != "sqlite":  # which looks for them in its file (check_file)
            yield from _gone(connection, named)
        for column, places in named.said:
            yield from _unsaid(connection, named, column, places)
        yield from _misfiled(connection, named)
    for row in connection.execute(select(unit)):
        if (slug(row.province_name), slug(row.department_name)) != (row.province, row.department):
            yield Found(Flaw.NAME, f"unit {row.province}")


def check_units(connection: Connection) -> Iterator[Found]:
    """Look for the units whose records there are."""
    c = unit.c
    known = {tuple(row) for row in connection.execute(select(c.province, c.department))}
    for table in (*RECORDS, decision, procedure, document):
        query = select(table.c.province, table.c.department).distinct()
        for province, department in sorted(map(tuple, connection.execute(query))):
            if (province, department) not in known:
                known.add((province, department))
                yield Found(Flaw.RECORD, f"{unit.name} {province} {department}")


def _gone(connection: Connection, named: _Named) -> Iterator[Found]:
    """Find the numbers by which facts name a row that is not there."""
    c = named.table.c
    for spoken, of in zip(named.by, named.of, strict=True):
        there = exists().where(of, _F.province == c.province, _F.department == c.department)
        query = select(spoken).where(spoken.is_not(None), ~there).distinct().order_by(spoken)
        for id_ in connection.execute(query).scalars():
            yield Found(Flaw.NAME, f"{named.table.name} {id_}")


def _unsaid(
    connection: Connection,
    named: _Named,
    column: Column[str],
    places: tuple[ColumnElement[Any], ...],
) -> Iterator[Found]:
    """Find rows whose column holds what no fact of theirs says."""
    c = named.table.c
    same = (_F.province == c.province) & (_F.department == c.department)
    says = or_(*(place == column for place in places))
    unsaid = (~exists().where(of, same, says) for of in named.of)
    query = select(c.id).where(column.is_not(None), *unsaid)
    for id_ in connection.execute(query.order_by(c.id)).scalars():
        yield Found(Flaw.NAME, f"{named.table.name} {id_} {column.name}")


def _misfiled(connection: Connection, named: _Named) -> Iterator[Found]:
    """Find rows whose key, year or searched text is not made of what they say."""
    shown, key = named.said[0][0], "code_key" if named.table is procedure else "number_key"
    columns = named.table.c.keys()
    names = [column.name for column, _ in named.said if column.name != "signed_on"]
    for row in raw_rows(connection, named.table, columns):
        said: dict[str, Any] = dict(zip(columns, plain_row(row), strict=True))
        right = said[key] == named.key(said[shown.name])
        if "year" in said:
            right &= said["year"] == int((said["signed_on"] or "0000")[:4])
        if "folded" in said:
            right &= _is_folded(said["folded"], [said[name] for name in names], named.key)
        if not right:
            yield Found(Flaw.NAME, f"{named.table.name} {said['id']}")


def _is_folded(folded: str, said: list[object], key: Callable[[str], str]) -> bool:
    """Say whether a searched text is a number, in any spelling, and the names after it."""
    number, *names = said
    rest = " ".join(fold(name) for name in names if isinstance(name, str) and fold(name))
    spelled = folded.removesuffix(rest).rstrip() if rest else folded
    whole = f"{spelled} {rest}" if rest else spelled
    return whole == folded and fold(key(spelled)) == fold(key(str(number)))
