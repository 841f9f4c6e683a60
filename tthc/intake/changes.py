"""What a text says is done to procedures: issued, amended, replaced, abolished, cancelled."""

import re

from tthc.compliance.identifiers import fold
from tthc.intake.cells import Cell, read_text
from tthc.intake.problems import CHANGE_UNKNOWN, UnreadableCellError
from tthc.workflows.facts import ChangeKind

# What is amended, replaced or abolished may be a text, not a procedure: that says nothing here.
_OF_A_TEXT = (
    r"(?!,? (?:cac |mot so |mot phan |noi dung |dieu |khoan |tai |cua )*"
    r"(?:quyet dinh|qd|thong tu|nghi dinh|nghi quyet|luat|phap lenh|van ban|vbqppl|dieu)\b)"
)
_IN_TITLE: dict[ChangeKind, re.Pattern[str]] = {
    ChangeKind.NEW: re.compile(
        r"\b(?:moi ban hanh|ban hanh moi|(?:thu tuc hanh chinh|tthc) moi)\b"
    ),
    ChangeKind.AMENDED: re.compile(rf"\bsua doi\b(?:,? ?bo sung\b)?{_OF_A_TEXT}(?!,? ?bo sung)"),
    ChangeKind.REPLACED: re.compile(rf"\bthay the\b{_OF_A_TEXT}"),
    ChangeKind.ABOLISHED: re.compile(rf"\bbai bo\b{_OF_A_TEXT}"),
    ChangeKind.CANCELLED: re.compile(rf"\bhuy bo\b{_OF_A_TEXT}"),
    ChangeKind.STANDARDISED: re.compile(r"\bchuan hoa\b"),
}
_IN_CELL: dict[ChangeKind, re.Pattern[str]] = {
    ChangeKind.NEW: re.compile(r"\b(?:moi|new)\b"),
    ChangeKind.AMENDED: re.compile(r"\b(?:sua doi|amended)\b"),
    ChangeKind.REPLACED: re.compile(r"\b(?:thay the|replaced)\b"),
    ChangeKind.ABOLISHED: re.compile(r"\b(?:bai bo|abolished)\b"),
    ChangeKind.CANCELLED: re.compile(r"\b(?:huy bo|cancelled)\b"),
    ChangeKind.STANDARDISED: re.compile(r"\b(?:chuan hoa|standardised)\b"),
    ChangeKind.MIXED: re.compile(r"\bmixed\b"),
}


def change_in_title(title: str | None) -> ChangeKind | None:
    """Say what a title (trích yếu) does to procedures, None where it does not say it clearly."""
    return _change_in(fold(title), _IN_TITLE) if title else None


def read_change(cell: Cell) -> ChangeKind | None:
    """Read a cell that names the kind of change (loại thay đổi), blank gives None.

    Raises:
        UnreadableCellError: the cell names no kind of change.
    """
    text = read_text(cell)
    if text is None:
        return None
    found = _change_in(fold(text).replace("_", " "), _IN_CELL)
    if found is None:
        raise UnreadableCellError(CHANGE_UNKNOWN, value=text)
    return found


def _change_in(folded: str, words: dict[ChangeKind, re.Pattern[str]]) -> ChangeKind | None:
    found = [change for change, pattern in words.items() if pattern.search(folded)]
    return ChangeKind.MIXED if len(found) > 1 else next(iter(found), None)
