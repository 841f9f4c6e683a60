"""What hangs together by legal documents: what ends with them, and what rests on them."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from tthc.compliance.case_facts import FATES as FATE_KINDS
from tthc.store.chunking import chunks
from tthc.store.letting import BARE, BOUND, deciding, lists_let_end
from tthc.store.tables import fact
from tthc.workflows.facts import BOUND_KINDS, ENDING_CHANGES, FactKind

_LISTED = (fact.c.kind == FactKind.PROCEDURE_LISTED.value) & fact.c.document_id.is_not(None)
_BASED = (fact.c.kind == FactKind.PROCEDURE_BASED.value) | _LISTED
"""Facts that tie a procedure to a document: it rests on it, or stands in its list."""
FATES = fact.c.kind.in_(sorted(FATE_KINDS | BOUND_KINDS)) | fact.c.change_kind.in_(
    sorted(change.value for change in ENDING_CHANGES)
)
"""Facts that say of a procedure whether it ended: asked of what stands in an ended list."""


_SIGNED = fact.c.kind == FactKind.ANNOUNCEMENT_SIGNED.value
_ANNOUNCED = _SIGNED & fact.c.procedure_id.is_not(None) & fact.c.document_id.is_not(None)
"""Facts that name a code in the list of an announcement: they count once that paper has an end."""


def reach_documents(
    connection: Connection, decisions: set[int], procedures: set[int], documents: set[int]
) -> tuple[set[int], set[int], set[int]]:
    """Find the decisions, procedures and documents whose cases change with those that are named.

    What a document ends or brings into force changes with it, on and on; then the procedures that
    rest on any of these, and what is to be reviewed of the other documents they rest on.
    """
    c = fact.c
    let_end = lists_let_end(connection, documents)
    moved = _closure(connection, c.document_id, c.cause_id, documents | let_end)
    resting = procedures | resting_procedures(connection, moved)
    resting |= ids_of(connection, c.procedure_id, c.decision_id, decisions, _BASED | FATES)
    resting |= ids_of(connection, c.procedure_id, c.cause_id, moved, BOUND)
    decisions = decisions | ids_of(connection, c.decision_id, c.cause_id, moved, BOUND)
    beside = _bases(connection, resting)
    return decisions, resting, moved | beside | _lists_asking(connection, decisions)


def _lists_asking(connection: Connection, decisions: set[int]) -> set[int]:
    """Find the lists that ended and name a procedure of which these decisions speak, also whole."""
    c, every = fact.c, fact.c.decision_id.is_not(None)
    codes = ids_of(connection, c.procedure_id, c.decision_id, decisions, every)
    codes |= ids_of(connection, c.successor_id, c.decision_id, decisions, every)
    named = _LISTED | _ANNOUNCED
    return _ended(connection, ids_of(connection, c.document_id, c.procedure_id, codes, named))


def _ended(connection: Connection, documents: set[int]) -> set[int]:
    ends = (FATES | BOUND) & BARE
    return ids_of(connection, fact.c.document_id, fact.c.document_id, documents, ends)


def asked_of(connection: Connection, documents: set[int]) -> tuple[set[int], set[int]]:
    """Find the procedures of which an ended list among these asks, and the decisions about them."""
    c, ended = fact.c, _ended(connection, documents)
    codes = ids_of(connection, c.procedure_id, c.document_id, ended, _LISTED | _ANNOUNCED)
    decided = c.decision_id.is_not(None)
    decisions = ids_of(connection, c.decision_id, c.procedure_id, codes, decided)
    return codes, decisions | ids_of(connection, c.decision_id, c.successor_id, codes, decided)


class Ending(NamedTuple):
    """The facts by which a paper ends procedures, and the decisions and procedures they name."""

    facts: set[int]
    named: tuple[list[int], list[int]]


def ended_under(connection: Connection, paper: int) -> Ending:
    """Find what a document abolishes or ends by facts that name both.

    That to whose own end a force is tied does not end it.
    """
    c = fact.c
    about = c.decision_id.is_not(None) | c.procedure_id.is_not(None)
    ends = (c.cause_id == paper) & (c.kind != FactKind.FORCE_TIED.value)
    query = select(c.id, c.decision_id, c.procedure_id).where(
        about, FATES | _SIGNED, (c.document_id == paper) | ends
    )
    rows = connection.execute(query.where(c.kind != FactKind.FORCE_RESTORED.value)).all()
    decisions, procedures = ({row[at] for row in rows} - {None} for at in (1, 2))
    return Ending({row.id for row in rows}, (sorted(decisions), sorted(procedures)))


def tied_codes(connection: Connection, procedures: set[int]) -> set[int]:
    """Add the codes that replaced them or were replaced by them, on and on."""
    c, replaced = fact.c, fact.c.kind == FactKind.PROCEDURE_REPLACED.value
    found, fresh = set(procedures), set(procedures)
    while fresh:
        near = ids_of(connection, c.successor_id, c.procedure_id, fresh, replaced)
        near |= ids_of(connection, c.procedure_id, c.successor_id, fresh, replaced)
        fresh = near - found
        found |= fresh
    return found


def resting_procedures(connection: Connection, documents: set[int]) -> set[int]:
    """Find the procedures that were ever said to rest on documents, or to stand in their lists."""
    c, ended = fact.c, _ended(connection, documents)
    resting = ids_of(connection, c.procedure_id, c.document_id, documents, _BASED)
    return resting | ids_of(connection, c.procedure_id, c.document_id, ended, _ANNOUNCED)


def based_procedures(connection: Connection, procedures: set[int]) -> set[int]:
    """Find those of the procedures that were ever said to rest on a document, or listed in one."""
    c = fact.c
    based = ids_of(connection, c.procedure_id, c.procedure_id, procedures, _BASED)
    papers = ids_of(connection, c.document_id, c.procedure_id, procedures, _ANNOUNCED)
    ended = _ended(connection, papers)
    named = ids_of(connection, c.procedure_id, c.document_id, ended, _ANNOUNCED)
    return based | (named & procedures)


def _bases(connection: Connection, procedures: set[int]) -> set[int]:
    """Find the documents on which procedures rest, and the lists; those of announcements ended."""
    c = fact.c
    bases = ids_of(connection, c.document_id, c.procedure_id, procedures, _BASED)
    papers = ids_of(connection, c.document_id, c.procedure_id, procedures, _ANNOUNCED)
    return bases | _ended(connection, papers)


def documents_below(
    connection: Connection, decisions: set[int], procedures: set[int], documents: set[int]
) -> set[int]:
    """Find the documents that decide the lives of what is named: bases, and the causes of all.

    Also the decisions by which the lists among them wait for an event: they announce its end.
    """
    c = fact.c
    bases = _bases(connection, procedures)
    bases |= deciding(connection, bases)
    bases |= ids_of(connection, c.cause_id, c.procedure_id, procedures, BOUND)
    bases |= ids_of(connection, c.cause_id, c.decision_id, decisions, BOUND)
    return _closure(connection, c.cause_id, c.document_id, documents | bases)


def fate_facts(procedures: set[int]) -> Iterator[ColumnElement[bool]]:
    """Cut "says what it rests on, who announced it, or that it ended" into conditions."""
    for part in chunks(fact.c.procedure_id, sorted(procedures)):
        yield (_BASED | _ANNOUNCED | FATES) & part


def based_facts(procedures: set[int]) -> Iterator[ColumnElement[bool]]:
    """Cut "says on what one of the procedures rests" into conditions for every database."""
    yield from (_BASED & part for part in chunks(fact.c.procedure_id, sorted(procedures)))


def _closure(
    connection: Connection,
    wanted: ColumnElement[int | None],
    given: ColumnElement[int | None],
    ids: set[int],
) -> set[int]:
    found, fresh = set(ids), set(ids)
    while fresh:
        fresh = ids_of(connection, wanted, given, fresh, BARE) - found
        found |= fresh
    return found


def ids_of(
    connection: Connection,
    wanted: ColumnElement[int | None],
    given: ColumnElement[int | None],
    ids: set[int],
    condition: ColumnElement[bool],
) -> set[int]:
    """Find the numbers in one column of the facts that have one of `ids` in another."""
    found = set[int]()
    for part in chunks(given, sorted(ids)):
        query = select(wanted).where(part, condition)
        rows = connection.execute(query.where(wanted.is_not(None)).distinct()).scalars()
        found.update(id_ for id_ in rows if id_ is not None)
    return found
