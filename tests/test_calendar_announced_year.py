"""Does a unit's notice announce a whole year, and only the next one with every day off in it?"""

from datetime import date

import pytest

from tests.unit_notices import INVENTED, WHOLE_YEAR, laid, official_calendar, refusal
from tthc.calendar.known import calendar_known_on
from tthc.calendar.working_days import WorkingCalendar

official = pytest.fixture(scope="module")(official_calendar)


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("day = 2028-05-01", "01/05/2028"),
        ("day = 2028-11-24", "24/11/2028"),
        ("day = 2028-09-01", "01/09/2028 | 03/09/2028"),
        ("day = 2028-01-27", "Tết Âm lịch (4/5)"),
        ("day = 2028-04-04", "Giỗ Tổ Hùng Vương (10/3 âm lịch)"),
        ("day = 2028-01-31", "nghỉ bù 29/01/2028"),
    ],
)
def test_a_year_announced_without_one_of_its_days_off_is_refused(
    official: WorkingCalendar, line: str, missing: str
) -> None:
    """Else that day would become a working day, and no longer provisional."""
    lines = WHOLE_YEAR.splitlines(keepends=True)
    text = "".join(one for one in lines if line not in one)
    assert refusal(text, official).startswith(
        f"lich.toml: line 2: status: days off of 2028 are not listed: {missing}. "
    )


def test_a_year_announced_by_a_unit_is_estimated_as_known_before(official: WorkingCalendar) -> None:
    """The letter of the invented year is of 01/10/2027; its Tết is Tuesday 25/01/2028."""
    eve = calendar_known_on(laid(WHOLE_YEAR, official), date(2027, 9, 30))
    assert eve.official_years == (2010, 2027)
    day = date(2028, 1, 26)
    assert (eve.is_working(day), eve.is_provisional(day, day)) == (False, True)


def test_a_notice_with_a_status_announces_the_next_year(official: WorkingCalendar) -> None:
    after = laid(WHOLE_YEAR, official)
    assert after.official_years == (2010, 2028)
    assert not after.is_provisional(date(2028, 1, 26), date(2028, 1, 26))
    assert not after.is_working(date(2028, 1, 3))
    single = laid(WHOLE_YEAR[WHOLE_YEAR.index("[[document]]") :], official)
    assert single.is_provisional(date(2028, 1, 26), date(2028, 1, 26))


def test_a_year_beyond_the_next_one_is_refused(official: WorkingCalendar) -> None:
    text = WHOLE_YEAR.replace("2028-01-26", "2029-02-14")
    assert "the next year to be announced is 2028" in refusal(text, official)
    official_again = '[status]\ntet = "announced"\nnational_day = "announced"\n' + INVENTED
    assert laid(official_again, official).official_years == (2010, 2027)
