"""Does a notice of a unit hold for its unit, from its date, and are its mistakes told in full?"""

from datetime import date

import pytest

from tests.unit_notices import (
    CLOSED,
    DOCUMENT,
    GROUP,
    INVENTED,
    SCOPE,
    STORM,
    WHOLE_YEAR,
    laid,
    official_calendar,
    read,
    refusal,
    unit_of,
)
from tthc.calendar.days import DayKind
from tthc.calendar.errors import CalendarDataError
from tthc.calendar.unit_notices import check_notice, lay_over
from tthc.calendar.working_days import WorkingCalendar

OTHER = DOCUMENT.replace("12729/VPCP-KGVX", "1/TB-UBND").replace("2025-12-25", "2027-09-08")
# Sunday 26/04/2026 is Hùng Kings' day, made up on Monday; invented: on Tuesday as well.
MADE_UP = (
    DOCUMENT
    + GROUP.replace("document =", 'statute = "labour-code-2019"\ndocument =')
    + 'substitutes = [ { day = 2026-04-28, weekday = "Tue", replaces = 2026-04-26 } ]\n'
)


official = pytest.fixture(official_calendar)


def test_a_unit_cannot_be_closed_twice_on_a_day(official: WorkingCalendar) -> None:
    once = laid(CLOSED, official)

    assert "08/09/2027 (Wed) already is a day off (Công văn 12729/VPCP-KGVX" in refusal(
        CLOSED, once
    )
    assert len(lay_over(once, read(CLOSED, once), unit_of).local) == 1


def test_another_unit_may_be_closed_on_the_same_day(official: WorkingCalendar) -> None:
    once = laid(CLOSED, official)
    both = laid(CLOSED.replace("so-y-te", "so-tu-phap"), once)

    assert not both.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))
    assert not both.of("bac-ninh", "so-tu-phap").is_working(date(2027, 9, 8))
    assert both.of("bac-ninh", "so-noi-vu").is_working(date(2027, 9, 8))


def test_days_listed_already_do_not_hide_those_after_them(official: WorkingCalendar) -> None:
    """Wednesday 8/9 is known to be closed; the notice closes Thursday 9/9 as well."""
    second = STORM.replace(
        "},\n]", '},\n  { day = 2027-09-09, weekday = "Thu", vi = "a", en = "a" },\n]'
    )
    once = laid(CLOSED, official)
    both = lay_over(once, read(CLOSED.replace(STORM, second), once), unit_of)

    closed = both.of("bac-ninh", "so-y-te")
    assert closed.add(date(2027, 9, 7), 1) == date(2027, 9, 10)


def test_an_office_may_close_on_the_day_of_the_notice(official: WorkingCalendar) -> None:
    same_day = laid(CLOSED.replace("2027-09-07", "2027-09-08"), official)
    assert not same_day.of("bac-ninh", "so-y-te").is_working(date(2027, 9, 8))


def test_a_day_rests_on_the_document_that_its_group_names(official: WorkingCalendar) -> None:
    notice = read(OTHER + CLOSED, official)
    assert notice.document.key == "12729/VPCP-KGVX"
    # The other one is of 8/9, after Tuesday 7/9; only its own days are held against it.
    text = OTHER + CLOSED.replace("2027-09-08", "2027-09-07").replace("Wed", "Tue")
    check_notice(read(text, official), official, unit_of)
    other = text.replace('document = "12729/VPCP-KGVX"', 'document = "1/TB-UBND"')
    assert "07/09/2027 (Tue) lies before the date of" in refusal(other, official)


def test_a_make_up_day_is_named_after_the_holiday_that_the_calendar_lists(
    official: WorkingCalendar,
) -> None:
    day = lay_over(official, read(MADE_UP, official), unit_of).day(date(2026, 4, 28))

    assert day.pair == date(2026, 4, 26)
    assert "Giỗ Tổ Hùng Vương" in day.name_vi
    assert "Hùng Kings" in day.name_en


def test_a_swapped_day_is_no_holiday_to_make_up(official: WorkingCalendar) -> None:
    wrong = MADE_UP.replace("replaces = 2026-04-26", "replaces = 2026-08-22")
    assert "28/04/2026 replaces 22/08/2026, which is not listed as a holiday" in refusal(
        wrong, official
    )


TOLD = {
    "two documents": (
        OTHER + INVENTED.replace('document = "12729/VPCP-KGVX"', 'statute = "labour-code-2019"'),
        'write document = "1/TB-UBND" | "12729/VPCP-KGVX".',
    ),
    "one key twice": (
        DOCUMENT + CLOSED,
        "lich.toml: line 13: two tables have the key 12729/VPCP-KGVX",
    ),
    "off and worked": (
        INVENTED + GROUP + 'statute = "labour-code-2019"\n'
        'holidays = [ { day = 2027-08-28, weekday = "Sat", vi = "a", en = "a" } ]\n',
        "listed both as a day off and as worked (see lich.toml)",
    ),
    "not UTF-8": ("\udcff", "'utf-8' codec can't decode byte 0xff in position 0"),
    "year after the next": (
        WHOLE_YEAR.replace("2028-01-26", "2029-02-14"),
        "lich.toml: line 2: status: these days are of 2029, and the next year to be announced is",
    ),
    "closed on a Sunday": (
        CLOSED.replace(STORM, STORM.replace("2027-09-08", "2027-09-12").replace("Wed", "Sun")),
        "lich.toml: line 14: 12/09/2027 (Sun) already is a day off",
    ),
    "Hùng Kings' day worked": (
        DOCUMENT + GROUP + 'swaps = [ { off = 2026-04-24, off_weekday = "Fri", '
        'worked = 2026-04-26, worked_weekday = "Sun", vi = "a", en = "a" } ]\n',
        "lich.toml: line 12: 26/04/2026 (Sun) cannot be worked: ",
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_a_mistake_is_told_with_its_file_and_what_was_found(
    official: WorkingCalendar, what: str
) -> None:
    text, said = TOLD[what]
    assert said in refusal(text, official)


def test_a_notice_that_contradicts_a_later_package_is_told_with_its_file(
    official: WorkingCalendar,
) -> None:
    text = DOCUMENT + GROUP + 'statute = "labour-code-2019"\n'
    text += 'holidays = [ { day = 2026-08-22, weekday = "Sat", vi = "a", en = "a" } ]\n'
    with pytest.raises(CalendarDataError, match=r"^lich\.toml: 22/08/2026 \(Sat\) cannot be off"):
        lay_over(official, read(text, official), unit_of)


def test_a_notice_without_a_scope_holds_for_every_unit(official: WorkingCalendar) -> None:
    assert laid(INVENTED, official).local == ()
    assert laid(CLOSED, official).days == official.days
    assert SCOPE in CLOSED


# Invented swaps of 2028 and later, which no notice covers; what the law gives stands all the same.
AGAINST_THE_LAW = {
    "New Year worked": (  # Saturday
        ("2028-01-04", "Tue", "2028-01-01", "Sat"),
        "01/01/2028 (Sat) cannot be worked: Bộ luật Lao động 45/2019/QH14 Điều 112 khoản 1 says",
    ),
    "Victory Day worked": (  # Sunday
        ("2028-05-03", "Wed", "2028-04-30", "Sun"),
        "30/04/2028 (Sun) cannot be worked: Bộ luật Lao động 45/2019/QH14 Điều 112 khoản 1 says",
    ),
    "Labour Day off": (
        ("2028-05-01", "Mon", "2028-05-06", "Sat"),
        "01/05/2028 (Mon) already is a day off (Bộ luật Lao động 45/2019/QH14 Điều 112 khoản 1)",
    ),
    "make-up day off": (  # 01/01/2028 is a Saturday
        ("2028-01-03", "Mon", "2028-01-08", "Sat"),
        "03/01/2028 (Mon) already is a day off (Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3",
    ),
    "Hùng Kings' day off": (  # 10/3 lunar
        ("2028-04-04", "Tue", "2028-04-08", "Sat"),
        "04/04/2028 (Tue) already is a day off (Bộ luật Lao động 45/2019/QH14 Điều 112 khoản 1)",
    ),
    "National Day worked": (  # Saturday
        ("2028-09-05", "Tue", "2028-09-02", "Sat"),
        "02/09/2028 (Sat) cannot be worked: ",
    ),
    "Culture Day worked": (  # Saturday
        ("2029-11-23", "Fri", "2029-11-24", "Sat"),
        "24/11/2029 (Sat) cannot be worked: Nghị quyết 28/2026/QH16 ngày 24/4/2026 Điều 2 says",
    ),
    "first day of Tết worked": (  # Saturday
        ("2030-01-30", "Wed", "2030-02-02", "Sat"),
        "02/02/2030 (Sat) cannot be worked: Bộ luật Lao động 45/2019/QH14 Điều 112 khoản 1 và",
    ),
    "New Year 2009 off": (
        ("2009-01-01", "Thu", "2009-01-03", "Sat"),
        "01/01/2009 (Thu) already is a day off (Bộ luật Lao động 1994 Điều 73",
    ),
}
UNDECIDED = {
    "29 Chạp, which the letter may leave out": ("2028-01-24", "Mon", "2028-01-22", "Sat"),
    "the day beside National Day": ("2028-09-01", "Fri", "2028-09-09", "Sat"),
    "the day in place of 24/11/2029, a Saturday": ("2029-11-26", "Mon", "2029-12-01", "Sat"),
    "the lone Monday before Hùng Kings' day": ("2028-04-03", "Mon", "2028-04-08", "Sat"),
}


def swap(off: str, off_weekday: str, worked: str, worked_weekday: str) -> str:
    days = f'off = {off}, off_weekday = "{off_weekday}", worked = {worked}'
    line = f'{{ {days}, worked_weekday = "{worked_weekday}", vi = "a", en = "a" }}'
    return DOCUMENT.replace("2025-12-25", "2008-12-25") + GROUP + f"swaps = [ {line} ]\n"


@pytest.mark.parametrize("what", AGAINST_THE_LAW)
def test_what_the_law_gives_is_neither_worked_nor_given_again_in_an_estimated_year(
    official: WorkingCalendar, what: str
) -> None:
    days, said = AGAINST_THE_LAW[what]
    assert said in refusal(swap(*days), official)


@pytest.mark.parametrize("what", UNDECIDED)
def test_what_a_letter_decides_each_year_may_be_declared(
    official: WorkingCalendar, what: str
) -> None:
    off, _, worked, _ = UNDECIDED[what]
    after = laid(swap(*UNDECIDED[what]), official)
    assert after.day(date.fromisoformat(off)).kind is DayKind.SWAP_OFF
    assert after.day(date.fromisoformat(worked)).kind is DayKind.SWAP_WORK


def test_a_file_put_by_hand_cannot_work_a_holiday_of_an_estimated_year(
    official: WorkingCalendar,
) -> None:
    text = swap("2028-01-04", "Tue", "2028-01-01", "Sat")
    with pytest.raises(CalendarDataError, match=r"01/01/2028 \(Sat\) cannot be worked"):
        lay_over(official, read(text, official), unit_of)


def test_a_unit_cannot_be_closed_on_a_weekend_of_an_estimated_year(
    official: WorkingCalendar,
) -> None:
    text = CLOSED.replace("2027-09-08", "2028-09-10").replace("Wed", "Sun")
    assert "10/09/2028 (Sun) already is a day off (Quyết định 188/1999/QĐ-TTg" in refusal(
        text, official
    )
