"""How a register comes into being, and how it is known to be one that this program can read."""

from sqlalchemy import Connection, Table, UniqueConstraint, insert, inspect, select, text

from tthc.store import cache, revisions
from tthc.store.alert_tables import ALERT_TABLES
from tthc.store.audit_tables import audit_run
from tthc.store.faults import NewerRegisterError, NotARegisterError, OlderRegisterError
from tthc.store.snapshot_tables import SNAPSHOT_TABLES
from tthc.store.tables import RECORD_TABLES, alembic_version, fact, unit

APPLICATION_ID = 0x74746863  # "tthc"
RECORDS = (unit, *RECORD_TABLES, *SNAPSHOT_TABLES, audit_run, *ALERT_TABLES)
"""Tables in which the database itself refuses to change or delete a row."""


def create_schema(connection: Connection) -> None:
    """Create every table, and the triggers by which tables of record refuse change."""
    if connection.dialect.name == "postgresql":
        limit_indexes()
    cache.metadata.create_all(connection)
    for statement in guards(connection.dialect.name):
        connection.execute(text(statement))
    connection.execute(insert(alembic_version).values(version_num=revisions.HEAD))
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def limit_indexes() -> None:
    """Tell PostgreSQL which rows an index holds, as SQLite is told.

    Said where the tables are described, it would bring PostgreSQL's dialect along for everyone.
    """
    for index in (index for table in cache.metadata.tables.values() for index in table.indexes):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


def has_schema(connection: Connection) -> bool:
    """Say whether the database already holds a register."""
    if connection.dialect.name == "sqlite":
        return connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID
    return inspect(connection).has_table(fact.name)


def require_schema(connection: Connection, shown: str) -> None:
    """Stop unless the database holds a register of this program's schema."""
    found = read_revision(connection, shown)
    if not is_current(found, shown):
        raise OlderRegisterError(database=shown, found=found, known=revisions.HEAD)


def is_current(found: str, shown: str) -> bool:
    """Say whether a schema is this program's; False: an older one.

    Raises:
        NewerRegisterError: this program does not know it.
    """
    if found not in revisions.REVISIONS:
        raise NewerRegisterError(database=shown, found=found, known=revisions.HEAD)
    return found == revisions.HEAD


def read_revision(connection: Connection, shown: str) -> str:
    """Give the name of the schema that the register has."""
    if connection.dialect.name == "sqlite" and not has_schema(connection):
        raise NotARegisterError(database=shown)
    return str(connection.execute(select(alembic_version.c.version_num)).scalar())


def guards(dialect: str) -> list[str]:
    """Give the statements that make tables of record refuse change."""
    if dialect == "postgresql":
        return [_REFUSE, *(g for t in RECORDS for g in _postgresql_guards(t.name))]
    refusals = [_refusal(t.name, action) for t in RECORDS for action in ("UPDATE", "DELETE")]
    return refusals + [_no_replacement(table) for table in RECORDS]


_REFUSE = """
CREATE OR REPLACE FUNCTION tthc_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% only grows: record a correcting fact', TG_TABLE_NAME; END $$
"""


def _postgresql_guards(table: str) -> list[str]:
    row = f"{table}_refuses_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
    whole = f"{table}_refuses_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
    return [f"CREATE TRIGGER {trigger} EXECUTE FUNCTION tthc_refuse()" for trigger in (row, whole)]


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
