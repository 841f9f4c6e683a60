"""Whether the province or the department that was asked for is one of the register (đơn vị)."""

from tthc.app.register import Register
from tthc.errors import NotFoundError
from tthc.store.engine import Connection
from tthc.store.units import UnitKey, slug, unit_names


class ProvinceUnknownError(NotFoundError):
    """The register has no unit of this province."""

    template = "{asked}: the register knows no such province. It knows: {known}."


class DepartmentUnknownError(NotFoundError):
    """The register has no such department, or not in the province asked for."""

    template = "{asked}: the register knows no such department. It knows: {known}."


def check_units(
    connection: Connection, register: Register, province: str | None, department: str | None
) -> None:
    """Refuse to answer for a unit that is not there: nothing to do would be no answer.

    The unit whose register this is is known before any fact.

    Raises:
        NotFoundError: the register knows no such province, or no such department in it.
    """
    own = (register.settings.province, register.settings.department)
    names = {register.home: own, **unit_names(connection)}
    mine = {key: said for key, said in names.items() if is_of(key, province, None)}
    if province and not mine:
        known = dict.fromkeys(province_name for province_name, _ in names.values())
        raise ProvinceUnknownError(asked=province, known=", ".join(known))
    if department and not any(is_of(key, None, department) for key in mine):
        known = dict.fromkeys(department_name for _, department_name in mine.values())
        raise DepartmentUnknownError(asked=department, known=", ".join(known))


def is_of(unit: UnitKey, province: str | None, department: str | None) -> bool:
    """Say whether a unit is of the province and the department asked for, as far as they are."""
    return (not province or unit.province == slug(province)) and (
        not department or unit.department == slug(department)
    )
