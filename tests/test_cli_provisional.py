"""Is a due day that rests on a year without a notice called provisional wherever it is shown?

Three working days from Wed 29/12/2027: Thu 30, Fri 31, and Tue 04/01/2028, because Mon 03/01 is off
in place of Saturday 01/01/2028.
"""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from tests.past import DECISION, THREE_DAYS, add_rule, morning, tell
from tests.registers import Unit
from tthc.workflows.facts import FactKind

EVE = ("--as-of", "2028-01-03")
LATER = ("--as-of", "2027-12-30")
# Invented: Tue 04/01/2028 off, Sat 08/01/2028 worked.
SWAP = (
    *("calendar", "add-notice", "--off", "2028-01-04", "--worked", "2028-01-08"),
    *("--document", "1/VPCP-KGVX", "--declared-on", "2026-01-05"),
)
RULE = "unit.three-days"


@pytest.fixture
def estimated(unit: Unit, tmp_path: Path) -> Unit:
    add_rule(unit, tmp_path, THREE_DAYS)
    tell(unit, FactKind.BASIS_IN_FORCE, date(2027, 12, 29), morning(2025, 12, 10))
    return unit


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_a_list_of_cases_says_so(estimated: Unit) -> None:
    (line,) = estimated.ask("list", *LATER)["cases"]
    (row,) = table(estimated.call("list", *LATER, "--format", "csv").out)

    assert (line["due"], line["provisional"]) == ("2028-01-04", True)
    assert (row["due"], row["provisional"]) == ("2028-01-04", "true")
    assert "04/01/2028 (dự kiến)" in estimated.call("list", *LATER).out


def test_the_status_says_so(estimated: Unit) -> None:
    (line,) = estimated.ask("status", *EVE)["due"]
    (row,) = table(estimated.call("status", *EVE, "--format", "csv").out)

    assert (line["due"], line["provisional"]) == ("2028-01-04", True)
    assert (row["due"], row["provisional"]) == ("2028-01-04", "true")
    assert "04/01/2028 (dự kiến)" in estimated.call("status", *EVE).out


def test_a_notice_says_so_of_what_it_moves(estimated: Unit) -> None:
    """With Tuesday 4/1 off, the third working day is Wednesday 5/1."""
    (move,) = (one for one in estimated.ask(*SWAP)["moves"] if one["rule"] == RULE)
    (row,) = table(estimated.call(*SWAP, "--format", "csv").out)
    shown = estimated.call(*SWAP).out

    assert (move["before"], move["before_provisional"]) == ("2028-01-04", True)
    assert (move["after"], move["after_provisional"]) == ("2028-01-05", True)
    assert (row["after"], row["after_provisional"]) == ("2028-01-05", "true")
    assert "04/01/2028 (dự kiến)" in shown
    assert "05/01/2028 (dự kiến)" in shown


def test_an_alert_says_so(unit: Unit) -> None:
    """Received Tue 06/01/2026: due Fri 09/01; no night can be run in a year not announced yet."""
    paper = ("--decision", DECISION, "--decision-date", "2025-12-01")
    unit.record("decision.received", "2026-01-06", *paper)
    unit.ask("audit", "--as-of", "2026-01-10")
    unit.sql("UPDATE obligation SET provisional = 1")
    (alert,) = unit.ask("alerts", "list")["alerts"]
    (row,) = table(unit.call("alerts", "list", "--format", "csv").out)

    assert (alert["due"], alert["provisional"]) == ("2026-01-09", True)
    assert (row["due"], row["provisional"]) == ("2026-01-09", "true")
    assert "09/01/2026 (dự kiến)" in unit.call("alerts", "list").out


def test_an_announced_day_is_not_called_provisional(example_to_read: Unit) -> None:
    shown = example_to_read.call("list", "--as-of", "2026-01-10").out
    rows = table(example_to_read.call("list", "--as-of", "2026-01-10", "--format", "csv").out)

    assert {row["provisional"] for row in rows} == {"false"}
    assert "dự kiến" not in shown


@pytest.mark.parametrize(
    ("asked", "provisional"),
    [
        (("add", "2027-12-29", "3"), "true"),
        (("add", "2027-12-28", "3"), "false"),
        (("by", "2028-01-03"), "true"),
        (("before", "2028-01-01"), "false"),
    ],
)
def test_the_tables_of_the_calendar_say_so(unit: Unit, asked: list[str], provisional: str) -> None:
    rows = table(unit.call("calendar", *asked, "--format", "csv").out)
    assert {row["provisional"] for row in rows} == {provisional}
