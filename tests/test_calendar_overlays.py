"""Do days that a notice changes later count at once, in every term that they touch?

Days off and days worked for them are drawn at random and laid over the official ones; every due day
around them is found again by walking from day to day.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from tests.calendar_oracle import KINDS, ONE_DAY, works
from tests.crashes import SEED
from tthc.calendar.days import DayKind, OfficialDay
from tthc.calendar.working_days import WorkingCalendar, load_calendar

CALENDAR = load_calendar()
LONGEST, AROUND = 30, 400
SWAPS = {DayKind.SWAP_OFF, DayKind.SWAP_WORK}
Overlay = dict[date, bool]
Calendar = Callable[[Overlay], WorkingCalendar]


def laid_over(overlay: Overlay) -> WorkingCalendar:
    """Give the official calendar under a notice; each day says whether it is worked."""
    days = [day for day in CALENDAR.days if day.date not in overlay]
    new = [_day(day, DayKind.SWAP_WORK if on else DayKind.SWAP_OFF) for day, on in overlay.items()]
    return WorkingCalendar.from_days([*days, *new], official_years=CALENDAR.official_years)


def _day(day: date, kind: DayKind) -> OfficialDay:
    return replace(CALENDAR.days[0], date=day, kind=kind, pair=None)


def check(calendar: Calendar, overlays: int) -> int:
    """Compare the due days around so many random notices; say how many due days there were."""
    chance, compared = Random(SEED), 0  # noqa: S311
    for _ in range(overlays):
        overlay = _draw(chance)
        laid = calendar(overlay)
        first = min(overlay) - timedelta(days=60)
        for start in (first + timedelta(days=number) for number in range(AROUND)):
            found = [laid.add(start, number) for number in range(1, LONGEST + 1)]
            assert found == _walk(start, overlay), (start, overlay)
            assert found == sorted(found)
            compared += LONGEST
    return compared


def _draw(chance: Random) -> Overlay:
    """Draw some working days that become days off, and days of weekends that become worked."""
    begin = date(2012, 1, 1) + timedelta(days=chance.randrange(365 * 13))
    days = {begin + timedelta(days=chance.randrange(200)) for _ in range(chance.randrange(2, 12))}
    return {day: not works(day) for day in days if day not in KINDS} | {begin: not works(begin)}


def _walk(start: date, overlay: Overlay) -> list[date]:
    found: list[date] = []
    while len(found) < LONGEST:
        start += ONE_DAY
        if overlay.get(start, works(start)):
            found.append(start)
    return found


def test_due_days_under_random_notices_are_those_of_a_plain_walk() -> None:
    assert check(laid_over, 17) >= 200_000


@pytest.mark.soak
@pytest.mark.sqlite_only
def test_five_million_due_days_are_those_of_a_plain_walk() -> None:
    assert check(laid_over, 420) >= 5_000_000


def test_a_calendar_that_ignores_the_notice_is_found_out() -> None:
    with pytest.raises(AssertionError):
        check(lambda _: CALENDAR, 1)


def test_a_calendar_that_ignores_the_swap_of_2026_is_found_out() -> None:
    """Friday 02/01/2026 was off, and Saturday 10/01/2026 was worked for it."""
    days = [day for day in CALENDAR.days if day.kind not in SWAPS]
    without = WorkingCalendar.from_days(days, official_years=CALENDAR.official_years)
    start = date(2025, 12, 31)
    assert without.add(start, 1) == date(2026, 1, 2)
    assert CALENDAR.add(start, 1) == date(2026, 1, 5) == _walk(start, {})[0]
    assert CALENDAR.add(start, 6) == date(2026, 1, 10) == _walk(start, {})[5]
