"""Whether the findings that the audits keep are those that were true on their nights."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from tthc.store.audit_tables import audit_run, finding
from tthc.store.flaws import Flaw, Found
from tthc.store.settling import awaits_all, is_unsettled, true_on
from tthc.store.verifying import plain_row
from tthc.store.verifying_cases import differ, read_as_kept


def can_compare(connection: Connection) -> bool:
    """Say whether findings can be compared: not while every case waits for the next audit."""
    return not awaits_all(connection)


def check_findings(connection: Connection, night: date) -> Iterator[Found]:
    """Compare the findings that stand after the last audit with what is true on its night.

    Left out are cases that were written or removed since: the next audit looks at them.
    """
    f = finding.c
    standing = select(
        f.province, f.department, f.case_id, f.check, f.rule, f.detail, f.since, f.due
    ).where(f.resolved_run.is_(None))
    kept, true = (read_as_kept(connection, _settled(query)) for query in (standing, true_on(night)))
    yield from differ(finding.name, kept, true)


def check_times(connection: Connection) -> Iterator[Found]:
    """Look for findings whose runs there are not, or that begin after the night that found them."""
    f, r = finding.c, audit_run.c
    runs = map(plain_row, read_as_kept(connection, select(r.id, r.as_of)))
    nights: dict[object, str] = {id_: str(night) for id_, night in runs}
    named = (f.case_id, f.check, f.rule)
    query = select(*named, f.since, f.first_run, f.last_run, f.resolved_run)
    for row in read_as_kept(connection, query):
        values: tuple[Any, ...] = tuple(row)
        name, since, (first, last, resolved) = values[:3], values[3], values[4:]
        began = str(since) <= nights.get(first, "")
        whole = resolved in nights if isinstance(resolved, int) else last is None
        if not began or not whole or (resolved and not first <= last == resolved - 1):
            yield Found(Flaw.CACHE, f"{finding.name} {' '.join(name)}")
            return


def _settled(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    found = query.subquery()
    c = found.c
    waits = is_unsettled(c.province, c.department, c.case_id)
    return select(found).where(~waits).order_by(*c)
