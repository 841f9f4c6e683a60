"""Which rows of an annex a file ends though no list says what stands in them."""

from collections.abc import Iterable, Iterator
from typing import Final

from tthc.compliance.annex_rows import is_part, names_all, row_keys
from tthc.intake.problems import Problem, Severity
from tthc.store.annexes import ANY_ROW, listed_rows
from tthc.store.engine import Connection
from tthc.store.resolving import Resolved
from tthc.workflows.facts import END_KINDS

ROW_NOT_LISTED: Final = (
    "Row {row}: nothing in the register says which procedures stand in {rows} of {document}, so"
    " nothing ends with them yet. Record procedure.listed with that document and place; the end is"
    " kept and holds from then on."
)

RowEnds = tuple[int, list[Resolved]]
"""A row of the file, and the ends of annex rows that it states."""


def ends_of_rows(row: int, facts: Iterable[Resolved]) -> RowEnds | None:
    """Keep the ends of annex rows; None when the row of the file states none."""
    found = [one for one in facts if _ends_row(one)]
    return (row, found) if found else None


def unlisted(connection: Connection, ends: Iterable[RowEnds]) -> Iterator[Problem]:
    """Warn of each row of the file that ends annex rows nobody listed."""
    ends = list(ends)
    documents = {one.document for _, facts in ends for one in facts if one.document}
    known = listed_rows(connection, documents) if documents else set[tuple[int, str]]()
    for row, facts in ends:
        open_ = [one for one in facts if not _rows(one) <= known]
        if open_:
            yield _warning(row, open_)


def _ends_row(one: Resolved) -> bool:
    said = one.content
    about_document = one.document is not None and not (one.decision or one.procedure)
    if not about_document or said.kind not in END_KINDS or said.place is None:
        return False
    return is_part(said.extent, said.place) or names_all(said.place)


def _rows(one: Resolved) -> set[tuple[int, str]]:
    place = one.content.place or ""
    rows = (ANY_ROW,) if names_all(place) else row_keys(place)
    return {(one.document or 0, row) for row in rows}


def _warning(row: int, facts: list[Resolved]) -> Problem:
    rows = ", ".join(dict.fromkeys(one.content.place or "" for one in facts))
    fields = (("row", row), ("rows", rows), ("document", facts[0].content.document or ""))
    return Problem(row, "", Severity.WARNING, ROW_NOT_LISTED, fields)
