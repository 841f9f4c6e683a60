"""What of a list (danh mục) comes back where its force is restored (có hiệu lực trở lại)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from tthc.compliance.annex_rows import names_all, row_keys
from tthc.compliance.case import Told
from tthc.compliance.documents import DocumentLife
from tthc.compliance.timeline import ONE_DAY
from tthc.workflows.facts import Extent, FactKind


def returned(ended: Sequence[Told], life: DocumentLife, places: Collection[str]) -> Iterator[Told]:
    """Bring a procedure back that ended with a list or with its row of it.

    `ended` says so, `places` are the rows at which it stands in the list.
    """
    rows = {key for place in places for key in row_keys(place)}
    since = date.min
    for back in sorted(life.of(FactKind.FORCE_RESTORED), key=lambda one: (one.on, one.id)):
        out = min((one.on for one in ended if since < one.on <= back.on), default=None)
        if out and _brings_back(back, out, life, rows):
            yield back._replace(procedure=ended[0].procedure)
            since = back.on


def _brings_back(back: Told, out: date, life: DocumentLife, rows: Collection[str]) -> bool:
    """Say whether it brings back what went out on a day: the row that it names, or all of them.

    A list that ended comes back as it stood then: without what it had lost before.
    """
    if back.place:
        return names_all(back.place) or not set(row_keys(back.place)).isdisjoint(rows)
    if back.extent is Extent.PART:
        return False
    whole = life.ended(back.on - ONE_DAY)
    return whole is None or whole.on <= out
