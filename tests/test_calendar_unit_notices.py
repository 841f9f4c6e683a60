"""Does a notice that a unit adds declare its days, from the day of its document on?"""

from datetime import date

import pytest

from tests.unit_notices import (
    DOCUMENT,
    GROUP,
    INVENTED,
    SWAP,
    laid,
    leave_swap_out,
    official_calendar,
    read,
    unit_of,
)
from tthc.calendar.known import calendar_known_on
from tthc.calendar.unit_notices import lay_over
from tthc.calendar.working_days import WorkingCalendar

before_the_swap = pytest.fixture(scope="module")(leave_swap_out)
official = pytest.fixture(scope="module")(official_calendar)


def test_the_swap_of_the_second_of_january_moves_three_working_days_by_one(
    before_the_swap: WorkingCalendar,
) -> None:
    # From Tue 30/12/2025: Wed 31/12, (Thu 1/1 off), Fri 2/1, Mon 5/1; with the swap Fri 2/1 is off.
    assert before_the_swap.add(date(2025, 12, 30), 3) == date(2026, 1, 5)
    after = laid(DOCUMENT + GROUP + SWAP, before_the_swap)
    assert after.add(date(2025, 12, 30), 3) == date(2026, 1, 6)
    assert after.is_working(date(2026, 1, 10))
    assert after.day(date(2026, 1, 2)).basis == "Công văn 12729/VPCP-KGVX ngày 25/12/2025"


def test_an_added_swap_counts_from_the_day_of_its_letter(before_the_swap: WorkingCalendar) -> None:
    after = laid(DOCUMENT + GROUP + SWAP, before_the_swap)
    assert calendar_known_on(after, date(2025, 12, 24)).add(date(2025, 12, 30), 3) == date(
        2026, 1, 5
    )


def test_a_later_package_may_list_the_day_itself(official: WorkingCalendar) -> None:
    again = lay_over(official, read(DOCUMENT + GROUP + SWAP, official), unit_of)
    assert again.days == official.days


def test_an_invented_swap_over_the_national_day(official: WorkingCalendar) -> None:
    after = laid(INVENTED, official)
    assert (after.is_working(date(2027, 9, 1)), after.is_working(date(2027, 8, 28))) == (
        False,
        True,
    )


def test_a_holiday_on_a_weekend_may_be_listed_and_made_up(official: WorkingCalendar) -> None:
    text = DOCUMENT + GROUP + 'statute = "labour-code-2019"\n'
    text += 'holidays = [ { day = 2026-10-10, weekday = "Sat", vi = "a", en = "a" } ]\n'
    text += 'substitutes = [ { day = 2026-10-12, weekday = "Mon", replaces = 2026-10-10 } ]\n'
    assert not laid(text, official).is_working(date(2026, 10, 12))
