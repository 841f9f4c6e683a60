"""Does the calendar answer as an office could have answered on an earlier day?"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tthc.calendar.days import DayConfidence, DayKind
from tthc.calendar.errors import NotADayError
from tthc.calendar.estimate import estimate_days
from tthc.calendar.known import calendar_known_on, declared_later
from tthc.calendar.lone_days import lone_days
from tthc.calendar.unsettled import find_unsettled
from tthc.calendar.working_days import WorkingCalendar, load_calendar


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@dataclass(frozen=True)
class LateSwap:
    """A swap, the day of its letter, and a start whose three working days tell them apart."""

    off: date
    worked: date
    declared: date
    start: date
    due_before: date
    due_after: date


# Counted by hand over the letters.
LATE_SWAPS = [
    LateSwap(  # 12729/VPCP-KGVX
        off=date(2026, 1, 2),
        worked=date(2026, 1, 10),
        declared=date(2025, 12, 25),
        start=date(2025, 12, 30),
        due_before=date(2026, 1, 5),
        due_after=date(2026, 1, 6),
    ),
    LateSwap(  # 2450/VPCP-KGVX
        off=date(2024, 4, 29),
        worked=date(2024, 5, 4),
        declared=date(2024, 4, 12),
        start=date(2024, 4, 26),
        due_before=date(2024, 5, 3),
        due_after=date(2024, 5, 4),
    ),
    LateSwap(  # Thông báo Bộ LĐTBXH of 25/8/2010
        off=date(2010, 9, 3),
        worked=date(2010, 9, 11),
        declared=date(2010, 8, 25),
        start=date(2010, 9, 1),
        due_before=date(2010, 9, 7),
        due_after=date(2010, 9, 8),
    ),
]


@pytest.mark.parametrize("swap", LATE_SWAPS, ids=lambda swap: str(swap.off))
def test_t10_a_swap_counts_from_the_day_it_was_declared(
    calendar: WorkingCalendar, swap: LateSwap
) -> None:
    eve = calendar_known_on(calendar, swap.declared - timedelta(days=1))
    then = calendar_known_on(calendar, swap.declared)

    assert (eve.is_working(swap.off), eve.is_working(swap.worked)) == (True, False)
    assert (then.is_working(swap.off), then.is_working(swap.worked)) == (False, True)
    assert (eve.add(swap.start, 3), then.add(swap.start, 3)) == (swap.due_before, swap.due_after)


def test_the_days_declared_later_are_those_of_the_span_with_their_letter(
    calendar: WorkingCalendar,
) -> None:
    eve = date(2025, 12, 24)
    short = declared_later(calendar, eve, date(2025, 12, 30), date(2026, 1, 6))
    back = declared_later(calendar, eve, date(2026, 1, 12), date(2025, 12, 30))

    assert [(day.date, day.declared_on) for day in short] == [
        (date(2026, 1, 2), date(2025, 12, 25))
    ]
    assert [day.date for day in back] == [date(2026, 1, 2), date(2026, 1, 10)]
    assert declared_later(calendar, date(2025, 12, 25), date(2025, 12, 1), date(2026, 2, 1)) == ()


def test_a_year_that_was_not_announced_yet_was_provisional(calendar: WorkingCalendar) -> None:
    """The letter on Tết and National Day 2026 is 9859/VPCP-KGVX of 13/10/2025."""
    eve = calendar_known_on(calendar, date(2025, 10, 12))
    then = calendar_known_on(calendar, date(2025, 10, 13))

    assert (eve.official_years, then.official_years) == ((2010, 2025), (2010, 2026))
    assert eve.is_provisional(date(2026, 3, 2), date(2026, 3, 5))
    assert not then.is_provisional(date(2026, 3, 2), date(2026, 3, 5))
    assert eve.day(date(2026, 2, 17)).confidence is DayConfidence.ESTIMATED
    assert then.day(date(2026, 2, 17)).kind is DayKind.HOLIDAY
    assert eve.is_working(date(2026, 8, 31))  # the swap of the same letter
    new_year = date(2026, 2, 17)
    (later,) = declared_later(calendar, date(2025, 10, 12), new_year, new_year)
    assert later.declared_on == date(2025, 10, 13)


def test_a_new_holiday_was_unknown_before_its_law(calendar: WorkingCalendar) -> None:
    """Nghị quyết 28/2026/QH16 of 24/4/2026; the letter of 02/10/2026 only repeats it."""
    culture_day = date(2026, 11, 24)

    assert calendar_known_on(calendar, date(2026, 4, 23)).is_working(culture_day)
    assert not calendar_known_on(calendar, date(2026, 4, 24)).is_working(culture_day)


@pytest.mark.parametrize("known_at", [date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 23)])
def test_no_estimate_holds_a_holiday_that_no_law_gave_yet(
    calendar: WorkingCalendar, known_at: date
) -> None:
    """Before 24/04/2026 nobody knew of 24/11, in whatever year.

    2026 from Fri 20/11: Mon 23, Tue 24. 2027 from Mon 22/11: Tue 23, Wed 24. 2029: a Saturday.
    """
    then = calendar_known_on(calendar, known_at)

    assert then.add(date(2026, 11, 20), 2) == date(2026, 11, 24)
    assert then.add(date(2027, 11, 22), 2) == date(2027, 11, 24)
    assert then.of("bac-ninh", "so-y-te").is_working(date(2028, 11, 24))
    assert find_unsettled(then, 2029, 2030) == ()
    assert lone_days(then, date(2026, 11, 1), date(2026, 11, 30)) == ()
    assert calendar.add(date(2027, 11, 22), 2) == date(2027, 11, 25)


def test_a_day_rests_on_no_document_that_was_written_later(calendar: WorkingCalendar) -> None:
    """3383/BNV-CVL is of 10/4/2026; 10065/VPCP-KGVX of 02/10/2026, after the law on 24/11."""
    made_up, culture_day = date(2026, 4, 27), date(2026, 11, 24)
    eve, may = (calendar_known_on(calendar, date(*day)) for day in ((2025, 12, 24), (2026, 5, 1)))

    assert eve.day(made_up).basis == "Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3 (nghỉ bù)"
    assert eve.day(made_up).declared_on is None
    assert "3383/BNV-CVL" in may.day(made_up).basis
    assert may.day(culture_day).basis == "Nghị quyết 28/2026/QH16 ngày 24/4/2026 Điều 2"
    assert may.day(culture_day).declared_on == date(2026, 4, 24)
    assert declared_later(calendar, date(2025, 12, 24), made_up, made_up) == ()


def test_make_up_days_were_known_before_the_letter_that_repeats_them(
    calendar: WorkingCalendar,
) -> None:
    """3383/BNV-CVL of 10/4/2026 repeats what art. 111(3) gives: 26/04/2026 is a Sunday."""
    assert not calendar_known_on(calendar, date(2026, 1, 5)).is_working(date(2026, 4, 27))


def test_what_has_no_day_of_declaration_was_always_known(calendar: WorkingCalendar) -> None:
    early = calendar_known_on(calendar, date(2009, 1, 1))

    assert early.official_years == (2010, 2013)  # Tết was fixed by the law itself until 2013
    assert early.is_working(date(2010, 2, 27))  # the swap of Tết 2010, of unknown date
    assert not early.is_working(date(2010, 2, 19))
    assert early.is_working(date(2010, 9, 3))


def test_on_the_day_of_the_last_letter_the_calendar_is_the_whole_one(
    calendar: WorkingCalendar,
) -> None:
    assert calendar_known_on(calendar, date(2026, 10, 2)) is calendar
    assert calendar_known_on(calendar, date(2026, 10, 1)) is not calendar


def test_an_estimate_holds_no_swap_which_the_library_learnt_afterwards() -> None:
    estimated = {day.date for day in estimate_days(2025)}

    assert date(2025, 5, 1) in estimated
    assert date(2025, 5, 2) not in estimated  # swapped with 26/04/2025 by 8726/VPCP-KGVX


def test_a_moment_is_not_a_day_to_know_on(calendar: WorkingCalendar) -> None:
    with pytest.raises(NotADayError):
        calendar_known_on(calendar, "2026-01-01")  # pyright: ignore[reportArgumentType]
