"""Is a wrong notice of a unit refused with what to write instead, in the officer's language?"""

import pytest

from tests.unit_notices import (
    CLOSED,
    DOCUMENT,
    GROUP,
    INVENTED,
    SCOPE,
    SWAP,
    laid,
    leave_swap_out,
    official_calendar,
    read,
    refusal,
    unit_of,
)
from tthc.calendar.errors import CalendarDataError
from tthc.calendar.schema import Shape
from tthc.calendar.unit_notices import lay_over
from tthc.calendar.working_days import WorkingCalendar
from tthc.report.catalogue import Catalogue
from tthc.report.written_words import DAY_FILE_WORDS

before_the_swap = pytest.fixture(scope="module")(leave_swap_out)
official = pytest.fixture(scope="module")(official_calendar)

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
