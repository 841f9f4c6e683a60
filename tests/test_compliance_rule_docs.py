"""Do docs/rules.md and docs/glossary.md still say what rule files may hold?"""

import re
from pathlib import Path

import pytest

from tthc.calendar.limits import Direction, Roll, Unit
from tthc.compliance.rule import Bearer, Carried, Confidence, StartPolicy
from tthc.compliance.rule_files import load_rule_book
from tthc.compliance.rule_schema import (
    EXAMPLES,
    BasisTable,
    RuleTable,
    TransitionTable,
    VersionTable,
)
from tthc.workflows.facts import ChangeKind, FactKind

DOCS = Path(__file__).parent.parent / "docs"
RULES = (DOCS / "rules.md").read_text(encoding="utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")

TABLES = (RuleTable, VersionTable, TransitionTable, BasisTable)
KEYS = sorted({key for table in TABLES for key in table.model_fields})


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained_and_has_an_example(key: str) -> None:
    assert re.search(rf"^\| .*`{key}`", RULES, re.MULTILINE)
    assert key in EXAMPLES


def test_no_example_is_of_a_key_that_is_gone() -> None:
    assert sorted(EXAMPLES) == KEYS


@pytest.mark.parametrize("words", [Unit, Direction, Roll, Bearer, Confidence, StartPolicy, Carried])
def test_every_choice_of_a_closed_list_is_named(words: type[Unit]) -> None:
    assert [word for word in words if f"`{word}`" not in RULES] == []


def test_every_fact_kind_and_change_kind_has_its_line_in_the_glossary() -> None:
    lines = re.findall(r"^\| `([a-z_.]+)` \|", GLOSSARY, re.MULTILINE)
    assert sorted(lines) == sorted([*FactKind, *ChangeKind])


def test_every_rule_of_the_package_is_in_the_list() -> None:
    assert [rule.id for rule in load_rule_book().rules if f"`{rule.id}`" not in RULES] == []


def test_the_example_of_a_province_can_be_used_as_it_stands(tmp_path: Path) -> None:
    example = re.findall(r"```toml\n(.*?)```", RULES, re.DOTALL)
    (tmp_path / "announcement.publish-ha-tinh.toml").write_text(example[0], encoding="utf-8")

    rules = {rule.id: rule for rule in load_rule_book([tmp_path]).rules}

    assert rules["announcement.publish-ha-tinh"].versions[0].limit.number == 3
    assert rules["announcement.publish"].versions[-1].limit.number == 5
