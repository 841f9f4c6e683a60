"""Where each fact of a unit belongs, looked at once: what it names first, and what it ties."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from tthc.compliance.announced_lists import announced_listings
from tthc.compliance.cascade import bases_of
from tthc.compliance.case import Told
from tthc.compliance.documents import DocumentLife
from tthc.compliance.listings import listings_of
from tthc.compliance.reuse import TELLING
from tthc.workflows.facts import BOUND_KINDS, FactKind


class Piles(NamedTuple):
    """Facts by what they name first: a decision, else a procedure, else only a document.

    `based` and `listed` are those that tie a procedure to a document, `signed` those that announce
    it by its code, `bound` those that let it end with one, `replaced` those that put one code in
    the place of another, `removed` those that remove a procedure or bring it back; they are in a
    pile as well.
    """

    decisions: dict[int, list[Told]]
    loose: dict[int, list[Told]]
    papers: dict[int, list[Told]]
    based: list[Told]
    listed: list[Told]
    signed: list[Told]
    bound: list[Told]
    replaced: list[Told]
    removed: list[Told]

    @classmethod
    def sort(cls, facts: Iterable[Told]) -> "Piles":
        """Put each fact in its one pile; a fact that names nothing is in none."""
        beside: tuple[list[Told], ...] = ([], [], [], [], [], [])
        piles = cls(defaultdict(list), defaultdict(list), defaultdict(list), *beside)
        for fact in facts:
            if fact.decision:
                piles.decisions[fact.decision].append(fact)
            elif fact.procedure:
                piles.loose[fact.procedure].append(fact)
            elif fact.document:
                piles.papers[fact.document].append(fact)
            if fact.procedure or fact.decision:
                piles._note(fact)
        return piles

    def _note(self, fact: Told) -> None:
        kind = fact.kind
        if kind in BOUND_KINDS:
            self.bound.append(fact)
        elif not fact.procedure:
            return
        elif kind is FactKind.PROCEDURE_BASED:
            self.based.append(fact)
        elif kind is FactKind.PROCEDURE_LISTED:
            self.listed.append(fact)
        elif kind is FactKind.ANNOUNCEMENT_SIGNED:
            self.signed.append(fact)
        elif kind is FactKind.PROCEDURE_REPLACED:
            self.replaced.append(fact)
        elif kind in TELLING:
            self.removed.append(fact)

    @property
    def replaced_alone(self) -> list[Told]:
        """Those that put one code in the place of another and name no decision."""
        return [fact for fact in self.replaced if not fact.decision]


class Ties(NamedTuple):
    """By which documents a procedure stands: those that it rests on, and the lists that name it."""

    bases: dict[int, list[int]]
    lists: dict[int, dict[int, date]]

    @classmethod
    def of(cls, piles: Piles, lives: Mapping[int, DocumentLife]) -> "Ties":
        """Read them off the facts that tie a procedure to a document.

        What is only announced is looked at where one of the lists has an end.
        """
        ended = {document for document, life in lives.items() if life.ends}
        named = chain(piles.listed, piles.signed) if ended else ()
        asked = {fact.procedure or 0 for fact in named if fact.document in ended}
        announced = announced_listings(piles.signed, piles.decisions, asked) if asked else ()
        return cls(bases_of(piles.based), listings_of(chain(piles.listed, announced)))
