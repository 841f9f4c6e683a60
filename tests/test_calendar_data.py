"""Are the files of official days complete, and honest about what they rest on?"""

import csv
import unicodedata
from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from tthc.calendar.days import DayConfidence, DayKind, Evidence, OfficialDay
from tthc.calendar.notices import Notices, PartStatus, load_notices, load_official_days

OFFICIAL_DAYS = Path(__file__).parent / "answers" / "official_days.csv"


@pytest.fixture(scope="module")
def notices() -> Notices:
    return load_notices()


@pytest.fixture(scope="module")
def by_date(notices: Notices) -> dict[date, OfficialDay]:
    return {day.date: day for day in notices.days}


def weekend(day: date) -> bool:
    return day.weekday() > 4


def test_the_table_is_the_typed_list_of_279_days(notices: Notices) -> None:
    with OFFICIAL_DAYS.open(encoding="utf-8") as file:
        typed = [(row["date"], row["kind"]) for row in csv.DictReader(file)]

    assert [(day.date.isoformat(), day.kind.value) for day in notices.days] == typed
    assert len(typed) == 279
    assert load_official_days() == notices.days


def test_every_day_names_the_documents_that_were_typed_beside_it(
    by_date: dict[date, OfficialDay],
) -> None:
    with OFFICIAL_DAYS.open(encoding="utf-8") as file:
        typed = {date.fromisoformat(row["date"]): row["documents"] for row in csv.DictReader(file)}

    for day, documents in typed.items():
        assert documents, day
        assert all(named in by_date[day].basis for named in documents.split("; ")), day


def test_each_kind_of_day_is_there_as_often_as_the_notices_say(notices: Notices) -> None:
    assert Counter(day.kind for day in notices.days) == {
        DayKind.HOLIDAY: 185,
        DayKind.SUBSTITUTE: 50,
        DayKind.SWAP_OFF: 22,
        DayKind.SWAP_WORK: 22,
    }


@pytest.mark.parametrize(
    ("years", "holidays"),
    [(range(2010, 2014), 9), (range(2014, 2021), 10), (range(2021, 2026), 11), ((2026, 2027), 12)],
)
def test_every_year_has_the_holidays_its_labour_code_gives(
    notices: Notices, years: range, holidays: int
) -> None:
    for year in years:
        days = [day for day in notices.days if day.date.year == year]
        assert sum(day.kind is DayKind.HOLIDAY for day in days) == holidays, year


def test_every_holiday_on_a_weekend_has_its_own_substitute_after_it(notices: Notices) -> None:
    on_weekends = {
        day.date for day in notices.days if day.kind is DayKind.HOLIDAY and weekend(day.date)
    }
    substitutes = [day for day in notices.days if day.kind is DayKind.SUBSTITUTE]

    assert {day.pair for day in substitutes} == on_weekends
    assert len(substitutes) == len(on_weekends)
    assert all(day.pair and day.pair < day.date and not weekend(day.date) for day in substitutes)


def test_a_swap_names_both_days_and_one_document(by_date: dict[date, OfficialDay]) -> None:
    swapped = [day for day in by_date.values() if day.kind is DayKind.SWAP_OFF]

    for off in swapped:
        assert off.pair
        worked = by_date[off.pair]
        assert (worked.kind, worked.pair) == (DayKind.SWAP_WORK, off.date)
        assert (worked.basis, worked.declared_on) == (off.basis, off.declared_on)
        assert weekend(worked.date)
        assert not weekend(off.date)


def test_one_sunday_was_worked(by_date: dict[date, OfficialDay]) -> None:
    sundays = [
        day.date
        for day in by_date.values()
        if day.kind is DayKind.SWAP_WORK and day.date.weekday() == 6
    ]

    assert sundays == [date(2011, 1, 30)]
    assert by_date[date(2011, 1, 30)].pair == date(2011, 2, 1)


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2012, 12, 31), date(2013, 1, 5)),
        (date(2015, 1, 2), date(2014, 12, 27)),
        (date(2018, 12, 31), date(2019, 1, 5)),
    ],
)
def test_a_swap_may_cross_the_year_end(
    by_date: dict[date, OfficialDay], off: date, worked: date
) -> None:
    assert by_date[off].pair == worked
    assert by_date[worked].pair == off


def test_only_these_days_rest_on_a_secondary_report(notices: Notices) -> None:
    secondary = [day for day in notices.days if day.evidence is Evidence.SECONDARY]

    assert [day.date.isoformat() for day in secondary] == [
        "2026-11-24",
        *("2027-02-04", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"),
        *("2027-02-09", "2027-02-10", "2027-09-02", "2027-09-03", "2027-11-24"),
    ]
    assert {day.source for day in secondary} == {"secondary report, official text not opened"}


def test_every_other_day_has_an_address_and_every_day_its_names_and_basis(
    notices: Notices,
) -> None:
    for day in notices.days:
        assert day.name_vi
        assert day.name_en
        assert day.basis
        assert day.confidence is not DayConfidence.ESTIMATED
        assert day.evidence is Evidence.SECONDARY or day.source.startswith("http")


@pytest.mark.parametrize(
    ("day", "basis", "declared_on"),
    [
        (date(2026, 1, 2), "Công văn 12729/VPCP-KGVX ngày 25/12/2025", date(2025, 12, 25)),
        (
            date(2024, 4, 29),
            "Công văn 2450/VPCP-KGVX ngày 12/4/2024; Thông báo 1570/TB-LĐTBXH (4/2024)",
            date(2024, 4, 12),
        ),
        (
            date(2022, 4, 30),
            "Bộ luật Lao động 45/2019/QH14 Điều 112 khoản 1",
            date(2019, 11, 20),
        ),
        (
            date(2016, 4, 18),
            "Bộ luật Lao động 10/2012/QH13 Điều 115 khoản 3 (nghỉ bù)",
            None,
        ),
        (
            date(2026, 11, 24),
            (
                "Nghị quyết 28/2026/QH16 ngày 24/4/2026 Điều 2; "
                "Công văn 10065/VPCP-KGVX ngày 02/10/2026"
            ),
            date(2026, 4, 24),
        ),
        (date(2027, 11, 24), "Nghị quyết 28/2026/QH16 ngày 24/4/2026 Điều 2", date(2026, 4, 24)),
    ],
)
def test_a_day_names_the_text_that_makes_it_off_and_the_day_of_that_text(
    by_date: dict[date, OfficialDay], day: date, basis: str, declared_on: date | None
) -> None:
    assert by_date[day].basis == basis
    assert by_date[day].declared_on == declared_on


@pytest.mark.parametrize(
    ("day", "name_vi", "name_en"),
    [
        (
            date(2026, 1, 2),
            "Nghỉ hoán đổi dịp Tết Dương lịch 2026 (làm bù ngày 10/01/2026)",
            "Day off by swap, New Year 2026 (worked on 10/01/2026)",
        ),
        (
            date(2026, 1, 10),
            "Làm bù cho ngày 02/01/2026 (hoán đổi dịp Tết Dương lịch 2026)",
            "Working day in exchange for 02/01/2026 (New Year 2026)",
        ),
        (
            date(2026, 4, 27),
            "Nghỉ bù cho ngày 26/04/2026: Giỗ Tổ Hùng Vương (10/3 âm lịch)",
            "Day off in place of 26/04/2026: Hùng Kings' Commemoration Day",
        ),
    ],
)
def test_made_up_and_swapped_days_are_named_after_their_other_day(
    by_date: dict[date, OfficialDay], day: date, name_vi: str, name_en: str
) -> None:
    assert (by_date[day].name_vi, by_date[day].name_en) == (name_vi, name_en)


def test_no_day_was_declared_after_it_had_passed(notices: Notices) -> None:
    for day in notices.days:
        assert day.declared_on is None or day.declared_on < day.date


@pytest.mark.parametrize(
    ("year", "tet", "national_day", "swaps"),
    [
        (2013, "by_law", "by_law", "announced"),
        (2017, "announced", "by_law", "none_announced"),
        (2018, "announced", "by_law", "announced"),
        (2023, "announced", "announced", "none_announced"),
        (2026, "announced", "announced", "announced"),
        (2027, "announced", "announced", "none_announced"),
    ],
)
def test_each_year_says_which_of_its_parts_are_announced(
    notices: Notices, year: int, tet: str, national_day: str, swaps: str
) -> None:
    (status,) = (each for each in notices.statuses if each.year == year)

    assert status.tet == PartStatus(tet)
    assert status.national_day == PartStatus(national_day)
    assert status.swaps == PartStatus(swaps)


def test_swaps_were_announced_in_these_years_alone(notices: Notices) -> None:
    without = [each.year for each in notices.statuses if each.swaps is PartStatus.NONE_ANNOUNCED]

    assert without == [2016, 2017, 2020, 2021, 2022, 2023, 2027]
    assert notices.official_years == (2010, 2027)


def test_the_files_are_composed_unicode() -> None:
    for file in (resources.files("tthc.calendar") / "data").iterdir():
        assert unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8")), file.name
