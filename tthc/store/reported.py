"""What all findings that audits keep add up to, so that none is changed or dropped unseen.

The table of findings is updated in place, so it has no chain. Each run carries in its own link the
sum of all findings as they stood after it: a night takes away what it is about to change and adds
what came of it, and reads no other finding. A sum of hashes does not depend on an order; it is so
long because a short one could be met by a clever choice of rows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import shake_256
from typing import Any

from sqlalchemy import Connection, select, type_coerce
from sqlalchemy.types import NullType

from tthc.store.audit_tables import audit_run, finding, unsettled
from tthc.store.audits import UnreadableRunError
from tthc.store.chain import canonical_row
from tthc.store.flaws import Flaw, Found
from tthc.store.last_numbers import is_number, last_number
from tthc.store.settling import awaits_all, of_unsettled, settle_findings
from tthc.store.verifying import raw_rows

BYTES = 256
NONE = "00" * BYTES
"""What no findings add up to."""

_SUM = re.compile(f"[0-9a-f]{{{2 * BYTES}}}")
_NAMES = sorted(finding.c.keys())
_CASE = _NAMES.index(finding.c.case_id.name)


def settle(connection: Connection, run: int, as_of: date) -> str:
    """Report what is true on a day; give what all findings add up to afterwards."""
    every = awaits_all(connection)
    rest = int(kept_sum(connection), 16) - sum_of(_looked_at(connection, every=every))
    settle_findings(connection, run, as_of, every=every)
    return written_sum(rest + sum_of(_looked_at(connection, every=every)))


def kept_sum(connection: Connection) -> str:
    """Give what the findings added up to after the last run.

    Raises:
        UnreadableRunError: what stands there is no sum.
    """
    c = audit_run.c
    last = is_number(audit_run, last_number(connection, audit_run))
    row = connection.execute(select(c.id, c.findings).where(last)).first()
    if row is not None and not _SUM.fullmatch(row.findings):
        raise UnreadableRunError(id=row.id)
    return row.findings if row is not None else NONE


def check_reported(connection: Connection) -> Iterator[Found]:
    """Compare the findings, also those that were resolved, with their sum in the last run."""
    rows = raw_rows(connection, finding, _NAMES, "first_run")
    if written_sum(sum_of(rows)) != kept_sum(connection):
        last = last_number(connection, audit_run)
        yield Found(Flaw.RECORD, f"{finding.name} (audit_run {last})")


def _looked_at(connection: Connection, *, every: bool) -> Iterator[tuple[object, ...]]:
    """Read the findings of the cases that this night looks at, as the database keeps them.

    SQLite would begin with every finding; an outer join begins with the few cases.
    """
    query = select(*(type_coerce(finding.c[name], NullType()) for name in _NAMES))
    if not every:
        query = query.select_from(unsettled.outerjoin(finding, of_unsettled(finding)))
    with connection.execute(query.execution_options(yield_per=5000)) as rows:
        yield from (tuple(row) for row in rows if row[_CASE] is not None)


def sum_of(rows: Iterable[Sequence[Any]]) -> int:
    """Add up the hashes of findings whose columns stand in the order of their names."""
    hashes = (shake_256(canonical_row(_NAMES, row)).digest(BYTES) for row in rows)
    return sum(int.from_bytes(one) for one in hashes)


def written_sum(total: int) -> str:
    """Write a sum as a run keeps it."""
    return f"{total % (1 << 8 * BYTES):0{2 * BYTES}x}"
