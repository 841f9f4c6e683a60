"""Which working day is the n-th: the numbering that makes adding and counting a look-up."""

from collections.abc import Mapping
from datetime import date

from tthc.calendar.days import WORKED_KINDS, OfficialDay

_FRIDAY = 5  # of date.toordinal() % 7: day 1 was a Monday


class WorkingIndex:
    """Numbers the working days from one day to another; every answer is one or two look-ups.

    Days are numbered from 1: the day itself by `day.toordinal() - eve`, and `working[k]` is the
    k-th working day. `upto[i]` is how many working days there are up to day i, itself included.
    Entry 0 of both lists stands for the eve of the first day.
    """

    __slots__ = ("days", "eve", "first", "last", "upto", "working")

    def __init__(self, first: date, last: date, days: Mapping[date, OfficialDay]) -> None:
        """Number the days; `days` are those on which the weekday does not decide."""
        self.first, self.last, self.eve = first, last, first.toordinal() - 1
        self.days = days
        self.upto: list[int] = [0]
        self.working: list[date] = [date.min]
        exceptions = {day.toordinal(): known.kind in WORKED_KINDS for day, known in days.items()}
        for ordinal in range(self.eve + 1, last.toordinal() + 1):
            if exceptions.get(ordinal, 0 < ordinal % 7 <= _FRIDAY):
                self.working.append(date.fromordinal(ordinal))
            self.upto.append(len(self.working) - 1)

    def add(self, start: date, number: int) -> date | None:
        """Find the `number`-th working day after `start`, below 0 before it; None if not inside."""
        place = start.toordinal() - self.eve
        found = self.upto[place] + number if number > 0 else self.upto[place - 1] + 1 + number
        return self.working[found] if 0 < found < len(self.working) else None

    def count(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`, both inside."""
        return self.upto[end.toordinal() - self.eve] - self.upto[start.toordinal() - self.eve]

    def is_working(self, day: date) -> bool:
        """Tell whether `day`, which is inside, is a working day."""
        place = day.toordinal() - self.eve
        return self.upto[place] > self.upto[place - 1]
