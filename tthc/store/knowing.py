"""Had a fact been recorded before an instant, so that it was known then?"""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, and_, exists, true

from tthc.store.tables import entry

_noted = entry.alias("noted")
"""The entry once more, for queries that name it already."""


def recorded(facts: FromClause, before: datetime | None) -> ColumnElement[bool]:
    """Say of each row of facts that it was recorded before an aware instant; None: whenever."""
    if before is None:
        return true()
    return exists().where(entry_of(facts, _noted), _noted.c.recorded_at < before)


def entry_of(facts: FromClause, entries: FromClause = entry) -> ColumnElement[bool]:
    """Match each row of facts with the entry by which it was recorded."""
    return and_(
        entries.c.id == facts.c.entry_id,
        entries.c.province == facts.c.entry_province,
        entries.c.department == facts.c.entry_department,
    )
