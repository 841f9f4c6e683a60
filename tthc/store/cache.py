"""What is projected from the journal, and the ledger of audit runs with their findings.

A course (diễn tiến) is how a case goes through time; cases with the same facts on the same days
share one, so that a decision of forty procedures is judged once.
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


def _of_course() -> ForeignKeyConstraint:
    parent = ["course.province", "course.department", "course.id"]
    return ForeignKeyConstraint(["province", "department", "course_id"], parent, ondelete="CASCADE")


course = Table(
    "course",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("shape", Text, nullable=False),
    Column("state", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("shape", "province", "department"),
    sqlite_strict=True,
)

verdict_span = Table(
    "verdict_span",
    metadata,
    *unit_columns(),
    Column("course_id", Number, nullable=False),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("due", Day),
    Column("version", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "course_id", "first"),
    _of_course(),
    sqlite_strict=True,
)

finding_span = Table(
    "finding_span",
    metadata,
    *unit_columns(),
    Column("course_id", Number, nullable=False),
    Column("position", Number, nullable=False),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    Column("check", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("due", Day),
    Column("detail", Text, nullable=False),
    Column("version", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "course_id", "position"),
    _of_course(),
    sqlite_strict=True,
)

obligation = Table(
    "obligation",
    metadata,
    *unit_columns(),
    Column("course_id", Number, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", Text),
    Column("start_kind", Text),
    Column("start_on", Day),
    Column("due", Day),
    Column("met_on", Day),
    Column("provisional", Number, nullable=False),
    Column("counted", Number, nullable=False),
    PrimaryKeyConstraint("province", "department", "course_id", "rule"),
    _of_course(),
    sqlite_strict=True,
)

tracked_case = Table(
    "tracked_case",
    metadata,
    *unit_columns(),
    Column("id", Text, nullable=False),
    Column("workflow", Text, nullable=False),
    Column("decision_id", Number, nullable=False),
    Column("procedure_id", Number, nullable=False),
    Column("document_id", Number, nullable=False),
    Column("change_kind", Text),
    Column("course_id", Number, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    ForeignKeyConstraint(
        ["province", "department", "course_id"],
        ["course.province", "course.department", "course.id"],
    ),
    sqlite_strict=True,
)
Index(
    "tracked_case_course",
    tracked_case.c.province,
    tracked_case.c.department,
    tracked_case.c.course_id,
)
Index("tracked_case_decision", tracked_case.c.decision_id)
Index("tracked_case_procedure", tracked_case.c.procedure_id)

projection = Table(
    "projection",
    metadata,
    *unit_columns(),
    Column("fingerprint", Text, nullable=False),
    PrimaryKeyConstraint("province", "department"),
    sqlite_strict=True,
)

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
