"""Turns a workflow into its full table, by driving a `transitions` machine through every pair.

The only file that uses `transitions`: no automatic transitions, no conditions, no callbacks
(their traps are measured in docs/decisions/0002-state-machines.md). The library is imported
inside the functions, so that commands that need no machine never pay for it.
"""

from typing import Protocol, cast

from tthc.workflows.definition import Workflow
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Cell, Table


class _Model(Protocol):
    """What the machine hangs on its model; the library ships no types for it."""

    state: str

    def trigger(self, name: str) -> bool: ...


class _Subject:
    """A bare object for the machine to move; thrown away with it."""


def build_table(workflow: Workflow) -> Table:
    """Drive one machine through every state and fact; the answer holds all pairs."""
    from transitions import Machine  # noqa: PLC0415 - only who builds a table pays for it

    regular = _regular_pairs(workflow)
    subject = _Subject()
    machine = Machine(
        model=subject,
        states=list(workflow.state_names()),
        initial=workflow.state_names()[0],
        transitions=[[kind, state, target] for state, kind, target in _moves(workflow)],
        auto_transitions=False,
        send_event=False,
    )
    model = cast("_Model", subject)
    cells: dict[tuple[str, FactKind], Cell] = {}
    for state in workflow.state_names():
        for kind in workflow.kinds:
            machine.set_state(state)
            model.trigger(kind)
            cells[state, kind] = Cell(model.state, (state, kind) in regular)
    return Table(
        workflow=workflow.name,
        initial=workflow.state_names()[0],
        terminal=frozenset(state.name for state in workflow.states if state.terminal),
        cells=cells,
    )


def draw_mermaid(workflow: Workflow) -> str:
    """Draw the regular steps as a Mermaid state diagram."""
    from transitions.extensions import GraphMachine  # noqa: PLC0415 - only `tthc workflow`

    machine = GraphMachine(
        model=_Subject(),
        states=list(workflow.state_names()),
        initial=workflow.state_names()[0],
        transitions=[[step.kind, list(step.sources), step.target] for step in workflow.steps],
        auto_transitions=False,
        graph_engine="mermaid",
        title=workflow.name,
    )
    return str(machine.get_graph().source).rstrip()


def _regular_pairs(workflow: Workflow) -> frozenset[tuple[str, FactKind]]:
    steps = {(source, step.kind) for step in workflow.steps for source in step.sources}
    repeats = {(state, kind) for kind, states in workflow.repeats for state in states}
    return frozenset(steps | repeats)


def _moves(workflow: Workflow) -> list[tuple[str, FactKind, str]]:
    """Give each pair of state and kind its one target; what is irregular never moves back."""
    order = workflow.state_names()
    targets = {step.kind: step.target for step in workflow.steps}
    steps = {(source, step.kind): step.target for step in workflow.steps for source in step.sources}
    stays = {(state, kind) for kind, states in workflow.repeats for state in states}
    moves: list[tuple[str, FactKind, str]] = []
    for state in order:
        for kind in workflow.kinds:
            onward = _further(order, state, targets.get(kind, state))
            target = state if (state, kind) in stays else steps.get((state, kind), onward)
            moves.append((state, kind, target))
    return moves


def _further(order: tuple[str, ...], state: str, target: str) -> str:
    return target if order.index(target) > order.index(state) else state
