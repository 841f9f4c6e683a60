"""Does the whole way, from the example's files to `show`, give the answers worked by hand?"""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.registers import DEMO_DAY, Unit

ANSWERS = Path(__file__).parent / "answers" / "example_province.csv"
ROWS = list(csv.DictReader(ANSWERS.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row.values()))
def test_show_gives_the_answer_worked_by_hand(row: dict[str, str], example_to_read: Unit) -> None:
    cases = example_to_read.ask("show", row["decision"], "--as-of", DEMO_DAY)["cases"]
    duties = [duty for case in cases if _is_about(case, row) for duty in _owed(case, row["duty"])]
    assert duties
    for duty in duties:
        assert duty == {key: row[key] or None for key in ("start", "due", "met_on", "verdict")}


def test_no_decision_of_the_example_is_left_without_an_answer(example_to_read: Unit) -> None:
    listed = example_to_read.ask("list", "--as-of", DEMO_DAY)["cases"]
    decisions = {case["decision"] for case in listed if case["workflow"] == "announcement"}
    assert decisions == {row["decision"] for row in ROWS}


def test_no_duty_whose_clock_runs_is_left_without_an_answer(example_to_read: Unit) -> None:
    listed = example_to_read.ask("list", "--as-of", DEMO_DAY)["cases"]
    papers = {case["decision"] or case["document"] for case in listed}
    shown = [example_to_read.ask("show", paper, "--as-of", DEMO_DAY) for paper in papers]
    found = {
        (case["decision"], duty["rule"])
        for answer in shown
        for case in answer["cases"]
        for duty in case["obligations"]
        if duty["start"] and duty["counted"]
    }
    assert found == {(row["decision"], row["duty"]) for row in ROWS}


def _is_about(case: dict[str, Any], row: dict[str, str]) -> bool:
    workflow = row["duty"].partition(".")[0]
    code = case["procedure"] or ""
    return case["workflow"] == workflow and (not row["procedure"] or row["procedure"] in code)


def _owed(case: dict[str, Any], rule: str) -> list[dict[str, str | None]]:
    keys = ("start", "due", "met_on", "verdict")
    return [
        {key: duty[key] for key in keys} for duty in case["obligations"] if duty["rule"] == rule
    ]
