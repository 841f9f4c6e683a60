"""A folder of days off that is right, for the tests that put a mistake into it."""

from pathlib import Path

import pytest

from tthc.calendar.errors import CalendarDataError
from tthc.calendar.notices import load_official_days

STATUTES = """
[[statute]]
key = "code"
holidays = "Bộ luật Lao động"
substitutes = "Bộ luật Lao động (nghỉ bù)"

[[statute]]
key = "culture-day"
holidays = "Nghị quyết"
"""
YEAR = """
[status]
tet = "announced"
national_day = "announced"

[[document]]
key = "12729"
title = "Công văn 12729/VPCP-KGVX"
declared_on = 2025-12-25

[[group]]
statute = "code"
source = "https://example.vn/law"
confidence = "seen"
evidence = "press"
holidays = [
  { day = 2026-04-26, weekday = "Sun", vi = "Giỗ Tổ Hùng Vương", en = "Hùng Kings" },
  { day = 2026-05-01, weekday = "Fri", vi = "Ngày Quốc tế Lao động", en = "Labour Day" },
]
substitutes = [
  { day = 2026-04-27, weekday = "Mon", replaces = 2026-04-26 },
]

[[group]]
document = "12729"
source = "https://example.vn/letter"
confidence = "seen"
evidence = "press"
swaps = [
  { off = 2026-01-02, off_weekday = "Fri", worked = 2026-01-10, worked_weekday = "Sat", \
vi = "Tết Dương lịch 2026", en = "New Year 2026" },
]
"""


def write_folder(folder: Path, year: str, statutes: str = STATUTES) -> Path:
    (folder / "2026.toml").write_text(year, encoding="utf-8")
    (folder / "statutes.toml").write_text(statutes, encoding="utf-8")
    return folder


def refusal_of(folder: Path) -> str:
    with pytest.raises(CalendarDataError) as caught:
        load_official_days(folder)
    assert caught.value.exit_code == 5
    return str(caught.value)
