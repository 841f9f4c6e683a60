"""Which rows of a file contradict the end of a document that the register knows already."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from tthc.compliance.annex_rows import is_part
from tthc.compliance.case import Conflict
from tthc.compliance.document_conflicts import find_document_conflicts
from tthc.compliance.documents import DocumentLife, Turn, live, papers_of
from tthc.errors import FieldValue
from tthc.intake.problems import Problem, RowRead, Severity
from tthc.store.ends import count_ends
from tthc.store.engine import Connection
from tthc.store.facts import read_facts
from tthc.store.journal import Item, Journal, Receipt
from tthc.store.resolving import Resolved
from tthc.store.told import Reached, read_reached
from tthc.store.units import UnitKey
from tthc.workflows.facts import END_KINDS, FactKind

STANDS_AFTER_KNOWN_END: Final = (
    'Row {row}: a list of {listed_on} says "{value}", but by the register {number} ended on {day}.'
    " The end is kept, and the audit reports the contradiction. Find out which is right; if it is"
    " in force, void the facts that end it (`tthc document show` numbers them)."
)
STANDS_UNDATED: Final = (
    'Row {row}: "{value}", but by the register {number} ended on {day}, and nothing says of which'
    " day the list is. The end is kept. If the list was made on that day or later, import it again"
    " with --taken-on dd/mm/yyyy: the audit then reports the contradiction."
)
OTHER_END: Final = (
    "Row {row}: {number} has two days of its end in the register, {days}. Both are kept, the"
    " earlier counts, and the audit reports the contradiction. Find out which is right and void"
    " the other (`tthc document show` numbers the facts)."
)

Accounted = tuple[RowRead, Receipt]
"""A row of the file and what became of it."""


class Standing(NamedTuple):
    """A row that calls its document in force, by which words, and the fact by which it names it.

    `known` says that the register knew all that the row states.
    """

    row: int
    words: str
    named: Resolved
    known: bool


_Lives = dict[tuple[UnitKey, int], DocumentLife]


class Days(NamedTuple):
    """On which day a list is imported, and of which day it is, as far as anything says it."""

    today: date
    listed_on: date | None


class Heard(NamedTuple):
    """What is wrong with some rows, and how many facts each row gave beside its own."""

    problems: tuple[Problem, ...]
    added: dict[int, int]


def standing_rows(rows: Sequence[Accounted]) -> Iterator[Standing]:
    """Give the rows that call their document in force."""
    for row, receipt in rows:
        if row.stands and receipt.facts:
            yield Standing(row.row, row.stands, receipt.facts[0], not receipt.added)


def other_ends(connection: Connection, rows: Sequence[Accounted]) -> Iterator[Problem]:
    """Name the rows that give a second day of an end."""
    added = [(row.row, receipt) for row, receipt in rows if receipt.added]
    ending = [(row, one) for row, receipt in added for one in _ends(receipt)]
    lives = _lives(connection, [one for _, one in ending], least=2)
    for row, one in ending:
        life = lives.get(_key(one))
        for found in find_document_conflicts(life) if life else ():
            if found.what is Conflict.END_DATE:
                fields = (("number", one.content.document or ""), ("days", found.shown))
                yield _warning(row, OTHER_END, fields)


def hear_standing(
    connection: Connection, journal: Journal, rows: Sequence[Standing], days: Days
) -> Heard:
    """Name the rows that call in force what has ended by the day of their list.

    The end is stated once more, as known not to have come by that day. A list of which no day is
    known may be older than the end, and states nothing.
    """
    lives = _lives(connection, [one.named for one in rows], least=1)
    problems: list[Problem] = []
    added: dict[int, int] = {}
    for one in rows:
        life = lives.get(_key(one.named))
        turn = life.ended(days.listed_on or days.today) if life else None
        if life and turn:
            problems.append(_stands(one, turn, days.listed_on))
            if days.listed_on and not _is_said(life, turn):
                added[one.row] = _state(connection, journal, one, turn, days.listed_on)
    return Heard(tuple(problems), added)


def _ends(receipt: Receipt) -> Iterator[Resolved]:
    for one in receipt.facts:
        said, alone = one.content, one.document and not (one.decision or one.procedure)
        if alone and said.kind in END_KINDS and not is_part(said.extent, said.place):
            yield one


def _key(one: Resolved) -> tuple[UnitKey, int]:
    return one.unit, one.document or 0


def _lives(connection: Connection, named: Sequence[Resolved], least: int) -> _Lives:
    """Work out the lives that may hold a contradiction; of most documents a count says no."""
    documents = {one.document for one in named if one.document}
    counted = count_ends(connection, documents) if documents else {}
    wanted = {document for document, days in counted.items() if days >= least}
    if not wanted:
        return {}
    told = read_reached(connection, Reached([], [], sorted(wanted)))
    return {
        (unit, document): life
        for unit, facts in told.items()
        for document, life in live(papers_of(facts)).items()
        if document in wanted
    }


def _stands(one: Standing, turn: Turn, listed_on: date | None) -> Problem:
    number = one.named.content.document or ""
    fields = (("value", one.words), ("number", number), ("day", turn.on))
    if listed_on is None:
        return _warning(one.row, STANDS_UNDATED, fields)
    return _warning(one.row, STANDS_AFTER_KNOWN_END, (*fields, ("listed_on", listed_on)))


def _is_said(life: DocumentLife, turn: Turn) -> bool:
    """Say whether a row or a list before it said the same of this end."""
    said = (end.fact.since for end in life.ends if end.whole and end.on == turn.on)
    return any(since and since >= turn.on for since in said)


def _state(connection: Connection, journal: Journal, one: Standing, turn: Turn, on: date) -> int:
    """State an end again with the day on which a list still called it in force."""
    known = read_facts(connection, [turn.fact.id])[turn.fact.id].fact.content
    said = replace(known, kind=FactKind.FORCE_ENDED, happened_on=turn.on, since=on, note=one.words)
    return journal.append([Item((said,), one.row)])[0].added


def _warning(row: int, template: str, fields: tuple[tuple[str, FieldValue], ...]) -> Problem:
    return Problem(row, "", Severity.WARNING, template, (("row", row), *fields))
