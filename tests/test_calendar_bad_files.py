"""Does a mistake in a file of days off stop the loading, and say where it is and what to write?"""

from pathlib import Path

import pytest

from tests.day_files import STATUTES, YEAR, refusal_of, write_folder
from tthc.calendar.errors import CalendarDataError
from tthc.errors import CalendarError

LABOUR_DAY = YEAR.splitlines()[17]
# What is written, what is written instead, and words that the message must contain.
MISTAKES = {
    "an unknown table": (
        "[status]",
        "[statuss]",
        ["2026.toml", "statuss", "not known", "status, document, group"],
    ),
    "a misspelt key": (
        'Sun", vi =',
        'Sun", viet =',
        ["group 1, holidays 1, viet", "not known", "day, weekday, vi, en"],
    ),
    "a missing weekday": (
        'day = 2026-05-01, weekday = "Fri", ',
        "day = 2026-05-01, ",
        ["group 1, holidays 2, weekday", "missing", '"Mon", "Tue"'],
    ),
    "a missing status": (
        '[status]\ntet = "announced"\nnational_day = "announced"\n',
        "",
        ["status", "missing", "a [status] table"],
    ),
    "a missing source": (
        'source = "https://example.vn/law"\n',
        "",
        ["group 1, source", "missing", "a text in quotes"],
    ),
    "a weekday in Vietnamese": (
        'weekday = "Sun"',
        'weekday = "Chủ nhật"',
        ["group 1, holidays 1, weekday", "'Chủ nhật'", '"Mon", "Tue"'],
    ),
    "a day in quotes": (
        "day = 2026-05-01",
        'day = "2026-05-01"',
        ["group 1, holidays 2, day", "'2026-05-01'", "without quotes"],
    ),
    "a day with a time": (
        "day = 2026-05-01",
        "day = 2026-05-01T00:00:00",
        ["group 1, holidays 2, day", "without quotes, such as 2026-01-31"],
    ),
    "an empty name": (
        'vi = "Giỗ Tổ Hùng Vương"',
        'vi = ""',
        ["group 1, holidays 1, vi", "a text in quotes"],
    ),
    "an unknown kind of evidence": (
        'evidence = "press"\nholidays',
        'evidence = "github"\nholidays',
        ["group 1, evidence", "'github'", '"secondary"'],
    ),
    "a list of numbers for a list of days": (
        '{ day = 2026-04-27, weekday = "Mon", replaces = 2026-04-26 }',
        "27",
        ["group 1, substitutes 1", "27", "a table { ... }"],
    ),
    "a weekday that is not the day's": (
        'day = 2026-05-01, weekday = "Fri"',
        'day = 2026-05-01, weekday = "Thu"',
        ["2026.toml", "01/05/2026", "is a Fri", "the file says Thu", "correct"],
    ),
    "day and month transposed": (
        "worked = 2026-01-10",
        "worked = 2026-10-01",
        ["01/10/2026", "is a Thu", "the file says Sat"],
    ),
    "a day of another year": (
        'day = 2026-05-01, weekday = "Fri"',
        'day = 2025-05-01, weekday = "Thu"',
        ["01/05/2025", "another year", "move it to 2025.toml"],
    ),
    "a substitute of another year": (
        'day = 2026-04-27, weekday = "Mon"',
        'day = 2027-04-27, weekday = "Tue"',
        ["27/04/2027", "move it to 2027.toml"],
    ),
    "a swap of another year": (
        'off = 2026-01-02, off_weekday = "Fri", worked = 2026-01-10, worked_weekday = "Sat"',
        'off = 2025-01-02, off_weekday = "Thu", worked = 2025-01-11, worked_weekday = "Sat"',
        ["02/01/2025", "move it to 2025.toml"],
    ),
    "a day listed twice": (
        LABOUR_DAY,
        LABOUR_DAY + "\n" + LABOUR_DAY,
        ["01/05/2026", "(holiday)", "already listed in 2026.toml", "keep one"],
    ),
    "a day both off and worked": (
        'worked = 2026-01-10, worked_weekday = "Sat"',
        'worked = 2026-04-26, worked_weekday = "Sun"',
        ["26/04/2026", "both as a day off and as worked", "keep one"],
    ),
    "half a swap": (
        'worked = 2026-01-10, worked_weekday = "Sat", ',
        "",
        ["group 2, swaps 1, worked", "missing", "a day without quotes"],
    ),
    "a worked Tuesday": (
        'worked = 2026-01-10, worked_weekday = "Sat"',
        'worked = 2026-01-13, worked_weekday = "Tue"',
        ["13/01/2026", "is a Tue", "swap_work", "Sat or Sun"],
    ),
    "a Sunday given off by a swap": (
        'off = 2026-01-02, off_weekday = "Fri"',
        'off = 2026-01-04, off_weekday = "Sun"',
        ["04/01/2026", "is a Sun", "swap_off", "Mon to Fri"],
    ),
    "a substitute on a Saturday": (
        'day = 2026-04-27, weekday = "Mon"',
        'day = 2026-05-02, weekday = "Sat"',
        ["02/05/2026", "is a Sat", "substitute", "Mon to Fri"],
    ),
    "a substitute for a day that is not listed": (
        "replaces = 2026-04-26",
        "replaces = 2026-04-25",
        ["27/04/2026", "replaces 25/04/2026", "add the holiday"],
    ),
    "a substitute for a holiday on a weekday": (
        "replaces = 2026-04-26",
        "replaces = 2026-05-01",
        ["27/04/2026", "replaces 01/05/2026", "Saturday or Sunday"],
    ),
    "a swap without a document": (
        'document = "12729"\n',
        "",
        ["02/01/2026", "swap_off needs a document", "[[group]]"],
    ),
    "a holiday without a statute": (
        'statute = "code"\n',
        "",
        ["26/04/2026", "holiday needs a statute", "[[group]]"],
    ),
    "a substitute that the law does not give": (
        'statute = "code"',
        'statute = "culture-day"',
        ["27/04/2026", "culture-day gives no make-up day"],
    ),
    "a document described nowhere": (
        'document = "12729"',
        'document = "12792"',
        ["12792 is described nowhere", "[[document]]", "to 2026.toml"],
    ),
    "a statute described nowhere": (
        'statute = "code"',
        'statute = "kode"',
        ["kode is described nowhere", "[[statute]]", "to statutes.toml"],
    ),
    "two documents with one key": (
        "[[document]]",
        '[[document]]\nkey = "12729"\ntitle = "Công văn khác"\n\n[[document]]',
        ["2026.toml", "two tables have the key 12729"],
    ),
    "one key twice": (
        'tet = "announced"',
        'tet = "announced"\ntet = "by_law"',
        ["2026.toml", "not TOML", "line 4", "save as UTF-8"],
    ),
    "a forgotten quote": (
        'key = "12729"',
        'key = "12729',
        ["2026.toml", "not TOML", "line 7"],
    ),
}


@pytest.mark.parametrize(("right", "wrong", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_its_place_and_remedy(
    tmp_path: Path, right: str, wrong: str, words: list[str]
) -> None:
    assert right in YEAR

    message = refusal_of(write_folder(tmp_path, YEAR.replace(right, wrong, 1)))

    for word in words:
        assert word in message


def test_two_statutes_with_one_key_are_refused(tmp_path: Path) -> None:
    message = refusal_of(write_folder(tmp_path, YEAR, STATUTES + STATUTES))

    assert "statutes.toml: line 12: two tables have the key code" in message


def test_a_mistake_in_the_statutes_names_their_file(tmp_path: Path) -> None:
    message = refusal_of(write_folder(tmp_path, YEAR, STATUTES.replace("holidays", "holiday", 1)))

    assert "statutes.toml: line 4: statute 1, " in message


def test_a_mistake_in_a_file_belongs_to_the_family_of_calendar_errors() -> None:
    assert issubclass(CalendarDataError, CalendarError)
