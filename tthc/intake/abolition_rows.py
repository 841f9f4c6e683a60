"""One row of a list of abolished procedures: its cells, and when and by what its subject ends."""

from dataclasses import replace

from tthc.intake.document_numbers import Named
from tthc.intake.drafts import Draft, Unit
from tthc.intake.endings import Ending, read_ending
from tthc.intake.problems import END_NOT_STATED, UnreadableCellError
from tthc.intake.rows import Code, Day, Row, Text
from tthc.workflows.facts import Content


class AbolitionRow(Row):
    """One abolished procedure, or rows of an earlier list; fields as in `tthc.intake.forms`."""

    title: Text = None
    procedure: Code = None
    basis: Text = None
    decision: Text = None
    decided_on: Day = None
    ends: Text = None
    listed_in: Text = None
    positions: Text = None
    field: Text = None
    agency: Text = None
    note: Text = None


def ending_of(row: AbolitionRow, about: str, decision: Named, unit: Unit, draft: Draft) -> Ending:
    """Give the end: as stated, else the decision's own day (có hiệu lực kể từ ngày ký).

    What is stated and cannot be read ends on a day not known, never on the day of signing.
    """
    ending = Ending(decision.day, stated=decision.day is None)
    if row.ends is not None and any(letter.isalnum() for letter in row.ends):
        try:
            ending = read_ending(row.ends, decision, unit.province)
        except UnreadableCellError as fault:
            draft.report({"ends": fault}, frozenset())
            ending = Ending(stated=True)
    if not (ending.on or ending.cause):
        draft.warn("ends", END_NOT_STATED, number=about)
    return ending


def by_cause(content: Content, cause: Named | None) -> Content:
    """Name the legal document that brought it about (VBQPPL quy định việc bãi bỏ)."""
    if cause is None:
        return content
    return replace(content, cause=cause.number, cause_date=cause.day)


def note_of(row: AbolitionRow, ending: Ending) -> str | None:
    """Keep the words of an end on a day not known: the fact has no other place for them."""
    known = ending.on or ending.cause
    return "; ".join(part for part in (None if known else row.ends, row.note) if part) or None
