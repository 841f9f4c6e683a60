"""What is projected from the journal: cases, their courses, and how many take which verdict.

A course (diễn tiến) is how a case goes through time; cases with the same facts on the same days
share one, so that a decision of forty procedures is judged once.
"""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from tthc.store.columns import Day, Number
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
    Column("closed_from", Day, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("shape", "province", "department"),
    sqlite_strict=True,
)
Index("course_closed", course.c.closed_from)

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
    Column("provisional", Number, nullable=False),
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

verdict_tally = Table(
    "verdict_tally",
    metadata,
    *unit_columns(),
    Column("day", Day, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("began", Number, nullable=False),
    Column("ended", Number, nullable=False),
    PrimaryKeyConstraint("province", "department", "day", "verdict"),
    sqlite_strict=True,
)
"""How many cases take a verdict from a day on, and how many take it that day for the last time."""

projection = Table(
    "projection",
    metadata,
    *unit_columns(),
    Column("fingerprint", Text, nullable=False),
    PrimaryKeyConstraint("province", "department"),
    sqlite_strict=True,
)
