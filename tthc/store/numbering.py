"""Which decision, document or procedure a written number means, and the number it gets here.

A number is unique only within a year (Decree 30/2020/NĐ-CP, art. 15(1)): the same number in two
years is two papers, the same number without a date is the one already known, if there is just one.
Of several, a decision or a document that a fact is about must be told apart; a paper that only
proves is the latest one possible.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Column, Connection, Table, select, update

from tthc.compliance.identifiers import code_key, fold, number_key
from tthc.store.bulk import Plain, insert_rows, iso
from tthc.store.chunking import chunks
from tthc.store.last_numbers import last_number
from tthc.store.naming import CALLED
from tthc.store.tables import decision, document, fact, procedure, void
from tthc.store.units import UnitKey

UNDATED = 0


class Paper(NamedTuple):
    """A paper that the register already numbers."""

    id: int
    signed_on: date | None

    @property
    def year(self) -> int:
        """The year within which its number is unique; 0 while its date is not known."""
        return self.signed_on.year if self.signed_on else UNDATED


class AmbiguousNumber(NamedTuple):
    """A number without a date that several papers bear."""

    number: str
    papers: tuple[Paper, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the papers, in order."""
        return tuple(sorted(paper.year for paper in self.papers))

    def latest(self, on: date) -> int | None:
        """Give the latest paper that was there on a day, else the one without a date, if any."""
        dated = [p for p in self.papers if p.signed_on is not None and p.signed_on <= on]
        undated = [p for p in self.papers if p.signed_on is None]
        found = max(dated, key=lambda p: p.year) if dated else next(iter(undated), None)
        return found.id if found else None


class PaperNumbers:
    """Numbers decisions (or documents) of every unit; keeps what it has looked up."""

    def __init__(
        self,
        connection: Connection,
        table: Table,
        called: tuple[str, ...],
        named_by: tuple[Column[int | None], ...],
    ) -> None:
        self._connection = connection
        self._table = table
        self._named_by = named_by
        self._columns = (*_NUMBERED, *called)
        self._known: dict[tuple[UnitKey, str], list[Paper]] = {}
        self._next = last_number(connection, table) + 1
        self._new: list[tuple[Plain, ...]] = []

    def look_up(self, wanted: Iterable[tuple[UnitKey, str]]) -> None:
        """Fetch what the register knows of these keys, in few queries."""
        missing = sorted({pair for pair in wanted if pair not in self._known})
        self._known.update({pair: [] for pair in missing})
        keys = sorted({key for _, key in missing})
        t = self._table.c
        query = select(t.province, t.department, t.number_key, t.id, t.signed_on)
        for part in chunks(t.number_key, keys):
            found = self._connection.execute(query.where(part))
            for province, department, key, id_, signed_on in found:
                pair = (UnitKey(province, department), key)
                if pair in self._known and Paper(id_, signed_on) not in self._known[pair]:
                    self._known[pair].append(Paper(id_, signed_on))

    def find(
        self, unit: UnitKey, number: str, signed_on: date | None
    ) -> int | AmbiguousNumber | None:
        """Give the paper's number here; None when the register does not know the paper yet."""
        papers = self._known[unit, number_key(number)]
        if not papers:
            return None
        if signed_on is None:
            left = papers if len(papers) == 1 else self._left(papers)
            return left[0].id if len(left) == 1 else AmbiguousNumber(number, tuple(left))
        for paper in papers:
            if paper.year == signed_on.year:
                return paper.id
        return self._date(papers, unit, signed_on)

    def add(
        self,
        unit: UnitKey,
        number: str,
        signed_on: date | None,
        called: tuple[str | None, ...] = (),
    ) -> int:
        """Number a new paper; `called` are the values of the columns that say what it is called.

        Of one number one paper alone may have no day: where `find` left such a one out, it is this.
        """
        key, year = number_key(number), signed_on.year if signed_on else UNDATED
        same = next((paper for paper in self._known[unit, key] if paper.year == year), None)
        if same is not None:
            return same.id
        id_, self._next = self._next, self._next + 1
        self._known[unit, key].append(Paper(id_, signed_on))
        self._new.append((*unit, id_, number, key, year, iso(signed_on), *called))
        return id_

    def correct(self, unit: UnitKey, days: Mapping[int, date | None]) -> None:
        """Give papers the day that is still stated of them, or none, once a fact is voided.

        Of one number one paper alone may have no day: where there is such a one, a day stays.
        """
        self.flush()
        for id_, day in days.items():
            key, signed_on, undated = self._beside(unit, id_)
            if signed_on != day and (day or not undated):
                self._set(unit, id_, day)
                self._known.pop((unit, key), None)
                self.look_up([(unit, key)])

    def _left(self, papers: list[Paper]) -> list[Paper]:
        """Leave out a paper of which the day was taken back and no standing fact speaks any more.

        Only such a one has no day beside others of its number.
        """
        return [one for one in papers if one.signed_on is not None or self._is_named(one.id)]

    def _is_named(self, id_: int) -> bool:
        standing = select(fact.c.id).join_from(
            fact, void, void.c.corrects == fact.c.id, isouter=True
        )
        standing = standing.where(void.c.id.is_(None), fact.c.corrects.is_(None)).limit(1)
        named = (standing.where(column == id_) for column in self._named_by)
        return any(self._connection.execute(query).first() for query in named)

    def _beside(self, unit: UnitKey, id_: int) -> tuple[str, date | None, bool]:
        """Give the key and the day of a paper, and whether another of its number has no day."""
        t = self._table.c
        here = (t.province == unit.province) & (t.department == unit.department)
        row = self._connection.execute(
            select(t.number_key, t.signed_on).where(here, t.id == id_)
        ).one()
        same = select(t.id).where(here, t.number_key == row.number_key, t.year == UNDATED)
        others = self._connection.execute(same.where(t.id != id_)).first()
        return row.number_key, row.signed_on, others is not None

    def flush(self) -> None:
        """Write the new papers, before the facts that name them."""
        insert_rows(self._connection, self._table, self._columns, self._new)
        self._new.clear()

    def _date(self, papers: list[Paper], unit: UnitKey, signed_on: date) -> int | None:
        """Learn the date of a paper that was known without one."""
        undated = next((paper for paper in papers if paper.year == UNDATED), None)
        if undated is None:
            return None
        self.flush()
        self._set(unit, undated.id, signed_on)
        papers[papers.index(undated)] = Paper(undated.id, signed_on)
        return undated.id

    def _set(self, unit: UnitKey, id_: int, day: date | None) -> None:
        t = self._table.c
        self._connection.execute(
            update(self._table)
            .where(t.province == unit.province, t.department == unit.department, t.id == id_)
            .values(year=day.year if day else UNDATED, signed_on=day)
        )


_NUMBERED = ("province", "department", "id", "number", "number_key", "year", "signed_on")


class ProcedureNumbers:
    """Numbers procedures by their base code; every shape of a code is the same procedure."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[UnitKey, str], int | None] = {}
        self._next = last_number(connection, procedure) + 1
        self._new: list[tuple[Plain, ...]] = []

    def look_up(self, wanted: Iterable[tuple[UnitKey, str]]) -> None:
        """Fetch what the register knows of these code keys, in few queries."""
        missing = sorted({pair for pair in wanted if pair not in self._known})
        self._known.update(dict.fromkeys(missing))
        keys = sorted({key for _, key in missing})
        t = procedure.c
        query = select(t.province, t.department, t.code_key, t.id)
        for part in chunks(t.code_key, keys):
            for province, department, key, id_ in self._connection.execute(query.where(part)):
                self._known[UnitKey(province, department), key] = id_

    def find(self, unit: UnitKey, code: str) -> int | None:
        """Give the procedure's number here; None when the register does not know it yet."""
        return self._known.get((unit, code_key(code)))

    def number(self, unit: UnitKey, code: str) -> int:
        """Give the procedure's number here, a new one if need be."""
        known = self.find(unit, code)
        if known is not None:
            return known
        key = code_key(code)
        id_, self._next = self._next, self._next + 1
        self._known[unit, key] = id_
        self._new.append((*unit, id_, code, key, fold(code)))
        return id_

    def flush(self) -> None:
        """Write the new procedures, before the facts that name them."""
        insert_rows(self._connection, procedure, _PROCEDURE, self._new)
        self._new.clear()


_PROCEDURE = ("province", "department", "id", "code", "code_key", "folded")


def decision_numbers(connection: Connection) -> PaperNumbers:
    """Number ministry decisions (quyết định công bố của Bộ)."""
    return PaperNumbers(connection, decision, CALLED, (fact.c.decision_id,))


def document_numbers(connection: Connection) -> PaperNumbers:
    """Number the papers that prove facts (văn bản)."""
    return PaperNumbers(connection, document, (), (fact.c.document_id, fact.c.cause_id))
