"""Is the profile of a province listed, laid over the decree, and refused where nobody knows it?"""

from pathlib import Path

import pytest

from tests.registers import Unit, call
from tests.rule_overlays import DECISION, LIST_RULE, change_settings, duty_of, limit_of


def test_a_profile_of_the_settings_judges_beside_the_decree(unit: Unit) -> None:
    """Signed Wed 07/01/2026: Hà Tĩnh's three days end on worked Sat 10/01, the five on 13/01."""
    change_settings(unit, "profiles = []", 'profiles = ["ha-tinh"]')
    unit.record("announcement.signed", "07/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    assert duty_of(unit, "announcement.publish-ha-tinh", "08/01/2026")["due"] == "2026-01-10"
    assert duty_of(unit, "announcement.publish", "08/01/2026")["due"] == "2026-01-13"


def test_a_profile_taken_up_later_judges_the_cases_that_are_there(unit: Unit) -> None:
    unit.record("announcement.signed", "07/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    before = unit.ask("audit", "--as-of", "12/01/2026")
    change_settings(unit, "profiles = []", 'profiles = ["ha-tinh"]')
    after = unit.ask("audit", "--as-of", "12/01/2026")
    late = {found["rule"] for found in after["findings"] if found["check"] == "overdue"}
    assert late == {"announcement.publish-ha-tinh"}
    assert "overdue" not in {found["check"] for found in before["findings"]}


def test_a_unit_has_the_last_word_over_its_province(unit: Unit, tmp_path: Path) -> None:
    """Its own file of the same id replaces the profile's, wherever the profile was named."""
    own = tmp_path / "rieng"
    own.mkdir()
    name = "announcement.publish-ha-tinh.toml"
    text = (LIST_RULE.parent.parent / "profiles" / "ha-tinh" / name).read_text(encoding="utf-8")
    (own / name).write_text(text.replace("limit = 3", "limit = 2"), encoding="utf-8")
    change_settings(unit, "overlays = []", f"overlays = ['{own}']")
    settings = ("--config", str(unit.folder / "tthc.toml"))
    listed = unit.ask("rules", "list", *settings, "--profile", "ha-tinh")["rules"]
    assert limit_of(listed, "announcement.publish-ha-tinh") == 2
    assert limit_of(listed, "announcement.publish") == 5


@pytest.mark.parametrize("command", [("list",), ("check",), ("show", "announcement.list")])
def test_an_unknown_profile_is_refused_with_the_known_ones(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    said = call("rules", *command, "--profile", "hue", folder=tmp_path)
    assert (said.code, said.out) == (4, "")
    assert "hue" in said.err
    assert "ha-tinh" in said.err


@pytest.mark.parametrize("command", [("status",), ("rules", "list"), ("audit",)])
def test_an_unknown_profile_in_the_settings_is_refused_wherever_they_are_read(
    command: tuple[str, ...], unit: Unit
) -> None:
    change_settings(unit, "profiles = []", 'profiles = ["ha-tinh", "hue"]')
    said = unit.call(*command)
    assert said.code == 9
    for word in ("tthc.toml", "rules.profiles", "hue", "vinh-long"):
        assert word in said.err


def test_the_profiles_are_listed_with_decisions_confidence_and_what_they_leave_out(
    tmp_path: Path,
) -> None:
    said = call("rules", "profiles", "--format", "json", folder=tmp_path).data()["profiles"]
    found = {one["name"]: one for one in said}
    assert len(found) == 8
    assert "2873/QĐ-UBND" in found["ha-tinh"]["decisions"][0]
    assert found["ha-tinh"]["confidence"] == {"seen": 2, "inferred": 1}
    assert found["thai-nguyen"]["rules"] == [
        "announcement.internal-process-thai-nguyen",
        "announcement.services-thai-nguyen",
    ]
    assert found["quang-tri"]["left_out"][0]["why"] == "no_number"
    text = call("rules", "profiles", folder=tmp_path).out
    assert "hồ sơ chuyển tiếp của các quy trình điện tử này" in " ".join(text.split())
