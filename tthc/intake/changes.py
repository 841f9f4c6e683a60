"""What a text says is done to procedures: issued, amended, replaced, abolished, cancelled."""

import re
from functools import lru_cache

from tthc.compliance.identifiers import fold
from tthc.intake.cells import Cell, read_text
from tthc.intake.problems import CHANGE_UNKNOWN, UnreadableCellError
from tthc.workflows.facts import ChangeKind

# What is amended, replaced or abolished may be a text, not a procedure: that says nothing here.
_OF_A_TEXT = (
    r"(?!,? (?:cac |mot so |mot phan |noi dung |dieu |khoan )*"
    r"(?:quyet dinh|qd|thong tu|nghi dinh|nghi quyet|luat|phap lenh|van ban|vbqppl|dieu)\b)"
)
Words = tuple[tuple[ChangeKind, str, re.Pattern[str]], ...]
_IN_TITLE: Words = (
    (
        ChangeKind.NEW,
        "moi",
        re.compile(r"\b(?:moi ban hanh|ban hanh moi|(?:thu tuc hanh chinh|tthc) moi)\b"),
    ),
    (
        ChangeKind.AMENDED,
        "sua doi",
        re.compile(rf"\bsua doi\b(?:,? ?bo sung\b)?{_OF_A_TEXT}(?!,? ?bo sung)"),
    ),
    (ChangeKind.REPLACED, "thay the", re.compile(rf"\bthay the\b{_OF_A_TEXT}")),
    (ChangeKind.ABOLISHED, "bai bo", re.compile(rf"\bbai bo\b{_OF_A_TEXT}")),
    (ChangeKind.CANCELLED, "huy bo", re.compile(rf"\bhuy bo\b{_OF_A_TEXT}")),
    (ChangeKind.STANDARDISED, "chuan hoa", re.compile(r"\bchuan hoa\b")),
)
_IN_CELL: Words = tuple(
    (change, "", re.compile(rf"\b(?:{words})\b"))
    for change, words in (
        (ChangeKind.NEW, "moi|new"),
        (ChangeKind.AMENDED, "sua doi|amended"),
        (ChangeKind.REPLACED, "thay the|replaced"),
        (ChangeKind.ABOLISHED, "bai bo|abolished"),
        (ChangeKind.CANCELLED, "huy bo|cancelled"),
        (ChangeKind.STANDARDISED, "chuan hoa|standardised"),
        (ChangeKind.MIXED, "mixed"),
    )
)


@lru_cache(maxsize=1024)  # each procedure of a decision comes with the decision's title
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


def _change_in(folded: str, words: Words) -> ChangeKind | None:
    """Search the pattern only where its plain word stands, which most titles lack."""
    found = [kind for kind, word, pattern in words if word in folded and pattern.search(folded)]
    return ChangeKind.MIXED if len(found) > 1 else next(iter(found), None)
