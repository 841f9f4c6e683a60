"""When was the register last written, by the clock of whoever wrote?"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from tthc.store.audit_tables import audit_run
from tthc.store.tables import entry


class Written(NamedTuple):
    """The moment (aware UTC) of an entry or a run, and who wrote it."""

    at: datetime
    actor: str


def last_written(connection: Connection) -> Written | None:
    """Give the later of the last entry and the last audit run; None where there is neither."""
    e, r = entry.c, audit_run.c
    rows = (
        connection.execute(query.limit(1)).first()
        for query in (
            select(e.recorded_at, e.actor).order_by(e.id.desc()),
            select(r.started_at, r.actor).order_by(r.id.desc()),
        )
    )
    return max((Written(*row) for row in rows if row), default=None)
