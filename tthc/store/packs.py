"""Which rule book, calendar and workflows a register was judged under, kept in its own words.

A pack is the compiled form of one of them under the hash of its source. It lets a read command
start without parsing and checking the sources again, and lets a judgement be explained later
under the very text that made it.
"""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from tthc.store.linking import add_linked
from tthc.store.tables import pack
from tthc.store.units import UnitKey


class Fingerprints(NamedTuple):
    """Hashes of the sources: rules, calendar, and the program with its workflows."""

    rules: str
    calendar: str
    code: str


def read_packs(connection: Connection, marks: Fingerprints) -> dict[str, dict[str, object]]:
    """Give the bodies kept under these fingerprints, by kind.

    What is not kept is missing, and so is what cannot be read; `tthc verify` names it.
    """
    query = select(pack.c.kind, pack.c.body).where(pack.c.fingerprint.in_(marks))
    read = {kind: _read(body) for kind, body in connection.execute(query)}
    return {kind: body for kind, body in read.items() if body is not None}


class Pack(NamedTuple):
    """One compiled source: its kind, the hash of the source, and its body as JSON data."""

    kind: str
    fingerprint: str
    body: dict[str, object]


def keep_pack(connection: Connection, home: UnitKey, kept: Pack, at: datetime) -> None:
    """Keep a pack under its fingerprint, once."""
    c = pack.c
    query = select(c.kind).where(c.kind == kept.kind, c.fingerprint == kept.fingerprint)
    if connection.execute(query).first() is None:
        text = json.dumps(kept.body, ensure_ascii=False, separators=(",", ":"))
        row = {**home._asdict(), **kept._asdict(), "recorded_at": at, "body": text}
        add_linked(connection, pack, [row])


def _read(body: str) -> dict[str, object] | None:
    try:
        return json.loads(body)
    except ValueError:
        return None
