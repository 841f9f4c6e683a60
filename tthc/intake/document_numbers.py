"""Which document a text names, when its force ends by that text, and whether it is a part."""

import re
from datetime import date
from typing import NamedTuple

from tthc.compliance.identifiers import fold, normalise
from tthc.intake.cells import read_date
from tthc.intake.problems import UnreadableCellError
from tthc.workflows.facts import Extent

_NUMBER = r"\d{1,6}[A-Za-z]?(?:[/.]\d{4})?[/-][A-Za-zĐđ][A-Za-zĐđ.]*(?:[-/][A-Za-zĐđ&\d]+)*"
_NAMED = re.compile(
    rf"(?P<number>{_NUMBER})(?P<place>\s*\([^()]*\))?(?:\s*,?\s*ngày\s+(?P<day>[\d/.-]+\d))?"
)
_BRACKETS = re.compile(r"^(?P<number>[^()]+?)\s*\((?P<said>[^()]*)\)$")
_PART = re.compile(r"(?:mot )?phan\b|part\b|partial\b|muc\b|so\b|phu luc\b|dieu\b|khoan\b")
_KIND = re.compile(r"(?:nghi dinh|nghi quyet|quyet dinh|thong tu|luat|phap lenh|chi thi)\b")
_LOCAL = re.compile(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)\s+"
    r"(?:tỉnh|thành phố|TP\.?)\s+(?P<place>.+)",
    re.IGNORECASE,
)
_LOCAL_NUMBER = re.compile(r"-(?:ubnd|hdnd)$")
_STANDS = re.compile(r"\b(?:con hieu luc|chua co hieu luc|chua xac dinh)\b")
_ENDED = re.compile(r"\b(?:het hieu luc|bi bai bo|bi thay the|ngung hieu luc)\b")
_WITH = re.compile(r"\bcung (?:ngay|thoi diem)\b|\bsame as\b|\btheo (?:vb|van ban)\b|co hieu luc\b")


class Named(NamedTuple):
    """A document as a cell names it; `note` is what stands in brackets and is no place."""

    number: str
    day: date | None = None
    part: bool = False
    note: str | None = None


class Ending(NamedTuple):
    """What a cell says of the end: a day, a document with which it comes, or neither."""

    on: date | None = None
    cause: Named | None = None
    stated: bool = False


def read_named(text: str, issuer: str | None, province: str) -> Named:
    """Read the number of the document that a row is about.

    The number of another province's People's Committee or Council is told apart by that province
    in brackets, "119/QĐ-UBND (Bắc Giang)", for each province numbers its own; what else stands in
    brackets is a note, and says that a part is meant ("mục A5 phần II, số 33").
    """
    found = _BRACKETS.match(normalise(text))
    number, said = (found["number"], normalise(found["said"])) if found else (normalise(text), "")
    folded = fold(said)
    if said and _PART.match(folded):
        return Named(_placed(number, issuer, province), part=True, note=said)
    if said and _KIND.match(folded):
        return Named(_placed(number, issuer, province), note=said)
    if said:
        return Named(number if _own(said, province) else f"{number} ({said})")
    return Named(_placed(number, issuer, province))


def find_named(text: str, province: str) -> list[Named]:
    """List the documents that a text names, each with the "ngày ..." right after it."""
    return [
        read_named(f"{found['number']}{found['place'] or ''}", None, province)._replace(
            day=_day(found["day"])
        )
        for found in _NAMED.finditer(normalise(text))
    ]


def read_ending(text: str, cause: Named | None, province: str) -> Ending:
    """Read when a force ends: a day, "kể từ ngày Thông tư ... có hiệu lực", or "cùng ngày".

    Raises:
        UnreadableCellError: the text says neither.
    """
    try:
        return Ending(read_date(text), stated=True)
    except UnreadableCellError:
        if not _WITH.search(fold(text)):
            raise
    named = find_named(text, province)
    return Ending(None, named[0] if named else cause, stated=True)


def read_extent(text: str | None) -> Extent | None:
    """Say whether the whole or a part ended; None where the text says neither."""
    folded = fold(text or "")
    if re.search(r"\b(?:mot phan|part|partial)\b", folded):
        return Extent.PART
    return Extent.WHOLE if re.search(r"\b(?:toan bo|whole)\b", folded) else None


def says_ended(text: str | None) -> bool:
    """Say whether a status ("Hết hiệu lực toàn bộ") means that force has ended."""
    folded = fold(text or "")
    return bool(_ENDED.search(folded)) and not _STANDS.search(folded)


def _placed(number: str, issuer: str | None, province: str) -> str:
    found = _LOCAL.search(normalise(issuer or ""))
    if found is None or not _LOCAL_NUMBER.search(fold(number)) or _own(found["place"], province):
        return number
    return f"{number} ({found['place']})"


def _own(place: str, province: str) -> bool:
    return bool(fold(place)) and fold(place) in fold(province)


def _day(text: str | None) -> date | None:
    try:
        return read_date(text)
    except UnreadableCellError:
        return None
