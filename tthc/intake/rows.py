"""The door: what each list's rows must be, checked by pydantic before anything is believed."""

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo

from tthc.compliance.identifiers import fold
from tthc.intake.cells import (
    Cell,
    read_code,
    read_date,
    read_hour,
    read_mark,
    read_text,
    split_cell,
)
from tthc.intake.changes import read_change
from tthc.intake.problems import (
    BLANK,
    DATE_AHEAD,
    EXTENT_UNKNOWN,
    KIND_UNKNOWN,
    NOT_A_FACT_ID,
    YES_NO_UNKNOWN,
    UnreadableCellError,
)
from tthc.workflows.facts import AHEAD_KINDS, RECORDED_KINDS, ChangeKind, Extent, FactKind

_YES = frozenset({"x", "co", "yes", "true", "1", "v", "✓", "rut gon"})
_KINDS = {kind.value: kind for kind in RECORDED_KINDS}
_LONGEST_ID = 18  # digits of a 64-bit integer
_NO = frozenset({"khong", "no", "false", "0"})


def _day(cell: Cell, info: ValidationInfo[date]) -> date | None:
    day = read_date(cell)
    if day is not None and day > info.context:
        raise UnreadableCellError(DATE_AHEAD, value=day, today=info.context)
    return day


def _day_of_kind(cell: Cell, info: ValidationInfo[date]) -> date | None:
    return read_date(cell) if info.data.get("kind") in AHEAD_KINDS else _day(cell, info)


def _days(cell: Cell, info: ValidationInfo[date]) -> tuple[date, ...]:
    parts = split_cell(cell) if isinstance(cell, str) else [cell]
    return tuple(day for part in parts if (day := _day(part, info)) is not None)


def _codes(cell: Cell) -> tuple[str, ...]:
    if not isinstance(cell, str):
        code = read_code(cell)
        return (code,) if code else ()
    parts = split_cell(cell.replace(",", ";"))
    return tuple(code for part in parts if (code := read_code(part)))


def _yes(cell: Cell) -> bool:
    text = read_text(cell)
    if text is None or fold(text) in _NO:
        return False
    if fold(text) in _YES:
        return True
    raise UnreadableCellError(YES_NO_UNKNOWN, value=text)


def _kind(cell: Cell) -> FactKind | None:
    text = read_text(cell)
    if text is not None and text not in _KINDS:
        raise UnreadableCellError(KIND_UNKNOWN, value=text)
    return _KINDS[text] if text else None


def _extent(cell: Cell) -> Extent | None:
    text = read_text(cell)
    if text is not None and text not in set(Extent):
        raise UnreadableCellError(EXTENT_UNKNOWN, value=text)
    return Extent(text) if text else None


def _fact_id(cell: Cell) -> int | None:
    text = read_text(cell)
    if text is not None and not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID):
        raise UnreadableCellError(NOT_A_FACT_ID, value=text)
    return int(text) if text else None


def _joined(cell: Cell) -> str | None:
    return "; ".join(split_cell(cell)) or None


def _filled(value: object) -> object:
    if value is None:
        raise UnreadableCellError(BLANK)
    return value


_Filled = BeforeValidator(_filled)
Text = Annotated[str | None, BeforeValidator(read_text)]
Joined = Annotated[str | None, BeforeValidator(_joined)]
Mark = Annotated[str | None, BeforeValidator(read_mark)]
Code = Annotated[str | None, BeforeValidator(read_code)]
Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
Day = Annotated[date | None, BeforeValidator(_day)]
AheadDay = Annotated[date | None, BeforeValidator(read_date)]
Hour = Annotated[time | None, BeforeValidator(read_hour)]
Days = Annotated[tuple[date, ...], BeforeValidator(_days)]
Change = Annotated[ChangeKind | None, BeforeValidator(read_change)]
# The last validator of a list runs first: the cell is read, then it must not have been blank.
NeededMark = Annotated[str, _Filled, BeforeValidator(read_mark)]
NeededText = Annotated[str, _Filled, BeforeValidator(read_text)]
NeededCode = Annotated[str, _Filled, BeforeValidator(read_code)]
NeededDay = Annotated[date, _Filled, BeforeValidator(_day)]


class Row(BaseModel):
    """A row of a list; field names are those of `tthc.intake.forms`."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class DispatchRow(Row):
    """An entry of the register of incoming dispatches (sổ đăng ký văn bản đến)."""

    arrived_on: NeededDay
    arrived_at: Hour = None
    arrival_number: Text = None
    issuer: Text = None
    number: Text = None
    signed_on: Day = None
    title: NeededText
    recipients: Joined = None
    assigned_on: Day = None
    note: Text = None
    field: Text = None


class DecisionRow(Row):
    """A ministry's decision (quyết định công bố của Bộ), or one procedure of it."""

    number: NeededMark
    signed_on: NeededDay
    issuer: Text = None
    title: Text = None
    procedure: Code = None
    procedure_name: Text = None
    field: Text = None
    change: Change = None
    portal_on: Day = None
    received_on: Day = None
    in_force_on: AheadDay = None
    accelerated: Annotated[bool, BeforeValidator(_yes)] = False
    note: Text = None


class AnnouncementRow(Row):
    """A provincial decision (quyết định công bố của Chủ tịch UBND tỉnh) and what it follows."""

    number: NeededMark
    signed_on: NeededDay
    decisions: Annotated[
        tuple[str, ...], BeforeValidator(lambda cell: tuple(split_cell(cell)))
    ] = ()
    decision_dates: Days = ()
    ministry: Text = None
    submission: Text = None
    submitted_on: Day = None
    published_on: Day = None
    title: Text = None
    field: Text = None
    change: Change = None
    procedures: Codes = ()
    note: Text = None
    province: Text = None
    department: Text = None


class ProcedureRow(Row):
    """A procedure of a list (danh sách TTHC)."""

    procedure: NeededCode
    title: Text = None
    issuer: Joined = None
    agencies: Joined = None
    field: Text = None


class FactRow(Row):
    """A fact in the engine's own table; the fields are those of `Content`."""

    kind: Annotated[FactKind, _Filled, BeforeValidator(_kind)]
    happened_on: Annotated[date, _Filled, BeforeValidator(_day_of_kind)]
    decision: Mark = None
    decision_date: Day = None
    procedure: Code = None
    document: Text = None
    document_date: Day = None
    issuer: Text = None
    title: Text = None
    field: Text = None
    change_kind: Change = None
    place: Text = None
    department: Text = None
    province: Text = None
    note: Text = None
    cause: Text = None
    cause_date: Day = None
    extent: Annotated[Extent | None, BeforeValidator(_extent)] = None
    successor: Code = None
    evidence: Text = None
    rule: Text = None
    until: AheadDay = None
    since: Day = None
    happened_at: Hour = None
    corrects: Annotated[int | None, BeforeValidator(_fact_id)] = None


RowT = TypeVar("RowT", bound=Row)


def check_row(
    model: type[RowT], cells: Mapping[str, Cell], today: date
) -> tuple[RowT | None, dict[str, UnreadableCellError]]:
    """Check the cells of a row: the row, if all that it needs can be read, and what cannot.

    A cell that is not needed and cannot be read is left out of the row.
    """
    try:
        return model.model_validate(cells, context=today), {}
    except ValidationError as error:
        faults = _faults(error)
    if any(model.model_fields[name].is_required() for name in faults):
        return None, faults
    kept = {name: cell for name, cell in cells.items() if name not in faults}
    return model.model_validate(kept, context=today), faults


def _faults(error: ValidationError) -> dict[str, UnreadableCellError]:
    """Take back the errors that the readers of cells raised; no other kind can occur here."""
    return {
        str(one["loc"][0]): cast("UnreadableCellError", one["ctx"]["error"])
        for one in error.errors(include_url=False, include_input=False)
        if "ctx" in one
    }
