"""When was the register last written, by the clock of whoever wrote?"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from tthc.store.audit_tables import audit_run
from tthc.store.last_numbers import is_number, last_number
from tthc.store.tables import entry


class Written(NamedTuple):
    """The moment (aware UTC) of an entry or a run, and who wrote it."""

    at: datetime
    actor: str


def last_written(connection: Connection) -> Written | None:
    """Give the later of the last entry and the last audit run; None where there is neither."""
    e, r = entry.c, audit_run.c
    rows = (
        connection.execute(query.where(is_number(table, last_number(connection, table)))).first()
        for table, query in (
            (entry, select(e.recorded_at, e.actor)),
            (audit_run, select(r.started_at, r.actor)),
        )
    )
    return max((Written(*row) for row in rows if row), default=None)
