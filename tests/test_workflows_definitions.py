"""Do the workflows, as data, keep the promises on which replay rests?"""

import sys
from subprocess import run

import pytest

from tests.compliance_bench import TABLES
from tthc.workflows import engine
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.definition import Workflow
from tthc.workflows.engine import build_table
from tthc.workflows.facts import FactKind
from tthc.workflows.removal import REMOVAL

BOTH = pytest.mark.parametrize("workflow", [ANNOUNCEMENT, REMOVAL], ids=lambda w: w.name)


@BOTH
def test_no_two_steps_share_kind_and_source(workflow: Workflow) -> None:
    # The library would let the first of them win in silence.
    pairs = [(step.kind, source) for step in workflow.steps for source in step.sources]

    assert len(pairs) == len(set(pairs))


@BOTH
def test_a_kind_always_leads_to_the_same_state(workflow: Workflow) -> None:
    # What is irregular moves on to the target of its kind, so there must be only one.
    kinds = [step.kind for step in workflow.steps]

    assert len(kinds) == len(set(kinds))


@BOTH
def test_a_pair_is_a_step_or_a_repeat_but_not_both(workflow: Workflow) -> None:
    steps = {(step.kind, source) for step in workflow.steps for source in step.sources}
    repeats = [(kind, state) for kind, states in workflow.repeats for state in states]

    assert len(repeats) == len(set(repeats))
    assert steps.isdisjoint(repeats)


@BOTH
def test_every_state_named_is_a_state_and_stands_there_once(workflow: Workflow) -> None:
    names = workflow.state_names()
    named = {step.target for step in workflow.steps}
    named |= {source for step in workflow.steps for source in step.sources}
    named |= {state for _, states in workflow.repeats for state in states}

    assert named == set(names)
    assert len(names) == len(set(names))


@BOTH
def test_every_state_has_a_title_in_both_languages(workflow: Workflow) -> None:
    titles = [(state.title_vi, state.title_en) for state in workflow.states]

    assert all(vi and en for vi, en in titles)
    assert len(titles) == len(set(titles))


def reachable(workflow: Workflow, start: str) -> set[str]:
    """The states that regular steps can reach, walked by hand over the definition."""
    found = {start}
    while (
        more := {step.target for step in workflow.steps if found.intersection(step.sources)} - found
    ):
        found |= more
    return found


@BOTH
def test_every_state_can_be_reached_by_regular_steps(workflow: Workflow) -> None:
    assert reachable(workflow, workflow.state_names()[0]) == set(workflow.state_names())


@BOTH
def test_every_state_that_is_not_the_end_can_reach_an_end(workflow: Workflow) -> None:
    ends = {state.name for state in workflow.states if state.terminal}
    stuck = [
        state.name
        for state in workflow.states
        if not state.terminal and ends.isdisjoint(reachable(workflow, state.name))
    ]

    assert stuck == []


@BOTH
def test_every_kind_is_regular_somewhere(workflow: Workflow) -> None:
    cells = build_table(workflow).cells
    regular = {kind for (_, kind), cell in cells.items() if cell.regular}

    assert regular == set(workflow.kinds)


def test_the_ends_are_these() -> None:
    assert TABLES["announcement"].terminal == {"published", "withdrawn", "dismissed"}
    assert TABLES["removal"].terminal == {"removed", "withdrawn", "dismissed"}


def test_the_subject_has_no_way_around_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """With automatic transitions the library hangs `to_<state>` on the model for every state."""
    from transitions import Machine

    built: list[Machine] = []

    class Kept(Machine):
        def __init__(self, **options: object) -> None:
            super().__init__(**options)  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
            built.append(self)

    monkeypatch.setattr("transitions.Machine", Kept)
    build_table(ANNOUNCEMENT)

    (machine,) = built
    assert "announcement.signed" in machine.events
    assert not [name for name in machine.events if name.startswith("to_")]
    assert not [name for name in dir(machine.models[0]) if name.startswith("to_")]


def test_a_fact_that_the_workflow_does_not_list_is_not_in_its_table() -> None:
    assert ("new", FactKind.REMOVAL_DONE) not in TABLES["announcement"].cells
    assert ("ended", FactKind.DRAFT_SUBMITTED) not in TABLES["removal"].cells


def test_importing_the_engine_does_not_import_the_library() -> None:
    program = f"import sys, {engine.__name__}; print('transitions' in sys.modules)"
    answer = run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert answer.stdout == "False\n"
