"""Has the full table of a workflow, or its drawing, changed since it was last read?"""

import pytest

from tests.golden_files import GOLDEN, same_as_golden
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.definition import Workflow
from tthc.workflows.engine import build_table, draw_mermaid
from tthc.workflows.removal import REMOVAL

BOTH = pytest.mark.parametrize("workflow", [ANNOUNCEMENT, REMOVAL], ids=lambda w: w.name)


def write_lines(workflow: Workflow) -> str:
    cells = build_table(workflow).cells.items()
    return "".join(
        f"{state} + {kind} -> {target} | {'regular' if regular else 'IRREGULAR'}\n"
        for (state, kind), (target, regular) in cells
    )


@BOTH
def test_every_pair_of_state_and_fact_leads_where_it_led_before(workflow: Workflow) -> None:
    assert same_as_golden(f"{workflow.name}.transitions.txt", write_lines(workflow))


@BOTH
def test_the_drawing_is_the_one_last_read(workflow: Workflow) -> None:
    assert same_as_golden(f"{workflow.name}.mmd", draw_mermaid(workflow) + "\n")


def test_the_files_hold_one_line_for_each_pair() -> None:
    # 10 states x 31 kinds; 8 states x 23 kinds.
    lines = {path.name: path.read_text().splitlines() for path in GOLDEN.glob("*.transitions.txt")}
    counts = {name: len(found) for name, found in lines.items()}

    assert counts == {"announcement.transitions.txt": 310, "removal.transitions.txt": 192}


def test_a_missing_golden_file_is_a_difference() -> None:
    assert not same_as_golden("nothing.of.this.name", "")
