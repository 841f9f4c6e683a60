"""How a register comes into being, and how it is known to be one that this program can read."""

from sqlalchemy import Connection, Table, UniqueConstraint, text

from tthc.store import cache
from tthc.store.faults import NewerRegisterError, NotARegisterError
from tthc.store.tables import RECORD_TABLES, SCHEMA_VERSION, metadata

APPLICATION_ID = 0x74746863  # "tthc"
_RECORDS = (*RECORD_TABLES, cache.audit_run)


def create_schema(connection: Connection) -> None:
    """Create every table, and the triggers by which tables of record refuse change (SQLite)."""
    metadata.create_all(connection)
    for table in _RECORDS:
        for action in ("UPDATE", "DELETE"):
            connection.execute(text(_refusal(table.name, action)))
        connection.execute(text(_no_replacement(table)))
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))


def has_schema(connection: Connection) -> bool:
    """Say whether the file already is a register."""
    return connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID


def require_schema(connection: Connection, shown: str) -> None:
    """Stop unless the file is a register of this program's schema."""
    if not has_schema(connection):
        raise NotARegisterError(database=shown)
    found = connection.execute(text("PRAGMA user_version")).scalar() or 0
    if found != SCHEMA_VERSION:
        raise NewerRegisterError(database=shown, found=int(found), known=SCHEMA_VERSION)


def _no_replacement(table: Table) -> str:
    """Refuse INSERT OR REPLACE, which deletes a row without firing the trigger on DELETE."""
    uniques = [table.primary_key.columns]
    uniques += [c.columns for c in table.constraints if isinstance(c, UniqueConstraint)]
    uniques += [index.columns for index in table.indexes if index.unique]
    same = (" AND ".join(f"{c.name} = NEW.{c.name}" for c in columns) for columns in uniques)
    known = " OR ".join(f"EXISTS (SELECT 1 FROM {table.name} WHERE {key})" for key in same)  # noqa: S608 - names of our own tables
    return f"{_trigger(table.name, 'REPLACE', 'INSERT')} WHEN {known} {_abort(table.name)}"


def _refusal(table: str, action: str) -> str:
    return f"{_trigger(table, action, action)} {_abort(table)}"


def _trigger(table: str, refused: str, action: str) -> str:
    name = f"{table}_refuses_{refused.lower()}"
    return f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {action} ON {table}"


def _abort(table: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{table} only grows: record a correcting fact'); END"
