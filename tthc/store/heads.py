"""Where the chains of a register end: of facts, and of each other table of record."""

from typing import NamedTuple

from sqlalchemy import Connection, Table, select

from tthc.store.alert_tables import alert, alert_step
from tthc.store.audit_tables import audit_run
from tthc.store.chain import FIRST
from tthc.store.last_numbers import is_number, last_number
from tthc.store.snapshot_tables import snapshot
from tthc.store.tables import fact, pack


class Link(NamedTuple):
    """The number of a record and the hash that ends the chain there; 0 before the first."""

    number: int
    hash: bytes


NO_LINK = Link(0, FIRST)


class Head(NamedTuple):
    """The ends of the chains, in the order of `CHAINS`.

    An end before the first record agrees with every register: it was read when there was none, or
    by a program that did not keep that chain.
    """

    fact: Link
    run: Link = NO_LINK
    alert: Link = NO_LINK
    step: Link = NO_LINK
    snapshot: Link = NO_LINK
    pack: Link = NO_LINK


CHAINS = (fact, audit_run, alert, alert_step, snapshot, pack)
"""The tables whose records are linked; all but facts belong to no entry (lần ghi)."""


def names_of(table: Table) -> list[str]:
    """Give the columns that are hashed into a link of a table, sorted."""
    return sorted(column.name for column in table.c if column.name != "link")


def read_head(connection: Connection) -> Head:
    """Give the ends of the chains as they stand."""
    return Head(*(last_link(connection, table) for table in CHAINS))


def last_link(connection: Connection, table: Table = fact) -> Link:
    """Give the end of one chain."""
    return link_at(connection, table, last_number(connection, table)) or NO_LINK


def link_at(connection: Connection, table: Table, number: int) -> Link | None:
    """Give the link of one record; None where the chain does not reach it."""
    if number == 0:
        return NO_LINK
    found = connection.execute(select(table.c.link).where(is_number(table, number))).scalar()
    return Link(number, bytes(found)) if found is not None else None
