"""Can anyone read the law and the workflows that judge, with or without a unit of their own?"""

from pathlib import Path
from typing import Any

import pytest

from tests.golden_files import same_as_golden
from tests.registers import Unit, call

OVERLAY = Path(__file__).parent.parent / "tthc" / "compliance" / "rules" / "announcement.list.toml"


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """Give a folder in which the list is due in two working days instead of three."""
    folder = tmp_path / "quy-dinh-rieng"
    folder.mkdir()
    text = OVERLAY.read_text(encoding="utf-8")
    assert text.count("limit = 3") == 1
    changed = text.replace("limit = 3", "limit = 2")
    (folder / OVERLAY.name).write_text(changed, encoding="utf-8")
    return folder


def _limit(rules: list[dict[str, Any]], rule_id: str) -> int:
    (rule,) = (one for one in rules if one["id"] == rule_id)
    return rule["versions"][-1]["limit"]


def test_the_rules_are_read_in_a_folder_without_a_unit(tmp_path: Path) -> None:
    said = call("rules", "list", "--format", "json", folder=tmp_path).data()
    assert _limit(said["rules"], "announcement.list") == 3
    assert _limit(said["rules"], "announcement.publish") == 5


def test_an_overlay_is_laid_over_by_name(stricter: Path, tmp_path: Path) -> None:
    asked = ("rules", "list", "--overlay", str(stricter), "--format", "json")
    assert _limit(call(*asked, folder=tmp_path).data()["rules"], "announcement.list") == 2


def test_the_overlay_of_a_unit_judges_its_cases(unit: Unit, stricter: Path) -> None:
    """Received Tue 06/01/2026: due Fri 09/01 by the package, Thu 08/01 by the unit's own rule."""
    decision = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
    unit.record("decision.received", "06/01/2026", *decision)
    asked = ("list", "--as-of", "09/01/2026")
    assert [case["due"] for case in unit.ask(*asked)["cases"]] == ["2026-01-09"]
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("overlays = []", f"overlays = ['{stricter}']"), "utf-8")
    (case,) = unit.ask(*asked)["cases"]
    assert (case["due"], case["verdict"]) == ("2026-01-08", "overdue")
    listed = unit.ask("rules", "list", "--config", str(settings))["rules"]
    assert _limit(listed, "announcement.list") == 2


def test_a_rule_is_shown_with_its_words_and_only_the_version_of_a_day(tmp_path: Path) -> None:
    asked = ("rules", "show", "announcement.list")
    whole = call(*asked, "--format", "json", folder=tmp_path).data()
    assert [version["limit"] for version in whole["versions"]] == [3]
    basis = whole["versions"][0]["basis"]
    assert "03 ngày làm việc" in basis["words"]
    assert basis["source"]
    then = call(*asked, "--on", "10/01/2026", "--format", "json", folder=tmp_path).data()
    assert then == whole
    before = call(*asked, "--on", "01/01/2015", "--format", "json", folder=tmp_path).data()
    assert before["versions"] == []
    assert "01/01/2015" in call(*asked, "--on", "01/01/2015", folder=tmp_path).out


@pytest.mark.parametrize("name", ["announcement", "removal"])
def test_a_workflow_is_drawn_as_it_was_when_last_read(name: str, tmp_path: Path) -> None:
    drawn = call("workflow", name, "--mermaid", folder=tmp_path)
    assert drawn.code == 0
    assert same_as_golden(f"{name}.mmd", drawn.out)


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
