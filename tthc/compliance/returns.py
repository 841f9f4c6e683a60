"""What of a list (danh mục) comes back where its force is restored (có hiệu lực trở lại)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from tthc.compliance.annex_rows import is_part, names_all, row_keys
from tthc.compliance.case import Told
from tthc.compliance.documents import DocumentLife
from tthc.compliance.timeline import ONE_DAY
from tthc.workflows.facts import FactKind

_EVERY_ROW = None


class Returns:
    """Knows of one list which rows came back, and when; asked of each procedure in it."""

    def __init__(self, life: DocumentLife) -> None:
        self._life = life
        self._back = _by_row(life.of(FactKind.FORCE_RESTORED))

    def of(self, ended: Sequence[Told], places: Collection[str]) -> Iterator[Told]:
        """Bring a procedure back that ended with the list or with its row of it.

        `ended` says so, `places` are the rows at which it stands in the list.
        """
        rows = {key for place in places for key in row_keys(place)} if self._back else set[str]()
        named = chain.from_iterable(self._back.get(row, ()) for row in (_EVERY_ROW, *rows))
        since = date.min
        for back in sorted({one.id: one for one in named}.values(), key=lambda o: (o.on, o.id)):
            out = min((one.on for one in ended if since < one.on <= back.on), default=None)
            if out and self._reaches(back, out):
                yield back._replace(procedure=ended[0].procedure)
                since = back.on

    def _reaches(self, back: Told, out: date) -> bool:
        """Leave out what a list had lost before it ended: it comes back as it stood then."""
        whole = None if back.place else self._life.ended(back.on - ONE_DAY)
        return whole is None or whole.on <= out


def _by_row(restored: Iterable[Told]) -> Mapping[str | None, Sequence[Told]]:
    """Put what was restored under each row that comes back with it."""
    found: dict[str | None, list[Told]] = defaultdict(list)
    for back in restored:
        for row in _rows(back):
            found[row].append(back)
    return found


def _rows(back: Told) -> Sequence[str | None]:
    """Name the rows; a part of which the rows are not told brings none back."""
    if not is_part(back.extent, back.place) or names_all(back.place or ""):
        return (_EVERY_ROW,)
    return row_keys(back.place) if back.place else ()
