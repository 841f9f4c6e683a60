"""Can anyone read the law and the workflows that judge, with or without a unit of their own?"""

import json
import re
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


@pytest.fixture
def ended(tmp_path: Path) -> Path:
    """Give a folder in which the rule of the list ended with the year 2025."""
    folder = tmp_path / "het-hieu-luc"
    folder.mkdir()
    text = OVERLAY.read_text(encoding="utf-8")
    first = "effective_from = 2023-11-01\n"
    assert text.count(first) == 1
    changed = text.replace(first, f"{first}effective_to = 2025-12-31\n")
    (folder / OVERLAY.name).write_text(changed, encoding="utf-8")
    return folder


def _set(unit: Unit, line: str, instead: str) -> None:
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(line) == 1
    settings.write_text(text.replace(line, instead), encoding="utf-8")


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
    assert [case["due"] for case in unit.ask(*asked)["cases"]] == ["2026-01-09"]
    unit.ask("rules", "impact", "--apply")
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


DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")


def _duty(unit: Unit, rule: str, as_of: str) -> dict[str, Any]:
    (case,) = unit.ask("explain", "970/QĐ-BYT", "--as-of", as_of)["cases"]
    (duty,) = (one for one in case["obligations"] if one["rule"] == rule)
    return duty


def test_t47_the_day_after_the_last_has_no_rule_and_says_when_it_ended(
    unit: Unit, ended: Path
) -> None:
    """Received Tue 06/01/2026: the rule of 2023 is not silently used instead."""
    _set(unit, "overlays = []", f"overlays = ['{ended}']")
    unit.record("decision.received", "06/01/2026", *DECISION)
    duty = _duty(unit, "announcement.list", "09/01/2026")
    assert (duty["verdict"], duty["version"], duty["due"]) == ("unknown", None, None)
    text = unit.call("explain", "970/QĐ-BYT", "--as-of", "09/01/2026").out
    assert duty["why"] in " ".join(text.split())
    assert re.findall(r"\d\d/\d\d/\d{4}", duty["why"]) == ["06/01/2026", "31/12/2025"]


def test_t47_on_its_last_day_a_rule_still_counts(unit: Unit, ended: Path) -> None:
    """Received Wed 31/12/2025: 01/01 and 02/01 are off, Sat 10/01 is worked; Mon, Tue, Wed."""
    _set(unit, "overlays = []", f"overlays = ['{ended}']")
    unit.record("decision.received", "31/12/2025", *DECISION)
    duty = _duty(unit, "announcement.list", "05/01/2026")
    assert (duty["due"], duty["why"]) == ("2026-01-07", None)


def test_a_profile_of_the_settings_judges_beside_the_decree(unit: Unit) -> None:
    """Signed Wed 07/01/2026: Hà Tĩnh's three days end on worked Sat 10/01, the five on 13/01."""
    _set(unit, "profiles = []", 'profiles = ["ha-tinh"]')
    unit.record("announcement.signed", "07/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    assert _duty(unit, "announcement.publish-ha-tinh", "08/01/2026")["due"] == "2026-01-10"
    assert _duty(unit, "announcement.publish", "08/01/2026")["due"] == "2026-01-13"


def test_a_profile_taken_up_later_judges_the_cases_that_are_there(unit: Unit) -> None:
    unit.record("announcement.signed", "07/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    before = unit.ask("audit", "--as-of", "12/01/2026")
    _set(unit, "profiles = []", 'profiles = ["ha-tinh"]')
    after = unit.ask("audit", "--as-of", "12/01/2026")
    late = {found["rule"] for found in after["findings"] if found["check"] == "overdue"}
    assert late == {"announcement.publish-ha-tinh"}
    assert "overdue" not in {found["check"] for found in before["findings"]}


def test_a_unit_has_the_last_word_over_its_province(unit: Unit, tmp_path: Path) -> None:
    """Its own file of the same id replaces the profile's, wherever the profile was named."""
    own = tmp_path / "rieng"
    own.mkdir()
    name = "announcement.publish-ha-tinh.toml"
    text = (OVERLAY.parent.parent / "profiles" / "ha-tinh" / name).read_text(encoding="utf-8")
    (own / name).write_text(text.replace("limit = 3", "limit = 2"), encoding="utf-8")
    _set(unit, "overlays = []", f"overlays = ['{own}']")
    settings = ("--config", str(unit.folder / "tthc.toml"))
    listed = unit.ask("rules", "list", *settings, "--profile", "ha-tinh")["rules"]
    assert _limit(listed, "announcement.publish-ha-tinh") == 2
    assert _limit(listed, "announcement.publish") == 5


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
    _set(unit, "profiles = []", 'profiles = ["ha-tinh", "hue"]')
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


@pytest.mark.parametrize(
    ("province", "words", "inclusive"),
    [
        ("thai-nguyen", "chậm nhất ngày 21/11/2025", True),
        ("quang-tri", "trước ngày 21/11/2025", False),
    ],
)
def test_a_rule_that_names_a_date_is_shown_with_it(
    province: str,
    words: str,
    inclusive: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    asked = ("rules", "show", f"announcement.internal-process-{province}", "--profile", province)
    (version,) = call(*asked, "--format", "json", folder=tmp_path).data()["versions"]
    assert (version["limit"], version["unit"]) == ("2025-11-21", "fixed_date")
    assert version["inclusive"] is inclusive
    assert f"\n  {words} (after, none)\n" in call(*asked, folder=tmp_path).out


def test_two_rule_books_are_compared_key_by_key(ended: Path, tmp_path: Path) -> None:
    said = call("rules", "diff", "pack", ended.name, "--format", "json", folder=tmp_path).data()
    (found,) = said["differences"]
    assert found["title"]
    assert {key: found[key] for key in found if key != "title"} == {
        "change": "changed",
        "rule": "announcement.list",
        "version": "2023-11-01",
        "key": "effective_to",
        "before": None,
        "after": "2025-12-31",
    }
    assert said["before"]["fingerprint"] != said["after"]["fingerprint"]
    text = call("rules", "diff", "pack", str(ended), folder=tmp_path).out
    assert "effective_to" in text
    assert "31/12/2025" in text


def test_a_profile_is_compared_with_the_package_both_ways(tmp_path: Path) -> None:
    def changes(*asked: str) -> list[tuple[str, str]]:
        said = call("rules", "diff", *asked, "--format", "json", folder=tmp_path).data()
        return [(one["change"], one["rule"]) for one in said["differences"]]

    names = ("internal-process", "post", "synchronise")
    rules = [f"announcement.{name}-phu-tho" for name in names]
    assert changes("pack", "phu-tho") == [("added", rule) for rule in rules]
    assert changes("phu-tho", "pack") == [("removed", rule) for rule in rules]
    assert changes("pack", "pack") == []
    assert call("rules", "diff", "pack", "pack", folder=tmp_path).out.strip()


@pytest.mark.parametrize("missing", ["ha_tinh", "khong/co"])
def test_what_is_neither_folder_nor_profile_is_not_compared(missing: str, tmp_path: Path) -> None:
    said = call("rules", "diff", "pack", missing, folder=tmp_path)
    assert (said.code, said.out) == (4, "")
    assert missing in said.err


def test_a_folder_called_like_a_profile_is_meant_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "ha-tinh").mkdir()
    profile = call("rules", "diff", "pack", "ha-tinh", "--format", "json", folder=tmp_path).data()
    folder = call("rules", "diff", "pack", "./ha-tinh", "--format", "json", folder=tmp_path)
    assert len(profile["differences"]) == 3
    assert folder.data()["differences"] == []


CARRYING = """\

[[version.transition]]
applies = "new"
started_from = 2021-06-01

[version.transition.basis]
instrument = "Quyết định giả định"
article = "Điều 5"
words = "hồ sơ đang giải quyết"
source = "Chỉ để kiểm thử"
confidence = "inferred"
"""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A rule that ended on 31/12/2021 and begins again on 1/1/2023, carrying over what began."""
    text = OVERLAY.read_text("utf-8")
    head, _, version = text.partition("[[version]]")
    old = version.replace("2023-11-01", "2021-01-01\neffective_to = 2021-12-31")
    new = version.replace("2023-11-01", "2023-01-01")
    folder = tmp_path / "rieng"
    folder.mkdir()
    whole = f"{head}[[version]]{old}\n[[version]]{new}{CARRYING}"
    (folder / OVERLAY.name).write_text(whole, "utf-8")
    return folder


def test_t47_a_day_on_which_no_rule_is_in_force_is_told_with_the_last_that_was(
    changed: Path,
) -> None:
    asked = ("rules", "show", "announcement.list", "--overlay", str(changed), "--on")

    ended = call(*asked, "01/01/2022", folder=changed)
    assert "31/12/2021" in ended.out
    before = call(*asked, "31/12/2020", folder=changed)
    assert "31/12/2021" not in before.out
    assert call(*asked, "31/12/2021", "--format", "json", folder=changed).data()["versions"]


def test_a_transitional_provision_is_shown_with_its_words(changed: Path) -> None:
    asked = ("rules", "show", "announcement.list", "--overlay", str(changed))

    said = call(*asked, "--lang", "vi", folder=changed).out
    assert "Chuyển tiếp: việc bắt đầu 01/06/2021 - 31/12/2022 mà chưa xong" in said
    assert "hồ sơ đang giải quyết" in said
    (found,) = call(*asked, "--format", "json", folder=changed).data()["versions"][1]["transitions"]
    assert (found["applies"], found["started_to"]) == ("new", "2022-12-31")


def test_rules_check_names_every_mistake_of_every_file(changed: Path) -> None:
    file = changed / OVERLAY.name
    text = file.read_text("utf-8")
    file.write_text(text.replace("limit = 3", 'limit = "3"'), "utf-8")
    (changed / "hong.toml").write_text("id = ", "utf-8")

    asked = ("rules", "check", "--overlay", str(changed))
    checked = call(*asked, "--lang", "vi", folder=changed)
    assert checked.code == 4
    for named in ("version.1.limit", "version.2.limit", "hong.toml"):
        assert named in checked.out
    data = call(*asked, "--format", "json", folder=changed)
    assert (data.code, len(json.loads(data.out)["mistakes"])) == (4, 3)
    assert json.loads(data.out)["mistakes"][0]["key"] == "version.1.limit"
