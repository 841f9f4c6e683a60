"""How fast working days are added, counted, numbered and explained, beside numpy and QuantLib."""

import statistics
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from bench.measuring import compare, seconds
from tthc.calendar.days import WORKED_KINDS
from tthc.calendar.deadlines import explain_due
from tthc.calendar.estimate import estimate_days
from tthc.calendar.limits import Limit, Unit
from tthc.calendar.vector import VectorCalendar
from tthc.calendar.working_days import WorkingCalendar, load_calendar

STARTS = [date(2010, 3, 1) + timedelta(days=3 * number) for number in range(2000)]
FIRST, LAST = date(2010, 1, 1), date(2027, 12, 31)
EVERY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def main() -> None:
    """Measure everything in one run; each line prints the ratio and the goal."""
    calendar = load_calendar()
    closed = [day for day in EVERY if calendar.day(day).kind not in WORKED_KINDS]
    week = np.busdaycalendar(weekmask="1111111", holidays=closed)
    compare(
        "add 3 working days, 2,000 times / numpy.busday_offset",
        lambda: [calendar.add(day, 3) for day in STARTS],
        lambda: [np.busday_offset(day, 3, roll="backward", busdaycal=week) for day in STARTS],
        1 / 20,
    )
    against_quantlib(calendar, closed)
    against_arrays(calendar, week)
    building(calendar)
    explaining(calendar)


def against_quantlib(calendar: WorkingCalendar, closed: list[date]) -> None:
    """Add one by one beside a QuantLib calendar that is given the same closed days."""
    if find_spec("QuantLib") is None:
        print("add 3 working days, 2,000 times / QuantLib advance: skipped, QuantLib not installed")
        return
    ql = import_module("QuantLib")
    table = ql.BespokeCalendar("offices")
    for day in closed:
        table.addHoliday(ql.Date(day.day, day.month, day.year))
    starts = [ql.Date(day.day, day.month, day.year) for day in STARTS]
    compare(
        "add 3 working days, 2,000 times / QuantLib advance",
        lambda: [calendar.add(day, 3) for day in STARTS],
        lambda: [table.advance(day, 3, ql.Days) for day in starts],
        1 / 10,
    )


def against_arrays(calendar: WorkingCalendar, week: np.busdaycalendar) -> None:
    """Add and count a million at once beside numpy's own."""
    vector = VectorCalendar(calendar)
    spread = np.random.default_rng(1).integers(0, len(EVERY) - 60, 1_000_000)
    starts = np.datetime64(FIRST, "D") + spread.astype("timedelta64[D]")
    ends = vector.add(starts, 3)
    compare(
        "add 3 working days, one array of 1,000,000 / numpy.busday_offset",
        lambda: vector.add(starts, 3),
        lambda: np.busday_offset(starts, 3, roll="backward", busdaycal=week),
        1,
    )
    compare(
        "count working days, two arrays of 1,000,000 / numpy.busday_count",
        lambda: vector.count(starts, ends),
        lambda: np.busday_count(starts, ends, busdaycal=week),
        1,
    )


def building(calendar: WorkingCalendar) -> None:
    """Number 2000-2060 from loaded days, and estimate the uncovered years with the library."""
    first, last = calendar.official_years
    years = [year for year in range(2000, 2061) if not first <= year <= last]
    estimated = [day for year in years for day in estimate_days(year)]
    days = sorted((*estimated, *calendar.days), key=lambda day: day.date)

    def number() -> None:
        WorkingCalendar.from_days(days, official_years=(2000, 2060))

    def extend() -> None:
        fresh = WorkingCalendar.from_days(calendar.days, official_years=(first, last))
        fresh.count(date(2000, 1, 1), date(2060, 12, 31))

    goal("number all days of 2000-2060 from loaded days", number, 60)
    goal("the same, the estimates of 43 years by the library included", extend)
    goal("the estimates of 43 years alone", lambda: [estimate_days(year) for year in years])


def explaining(calendar: WorkingCalendar) -> None:
    """Explain a span of 30 days over Tết 2026."""
    limit = Limit(30, Unit.CALENDAR_DAY)
    goal("explain a span of 30 days", lambda: explain_due(calendar, date(2026, 2, 1), limit), 1)


def goal(name: str, action: Callable[[], object], milliseconds: float | None = None) -> None:
    """Print the median of seven runs beside the milliseconds it should keep, if any."""
    action()
    took = 1000 * statistics.median(seconds(action) for _ in range(7))
    verdict = "" if milliseconds is None else f" (at most {milliseconds} ms)"
    if milliseconds is not None:
        verdict += " ok" if took <= milliseconds else " OVER"
    print(f"{name}: {took:.2f} ms{verdict}")
