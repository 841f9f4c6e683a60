"""Are two texts, document numbers or procedure codes the same, whatever their spelling?"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]"
)
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_DASHES_SLASHES = str.maketrans("‐‑‒–—―−﹣－⁄∕／", "---------///")

_CODE = re.compile(r"([1-9]\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2})?(?:\.[HG]\d{2})?", re.IGNORECASE)
_PART_OF_CODE = re.compile(r"[1-9]\.\d{1,5}")
_KINDS = "quyetdinh|thongtulientich|thongtu|nghidinh|nghiquyet|luat|phaplenh|chithi"
_PREFIX = re.compile(rf"^(?:(?:{_KINDS})?so[:.]*)?0*(?=\d)")
_REGULAR_NUMBER = re.compile(
    r"\d{1,6}[A-Za-z]?(?:/\d{4})?/([A-ZĐ][A-Za-zĐđ]*)(?:-[A-ZĐ&\d][\w&]*)+"
)
_UNMARKED_KINDS = frozenset({"QD", "ND", "CD"})  # QĐ, NĐ, CĐ; HD is hướng dẫn

_MINISTRY_NUMBER = re.compile(r"\d+[a-z]?/(?:\d{4}/)?qd-([a-z&]+)(?:-[a-z&\d]+)*")
_PROVINCE_NUMBER = re.compile(r"\d+[a-z]?/(?:\d{4}/)?qd-ubnd(?![a-z])")
_LIST_NUMBER = re.compile(r"\d+[a-z]?/qd-[a-z&]")
_CENTRAL_BODIES = frozenset({"nhnn", "ttcp", "ubdt", "vpcp", "ldtbxh", "tttt", "ktnn"})
# Management boards, steering committees, commands and hospitals also begin with B.
_NOT_MINISTRIES = ("bql", "bcd", "bch", "bvdk")
_DECISION_IN_TEXT = re.compile(
    r"(?P<number>\d{1,6}[A-Za-z]?\s*[/⁄∕／]\s*(?:\d{4}\s*/\s*)?Q[ĐÐDđðd]"
    r"\s*[-‐‑‒–—−]\s*[A-Za-zĐđÐð&]+(?:-[A-Za-zĐđÐð&]+)*)"
    r"(?:\s*,?\s*(?:ký\s+)?ngày\s*(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})"
    r"\s*(?:[/.-]|năm)\s*(?P<year>\d{4})(?!\d))?",
    re.IGNORECASE,
)


def normalise(text: str) -> str:
    """Give `text` in NFC, spaces squeezed and stripped, without characters nobody can see.

    Removes U+0000 (PostgreSQL refuses it), other control characters, zero-width characters, text
    direction marks and lone surrogates; line breaks become spaces.
    """
    if text.isprintable() and "  " not in text:  # then no other space stands in it
        text = text.strip()
    else:
        text = " ".join(_UNSEEN.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Give the search key of `text`: no case, no marks, đ as d (`đất` and `DAT` agree)."""
    return _fold(text)


@lru_cache(maxsize=1024)  # one cell of a row is asked for several times
def _fold(text: str) -> str:
    if text.isascii():
        return normalise(text).casefold()
    letters = _MARKS.sub("", unicodedata.normalize("NFD", normalise(text).casefold()))
    # ð (Icelandic) and ɖ (African) stand in for đ in fonts and old converters.
    plain = letters.replace("đ", "d").replace("ð", "d").replace("ɖ", "d")
    return " ".join(plain.split())


@lru_cache(maxsize=8192)  # one number is looked up, resolved, numbered and compared
def number_key(text: str) -> str:
    """Give the key by which document numbers (số, ký hiệu) are compared.

    `2586/QĐ-BKHCN`, `2586/qd-bkhcn` and `Số: 02586 / QÐ-BKHCN` agree, and so do `5/2025/TT-BTC`
    and `Thông tư số 05/2025/TT-BTC`.
    """
    tight = fold(text).replace(" ", "").translate(_DASHES_SLASHES)
    return _PREFIX.sub("", tight).rstrip(".,;")


@lru_cache(maxsize=8192)
def code_key(text: str) -> str:
    """Give the base code (mã TTHC) of a procedure; what has no known shape gives its fold.

    `1.014390`, `1.014390.H05` and `1.014390.000.00.00.H05` are one procedure: the rest names the
    agency (QCVN by Circular 10/2016/TT-BTTTT).
    """
    return base_code("".join(normalise(text).split())) or fold(text)


def replaces_itself(code: str | None, successor: str | None) -> bool:
    """Say whether a code and the one that takes its place (mã thay thế) are one procedure."""
    return bool(code and successor) and code_key(code or "") == code_key(successor or "")


@lru_cache(maxsize=8192)  # every fact of a procedure names its code, and of a decision its number
def is_regular_code(text: str) -> bool:
    """Say whether `text` is a procedure code in one of its three known shapes."""
    return base_code("".join(normalise(text).split())) is not None


def is_part_of_code(text: str) -> bool:
    """Say whether `text` is the beginning of a procedure code, with digits lacking."""
    return bool(_PART_OF_CODE.fullmatch("".join(normalise(text).split())))


def base_code(text: str) -> str | None:
    """Give the base code of a code in one of its three shapes, written without any space."""
    found = _CODE.fullmatch(text)
    return found[1] if found else None


@lru_cache(maxsize=8192)
def is_regular_number(text: str) -> bool:
    """Say whether `text` is a full document number, number/KIND-ISSUER, with its diacritics."""
    found = _REGULAR_NUMBER.fullmatch(normalise(text))
    return found is not None and found[1] not in _UNMARKED_KINDS


def number_in(evidence: str | None) -> str | None:
    """Give the number of a paper where an evidence is one, not a link or a file."""
    return evidence if evidence and is_regular_number(evidence) else None


def is_ministry_number(text: str) -> bool:
    """Say whether `text` is the number of a decision of a ministry or central body (Bộ, ngành)."""
    found = _MINISTRY_NUMBER.fullmatch(number_key(text))
    if found is None:
        return False
    issuer = found[1]
    if issuer in _CENTRAL_BODIES:
        return True
    party_organ = issuer.endswith("tu")  # BTCTU, BTGTU: boards of a provincial party committee
    return issuer.startswith("b") and not issuer.startswith(_NOT_MINISTRIES) and not party_organ


def is_province_number(text: str) -> bool:
    """Say whether `text` is the number of a decision of a People's Committee (UBND)."""
    return bool(_PROVINCE_NUMBER.match(number_key(text)))


def is_own_number(text: str) -> bool:
    """Say whether it is that of the unit's own province: others bear their name in brackets."""
    return is_province_number(text) and "(" not in text


def is_list_number(text: str) -> bool:
    """Say whether it is the number of a decision that makes no law, as those with lists are.

    Legal documents (văn bản quy phạm pháp luật) bear their year: 12/2021/QĐ-UBND.
    """
    return bool(_LIST_NUMBER.match(number_key(text)))


def find_ministry_decisions(text: str) -> list[tuple[str, date | None]]:
    """List the ministries' decisions named in `text` (trích yếu), each once, in their order.

    The day is the "ngày ..." right after the number, None where there is none or it is no day.
    """
    found: dict[str, tuple[str, date | None]] = {}
    for match in _DECISION_IN_TEXT.finditer(normalise(text)):
        number = "".join(match["number"].split())
        known = found.get(number_key(number))
        if is_ministry_number(number) and (known is None or known[1] is None):
            found[number_key(number)] = (known[0] if known else number, _day_of(match))
    return list(found.values())


def _day_of(match: re.Match[str]) -> date | None:
    if match["year"] is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
