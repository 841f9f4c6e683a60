"""What the numbers and codes of a fact mean in this register, and what tells facts apart."""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection

from tthc.compliance.identifiers import code_key, number_key
from tthc.store.naming import Names, decision_names
from tthc.store.numbering import (
    AmbiguousNumber,
    ProcedureNumbers,
    decision_numbers,
    document_numbers,
)
from tthc.store.units import UnitKey, ensure_unit
from tthc.workflows.facts import Content, FactKind

_SIGNED_ON_THE_DAY = frozenset({FactKind.ANNOUNCEMENT_SIGNED, FactKind.DRAFT_SUBMITTED})
_NAMED_BY_TITLE = frozenset({FactKind.DECISION_ISSUED, FactKind.PROCEDURE_LISTED})


class Resolved(NamedTuple):
    """A fact with the numbers of what it speaks of, and its key among facts."""

    unit: UnitKey
    content: Content
    decision: int | None
    procedure: int | None
    document: int | None
    key: str


class Resolver:
    """Numbers what facts speak of; new decisions, procedures and documents wait for `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._units: dict[tuple[str, str], UnitKey] = {}
        self._decisions = decision_numbers(connection)
        self._documents = document_numbers(connection)
        self._procedures = ProcedureNumbers(connection)
        self._names = Names(connection)

    def look_up(self, contents: Sequence[Content]) -> None:
        """Fetch what the register knows of a batch, before its facts are resolved one by one."""
        pairs = [(self._unit(content), content) for content in contents]
        self._decisions.look_up((u, number_key(c.decision)) for u, c in pairs if c.decision)
        self._documents.look_up((u, number_key(p)) for u, c in pairs if (p := _paper(c)))
        self._procedures.look_up((u, code_key(c.procedure)) for u, c in pairs if c.procedure)

    def resolve(self, contents: Sequence[Content]) -> list[Resolved] | AmbiguousNumber:
        """Resolve facts that stand or fall together; nothing is numbered when one is ambiguous."""
        decisions = [self._find_decision(content) for content in contents]
        for found in decisions:
            if isinstance(found, AmbiguousNumber):
                return found
        return [self._resolve(content) for content in contents]

    def flush(self) -> None:
        """Write what was numbered, before the facts that name it."""
        self._decisions.flush()
        self._documents.flush()
        self._procedures.flush()
        self._names.flush()

    def _unit(self, content: Content) -> UnitKey:
        names = (content.province, content.department)
        if names not in self._units:
            self._units[names] = ensure_unit(self._connection, *names)
        return self._units[names]

    def _resolve(self, content: Content) -> Resolved:
        unit = self._unit(content)
        decision = self._decision(unit, content)
        code, paper = content.procedure, _paper(content)
        procedure = self._procedures.number(unit, code) if code else None
        document = self._document(unit, paper, content) if paper else None
        if procedure and code and content.title and content.kind in _NAMED_BY_TITLE:
            self._names.name_procedure(unit, procedure, code, content.title, content.field)
        key = _content_key(content, decision, procedure, document)
        return Resolved(unit, content, decision, procedure, document, key)

    def _find_decision(self, content: Content) -> int | AmbiguousNumber | None:
        if content.decision is None:
            return None
        return self._decisions.find(self._unit(content), content.decision, _decision_date(content))

    def _decision(self, unit: UnitKey, content: Content) -> int | None:
        if content.decision is None:
            return None
        found = self._find_decision(content)
        if not isinstance(found, int):
            title = None if content.procedure else content.title
            names = decision_names(content.decision, title, content.issuer)
            return self._decisions.add(unit, content.decision, _decision_date(content), names)
        if content.kind is FactKind.DECISION_ISSUED and content.title and not content.procedure:
            self._names.name_decision(unit, found, content.decision, content.title, content.issuer)
        return found

    def _document(self, unit: UnitKey, number: str, content: Content) -> int:
        day = _document_date(content)
        found = self._documents.find(unit, number, day)
        return found if isinstance(found, int) else self._documents.add(unit, number, day, {})


def _paper(content: Content) -> str | None:
    """Give the paper that proves a fact; an arrival number (số đến) is not a paper of its own."""
    return None if content.kind is FactKind.DISPATCH_REGISTERED else content.document


def _decision_date(content: Content) -> date | None:
    issued = content.happened_on if content.kind is FactKind.DECISION_ISSUED else None
    return content.decision_date or issued


def _document_date(content: Content) -> date | None:
    signed = content.happened_on if content.kind in _SIGNED_ON_THE_DAY else None
    return content.document_date or signed


def _content_key(
    content: Content, decision: int | None, procedure: int | None, document: int | None
) -> str:
    said = content.note if content.kind is FactKind.NOTE_ADDED else None
    named = content.title if content.kind in _NAMED_BY_TITLE else None
    listed = None if content.kind is FactKind.PROCEDURE_LISTED else content.happened_on
    arrival = content.document if document is None else None
    parts = (
        content.kind.value,
        listed,
        decision,
        content.decision_date,
        procedure,
        document,
        content.document_date,
        arrival,
        content.change_kind,
        content.place,
        content.corrects,
        said,
        named,
    )
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return blake2b(text.encode(), digest_size=16).hexdigest()
