"""What day it is in Việt Nam, and what moment it is: the only reader of the time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from time import perf_counter

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""Giờ Việt Nam; without daylight saving time since 1975, so a fixed offset is right."""


def now() -> datetime:
    """Give the present moment as an aware UTC instant."""
    return datetime.now(UTC)


def today(moment: datetime | None = None) -> date:
    """Give the civil date in Việt Nam at a moment (default: now)."""
    return (moment or now()).astimezone(VIETNAM).date()


def show_moment(moment: datetime) -> str:
    """Write a moment as a watch in Việt Nam shows it, for the screen."""
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def end_of_day(day: date) -> datetime:
    """Give the instant (UTC) at which a civil date in Việt Nam is over, its 24:00."""
    following = datetime.combine(day, time(), VIETNAM) + timedelta(days=1)
    return following.astimezone(UTC)


def stopwatch() -> Callable[[], int]:
    """Start counting; the answer gives the whole milliseconds since."""
    began = perf_counter()
    return lambda: int((perf_counter() - began) * 1000)
