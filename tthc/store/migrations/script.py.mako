"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Add to the tables; tables of record are never altered in batch mode (docs/database.md)."""
    ${upgrades if upgrades else "raise NotImplementedError"}
