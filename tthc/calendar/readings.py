"""What the other admissible readings (cách hiểu khác) of a limit or a named date would give."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tthc.calendar.caveats import find_other_reading
from tthc.calendar.deadlines import compute_due, explain_due
from tthc.calendar.fixed_dates import DateWording, FixedDate, read_fixed_date
from tthc.calendar.limits import Direction, Limit, Unit
from tthc.calendar.unsettled import find_unsettled, with_make_up
from tthc.calendar.working_days import WorkingCalendar

ONE_DAY = timedelta(days=1)


class ReadingName(StrEnum):
    """How else the words can be read; docs/wording.md sets each beside its words."""

    START_COUNTED = "start_counted"  # tính cả ngày bắt đầu
    LITERAL = "literal"  # theo đúng câu chữ: ngày nghỉ vẫn là ngày cuối
    SAFE = "safe"  # cách hiểu an toàn: ngày làm việc liền trước
    ROLLED = "rolled"  # ngày cuối là ngày nghỉ thì sang ngày làm việc tiếp theo
    DAY_INCLUDED = "day_included"  # "trước ngày D" hiểu là chậm nhất ngày D
    DAY_EXCLUDED = "day_excluded"  # "chậm nhất ngày D" hiểu là trước ngày D
    MADE_UP = "made_up"  # ngày 24/11 được nghỉ bù


SOURCES = {
    ReadingName.START_COUNTED: "Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 2 và 3 (không tính)",
    ReadingName.LITERAL: "Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5 (không nói thời hạn lùi)",
    ReadingName.SAFE: "Suy luận: không văn bản nào cho kéo ngày cuối sang sau ngày nghỉ",
    ReadingName.ROLLED: "Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5",
    ReadingName.DAY_INCLUDED: "Suy luận từ câu chữ",
    ReadingName.DAY_EXCLUDED: "Suy luận từ câu chữ",
    ReadingName.MADE_UP: "Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3 (không nêu ngày 24/11)",
}
"""The text that speaks for or against a reading."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One other reading, the due day that it gives, and the text that speaks of it."""

    name: ReadingName
    due: date

    @property
    def source(self) -> str:
        """The text that speaks for or against it (căn cứ)."""
        return SOURCES[self.name]


def other_readings(calendar: WorkingCalendar, start: date, limit: Limit) -> tuple[Reading, ...]:
    """Give each other reading of a limit that leads to another day than `compute_due`.

    Raises:
        CalendarError: as `compute_due`.
    """
    deadline = explain_due(calendar, start, limit)
    last_day = deadline.last_day
    found = [Reading(ReadingName.START_COUNTED, _counting_start(calendar, start, limit))]
    if limit.direction is Direction.BEFORE:
        found.append(Reading(ReadingName.LITERAL, last_day))
        found.append(Reading(ReadingName.SAFE, calendar.previous_working(last_day)))
    elif limit.unit is not Unit.WORKING_DAY:
        found.append(Reading(ReadingName.ROLLED, calendar.next_working(last_day)))
    unsettled = find_other_reading(calendar, deadline)
    if unsettled:
        found.append(Reading(ReadingName.MADE_UP, unsettled.due))
    return tuple(each for each in found if each.due != deadline.due)


def other_date_readings(calendar: WorkingCalendar, fixed: FixedDate) -> tuple[Reading, ...]:
    """Give each other reading of a named date that leads to another last day.

    Raises:
        CalendarError: as `read_fixed_date`.
    """
    other, name = _OTHER_WORDING[fixed.wording]
    found = (
        Reading(ReadingName.SAFE, fixed.safe_day),
        Reading(name, read_fixed_date(calendar, fixed.stated, other).last_day),
        Reading(ReadingName.ROLLED, calendar.next_working(fixed.last_day)),
        *_safe_if_made_up(calendar, fixed),
    )
    return tuple(each for each in found if each.due != fixed.last_day)


def _safe_if_made_up(calendar: WorkingCalendar, fixed: FixedDate) -> tuple[Reading, ...]:
    """Give the safe day if 24/11 on a weekend is made up on the one that seems safe."""
    found = find_unsettled(calendar, fixed.safe_day.year, fixed.safe_day.year)
    if not any(each.make_up == fixed.safe_day for each in found):
        return ()
    safe = with_make_up(calendar, found).previous_working(fixed.last_day)
    return (Reading(ReadingName.MADE_UP, safe),)


_OTHER_WORDING = {
    DateWording.BY: (DateWording.BEFORE, ReadingName.DAY_EXCLUDED),
    DateWording.BEFORE: (DateWording.BY, ReadingName.DAY_INCLUDED),
}


def _counting_start(calendar: WorkingCalendar, start: date, limit: Limit) -> date:
    """Count the starting day as the first, as if the limit had started on its eve.

    A limit in working days begins with a day that is worked, so nothing changes from a day off.
    """
    forward = limit.direction is Direction.AFTER
    if limit.unit is not Unit.WORKING_DAY:
        return compute_due(calendar, start - ONE_DAY if forward else start + ONE_DAY, limit)
    if not calendar.is_working(start):
        return compute_due(calendar, start, limit)
    return compute_due(calendar, calendar.add(start, -1 if forward else 1), limit)
