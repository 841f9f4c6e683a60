"""Notices as a unit writes them, laid over the official calendar."""

import pytest

from tthc.calendar.errors import CalendarDataError
from tthc.calendar.schema import Scope
from tthc.calendar.unit_notices import Notice, check_notice, lay_over, read_notice
from tthc.calendar.working_days import WorkingCalendar, load_calendar

DOCUMENT = """
[[document]]
key = "12729/VPCP-KGVX"
title = "Công văn 12729/VPCP-KGVX ngày 25/12/2025"
declared_on = 2025-12-25
"""
GROUP = """
[[group]]
document = "12729/VPCP-KGVX"
source = "https://vanban.chinhphu.vn/"
confidence = "seen"
evidence = "official_text"
"""
SWAP = """swaps = [
  { off = 2026-01-02, off_weekday = "Fri", worked = 2026-01-10, worked_weekday = "Sat", \
vi = "Tết Dương lịch 2026", en = "New Year 2026" },
]
"""
# Invented: a letter of 16/08/2027 swaps Wednesday 01/09/2027 with Saturday 28/08/2027.
INVENTED = (
    DOCUMENT.replace("2025-12-25", "2027-08-16")
    + GROUP
    + SWAP.replace("2026-01-02", "2027-09-01")
    .replace('"Fri"', '"Wed"')
    .replace("2026-01-10", "2027-08-28")
)
# Invented: a department closed by a storm on Wednesday 08/09/2027. a Wednesday.
STORM = """closures = [
  { day = 2027-09-08, weekday = "Wed", vi = "Nghỉ tránh bão", en = "Closed for the storm" },
]
"""
SCOPE = 'scope = { department = "so-y-te" }\n'
CLOSED = DOCUMENT.replace("2025-12-25", "2027-09-07") + GROUP + SCOPE + STORM
# Invented: a letter of 01/10/2027 announces the year 2028, whose Tết is Tuesday 25/01/2028.
WHOLE_YEAR = (
    """
[status]
tet = "announced"
national_day = "announced"
"""
    + DOCUMENT.replace("2025-12-25", "2027-10-01")
    + GROUP.replace("document =", 'statute = "labour-code-2019-yearly"\ndocument =')
    + """holidays = [
  { day = 2028-01-01, weekday = "Sat", vi = "Tết Dương lịch", en = "New Year" },
  { day = 2028-01-25, weekday = "Tue", vi = "Tết Nguyên đán", en = "Lunar New Year" },
  { day = 2028-01-26, weekday = "Wed", vi = "Tết Nguyên đán", en = "Lunar New Year" },
  { day = 2028-01-27, weekday = "Thu", vi = "Tết Nguyên đán", en = "Lunar New Year" },
  { day = 2028-01-28, weekday = "Fri", vi = "Tết Nguyên đán", en = "Lunar New Year" },
  { day = 2028-01-29, weekday = "Sat", vi = "Tết Nguyên đán", en = "Lunar New Year" },
  { day = 2028-04-04, weekday = "Tue", vi = "Giỗ Tổ Hùng Vương", en = "Hùng Kings" },
  { day = 2028-04-30, weekday = "Sun", vi = "Ngày Chiến thắng", en = "Victory Day" },
  { day = 2028-05-01, weekday = "Mon", vi = "Ngày Quốc tế Lao động", en = "Labour Day" },
  { day = 2028-09-01, weekday = "Fri", vi = "Quốc khánh", en = "National Day" },
  { day = 2028-09-02, weekday = "Sat", vi = "Quốc khánh", en = "National Day" },
  { day = 2028-11-24, weekday = "Fri", vi = "Ngày Văn hóa Việt Nam", en = "Culture Day" },
]
substitutes = [
  { day = 2028-01-03, weekday = "Mon", replaces = 2028-01-01 },
  { day = 2028-01-31, weekday = "Mon", replaces = 2028-01-29 },
  { day = 2028-05-02, weekday = "Tue", replaces = 2028-04-30 },
  { day = 2028-09-04, weekday = "Mon", replaces = 2028-09-02 },
]
"""
)


def unit_of(scope: Scope) -> tuple[str, str]:
    return scope.province or "bac-ninh", scope.department or ""


def official_calendar() -> WorkingCalendar:
    return load_calendar()


def leave_swap_out(official: WorkingCalendar) -> WorkingCalendar:
    """Leave 12729/VPCP-KGVX out, as an office knew the calendar on 24/12/2025."""
    kept = (day for day in official.days if "12729" not in day.basis)
    return WorkingCalendar.from_days(kept, official_years=official.official_years)


def read(text: str, calendar: WorkingCalendar) -> Notice:
    return read_notice("lich.toml", text.encode("utf-8", "surrogateescape"), calendar)


def laid(text: str, calendar: WorkingCalendar) -> WorkingCalendar:
    notice = read(text, calendar)
    check_notice(notice, calendar, unit_of)
    return lay_over(calendar, notice, unit_of)


def refusal(text: str, calendar: WorkingCalendar) -> str:
    with pytest.raises(CalendarDataError) as caught:
        laid(text, calendar)
    return str(caught.value)
