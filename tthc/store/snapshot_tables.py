"""Where the lists of the portal are kept: each list once, and on which days it stood there."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from tthc.store.columns import Day, Instant
from tthc.store.tables import metadata, unit_columns

listing = Table(
    "listing",
    metadata,
    *unit_columns(),
    Column("fingerprint", Text, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "fingerprint"),
    sqlite_strict=True,
)

snapshot = Table(
    "snapshot",
    metadata,
    *unit_columns(),
    Column("id", Integer, nullable=False),
    Column("scope", Text, nullable=False),
    Column("scope_key", Text, nullable=False),
    Column("taken_on", Day, nullable=False),
    Column("codes", Integer, nullable=False),
    Column("fingerprint", Text),
    Column("withdraws", Integer),
    Column("actor", Text, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("file_name", Text),
    Column("file_hash", Text),
    Column("sheet", Text),
    Column("link", LargeBinary, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    CheckConstraint(
        "(withdraws IS NULL) = (fingerprint IS NOT NULL)", name="withdrawal_has_no_list"
    ),
    sqlite_strict=True,
)

SNAPSHOT_TABLES = (listing, snapshot)
"""Tables of record, as those of `tthc.store.tables.RECORD_TABLES`."""
