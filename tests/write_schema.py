"""Which SQL makes today's schema? `make schema` writes it down as the first migration.

Only until that schema is released: later tables and columns get a migration of their own.
"""

from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tthc.store.schema import APPLICATION_ID, guards, limit_indexes
from tthc.store.tables import alembic_version, metadata

VERSIONS = Path(__file__).parent.parent / "tthc" / "store" / "migrations" / "versions"
DIALECTS: dict[str, Dialect] = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}


def schema(name: str) -> str:
    """Give the statements, one paragraph each; alembic makes its own table."""
    limit_indexes()
    made: list[str] = []
    for table in metadata.sorted_tables:
        if table is not alembic_version:
            indexes = sorted(table.indexes, key=lambda index: str(index.name))
            parts = (CreateTable(table), *map(CreateIndex, indexes))
            made += [str(part.compile(dialect=DIALECTS[name])) for part in parts]
    application = [f"PRAGMA application_id = {APPLICATION_ID}"] if name == "sqlite" else []
    return ";\n\n".join(map(_tidy, [*made, *guards(name), *application])) + "\n"


def file_of(name: str) -> Path:
    return VERSIONS / f"schema_0001.{name}.sql"


def _tidy(statement: str) -> str:
    lines = (line.rstrip().expandtabs(4) for line in statement.splitlines())
    return "\n".join(line for line in lines if line)


def main() -> None:
    for name in DIALECTS:
        file_of(name).write_text(schema(name), encoding="utf-8")


if __name__ == "__main__":
    main()
