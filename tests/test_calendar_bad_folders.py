"""Is a folder of days off read, and refused where its files do not fit together?"""

import unicodedata
from datetime import date
from pathlib import Path

from tests.day_files import STATUTES, YEAR, refusal_of, write_folder
from tthc.calendar.notices import load_official_days


def test_the_folder_without_a_mistake_is_read(tmp_path: Path) -> None:
    days = load_official_days(write_folder(tmp_path, YEAR))

    assert [day.date for day in days] == [
        date(2026, 1, 2),
        date(2026, 1, 10),
        date(2026, 4, 26),
        date(2026, 4, 27),
        date(2026, 5, 1),
    ]


def test_a_day_listed_in_the_files_of_two_years_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, YEAR)
    swap_at_year_end = YEAR.replace(
        'off = 2026-01-02, off_weekday = "Fri", worked = 2026-01-10, worked_weekday = "Sat"',
        'off = 2026-05-01, off_weekday = "Fri", worked = 2027-01-09, worked_weekday = "Sat"',
    )
    group = swap_at_year_end[swap_at_year_end.rindex("[[group]]") :]
    head = YEAR[: YEAR.index("[[group]]")]
    (tmp_path / "2027.toml").write_text(head + group, encoding="utf-8")

    message = refusal_of(tmp_path)

    assert "2027.toml: line 17: 01/05/2026 (swap_off) is already listed in 2026.toml" in message


def test_missing_statutes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "2026.toml").write_text(YEAR, encoding="utf-8")

    assert "statutes.toml" in refusal_of(tmp_path)


def test_a_hole_between_the_years_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, YEAR)
    (tmp_path / "2024.toml").write_text(YEAR, encoding="utf-8")

    assert "2025.toml: the file of this year is missing" in refusal_of(tmp_path)


def test_a_folder_without_years_is_refused(tmp_path: Path) -> None:
    (tmp_path / "statutes.toml").write_text(STATUTES, encoding="utf-8")

    assert "YYYY.toml: the file of this year is missing" in refusal_of(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, YEAR)
    (tmp_path / "2026.toml").write_text(YEAR, encoding="utf-16")

    assert "2026.toml: this is not TOML in UTF-8" in refusal_of(tmp_path)


def test_a_byte_order_mark_and_decomposed_letters_are_read(tmp_path: Path) -> None:
    write_folder(tmp_path, YEAR)
    decomposed = unicodedata.normalize("NFD", YEAR)
    (tmp_path / "2026.toml").write_text(decomposed, encoding="utf-8-sig")

    names = [day.name_vi for day in load_official_days(tmp_path)]

    assert "Giỗ Tổ Hùng Vương" in names
