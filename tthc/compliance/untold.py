"""Which procedures of a list that ended nobody spoke of since: what becomes of them is open.

They are listed there, stand in no later list, and neither ended nor were abolished by a decision.
A part that ended without its rows asks the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from tthc.compliance.annex_rows import is_vague
from tthc.compliance.case import Review, Reviewed, Told, TrackedCase
from tthc.compliance.case_facts import FATES
from tthc.compliance.documents import DocumentLife
from tthc.compliance.listings import Lists
from tthc.compliance.spans import TAKING_BACK, Span, count, ended_parts, told_out, without
from tthc.compliance.timeline import LAST_DAY
from tthc.workflows.facts import ENDING_CHANGES, FactKind
from tthc.workflows.removal import REMOVAL

Absent = Mapping[int, Sequence[Span]]
"""The days on which documents are out of force (`tthc.compliance.spans.absences`)."""


class Untold:
    """Hears what the cases of procedures say, and counts for each list those of which none does.

    The cases hold what was told of a procedure alone, of its whole decision, and what follows from
    either: that its last basis fell, that it was announced anew.
    """

    def __init__(
        self, listings: Mapping[int, Lists], lives: Mapping[int, DocumentLife], absent: Absent
    ) -> None:
        self._listings, self._absent = listings, absent
        parts = ((one, list(_vague_parts(life))) for one, life in lives.items())
        parted = {one: [*absent.get(one, ()), *found] for one, found in parts if found}
        self._ended = {**absent, **parted}
        self._fates: dict[int, list[list[Told]]] = {
            one: [] for one, lists in listings.items() if not self._ended.keys().isdisjoint(lists)
        }

    def hear(self, tracked: TrackedCase) -> None:
        """Take up what a case says of its procedure, where that stands in a list that ended.

        Each speaks for itself: what a withdrawal takes back may have ended by another text, too.
        """
        fates = self._fates.get(tracked.key.procedure)
        if fates is not None:
            fates.append([fact for fact in tracked.told if _tells_fate(fact, tracked)])

    def hear_replaced(self, facts: Iterable[Told]) -> None:
        """Take up which codes are replaced: one of which a decision tells no more has no case."""
        for fact in facts:
            fates = self._fates.get(fact.procedure or 0)
            if fates is not None:
                back = {one.id: one for one in chain.from_iterable(fates) if _is_back(one)}
                fates.append([fact, *back.values()])

    def count(self) -> dict[int, tuple[Review, ...]]:
        """Say for each list that ended how many there are from day to day."""
        left: dict[int, list[Span]] = defaultdict(list)
        for procedure, fates in self._fates.items():
            lists, out = self._listings[procedure], [*chain.from_iterable(map(told_out, fates))]
            for document in (one for one in lists if one in self._ended):
                taken = [*out, *_later(document, lists, self._absent)]
                back = _rows_back(document, fates)
                for gone in self._ended[document]:
                    told = (Span(on, gone.last) for on in back if gone.first <= on <= gone.last)
                    left[document] += without(gone, [*taken, *told])
        return {one: tuple(count(Reviewed.LIST_ENDED, spans)) for one, spans in left.items()}


def _vague_parts(life: DocumentLife) -> Iterator[Span]:
    return ended_parts(life, (end for end in life.ends if _is_vague(end.fact.place)))


def _is_vague(place: str | None) -> bool:
    return place is None or is_vague(place)


def _tells_fate(fact: Told, tracked: TrackedCase) -> bool:
    """Say whether a fact of the case ends its procedure or brings it back: not its successor's."""
    own = fact.procedure is None or fact.procedure == tracked.key.procedure
    abolished = fact.change in ENDING_CHANGES and tracked.case.change_kind in ENDING_CHANGES
    ends = fact.kind in FATES and tracked.key.workflow == REMOVAL.name
    return own and (abolished or ends or fact.kind in TAKING_BACK)


def _is_back(fact: Told) -> bool:
    return fact.kind is FactKind.FORCE_RESTORED


def _rows_back(document: int, fates: Iterable[Iterable[Told]]) -> list[date]:
    """Give the days on which its row of a list came back by name: it lives on without the list."""
    back = filter(_is_back, chain.from_iterable(fates))
    return [fact.on for fact in back if fact.document == document and fact.place]


def _later(document: int, lists: Lists, absent: Absent) -> Iterator[Span]:
    """Give the days for which another list answers: a later one for good, even when it ends too.

    Of two lists of one day neither is the later: each answers while it is in force.
    """
    for other, since in lists.items():
        if other != document and since >= lists[document]:
            span = Span(since, LAST_DAY)
            same_day = since == lists[document]
            yield from without(span, absent.get(other, ())) if same_day else (span,)
