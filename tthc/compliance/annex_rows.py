"""Which rows of an annex does a text name (số thứ tự tại danh mục), whatever its spelling?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from tthc.compliance.identifiers import fold
from tthc.workflows.facts import Extent

_LEVELS = ("phu luc", "danh muc", "phan", "muc")
_PATH = re.compile(r"[a-z\d]+(?:/[a-z\d.]+)+")
# "kèm theo Quyết định số 721/QĐ-UBND ngày 11/4/2024", "2 thủ tục", "trang 5": no rows.
_NOT_ROWS = re.compile(
    r"\d+(?:\.\d+)?[a-z]?(?:/\d{4})?[/-][a-z]{2,}[a-z.]*\d*(?:[-/][a-z&\d]+)*"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4}|\bnam \d{4}"
    r"|\b\d+ (?:thu tuc|tthc)\b|\btrang \d+"
    r"|(?:(?<=quyet dinh so )|(?<=quyet dinh )|(?<=\bqd so )|(?<=\bqd ))\d+\b(?![/-])"
)
_ZEROS = re.compile(r"(?:(?<=/)|\A)0+(?=\d)")
TOKEN: Final = re.compile(
    r"\b(?P<level>phu luc|danh muc|phan|muc)(?:(?<=luc) so)?"
    r" (?P<section>[a-z]?\d+|[ivxlc]+|[a-z])\b"
    r"|(?P<path>\b[a-z]+\d*(?:/[a-z\d.]*[a-z\d])+)"
    r"|\b(?P<first>\d{1,5}) ?(?:[-–—÷→…]|\.{2,3}|den|toi)(?: so(?: thu tu)?)? ?(?P<last>\d{1,5})\b"
    r"|\b(?P<row>\d{1,5}(?:\.\d{1,3})*[a-z]?)\b"
)
_ALL = re.compile(r"\b(?:toan bo|tat ca)\b(?! (?:cac )?(?:quyet dinh|van ban|qd)\b)")
_WHOLE = re.compile(r"\b(?:toan bo|tat ca)\b")
_ONLY = re.compile(
    r"\b(?:phu luc|danh muc|phan|muc|chuong) (?:[a-z]?\d+|[ivxlc]+|[a-z])\b"
    r"|\b(?:cap|linh vuc|thuoc|tru)\b"
    r"|\b\d+\b(?! (?:thu tuc|tthc)\b)"
)
LONGEST: Final = 5000  # rows; a longer range is a typing error


class _Block(NamedTuple):
    """Rows with the sections that stand next to them, by their level."""

    sections: dict[int, str]
    rows: list[str]


@lru_cache(maxsize=8192)  # one place is compared with every end of its document
def annex_rows(text: str) -> tuple[str, ...]:
    """Name rows by their place: "số thứ tự 17, 18 Mục I" and "Mục I, số 17-18" are I/17 and I/18.

    A section speaks of the rows beside it: of those before it where the clause begins with rows,
    else of those after it. A clause without a section goes on with that of the clause before.
    """
    if names_all(text):
        return ()
    if _PATH.fullmatch(fold(text)):
        return (_ZEROS.sub("", fold(text)).upper(),)
    found: list[str] = []
    waiting: list[str] = []
    above: dict[int, str] = {}
    for clause in re.split(r"[;\n]", text):
        leads, blocks = _blocks(spoken(clause))
        if waiting and not any(rows for _, rows in blocks):
            leads = False  # a section on a line of its own, under its rows
        if leads:
            found, waiting = found + waiting, []
        for sections, rows in blocks:
            if not (sections or above):
                waiting += rows
                continue
            place = _below(above, sections) if leads else sections or above
            found, waiting = found + _placed(place, waiting + rows), []
            above = place if leads or not sections else {}
    return tuple(dict.fromkeys(row.upper() for row in (*found, *waiting)))


@lru_cache(maxsize=1024)
def names_all(text: str) -> bool:
    """Say whether a text means all that stands in an annex: "toàn bộ danh mục", "tất cả 12 TTHC".

    "Bãi bỏ toàn bộ Quyết định ..." speaks of the decision, "toàn bộ lĩnh vực đất đai" of a part.
    """
    words = spoken(text)
    return bool(_ALL.search(words)) and not _ONLY.search(words)


def is_part(extent: Extent | None, place: str | None) -> bool:
    """Say whether what ends or comes back is a part of a document, told so or by its place.

    "Toàn bộ" names the whole, be it the list or, in "toàn bộ Quyết định ...", the decision.
    """
    return extent is Extent.PART or (place is not None and not _names_whole(place))


@lru_cache(maxsize=8192)
def _names_whole(text: str) -> bool:
    words = spoken(text)
    return bool(_WHOLE.search(words)) and not _ONLY.search(words)


def is_vague(text: str) -> bool:
    """Say whether a text means a part of an annex without its rows: "toàn bộ Mục I"."""
    words = spoken(text)
    return bool(_ALL.search(words)) and not (names_all(text) or annex_rows(text))


def row_keys(place: str) -> tuple[str, ...]:
    """Give what places in an annex are compared by: their rows, else the words themselves."""
    return annex_rows(place) or (fold(place),)


def spoken(text: str) -> str:
    """Give the folded words without numbers that are of papers, days and pages, not of rows."""
    return _NOT_ROWS.sub(" ", fold(text))


def _below(above: dict[int, str], sections: dict[int, str]) -> dict[int, str]:
    """Keep the higher sections: after "Phần I Mục A", a "Mục B" alone is one of Phần I."""
    highest = min(sections, default=len(_LEVELS))
    return {level: one for level, one in above.items() if level < highest} | sections


def _blocks(clause: str) -> tuple[bool, list[_Block]]:
    """Put each section with its rows, and say whether the clause begins with a section."""
    tokens = list(_tokens(clause))
    leads = bool(tokens) and tokens[0][0] is not None
    blocks: list[_Block] = []
    for level, items in tokens:
        full = blocks and (blocks[-1].rows if leads else blocks[-1].sections)
        if not blocks or (full and leads is (level is not None)):
            blocks.append(_Block({}, []))
        if level is None:
            blocks[-1].rows.extend(items)
        else:
            blocks[-1].sections[level] = items[0]
    if leads and len(blocks) > 1 and not blocks[-1].rows:  # "Mục I, số 17 Phần II"
        blocks[-2].sections.update(blocks.pop().sections)
    return leads, blocks


def _tokens(clause: str) -> Iterator[tuple[int | None, list[str]]]:
    for found in TOKEN.finditer(clause):
        if found["level"]:
            yield _LEVELS.index(found["level"]), [_ZEROS.sub("", found["section"])]
        elif found["first"]:
            first, last = int(found["first"]), int(found["last"])
            numbers = range(first, last + 1) if last - first < LONGEST else ()
            yield None, [str(number) for number in numbers]
        else:
            yield None, [_ZEROS.sub("", found["path"] or found["row"])]


def _placed(sections: dict[int, str], rows: list[str]) -> list[str]:
    above = [sections[level] for level in sorted(sections)]
    return ["/".join([*above, row]) for row in rows]
