"""What a report is made of before it is printed: lines of text and sheets of values."""

from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in CSV, and its heading on screen.

    `wide` columns hold text and wrap between words; what `folds` is broken where it must be. Where
    it can, a page joins the cells of a column that `joins` and say the same one below the other.
    """

    key: str
    heading: str
    wide: bool = False
    folds: bool = False
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of values; `styles` names the rows to be set off (verdicts)."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part; `level` 2 begins a part of a part."""

    text: str
    level: int = 1


Part = str | Sheet | Heading


@dataclass(frozen=True, slots=True)
class Paper:
    """A report in its parts; `table` is the one that CSV gives.

    `errors` stand among the parts and in the data; who takes the table is told them beside it.
    """

    parts: tuple[Part, ...]
    table: Sheet
    data: dict[str, object] = field(default_factory=dict[str, object])
    errors: tuple[str, ...] = ()


def show_value(value: Value) -> str:
    """Write a value for the screen: days as dd/mm/yyyy, nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def data_value(value: Value) -> str:
    """Write a value for data: ISO days, nothing as an empty cell."""
    return value.isoformat() if isinstance(value, date) else show_value(value)
