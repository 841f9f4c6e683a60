"""Who recorded the drafts of the steps that new facts confirm?"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from tthc.store.knowing import entry_of
from tthc.store.tables import entry, fact, void
from tthc.workflows.facts import FactKind
from tthc.workflows.roles import DRAFTED_BY

_draft = fact.alias("draft")


class Drafted(NamedTuple):
    """A new fact that confirms a step, with a fact that drafted it and who recorded that when."""

    confirms: int
    draft: int
    kind: FactKind
    actor: str
    at: datetime


def read_drafts(connection: Connection, after: int) -> Iterator[list[Drafted]]:
    """Give the drafts of each step confirmed by facts after a number; a step without is left out.

    Drafts that were voided count only where none stands: to void one's own draft opens no way.
    """
    found = {row for same in _same_subject() for row in connection.execute(_query(after, same))}
    for _, rows in groupby(sorted(found), key=lambda row: row[0]):
        drafts = list(rows)
        standing = [row for row in drafts if row.voided == 0]
        yield [
            Drafted(row.confirms, row.draft, FactKind(row.kind), row.actor, row.recorded_at)
            for row in standing or drafts
        ]


def _query(after: int, same: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    pairs = (
        and_(fact.c.kind == step.value, _draft.c.kind == draft.value)
        for step, draft in DRAFTED_BY.items()
    )
    unit = (_draft.c.province == fact.c.province, _draft.c.department == fact.c.department)
    return (
        select(
            fact.c.id.label("confirms"),
            _draft.c.id.label("draft"),
            _draft.c.kind,
            entry.c.actor,
            entry.c.recorded_at,
            void.c.id.is_not(None).label("voided"),
        )
        .join_from(fact, _draft, and_(*unit, same))
        .join(entry, entry_of(_draft))
        .join(void, void.c.corrects == _draft.c.id, isouter=True)
        .where(fact.c.id > after, or_(*pairs))
    )


def _same_subject() -> Iterator[ColumnElement[bool]]:
    """Say when two facts are about one thing; each condition finds its facts by an index."""
    one, other = fact.c, _draft.c
    code = other.procedure_id == one.procedure_id
    no_code = one.procedure_id.is_(None) | other.procedure_id.is_(None)
    no_decision = one.decision_id.is_(None) | other.decision_id.is_(None)
    paper = other.document_id == one.document_id
    yield and_(other.decision_id == one.decision_id, no_code | code)
    yield and_(code, no_decision)
    bare = (column.is_(None) for c in (one, other) for column in (c.decision_id, c.procedure_id))
    yield and_(paper, *bare)
