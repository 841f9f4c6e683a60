"""How everything that a register records is carried over into an empty one, on either database.

What can be worked out anew (the cases and their verdicts) is not carried over: the caller rebuilds
it. Rows are read and written a few thousand at a time, whatever their number.
"""

from pathlib import Path

from sqlalchemy import Connection, Table, exists, insert, or_, select

from tthc.errors import StoreError
from tthc.store.heads import Head, read_head
from tthc.store.projection import CACHE
from tthc.store.schema import RECORDS, create_schema, has_schema, require_schema
from tthc.store.tables import alembic_version, metadata, pack, unit
from tthc.store.verifying import check_facts
from tthc.store.verifying_chains import check_chains, check_lists

AT_ONCE = 5000


class NotEmptyError(StoreError):
    """There is a register already that holds something."""

    template = (
        "{database}: there is a register here that holds records already. Nothing was changed;"
        " name a place where there is none yet."
    )


class CopyDiffersError(StoreError):
    """What arrived is not what was sent."""

    template = (
        "{database}: the copy differs from the register at {where}. Nothing was kept of it;"
        " run `tthc verify` on the register first."
    )


def make_empty(connection: Connection, shown: str) -> None:
    """Have the tables of this program there, and nothing in them.

    A register that `tthc init` has just made is made anew: it knows its unit, no facts.

    Raises:
        NotEmptyError: something was recorded there.
    """
    if has_schema(connection):
        require_schema(connection, shown)
        recorded = (exists().select_from(one) for one in RECORDS if one not in (unit, pack))
        if connection.execute(select(or_(*recorded))).scalar():
            raise NotEmptyError(database=shown)
        metadata.drop_all(connection)
    create_schema(connection)


def is_one_database(one: Connection, other: Connection) -> bool:
    """Say whether two connections, however their addresses are written, are to one database."""
    kinds = one.dialect.name, other.dialect.name
    return kinds[0] == kinds[1] and _place(one) == _place(other)


def _place(connection: Connection) -> object:
    if connection.dialect.name == "sqlite":
        file = connection.exec_driver_sql("PRAGMA database_list").one()[2]
        found = Path(file).stat()
        return found.st_dev, found.st_ino
    # Asked of the server itself: of a connection by socket and one by port each says another.
    server = "SELECT pg_postmaster_start_time(), current_setting('port')"
    return tuple(connection.exec_driver_sql(f"{server}, current_database()").one())


def copy_records(source: Connection, target: Connection, shown: str) -> Head:
    """Copy every table that cannot be worked out anew; give the head that both end with.

    Raises:
        CopyDiffersError: the copied journal is not whole, or ends otherwise.
    """
    for table in metadata.sorted_tables:
        if table not in (*CACHE, alembic_version):
            _copy(source, target, table)
    head = read_head(target)
    flaws = [*check_facts(target), *check_chains(target), *check_lists(target)]
    where = flaws[0].where if flaws else "head"
    if flaws or head != read_head(source):
        raise CopyDiffersError(database=shown, where=where)
    return head


def _copy(source: Connection, target: Connection, table: Table) -> None:
    query = select(table).order_by(*table.primary_key.columns)
    rows = source.execute(query.execution_options(yield_per=AT_ONCE)).mappings()
    for part in rows.partitions():
        target.execute(insert(table), [dict(row) for row in part])
