"""Which day a paper bears once a fact that dated it is voided (hủy): a wrong year is no paper."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row

from tthc.store.numbering import PaperNumbers
from tthc.store.paper_days import days_of_decisions, days_of_documents
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind


class TakenBack:
    """Takes the days of papers back with the facts that stated them.

    It does so at once, for what the same batch states anew, and again once the batch is written.
    """

    def __init__(
        self, connection: Connection, decisions: PaperNumbers, documents: PaperNumbers
    ) -> None:
        self._connection = connection
        self._decisions = decisions
        self._documents = documents
        self._void: set[int] = set()
        self._of_decisions: set[tuple[UnitKey, int]] = set()
        self._of_documents: set[tuple[UnitKey, int]] = set()

    def void(self, unit: UnitKey, of: Row[Any], documents: Iterable[int]) -> None:
        """Take back what a fact stated of the day of its decision and of documents."""
        self._void.add(of.id)
        issued = of.kind == FactKind.DECISION_ISSUED
        if of.decision_id and (of.decision_date or issued):
            self._of_decisions.add((unit, of.decision_id))
            self._correct_decision(unit, of.decision_id)
        for document in documents:
            self._of_documents.add((unit, document))
            self._correct_document(unit, document)

    def settle(self) -> None:
        """Do so once more, with all that the batch stated."""
        self._void.clear()
        for of in sorted(self._of_decisions):
            self._correct_decision(*of)
        for of in sorted(self._of_documents):
            self._correct_document(*of)
        self._of_decisions.clear()
        self._of_documents.clear()

    def _correct_decision(self, unit: UnitKey, id_: int) -> None:
        days = days_of_decisions(self._connection, [id_], self._void)
        self._decisions.correct(unit, {id_: days.get(id_)})

    def _correct_document(self, unit: UnitKey, id_: int) -> None:
        days = days_of_documents(self._connection, [id_], without=self._void)
        self._documents.correct(unit, {id_: days.get(id_)})
