"""Which documents does a text name, and is a part of one meant?"""

import re
from datetime import date
from typing import NamedTuple

from tthc.compliance.identifiers import fold, normalise
from tthc.intake.cells import read_date
from tthc.intake.problems import UnreadableCellError

# "66.18/2026/NQ-CP" carries a number of its own series, "71/2025/QH15" the legislature.
_NUMBER = (
    r"(?:\d{1,3}\.)?\d{1,6}[A-Za-z]?(?:[/.]\d{4})?"
    r"[/-][A-Za-zĐđ](?:[A-Za-zĐđ.]*[A-Za-zĐđ])?\d{0,2}(?:[-/][A-Za-zĐđ&\d]+)*"
)
_NAMED = re.compile(
    rf"(?P<number>{_NUMBER})(?P<place>\s*\([^()]*\))?"
    r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2} tháng \d{1,2} năm \d{4}|[\d/.-]+\d))?"
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


class Named(NamedTuple):
    """A document as a cell names it; `note` is what stands in brackets and is no place."""

    number: str
    day: date | None = None
    part: bool = False
    note: str | None = None


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


def stand_in(text: str, mark: str) -> str:
    """Give the text with a mark in the place of each document that it names, and of its day."""
    return _NAMED.sub(mark, normalise(text))


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
