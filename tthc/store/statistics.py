"""When PostgreSQL gathers anew how the rows of a register are spread, before a write is kept.

The server does so by itself, but minutes later: a night straight after a great import would look
for what it asks as if the tables were empty.
"""

from sqlalchemy import Connection, text

from tthc.store.tables import metadata

_PAGES = 32
"""A table smaller than this is read whole in no time, whatever the server believes of it."""

_CHANGED = text("""
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    AND relname = ANY(:names)
    AND (pg_relation_size(oid) > 2 * GREATEST(relpages, :pages)
        * current_setting('block_size')::bigint OR relname = 'unsettled' AND reltuples > 1000)
    ORDER BY relname
""")


def gather_statistics(connection: Connection) -> None:
    """Have the server look at the tables that more than doubled since it last did.

    And at the queue of cases that wait for the night, which each night empties. One that an
    administrator is vacuuming is passed over: nobody waits for it.
    """
    asked = {"names": list(metadata.tables), "pages": _PAGES}
    changed = connection.execute(_CHANGED, asked).scalars().all()
    if changed:
        connection.execute(text(f"ANALYZE (SKIP_LOCKED) {', '.join(changed)}"))
