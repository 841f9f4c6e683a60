"""Does every test that docs/reliability.md names exist, and has every property its control?"""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "reliability.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line[1:-1].split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d", line)
]
NAMED = sorted(set(re.findall(r"`(test_\w+\.py)::(\w+)`", PAGE)))
UNCONTROLLED = {"6", "24"}


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_the_page_names_exists(file: str, name: str) -> None:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_property_has_its_test_its_sizes_and_its_control() -> None:
    assert [row[0] for row in ROWS if len(row) != 6] == []
    assert [row[0] for row in ROWS if "test_" not in row[2] + row[5]] == ["24"]
    without = {row[0] for row in ROWS if "::test_" not in row[5]}
    assert without == UNCONTROLLED


def test_the_page_has_the_properties_that_the_register_promises() -> None:
    assert [int(row[0]) for row in ROWS] == [*range(1, 12), 13, *range(17, 23), 24, 25]
