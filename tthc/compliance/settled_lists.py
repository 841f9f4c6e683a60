"""What does a list of the portal say where its own rows leave it open?

A row whose code cannot be read, is odd or stands twice, and one without a name, are read by the
list before. So they are kept as they stand, and read anew once another list stands before them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tthc.compliance.identifiers import code_key, fold
from tthc.compliance.snapshots import Listed, Listing, changes, code_meant


@dataclass(frozen=True)
class ListRows:
    """The rows of a list as they stand there.

    `doubtful` are those whose code is odd, or cannot be read (it is then empty); `again` those
    whose code stands in a row above with other words.
    """

    listing: Listing
    doubtful: Sequence[Listed] = ()
    again: Sequence[Listed] = ()

    @cached_property
    def leave_open(self) -> bool:
        """Say whether the list before has to be asked."""
        odd = self.doubtful or self.again
        return bool(odd) or any(not row.name for row in self.listing.values())


def names_in_doubt(rows: ListRows) -> frozenset[str]:
    """Give the folded names in the rows whose code is odd, cannot be read or stands twice."""
    return frozenset(fold(row.name) for row in (*rows.doubtful, *rows.again) if row.name)


def settle(before: Listing | None, rows: ListRows) -> Listing:
    """Give the list by base code, what its rows leave open as the list before says it."""
    if not (before and rows.leave_open):
        return rows.listing
    chosen, left = _choose(before, rows)
    return _keep_names(before, _recognise(before, chosen, [*rows.doubtful, *left]))


def _choose(before: Listing, rows: ListRows) -> tuple[Listing, list[Listed]]:
    """Of the rows of a code that stands twice, take the one that says what the list before said.

    The order of the rows in the file is no change. Give also the rows that were not taken.
    """
    found, left = dict(rows.listing), list[Listed]()
    for row in rows.again:
        key = code_key(row.code)
        was, first = before.get(key), found[key]
        taken = was and changes(was, first) and not changes(was, row)
        left.append(first if taken else row)
        found[key] = row if taken else first
    return found, left


def _recognise(before: Listing, after: Listing, doubtful: Iterable[Listed]) -> Listing:
    """Take a row whose code cannot be read, or is odd, for what bore its name in the list before.

    It says that the procedure still stands there; without it, the code would be taken as gone. What
    is written for the code is kept. So is one that bears the code of another row: cells that were
    merged or moved put one code beside several names.
    """
    absent: dict[str, list[tuple[str, Listed]]] = {}
    for key, listed in before.items():
        if key not in after and listed.name:
            absent.setdefault(fold(listed.name), []).append((key, listed))
    found = dict(after)
    for row in doubtful:
        for key, was in absent.get(fold(row.name or ""), ()):
            if found.get(code_key(row.code)) == row:
                del found[code_key(row.code)]
            found[key] = row if row.code else row._replace(code=code_meant(key, was))
    return found


def _keep_names(before: Listing, after: Listing) -> Listing:
    """Give a row without a name the one of the list before: an empty cell renames nothing."""
    return {
        key: listed._replace(name=before[key].name) if not listed.name and key in before else listed
        for key, listed in after.items()
    }
