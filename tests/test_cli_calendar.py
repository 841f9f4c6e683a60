"""Does `calendar` answer the questions of an officer, day by day, with the paper behind each?"""

import pytest

from tests.registers import Unit


def _add(unit: Unit, *arguments: str) -> str:
    return unit.ask("calendar", "add", *arguments)["due"]


@pytest.mark.parametrize("typed", ["2026-01-07", "07/01/2026", "7/1/2026", "07-01-2026"])
def test_a_day_is_read_as_iso_or_day_first(typed: str, example_to_read: Unit) -> None:
    """Thu 8, Fri 9, and Saturday 10/01/2026, worked for Friday 02/01 (12729/VPCP-KGVX)."""
    said = example_to_read.ask("calendar", "add", typed, "3")
    assert (said["start"], said["n"], said["direction"]) == ("2026-01-07", 3, "after")
    assert (said["due"], said["provisional"]) == ("2026-01-10", False)
    days = [(step["date"], step["counted"], step["kind"]) for step in said["steps"]]
    assert days == [
        ("2026-01-07", False, "working"),
        ("2026-01-08", True, "working"),
        ("2026-01-09", True, "working"),
        ("2026-01-10", True, "swap_work"),
    ]
    last = said["steps"][-1]
    assert last["weekday"] == "Saturday"
    assert "12729/VPCP-KGVX" in last["basis"]
    assert {"date", "weekday", "kind", "counted", "name", "basis"} <= set(last)


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (("31/12/2025", "3"), "2026-01-07"),  # over 1-4 January
        (("10/01/2026", "1"), "2026-01-12"),
        (("07/01/2026", "-3"), "2025-12-31"),
        (("29/08/2025", "1"), "2025-09-03"),  # over the National Day holidays 1-2/9
        (("31/01/2026", "1", "--unit", "month"), "2026-02-28"),
        (("01/01/2026", "10", "--unit", "calendar_day"), "2026-01-11"),
        (
            ("01/01/2026", "10", "--unit", "calendar_day", "--roll", "next_working_day"),
            "2026-01-12",
        ),
        (
            ("01/01/2026", "10", "--unit", "calendar_day", "--roll", "previous_working_day"),
            "2026-01-10",
        ),
    ],
)
def test_a_due_day_is_that_of_the_hand_count(
    arguments: tuple[str, ...], due: str, example_to_read: Unit
) -> None:
    assert _add(example_to_read, *arguments) == due


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("31/12/2025", "07/01/2026", 3),
        ("07/01/2026", "31/12/2025", -3),
        ("09/01/2026", "10/01/2026", 1),
        ("10/01/2026", "11/01/2026", 0),
        ("10/01/2026", "10/01/2026", 0),
    ],
)
def test_working_days_are_those_after_a_up_to_b(
    first: str, last: str, days: int, example_to_read: Unit
) -> None:
    assert example_to_read.ask("calendar", "count", first, last)["working_days"] == days


def test_a_year_that_no_notice_covers_is_provisional(example_to_read: Unit) -> None:
    assert example_to_read.ask("calendar", "add", "05/03/2035", "3")["provisional"] is True
    assert example_to_read.ask("calendar", "show", "2035")["provisional"] is True


def test_the_days_of_a_year_name_their_paper(example_to_read: Unit) -> None:
    days = {day["date"]: day for day in example_to_read.ask("calendar", "show", "2026")["days"]}
    assert days["2026-01-02"]["kind"] == "swap_off"
    assert days["2026-01-10"]["kind"] == "swap_work"
    assert days["2026-01-01"]["kind"] == "holiday"
    assert all(day["basis"] for day in days.values())


def test_check_fails_on_differences_only_when_it_is_told_to(example_to_read: Unit) -> None:
    found = example_to_read.ask("calendar", "check")["differences"]
    assert example_to_read.call("calendar", "check").code == 0
    told = example_to_read.call("calendar", "check", "--fail-on", "differences").code
    assert told == int(bool(found))
