"""Does the calendar give the due days that were worked out by hand from the official papers?"""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.calendar_oracle import end_of
from tthc.calendar.deadlines import compute_due, compute_due_day, explain_due
from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.calendar.working_days import WorkingCalendar, load_calendar

ANSWERS = Path(__file__).parent / "answers"


@dataclass(frozen=True, kw_only=True)
class Answer:
    start: date
    number: int
    due: date
    why: str
    last_day: date | None = None
    unit: str = "working_day"
    direction: str = "after"
    roll: str = "none"

    @property
    def limit(self) -> Limit:
        return Limit(self.number, Unit(self.unit), Direction(self.direction), Roll(self.roll))

    def __str__(self) -> str:
        return f"{self.start} {self.direction} {self.number} {self.unit} {self.roll}"


def read_answers() -> list[Answer]:
    days = tomllib.loads((ANSWERS / "deadlines.toml").read_text("utf-8"))["answer"]
    return [*(Answer(**each) for each in days), *read_limits()]


def read_limits() -> list[Answer]:
    """Limits in months and days, counted back, over Tết and over swaps, each with its reasoning."""
    with (ANSWERS / "limits.csv").open(encoding="utf-8") as file:
        return [_answer(row) for row in csv.DictReader(file)]


def _answer(row: dict[str, str]) -> Answer:
    last_day, due = date.fromisoformat(row["last_day"]), date.fromisoformat(row["due"])
    return Answer(
        start=date.fromisoformat(row["start"]),
        number=int(row["number"]),
        due=due,
        why=row["why"],
        last_day=None if last_day == due else last_day,
        unit=row["unit"],
        direction=row["direction"],
        roll=row["roll"],
    )


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.mark.parametrize("answer", read_answers(), ids=str)
def test_the_due_day_is_the_one_worked_out_by_hand(
    calendar: WorkingCalendar, answer: Answer
) -> None:
    assert compute_due(calendar, answer.start, answer.limit) == answer.due
    assert compute_due_day(calendar, answer.start, answer.limit) == (answer.due, False)


@pytest.mark.parametrize("answer", read_answers(), ids=str)
def test_the_explanation_ends_on_the_same_day_and_keeps_the_literal_one(
    calendar: WorkingCalendar, answer: Answer
) -> None:
    deadline = explain_due(calendar, answer.start, answer.limit)

    assert deadline.due == answer.due == deadline.steps[-1].date
    assert deadline.last_day == (answer.last_day or answer.due)
    assert deadline.rolled == (answer.last_day is not None)
    assert not deadline.provisional


@pytest.mark.parametrize("answer", read_answers(), ids=str)
def test_a_plain_walk_over_the_typed_days_ends_where_the_answer_does(answer: Answer) -> None:
    step = timedelta(days=1 if answer.direction == "after" else -1)
    last_day, due = end_of(answer.start, step, answer.number, answer.unit, answer.roll)

    assert (last_day, due) == (answer.last_day or answer.due, answer.due)


def test_every_swap_is_answered_from_both_sides() -> None:
    dues = {answer.due for answer in read_answers() if "worked for" in answer.why}

    assert len(dues) == 22
