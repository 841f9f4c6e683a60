"""Does a notice that a unit adds declare its days, and is a wrong one refused with a remedy?"""

from datetime import date
from pathlib import Path

import pytest

from tests.day_files import YEAR, write_folder
from tthc.calendar.days import DayKind
from tthc.calendar.errors import CalendarDataError
from tthc.calendar.known import calendar_known_on
from tthc.calendar.schema import Scope, Shape
from tthc.calendar.unit_notices import Notice, check_notice, lay_over, read_notice
from tthc.calendar.working_days import WorkingCalendar, load_calendar
from tthc.report.catalogue import Catalogue
from tthc.report.words import DAY_FILE_WORDS

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


def unit_of(scope: Scope) -> tuple[str, str]:
    return scope.province or "bac-ninh", scope.department or ""


@pytest.fixture(scope="module")
def official() -> WorkingCalendar:
    return load_calendar()


@pytest.fixture(scope="module")
def before_the_swap(official: WorkingCalendar) -> WorkingCalendar:
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


def test_a_closure_counts_for_its_unit_alone(official: WorkingCalendar) -> None:
    after = laid(CLOSED, official)
    closed, open_ = after.of("bac-ninh", "so-y-te"), after.of("bac-ninh", "so-tu-phap")
    # Tue 07/09/2027 and one working day: Wed 8, or Thu 9 where Wed 8 is closed.
    assert closed.add(date(2027, 9, 7), 1) == date(2027, 9, 9)
    assert open_.add(date(2027, 9, 7), 1) == after.add(date(2027, 9, 7), 1) == date(2027, 9, 8)
    assert closed.day(date(2027, 9, 8)).kind is DayKind.CLOSURE
    assert after.of("bac-ninh", "so-y-te") is closed
    assert after.fingerprint != official.fingerprint


def test_a_closure_of_a_province_counts_for_each_of_its_departments(
    official: WorkingCalendar,
) -> None:
    after = laid(CLOSED.replace('department = "so-y-te"', 'province = "hue"'), official)
    assert not after.of("hue", "so-y-te").is_working(date(2027, 9, 8))
    assert after.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))


def test_a_closure_was_not_known_before_it_was_declared(official: WorkingCalendar) -> None:
    after = laid(CLOSED, official)
    eve = calendar_known_on(after, date(2027, 9, 6))
    assert eve.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))
    day = calendar_known_on(after, date(2027, 9, 7))
    assert not day.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))


def test_a_saturday_worked_by_all_may_be_closed_in_one_unit(official: WorkingCalendar) -> None:
    after = laid(INVENTED, official)
    text = CLOSED.replace("2027-09-08", "2027-08-28").replace("Wed", "Sat")
    both = laid(text.replace("2027-09-07", "2027-08-27"), after)
    assert not both.of("bac-ninh", "so-y-te").is_working(date(2027, 8, 28))
    assert both.is_working(date(2027, 8, 28))


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


WRONG = {
    "blank document": (
        INVENTED.replace('key = "12729/VPCP-KGVX"', 'key = " "'),
        "document 1, key: ' ' cannot stand here; write a text in quotes",
    ),
    "not TOML": (INVENTED + "[", "this is not TOML"),
    "nothing": (DOCUMENT + GROUP, "no day is declared"),
    "no table": ("", "document: this key is missing; write [[document]] tables"),
    "weekday": (INVENTED.replace('"Wed"', '"Fri"'), "01/09/2027 is a Wed, the file says Fri"),
    "half a pair": (
        INVENTED.replace('worked = 2027-08-28, worked_weekday = "Sat", ', ""),
        "group 1, swaps 1, worked: this key is missing",
    ),
    "no document": (
        INVENTED.replace('document = "12729/VPCP-KGVX"', 'statute = "labour-code-2019"'),
        'group 1, document: this key is missing; write document = "12729/VPCP-KGVX".',
    ),
    "document described nowhere": (
        INVENTED.replace('document = "12729/VPCP-KGVX"', 'document = "1/A"'),
        "1/A is described nowhere",
    ),
    "no date": (
        INVENTED.replace("declared_on = 2027-08-16", ""),
        "document 1, declared_on: this key is missing; write the day of the document",
    ),
    "worked Tuesday": (
        INVENTED.replace(
            'worked = 2027-08-28, worked_weekday = "Sat"',
            'worked = 2027-08-31, worked_weekday = "Tue"',
        ),
        "31/08/2027 is a Tue; a swap_work falls on Sat or Sun",
    ),
    "before the letter": (
        INVENTED.replace("2027-08-16", "2027-08-30"),
        "28/08/2027 (Sat) lies before the date of Công văn 12729/VPCP-KGVX ngày 25/12/2025, 30/08",
    ),
    "twice in the notice": (
        INVENTED.replace(
            "},\n]\n",
            '},\n  { off = 2027-09-01, off_weekday = "Wed", worked = 2027-09-11, '
            'worked_weekday = "Sat", vi = "a", en = "a" },\n]\n',
        ),
        "01/09/2027 (swap_off) is already listed in lich.toml",
    ),
    "off and worked in the notice": (
        INVENTED + GROUP + 'statute = "labour-code-2019"\n'
        'holidays = [ { day = 2027-08-28, weekday = "Sat", vi = "a", en = "a" } ]\n',
        "28/08/2027 is listed both as a day off and as worked",
    ),
    "closure without scope": (
        CLOSED.replace(SCOPE, ""),
        "group 1, closures: 08/09/2027 is closed for one unit only; say which: write scope = {",
    ),
    "closed on a Sunday": (
        CLOSED.replace("2027-09-08", "2027-09-12").replace("Wed", "Sun"),
        "12/09/2027 (Sun) already is a day off (Quyết định 188/1999/QĐ-TTg",
    ),
    "off already": (
        INVENTED.replace("2027-09-01", "2027-09-03").replace('"Wed"', '"Fri"'),
        "03/09/2027 (Fri) already is a day off (Bộ luật Lao động 45/2019/QH14",
    ),
    "unknown key": (INVENTED.replace("title =", "titel ="), "document 1, titel: this key is not"),
    "not UTF-8": ("\udcff", "this is not TOML in UTF-8"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_refused_with_what_to_write_instead(
    official: WorkingCalendar, what: str
) -> None:
    text, said = WRONG[what]
    found = refusal(text, official)
    assert found.startswith("lich.toml: ")
    assert said in found


def test_a_day_that_is_worked_already_is_refused(before_the_swap: WorkingCalendar) -> None:
    after = laid(DOCUMENT + GROUP + SWAP, before_the_swap)
    # Saturday 10/01/2026 is worked for Friday 02/01; it cannot make up for Friday 09/01 as well.
    text = (DOCUMENT + GROUP + SWAP).replace("2026-01-02", "2026-01-09")
    assert "10/01/2026 (Sat) already is a working day (Công văn 12729/VPCP-KGVX" in refusal(
        text, after
    )


def test_the_opposite_of_what_a_text_says_is_refused(official: WorkingCalendar) -> None:
    # Saturday 22/08/2026 is worked under 9859/VPCP-KGVX.
    text = DOCUMENT + GROUP + 'statute = "labour-code-2019"\n'
    text += 'holidays = [ { day = 2026-08-22, weekday = "Sat", vi = "a", en = "a" } ]\n'
    said = refusal(text, official)
    assert "22/08/2026 (Sat) cannot be off: Công văn 9859/VPCP-KGVX" in said
    with pytest.raises(CalendarDataError, match="cannot be off"):
        lay_over(official, read(text, official), unit_of)
    # Sunday 26/04/2026 is a holiday: nobody can be made to work on it.
    worked = (DOCUMENT + GROUP + SWAP).replace("2026-01-10", "2026-04-26").replace("Sat", "Sun")
    said = refusal(worked.replace("2026-01-02", "2026-04-24"), official)
    assert "26/04/2026 (Sun) cannot be worked" in said


def test_a_holiday_on_a_weekend_may_be_listed_and_made_up(official: WorkingCalendar) -> None:
    text = DOCUMENT + GROUP + 'statute = "labour-code-2019"\n'
    text += 'holidays = [ { day = 2026-10-10, weekday = "Sat", vi = "a", en = "a" } ]\n'
    text += 'substitutes = [ { day = 2026-10-12, weekday = "Mon", replaces = 2026-10-10 } ]\n'
    assert not laid(text, official).is_working(date(2026, 10, 12))


@pytest.mark.parametrize("key", ["scope", "closures"])
def test_days_of_one_unit_do_not_belong_in_the_table_for_all(tmp_path: Path, key: str) -> None:
    line = SCOPE if key == "scope" else STORM
    folder = write_folder(tmp_path, YEAR + line)
    with pytest.raises(CalendarDataError, match=f"group 2, {key}: this file holds for every unit"):
        load_calendar(folder)


def test_a_mistake_is_told_in_vietnamese_to_its_last_word(official: WorkingCalendar) -> None:
    say, wrong = Catalogue("vi"), INVENTED.replace("2027-08-28", '"28/8"')
    with pytest.raises(CalendarDataError) as caught:
        laid(wrong, official)
    assert say.error(caught.value) == (
        "lich.toml: dòng 13: group 1, swaps 1, worked: không được ghi '28/8' ở đây; ghi một ngày,"
        " không đặt trong dấu nháy, ví dụ 2026-01-31."
    )


def test_whatever_a_file_may_hold_has_vietnamese_words() -> None:
    tables = Shape.__subclasses__()
    said = {field.description for table in tables for field in table.model_fields.values()}
    assert said - {None} <= set(DAY_FILE_WORDS)
