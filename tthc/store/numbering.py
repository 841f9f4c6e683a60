"""Which decision, document or procedure a written number means, and the number it gets here.

A number is unique only within a year (Decree 30/2020/NĐ-CP, art. 15(1)): the same number in two
years is two papers, the same number without a date is the one already known, if there is just one.
Of several, a decision or a document that a fact is about must be told apart; a paper that only
proves is the latest one possible.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Table, func, select, update

from tthc.compliance.identifiers import code_key, fold, number_key
from tthc.store.bulk import Plain, insert_rows, iso
from tthc.store.chunking import chunks
from tthc.store.naming import CALLED
from tthc.store.tables import decision, document, procedure
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

    def __init__(self, connection: Connection, table: Table, called: tuple[str, ...]) -> None:
        self._connection = connection
        self._table = table
        self._columns = (*_NUMBERED, *called)
        self._known: dict[tuple[UnitKey, str], list[Paper]] = {}
        self._next = _next_id(connection, table)
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
            return papers[0].id if len(papers) == 1 else AmbiguousNumber(number, tuple(papers))
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
        """Number a new paper; `called` are the values of the columns that say what it is called."""
        id_, self._next = self._next, self._next + 1
        key, year = number_key(number), signed_on.year if signed_on else UNDATED
        self._known[unit, key].append(Paper(id_, signed_on))
        self._new.append((*unit, id_, number, key, year, iso(signed_on), *called))
        return id_

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
        t = self._table.c
        self._connection.execute(
            update(self._table)
            .where(t.province == unit.province, t.department == unit.department)
            .where(t.id == undated.id)
            .values(year=signed_on.year, signed_on=signed_on)
        )
        papers[papers.index(undated)] = Paper(undated.id, signed_on)
        return undated.id


_NUMBERED = ("province", "department", "id", "number", "number_key", "year", "signed_on")


class ProcedureNumbers:
    """Numbers procedures by their base code; every shape of a code is the same procedure."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[UnitKey, str], int | None] = {}
        self._next = _next_id(connection, procedure)
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
    return PaperNumbers(connection, decision, CALLED)


def document_numbers(connection: Connection) -> PaperNumbers:
    """Number the papers that prove facts (văn bản)."""
    return PaperNumbers(connection, document, ())


def _next_id(connection: Connection, table: Table) -> int:
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
