"""Are two books of rules compared key by key, and is nothing else compared?"""

from pathlib import Path

import pytest

from tests.registers import call
from tests.rule_overlays import end_rule

ended = pytest.fixture(end_rule)


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
