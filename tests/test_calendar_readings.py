"""What would the other readings of a limit or a named date give? Counted by hand.

21/11/2025 is a Friday, 2/3/2026 a Monday; 1-2/1/2026 were off; 24/11/2029 is a Saturday, and no
notice covers its year yet.
"""

from datetime import date
from pathlib import Path

import pytest

from tthc.calendar.fixed_dates import DateWording, read_fixed_date
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.readings import ReadingName, other_date_readings, other_readings
from tthc.calendar.working_days import load_calendar

CALENDAR = load_calendar()
UNITS = {"wd": Unit.WORKING_DAY, "d": Unit.CALENDAR_DAY, "m": Unit.MONTH}
ROLLS = {"-": Roll.NONE, "next": Roll.NEXT_WORKING_DAY, "prev": Roll.PREVIOUS_WORKING_DAY}

# Start, number (below 0 backwards), unit, roll -> the other readings and their days.
READINGS = """
2026-03-05  3 wd -    start_counted=2026-03-09
2026-03-02  1 wd -    start_counted=2026-03-02
2026-03-07  3 wd -
2026-03-10 -2 wd -    start_counted=2026-03-09
2026-03-08 -2 wd -
2026-03-04  3 d  next start_counted=2026-03-06
2026-03-04  3 d  -    start_counted=2026-03-06 rolled=2026-03-09
2027-01-01 -5 d  prev start_counted=2026-12-28 literal=2026-12-27
2027-01-01 -5 d  -    start_counted=2026-12-28 safe=2026-12-25
2026-01-31  1 m  next
2026-02-03  1 m  next start_counted=2026-03-02
2029-11-22  3 wd -    start_counted=2029-11-26 made_up=2029-11-28
"""


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_the_other_readings_of_a_limit_give_these_days(line: str) -> None:
    start, number, unit, roll, *expected = line.split()
    direction = Direction.BEFORE if int(number) < 0 else Direction.AFTER
    limit = Limit(abs(int(number)), UNITS[unit], direction, ROLLS[roll])
    found = other_readings(CALENDAR, date.fromisoformat(start), limit)

    assert [f"{each.name}={each.due}" for each in found] == expected
    assert all(each.source for each in found)


DATES = """
before 2025-11-21 day_included=2025-11-21
by     2025-11-21 day_excluded=2025-11-20
before 2025-11-24 safe=2025-11-21 day_included=2025-11-24 rolled=2025-11-24
by     2026-01-02 safe=2025-12-31 day_excluded=2026-01-01 rolled=2026-01-05
by     2029-11-26 day_excluded=2029-11-25 made_up=2029-11-23
before 2029-11-26 safe=2029-11-23 day_included=2029-11-26 rolled=2029-11-26
"""


@pytest.mark.parametrize("line", DATES.strip().splitlines())
def test_the_other_readings_of_a_named_date_give_these_days(line: str) -> None:
    wording, stated, *expected = line.split()
    fixed = read_fixed_date(CALENDAR, date.fromisoformat(stated), DateWording(wording))
    found = other_date_readings(CALENDAR, fixed)

    assert [f"{each.name}={each.due}" for each in found] == expected


def test_every_reading_is_set_beside_its_words_in_the_page() -> None:
    page = (Path(__file__).parents[1] / "docs" / "wording.md").read_text("utf-8")

    assert [name for name in ReadingName if f"| `{name}` |" not in page] == []
