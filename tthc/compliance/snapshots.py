"""How do two lists of the National Portal (ảnh chụp danh sách TTHC) differ, code by code?

The portal shows no day of upload (docs/snapshots.md): what two lists of different days differ in
must have happened after the day of the first and by the day of the second.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tthc.compliance.identifiers import code_key, fold
from tthc.workflows.facts import FactKind


class Listed(NamedTuple):
    """One procedure as a list shows it; `row` is its row in the file, texts are NFC.

    `agencies` are the bodies that carry it out (cơ quan thực hiện), joined by "; ".
    """

    row: int
    code: str
    name: str | None
    issuer: str | None
    agencies: str | None
    field: str | None


Listing = Mapping[str, Listed]
"""A whole list, by base code (`tthc.compliance.identifiers.code_key`)."""


def code_meant(key: str, listed: Listed) -> str:
    """Give the code of a row as it is written there, else the one for which the row stands."""
    return listed.code if code_key(listed.code) == key else key


class Difference(NamedTuple):
    """What happened to one code; `detail` names each column that changed, old and new.

    `doubted`: the list before shows the name of a new code in a row whose code cannot be relied on,
    so that it may have stood there already.
    """

    kind: FactKind
    key: str
    listed: Listed
    detail: str | None = None
    doubted: bool = False

    @property
    def code(self) -> str:
        """The code that this is about."""
        return code_meant(self.key, self.listed)


def differ(
    before: Listing | None, after: Listing, in_doubt: frozenset[str] = frozenset()
) -> Iterator[Difference]:
    """Give what differs; everything in the first list (`before` None) is first seen in it.

    `in_doubt` are the folded names in the rows of the list before whose code is not sure.
    """
    known = before or {}
    for key, listed in after.items():
        was = known.get(key)
        if was is None:
            doubted = bool(in_doubt) and fold(listed.name or "") in in_doubt
            detail = IN_DOUBT if doubted else None
            yield Difference(FactKind.PORTAL_SHOWN, key, listed, detail, doubted)
        elif was[2:] != listed[2:] and (detail := changes(was, listed)):
            yield Difference(FactKind.PORTAL_CHANGED, key, listed, detail)
    for key, listed in known.items():
        if key not in after:
            yield Difference(FactKind.PORTAL_GONE, key, listed)


IN_DOUBT = "Tên này đã có trong danh sách trước, ở dòng có mã không đọc được hoặc không chắc"
"""Data, as every note is: kept in Vietnamese, whatever the language of the screen."""


def looks_cut_short(before: Listing | None, after: Listing) -> int:
    """Give how many codes would be gone where more than half of a list is, else 0.

    An export with a filter, or of one page, looks the same. No text sets the measure: lists of the
    same name a month apart differ by few codes, and of a list of few codes half may well go.
    """
    gone = sum(key not in after for key in before or {})
    return gone if is_most(gone, len(before or {})) else 0


def is_most(some: int, of: int) -> bool:
    """Say whether so many codes of a list cannot well be the work of a ministry."""
    return some >= FEWEST and some * 2 > of


FEWEST = 10
"""How many codes a list must lose, gain or call otherwise before its export is suspected."""


def names_moved(before: Listing, found: Iterable[Difference]) -> int:
    """Count the codes that took over the name of another, which took another one itself.

    So reads a list of which one column was sorted alone, or moved by a row.
    """
    changed = [one for one in found if one.kind is FactKind.PORTAL_CHANGED]
    names = [
        (_letters(before[one.key].name or ""), _letters(one.listed.name or "")) for one in changed
    ]
    names = [(was, now) for was, now in names if was != now]
    left = {was for was, _ in names}
    moved = sum(now in left for _, now in names)
    return moved if moved >= FEWEST_MOVED else 0


FEWEST_MOVED = 3
"""Two procedures may well change their names with each other."""


def changes(was: Listed, now: Listed) -> str:
    """Name the columns that changed, under the portal's own headers; empty when none did.

    Upper and lower case, blanks and the shape of dashes and quotation marks are no change, nor are
    the order of the agencies and what stands between them.
    """
    said = (
        ("Tên", was.name, now.name, _letters),
        ("Cơ quan ban hành", was.issuer, now.issuer, _words),
        ("Cơ quan thực hiện", was.agencies, now.agencies, _words),
        ("Lĩnh vực", was.field, now.field, _letters),
    )
    told = [
        f"{column}: {old or '-'} → {new or '-'}"
        for column, old, new, read in said
        if old != new and read(old or "") != read(new or "")
    ]
    return "; ".join(told)


_SHAPES = str.maketrans("‐‑‒–—―−“”„«»‘’‚", "-------" + '"' * 5 + "'" * 3)
_BETWEEN = re.compile(r"[\s;,-]+")


def _letters(text: str) -> str:
    return "".join(text.casefold().translate(_SHAPES).split())


def _words(text: str) -> list[str]:
    return sorted(_BETWEEN.split(text.casefold().translate(_SHAPES).strip(" ;,-")))
