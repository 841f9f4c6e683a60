"""Are cases judged by the rules of their day and unit, and is it said which rule or paper fails?"""

import re
from pathlib import Path

import pytest

from tests.registers import Unit
from tests.rule_overlays import (
    DECISION,
    change_settings,
    duty_of,
    end_rule,
    limit_of,
    make_stricter,
)

ended = pytest.fixture(end_rule)
stricter = pytest.fixture(make_stricter)


def test_the_overlay_of_a_unit_judges_its_cases(unit: Unit, stricter: Path) -> None:
    """Received Tue 06/01/2026: due Fri 09/01 by the package, Thu 08/01 by the unit's own rule."""
    decision = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
    unit.record("decision.received", "06/01/2026", *decision)
    asked = ("list", "--as-of", "09/01/2026")
    assert [case["due"] for case in unit.ask(*asked)["cases"]] == ["2026-01-09"]
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("overlays = []", f"overlays = ['{stricter}']"), "utf-8")
    assert [case["due"] for case in unit.ask(*asked)["cases"]] == ["2026-01-09"]
    unit.ask("rules", "impact", "--apply")
    (case,) = unit.ask(*asked)["cases"]
    assert (case["due"], case["verdict"]) == ("2026-01-08", "overdue")
    listed = unit.ask("rules", "list", "--config", str(settings))["rules"]
    assert limit_of(listed, "announcement.list") == 2


def test_what_happened_before_a_rule_was_in_force_says_so(example_to_read: Unit) -> None:
    """220/QĐ-LĐTBXH was received on 05/03/2019, the rule begins in 11/2023."""
    (case,) = example_to_read.ask("show", "220/QĐ-LĐTBXH", "--as-of", "10/01/2026")["cases"]
    duty = next(one for one in case["obligations"] if one["rule"] == "announcement.list")
    assert (duty["verdict"], duty["due"], duty["version"]) == ("void", None, None)
    assert "05/03/2019" in duty["why"]


def test_an_announcement_without_a_start_is_unknown_and_says_what_is_missing(unit: Unit) -> None:
    decision = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
    unit.record("announcement.signed", "06/01/2026", *decision, "--document", "9/QĐ-UBND")
    (case,) = unit.ask("show", "970/QĐ-BYT", "--as-of", "07/01/2026")["cases"]
    duty = next(one for one in case["obligations"] if one["rule"] == "announcement.list")
    assert (duty["verdict"], duty["due"], duty["met_on"]) == ("unknown", None, "2026-01-06")
    assert duty["why"]
    assert "no_start" in {found["check"] for found in case["findings"]}


def test_papers_that_contradict_each_other_are_named_in_the_audit(unit: Unit) -> None:
    """One provincial number with two days: which paper is right?"""
    decision = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
    for day in ("06/01/2026", "07/01/2026"):
        signed = ("--document", "9/QĐ-UBND", "--document-date", day)
        unit.record("announcement.signed", day, *decision, *signed)
    found = unit.ask("audit", "--as-of", "08/01/2026")["findings"]
    (said,) = (one["message"] for one in found if one["check"] == "contradiction")
    assert "9/" in said


def test_two_units_are_counted_apart(unit: Unit, tmp_path: Path) -> None:
    header = "kind,happened_on,decision,decision_date,department,province\n"
    row = "decision.received,2026-01-06,970/QĐ-BYT,2025-03-21,{},Bắc Ninh\n"
    text = header + row.format("Sở Y tế") + row.format("Sở Nội vụ")
    (tmp_path / "su-kien.csv").write_text(text, encoding="utf-8")
    assert unit.ask("import", str(tmp_path / "su-kien.csv"))["facts_added"] == 2
    said = unit.call("status", "--as-of", "10/01/2026").out
    assert "Sở Y tế, Bắc Ninh" in said
    assert "Sở Nội vụ, Bắc Ninh" in said


def test_t47_the_day_after_the_last_has_no_rule_and_says_when_it_ended(
    unit: Unit, ended: Path
) -> None:
    """Received Tue 06/01/2026: the rule of 2023 is not silently used instead."""
    change_settings(unit, "overlays = []", f"overlays = ['{ended}']")
    unit.record("decision.received", "06/01/2026", *DECISION)
    duty = duty_of(unit, "announcement.list", "09/01/2026")
    assert (duty["verdict"], duty["version"], duty["due"]) == ("unknown", None, None)
    text = unit.call("explain", "970/QĐ-BYT", "--as-of", "09/01/2026").out
    assert duty["why"] in " ".join(text.split())
    assert re.findall(r"\d\d/\d\d/\d{4}", duty["why"]) == ["06/01/2026", "31/12/2025"]


def test_t47_on_its_last_day_a_rule_still_counts(unit: Unit, ended: Path) -> None:
    """Received Wed 31/12/2025: 01/01 and 02/01 are off, Sat 10/01 is worked; Mon, Tue, Wed."""
    change_settings(unit, "overlays = []", f"overlays = ['{ended}']")
    unit.record("decision.received", "31/12/2025", *DECISION)
    duty = duty_of(unit, "announcement.list", "05/01/2026")
    assert (duty["due"], duty["why"]) == ("2026-01-07", None)
