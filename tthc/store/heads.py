"""Where the chains of a register end: the last fact and the last audit run, each with its link."""

from typing import NamedTuple

from sqlalchemy import Connection, Table, select

from tthc.store.audit_tables import audit_run
from tthc.store.chain import FIRST
from tthc.store.tables import fact


class Link(NamedTuple):
    """The number of a record and the hash that ends the chain there; 0 before the first."""

    number: int
    hash: bytes


class Head(NamedTuple):
    """The ends of both chains: facts and audit runs."""

    fact: Link
    run: Link


def read_head(connection: Connection) -> Head:
    """Give the ends of the chains as they stand."""
    return Head(last_link(connection), last_link(connection, audit_run))


def last_link(connection: Connection, table: Table = fact) -> Link:
    """Give the end of one chain."""
    query = select(table.c.id, table.c.link).order_by(table.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    return Link(row.id, bytes(row.link)) if row else Link(0, FIRST)


def link_at(connection: Connection, table: Table, number: int) -> Link | None:
    """Give the link of one record; None where the chain does not reach it."""
    if number == 0:
        return Link(0, FIRST)
    found = connection.execute(select(table.c.link).where(table.c.id == number)).scalar()
    return Link(number, bytes(found)) if found is not None else None
