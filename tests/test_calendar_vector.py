"""Does the vector path give what the scalar path gives, for every array of days?"""

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc.calendar.errors import (
    CountBeyondCoverageError,
    DayAfterCoverageError,
    DayBeforeCoverageError,
    NotDaysError,
    NumberOfDaysError,
    UnequalLengthsError,
)
from tthc.calendar.vector import Days, VectorCalendar
from tthc.calendar.working_days import load_calendar

SCALAR = load_calendar()
VECTOR = VectorCalendar(load_calendar())

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
inner = st.dates(date(2002, 1, 1), date(2058, 12, 31))
numbers = st.integers(-300, 300).filter(bool)


def array(*given_days: date) -> Days:
    return np.array(given_days, "datetime64[D]")


@settings(max_examples=60, deadline=None)  # years are estimated once
@given(st.lists(inner, max_size=20), numbers)
def test_adding_to_many_days_is_adding_to_each(starts: list[date], number: int) -> None:
    found = VECTOR.add(array(*starts), number)

    assert found.dtype == np.dtype("datetime64[D]")
    assert found.tolist() == [SCALAR.add(day, number) for day in starts]


@settings(max_examples=60, deadline=None)  # years are estimated once
@given(st.lists(st.tuples(days, days), max_size=20))
def test_counting_many_spans_is_counting_each(spans: list[tuple[date, date]]) -> None:
    starts, ends = array(*(one for one, _ in spans)), array(*(other for _, other in spans))

    assert VECTOR.count(starts, ends).tolist() == [SCALAR.count(a, b) for a, b in spans]


@pytest.mark.parametrize("number", [1, 3, 5, 30, -1, -3, -30])
def test_every_day_of_the_official_years_is_answered_alike(number: int) -> None:
    starts = np.arange("2010-03-01", "2027-11-01", dtype="datetime64[D]")
    expected = [SCALAR.add(day, number) for day in starts.tolist()]

    assert VECTOR.add(starts, number).tolist() == expected


def test_a_worked_saturday_is_a_due_day() -> None:
    """Worked for Friday 02/01/2026 under 12729/VPCP-KGVX; numpy's own calendars cannot open it."""
    assert VECTOR.add(array(date(2026, 1, 8)), 2).tolist() == [date(2026, 1, 10)]


def test_a_table_of_days_keeps_its_shape_and_its_starts() -> None:
    starts = array(date(2026, 1, 5), date(2026, 1, 6)).reshape(2, 1)

    assert VECTOR.add(starts, 1).tolist() == [[date(2026, 1, 6)], [date(2026, 1, 7)]]
    assert VECTOR.count(starts, starts).tolist() == [[0], [0]]
    assert starts.tolist() == [[date(2026, 1, 5)], [date(2026, 1, 6)]]


def test_days_lying_apart_in_memory_are_read_in_their_order() -> None:
    starts = array(date(2026, 1, 5), date(2026, 3, 1), date(2026, 1, 6))[::2]
    assert VECTOR.add(starts, 1).tolist() == [date(2026, 1, 6), date(2026, 1, 7)]


@pytest.mark.parametrize(
    "wrong",
    [
        np.array([datetime(2026, 1, 5, 7, 0)], "datetime64[s]"),  # noqa: DTZ001 - numpy has no zones
        np.array(["2026-01"], "datetime64[M]"),
        np.array(["2026-01-05", "NaT"], "datetime64[D]"),
    ],
)
def test_what_is_no_array_of_days_is_refused(wrong: Days) -> None:
    with pytest.raises(NotDaysError):
        VECTOR.add(wrong, 1)


def test_what_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(CountBeyondCoverageError):
        VECTOR.add(array(date(2026, 1, 5), date(2060, 12, 30)), 30)
    with pytest.raises(CountBeyondCoverageError):
        VECTOR.add(array(date(2026, 1, 5), date(2000, 1, 5)), -30)
    with pytest.raises(DayBeforeCoverageError):
        VECTOR.count(array(date(1999, 12, 31)), array(date(2026, 1, 5)))
    with pytest.raises(DayAfterCoverageError):
        VECTOR.count(array(date(2026, 1, 5)), array(date(2061, 1, 1)))


def test_zero_days_and_unequal_arrays_are_refused() -> None:
    with pytest.raises(NumberOfDaysError):
        VECTOR.add(array(date(2026, 1, 5)), 0)
    with pytest.raises(UnequalLengthsError):
        VECTOR.count(array(date(2026, 1, 5)), array(date(2026, 1, 5), date(2026, 1, 6)))
