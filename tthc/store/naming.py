"""What decisions, procedures and documents are called, as the latest list that names them says."""

from sqlalchemy import Connection, Table, Update, bindparam, update

from tthc.compliance.identifiers import fold
from tthc.store.tables import decision, document, procedure
from tthc.store.units import UnitKey

CALLED = ("title", "issuer", "folded")
"""The columns that say what a decision is called, and by which it is found."""


def decision_names(
    number: str, title: str | None, issuer: str | None
) -> tuple[str | None, str | None, str]:
    """Give the values of those columns."""
    return title, issuer, _fold_all(number, title, issuer)


def _fold_all(*parts: str | None) -> str:
    """Fold part by part: issuers and titles come again and again."""
    return " ".join([folded for part in parts if part and (folded := fold(part))])


class Names:
    """Names to be written with the facts that gave them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._decisions: dict[tuple[UnitKey, int], dict[str, object]] = {}
        self._procedures: dict[tuple[UnitKey, int], dict[str, object]] = {}
        self._documents: dict[tuple[UnitKey, int], dict[str, object]] = {}

    def name_decision(
        self, unit: UnitKey, id_: int, number: str, title: str | None, issuer: str | None
    ) -> None:
        """Note a decision's title (trích yếu) and issuer."""
        row = zip(CALLED, decision_names(number, title, issuer), strict=True)
        self._decisions[unit, id_] = {**_where(unit, id_), **dict(row)}

    def name_procedure(
        self, unit: UnitKey, id_: int, code: str, name: str, field: str | None
    ) -> None:
        """Note a procedure's name and field (lĩnh vực)."""
        row = {"name": name, "field": field, "folded": _fold_all(code, name, field)}
        self._procedures[unit, id_] = {**_where(unit, id_), **row}

    def name_document(self, unit: UnitKey, id_: int, title: str) -> None:
        """Note a document's title (trích yếu)."""
        self._documents[unit, id_] = {**_where(unit, id_), "title": title}

    def flush(self) -> None:
        """Write the names."""
        for statement, rows in (
            (_NAME_DECISION, self._decisions),
            (_NAME_PROCEDURE, self._procedures),
            (_NAME_DOCUMENT, self._documents),
        ):
            if rows:
                self._connection.execute(statement, list(rows.values()))
                rows.clear()


def _where(unit: UnitKey, id_: int) -> dict[str, object]:
    return {"of_province": unit.province, "of_department": unit.department, "of_id": id_}


def _rename(table: Table, *columns: str) -> Update:
    found = (
        (table.c.province == bindparam("of_province"))
        & (table.c.department == bindparam("of_department"))
        & (table.c.id == bindparam("of_id"))
    )
    values: dict[str, object] = {name: bindparam(name) for name in columns}
    return update(table).where(found).values(values)


_NAME_DECISION = _rename(decision, *CALLED)
_NAME_PROCEDURE = _rename(procedure, "name", "field", "folded")
_NAME_DOCUMENT = _rename(document, "title")
