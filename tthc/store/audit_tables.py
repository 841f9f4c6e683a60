"""What the audits write: the ledger of runs, their findings, and which cases wait to be settled."""

from sqlalchemy import Column, Index, LargeBinary, PrimaryKeyConstraint, Table, Text

from tthc.store.columns import Day, Instant, Number
from tthc.store.tables import metadata, unit_columns

audit_run = Table(
    "audit_run",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("as_of", Day, nullable=False),
    Column("previous", Day),
    Column("started_at", Instant, nullable=False),
    Column("milliseconds", Number, nullable=False),
    Column("cases", Number, nullable=False),
    Column("errors", Number, nullable=False),
    Column("counts", Text, nullable=False),
    Column("findings", Text, nullable=False),
    Column("last_fact", Number, nullable=False),
    Column("rules", Text, nullable=False),
    Column("calendar", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("link", LargeBinary, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    sqlite_strict=True,
)

finding = Table(
    "finding",
    metadata,
    *unit_columns(),
    Column("case_id", Text, nullable=False),
    Column("check", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("since", Day, nullable=False),
    Column("due", Day),
    Column("first_run", Number, nullable=False),
    Column("last_run", Number),
    Column("resolved_run", Number),
    PrimaryKeyConstraint("province", "department", "case_id", "check", "rule", "detail", "since"),
    sqlite_strict=True,
)
_standing = finding.c.resolved_run.is_(None)
Index("finding_standing", finding.c.case_id, sqlite_where=_standing)
Index("finding_reported", finding.c.first_run)

unsettled = Table(
    "unsettled",
    metadata,
    *unit_columns(),
    Column("case_id", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "case_id"),
    sqlite_strict=True,
)
"""Cases that were written or removed since an audit last compared their findings."""
