"""Which removed codes the lists of the portal still hold, read from the days of the lists."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import Connection, exists, select, true

from tthc.compliance.case import Told
from tthc.compliance.sightings import still_listed
from tthc.store.cache import tracked_case
from tthc.store.snapshot_tables import snapshot
from tthc.store.tables import fact, procedure
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind
from tthc.workflows.removal import REMOVAL


def with_sightings(
    connection: Connection, found: dict[UnitKey, list[Told]], before: datetime | None
) -> dict[UnitKey, list[Told]]:
    """Add to the facts of each unit which removed codes a later list still holds."""
    for unit, told in found.items():
        if any(fact.kind is FactKind.REMOVAL_DONE for fact in told):
            told += list(still_listed(told, _list_days(connection, unit, before)))
    return found


def removed_codes(connection: Connection, home: UnitKey) -> list[tuple[int, str]]:
    """Find the procedures of which a removal was recorded, with their base codes."""
    t, f, p = tracked_case.c, fact.c, procedure.c
    whole = f.procedure_id.is_(None) & (f.decision_id == t.decision_id)
    done = exists().where(
        f.kind == FactKind.REMOVAL_DONE.value, (f.procedure_id == t.procedure_id) | whole
    )
    query = (
        select(p.id, p.code_key)
        .join_from(tracked_case, procedure, p.id == t.procedure_id)
        .where(p.province == home.province, p.department == home.department)
        .where(t.province == home.province, t.department == home.department)
        .where(t.workflow == REMOVAL.name, done)
        .distinct()
    )
    return [(row.id, row.code_key) for row in connection.execute(query)]


def _list_days(
    connection: Connection, unit: UnitKey, before: datetime | None
) -> dict[str, list[date]]:
    c = snapshot.c
    known = true() if before is None else c.recorded_at < before
    mine = (c.province == unit.province, c.department == unit.department, known)
    withdrawn = select(c.withdraws).where(c.withdraws.is_not(None), *mine)
    query = (
        select(c.scope_key, c.taken_on)
        .where(c.withdraws.is_(None), c.id.not_in(withdrawn), *mine)
        .order_by(c.taken_on)
    )
    found: dict[str, list[date]] = defaultdict(list)
    for name, day in connection.execute(query):
        found[name].append(day)
    return found
