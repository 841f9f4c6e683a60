"""Which working day is the n-th: the numbering that makes adding and counting a look-up."""

from collections.abc import Mapping
from datetime import date

_FRIDAY = 5  # of date.toordinal() % 7: day 1 was a Monday


class WorkingIndex:
    """Numbers the working days from one day to another.

    `before[i]` is how many working days lie before the i-th day, `working` lists them all. Every
    answer is one or two look-ups, however long the span, and None when the span leaves the index.
    """

    __slots__ = ("before", "first", "last", "start", "working")

    def __init__(self, first: date, last: date, unusual: Mapping[date, bool]) -> None:
        """Number the days; `unusual` says of the days unlike their weekday whether they work."""
        self.first, self.last, self.start = first, last, first.toordinal()
        self.before: list[int] = [0]
        self.working: list[date] = []
        exceptions = {day.toordinal(): works for day, works in unusual.items()}
        for ordinal in range(self.start, last.toordinal() + 1):
            if exceptions.get(ordinal, 0 < ordinal % 7 <= _FRIDAY):
                self.working.append(date.fromordinal(ordinal))
            self.before.append(len(self.working))

    def add(self, start: date, number: int) -> date | None:
        """Find the `number`-th working day after `start`; below 0, before it."""
        before, place = self.before, start.toordinal() - self.start
        if not 0 <= place < len(before) - 1:
            return None
        found = before[place + 1] + number - 1 if number > 0 else before[place] + number
        return self.working[found] if 0 <= found < len(self.working) else None

    def count(self, start: date, end: date) -> int | None:
        """Count the working days after `start` up to and including `end`."""
        before, days = self.before, len(self.before) - 1
        one, other = start.toordinal() - self.start, end.toordinal() - self.start
        if 0 <= one < days and 0 <= other < days:
            return before[other + 1] - before[one + 1]
        return None

    def is_working(self, day: date) -> bool:
        """Tell whether `day`, which must lie in the index, is a working day."""
        place = day.toordinal() - self.start
        return self.before[place + 1] > self.before[place]
