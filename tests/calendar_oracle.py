"""Due days worked out again, plainly: a walk, day by day, over the official days as typed by hand.

Reads nothing of the program. Holds for 2010 to 2027.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

OFFICIAL_DAYS = Path(__file__).parent / "answers" / "official_days.csv"
ONE_DAY = timedelta(days=1)


def read_kinds() -> dict[date, str]:
    with OFFICIAL_DAYS.open(encoding="utf-8") as file:
        return {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(file)}


KINDS = read_kinds()


def works(day: date) -> bool:
    kind = KINDS.get(day)
    return kind == "swap_work" or (kind is None and day.weekday() < 5)


def walk(start: date, number: int, step: timedelta) -> list[date]:
    """The first `number` working days met when walking from `start`, itself not counted."""
    found: list[date] = []
    day = start
    while len(found) < number:
        day += step
        if works(day):
            found.append(day)
    return found


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def end_of(start: date, step: timedelta, number: int, unit: str, roll: str) -> tuple[date, date]:
    """The day on which a limit ends by its count, and the one to which a day off moves it."""
    if unit == "working_day":
        last_day = walk(start, number, step)[-1]
    elif unit == "calendar_day":
        last_day = start + number * step
    else:
        last_day = months_from(start, number * step.days)
    towards = {"next_working_day": ONE_DAY, "previous_working_day": -ONE_DAY}
    due = last_day if roll == "none" or works(last_day) else walk(last_day, 1, towards[roll])[0]
    return last_day, due


def months_from(start: date, number: int) -> date:
    """Turn the leaf of a wall calendar month by month; where the day is missing, take the last."""
    year, month = start.year, start.month
    for _ in range(abs(number)):
        month += 1 if number > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        elif month == 0:
            year, month = year - 1, 12
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    length = {2: 29 if leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return date(year, month, min(start.day, length))
