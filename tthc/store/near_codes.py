"""Which codes of the register are like one that it does not know (mã gần giống)."""

from sqlalchemy import ColumnElement, Connection, or_, select

from tthc.compliance.identifiers import code_key, normalise
from tthc.store.tables import procedure

MOST = 5
"""So many codes are named; more would be no help."""


def codes_beginning(connection: Connection, part: str) -> list[str]:
    """Give the codes that begin with the digits of an incomplete one."""
    begun = "".join(normalise(part).split())
    return _codes(connection, procedure.c.code_key.like(f"{begun}%"))


def near_codes(connection: Connection, code: str) -> list[str]:
    """Give the codes that differ from a regular one in one digit."""
    key = code_key(code)
    others = (f"{key[:at]}_{key[at + 1 :]}" for at, one in enumerate(key) if one.isdigit())
    return _codes(connection, or_(*(procedure.c.code_key.like(other) for other in others)))


def _codes(connection: Connection, like: ColumnElement[bool]) -> list[str]:
    query = select(procedure.c.code_key).where(like).distinct().order_by(procedure.c.code_key)
    return list(connection.execute(query.limit(MOST)).scalars())
