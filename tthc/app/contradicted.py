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
    'Row {row}: "{value}", but by the register {number} ended on {day}. The end is kept, and the'
    " audit reports the contradiction. Find out which is right; if it is in force, void the facts"
    " that end it (`tthc document show` numbers them)."
)
OTHER_END: Final = (
    "Row {row}: {number} has two days of its end in the register, {days}. Both are kept, the"
    " earlier counts, and the audit reports the contradiction. Find out which is right and void"
    " the other (`tthc document show` numbers the facts)."
)

Accounted = tuple[RowRead, Receipt]
"""A row of the file and what became of it."""

_Said = tuple[RowRead, Resolved]
_Lives = dict[tuple[UnitKey, int], DocumentLife]


class Heard(NamedTuple):
    """What is wrong with some rows, and how many facts each row gave beside its own."""

    problems: tuple[Problem, ...]
    added: dict[int, int]


def hear_contradicted(
    connection: Connection, journal: Journal, rows: Sequence[Accounted], on: date
) -> Heard:
    """Name the rows that give a second day of an end, or call in force what has ended.

    Of the latter the end is stated once more, as known not to have come by the day of the list.
    """
    standing = [(row, receipt.facts[0]) for row, receipt in rows if row.stands and receipt.facts]
    ending = [(row, one) for row, receipt in rows if receipt.added for one in _ends(receipt)]
    lives = _lives(connection, standing, ending)
    problems = [*_other_ends(ending, lives)]
    added: dict[int, int] = {}
    for row, one in standing:
        life = lives.get(_key(one))
        turn = life.ended(on) if life else None
        if life and turn:
            problems.append(_stands(row, one, turn))
            added[row.row] = (
                0 if _is_said(life, turn) else _state(connection, journal, row, turn, on)
            )
    return Heard(tuple(problems), added)


def _ends(receipt: Receipt) -> Iterator[Resolved]:
    for one in receipt.facts:
        said, alone = one.content, one.document and not (one.decision or one.procedure)
        if alone and said.kind in END_KINDS and not is_part(said.extent, said.place):
            yield one


def _key(one: Resolved) -> tuple[UnitKey, int]:
    return one.unit, one.document or 0


def _lives(connection: Connection, standing: Sequence[_Said], ending: Sequence[_Said]) -> _Lives:
    """Work out the lives that may hold a contradiction; of most documents a count says no."""
    named = {one.document for _, one in (*standing, *ending) if one.document}
    counted = count_ends(connection, named) if named else {}
    wanted = {one.document or 0 for _, one in standing} & set(counted)
    wanted |= {one.document for _, one in ending if one.document and counted[one.document] > 1}
    if not wanted:
        return {}
    told = read_reached(connection, Reached([], [], sorted(wanted)))
    return {
        (unit, document): life
        for unit, facts in told.items()
        for document, life in live(papers_of(facts)).items()
        if document in wanted
    }


def _other_ends(ending: Sequence[_Said], lives: _Lives) -> Iterator[Problem]:
    for row, one in ending:
        life = lives.get(_key(one))
        for found in find_document_conflicts(life) if life else ():
            if found.what is Conflict.END_DATE:
                fields = (("number", one.content.document or ""), ("days", found.shown))
                yield _warning(row, OTHER_END, fields)


def _stands(row: RowRead, one: Resolved, turn: Turn) -> Problem:
    number = one.content.document or ""
    fields = (("value", row.stands or ""), ("number", number), ("day", turn.on))
    return _warning(row, STANDS_AFTER_KNOWN_END, fields)


def _is_said(life: DocumentLife, turn: Turn) -> bool:
    """Say whether a row or a list before it said the same of this end."""
    said = (end.fact.since for end in life.ends if end.whole and end.on == turn.on)
    return any(since and since >= turn.on for since in said)


def _state(connection: Connection, journal: Journal, row: RowRead, turn: Turn, on: date) -> int:
    """State an end again with the day on which a list still called it in force."""
    known = read_facts(connection, [turn.fact.id])[turn.fact.id].fact.content
    said = replace(known, kind=FactKind.FORCE_ENDED, happened_on=turn.on, since=on, note=row.stands)
    return journal.append([Item((said,), row.row)])[0].added


def _warning(row: RowRead, template: str, fields: tuple[tuple[str, FieldValue], ...]) -> Problem:
    return Problem(row.row, "", Severity.WARNING, template, (("row", row.row), *fields))
