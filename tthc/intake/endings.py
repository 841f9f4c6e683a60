"""When does a force end by the words of a cell: on a day, with a document, or nobody knows?"""

import re
from datetime import date
from typing import NamedTuple

from tthc.compliance.identifiers import fold, normalise
from tthc.compliance.timeline import ONE_DAY
from tthc.intake.cells import read_date, read_written_day
from tthc.intake.document_numbers import Named, find_named, stand_in
from tthc.intake.problems import DATE_PLACEHOLDER, UnreadableCellError
from tthc.workflows.facts import Extent, FactKind

_DAY = (
    r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2} tháng \d{1,2} năm \d{4})(?!\d)"
)
DAYS = re.compile(_DAY, re.IGNORECASE)
"""Days as they are written in a sentence."""
_BEFORE = re.compile(rf"\btrước (?:ngày )?{_DAY}", re.IGNORECASE)
_THROUGH = re.compile(
    rf"\b(?:đến|tới|hết|sau|to|until|through) (?:hết )?(?:ngày )?{_DAY}"
    rf"|{_DAY} ?[-–—] ?(?:ngày )?{_DAY}",
    re.IGNORECASE,
)
# A term that runs from a day or an event ("45 ngày kể từ ngày ...") ends on neither of them.
_UNSURE = re.compile(r"\d+ (?:ngay|thang|nam|quy)\b|\bdu kien\b|\bkhong som hon\b")
_SIGNING = re.compile(r"\bngay (?:ky|ban hanh)\b")
_WITH = re.compile(
    r"\bcung (?:ngay|thoi diem)\b|\bsame as\b|\btheo (?:vb|van ban)\b|co hieu luc\b|\btheo\b.*@"
)
_ITS_START = re.compile(r"\bco hieu luc\b")
_ITS_END = re.compile(r"@.*\bhet (?:hieu luc|han)\b|\bhet (?:hieu luc|han) cua\b")
_STANDS = re.compile(
    r"\b(?:(?<!khong )con hieu luc|chua co hieu luc|chua xac dinh"
    r"|khong (?:xac dinh )?thoi han|vo thoi han)\b"
)
_IN_FORCE = re.compile(r"(?<!khong )\bcon hieu luc\b|\bchua co hieu luc\b")
_ENDED = re.compile(
    r"\b(?:het hieu luc|khong con hieu luc|bi bai bo|bi thay the|ngung hieu luc)\b"
    r"|_(?:abolished|replaced)\b"
)
_OF_PROCEDURES = re.compile(
    r"\bprocedures?_abolished\b|\b(?:thu tuc|tthc)\b.*\bbi (?:bai bo|huy bo|thay the)\b"
)


class Ending(NamedTuple):
    """What a cell says of the end: a day, a document with which it comes, or neither.

    `on` is the first day without force. An end that is `stated` with neither is not known. `tied`
    says that it comes with the end of that document, not with its coming into force; None, that the
    text leaves it open ("cùng ngày với Nghị quyết ...").
    """

    on: date | None = None
    cause: Named | None = None
    stated: bool = False
    tied: bool | None = False

    @property
    def kind(self) -> FactKind:
        """The kind of fact that states it."""
        if self.on is not None:
            return FactKind.FORCE_ENDED
        return FactKind.FORCE_TIED if self.tied else FactKind.FORCE_BOUND


def read_ending(text: str, cause: Named | None, province: str) -> Ending:
    """Read when a force ends: a day, "kể từ ngày Thông tư ... có hiệu lực", or "cùng ngày với ...".

    What holds through a day ("đến hết ngày 31/12/2026", "01/7/2025-31/12/2026") ends on the next.

    Raises:
        UnreadableCellError: the text says neither.
    """
    try:
        return Ending(read_date(text), stated=True)
    except UnreadableCellError:
        found = _in_words(normalise(text), cause, province)
        if found is None:
            raise
        return found


def end_unread(text: str, fault: UnreadableCellError) -> Ending:
    """Say what a text that cannot be read leaves: an end on a day not known, or no end at all."""
    silent = fault.template == DATE_PLACEHOLDER or _STANDS.search(fold(text))
    return Ending(stated=not silent)


def read_extent(text: str | None) -> Extent | None:
    """Say whether the whole or a part ended; None where the text says neither."""
    folded = fold(text or "")
    if re.search(r"\b(?:mot phan|part|partial)\b", folded) or ends_procedures(text):
        return Extent.PART
    return Extent.WHOLE if re.search(r"\b(?:toan bo|whole)\b", folded) else None


def ends_procedures(text: str | None) -> bool:
    """Say whether a status means procedures of a decision ("TTHC bị bãi bỏ"), not the decision."""
    return bool(_OF_PROCEDURES.search(fold(text or "")))


def says_ended(text: str | None) -> bool:
    """Say whether a status ("Hết hiệu lực toàn bộ") means that force has ended."""
    folded = fold(text or "")
    return bool(_ENDED.search(folded)) and not _STANDS.search(folded)


def says_in_force(text: str | None) -> bool:
    """Say whether a status means that the whole is in force, or not even yet ("Còn hiệu lực")."""
    return bool(_IN_FORCE.search(fold(text or ""))) and read_extent(text) is not Extent.PART


def _in_words(text: str, cause: Named | None, province: str) -> Ending | None:
    named = next(iter(find_named(text, province)), None)
    rest = stand_in(text, "@")
    by = named or cause
    if DAYS.search(rest):
        day = _day_in(rest)
        return Ending(day, named, stated=True) if day else None
    folded = fold(rest)
    if _UNSURE.search(folded):
        return None
    if _SIGNING.search(folded):
        return Ending(by.day, named, stated=True) if by and by.day else None
    if not _WITH.search(folded) and not (named and _ITS_END.search(folded)):
        return None
    return Ending(None, by, stated=True, tied=_tied(folded) if named else False)


def _tied(folded: str) -> bool | None:
    """Say whether the text means the document's end; None where it leaves that open."""
    if _ITS_START.search(folded):
        return False
    return True if _ITS_END.search(folded) else None


def _day_in(text: str) -> date | None:
    """Give the first day without force by a text that names a day, None where that is unsure."""
    days = DAYS.findall(text)
    before, through = _BEFORE.search(text), _THROUGH.search(text)
    if _UNSURE.search(fold(DAYS.sub("", text))) or (len(days) > 1 and not (before or through)):
        return None
    last = read_written_day(days[-1])
    return last + ONE_DAY if through and not before else last
