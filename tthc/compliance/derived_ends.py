"""Which ends of force nobody told of, but follow from what was told: bound, based, replaced."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tthc.compliance.cascade import derive, rows_ended
from tthc.compliance.case import Told
from tthc.compliance.documents import DocumentLife, Turn, bound_day
from tthc.compliance.identifiers import is_own_number, number_key
from tthc.compliance.listings import lists_ended, rows_of
from tthc.compliance.piles import Piles, Ties
from tthc.compliance.replacements import announced, closed
from tthc.compliance.returns import Returns
from tthc.workflows.facts import BOUND_KINDS, ChangeKind, FactKind


def bind(piles: Piles, lives: dict[int, DocumentLife]) -> None:
    """End what is bound to the beginning or the end of a document, once its day is known."""
    for fact in piles.bound:
        if (on := bound_day(fact, lives)) is not None:
            ended = fact._replace(kind=FactKind.FORCE_ENDED, on=on)
            if fact.decision:
                piles.decisions[fact.decision].append(ended)
            else:
                piles.loose[fact.procedure or 0].append(ended)


def listed_ends(
    piles: Piles, ties: Ties, lives: Mapping[int, DocumentLife]
) -> dict[int, list[Told]]:
    """Say of each procedure that its row of a list ended, or the list with all that is in it.

    Where that is restored, it comes back.
    """
    found = rows_ended(piles.listed, lives)
    for procedure, told in lists_ended(ties.lists, lives):
        found.setdefault(procedure, []).append(told)
    rows = rows_of(piles.listed) if found else {}
    returns: dict[int, Returns] = {}
    for procedure, told in found.items():
        for document in {fact.document or 0: None for fact in told}:
            ended = [fact for fact in told if fact.document == document]
            if document not in returns:
                returns[document] = Returns(lives[document])
            told.extend(returns[document].of(ended, rows[procedure, document]))
    return found


def announced_ends(
    piles: Piles, listed: Mapping[int, Sequence[Told]], lives: Mapping[int, DocumentLife]
) -> dict[int, list[Told]]:
    """Say that the province's own decision announces what it replaces or abolishes of old lists.

    It does so on the day of its signing, where that is known (`document.issued`).
    """
    found: dict[int, dict[int, Told]] = defaultdict(dict)
    waiting, dated = _waiting(lives), _dated(lives)
    for procedure, told in listed.items():
        for end in told:
            bound = waiting.get(end.id)
            for issued in _issued(end, lives) if bound is None else dated.get(bound, ()):
                kind, change = FactKind.ANNOUNCEMENT_SIGNED, ChangeKind.ABOLISHED
                signed = issued._replace(kind=kind, change=change, procedure=procedure)
                found[procedure][issued.id] = signed
    for procedure, signed in announced(piles.replaced_alone):
        found[procedure][signed.id] = signed
    return {procedure: list(told.values()) for procedure, told in found.items()}


class _Decision(NamedTuple):
    """A decision of the unit's own province: each year numbers them anew."""

    key: str
    day: date


def _waiting(lives: Mapping[int, DocumentLife]) -> dict[int, _Decision]:
    """Give, by fact, the decision by which a document waits for an event: the evidence names it."""
    return {
        fact.id: _Decision(number_key(fact.evidence), fact.on)
        for life in lives.values()
        for fact in life.told
        if fact.kind in BOUND_KINDS and fact.evidence and is_own_number(fact.evidence)
    }


def _dated(lives: Mapping[int, DocumentLife]) -> Mapping[_Decision, list[Told]]:
    """Give what dates each decision."""
    found: dict[_Decision, list[Told]] = defaultdict(list)
    for life in lives.values():
        for fact in life.of(FactKind.DOCUMENT_ISSUED):
            found[_Decision(number_key(fact.paper or ""), fact.on)].append(fact)
    return found


def _issued(end: Told, lives: Mapping[int, DocumentLife]) -> Sequence[Told]:
    """Give what dates the decision of the province that ended it."""
    known = end.cause in lives and _by_province(end)
    return lives[end.cause or 0].of(FactKind.DOCUMENT_ISSUED) if known else ()


def _by_province(end: Told) -> bool:
    """Say whether a decision of the unit's own province ended it; others bear their province."""
    return end.kind is FactKind.FORCE_ENDED and is_own_number(end.cause_paper or "")


def derived_ends(
    piles: Piles, listed: Mapping[int, Sequence[Told]], lost: Mapping[int, Sequence[Turn]]
) -> dict[int, list[Told]]:
    """Say of each procedure what nobody told of it: its last basis, row, list or code is gone."""
    found = {procedure: list(told) for procedure, told in listed.items()}
    for procedure, turns in lost.items():
        found.setdefault(procedure, []).extend(derive(procedure, turns))
    for procedure, gone in closed(piles.replaced_alone):
        found.setdefault(procedure, []).append(gone)
    return found
