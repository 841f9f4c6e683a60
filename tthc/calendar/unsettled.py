"""Which day is off or worked depending on how the law is read, and what that does to a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tthc.calendar.days import DayConfidence, DayKind, Evidence, OfficialDay, is_weekend
from tthc.calendar.whole_year import CULTURE_DAY
from tthc.calendar.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A holiday on a weekend of which no text says whether it is made up, and on which day."""

    holiday: date
    make_up: date


def find_unsettled(
    calendar: WorkingCalendar, first_year: int, last_year: int
) -> tuple[Unsettled, ...]:
    """Find the unsettled days of the years that no notice covers.

    Labour Code 45/2019/QH14 art. 111(3) gives make-up days for the holidays of art. 112(1), which
    does not list Vietnamese Culture Day (24/11). A notice that covers a year settles it.
    """
    days = (date(year, *CULTURE_DAY) for year in range(first_year, last_year + 1))
    return tuple(
        Unsettled(day, calendar.next_working(day))
        for day in days
        if is_weekend(day)
        and calendar.is_provisional(day, day)
        and calendar.day(day).kind is DayKind.HOLIDAY
    )


def with_make_up(calendar: WorkingCalendar, unsettled: Iterable[Unsettled]) -> WorkingCalendar:
    """Give the calendar of the other reading, in which these holidays are made up."""
    made_up = tuple(_make_up(each) for each in unsettled)
    return WorkingCalendar.from_days(
        (*calendar.days, *made_up), official_years=calendar.official_years
    )


def _make_up(unsettled: Unsettled) -> OfficialDay:
    day = unsettled.holiday
    return OfficialDay(
        date=unsettled.make_up,
        kind=DayKind.SUBSTITUTE,
        name_vi=f"Nghỉ bù cho ngày {day:%d/%m/%Y}, nếu được nghỉ bù",
        name_en=f"Day off in place of {day:%d/%m/%Y}, if it is made up",
        basis="Chưa rõ: Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3 không nêu ngày 24/11",
        declared_on=None,
        source="",
        confidence=DayConfidence.ESTIMATED,
        evidence=Evidence.STATUTE,
        pair=day,
    )
