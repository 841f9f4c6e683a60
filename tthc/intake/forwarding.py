"""Which ministries' decisions a summary (trích yếu) brings, and which it only mentions."""

import re
from datetime import date
from typing import NamedTuple

from tthc.compliance.identifiers import find_ministry_decisions, fold, normalise, number_key

Named = tuple[str, date | None]

_DECISION = r"(?:(?:quyet dinh|qd|van ban)\b|(?:so )?\d+[a-z]? ?/)"
_PARTS = (
    r"(?:(?: (?:cac|mot so|mot phan|toan bo|noi dung|dieu|khoan|phu luc|\d+))+"
    r"(?: (?:cua|tai|(?:ban hanh )?kem theo))?)?"
)
# "thay thế Quyết định số 5", but not "thủ tục được thay thế theo Quyết định số 20".
_CHANGES = (
    r"(?:thay the(?: cho)?|bai bo|huy bo|sua doi(?:[ ,]+(?:va )?bo sung)?)"
    rf"{_PARTS} {_DECISION}"
)
_RELIES = r"can cu\b(?: (?:theo|vao))?"
# What brings a decision after another was mentioned: "thay thế ... theo Quyết định số 20".
_BRINGS = (
    r"\b(?:theo|tai|kem|gui|ban hanh|thuc hien|trien khai|cong bo)"
    rf" (?:cac |noi dung )?{_DECISION}"
)
_MENTION = re.compile(rf"\b(?:{_CHANGES}|{_RELIES})(?:\([^()]*\)|(?!{_BRINGS}|\. )[^;()])*")


class Summary(NamedTuple):
    """The decisions of a summary: those that it brings, with their days, and the others."""

    brought: list[Named]
    mentioned: list[str]


def read_summary(text: str) -> Summary:
    """Tell the decisions that a summary brings from those it mentions in passing.

    Only mentioned is what stands, within one clause, after "thay thế", "bãi bỏ", "hủy bỏ", "sửa
    đổi, bổ sung" (when a decision is what they change) or "căn cứ".
    """
    text = normalise(text)
    found = find_ministry_decisions(text)
    brought = find_ministry_decisions(_without_mentions(text)) if found else []
    known = {number_key(number) for number, _ in brought}
    return Summary(brought, [number for number, _ in found if number_key(number) not in known])


def _without_mentions(text: str) -> str:
    kept, end = "", 0
    for mention in _MENTION.finditer(_flat(text)):
        kept += text[end : mention.start()] + "; "
        end = mention.end()
    return kept + text[end:]


def _flat(text: str) -> str:
    """Fold letter by letter, so that every place is the same as in `text`."""
    return "".join((fold(letter) or letter)[0] for letter in text)
