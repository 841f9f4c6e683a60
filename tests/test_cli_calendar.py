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


def test_t10_the_same_term_is_answered_as_known_on_either_side_of_the_letter(
    example_to_read: Unit,
) -> None:
    term = ("calendar", "add", "30/12/2025", "3", "--known-at")
    eve = example_to_read.ask(*term, "2025-12-24")
    then = example_to_read.ask(*term, "2025-12-26")

    assert (eve["due"], eve["due_now"], then["due"]) == ("2026-01-05", "2026-01-06", "2026-01-06")
    (later,) = eve["declared_later"]
    assert (later["date"], later["declared_on"]) == ("2026-01-02", "2025-12-25")
    assert "12729/VPCP-KGVX" in later["basis"]
    assert then["declared_later"] == []
    assert [day["date"] for day in then["declared_before"]] == ["2026-01-02"]
    assert eve["calendar"] != then["calendar"]


def test_the_text_says_when_the_swap_was_declared(example_to_read: Unit) -> None:
    term = ("calendar", "add", "30/12/2025", "3", "--lang", "en", "--known-at")
    eve = " ".join(example_to_read.call(*term, "24/12/2025").out.split())
    then = " ".join(example_to_read.call(*term, "26/12/2025").out.split())

    assert "05/01/2026" in eve
    for said in (eve, then):
        assert "02/01/2026" in said
        assert "25/12/2025" in said
        assert "06/01/2026" in said


def test_a_count_and_a_year_are_given_as_known_on_a_day(example_to_read: Unit) -> None:
    span = ("calendar", "count", "01/01/2026", "12/01/2026")
    eve = example_to_read.ask(*span, "--known-at", "24/12/2025")
    assert eve["working_days"] == 7  # 2, 5-9 and 12 January
    assert [day["date"] for day in eve["declared_later"]] == ["2026-01-02", "2026-01-10"]
    assert example_to_read.ask(*span)["working_days"] == 7  # 5-9, Saturday 10 and 12 January

    year = example_to_read.ask("calendar", "show", "2026", "--known-at", "24/12/2025")
    days = {day["date"] for day in year["days"]}
    assert "2026-08-31" in days
    assert not {"2026-01-02", "2026-01-10", "2026-11-24"} & days
    assert [day["date"] for day in year["declared_later"]] == [
        *("2026-01-02", "2026-01-10", "2026-11-24"),
    ]
    assert "12/10/2025" in example_to_read.call(*span, "--known-at", "12/10/2025").out


def test_a_count_that_rests_on_an_estimate_says_so_in_every_format(example_to_read: Unit) -> None:
    span = ("calendar", "count", "30/12/2027", "05/01/2028")
    assert example_to_read.ask(*span)["provisional"] is True
    table = example_to_read.call(*span, "--format", "csv").out
    assert table.splitlines()[1] == "2027-12-30,2028-01-05,3,true"  # 31/12, 4 and 5 January
    assert table.splitlines()[0] == "first,last,working_days,provisional"
    assert len(example_to_read.call(*span).out.splitlines()) == 2


def test_a_year_that_was_not_announced_then_is_provisional(example_to_read: Unit) -> None:
    term = ("calendar", "add", "02/03/2026", "3", "--known-at")
    assert example_to_read.ask(*term, "12/10/2025")["provisional"] is True
    assert example_to_read.ask(*term, "13/10/2025")["provisional"] is False


def test_a_coming_lone_working_day_is_warned_of(example_to_read: Unit) -> None:
    term = ("calendar", "add", "20/11/2026", "2", "--as-of")
    assert example_to_read.ask(*term, "20/11/2026")["lone_days"] == ["2026-11-23"]
    assert example_to_read.ask(*term, "23/11/2026")["lone_days"] == []
    warning = "Ngày 23/11/2026 (thứ Hai) là ngày làm việc lẻ"
    assert warning in example_to_read.call(*term, "20/11/2026").out
    assert warning not in example_to_read.call(*term, "23/11/2026").out


def test_both_readings_of_culture_day_on_a_saturday_are_shown(example_to_read: Unit) -> None:
    year = example_to_read.ask("calendar", "show", "2029")
    assert year["unsettled"] == [{"holiday": "2029-11-24", "make_up": "2029-11-26"}]
    assert year["working_days"] - year["working_days_if_made_up"] == 1
    assert "26/11/2029" in example_to_read.call("calendar", "show", "2029").out

    term = example_to_read.ask("calendar", "add", "22/11/2029", "3")
    assert (term["due"], term["other_due"]) == ("2029-11-27", "2029-11-28")
    assert "28/11/2029" in example_to_read.call("calendar", "add", "22/11/2029", "3").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--as-of", "23/11/2026"), 0),  # 276 lie ahead
        (("--as-of", "31/12/2026"), 1),  # 249
        (("--as-of", "31/12/2026", "--ahead", "249"), 0),
        (("--as-of", "23/11/2026", "--ahead", "277"), 1),
        (("--as-of", "30/09/2026", "--known-at", "30/09/2026"), 1),
    ],
)
def test_coverage_ends_with_1_when_too_little_is_announced(
    arguments: tuple[str, ...], code: int, example_to_read: Unit
) -> None:
    for form in ("text", "json", "csv"):
        said = example_to_read.call("calendar", "coverage", *arguments, "--format", form)
        assert (said.code, said.err) == (code, "")


def test_coverage_names_what_is_open_in_each_year(example_to_read: Unit) -> None:
    said = example_to_read.ask("calendar", "coverage", "--as-of", "23/11/2026")
    years = {year["year"]: year for year in said["years"]}

    assert (said["announced_working_days"], said["enough"]) == (276, True)
    assert years[2026]["lone_days"] == ["2026-11-23"]
    assert years[2027]["swaps"] == "none_announced"
    assert years[2028]["lone_days"] == ["2028-04-03"]
    assert [year["tet"] for year in years.values()] == ["announced"] * 2 + ["estimated"] * 3
    assert years[2029]["unsettled"] == [{"holiday": "2029-11-24", "make_up": "2029-11-26"}]
    text = example_to_read.call("calendar", "coverage", "--as-of", "23/11/2026").out
    assert "23/11/2026" in text
    assert "24/11/2030" in text
