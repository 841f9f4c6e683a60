"""The rows of the lists of the portal, each list kept once under the hash of its text."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, select

from tthc.compliance.settled_lists import ListRows, settle
from tthc.compliance.snapshots import Listed, Listing
from tthc.store.snapshot_tables import listing
from tthc.store.snapshots import Snapshot
from tthc.store.units import UnitKey


class Lists:
    """The lists of a unit; each is read once."""

    def __init__(self, connection: Connection, home: UnitKey) -> None:
        self._connection, self._home = connection, home
        self._read: dict[str, ListRows] = {}

    def learn(self, kept: str, rows: ListRows) -> None:
        """Take the rows that are about to be kept under this fingerprint."""
        self._read[kept] = rows

    def rows(self, taken: Snapshot) -> ListRows:
        """Give the rows of a list as they stand there."""
        kept = taken.fingerprint
        if kept not in self._read:
            c, home = listing.c, self._home
            of_home = (c.province == home.province, c.department == home.department)
            query = select(c.body).where(c.fingerprint == kept, *of_home)
            self._read[kept] = load(self._connection.execute(query).scalar_one())
        return self._read[kept]

    def settled(self, lists: Sequence[Snapshot]) -> Listing | None:
        """Give the last of some lists of one name by base code, read by those before it.

        One whose own rows leave nothing open needs none before it.
        """
        asked: list[ListRows] = []
        for one in reversed(lists):
            asked.append(self.rows(one))
            if not asked[-1].leave_open:
                break
        found: Listing | None = None
        for rows in reversed(asked):
            found = settle(found, rows)
        return found


def up_to(there: Iterable[Snapshot], last: Snapshot) -> list[Snapshot]:
    """Give the lists of its name up to a list, by their days."""
    mine = (one for one in there if one.scope_key == last.scope_key)
    return [one for one in mine if one.taken_on <= last.taken_on]


def dump(rows: ListRows) -> tuple[str, str]:
    """Write a list column by column as compact JSON; give it with its fingerprint.

    `[keys, listing, doubtful, again]`, of which the last three are the columns of `Listed`: that
    takes a fifth of the time that row by row does, and half of it to read.
    """
    from pydantic_core import to_json  # noqa: PLC0415 - slow; those who only read need none

    parts = (rows.listing.values(), rows.doubtful, rows.again)
    body = to_json([[*rows.listing], *(list(zip(*part, strict=True)) for part in parts)]).decode()
    return body, fingerprint(body)


def fingerprint(text: str) -> str:
    """Hash a list, under which it is kept."""
    return blake2b(text.encode(errors="surrogateescape"), digest_size=16).hexdigest()


def load(body: str) -> ListRows:
    """Read a list from its JSON."""
    keys, *parts = json.loads(body)
    shown, doubtful, again = ([*map(Listed._make, zip(*part, strict=True))] for part in parts)
    return ListRows(dict(zip(keys, shown, strict=True)), doubtful, again)
