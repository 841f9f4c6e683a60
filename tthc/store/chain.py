"""What each record hashes to, so that nothing recorded can be changed, dropped or put in unseen.

Canonical form 1 (docs/journal.md, with test vectors): a record is a JSON object of its columns
that are not null, keys sorted by code point, no spaces, text as UTF-8, days and instants as ISO
text; for these types the form of RFC 8785. A fact's link is SHA-256 over the link before it (32
zero bytes for the first), the SHA-256 of its entry (lần ghi), and the fact.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from json.encoder import encode_basestring

FIRST = bytes(32)
"""What the first link follows."""


def canonical(record: Mapping[str, object]) -> bytes:
    """Write a record in its canonical form, whatever database it was read from."""
    names = sorted(record)
    return canonical_row(names, [record[name] for name in names])


def canonical_row(names: Iterable[str], values: Iterable[object]) -> bytes:
    """Write a record whose names, those of columns, are sorted already.

    Put together by hand: a JSON encoder is made anew for each object, which takes longer.
    """
    said = [
        f'"{name}":{value if type(value) is int else _encode(plain(value))}'
        if type(value) is not str
        else f'"{name}":{encode_basestring(value)}'
        for name, value in zip(names, values, strict=True)
        if value is not None
    ]
    return f"{{{','.join(said)}}}".encode(errors="surrogateescape")


def digest(record: Mapping[str, object]) -> bytes:
    """Hash one record by itself."""
    return sha256(canonical(record)).digest()


def link(before: bytes, entry: bytes, fact: bytes) -> bytes:
    """Hash a fact in canonical form, after the link before it and the hash of its entry."""
    return sha256(before + entry + fact).digest()


def follow(before: bytes, record: bytes) -> bytes:
    """Hash a record in canonical form that belongs to no entry after the link before it."""
    return sha256(before + record).digest()


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def plain(value: object) -> object:
    """Write a value as SQLite keeps it: days and instants as ISO text, instants in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
