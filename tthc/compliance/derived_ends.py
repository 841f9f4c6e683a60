"""Which ends of force nobody told of, but follow from what was told: bound, based, replaced."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tthc.compliance.cascade import TYING, derive, losses, rows_ended
from tthc.compliance.case import Told
from tthc.compliance.documents import DocumentLife, bound_day
from tthc.workflows.facts import BOUND_KINDS, FactKind


class Piles(NamedTuple):
    """Facts by what they name first: a decision, else a procedure, else only a document.

    `tied` are those that tie a procedure to a document, `bound` those that let it end with one;
    both are in a pile as well.
    """

    decisions: dict[int, list[Told]]
    loose: dict[int, list[Told]]
    papers: dict[int, list[Told]]
    tied: list[Told]
    bound: list[Told]

    @classmethod
    def sort(cls, facts: Iterable[Told]) -> "Piles":
        """Put each fact in its one pile; a fact that names nothing is in none."""
        piles = cls(defaultdict(list), defaultdict(list), defaultdict(list), [], [])
        for fact in facts:
            if fact.kind in TYING:
                piles.tied.append(fact)
            elif fact.kind in BOUND_KINDS and (fact.decision or fact.procedure):
                piles.bound.append(fact)
            if fact.decision:
                piles.decisions[fact.decision].append(fact)
            elif fact.procedure:
                piles.loose[fact.procedure].append(fact)
            elif fact.document:
                piles.papers[fact.document].append(fact)
        return piles


def bind(piles: Piles, lives: dict[int, DocumentLife]) -> None:
    """End what is bound to the beginning or the end of a document, once its day is known."""
    for fact in piles.bound:
        if (on := bound_day(fact, lives)) is not None:
            ended = fact._replace(kind=FactKind.FORCE_ENDED, on=on)
            if fact.decision:
                piles.decisions[fact.decision].append(ended)
            else:
                piles.loose[fact.procedure or 0].append(ended)


def derived_ends(
    piles: Piles, bases: dict[int, list[int]], lives: dict[int, DocumentLife]
) -> dict[int, list[Told]]:
    """Say of each procedure what nobody told of it: its last basis, row or code is gone."""
    found = rows_ended(piles.tied, lives)
    for procedure, documents in bases.items():
        if derived := list(derive(procedure, losses(documents, lives))):
            found.setdefault(procedure, []).extend(derived)
    for procedure, told in piles.loose.items():
        if replaced := [fact for fact in told if fact.kind is FactKind.PROCEDURE_REPLACED]:
            gone = [fact._replace(kind=FactKind.FORCE_ENDED) for fact in replaced]
            found.setdefault(procedure, []).extend(gone)
    return found
