"""Which rule book, calendar and workflows a register was judged under, kept in its own words.

A pack is the compiled form of one of them under the hash of its source. It lets a read command
start without parsing and checking the sources again, and lets a judgement be explained later
under the very text that made it.
"""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from tthc.store.tables import pack
from tthc.store.units import UnitKey


def read_pack(connection: Connection, kind: str, fingerprint: str) -> dict[str, object] | None:
    """Give the body kept under a fingerprint, or None."""
    query = select(pack.c.body).where(pack.c.kind == kind, pack.c.fingerprint == fingerprint)
    body = connection.execute(query).scalar()
    return json.loads(body) if body is not None else None


class Pack(NamedTuple):
    """One compiled source: its kind, the hash of the source, and its body as JSON data."""

    kind: str
    fingerprint: str
    body: dict[str, object]


def keep_pack(connection: Connection, home: UnitKey, kept: Pack, at: datetime) -> None:
    """Keep a pack under its fingerprint, once."""
    if read_pack(connection, kept.kind, kept.fingerprint) is None:
        text = json.dumps(kept.body, ensure_ascii=False, separators=(",", ":"))
        row = {**kept._asdict(), "recorded_at": at, "body": text}
        connection.execute(insert(pack), [{**home._asdict(), **row}])
