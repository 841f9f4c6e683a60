"""Which lists (danh mục), or rows of them, ended though nothing says what stands in them.

With them nothing falls: what becomes of their procedures is open until somebody lists these.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from tthc.compliance.annex_rows import annex_rows, is_part, is_vague, names_all, row_keys
from tthc.compliance.case import Review, Reviewed, Told
from tthc.compliance.documents import DocumentLife
from tthc.compliance.identifiers import is_list_number
from tthc.compliance.listings import Lists
from tthc.compliance.spans import Span, told_out
from tthc.workflows.facts import FactKind

ROWS_MARK = "rows: "
"""Begins what is shown of rows; a number of procedures is shown alone."""

Rows = Mapping[tuple[int, int], Collection[str]]
"""The places at which each procedure stands in each list."""


def unlisted_ends(
    lives: Mapping[int, DocumentLife], listings: Mapping[int, Lists], rows: Rows
) -> dict[int, tuple[Review, ...]]:
    """Say of each list from when to when it, or rows of it, are out of force and not known."""
    asked = {one: places for one, life in lives.items() if (places := _places(life))}
    if not asked:
        return {}
    listed = set(chain.from_iterable(listings.values()))
    known = {(one, row) for (_, one), at in rows.items() for place in at for row in row_keys(place)}
    return {
        one: tuple(_reviews(lives[one], open_))
        for one, places in asked.items()
        if (open_ := [p for p in places if not _is_listed(one, p, listed, known)])
    }


def _places(life: DocumentLife) -> list[str]:
    """Name the places of a list that have an end: all of it, its rows, a part without its rows.

    Other words of a part, and parts of legal documents, are no rows of a list.
    """
    found = dict.fromkeys(end.fact.place for end in life.ends if end.on and end.fact.place)
    places = [place for place in found if place and _means_rows(place)]
    is_list = places and any(is_list_number(fact.paper or "") for fact in life.told)
    return [place for place in places if is_list or names_all(place)]


def _means_rows(place: str) -> bool:
    return names_all(place) or bool(annex_rows(place)) or is_vague(place)


def _is_listed(
    document: int, place: str, listed: Collection[int], known: Collection[tuple[int, str]]
) -> bool:
    rows = annex_rows(place)
    return all((document, row) in known for row in rows) if rows else document in listed


def _reviews(life: DocumentLife, places: Iterable[str]) -> Iterator[Review]:
    """Name together what is out of force on the same days."""
    together: dict[Span, list[str]] = {}
    for place in places:
        for span in told_out(_told(life, place)):
            together.setdefault(span, []).append(place)
    for span, named in sorted(together.items()):
        yield Review(Reviewed.LIST_ENDED, *span, ROWS_MARK + ", ".join(named))


def _told(life: DocumentLife, place: str) -> Iterator[Told]:
    ends = (end for end in life.ends if end.on and end.fact.place == place)
    yield from (end.fact._replace(on=end.on or end.fact.on) for end in ends)
    rows = set(row_keys(place))
    for back in life.of(FactKind.FORCE_RESTORED):
        whole = not is_part(back.extent, back.place) or names_all(back.place or "")
        if whole or (back.place and rows <= set(row_keys(back.place))):
            yield back
