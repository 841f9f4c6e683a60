"""How fast working days are added and counted, beside numpy, one question at a time."""

from datetime import date, timedelta

import numpy as np

from bench.measuring import compare
from tthc.calendar.days import WORKED_KINDS
from tthc.calendar.working_days import load_calendar

STARTS = [date(2010, 3, 1) + timedelta(days=3 * number) for number in range(2000)]


def main() -> None:
    """Compare with busday_offset over the full list of closed days."""
    calendar = load_calendar()
    first, last = date(2010, 1, 1), date(2027, 12, 31)
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    closed = [day for day in every if calendar.day(day).kind not in WORKED_KINDS]
    week = np.busdaycalendar(weekmask="1111111", holidays=closed)
    compare(
        "add 3 working days, 2,000 times / numpy.busday_offset",
        lambda: [calendar.add(day, 3) for day in STARTS],
        lambda: [np.busday_offset(day, 3, roll="backward", busdaycal=week) for day in STARTS],
        1 / 20,
    )
