"""Are questions answered by key, however large the register? SQLite says how it would look."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.registers import DEMO_DAY, Unit

pytestmark = pytest.mark.sqlite_only  # asks SQLite for its plans

GROWS = ("decision", "procedure", "document", "entry", "fact", "tracked_case", "course", "alert")


@contextmanager
def _asked() -> Generator[list[tuple[str, Any]]]:
    found: list[tuple[str, Any]] = []

    def note(*call: object) -> None:
        found.append((str(call[2]), call[3]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _plans(unit: Unit, asked: list[tuple[str, Any]], begin: str = "SELECT") -> list[list[str]]:
    with closing(sqlite3.connect(unit.database)) as connection:
        plans = [
            [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            for statement, values in asked
            if statement.startswith(begin)
        ]
    assert plans
    return plans


def _read_whole(unit: Unit, asked: list[tuple[str, Any]]) -> list[str]:
    whole = {f"SCAN {table}" for table in GROWS}
    return [step for plan in _plans(unit, asked) for step in plan if step in whole]


@pytest.mark.parametrize("what", ["1.014390", "3361/QĐ-BCT", "A1-1"])
def test_no_table_that_grows_is_read_whole_to_show_one_thing(
    what: str, example_to_read: Unit
) -> None:
    with _asked() as asked:
        assert example_to_read.ask("show", what)["cases"]
    assert _read_whole(example_to_read, asked) == []


def test_status_begins_with_what_is_pressing_and_not_with_every_case(
    example_to_read: Unit,
) -> None:
    with _asked() as asked:
        assert example_to_read.ask("status", "--as-of", DEMO_DAY)["counts"]["overdue"]
    assert _read_whole(example_to_read, asked) == []


def test_no_table_that_grows_is_read_whole_to_record_one_fact(example: Unit) -> None:
    with _asked() as asked:
        example.record("note.added", "10/01/2026", "--procedure", "1.014390", "--note", "đã gọi")
    assert _read_whole(example, asked) == []


def test_a_night_begins_with_the_few_cases_that_it_looks_at(example: Unit) -> None:
    """Of a long history nearly all findings are old, and nobody asks for them."""
    example.ask("audit", "--as-of", "10/01/2026")
    with _asked() as asked:
        example.ask("audit", "--as-of", "11/01/2026")
    plans = _plans(example, asked, "SELECT finding.case_id")
    assert "SCAN unsettled" in {plan[0] for plan in plans}
    assert [plan for plan in plans if plan[0].startswith("SCAN finding")] == []
