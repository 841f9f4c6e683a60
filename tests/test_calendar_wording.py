"""Does each wording of docs/wording.md give the day that the page says?"""

import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.registers import Unit

PAGE = Path(__file__).parents[1] / "docs" / "wording.md"
EXAMPLES = re.findall(
    r"\| `((?:add|by|before) [^`]*)` \| (\d\d/\d\d/\d{4}) \|", PAGE.read_text("utf-8")
)


def test_every_row_of_the_table_has_its_example() -> None:
    table = PAGE.read_text("utf-8").partition("## Other readings")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    assert len(EXAMPLES) == len(rows) - 1 == 11


@pytest.mark.parametrize(("command", "due"), EXAMPLES)
def test_the_example_gives_the_day_that_the_page_says(
    command: str, due: str, example_to_read: Unit
) -> None:
    said = example_to_read.ask("calendar", *command.split())
    expected = datetime.strptime(due, "%d/%m/%Y").date().isoformat()  # noqa: DTZ007 - a day

    assert said.get("due", said.get("last_day")) == expected
