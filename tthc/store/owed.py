"""What each case owes as it was last judged: due days and fulfilments, read from the cache."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from tthc.store.cache import obligation, tracked_case
from tthc.store.units import UnitKey


class Owed(NamedTuple):
    """One duty of a course as it was last judged."""

    due: date | None
    met_on: date | None
    counted: bool
    started_on: date | None = None
    provisional: bool = False


Duties = dict[str, Owed]
"""The duties of a case by the ids of their rules."""


def read_courses(connection: Connection) -> dict[tuple[UnitKey, str], int]:
    """Give the course of every case, by its unit and id; cases alike in law share one."""
    c = tracked_case.c
    rows = connection.execute(select(c.province, c.department, c.id, c.course_id))
    return {
        (UnitKey(province, department), id_): course for province, department, id_, course in rows
    }


def read_owed(connection: Connection) -> dict[tuple[UnitKey, int], Duties]:
    """Give what every course owes."""
    c = obligation.c
    course = (c.province, c.department, c.course_id)
    query = select(*course, c.rule, c.due, c.met_on, c.counted, c.start_on, c.provisional)
    found: dict[tuple[UnitKey, int], Duties] = defaultdict(dict)
    for province, department, id_, rule, *owed in connection.execute(query):
        due, met_on, counted, start, provisional = owed
        found[UnitKey(province, department), id_][rule] = Owed(
            due, met_on, bool(counted), start, bool(provisional)
        )
    return found
