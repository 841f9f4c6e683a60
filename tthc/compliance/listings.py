"""What the end of a list (danh mục) means for the procedures that stand in it.

A list that is abolished "with all that stands in it" ends its procedures. One that merely ends may
have been replaced by a list that carries them on: that is for a person to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from tthc.compliance.annex_rows import is_vague, names_all
from tthc.compliance.case import Review, Reviewed, Told
from tthc.compliance.documents import DocumentLife, End
from tthc.compliance.spans import Span, count, ended_parts, out_of_force, without
from tthc.compliance.timeline import LAST_DAY, ONE_DAY
from tthc.workflows.facts import ENDING_CHANGES, FactKind

Lists = Mapping[int, date]
"""The lists that name a procedure, each with its day: that of the paper, else of the statement."""


def listings_of(facts: Iterable[Told]) -> dict[int, dict[int, date]]:
    """Give the lists that name each procedure (`procedure.listed` with its document)."""
    found: dict[int, dict[int, date]] = defaultdict(dict)
    for fact in facts:
        if fact.kind is FactKind.PROCEDURE_LISTED and fact.procedure and fact.document:
            day = fact.document_date or fact.on
            lists = found[fact.procedure]
            lists[fact.document] = min(day, lists.get(fact.document, day))
    return found


def rows_of(facts: Iterable[Told]) -> dict[tuple[int, int], list[str]]:
    """Give the places at which each procedure stands in each list; a list may name none."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for fact in facts:
        if fact.kind is FactKind.PROCEDURE_LISTED and fact.procedure and fact.document:
            found[fact.procedure, fact.document] += [fact.place] if fact.place else []
    return found


def lists_ended(
    listings: Mapping[int, Lists], lives: Mapping[int, DocumentLife]
) -> Iterator[tuple[int, Told]]:
    """End each procedure with the list that was abolished with all that stands in it.

    What stands in another list that is no older and in force on the day goes on with that. A list
    that is restored brings its procedures back.
    """
    of_all = {document: ends for document, life in lives.items() if (ends := _of_all(life))}
    for procedure, lists in listings.items():
        for document in (one for one in lists if one in of_all):
            ended = [e for e in of_all[document] if not _goes_on(document, e.on, lists, lives)]
            for end in ended:
                told = end.fact._replace(kind=FactKind.FORCE_ENDED, procedure=procedure)
                yield procedure, told._replace(on=end.on or told.on)
            for back in lives[document].of(FactKind.FORCE_RESTORED) if ended else ():
                yield procedure, back._replace(procedure=procedure)


def _of_all(life: DocumentLife) -> list[End]:
    return [end for end in life.ends if end.on and end.fact.place and names_all(end.fact.place)]


def _goes_on(
    document: int, on: date | None, lists: Lists, lives: Mapping[int, DocumentLife]
) -> bool:
    """Say whether another list, no older than this one, names the procedure on the day."""
    for other, since in lists.items():
        if on and other != document and lists[document] <= since <= on:
            life = lives.get(other)
            if life is None or life.ended(on) is None:
                return True
    return False


def review_lists(
    listings: Mapping[int, Lists],
    lives: Mapping[int, DocumentLife],
    told: Iterable[Told],
) -> dict[int, tuple[Review, ...]]:
    """Count, for each list that ended, the procedures of which nobody said what becomes of them.

    These are listed there, stand in no later list, and neither ended nor were abolished by a
    decision. A part that ended without its rows asks the same. `told` are the facts that name a
    procedure, the ends that follow from others as well.
    """
    ended = {
        document: gone for document, life in lives.items() if (gone := out_of_force(life.turns))
    }
    absent = ended | {
        document: [*ended.get(document, ()), *parts]
        for document, life in lives.items()
        if (parts := list(_vague_parts(life)))
    }
    asked = {one for one, lists in listings.items() if not absent.keys().isdisjoint(lists)}
    if not asked:
        return {}
    fates: dict[int, list[Told]] = defaultdict(list)
    for fact in told:
        if fact.procedure in asked and _tells_fate(fact):
            fates[fact.procedure or 0].append(fact)
    left: dict[int, list[Span]] = defaultdict(list)
    for procedure in listings.keys() & asked:
        lists, out = listings[procedure], list(_out(fates.get(procedure, ())))
        for document in (one for one in lists if one in absent):
            taken = [*out, *_later(document, lists, ended)]
            left[document] += chain.from_iterable(without(gone, taken) for gone in absent[document])
    return {one: tuple(count(Reviewed.LIST_ENDED, spans)) for one, spans in left.items()}


def _vague_parts(life: DocumentLife) -> Iterator[Span]:
    return ended_parts(life, (end for end in life.ends if _is_vague(end.fact.place)))


def _is_vague(place: str | None) -> bool:
    return place is None or is_vague(place)


def _tells_fate(fact: Told) -> bool:
    return fact.kind in _FATES or fact.change in ENDING_CHANGES


_FATES = frozenset({FactKind.FORCE_ENDED, FactKind.FORCE_RESTORED, FactKind.PROCEDURE_REPLACED})


def _out(told: Sequence[Told]) -> Iterator[Span]:
    """Give the days on which a procedure is out of force, or to be, by what was told of it."""
    since: date | None = None
    for fact in sorted(told, key=lambda one: (one.on, one.kind is FactKind.FORCE_RESTORED, one.id)):
        if fact.kind is not FactKind.FORCE_RESTORED:
            since = since or fact.on
        elif since is not None:
            yield Span(since, fact.on - ONE_DAY)
            since = None
    if since is not None:
        yield Span(since, LAST_DAY)


def _later(document: int, lists: Lists, ended: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
    """Give the days for which another list answers: a later one for good, even when it ends too.

    Of two lists of one day neither is the later: each answers while it is in force.
    """
    for other, since in lists.items():
        if other != document and since >= lists[document]:
            span = Span(since, LAST_DAY)
            same_day = since == lists[document]
            yield from without(span, ended.get(other, ())) if same_day else (span,)
