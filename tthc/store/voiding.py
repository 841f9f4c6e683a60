"""Which fact a voiding (hủy sự kiện) takes back, and whether it may."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from tthc.store.chunking import chunks
from tthc.store.tables import fact, void
from tthc.store.units import UnitKey
from tthc.workflows.facts import Content, FactKind

_LAST_ID = 2**63 - 1  # what the database can be asked for


class VoidFault(StrEnum):
    """Why a fact cannot be voided."""

    MISSING = "missing"  # không có sự kiện này
    AGAIN = "again"  # đã bị hủy, hoặc chính nó là việc hủy


class Unvoidable(NamedTuple):
    """A voiding that cannot be: the number it names, and why."""

    corrects: int
    fault: VoidFault


class _Target(NamedTuple):
    """A fact to be voided; `voided_as` is the key of the voiding that did it."""

    row: Row[Any]
    voided_as: str | None


class Voidings:
    """Looks up what voidings take back; a voiding is about whatever its fact is about."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._targets: dict[int, _Target] = {}

    def look_up(self, contents: Iterable[Content]) -> None:
        """Fetch the facts that a batch voids, in few queries."""
        named = {c.corrects for c in contents if c.corrects is not None}
        ids = sorted(id_ for id_ in named - set(self._targets) if 0 < id_ <= _LAST_ID)
        query = select(fact, void.c.content_key.label("voided_as")).join_from(
            fact, void, void.c.corrects == fact.c.id, isouter=True
        )
        for part in chunks(fact.c.id, ids):
            for row in self._connection.execute(query.where(part)):
                self._targets[row.id] = _Target(row, row.voided_as)

    def fault(self, corrects: int, key: str) -> Unvoidable | None:
        """Say why a fact cannot be voided; the very same voiding is known, which is no fault."""
        target = self._targets.get(corrects)
        if target is None:
            return Unvoidable(corrects, VoidFault.MISSING)
        if target.row.corrects is not None or target.voided_as not in (None, key):
            return Unvoidable(corrects, VoidFault.AGAIN)
        return None

    def take(self, content: Content, corrects: int, key: str) -> tuple[UnitKey, Content, Row[Any]]:
        """Give a voiding the unit, the numbers and the texts of its fact, void from now on."""
        row = self._targets[corrects].row
        self._targets[corrects] = _Target(row, key)
        issued = row.happened_on if row.kind == FactKind.DECISION_ISSUED else None
        said = replace(
            content,
            decision=row.decision,
            decision_date=row.decision_date or (issued if row.decision else None),
            procedure=row.procedure,
            document=row.document,
            document_date=row.document_date,
        )
        return UnitKey(row.province, row.department), said, row
