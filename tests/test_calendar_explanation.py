"""Can an officer read, day by day, why a due day is that day?"""

from dataclasses import replace
from datetime import date

import pytest

from tthc.calendar.days import DayKind
from tthc.calendar.deadlines import Deadline, explain_due
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.steps import Role, Run, walk_term
from tthc.calendar.working_days import WorkingCalendar, load_calendar


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


def lines(deadline: Deadline) -> list[tuple[str, int, str, int | None, str]]:
    return [
        (step.date.isoformat(), step.weekday, step.kind.value, step.counted, step.role.value)
        for step in deadline.steps
    ]


def test_a_count_over_new_year_2026_names_every_day_and_its_role(
    calendar: WorkingCalendar,
) -> None:
    deadline = explain_due(calendar, date(2025, 12, 31), Limit(3, Unit.WORKING_DAY))

    assert lines(deadline) == [
        ("2025-12-31", 2, "working", None, "start"),
        ("2026-01-01", 3, "holiday", None, "skipped"),
        ("2026-01-02", 4, "swap_off", None, "skipped"),
        ("2026-01-03", 5, "weekend", None, "skipped"),
        ("2026-01-04", 6, "weekend", None, "skipped"),
        ("2026-01-05", 0, "working", 1, "counted"),
        ("2026-01-06", 1, "working", 2, "counted"),
        ("2026-01-07", 2, "working", 3, "due"),
    ]
    assert deadline.steps[2].basis == "Công văn 12729/VPCP-KGVX ngày 25/12/2025"
    assert deadline.steps[1].name_vi == "Tết Dương lịch"
    assert (deadline.start, deadline.limit.number) == (date(2025, 12, 31), 3)


def test_a_worked_saturday_is_counted_and_may_be_the_due_day(calendar: WorkingCalendar) -> None:
    deadline = explain_due(calendar, date(2026, 1, 8), Limit(2, Unit.WORKING_DAY))

    assert lines(deadline)[1:] == [
        ("2026-01-09", 4, "working", 1, "counted"),
        ("2026-01-10", 5, "swap_work", 2, "due"),
    ]
    assert deadline.steps[2].name_en == "Working day in exchange for 02/01/2026 (New Year 2026)"


def test_counting_back_walks_backwards(calendar: WorkingCalendar) -> None:
    limit = Limit(2, Unit.WORKING_DAY, Direction.BEFORE)

    assert lines(explain_due(calendar, date(2026, 3, 3), limit)) == [
        ("2026-03-03", 1, "working", None, "start"),
        ("2026-03-02", 0, "working", 1, "counted"),
        ("2026-03-01", 6, "weekend", None, "skipped"),
        ("2026-02-28", 5, "weekend", None, "skipped"),
        ("2026-02-27", 4, "working", 2, "due"),
    ]


def test_a_backward_limit_shows_the_literal_day_and_the_safe_one(
    calendar: WorkingCalendar,
) -> None:
    limit = Limit(5, Unit.CALENDAR_DAY, Direction.BEFORE, Roll.PREVIOUS_WORKING_DAY)

    deadline = explain_due(calendar, date(2027, 1, 1), limit)

    assert lines(deadline)[4:] == [
        ("2026-12-28", 0, "working", 4, "counted"),
        ("2026-12-27", 6, "weekend", 5, "rolled"),
        ("2026-12-26", 5, "weekend", None, "rolled"),
        ("2026-12-25", 4, "working", None, "due"),
    ]
    assert (deadline.last_day, deadline.due) == (date(2026, 12, 27), date(2026, 12, 25))
    assert deadline.rolled


def test_a_limit_in_months_shows_every_day_and_numbers_none(calendar: WorkingCalendar) -> None:
    limit = Limit(1, Unit.MONTH, roll=Roll.NEXT_WORKING_DAY)
    rolled = lines(explain_due(calendar, date(2026, 10, 24), limit))

    assert len(rolled) == 33  # 24/10, 25-31/10 (7), 1-24/11 (24), and Wednesday 25/11
    assert rolled[:3] == [
        ("2026-10-24", 5, "weekend", None, "start"),
        ("2026-10-25", 6, "weekend", None, "counted"),
        ("2026-10-26", 0, "working", None, "counted"),
    ]
    assert rolled[-2:] == [
        ("2026-11-24", 1, "holiday", None, "rolled"),
        ("2026-11-25", 2, "working", None, "due"),
    ]
    back = replace(limit, direction=Direction.BEFORE, roll=Roll.NONE)
    assert lines(explain_due(calendar, date(2026, 3, 2), back))[-2:] == [
        ("2026-02-03", 1, "working", None, "counted"),
        ("2026-02-02", 0, "working", None, "due"),
    ]


def test_every_counted_day_has_the_next_number(calendar: WorkingCalendar) -> None:
    deadline = explain_due(calendar, date(2014, 1, 2), Limit(60, Unit.WORKING_DAY))

    counted = [step.counted for step in deadline.steps if step.counted is not None]
    assert counted == list(range(1, 61))
    assert [step.role for step in deadline.steps].count(Role.DUE) == 1


def test_the_explanation_names_the_calendar_it_used(calendar: WorkingCalendar) -> None:
    deadline = explain_due(calendar, date(2026, 3, 2), Limit(1, Unit.WORKING_DAY))

    assert deadline.calendar_label == calendar.label
    assert calendar.label.startswith("2010-2027, 279 days, sha256 ")
    assert calendar.label.endswith(calendar.fingerprint[:8])


@pytest.mark.parametrize(
    ("start", "limit", "provisional"),
    [
        (date(2027, 12, 28), Limit(3, Unit.WORKING_DAY), False),
        (date(2027, 12, 28), Limit(4, Unit.WORKING_DAY), True),
        (date(2009, 12, 31), Limit(1, Unit.WORKING_DAY), False),
        (date(2010, 1, 4), Limit(1, Unit.WORKING_DAY, Direction.BEFORE), True),
        (date(2028, 1, 1), Limit(5, Unit.WORKING_DAY, Direction.BEFORE), False),
        (date(2027, 12, 1), Limit(60, Unit.CALENDAR_DAY), False),
        (date(2027, 12, 1), Limit(60, Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING_DAY), True),
        (date(2027, 12, 1), Limit(2, Unit.MONTH, roll=Roll.NEXT_WORKING_DAY), True),
        (date(2027, 12, 1), Limit(2, Unit.MONTH), False),
    ],
)
def test_a_due_day_is_provisional_when_an_uncovered_year_decides_it(
    calendar: WorkingCalendar, start: date, limit: Limit, *, provisional: bool
) -> None:
    assert explain_due(calendar, start, limit).provisional is provisional


@pytest.mark.parametrize(
    ("day", "kind", "name_vi", "name_en"),
    [
        (date(2026, 3, 2), DayKind.WORKING, "Ngày làm việc", "Working day"),
        (date(2026, 3, 7), DayKind.WEEKEND, "Thứ Bảy", "Saturday"),
        (date(2026, 3, 8), DayKind.WEEKEND, "Chủ nhật", "Sunday"),
        (date(2026, 11, 23), DayKind.WORKING, "Ngày làm việc", "Working day"),
        (date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "Vietnamese Culture Day"),
        (date(2020, 8, 14), DayKind.WORKING, "Ngày làm việc", "Working day"),  # quốc tang
    ],
)
def test_any_day_can_be_described(
    calendar: WorkingCalendar, day: date, kind: DayKind, name_vi: str, name_en: str
) -> None:
    known = calendar.day(day)

    assert (known.kind, known.name_vi, known.name_en) == (kind, name_vi, name_en)
    assert known.date == day
    assert known.basis


def ran(calendar: WorkingCalendar, limit: Limit, run: Run, until: int) -> list[str]:
    """Walk a term from Mon 02/03/2026; each day with its number and what it was to the term."""
    start, last = date(2026, 3, 2), date(2026, 3, until)
    steps = walk_term(calendar, limit, run, start=start, until=last)
    return [f"{step.date.day} {step.counted or '-'} {step.role.value}" for step in steps]


def test_a_term_in_calendar_days_counts_days_off_but_not_those_on_which_it_stood_still(
    calendar: WorkingCalendar,
) -> None:
    run = Run(date(2026, 3, 10), ((date(2026, 3, 4), date(2026, 3, 7)),))

    assert ran(calendar, Limit(4, Unit.CALENDAR_DAY), run, 10) == [
        *["2 - start", "3 1 counted", "4 - stands_still", "5 - stands_still", "6 - stands_still"],
        *["7 2 counted", "8 3 counted", "9 4 counted", "10 - due"],
    ]


def test_a_term_in_months_numbers_no_day_and_one_that_stands_still_has_no_due_day(
    calendar: WorkingCalendar,
) -> None:
    run = Run(None, ((date(2026, 3, 4), None),))

    assert ran(calendar, Limit(1, Unit.MONTH), run, 5) == [
        *["2 - start", "3 - counted", "4 - stands_still", "5 - stands_still"],
    ]


def test_days_off_are_passed_over_and_the_days_a_document_added_have_no_number(
    calendar: WorkingCalendar,
) -> None:
    assert ran(calendar, Limit(2, Unit.WORKING_DAY), Run(date(2026, 3, 6)), 6)[2:] == [
        *["4 2 counted", "5 - past_count", "6 - due"],
    ]
    assert ran(calendar, Limit(6, Unit.WORKING_DAY), Run(date(2026, 3, 9)), 9)[5:] == [
        *["7 - skipped", "8 - skipped", "9 5 due"],
    ]
    assert ran(calendar, Limit(2, Unit.WORKING_DAY), Run(None), 2) == ["2 - start"]


@pytest.mark.parametrize(("inclusive", "due"), [(True, "2025-11-21"), (False, "2025-11-20")])
def test_a_fixed_date_shows_its_start_and_its_last_day(
    calendar: WorkingCalendar,
    inclusive: bool,  # noqa: FBT001
    due: str,
) -> None:
    limit = Limit(1, Unit.FIXED_DATE, fixed_on=date(2025, 11, 21), inclusive=inclusive)
    deadline = explain_due(calendar, date(2025, 11, 19), limit)

    assert [(step.date.isoformat(), step.role.value) for step in deadline.steps] == [
        ("2025-11-19", "start"),
        (due, "due"),
    ]
    assert limit.stated == date(2025, 11, 21)
