"""Would the failures of other deadline systems (docs/calendar.md numbers them) be caught here?"""

import ast
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.calendar.days import DayKind
from tthc.calendar.deadlines import compute_due, explain_due
from tthc.calendar.errors import NotTomlError, OffAndWorkedError, UnknownKeyError, WeekdayError
from tthc.calendar.known import calendar_known_on
from tthc.calendar.limits import Direction, Limit, Roll
from tthc.calendar.limits import Unit as LimitUnit
from tthc.calendar.working_days import WorkingCalendar, load_calendar

ROOT = Path(__file__).parents[1]
THREE = Limit(3, LimitUnit.WORKING_DAY)


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the year files of the package, to be spoilt."""
    with resources.as_file(resources.files("tthc.calendar") / "data") as data:
        return Path(shutil.copytree(data, tmp_path / "data"))


def change(folder: Path, year: int, old: str, new: str) -> None:
    file = folder / f"{year}.toml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_t2_a_due_day_names_the_table_that_gave_it(calendar: WorkingCalendar, folder: Path) -> None:
    """The swap of 02/05/2025, which the library learnt a year late, moved 06/05 to 07/05."""
    off = '{ off = 2025-05-02, off_weekday = "Fri", worked = 2025-04-26, worked_weekday = "Sat"'
    file = folder / "2025.toml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if off not in line), "utf-8")
    other = explain_due(load_calendar(folder), date(2025, 4, 29), THREE)
    ours = explain_due(calendar, date(2025, 4, 29), THREE)

    assert (ours.due, other.due) == (date(2025, 5, 7), date(2025, 5, 6))
    assert ours.calendar_label != other.calendar_label


def test_t3_day_and_month_changed_about_are_refused(folder: Path) -> None:
    """01/05/2024 is a Wednesday; with day and month changed about it is a Friday in January."""
    change(folder, 2024, "day = 2024-05-01, weekday", "day = 2024-01-05, weekday")
    with pytest.raises(WeekdayError, match="05/01/2024 is a Fri, the file says Wed"):
        load_calendar(folder)


def test_t3_a_typed_date_is_day_first(example_to_read: Unit) -> None:
    assert example_to_read.ask("calendar", "add", "01/05/2024", "1")["start"] == "2024-05-01"


def test_t4_one_table_with_one_hash_is_named_by_every_answer(example_to_read: Unit) -> None:
    shown = example_to_read.ask("calendar", "show", "2026")
    label = shown["calendar"]

    assert shown["sha256"].startswith(label.rpartition(" ")[2])
    assert example_to_read.ask("calendar", "add", "2026-01-07", "3")["calendar"] == label
    assert example_to_read.ask("calendar", "count", "2026-01-07", "2026-01-08")["calendar"] == label


def test_t5_two_days_off_in_a_row_are_both_off(calendar: WorkingCalendar) -> None:
    days = [date(2023, 5, 1), date(2023, 5, 2), date(2023, 5, 3), date(2023, 5, 4)]
    assert [calendar.is_working(day) for day in days] == [False, False, False, True]


@pytest.mark.parametrize(
    ("number", "due"),
    [
        (4, date(2026, 2, 25)),  # Fri 13/2=1; 14-22/2 off; Mon 23=2, Tue 24=3
        (5, date(2026, 2, 26)),
        (6, date(2026, 2, 27)),
        (10, date(2026, 3, 5)),
        (20, date(2026, 3, 19)),
    ],
)
def test_t6_five_working_days_are_no_week(
    calendar: WorkingCalendar, number: int, due: date
) -> None:
    assert calendar.add(date(2026, 2, 12), number) == due
    assert calendar.add(date(2024, 4, 26), 5) == date(2024, 5, 7)  # Saturday 04/05 worked


@pytest.mark.parametrize(
    ("new_year", "hung_kings"),
    [
        (date(2024, 2, 10), date(2024, 4, 18)),
        (date(2025, 1, 29), date(2025, 4, 7)),
        (date(2026, 2, 17), date(2026, 4, 26)),
    ],
)
def test_t7_lunar_holidays_move_with_the_moon(
    calendar: WorkingCalendar, new_year: date, hung_kings: date
) -> None:
    assert calendar.day(new_year).kind is DayKind.HOLIDAY
    assert calendar.day(hung_kings).name_en == "Hùng Kings' Commemoration Day"
    assert not calendar.is_working(date(2026, 4, 27))  # for Sunday 26/04/2026


def test_t8_a_long_lived_process_sees_a_new_table(folder: Path) -> None:
    before = load_calendar(folder)
    change(folder, 2027, "2027-09-03, weekday", "2027-09-01, weekday")
    change(folder, 2027, '2027-09-01, weekday = "Fri"', '2027-09-01, weekday = "Wed"')

    assert before.is_working(date(2027, 9, 1))
    assert not load_calendar(folder).is_working(date(2027, 9, 1))


def test_t8_a_deadline_that_leaves_the_announced_years_is_provisional(
    calendar: WorkingCalendar,
) -> None:
    assert explain_due(calendar, date(2027, 12, 30), THREE).provisional
    assert not explain_due(calendar, date(2027, 12, 28), THREE).provisional


def test_t9_a_day_cannot_be_off_and_worked(folder: Path) -> None:
    """Sunday 26/04/2026 is Hùng Kings' day."""
    change(
        folder,
        2026,
        'worked = 2026-01-10, worked_weekday = "Sat"',
        'worked = 2026-04-26, worked_weekday = "Sun"',
    )
    with pytest.raises(OffAndWorkedError, match="26/04/2026"):
        load_calendar(folder)


def test_t11_days_late_are_never_counted_as_days_early(calendar: WorkingCalendar) -> None:
    """24/06/2024 is a Monday: 25-28/06 are four days, 01-05/07 five."""
    assert calendar.count(date(2024, 6, 24), date(2024, 7, 5)) == 9
    assert calendar.count(date(2024, 7, 5), date(2024, 6, 24)) == -9


def test_t15_two_months_are_counted_from_the_start_and_not_on_top(
    calendar: WorkingCalendar,
) -> None:
    one, two = Limit(1, LimitUnit.MONTH), Limit(2, LimitUnit.MONTH)
    start = date(2026, 1, 30)

    assert compute_due(calendar, start, two) == date(2026, 3, 30)
    assert compute_due(calendar, compute_due(calendar, start, one), one) == date(2026, 3, 28)


def test_t17_a_number_without_its_unit_is_no_limit(calendar: WorkingCalendar) -> None:
    """20 working days from Monday 03/08/2026, Saturday 22/08 worked, are not 28 days."""
    with pytest.raises(TypeError):
        Limit(3)  # pyright: ignore[reportCallIssue]
    start = date(2026, 8, 3)
    assert compute_due(calendar, start, Limit(20, LimitUnit.WORKING_DAY)) == date(2026, 8, 28)
    assert compute_due(calendar, start, Limit(28, LimitUnit.CALENDAR_DAY)) == date(2026, 8, 31)


def test_t19_no_other_room_counts_working_days_by_itself() -> None:
    counting = {"is_weekend", "WORKED_KINDS", "WorkingIndex", "holidays", "numpy"}
    found = {
        (file.relative_to(ROOT).as_posix(), alias.name)
        for file in (ROOT / "tthc").rglob("*.py")
        if file.parent.name != "calendar"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.name in counting
    }
    assert found == set()


def test_t41_a_key_twice_or_unknown_is_refused(folder: Path) -> None:
    change(folder, 2026, 'tet = "announced"\n', 'tet = "announced"\ntet = "by_law"\n')
    with pytest.raises(NotTomlError, match=r"2026\.toml"):
        load_calendar(folder)
    change(folder, 2026, 'tet = "by_law"\n', 'swaps = "announced"\n')
    with pytest.raises(UnknownKeyError, match="swaps"):
        load_calendar(folder)


NINE = Limit(9, LimitUnit.CALENDAR_DAY, roll=Roll.NEXT_WORKING_DAY)
OTHERS = [
    replace(NINE, number=13),
    replace(NINE, unit=LimitUnit.WORKING_DAY),
    replace(NINE, unit=LimitUnit.MONTH),
    replace(NINE, direction=Direction.BEFORE),
    replace(NINE, roll=Roll.NONE),
    replace(NINE, roll=Roll.PREVIOUS_WORKING_DAY),
]


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_t42_no_part_of_a_limit_is_ignored(calendar: WorkingCalendar, other: Limit) -> None:
    """Nine days from Wednesday 24/12/2025 end on 02/01/2026, swapped off, hence on Monday 5."""
    start = date(2025, 12, 24)

    assert compute_due(calendar, start, NINE) == date(2026, 1, 5)
    assert compute_due(calendar, start, other) != date(2026, 1, 5)


def test_t42_neither_the_calendar_nor_the_start_is_ignored(calendar: WorkingCalendar) -> None:
    eve = calendar_known_on(calendar, date(2025, 12, 24))

    assert compute_due(eve, date(2025, 12, 24), NINE) == date(2026, 1, 2)
    assert compute_due(calendar, date(2025, 12, 22), NINE) == date(2025, 12, 31)


def test_t43_the_calendar_is_a_required_argument_everywhere() -> None:
    optional = [
        (file.name, node.name)
        for file in (ROOT / "tthc").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        for name in _optional(node.args)
        if name == "calendar"
    ]
    assert optional == []


def _optional(arguments: ast.arguments) -> Iterator[str]:
    positional = [*arguments.posonlyargs, *arguments.args]
    yield from (one.arg for one in positional[len(positional) - len(arguments.defaults) :])
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    yield from (one.arg for one, default in pairs if default is not None)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 1, 3), date(2026, 1, 5)),  # a Saturday
        (date(2026, 1, 10), date(2026, 1, 12)),  # a worked Saturday
        (date(2025, 12, 31), date(2026, 1, 5)),  # 1-4 January off
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2026, 2, 17), date(2026, 2, 23)),  # mùng 1 of Tết
    ],
)
def test_t44_questions_are_answered_on_any_day(
    today: date, due: date, example_to_read: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program's own clock stands on that day, at 09:00 in Việt Nam; no day is asked for."""
    morning = datetime(today.year, today.month, today.day, 2, 0, tzinfo=UTC)
    monkeypatch.setattr("tthc.clock.now", lambda: morning)
    asked = example_to_read.ask("calendar", "add", today.isoformat(), "1")

    assert asked["due"] == due.isoformat()
    for command in (("calendar", "coverage"), ("status",), ("list",), ("show", "3361/qd-bct")):
        assert example_to_read.ask(*command)["as_of"] == today.isoformat()
