"""Are rule files read, laid over one another and told apart as docs/rules.md says?"""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

from tests.good_rules import GOOD, overlay
from tthc.compliance.rule import RuleBook
from tthc.compliance.rule_files import (
    dump_rule_book,
    load_rule_book,
    overlay_fingerprint,
    parse_rule_book,
)


def rule_ids(book: RuleBook) -> list[str]:
    return [rule.id for rule in book.rules]


def test_an_overlay_replaces_a_rule_entirely_and_leaves_the_others(tmp_path: Path) -> None:
    before, after = load_rule_book(), load_rule_book([overlay(tmp_path)])
    changed = [new for new in after.rules if new not in before.rules]

    assert rule_ids(after) == rule_ids(before)
    assert [rule.id for rule in changed] == ["announcement.list"]
    assert [version.limit.number for version in changed[0].versions] == [7, 2]
    assert [str(start) for start in changed[0].starts] == ["decision.received"]
    assert changed[0].file == f"{tmp_path.name}/announcement.list.toml"


def test_an_overlay_with_a_new_id_adds_a_rule_in_its_place_by_id(tmp_path: Path) -> None:
    text = GOOD.replace('"announcement.list"', '"announcement.local"')
    book = load_rule_book([overlay(tmp_path, "announcement.local.toml", text)])

    assert len(book.rules) == len(load_rule_book().rules) + 1
    assert rule_ids(book) == sorted(rule_ids(book))
    assert "announcement.local" in rule_ids(book)


def test_of_two_overlays_the_later_one_counts(tmp_path: Path) -> None:
    province = overlay(tmp_path / "province")
    department = overlay(tmp_path / "department", text=GOOD.replace("limit = 7", "limit = 4"))

    numbers = {
        order: next(
            rule.versions[0].limit.number
            for rule in load_rule_book(order).rules
            if rule.id == "announcement.list"
        )
        for order in ((province, department), (department, province))
    }

    assert numbers == {(province, department): 4, (department, province): 7}


def test_a_gap_between_versions_is_allowed(tmp_path: Path) -> None:
    rules = load_rule_book([overlay(tmp_path)]).rules
    assert next(len(rule.versions) for rule in rules if rule.id == "announcement.list") == 2


def test_a_version_may_last_one_day(tmp_path: Path) -> None:
    one_day = GOOD.replace("effective_to = 2021-12-31", "effective_to = 2021-01-01")
    rules = load_rule_book([overlay(tmp_path, text=one_day)]).rules
    first = next(rule.versions[0] for rule in rules if rule.id == "announcement.list")
    assert first.effective_from == first.effective_to


def test_files_that_are_not_toml_by_name_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("not a rule", encoding="utf-8")
    assert load_rule_book([tmp_path]) == load_rule_book()


def test_a_file_of_windows_notepad_or_of_a_mac_gives_the_same_rule(tmp_path: Path) -> None:
    plain = load_rule_book([overlay(tmp_path / "x")])
    path = tmp_path / "x" / "announcement.list.toml"
    text = unicodedata.normalize("NFD", GOOD).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_rule_book([tmp_path / "x"]).rules == plain.rules


def test_the_fingerprint_from_the_bytes_alone_is_the_one_of_the_book(tmp_path: Path) -> None:
    own = [overlay(tmp_path)]
    assert overlay_fingerprint() == load_rule_book().fingerprint
    assert overlay_fingerprint(own) == load_rule_book(own).fingerprint
    assert len(overlay_fingerprint()) == 64


def test_the_fingerprint_knows_every_byte_every_name_and_the_order(tmp_path: Path) -> None:
    one, two = overlay(tmp_path / "one"), overlay(tmp_path / "two", "other.toml", "a = 1")
    seen = [overlay_fingerprint(order) for order in ([], [one], [two], [one, two], [two, one])]
    (two / "other.toml").rename(two / "another.toml")
    seen.append(overlay_fingerprint([two]))
    (two / "another.toml").write_text("a = 2", encoding="utf-8")
    seen.append(overlay_fingerprint([two]))
    assert len(set(seen)) == len(seen)


def test_the_fingerprint_does_not_depend_on_where_the_directory_stands(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    here, there = overlay(tmp_path / "a" / "own"), overlay(tmp_path / "b" / "own")
    assert overlay_fingerprint([here]) == overlay_fingerprint([there])


def test_a_rule_book_survives_being_kept_as_json(tmp_path: Path) -> None:
    book = load_rule_book([overlay(tmp_path)])
    kept = json.dumps(dump_rule_book(book))
    assert parse_rule_book(json.loads(kept)) == book


def test_reading_a_kept_rule_book_loads_no_reader() -> None:
    code = (
        "import sys, tthc.compliance.rule_files as f; f.overlay_fingerprint();"
        "print([m for m in ('pydantic', 'holidays') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
