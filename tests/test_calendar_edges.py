"""Does every bound of a span stand exactly where it should, and every warning say what it means?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.test_calendar_bounds import NEW_YEAR_2018
from tthc.calendar.announced import announced_ahead, coming_years, cover_years
from tthc.calendar.caveats import Caveats, find_caveats
from tthc.calendar.days import DayConfidence, DayKind, Evidence, OfficialDay
from tthc.calendar.deadlines import compute_due, compute_due_day, deciding_days, explain_due
from tthc.calendar.errors import CountBeyondCoverageError, LimitNumberError, NotADayError
from tthc.calendar.known import KnownCalendar, calendar_known_on, declared_later
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.lone_days import lone_days
from tthc.calendar.notices import PartStatus, YearStatus
from tthc.calendar.unsettled import Unsettled, with_make_up
from tthc.calendar.working_days import WorkingCalendar, load_calendar

MONTH = Limit(1, Unit.MONTH)
NEXT = Roll.NEXT_WORKING_DAY
BY_LAW = (PartStatus.BY_LAW, PartStatus.BY_LAW, PartStatus.NONE_ANNOUNCED)
EVE_OF_SWAP, DAY_OF_SWAP = date(2025, 12, 24), date(2025, 12, 25)  # 12729/VPCP-KGVX


@pytest.fixture
def calendar() -> WorkingCalendar:
    return load_calendar()


def caveats(calendar: WorkingCalendar, start: date, number: int, known_at: date) -> Caveats:
    deadline = explain_due(calendar, start, Limit(number, Unit.WORKING_DAY))
    return find_caveats(calendar, deadline, as_of=known_at, known_at=known_at)


def test_a_month_may_end_in_the_first_and_in_the_last_month_of_the_calendar(
    calendar: WorkingCalendar,
) -> None:
    back = Limit(1, Unit.MONTH, Direction.BEFORE)

    assert compute_due(calendar, date(2000, 2, 15), back) == date(2000, 1, 15)
    assert compute_due(calendar, date(2060, 11, 15), MONTH) == date(2060, 12, 15)
    with pytest.raises(CountBeyondCoverageError, match="Counting 1 from 01/12/2060 leaves"):
        compute_due(calendar, date(2060, 12, 1), MONTH)
    with pytest.raises(CountBeyondCoverageError, match="Counting -1 from 31/01/2000 leaves"):
        compute_due(calendar, date(2000, 1, 31), back)


@pytest.mark.parametrize(
    ("start", "limit", "due", "provisional"),
    [
        # Fri 31/12/2027=1; 1/1/2028 is a Saturday, estimated as made up on Mon 3; Tue 4=2.
        (date(2027, 12, 30), Limit(1, Unit.WORKING_DAY), date(2027, 12, 31), False),
        (date(2027, 12, 30), Limit(2, Unit.WORKING_DAY), date(2028, 1, 4), True),
        (date(2027, 12, 30), Limit(3, Unit.CALENDAR_DAY), date(2028, 1, 2), False),
        (date(2027, 12, 30), Limit(3, Unit.CALENDAR_DAY, roll=NEXT), date(2028, 1, 4), True),
        (date(2027, 11, 30), Limit(1, Unit.MONTH, roll=NEXT), date(2027, 12, 30), False),
    ],
)
def test_a_due_day_comes_with_the_word_whether_it_is_provisional(
    calendar: WorkingCalendar, start: date, limit: Limit, due: date, *, provisional: bool
) -> None:
    assert compute_due_day(calendar, start, limit) == (due, provisional)


def test_the_days_that_decide_begin_beside_the_starting_day() -> None:
    """Of working days all do; of a roll the last day and what follows; else none."""
    start, due, last_day = date(2026, 11, 20), date(2026, 11, 25), date(2026, 11, 24)
    working, days = Limit(2, Unit.WORKING_DAY), Limit(4, Unit.CALENDAR_DAY)

    assert deciding_days(start, due, due, working) == (date(2026, 11, 21), due)
    assert deciding_days(due, start, start, working) == (last_day, start)
    assert deciding_days(start, last_day, due, replace(days, roll=NEXT)) == (last_day, due)
    assert deciding_days(start, last_day, last_day, days) is None


@pytest.mark.parametrize("number", [0, -3])
def test_a_limit_of_no_days_is_refused_with_its_number(
    calendar: WorkingCalendar, number: int
) -> None:
    with pytest.raises(LimitNumberError, match=f"^{number} is not the number of a limit"):
        compute_due(calendar, date(2026, 3, 2), Limit(number, Unit.WORKING_DAY))


def test_days_may_end_on_the_first_and_on_the_last_day_of_the_calendar(
    calendar: WorkingCalendar,
) -> None:
    day, back = Limit(1, Unit.CALENDAR_DAY), Limit(1, Unit.CALENDAR_DAY, Direction.BEFORE)

    assert compute_due(calendar, date(2060, 12, 30), day) == date(2060, 12, 31)
    assert compute_due(calendar, date(2000, 1, 2), back) == date(2000, 1, 1)
    with pytest.raises(CountBeyondCoverageError, match="Counting 1 from 31/12/2060 leaves"):
        compute_due(calendar, date(2060, 12, 31), day)
    with pytest.raises(CountBeyondCoverageError, match="Counting -1 from 01/01/2000 leaves"):
        compute_due(calendar, date(2000, 1, 1), back)


def test_announced_days_are_counted_from_the_first_of_january() -> None:
    """Without any notice 2018, which begins on a Monday, has 261 days from Monday to Friday."""
    bare = WorkingCalendar.from_days((), official_years=(2018, 2018))

    assert announced_ahead(bare, date(2017, 6, 1)) == 261
    assert announced_ahead(bare, date(2018, 1, 1)) == 260


@pytest.mark.parametrize(
    ("start", "number"),
    [
        (date(2026, 1, 10), 1),  # it is the starting day
        (date(2026, 1, 8), 2),  # it is the due day
    ],
)
def test_a_swap_at_either_end_of_the_span_was_known(
    calendar: WorkingCalendar, start: date, number: int
) -> None:
    known = caveats(calendar, start, number, DAY_OF_SWAP).knowledge

    assert known is not None
    assert [day.date for day in known.swaps] == [date(2026, 1, 10)]
    assert known.known_at == DAY_OF_SWAP


def test_the_caveats_hold_the_other_reading_of_the_law(calendar: WorkingCalendar) -> None:
    """Saturday 24/11/2029: if it is made up on Monday 26, two days from Thursday 22 end on 27."""
    other = caveats(calendar, date(2029, 11, 22), 2, date(2026, 10, 2)).other

    assert other is not None
    assert other.due == date(2029, 11, 27)


def test_only_what_was_declared_after_the_day_was_declared_later(calendar: WorkingCalendar) -> None:
    """The letter on Tết 2026 is of 13/10/2025, that on 02/01/2026 of 25/12/2025."""
    later = declared_later(calendar, date(2025, 10, 12), date(2026, 1, 1), date(2026, 3, 1))

    assert [day.date for day in later] == [
        date(2026, 1, 2),
        date(2026, 1, 10),
        *(date(2026, 2, day) for day in range(16, 21)),
    ]


def test_what_was_declared_on_the_day_itself_was_not_declared_later(
    calendar: WorkingCalendar,
) -> None:
    """24/11/2027 is off since 24/4/2026, though the rest of 2027 was announced on 02/10/2026."""
    day = date(2026, 4, 24)
    assert declared_later(calendar, day, date(2027, 11, 1), date(2027, 11, 30)) == ()


def test_a_calendar_as_known_on_a_day_answers_by_that_day(calendar: WorkingCalendar) -> None:
    new_year = date(2025, 12, 31), date(2026, 1, 9)
    eve, then = KnownCalendar(calendar, EVE_OF_SWAP), KnownCalendar(calendar, DAY_OF_SWAP)

    assert (eve.calendar.add(new_year[0], 1), then.calendar.add(new_year[0], 1)) == (
        date(2026, 1, 2),
        date(2026, 1, 5),
    )
    assert [day.date for day in eve.declared_later(*new_year)] == [date(2026, 1, 2)]
    assert then.declared_later(*new_year) == ()


def test_a_calendar_known_whole_has_nothing_declared_later(calendar: WorkingCalendar) -> None:
    whole = KnownCalendar(calendar)

    assert whole.calendar is calendar
    assert whole.declared_later(date(2025, 12, 31), date(2026, 1, 9)) == ()


def test_the_day_of_the_other_reading_says_what_is_not_clear(calendar: WorkingCalendar) -> None:
    saturday, monday = date(2029, 11, 24), date(2029, 11, 26)
    other = with_make_up(calendar, (Unsettled(saturday, monday),))

    assert other.day(monday) == OfficialDay(
        date=monday,
        kind=DayKind.SUBSTITUTE,
        name_vi="Nghỉ bù cho ngày 24/11/2029, nếu được nghỉ bù",
        name_en="Day off in place of 24/11/2029, if it is made up",
        basis="Chưa rõ: Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3 không nêu ngày 24/11",
        declared_on=None,
        source="",
        confidence=DayConfidence.ESTIMATED,
        evidence=Evidence.STATUTE,
        pair=saturday,
    )


def test_the_years_at_both_ends_of_the_notices_are_covered() -> None:
    """A covered year without a status of its own was announced by a notice of the unit."""
    bare = WorkingCalendar.from_days((), official_years=(2018, 2020))
    ends = [YearStatus(year, *BY_LAW) for year in (2018, 2020)]

    found = cover_years(bare, ends, 2017, 2021)
    expected = ["estimated", "by_law", "announced", "by_law", "estimated"]
    assert [each.tet.value for each in found] == expected
    assert [each.national_day.value for each in found] == expected
    outside = [YearStatus(year, *BY_LAW) for year in (2017, 2021)]
    assert [each.tet.value for each in cover_years(bare, outside, 2017, 2021)] == [
        *("estimated", "announced", "announced", "announced", "estimated"),
    ]


def test_a_year_that_stands_alone_is_looked_at_from_its_first_to_its_last_day(
    calendar: WorkingCalendar,
) -> None:
    """Monday 31/12/2018 stood alone until 6519/VPCP-KGVX of 11/7/2018 swapped it."""
    bare = WorkingCalendar.from_days((NEW_YEAR_2018,), official_years=(2018, 2018))
    (first,) = cover_years(bare, (), 2018, 2018)
    (last,) = cover_years(calendar_known_on(calendar, date(2018, 7, 10)), (), 2018, 2018)

    assert first.lone_days[0] == date(2018, 1, 1)
    assert last.lone_days[-1] == date(2018, 12, 31)


def test_years_are_told_three_past_whichever_is_later(calendar: WorkingCalendar) -> None:
    assert [each.year for each in coming_years(calendar, date(2040, 6, 1))] == [*range(2040, 2044)]
    with pytest.raises(NotADayError):
        coming_years(calendar, datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(NotADayError):
        announced_ahead(calendar, datetime(2026, 1, 1, tzinfo=UTC))


def test_a_lone_day_is_found_from_its_own_day_to_its_own_day(calendar: WorkingCalendar) -> None:
    monday = date(2026, 11, 23)

    assert lone_days(calendar, monday, monday) == (monday,)
    assert lone_days(calendar, date(2026, 11, 16), date(2026, 11, 22)) == ()
    assert lone_days(calendar, date(2026, 11, 24), date(2026, 12, 31)) == ()
