"""What the numbers and codes of a fact mean in this register."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from tthc.compliance.identifiers import code_key, number_key
from tthc.store.naming import Names, decision_names
from tthc.store.numbering import (
    AmbiguousNumber,
    ProcedureNumbers,
    decision_numbers,
    document_numbers,
)
from tthc.store.saying import (
    NAMED_BY_TITLE,
    NAMES_IN_PASSING,
    SIGNED_ON_THE_DAY,
    TITLES_DOCUMENT,
    Numbers,
    content_key,
    date_of_decision,
    date_of_document,
    decision_called,
    is_about_document,
    proving_paper,
    voiding_key,
)
from tthc.store.tables import fact, void
from tthc.store.taking_back import TakenBack
from tthc.store.units import UnitKey, ensure_unit
from tthc.store.voiding import Unvoidable, Voidings
from tthc.workflows.facts import Content


class Resolved(NamedTuple):
    """A fact with the numbers of what it speaks of, and its key among facts.

    `new` names what of it the register did not know before: its decision, its procedure. `dated`
    are the papers of which it states the day, or of which a voiding takes it back.
    """

    unit: UnitKey
    content: Content
    decision: int | None
    procedure: int | None
    document: int | None
    key: str
    cause: int | None = None
    successor: int | None = None
    new: tuple[str, ...] = ()
    dated: tuple[int, ...] = ()


Refusal = AmbiguousNumber | Unvoidable
Found = int | AmbiguousNumber | None


class Resolver:
    """Numbers what facts speak of; new decisions, procedures and documents wait for `flush`.

    With `again` a voided fact is forgotten, so that it may be stated anew.
    """

    def __init__(self, connection: Connection, *, again: bool = False) -> None:
        self._connection = connection
        self._again = again
        self._units: dict[tuple[str, str], UnitKey] = {}
        self._decisions = decision_numbers(connection)
        self._documents = document_numbers(connection)
        self._procedures = ProcedureNumbers(connection)
        self._voidings = Voidings(connection)
        self._taken_back = TakenBack(connection, self._decisions, self._documents)
        self._names = Names(connection)

    def look_up(self, contents: Sequence[Content]) -> None:
        """Fetch what the register knows of a batch, before its facts are resolved one by one."""
        self._voidings.look_up(contents)
        pairs = [(self._unit(content), content) for content in contents if content.corrects is None]
        self._decisions.look_up((u, number_key(c.decision)) for u, c in pairs if c.decision)
        self._documents.look_up((u, number_key(p)) for u, c in pairs if (p := proving_paper(c)))
        self._procedures.look_up((u, code_key(c.procedure)) for u, c in pairs if c.procedure)
        self._documents.look_up((u, number_key(c.cause)) for u, c in pairs if c.cause)
        self._procedures.look_up((u, code_key(c.successor)) for u, c in pairs if c.successor)

    def resolve(self, contents: Sequence[Content]) -> list[Resolved] | Refusal:
        """Resolve facts that stand or fall together; nothing is numbered when one is refused."""
        for content in contents:
            if content.corrects is not None or date_of_decision(content) is None:
                refused = self._refuse(content)
                if refused:
                    return refused
        return [self._resolve(content) for content in contents]

    def name(self, row: Resolved) -> None:
        """Take up what a fact that the journal did not know calls what it speaks of.

        Nothing else names anything, so that every name can be read off the journal.
        """
        content, unit = row.content, row.unit
        if content.corrects is not None:
            if row.procedure:
                self._names.forget_procedure(unit, row.procedure, content.corrects)
            return
        if row.decision and "decision" not in row.new:  # a new one was numbered with its names
            self._names.name_decision(unit, row.decision, decision_called(content))
        passing = content.kind in NAMES_IN_PASSING
        if row.procedure and (passing or content.kind in NAMED_BY_TITLE):
            names, on = (content.title, content.field), content.happened_on
            self._names.name_procedure(unit, row.procedure, names, on, yields=passing)
        alone = not (row.decision or row.procedure) and content.place is None
        if row.document and alone and content.kind in TITLES_DOCUMENT:
            self._names.name_document(unit, row.document, content.title)

    def flush(self) -> None:
        """Write what was numbered, before the facts that name it."""
        self._decisions.flush()
        self._documents.flush()
        self._procedures.flush()
        self._names.flush()

    def settle(self) -> None:
        """Let papers bear the days that still stand, once the facts are written."""
        self._taken_back.settle()

    def _unit(self, content: Content) -> UnitKey:
        names = (content.province, content.department)
        if names not in self._units:
            self._units[names] = ensure_unit(self._connection, *names)
        return self._units[names]

    def _refuse(self, content: Content) -> Refusal | None:
        if content.corrects is not None:
            return self._voidings.fault(content.corrects, voiding_key(content))
        unit = self._unit(content)
        found = self._find_decision(unit, content)
        paper = self._find_document(unit, content) if is_about_document(content) else None
        of_several = next((one for one in (found, paper) if isinstance(one, AmbiguousNumber)), None)
        return None if of_several and self._reading(unit, content, found) else of_several

    def _resolve(self, content: Content) -> Resolved:
        if content.corrects is not None:
            return self._voiding(content, content.corrects)
        unit = self._unit(content)
        found = self._find_decision(unit, content)
        reading = self._reading(unit, content, found)
        new = self._new(unit, content, found)
        decision, document = reading or (
            self._decision(unit, content, found),
            self._document(unit, content),
        )
        procedure = self._procedure(unit, content)
        cause, successor = self._cause(unit, content), self._successor(unit, content)
        key = content_key(content, Numbers(decision, procedure, document, cause, successor))
        said = (unit, content, decision, procedure, document, key, cause, successor, new)
        return Resolved(*said, _dated(content, document, cause))

    def _voiding(self, content: Content, corrects: int) -> Resolved:
        key = voiding_key(content)
        unit, said, of = self._voidings.take(content, corrects, key)
        numbers = (of.decision_id, of.procedure_id, of.document_id)
        dated = _dated(of, of.document_id, of.cause_id)
        self._taken_back.void(unit, of, dated)
        return Resolved(unit, said, *numbers, key, of.cause_id, of.successor_id, (), dated)

    def _new(self, unit: UnitKey, content: Content, decision: Found) -> tuple[str, ...]:
        code = content.procedure
        of = ("decision",) if content.decision and decision is None else ()
        unlisted = code is not None and self._procedures.find(unit, code) is None
        return (*of, "procedure") if unlisted else of

    def _find_decision(self, unit: UnitKey, content: Content) -> Found:
        if content.decision is None:
            return None
        return self._decisions.find(unit, content.decision, date_of_decision(content))

    def _find_document(self, unit: UnitKey, content: Content) -> Found:
        paper = proving_paper(content)
        if paper is None:
            return None
        return self._documents.find(unit, paper, date_of_document(content))

    def _reading(
        self, unit: UnitKey, content: Content, decision: Found
    ) -> tuple[int | None, int | None] | None:
        """Find the decision and document that an ambiguous fact meant when it was recorded."""
        document = self._find_document(unit, content)
        if not (isinstance(decision, AmbiguousNumber) or isinstance(document, AmbiguousNumber)):
            return None
        if self._new(unit, content, decision):
            return None
        code = content.procedure
        procedure = self._procedures.find(unit, code) if code else None
        cause = self._find_paper(unit, content, content.cause, content.cause_date)
        code = content.successor
        successor = self._procedures.find(unit, code) if code else None
        readings = {
            content_key(content, Numbers(one, procedure, other, cause, successor)): (one, other)
            for one in _candidates(decision)
            for other in _candidates(document)
        }
        known = self._known(unit, list(readings))
        return readings[known] if known else None

    def _known(self, unit: UnitKey, keys: list[str]) -> str | None:
        query = (
            select(fact.c.content_key)
            .join_from(fact, void, void.c.corrects == fact.c.id, isouter=True)
            .where(fact.c.content_key.in_(keys))
            .where(fact.c.province == unit.province, fact.c.department == unit.department)
            .order_by(fact.c.id)
        )
        if self._again:
            query = query.where(void.c.id.is_(None))
        return self._connection.execute(query.limit(1)).scalar()

    def _decision(self, unit: UnitKey, content: Content, found: Found) -> int | None:
        if content.decision is None or isinstance(found, int):
            return found if isinstance(found, int) else None
        title, issuer, _ = decision_called(content)
        names = decision_names(content.decision, title, issuer)
        return self._decisions.add(unit, content.decision, date_of_decision(content), names)

    def _procedure(self, unit: UnitKey, content: Content) -> int | None:
        code = content.procedure
        return self._procedures.number(unit, code) if code else None

    def _successor(self, unit: UnitKey, content: Content) -> int | None:
        code = content.successor
        return self._procedures.number(unit, code) if code else None

    def _document(self, unit: UnitKey, content: Content) -> int | None:
        return self._paper(unit, content, proving_paper(content), date_of_document(content))

    def _cause(self, unit: UnitKey, content: Content) -> int | None:
        return self._paper(unit, content, content.cause, content.cause_date)

    def _paper(
        self, unit: UnitKey, content: Content, number: str | None, signed_on: date | None
    ) -> int | None:
        if number is None:
            return None
        found = self._find_paper(unit, content, number, signed_on)
        return self._documents.add(unit, number, signed_on) if found is None else found

    def _find_paper(
        self, unit: UnitKey, content: Content, number: str | None, signed_on: date | None
    ) -> int | None:
        """Find a paper; of several of one number, the latest that there was on the day."""
        if number is None:
            return None
        found = self._documents.find(unit, number, signed_on)
        return found.latest(content.happened_on) if isinstance(found, AmbiguousNumber) else found


def _dated(said: Content | Row[Any], document: int | None, cause: int | None) -> tuple[int, ...]:
    proved = said.document_date is not None or said.kind in SIGNED_ON_THE_DAY
    papers = (document if proved else None, cause if said.cause_date else None)
    return tuple(paper for paper in papers if paper)


def _candidates(found: Found) -> list[int | None]:
    if isinstance(found, AmbiguousNumber):
        return [paper.id for paper in found.papers]
    return [found]
