"""How a limit (thời hạn) is stated: a number that always has a unit, a direction and a roll."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """What the number counts (đơn vị tính)."""

    WORKING_DAY = "working_day"  # ngày làm việc
    CALENDAR_DAY = "calendar_day"  # ngày
    MONTH = "month"  # tháng
    FIXED_DATE = "fixed_date"  # ngày cố định: "chậm nhất ngày D", "trước ngày D"


UNCOUNTED = (Unit.MONTH, Unit.FIXED_DATE)
"""Units of which no day has a number."""


class Direction(StrEnum):
    """Which side of the starting day the due day lies on."""

    AFTER = "after"  # "trong thời hạn N ngày kể từ ngày"
    BEFORE = "before"  # "chậm nhất trước N ngày tính đến ngày"


class Roll(StrEnum):
    """What happens when the last day is a day off (ngày nghỉ)."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"  # Civil Code 91/2015/QH13, art. 148(5)
    PREVIOUS_WORKING_DAY = "previous_working_day"  # the safe reading of a backward limit


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as a rule states it, e.g. 3 working days after; `number` is at least 1.

    Of a fixed date (`fixed_on`) the number says nothing; `inclusive` tells "chậm nhất ngày D" from
    "trước ngày D".
    """

    number: int
    unit: Unit
    direction: Direction = Direction.AFTER
    roll: Roll = Roll.NONE
    fixed_on: date | None = None
    inclusive: bool = True

    @property
    def stated(self) -> int | date:
        """What the text states: a number, or a date."""
        return self.fixed_on or self.number
