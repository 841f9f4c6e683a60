"""One row of a list of abolished procedures: its cells, and when and by what its subject ends."""

from dataclasses import replace

from tthc.compliance.identifiers import number_key
from tthc.intake.document_numbers import Named, find_named
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
    """Keep what the fact has no other place for.

    The words of an end on a day not known; and the text behind an end that waits for another one.
    """
    known = ending.on or ending.cause
    parts = (None if known else row.ends, row.note, _behind(row, ending))
    return "; ".join(part for part in parts if part) or None


def _behind(row: AbolitionRow, ending: Ending) -> str | None:
    event = ending.cause.number if ending.cause and ending.on is None else None
    basis = next(iter(find_named(row.basis or "", "")), None)
    if event is None or basis is None or number_key(basis.number) == number_key(event):
        return None
    return f"VBQPPL quy định việc bãi bỏ: {basis.number}"
