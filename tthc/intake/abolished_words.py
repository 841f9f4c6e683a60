"""What the words of a row without a code mean of an earlier list: rows of it, all of it, or none.

Sentences begin with what they abolish: "Bãi bỏ thủ tục số 17 Mục I ban hành kèm theo ...". A number
further on may be part of a procedure's name.
"""

import re
from enum import StrEnum

from tthc.compliance.annex_doubts import is_doubtful
from tthc.compliance.annex_rows import annex_rows, is_vague, names_all
from tthc.compliance.identifiers import fold
from tthc.intake.abolition_rows import AbolitionRow
from tthc.intake.document_numbers import Named, find_named

_ABOUT_DECISION = re.compile(r"(?:bai bo )?(?:toan bo )?(?:cac )?(?:quyet dinh|qd)\b")
# "số 5 đến hết Mục II": where it ends, only the list itself tells.
_OPEN = re.compile(r"\b(?:den|toi) (?:het|cuoi)\b|\btro (?:di|len)\b")
_OF_LIST = re.compile(r"\b(?:kem theo|danh muc)\b")
_DECISION_NUMBER = re.compile(r"/qd-|-qd/")
_LEAD = (
    r"\A(?:bai bo )?(?:(?:cac|nhung|\d+) )?(?:(?:thu tuc(?: hanh chinh)?|tthc) )?(?:(?:tai|o) )?"
)
_SECTION = r"(?:phu luc|danh muc|phan|muc) (?:[a-z]?\d+|[ivxlc]+|[a-z])\b"
_NUMBER = r"\d+[a-z]?\b(?![/-][a-z])"
_NUMBERS = rf"{_NUMBER}(?:(?: ?[,;-] ?| (?:va|den) )(?:so )?{_NUMBER})*"
_NAMES_ROWS = re.compile(
    rf"{_LEAD}(?:(?:so(?: thu tu)?|stt) (?:tu )?{_NUMBER}|{_SECTION}"
    rf"|{_NUMBERS},? (?:{_SECTION}|cua\b|tai\b|kem\b))"
)
_SENTENCE = re.compile(r"\Abai bo\b|\A(?:toan bo|tat ca)\b|\bso(?: thu tu)? \d+\b(?![/-])")


class Names(StrEnum):
    """What the words of a row mean of an earlier list."""

    ALL = "all"  # toàn bộ danh mục
    ROWS = "rows"  # số thứ tự 17, 18 Mục I
    DECISION = "decision"  # Quyết định số ...
    UNCLEAR = "unclear"  # toàn bộ lĩnh vực đất đai: which rows, only the list tells
    NOTHING = "nothing"


def words_of(row: AbolitionRow) -> tuple[Names, str]:
    """Give the words that name rows of an earlier annex; some lists have them in the title."""
    words = row.positions or row.title or ""
    folded = fold(words)
    if names_all(words):
        return Names.ALL, words
    if is_vague(words) or _OPEN.search(folded):
        return Names.UNCLEAR if row.positions or _speaks_of_list(words) else Names.NOTHING, words
    if annex_rows(words) and (row.positions or _names_rows(folded)):
        return Names.UNCLEAR if is_doubtful(words) else Names.ROWS, words
    if row.positions:
        return Names.UNCLEAR, words
    if _ABOUT_DECISION.match(folded) and find_named(words, ""):
        return Names.DECISION, words
    return Names.UNCLEAR if _speaks_of_list(words) else Names.NOTHING, words


def is_sentence(title: str | None) -> bool:
    """Say whether a row's words abolish ("Bãi bỏ thủ tục số 17") and are no procedure's name."""
    words = title or ""
    return bool(_SENTENCE.search(fold(words))) or _cites_list(words)


def is_decision(named: Named) -> bool:
    """Say whether a document is a decision (quyết định), by its number."""
    return bool(_DECISION_NUMBER.search(fold(named.number)))


def _names_rows(folded: str) -> bool:
    return "so thu tu" in folded or bool(_NAMES_ROWS.match(folded))


def _speaks_of_list(words: str) -> bool:
    return is_vague(words) or _names_rows(fold(words)) or _cites_list(words)


def _cites_list(words: str) -> bool:
    named = any(map(is_decision, find_named(words, "")))
    return named and bool(_OF_LIST.search(fold(words)))
