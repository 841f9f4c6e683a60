"""Would the rows read from a text be more, or fewer, than it means?

What is read too much ends a procedure that is in force; what is read too little leaves one standing
that has ended. A text that leaves it open is for a person to read.
"""

import re
from functools import lru_cache
from typing import Final

from tthc.compliance.annex_rows import LONGEST, TOKEN, spoken
from tthc.compliance.identifiers import normalise

_SECTION: Final = r"(?:[ivxlc]+|[a-z]\d*|\d+)"
# Where the number of a row stands: "số 17", ", 18", "đến số 9", "Mục I: 3"; not "dưới 35 tuổi".
_BEFORE_A_ROW = re.compile(
    r"(?:\A|[,;:(&+]|\b(?:so|tu|stt|tt|tthc|tuc|chinh|thu|dong|diem|khoan|cac|va|den|toi|bo|gom)"
    rf"|\b(?:phu luc|danh muc|phan|muc) {_SECTION}[,.]? ?[-–—]?)\s*\Z"
)
# "Mục I và II", "Mục I.A", "mục 1.2 số 3", "A.I.17": the second one is a section, too.
_MORE_SECTIONS = re.compile(
    rf"\b(?:phu luc|danh muc|phan|muc) {_SECTION} ?(?:,|;|&|-|–|va|den)"
    r" ?(?:[ivxlc]+|[a-h])\b(?! ?[./])"
    r"|\b(?:phu luc|danh muc|phan|muc) (?:[ivxlc]+|[a-z])[.-][a-z]\b"
    r"|\b(?:phu luc|danh muc|phan|muc) \d+\.\d"
    r"|(?<!muc )(?<!phan )(?<!luc )\b(?:[ivxlc]+|[a-h])[.-](?:[ivxlc]+|[a-h]|\d+)\b"
)
_EXCEPT = re.compile(r"\b(?:trừ|không (?:bao )?gồm|thay thế (?:bởi|bằng))\b[^;]*\d", re.IGNORECASE)
_FIELDS = re.compile(r"\blinh vuc\b.*\d.*\blinh vuc\b.*\d|\bcap [a-z]+.*\d.*\bcap [a-z]+.*\d")


@lru_cache(maxsize=1024)
def is_doubtful(text: str) -> bool:
    """Say whether a text that names rows also holds numbers, sections or limits of another kind.

    "Số 17 Mục I về hỗ trợ lao động dưới 35 tuổi", "số 1-10 Mục I (trừ số 5)", "số 1 Mục I và II",
    "số 9-5 Mục I", "lĩnh vực Hộ tịch: số 1; lĩnh vực Chứng thực: số 1".
    """
    if _EXCEPT.search(normalise(text)):
        return True
    clauses = [spoken(clause) for clause in re.split(r"[;\n]", text)]
    sections = any(found["level"] for clause in clauses for found in TOKEN.finditer(clause))
    return any(map(_is_unclear, clauses)) or (
        not sections and bool(_FIELDS.search(" ".join(clauses)))
    )


def _is_unclear(clause: str) -> bool:
    return bool(_MORE_SECTIONS.search(clause)) or any(
        _is_no_row(clause, found) for found in TOKEN.finditer(clause)
    )


def _is_no_row(clause: str, found: re.Match[str]) -> bool:
    if found["first"] and not 0 <= int(found["last"]) - int(found["first"]) < LONGEST:
        return True
    number = found["first"] or found["row"]
    return bool(number) and not _BEFORE_A_ROW.search(clause[: found.start()])
