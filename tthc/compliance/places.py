"""From which places (nơi đăng tải, niêm yết) something must go, and what each of them is called."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tthc.compliance.identifiers import fold, normalise


class Place(NamedTuple):
    """A place that shows procedures; `documents` says that it shows legal documents as well.

    `also` are other names that officers write, folded.
    """

    key: str
    title_vi: str
    title_en: str
    documents: bool
    also: tuple[str, ...]


NATIONAL_DATABASE = "national_database"
PROVINCIAL_SYSTEM = "provincial_system"

PLACES = (
    # "gỡ bỏ các TTHC, văn bản quy định về TTHC hết hiệu lực thi hành trên Cơ sở dữ liệu Quốc gia
    # về TTHC" (notice of 11/2023); the National Portal shows what the database holds.
    Place(
        NATIONAL_DATABASE,
        "Cơ sở dữ liệu quốc gia về TTHC",
        "National Database",
        documents=True,
        also=(
            "csdlqg", "csdl quoc gia", "csdlqg ve tthc", "csdl quoc gia ve tthc",
            "co so du lieu quoc gia", "co so du lieu quoc gia ve thu tuc hanh chinh",
            "cong dvcqg", "cong dich vu cong quoc gia", "cong dvc quoc gia",
        ),
    ),
    # Decision 2715/QĐ-UBND of Quảng Trị, art. 3: intake is locked, then the e-procedure cancelled.
    Place(
        PROVINCIAL_SYSTEM,
        "Hệ thống thông tin giải quyết TTHC của tỉnh",
        "Provincial system",
        documents=False,
        also=(
            "httt giai quyet tthc", "httt giai quyet tthc cua tinh", "httt tinh",
            "he thong thong tin giai quyet tthc", "cong dich vu cong cua tinh",
            "he thong thong tin giai quyet thu tuc hanh chinh", "mot cua dien tu",
            "he thong thong tin giai quyet thu tuc hanh chinh cua tinh",
        ),
    ),
    Place(
        "department_site",
        "Trang thông tin điện tử của Sở",
        "Department's site",
        documents=True,
        also=("trang so", "trang cua so", "cong thong tin dien tu cua so", "website so"),
    ),
    # Published and posted on paper where dossiers are received (niêm yết).
    Place(
        "notice_board",
        "Niêm yết tại nơi tiếp nhận hồ sơ",
        "Notice board",
        documents=False,
        also=("niem yet", "bang niem yet", "niem yet tai bo phan mot cua", "bo phan mot cua"),
    ),
)  # fmt: skip
"""The places of every unit that names none of its own (domain.md 3.7, step 10)."""

DEFAULT_PLACES = tuple(place.key for place in PLACES)
_BY_KEY = {place.key: place for place in PLACES}
_KEYS = {
    name: place.key
    for place in PLACES
    for name in (place.key, fold(place.title_vi), fold(place.title_en), *place.also)
}


@lru_cache(maxsize=256)
def place_key(written: str) -> str:
    """Give the key of a place; one that is not in the list is kept as written."""
    return _KEYS.get(fold(written)) or normalise(written)


def match_place(written: str, places: Iterable[str]) -> str:
    """Give the place of a unit that a written name means, or the name itself where none."""
    key = place_key(written)
    return next((place for place in places if fold(place) == fold(key)), key)


def places_of(places: tuple[str, ...], *, documents: bool) -> tuple[str, ...]:
    """Keep the places that something must go from; a unit's own places show everything."""
    if not documents:
        return places
    return tuple(key for key in places if key not in _BY_KEY or _BY_KEY[key].documents)


def place_titles(key: str) -> tuple[str, str]:
    """Name a place in Vietnamese and English."""
    place = _BY_KEY.get(key)
    return (place.title_vi, place.title_en) if place else (key, key)
