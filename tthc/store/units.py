"""Which unit (đơn vị) a row belongs to: the key of a province and a department."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, insert, select, tuple_

from tthc.compliance.identifiers import fold
from tthc.store.lost import AllKept
from tthc.store.tables import unit


class UnitKey(NamedTuple):
    """Province and department as they stand in every key: folded, words joined by hyphens."""

    province: str
    department: str


def unit_key(province: str, department: str) -> UnitKey:
    """Make the key of a unit from its names, however they are typed."""
    return UnitKey(slug(province), slug(department))


def ensure_unit(connection: Connection, province: str, department: str) -> UnitKey:
    """Note a unit under the names by which it was first written.

    It is looked for first: the guard against INSERT OR REPLACE refuses whatever is there already.
    """
    key, c = unit_key(province, department), unit.c
    known = select(c.province).where(c.province == key.province, c.department == key.department)
    if connection.execute(known).first() is None:
        row = {**key._asdict(), "province_name": province, "department_name": department}
        connection.execute(insert(unit).values(row))
    return key


def unit_names(connection: Connection) -> dict[UnitKey, tuple[str, str]]:
    """Give the names of every unit."""
    query = select(unit).order_by(unit.c.province, unit.c.department)
    return AllKept(
        (UnitKey(row.province, row.department), (row.province_name, row.department_name))
        for row in connection.execute(query)
    )


def of_units(table: Table) -> ColumnElement[bool]:
    """Name every unit, so that rows are found by number: every key begins with its unit."""
    key = tuple_(table.c.province, table.c.department)
    return key.in_(select(unit.c.province, unit.c.department))


def of_asked(
    table: Table, province: str | None, department: str | None
) -> Iterator[ColumnElement[bool]]:
    """Keep the rows of the province and the department asked for, as far as they are."""
    if province:
        yield table.c.province == slug(province)
    if department:
        yield table.c.department == slug(department)


def slug(name: str) -> str:
    """Fold a name to its key."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())
