"""Under which rules and calendar the register was last judged, and which change it has seen."""

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from tthc.store.cache import projection
from tthc.store.packs import Fingerprints
from tthc.store.units import UnitKey


class Applied(NamedTuple):
    """What the cases are judged by; `weighed` is a change that was found to move something.

    A change that moves due days waits until it is applied, and is weighed only once.
    """

    marks: Fingerprints
    weighed: str = ""


def read_applied(connection: Connection) -> Applied | None:
    """Read what the cases were last judged by; None where they never were."""
    text: str | None = connection.execute(select(projection.c.fingerprint)).scalar()
    parts = text.split("\n") if text else []
    if len(parts) != len(Fingerprints._fields) + 1:
        return None
    return Applied(Fingerprints(*parts[:-1]), parts[-1])


def write_applied(connection: Connection, home: UnitKey, applied: Applied) -> None:
    """Note what the cases are judged by from now on."""
    connection.execute(delete(projection))
    text = "\n".join((*applied.marks, applied.weighed))
    connection.execute(insert(projection), [{**home._asdict(), "fingerprint": text}])
