"""How days and instants of PostgreSQL are read that Python has no word for.

The server takes infinity, days before Christ and years after 9999, and may write days in another
order. Those are given back as their text, as SQLite gives whatever is kept: what belongs to no day
is then one unreadable day, told as such, and not a fault of the whole connection.
"""

from psycopg import Connection, DataError, postgres
from psycopg.abc import AdaptContext, Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format


class _AnyDay(Loader):
    """Read with the driver's own loader; where that fails, give the text."""

    def __init__(self, oid: int, context: AdaptContext | None = None) -> None:
        super().__init__(oid, context)
        strict = postgres.adapters.get_loader(oid, Format.TEXT)
        self._strict = strict(oid, context) if strict else None

    def load(self, data: Buffer) -> object:
        try:
            return self._strict.load(data) if self._strict else bytes(data).decode()
        except DataError:
            return bytes(data).decode()


def read_any_day(connection: object) -> None:
    """Have a connection of the driver read whatever stands where a day belongs."""
    if isinstance(connection, Connection):
        for kind in ("date", "timestamptz"):
            connection.adapters.register_loader(kind, _AnyDay)
