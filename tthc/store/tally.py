"""How many cases take which verdict on a day, told without looking at each of them.

A tally (sổ đếm) keeps for each verdict how many cases begin to take it on a day and how many take
it on a day for the last time; it grows with the days, not with the cases.
"""

from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    func,
    literal,
    select,
    union_all,
)

from tthc.store.cache import tracked_case, verdict_span, verdict_tally
from tthc.store.units import of_asked
from tthc.store.upserting import upsert

_KEY = ("province", "department", "day", "verdict")


def count_verdicts(
    connection: Connection, as_of: date, province: str | None = None, department: str | None = None
) -> dict[str, int]:
    """Count the cases of each verdict on a day, of all units or some; a case is in exactly one."""
    c = verdict_tally.c
    began = func.sum(case((c.day <= as_of, c.began), else_=0))
    ended = func.sum(case((c.day < as_of, c.ended), else_=0))
    asked = of_asked(verdict_tally, province, department)
    query = select(c.verdict, began - ended).where(*asked).group_by(c.verdict)
    return {verdict: int(size) for verdict, size in connection.execute(query) if size}


def add_verdicts(connection: Connection, which: ColumnElement[bool], sign: int) -> None:
    """Count cases in (sign 1) or out (-1), with every verdict that they ever take."""
    query = tally_of(which, sign)
    statement = upsert(connection, verdict_tally).from_select(query.selected_columns.keys(), query)
    old, new = verdict_tally.c, statement.excluded
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=_KEY,
            set_={"began": old.began + new.began, "ended": old.ended + new.ended},
        )
    )


def count_anew(connection: Connection) -> None:
    """Count every case, whatever was kept."""
    connection.execute(delete(verdict_tally))
    add_verdicts(connection, literal(value=True), 1)


def tally_of(which: ColumnElement[bool], sign: int = 1) -> Select[tuple[object, ...]]:
    """Select what cases add to the tally."""
    s, t = verdict_span.c, tracked_case.c
    same_unit = and_(s.province == t.province, s.department == t.department)
    spans = tracked_case.join(verdict_span, and_(s.course_id == t.course_id, same_unit))
    turns = (
        select(t.province, t.department, day.label("day"), s.verdict)
        .add_columns(literal(began).label("began"), literal(ended).label("ended"))
        .select_from(spans)
        .where(which)
        for day, began, ended in ((s.first, sign, 0), (s.last, 0, sign))
    )
    turn = union_all(*turns).subquery()
    key = [turn.c[name] for name in _KEY]
    sums = (func.sum(turn.c[name]).label(name) for name in ("began", "ended"))
    return select(*key, *sums).where(literal(value=True)).group_by(*key)
