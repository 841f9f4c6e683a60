"""What a row without a code abolishes: rows of an earlier list, all of it, or its decision."""

from collections.abc import Iterator
from dataclasses import replace

from tthc.compliance.annex_rows import annex_rows
from tthc.compliance.identifiers import is_own_number, number_key
from tthc.intake.abolished_words import Names, is_decision, is_sentence, words_of
from tthc.intake.abolition_rows import AbolitionRow, by_cause, ending_of, note_of
from tthc.intake.document_numbers import Named, find_named
from tthc.intake.drafts import Draft, Unit
from tthc.intake.endings import Ending
from tthc.intake.problems import (
    CODE_MISSING,
    LIST_ENDS_ALONE,
    LIST_ROWS_MISSING,
    LIST_ROWS_UNCLEAR,
    POSITION_WITHOUT_LIST,
)
from tthc.workflows.facts import Content, Extent, FactKind

ALL_ROWS = "toàn bộ"


def read_list(row: AbolitionRow, decision: Named, unit: Unit, draft: Draft) -> Iterator[Content]:
    """State what ends of earlier lists; only "toàn bộ" ends all that stands in one."""
    names, words = words_of(row)
    lists = _lists(row, words, unit)
    if names is Names.UNCLEAR:
        draft.refuse("positions" if row.positions else "title", LIST_ROWS_UNCLEAR, value=words)
    elif names is Names.NOTHING:
        missing = LIST_ROWS_MISSING if row.listed_in else CODE_MISSING
        draft.refuse("procedure", missing, name=row.title or "", list=row.listed_in or "")
    elif not lists or (names is Names.ROWS and len(lists) > 1):
        draft.refuse("listed_in", POSITION_WITHOUT_LIST, value=words)
    else:
        yield from _issued(decision, unit)
        for listed in lists:
            ending = ending_of(row, listed.number, decision, unit, draft)
            ended = _ended(row, decision, unit, listed, ending)
            if names is not Names.ROWS or len(annex_rows(words)) > 1 or is_sentence(row.title):
                ended = replace(ended, title=None, note=_joined(row.title, ended.note))
            if names is Names.DECISION:
                draft.warn("title", LIST_ENDS_ALONE, number=listed.number)
            yield from _ends(names, words, ended, _causes(row, decision, ending))


def _ends(
    names: Names, words: str, ended: Content, causes: list[Named | None]
) -> Iterator[Content]:
    """State the end of a decision, of its whole list, or of rows of it, as often as papers say."""
    part = replace(ended, extent=Extent.PART)
    if names is Names.DECISION:
        yield by_cause(ended, causes[0])
    elif names is Names.ALL:
        yield by_cause(replace(ended, place=ALL_ROWS), causes[0])
        # Of the decision itself one paper says that it ended; of its list, the text behind it too.
        yield from (by_cause(replace(part, place=ALL_ROWS), cause) for cause in causes[1:])
    else:
        for position in annex_rows(words):
            yield from (by_cause(replace(part, place=position), cause) for cause in causes)


def _joined(*parts: str | None) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _lists(row: AbolitionRow, words: str, unit: Unit) -> list[Named]:
    """Find the decisions of the lists: beside the rows, else in a column (or the row above)."""
    beside = [one for one in find_named(words, unit.province) if is_decision(one)]
    found = beside or find_named(row.listed_in or "", unit.province)
    named: dict[object, Named] = {}
    for one in found:
        named.setdefault((number_key(one.number), one.day), one)
    return list(named.values())


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


def _causes(row: AbolitionRow, decision: Named, ending: Ending) -> list[Named | None]:
    """Name the decision and the legal document behind it, each in a fact of its own."""
    if ending.on is None:
        return [ending.cause]
    basis = ending.cause or next(iter(find_named(row.basis or "", "")), None)
    return [decision, basis] if basis and basis.number != decision.number else [decision]
