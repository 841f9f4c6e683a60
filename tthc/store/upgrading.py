"""How a register gets the schema of this program: by migrations, whole or not at all.

The migrations run in one transaction; before it ends, everything recorded must still be there and
still be guarded. SQLite rebuilds a table for alembic's batch mode and drops its triggers: that is
refused here.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, func, inspect, select, table, text

from tthc.errors import StoreError
from tthc.store.heads import Head, read_head
from tthc.store.schema import RECORDS

FOLDER = Path(__file__).parent / "migrations"
VERSIONS = (FOLDER / "versions",)
"""The folders whose files are the migrations."""


class MigrationRefusedError(StoreError):
    """A migration would have changed or unguarded what was recorded."""

    template = (
        "{database}: the new schema would not keep what was recorded ({lost}). Nothing was changed;"
        " keep to the program you had, and please report it."
    )


class _Kept(NamedTuple):
    """What every migration must leave as it was."""

    head: Head
    rows: frozenset[str]
    guards: frozenset[str]


def upgrade_schema(connection: Connection, shown: str) -> None:
    """Run the migrations that the register has not had.

    Raises:
        MigrationRefusedError: something recorded would be lost or no longer guarded.
    """
    before = _read_kept(connection)
    migrate(connection)
    after = _read_kept(connection)
    lost = sorted((before.rows - after.rows) | (before.guards - after.guards))
    if before.head != after.head:
        lost.append("head")
    if lost:
        raise MigrationRefusedError(database=shown, lost=", ".join(lost))


def migrate(connection: Connection) -> None:
    """Run alembic on this connection, within its transaction."""
    from alembic import command  # noqa: PLC0415 - half a second, for this command alone
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _written(FOLDER))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(map(_written, VERSIONS)))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _written(folder: Path) -> str:
    """Write a path as alembic's settings have it, where % begins a name."""
    return str(folder).replace("%", "%%")


def _read_kept(connection: Connection) -> _Kept:
    return _Kept(
        read_head(connection), frozenset(_rows(connection)), frozenset(_guards(connection))
    )


def _rows(connection: Connection) -> Iterator[str]:
    """Count the rows of each table of record that is there."""
    there = inspect(connection)
    for name in (one.name for one in RECORDS if there.has_table(one.name)):
        count = connection.execute(select(func.count()).select_from(table(name))).scalar()
        yield f"{name}: {count}"


def _guards(connection: Connection) -> Iterator[str]:
    """Name the triggers and the CHECKs by which the database itself refuses."""
    yield from connection.execute(text(_TRIGGERS[connection.dialect.name])).scalars()
    there = inspect(connection)
    for name in there.get_table_names():
        for check in there.get_check_constraints(name):
            yield f"{name} CHECK {check['sqltext']}"


_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT DISTINCT trigger_name::text FROM information_schema.triggers",
}
