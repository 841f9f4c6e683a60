"""Can anyone read the law and the workflows that judge, with or without a unit of their own?"""

import json
from pathlib import Path

import pytest

from tests.golden_files import same_as_golden
from tests.registers import call
from tests.rule_overlays import LIST_RULE, limit_of, make_stricter

stricter = pytest.fixture(make_stricter)


def test_the_rules_are_read_in_a_folder_without_a_unit(tmp_path: Path) -> None:
    said = call("rules", "list", "--format", "json", folder=tmp_path).data()
    assert limit_of(said["rules"], "announcement.list") == 3
    assert limit_of(said["rules"], "announcement.publish") == 5


def test_an_overlay_is_laid_over_by_name(stricter: Path, tmp_path: Path) -> None:
    asked = ("rules", "list", "--overlay", str(stricter), "--format", "json")
    assert limit_of(call(*asked, folder=tmp_path).data()["rules"], "announcement.list") == 2


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
    text = LIST_RULE.read_text("utf-8")
    head, _, version = text.partition("[[version]]")
    old = version.replace("2023-11-01", "2021-01-01\neffective_to = 2021-12-31")
    new = version.replace("2023-11-01", "2023-01-01")
    folder = tmp_path / "rieng"
    folder.mkdir()
    whole = f"{head}[[version]]{old}\n[[version]]{new}{CARRYING}"
    (folder / LIST_RULE.name).write_text(whole, "utf-8")
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
    file = changed / LIST_RULE.name
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
