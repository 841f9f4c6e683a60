"""The due days and counts of a million dates at once: the same numbering, read by numpy.

Needs numpy (the optional extra `vector`); nothing else of the package imports this file.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from tthc.calendar.coverage import check_day, check_number
from tthc.calendar.errors import NotDaysError, UnequalLengthsError
from tthc.calendar.index import WorkingIndex
from tthc.calendar.working_days import WorkingCalendar

Days = NDArray[np.datetime64]
"""Days as datetime64[D]; other units are moments and refused."""

_EPOCH = date(1970, 1, 1).toordinal()  # what numpy counts its days from


class VectorCalendar:
    """The working days of a `WorkingCalendar`, for arrays of days.

    Years that no notice covers are estimated when a day of an array or an answer lies in them.
    """

    __slots__ = ("_calendar", "_eve", "_upto", "_working")

    def __init__(self, calendar: WorkingCalendar) -> None:
        first, last = calendar.official_years
        self._calendar = calendar
        self._take(calendar.numbering(date(first, 1, 1), date(last, 12, 31)))

    def add(self, starts: Days, number: int) -> Days:
        """Find the `number`-th working day after each start, below 0 before it.

        Raises:
            CalendarError: what `WorkingCalendar.add` refuses for one of the days.
        """
        check_number(number)
        ends = self._hold(starts)
        if ends is None:
            return starts.copy()
        self._reach(ends[0 if number < 0 else 1], number)
        found = self._upto[self._places(starts) - int(number < 0)]
        found += number + int(number < 0)
        return self._working[found].view("datetime64[D]").reshape(starts.shape)

    def count(self, starts: Days, ends: Days) -> NDArray[np.int64]:
        """Count the working days after each start up to and including its end; backwards below 0.

        Raises:
            CalendarError: what `WorkingCalendar.count` refuses, or arrays of different shapes.
        """
        if starts.shape != ends.shape:
            raise UnequalLengthsError(starts=str(starts.shape), ends=str(ends.shape))
        self._hold(starts)
        self._hold(ends)
        return self._upto[self._places(ends)] - self._upto[self._places(starts)]

    def _take(self, index: WorkingIndex) -> None:
        working = [day.toordinal() - _EPOCH for day in index.working[1:]]
        self._eve = index.eve - _EPOCH
        self._upto = np.array(index.upto, np.int64)
        self._working = np.array([0, *working], np.int64)

    def _hold(self, days: Days) -> tuple[date, date] | None:
        """Check that these are days of the calendar, and number the years they lie in."""
        if days.dtype != np.dtype("datetime64[D]"):
            raise NotDaysError(given=str(days.dtype))
        if not days.size:
            return None
        low, high = _day(days.min()), _day(days.max())
        self._number(low, high)
        return low, high

    def _reach(self, outermost: date, number: int) -> None:
        """Number the years up to the furthest answer: no other start leads beyond it."""
        furthest = self._calendar.add(outermost, number)
        self._number(min(outermost, furthest), max(outermost, furthest))

    def _number(self, low: date, high: date) -> None:
        index = self._calendar.numbering(low, high)
        if index.eve - _EPOCH != self._eve or len(index.upto) != len(self._upto):
            self._take(index)

    def _places(self, days: Days) -> NDArray[np.int64]:
        return days.view(np.int64) - self._eve


def _day(day: np.datetime64) -> date:
    found = day.item()
    if not isinstance(found, date):
        raise NotDaysError(given=str(day))
    check_day(found)
    return found
