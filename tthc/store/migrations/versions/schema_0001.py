"""The first schema, in each database's own SQL: tables, indexes, and the triggers that guard."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements that were written down when this schema was released."""
    folder, dialect = Path(__file__).parent, op.get_bind().dialect.name
    written = (folder / f"schema_0001.{dialect}.sql").read_text(encoding="utf-8")
    for statement in written.split(";\n\n"):
        op.execute(statement)
