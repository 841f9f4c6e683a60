"""Whether the tables still refuse what they must: no value, a twin, a row that names none."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Index, Table, UniqueConstraint, inspect, text

from tthc.store.flaws import Flaw, Found
from tthc.store.tables import alembic_version, metadata
from tthc.store.verifying import count


def check_shape(connection: Connection) -> Iterator[Found]:
    """Compare tables, keys and indexes with those that every register is made with."""
    if count(connection, alembic_version) != 1:
        yield Found(Flaw.GUARD, alembic_version.name)
    there, made = frozenset(_there(connection)), inspect(connection)
    for table in metadata.sorted_tables:
        if not made.has_table(table.name):
            yield Found(Flaw.GUARD, f"table {table.name}")
        elif table is not alembic_version:  # alembic makes its own
            wanted = _wanted(table, connection.dialect.name)
            yield from (Found(Flaw.GUARD, one) for one in wanted if one not in there)


def _wanted(table: Table, dialect: str) -> Iterator[str]:
    if dialect == "sqlite":
        yield f"strict table {table.name}"
    for column in table.columns:
        yield _column(table.name, column.name, nullable=bool(column.nullable))
    yield _key("primary key", table.name, table.primary_key.columns.keys())
    for one in table.constraints:
        if isinstance(one, UniqueConstraint):
            yield _key("unique key", table.name, one.columns.keys())
    for key in table.foreign_key_constraints:
        yield _key(f"key to {key.referred_table.name}", table.name, key.column_keys)
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        yield _wanted_index(table.name, index)


def _wanted_index(table: str, index: Index) -> str:
    where = index.dialect_options["sqlite"]["where"]
    said = {"name": index.name, "column_names": index.columns.keys(), "unique": index.unique}
    return _index(table, said, "" if where is None else str(where))


def _there(connection: Connection) -> Iterator[str]:
    """Describe what the database has, as `_wanted` does."""
    dialect, found = connection.dialect.name, inspect(connection)
    if dialect == "sqlite":
        strict = "SELECT name FROM pragma_table_list WHERE strict"
        yield from (f"strict table {name}" for name in connection.execute(text(strict)).scalars())
    for table, one in _each(found.get_multi_columns()):
        yield _column(table, one["name"], nullable=one["nullable"])
    for (_, table), one in found.get_multi_pk_constraint().items():
        yield _key("primary key", table, one["constrained_columns"])
    for table, one in _each(found.get_multi_unique_constraints()):
        yield _key("unique key", table, one["column_names"])
    for table, one in _each(found.get_multi_foreign_keys()):
        yield _key(f"key to {one['referred_table']}", table, one["constrained_columns"])
    for table, one in _each(found.get_multi_indexes()):
        where = one.get("dialect_options", {}).get(f"{dialect}_where", "")
        yield _index(table, one, str(where))


def _each(described: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - SQLAlchemy's own
    for (_, table), many in described.items():
        for one in many:
            yield table, one


def _column(table: str, column: str, *, nullable: bool) -> str:
    return f"column {table}.{column}{'' if nullable else ' NOT NULL'}"


def _key(kind: str, table: str, columns: Iterable[str]) -> str:
    return f"{kind} of {table} ({', '.join(columns)})"


def _index(table: str, said: Any, where: str) -> str:  # noqa: ANN401 - SQLAlchemy's own
    """Name an index with what it holds; a server writes its condition in brackets."""
    unique, columns = "unique " if said["unique"] else "", ", ".join(said["column_names"])
    plain = where.strip("()").removeprefix(f"{table}.")
    return f"{unique}index {said['name']} of {table} ({columns})" + f" {plain}".rstrip()
