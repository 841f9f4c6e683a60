"""What a row without a code abolishes: rows of an earlier list, all of it, or its decision."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from tthc.compliance.annex_rows import annex_rows, names_all
from tthc.compliance.identifiers import fold, is_own_number
from tthc.intake.abolition_rows import AbolitionRow, by_cause, ending_of, note_of
from tthc.intake.document_numbers import Named, find_named
from tthc.intake.drafts import Draft, Unit
from tthc.intake.endings import Ending
from tthc.intake.problems import (
    CODE_MISSING,
    LIST_ENDS_ALONE,
    LIST_ROWS_MISSING,
    POSITION_WITHOUT_LIST,
)
from tthc.workflows.facts import Content, Extent, FactKind

ALL_ROWS = "toàn bộ"
_ABOUT_DECISION = re.compile(r"(?:bai bo )?(?:toan bo )?(?:cac )?(?:quyet dinh|qd)\b")
_DECISION_NUMBER = re.compile(r"/qd-|-qd/")


class _Names(StrEnum):
    """What the words of a row mean of an earlier list."""

    ALL = "all"  # toàn bộ danh mục
    ROWS = "rows"  # số thứ tự 17, 18 Mục I
    DECISION = "decision"  # Quyết định số ...
    NOTHING = "nothing"


def read_list(row: AbolitionRow, decision: Named, unit: Unit, draft: Draft) -> Iterator[Content]:
    """State what ends of an earlier list; only "toàn bộ" ends all that stands in it."""
    names, words = _words(row)
    if names is _Names.NOTHING:
        missing = LIST_ROWS_MISSING if row.listed_in else CODE_MISSING
        draft.refuse("procedure", missing, name=row.title or "", list=row.listed_in or "")
        return
    listed = _list(row, words, unit)
    if listed is None:
        draft.refuse("listed_in", POSITION_WITHOUT_LIST, value=words)
        return
    ending = ending_of(row, listed.number, decision, unit, draft)
    ended = _ended(row, decision, unit, listed, ending)
    if names is _Names.DECISION:
        draft.warn("title", LIST_ENDS_ALONE, number=listed.number)
        yield by_cause(ended, decision if ending.on else ending.cause)
        return
    yield from _issued(decision, unit)
    causes = _causes_of_rows(row, decision, ending)
    if names is _Names.ALL:
        yield by_cause(replace(ended, place=ALL_ROWS), causes[0])
        # Of the decision itself one paper says that it ended; of its list, the text behind it too.
        parts = (by_cause(replace(ended, place=ALL_ROWS), cause) for cause in causes[1:])
        yield from (replace(one, extent=Extent.PART) for one in parts)
        return
    part = replace(ended, extent=Extent.PART)
    for position in annex_rows(words):
        yield from (by_cause(replace(part, place=position), cause) for cause in causes)


def _words(row: AbolitionRow) -> tuple[_Names, str]:
    """Give the words that name rows of an earlier annex; some lists have them in the title."""
    title = row.title or ""
    words = row.positions or title
    if names_all(words):
        return _Names.ALL, words
    if annex_rows(words) and (row.positions or "so thu tu" in fold(title)):
        return _Names.ROWS, words
    if not row.positions and _ABOUT_DECISION.match(fold(title)) and find_named(title, ""):
        return _Names.DECISION, words
    return _Names.NOTHING, words


def _list(row: AbolitionRow, words: str, unit: Unit) -> Named | None:
    """Find the decision of the list: beside the rows, else in its own column (or the row above)."""
    beside = (one for one in find_named(words, unit.province) if _is_decision(one))
    return next(beside, None) or next(iter(find_named(row.listed_in or "", unit.province)), None)


def _is_decision(named: Named) -> bool:
    return bool(_DECISION_NUMBER.search(fold(named.number)))


def _ended(
    row: AbolitionRow, decision: Named, unit: Unit, listed: Named, ending: Ending
) -> Content:
    return Content(
        province=unit.province,
        department=unit.department,
        kind=ending.kind,
        happened_on=ending.on or decision.day or unit.today,
        document=listed.number,
        document_date=listed.day,
        title=row.title,
        field=row.field,
        note=note_of(row, ending),
        # The cause is the event, so that the paper that says so has no other place.
        evidence=None if ending.on else decision.number,
    )


def _issued(decision: Named, unit: Unit) -> Iterator[Content]:
    """Date the province's own decision: what it abolishes is announced by it."""
    if decision.day and is_own_number(decision.number):
        yield Content(
            province=unit.province,
            department=unit.department,
            kind=FactKind.DOCUMENT_ISSUED,
            happened_on=decision.day,
            document=decision.number,
            document_date=decision.day,
        )


def _causes_of_rows(row: AbolitionRow, decision: Named, ending: Ending) -> list[Named | None]:
    """Name the decision and the legal document behind it, each in a fact of its own."""
    if ending.on is None:
        return [ending.cause]
    basis = ending.cause or next(iter(find_named(row.basis or "", "")), None)
    return [decision, basis] if basis and basis.number != decision.number else [decision]
