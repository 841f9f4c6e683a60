"""How do two lists of the National Portal (ảnh chụp danh sách TTHC) differ, code by code?

The portal shows no day of upload (docs/snapshots.md): what two lists of different days differ in
must have happened after the day of the first and by the day of the second.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tthc.compliance.identifiers import code_key
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
    """What happened to one code; `detail` names each column that changed, old and new."""

    kind: FactKind
    key: str
    listed: Listed
    detail: str | None = None

    @property
    def code(self) -> str:
        """The code that this is about."""
        return code_meant(self.key, self.listed)


def differ(before: Listing | None, after: Listing) -> Iterator[Difference]:
    """Give what differs; everything in the first list (`before` None) is first seen in it."""
    known = before or {}
    for key, listed in after.items():
        was = known.get(key)
        if was is None:
            yield Difference(FactKind.PORTAL_SHOWN, key, listed)
        elif was[2:] != listed[2:] and (detail := changes(was, listed)):
            yield Difference(FactKind.PORTAL_CHANGED, key, listed, detail)
    for key, listed in known.items():
        if key not in after:
            yield Difference(FactKind.PORTAL_GONE, key, listed)


def looks_cut_short(before: Listing | None, after: Listing) -> int:
    """Give how many codes would be gone where more than half of a list is, else 0.

    An export with a filter, or of one page, looks the same. No text sets the measure: lists of the
    same name a month apart differ by few codes, and of a list of few codes half may well go.
    """
    gone = sum(key not in after for key in before or {})
    return gone if gone >= FEWEST_GONE and gone * 2 > len(before or {}) else 0


FEWEST_GONE = 10
"""How many codes a list must lose before it can be taken for one that was cut short."""


def changes(was: Listed, now: Listed) -> str:
    """Name the columns that changed, under the portal's own headers; empty when none did.

    Upper and lower case, and the order of the agencies, are no change.
    """
    said = (
        ("Tên", was.name, now.name),
        ("Cơ quan ban hành", was.issuer, now.issuer),
        ("Cơ quan thực hiện", was.agencies, now.agencies),
        ("Lĩnh vực", was.field, now.field),
    )
    told = [
        f"{column}: {old or '-'} → {new or '-'}"
        for column, old, new in said
        if old != new and _parts(old) != _parts(new)
    ]
    return "; ".join(told)


def _parts(text: str | None) -> list[str]:
    return sorted(part.strip() for part in (text or "").casefold().split(";"))
