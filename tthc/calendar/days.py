"""What a day is to a state office, and which text makes it so."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DayKind(StrEnum):
    """What a day is (loại ngày)."""

    WORKING = "working"  # ngày làm việc
    WEEKEND = "weekend"  # ngày nghỉ hằng tuần
    HOLIDAY = "holiday"  # ngày lễ, tết
    SUBSTITUTE = "substitute"  # nghỉ bù: a holiday fell on a weekend
    SWAP_OFF = "swap_off"  # ngày nghỉ hoán đổi
    SWAP_WORK = "swap_work"  # ngày làm bù: a weekend day worked in exchange
    CLOSURE = "closure"  # nghỉ riêng: one unit is closed (storm, move), the others work


WORKED_KINDS = frozenset({DayKind.WORKING, DayKind.SWAP_WORK})
"""Kinds on which offices work, so that the day counts as a working day."""

SWAP_KINDS = frozenset({DayKind.SWAP_OFF, DayKind.SWAP_WORK})
"""The two halves of a swap (hoán đổi)."""


class DayConfidence(StrEnum):
    """How the day is known."""

    SEEN = "seen"  # a text that names the day was read
    COMPUTED = "computed"  # follows from the law; no text naming the day was read
    ESTIMATED = "estimated"  # no notice covers the year


class Evidence(StrEnum):
    """What was read."""

    OFFICIAL_TEXT = "official_text"
    PRESS = "press"
    LOCAL_GOVERNMENT = "local_gov"
    STATUTE = "statute"
    SECONDARY = "secondary"  # a report of the text, which itself was not opened
    LIBRARY = "library"  # nothing: the `holidays` library reckons it


@dataclass(frozen=True, slots=True)
class OfficialDay:
    """One day with the text that makes it what it is.

    `basis` is the declaring text (căn cứ), `declared_on` the day of that text where known.
    `pair` is the other day of a swap, or the holiday that a substitute replaces.
    """

    date: dt.date
    kind: DayKind
    name_vi: str
    name_en: str
    basis: str
    declared_on: dt.date | None
    source: str
    confidence: DayConfidence
    evidence: Evidence
    pair: dt.date | None


class LocalDay(NamedTuple):
    """A day that counts for one department only, or with department "" for all of a province.

    Both are the keys under which cases name their unit.
    """

    province: str
    department: str
    day: OfficialDay


_SATURDAY = 5  # of date.weekday()


def is_weekend(day: dt.date) -> bool:
    """Tell whether `day` is a Saturday or Sunday (ngày nghỉ hằng tuần)."""
    return day.weekday() >= _SATURDAY


FIVE_DAY_WEEK = "Quyết định 188/1999/QĐ-TTg ngày 17/9/1999 Điều 1"
"""State offices work 40 hours in five days and rest on Saturday and Sunday."""

_FIVE_DAY_WEEK_SOURCE = (
    "https://luatvietnam.vn/lao-dong/quyet-dinh-188-1999-qd-ttg-thu-tuong-chinh-phu-9817-d1.html"
)
_WORKING = (DayKind.WORKING, "Ngày làm việc", "Working day")
_PLAIN = (
    *(_WORKING,) * 5,
    (DayKind.WEEKEND, "Thứ Bảy", "Saturday"),
    (DayKind.WEEKEND, "Chủ nhật", "Sunday"),
)


def plain_day(day: dt.date, confidence: DayConfidence) -> OfficialDay:
    """Describe a day that no notice mentions: Monday to Friday worked, then the weekend."""
    kind, name_vi, name_en = _PLAIN[day.weekday()]
    return OfficialDay(
        date=day,
        kind=kind,
        name_vi=name_vi,
        name_en=name_en,
        basis=FIVE_DAY_WEEK,
        declared_on=dt.date(1999, 9, 17),
        source=_FIVE_DAY_WEEK_SOURCE,
        confidence=confidence,
        evidence=Evidence.STATUTE,
        pair=None,
    )
