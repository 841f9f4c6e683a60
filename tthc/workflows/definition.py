"""What a workflow (quy trình) is as data: states, and which fact may follow in which state."""

from dataclasses import dataclass

from tthc.workflows.facts import FactKind


@dataclass(frozen=True, slots=True)
class State:
    """One state (trạng thái) a case can be in, from its first to its last."""

    name: str
    title_vi: str
    title_en: str
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A fact that leads to `target` when it follows one of `sources` in the regular order."""

    kind: FactKind
    sources: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow: states in their order, steps, and facts that change nothing where they may occur.

    `repeats` names the states in which a kind may occur again, or late, without moving the case:
    a decision may be registered several times, a ministry may update the portal after everyone
    else has acted. Whatever is neither a step nor a repeat is irregular: it is kept, reported,
    and moves the case on to the step's target, never back.
    """

    name: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    repeats: tuple[tuple[FactKind, tuple[str, ...]], ...]

    @property
    def kinds(self) -> tuple[FactKind, ...]:
        """Every fact kind that this workflow listens to, in the order of `FactKind`."""
        known = {step.kind for step in self.steps} | {kind for kind, _ in self.repeats}
        return tuple(kind for kind in FactKind if kind in known)

    def state_names(self) -> tuple[str, ...]:
        """Names of the states in their order."""
        return tuple(state.name for state in self.states)
