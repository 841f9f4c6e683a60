"""What decisions, procedures and documents are called, as the facts of the journal say in turn."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, Update, bindparam, select, update

from tthc.compliance.identifiers import fold
from tthc.store.saying import NAMED_BY_TITLE, NAMES_IN_PASSING, Called
from tthc.store.tables import decision, document, fact, procedure, void
from tthc.store.units import UnitKey

CALLED = ("title", "issuer", "folded")
"""The columns that say what a decision is called, and by which it is found."""

_MANY = 5000  # parameters of one query; SQLite takes 32,766

_Texts = Sequence[str | None]

NAMING = sorted(NAMED_BY_TITLE | NAMES_IN_PASSING)
"""Kinds whose title and field name their procedure."""


def decision_names(
    number: str, title: str | None, issuer: str | None
) -> tuple[str | None, str | None, str]:
    """Give the values of those columns."""
    return title, issuer, _fold_all(number, title, issuer)


def _fold_all(*parts: str | None) -> str:
    """Fold part by part: issuers and titles come again and again."""
    return " ".join([folded for part in parts if part and (folded := fold(part))])


class _Said:
    """Names that facts give in turn: of those that name the latest day counts, then the last said.

    Of those that yield (`spoken`) the first counts.
    """

    __slots__ = ("days", "named", "spoken")

    def __init__(self, width: int) -> None:
        self.named: list[str | None] = [None] * width
        self.days = [date.min] * width
        self.spoken: list[str | None] = [None] * width

    def hear(self, names: _Texts, on: date, *, yields: bool = False) -> None:
        """Take names that a fact of a day gives."""
        if yields:
            self.spoken[:] = _first(self.spoken, names)
            return
        for at, name in enumerate(names):
            self._take(at, name, on)

    def then(self, later: "_Said") -> None:
        """Take what facts recorded after these name, where their day is none earlier."""
        for at, name in enumerate(later.named):
            self._take(at, name, later.days[at])

    def _take(self, at: int, name: str | None, on: date) -> None:
        if name and on >= self.days[at]:
            self.named[at], self.days[at] = name, on


class _Called:
    """One table of names: what facts say of its rows, until it is written."""

    def __init__(self, table: Table, key: str, names: tuple[str, ...]) -> None:
        self._table = table
        self._key = table.c[key]
        self._names = [table.c[name] for name in names]
        self._folds = "folded" in table.c
        self._said: dict[tuple[UnitKey, int], _Said] = {}
        self._void: dict[tuple[UnitKey, int], set[int]] = {}

    def note(
        self, unit: UnitKey, id_: int, names: _Texts, *, on: date = date.min, yields: bool = False
    ) -> None:
        """Note names; what is not said leaves what was, and so does what an earlier day says."""
        if any(names):
            self._of(unit, id_).hear(names, on, yields=yields)

    def forget(self, unit: UnitKey, id_: int, fact_id: int) -> None:
        """Let a fact that is voided name nothing any longer."""
        self._void.setdefault((unit, id_), set()).add(fact_id)
        self._of(unit, id_)

    def _of(self, unit: UnitKey, id_: int) -> _Said:
        said = self._said.get((unit, id_))
        if said is None:
            said = self._said[unit, id_] = _Said(len(self._names))
        return said

    def flush(self, connection: Connection) -> None:
        """Write the names that differ from those that stand."""
        units = sorted({unit for unit, _ in self._said})
        rows = [row for unit in units for row in self._renamed(connection, unit)]
        if rows:
            connection.execute(self._statement(), rows)
        self._said.clear()
        self._void.clear()

    def _renamed(self, connection: Connection, unit: UnitKey) -> Iterator[dict[str, object]]:
        table = self._table.c
        ids = sorted(id_ for of, id_ in self._said if of == unit)
        for part in (ids[at : at + _MANY] for at in range(0, len(ids), _MANY)):
            here = (table.province == unit.province) & (table.department == unit.department)
            query = select(table.id, self._key, *self._names).where(here, table.id.in_(part))
            rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(query)]
            told = self._told(connection, unit, [row[0] for row in rows if any(row[2:])])
            for id_, key, *texts in rows:
                stands = tuple(texts)
                said = self._said[unit, id_]
                known = told.get(id_) or _Said(len(texts))
                known.then(said)
                left = known.spoken if (unit, id_) in self._void else stands
                names = _first(known.named, _first(left, said.spoken))
                if names != stands:
                    yield self._row(unit, id_, key, names)

    def _told(self, connection: Connection, unit: UnitKey, ids: Sequence[int]) -> dict[int, _Said]:
        """Give what standing facts call these procedures; of the others the last said counts."""
        found: dict[int, _Said] = {}
        if self._table is not procedure or not ids:
            return found
        c = fact.c
        query = (
            select(c.procedure_id, c.id, c.kind, c.happened_on, c.title, c.field)
            .join_from(fact, void, void.c.corrects == c.id, isouter=True)
            .where(c.province == unit.province, c.department == unit.department)
            .where(c.procedure_id.in_(ids), c.kind.in_(NAMING), void.c.id.is_(None))
            .order_by(c.id)
        )
        for id_, fact_id, kind, on, *texts in connection.execute(query):
            if fact_id not in self._void.get((unit, id_), ()):
                known = found.get(id_)
                if known is None:
                    known = found[id_] = _Said(len(texts))
                known.hear(texts, on, yields=kind in NAMES_IN_PASSING)
        return found

    def _row(self, unit: UnitKey, id_: int, key: str, names: _Texts) -> dict[str, object]:
        row: dict[str, object] = dict(zip([c.name for c in self._names], names, strict=True))
        if self._folds:
            row["folded"] = _fold_all(key, *names)
        return row | {
            "of_province": unit.province,
            "of_department": unit.department,
            "of_id": id_,
        }

    def _statement(self) -> Update:
        table = self._table.c
        found = (
            (table.province == bindparam("of_province"))
            & (table.department == bindparam("of_department"))
            & (table.id == bindparam("of_id"))
        )
        columns = [column.name for column in self._names] + ["folded"] * self._folds
        values: dict[str, object] = {name: bindparam(name) for name in columns}
        return update(self._table).where(found).values(values)


def _first(one: _Texts, other: _Texts) -> tuple[str | None, ...]:
    """Take each text of the one, where it has none that of the other."""
    return tuple(text or rest for text, rest in zip(one, other, strict=True))


class Names:
    """Names to be written with the facts that gave them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._decisions = _Called(decision, "number", ("title", "issuer"))
        self._procedures = _Called(procedure, "code", ("name", "field"))
        self._documents = _Called(document, "number", ("title",))

    def name_decision(self, unit: UnitKey, id_: int, called: Called) -> None:
        """Note a decision's title (trích yếu) and issuer."""
        title, issuer, yields = called
        self._decisions.note(unit, id_, (title, issuer), yields=yields)

    def name_procedure(
        self, unit: UnitKey, id_: int, names: _Texts, on: date, *, yields: bool = False
    ) -> None:
        """Note a procedure's name and field (lĩnh vực), told on a day."""
        self._procedures.note(unit, id_, names, on=on, yields=yields)

    def forget_procedure(self, unit: UnitKey, id_: int, fact_id: int) -> None:
        """Take back what a voided fact called a procedure."""
        self._procedures.forget(unit, id_, fact_id)

    def name_document(self, unit: UnitKey, id_: int, title: str | None) -> None:
        """Note a document's title (trích yếu)."""
        self._documents.note(unit, id_, (title,))

    def flush(self) -> None:
        """Write the names."""
        for called in (self._decisions, self._procedures, self._documents):
            called.flush(self._connection)
