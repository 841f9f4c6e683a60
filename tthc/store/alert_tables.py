"""What is kept of alerts (cảnh báo): which the audits wrote, and what became of each.

An alert is written in the transaction of the audit that found its rung begun, once for a case,
rule and rung. Whether it waits follows from its last step that closes or renews it. Both tables
only grow.
"""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from tthc.store.columns import Day, Instant, Number
from tthc.store.tables import metadata, unit_columns

alert = Table(
    "alert",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("rung", Text, nullable=False),
    Column("since", Day, nullable=False),
    Column("due", Day, nullable=False),
    Column("run", Number, nullable=False),
    Column("link", LargeBinary, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("case_id", "rule", "rung", "province", "department"),
    sqlite_strict=True,
)

alert_step = Table(
    "alert_step",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("alert_id", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("closes", Number, nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("recipient", Text),
    Column("way", Text),
    Column("message", Text),
    Column("since", Day),
    Column("due", Day),
    Column("reason", Text),
    Column("link", LargeBinary, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    ForeignKeyConstraint(
        ["province", "department", "alert_id"],
        ["alert.province", "alert.department", "alert.id"],
    ),
    sqlite_strict=True,
)
Index("alert_step_alert", alert_step.c.province, alert_step.c.department, alert_step.c.alert_id)

ALERT_TABLES = (alert, alert_step)
"""Tables of record, as those of `tthc.store.tables.RECORD_TABLES`."""
