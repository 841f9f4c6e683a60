"""What decisions, procedures and documents are called, and which of them a text names."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, select

from tthc.compliance.identifiers import code_key, fold, is_regular_code, number_key
from tthc.store.chunking import chunks
from tthc.store.lost import AllKept
from tthc.store.tables import decision, document, procedure
from tthc.store.told import Reached
from tthc.store.units import of_units


def find_named(connection: Connection, what: str) -> Reached:
    """Find the decisions, procedures and documents that a number or a code names exactly."""
    if is_regular_code(what):
        return Reached(
            [], _ids(connection, procedure.c.id, procedure.c.code_key == code_key(what)), []
        )
    return Reached(
        _ids(connection, decision.c.id, decision.c.number_key == number_key(what)),
        _ids(connection, procedure.c.id, procedure.c.code_key == code_key(what)),
        _ids(connection, document.c.id, document.c.number_key == number_key(what)),
    )


def search_named(connection: Connection, words: str) -> Reached:
    """Find decisions and procedures whose number, code, name or title holds the words."""
    pattern = f"%{escape(fold(words))}%"
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
    query = select(c.id, c.number, c.title, c.issuer, c.signed_on).where(of_units(decision))
    return _names(connection, query, c.id, ids)


def procedure_names(connection: Connection, ids: Sequence[int]) -> dict[int, Named]:
    """Give code, name and field of procedures."""
    c = procedure.c
    query = select(c.id, c.code, c.name, c.field, c.id.label("none")).where(of_units(procedure))
    found = _names(connection, query, c.id, ids)
    return AllKept({id_: named._replace(signed_on=None) for id_, named in found.items()})


def document_names(connection: Connection, ids: Sequence[int]) -> dict[int, Named]:
    """Give number, title and date of documents."""
    c = document.c
    query = select(c.id, c.number, c.title, c.title.label("detail"), c.signed_on)
    return _names(connection, query.where(of_units(document)), c.id, ids)


def _names(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    column: ColumnElement[int],
    ids: Sequence[int],
) -> dict[int, Named]:
    return AllKept(
        (row[0], Named(row[1], row[2], row[3], row[4]))
        for part in chunks(column, sorted({id_ for id_ in ids if id_}))
        for row in connection.execute(query.where(part))
    )


def _ids(
    connection: Connection, column: ColumnElement[int], condition: ColumnElement[bool]
) -> list[int]:
    return sorted(connection.execute(select(column).where(condition)).scalars())


def escape(text: str) -> str:
    """Make a text stand for itself in LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
