"""How a document lives (văn bản): in force from when, ended when and by what, or not known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tthc.compliance.annex_rows import is_part
from tthc.compliance.case import Told
from tthc.compliance.identifiers import number_key
from tthc.workflows.facts import BOUND_KINDS, FactKind


class End(NamedTuple):
    """One statement that a document's force ends, wholly or in part.

    `on` is the first day without force, None while that day is not known; `cause` is the number in
    the register of the paper that ends it, None for a term of its own text. `fact` says so.
    """

    fact: Told
    on: date | None
    whole: bool

    @property
    def cause(self) -> int | None:
        """The paper that ends it."""
        return self.fact.cause


class Turn(NamedTuple):
    """From `on`, the document is in force (again) or out of force, because of `fact`."""

    on: date
    in_force: bool
    fact: Told


class DocumentLife(NamedTuple):
    """A document from its issue to its end, as its facts say.

    `turns` are the days on which it lost its whole force and got it back, in turn; a document
    stands in force before the first of them. `circular` means that what ends it or brings it into
    force leads back to itself.
    """

    document: int
    told: tuple[Told, ...]
    in_force: date | None
    ends: tuple[End, ...]
    turns: tuple[Turn, ...]
    circular: bool = False

    def of(self, kind: FactKind) -> tuple[Told, ...]:
        """The facts of one kind."""
        return tuple(fact for fact in self.told if fact.kind is kind)

    def ended(self, as_of: date) -> Turn | None:
        """Give the turn by which the document is out of force on a day, None while it stands."""
        passed = [turn for turn in self.turns if turn.on <= as_of]
        return passed[-1] if passed and not passed[-1].in_force else None

    def end_from(self, on: date) -> date | None:
        """Give the day by which it is out of force on a day, else the next on which it ends."""
        passed = self.ended(on)
        ahead = (turn.on for turn in self.turns if turn.on > on and not turn.in_force)
        return passed.on if passed else next(ahead, None)


def live(papers: Mapping[int, Sequence[Told]]) -> dict[int, DocumentLife]:
    """Work out the life of every document from the facts that are about it alone.

    A force that is bound (`force.bound`) ends on the day its cause comes into force, which may
    itself be bound (a `document.in_force` with a cause), one that is tied (`force.tied`) on the day
    its cause ends: chains are followed, once for each document. On a cycle of such facts what is
    bound or tied stays unknown; a stated end (`force.ended`) waits for nothing.
    """
    waits = {document: _causes(told, _WAITING) for document, told in papers.items()}
    order = _causes_first(waits)
    cut = _on_cycles(waits, order)
    begun: dict[int, date | None] = {}
    for document in order:
        begun[document] = _begins(papers.get(document, ()), begun, bound=document not in cut)
    lives: dict[int, DocumentLife] = {}
    circular = _circular(papers)
    for document in order:
        told, known = papers.get(document, ()), document not in cut
        ends = tuple(_ends(told, begun if known else {}, lives if known else {}))
        said = (tuple(told), begun[document], ends, tuple(_turns(ends, told)))
        lives[document] = DocumentLife(document, *said, document in circular)
    return {document: lives[document] for document in papers}


def bound_day(fact: Told, lives: Mapping[int, DocumentLife]) -> date | None:
    """Give the day on which something ends with another document, as far as it is known."""
    life = lives.get(fact.cause or 0)
    if life is None:
        return None
    return life.end_from(fact.on) if fact.kind is FactKind.FORCE_TIED else life.in_force


def _begins(told: Sequence[Told], begun: Mapping[int, date | None], *, bound: bool) -> date | None:
    """Give the first day in force: the earliest stated, else the earliest that it is bound to."""
    starts = [fact for fact in told if fact.kind is FactKind.DOCUMENT_IN_FORCE]
    stated = [fact.on for fact in starts if fact.cause is None]
    if stated or not bound:
        return min(stated, default=None)
    known = (begun.get(fact.cause) for fact in starts if fact.cause is not None)
    return min((day for day in known if day is not None), default=None)


def _ends(
    told: Sequence[Told], begun: Mapping[int, date | None], lives: Mapping[int, DocumentLife]
) -> Iterator[End]:
    later = _taking_effect_later(told, begun)
    for fact in told:
        whole = not is_part(fact.extent, fact.place)
        if fact.kind is FactKind.FORCE_ENDED:
            yield End(fact, later.get((fact.place, fact.on), fact.on), whole)
        elif fact.kind is FactKind.FORCE_BOUND:
            on = begun.get(fact.cause) if fact.cause is not None else None
            yield End(fact, on, whole)
        elif fact.kind is FactKind.FORCE_TIED:
            yield End(fact, bound_day(fact, lives), whole)


def _taking_effect_later(
    told: Sequence[Told], begun: Mapping[int, date | None]
) -> dict[tuple[str | None, date], date]:
    """Give, by part and day, the later day on which a paper signed on that day takes effect.

    A decision that states no day for what it ends is told to end it on its signing: until its own
    first day in force is known. What else was told of the same part and day ends with it.
    """
    found: dict[tuple[str | None, date], date] = {}
    for fact in told:
        if fact.kind is FactKind.FORCE_ENDED and fact.cause and fact.cause_date == fact.on:
            on = begun.get(fact.cause)
            if on is not None and on > fact.on:
                found[fact.place, fact.on] = on
    return found


def _turns(ends: Iterable[End], told: Sequence[Told]) -> Iterator[Turn]:
    lost = [
        Turn(end.on, in_force=False, fact=end.fact)
        for end in ends
        if end.whole and end.on is not None
    ]
    back = [
        Turn(fact.on, in_force=True, fact=fact)
        for fact in told
        if fact.kind is FactKind.FORCE_RESTORED and not is_part(fact.extent, fact.place)
    ]
    standing = True
    for turn in sorted(
        [*lost, *back], key=lambda one: (one.on, one.in_force, *told_first(one.fact))
    ):
        if turn.in_force is not standing:
            standing = turn.in_force
            yield turn


def told_first(fact: Told) -> tuple[bool, str, str, int]:
    """Order what several papers tell of one day by the papers, not by the order of importing."""
    named = number_key(fact.cause_paper or "")
    return not named, named, number_key(fact.paper or ""), fact.id


def _circular(papers: Mapping[int, Sequence[Told]]) -> set[int]:
    """Find the documents whose ends and beginnings lead back to them, stated ends included."""
    kinds = _WAITING | {FactKind.FORCE_ENDED}
    named = ((document, _causes(told, kinds)) for document, told in papers.items())
    causes = {document: found for document, found in named if found}
    return _on_cycles(causes, _causes_first(causes))


_WAITING = BOUND_KINDS | {FactKind.DOCUMENT_IN_FORCE}
"""Kinds whose day is that of another document, where they name one."""


def _causes(told: Sequence[Told], kinds: frozenset[FactKind]) -> list[int]:
    """Name the papers that bring it into force or end it wholly, and those it is tied to."""
    heard = (fact for fact in told if fact.kind in kinds)
    whole = (f for f in heard if not is_part(f.extent, f.place) or f.kind is FactKind.FORCE_TIED)
    found = (fact.cause for fact in whole)
    return [cause for cause in found if cause is not None]


def _causes_first(causes: Mapping[int, Sequence[int]]) -> list[int]:
    """Order documents so that each comes after its causes, as far as there is no cycle."""
    order: list[int] = []
    seen: set[int] = set()
    for root in causes:
        order += _walk(root, causes, seen)
    return order


def _on_cycles(causes: Mapping[int, Sequence[int]], order: Sequence[int]) -> set[int]:
    """Find the documents whose causes lead back to them (Kosaraju's two walks, linear)."""
    effects: dict[int, list[int]] = defaultdict(list)
    for document, named in causes.items():
        for cause in named:
            effects[cause].append(document)
    found: set[int] = set()
    seen: set[int] = set()
    for root in reversed(order):
        if root not in effects:
            seen.add(root)  # leads back to nothing, itself included
            continue
        group = _walk(root, effects, seen)
        if len(group) > 1 or root in causes.get(root, ()):
            found.update(group)
    return found


def _walk(root: int, onward: Mapping[int, Sequence[int]], seen: set[int]) -> list[int]:
    """List what can be reached and was not seen before, each after what it leads to."""
    if root in seen:
        return []
    seen.add(root)
    order: list[int] = []
    path = [(root, iter(onward.get(root, ())))]
    while path:
        following = next((one for one in path[-1][1] if one not in seen), None)
        if following is None:
            order.append(path.pop()[0])
        else:
            seen.add(following)
            path.append((following, iter(onward.get(following, ()))))
    return order


def papers_of(facts: Iterable[Told]) -> dict[int, list[Told]]:
    """Give each document the facts that are about it alone."""
    found: dict[int, list[Told]] = defaultdict(list)
    for fact in facts:
        if fact.document and not (fact.decision or fact.procedure):
            found[fact.document].append(fact)
    return found
