"""What the register keeps: the journal, which only grows, and what is projected from it.

Province and department stand in every key, so that registers can be split by province later
without a rewrite. Tables of record are those of `tthc.store.schema.RECORDS`; `decision`,
`procedure` and `document` number what facts speak of; the rest is a cache that can be rebuilt.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from tthc.store.columns import Day, Instant, Number

metadata = MetaData()


def unit_columns() -> tuple[Column[str], Column[str]]:
    """Begin a table with the unit (đơn vị) that its rows belong to."""
    return Column("province", Text, nullable=False), Column("department", Text, nullable=False)


alembic_version = Table(
    "alembic_version", metadata, Column("version_num", Text, primary_key=True), sqlite_strict=True
)
"""Which schema the register has (tthc.store.revisions); the name is alembic's own."""

unit = Table(
    "unit",
    metadata,
    *unit_columns(),
    Column("province_name", Text, nullable=False),
    Column("department_name", Text, nullable=False),
    PrimaryKeyConstraint("province", "department"),
    sqlite_strict=True,
)

decision = Table(
    "decision",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("year", Number, nullable=False),
    Column("signed_on", Day),
    Column("issuer", Text),
    Column("title", Text),
    Column("folded", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("number_key", "year", "province", "department"),
    sqlite_strict=True,
)

procedure = Table(
    "procedure",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("code", Text, nullable=False),
    Column("code_key", Text, nullable=False),
    Column("name", Text),
    Column("field", Text),
    Column("folded", Text, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("code_key", "province", "department"),
    sqlite_strict=True,
)

document = Table(
    "document",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("year", Number, nullable=False),
    Column("signed_on", Day),
    Column("title", Text),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("number_key", "year", "province", "department"),
    sqlite_strict=True,
)

entry = Table(
    "entry",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("actor", Text, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("command", Text),
    Column("file_name", Text),
    Column("file_hash", Text),
    Column("sheet", Text),
    PrimaryKeyConstraint("province", "department", "id"),
    sqlite_strict=True,
)

fact = Table(
    "fact",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("happened_on", Day, nullable=False),
    Column("happened_at", Text),
    Column("decision_id", Number),
    Column("procedure_id", Number),
    Column("document_id", Number),
    Column("decision", Text),
    Column("decision_date", Day),
    Column("procedure", Text),
    Column("document", Text),
    Column("document_date", Day),
    Column("issuer", Text),
    Column("title", Text),
    Column("field", Text),
    Column("change_kind", Text),
    Column("place", Text),
    Column("note", Text),
    Column("cause", Text),
    Column("cause_date", Day),
    Column("cause_id", Number),
    Column("extent", Text),
    Column("successor", Text),
    Column("successor_id", Number),
    Column("evidence", Text),
    Column("rule", Text),
    Column("until", Day),
    Column("since", Day),
    Column("corrects", Number),
    Column("entry_province", Text, nullable=False),
    Column("entry_department", Text, nullable=False),
    Column("entry_id", Number, nullable=False),
    Column("source_row", Number),
    Column("content_key", Text, nullable=False),
    Column("generation", Number, nullable=False),
    Column("link", LargeBinary, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("content_key", "generation", "province", "department"),
    ForeignKeyConstraint(
        ["entry_province", "entry_department", "entry_id"],
        ["entry.province", "entry.department", "entry.id"],
    ),
    ForeignKeyConstraint(
        ["province", "department", "decision_id"],
        ["decision.province", "decision.department", "decision.id"],
    ),
    ForeignKeyConstraint(
        ["province", "department", "procedure_id"],
        ["procedure.province", "procedure.department", "procedure.id"],
    ),
    ForeignKeyConstraint(
        ["province", "department", "document_id"],
        ["document.province", "document.department", "document.id"],
    ),
    ForeignKeyConstraint(
        ["province", "department", "cause_id"],
        ["document.province", "document.department", "document.id"],
    ),
    ForeignKeyConstraint(
        ["province", "department", "successor_id"],
        ["procedure.province", "procedure.department", "procedure.id"],
    ),
    CheckConstraint("(corrects IS NOT NULL) = (kind = 'fact.voided')", name="void_names_its_fact"),
    sqlite_strict=True,
)


def _where_said(column: Column[int | None], *, unique: bool = False) -> Index:
    """Index the few facts that say something in a column."""
    said = column.is_not(None)
    name = f"fact_{column.name.removesuffix('_id')}"
    return Index(name, column, unique=unique, sqlite_where=said)


Index("fact_decision", fact.c.decision_id)
_where_said(fact.c.procedure_id)
_where_said(fact.c.document_id)
_where_said(fact.c.cause_id)
_where_said(fact.c.successor_id)
_where_said(fact.c.corrects, unique=True)

void = fact.alias("void")
"""The fact that voids another; made once, for making an alias takes milliseconds."""

pack = Table(
    "pack",
    metadata,
    *unit_columns(),
    Column("id", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Column("link", LargeBinary, nullable=False),
    PrimaryKeyConstraint("province", "department", "id"),
    UniqueConstraint("kind", "fingerprint", "province", "department"),
    sqlite_strict=True,
)

RECORD_TABLES = (entry, fact, pack)
"""Tables in which the database itself refuses to change or delete a row."""
