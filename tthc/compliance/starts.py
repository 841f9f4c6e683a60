"""Which day started the clock (ngày bắt đầu tính hạn), and which other days could have."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tthc.compliance.rule import StartPolicy
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence


@dataclass(frozen=True, slots=True)
class Start:
    """One day that could start the clock; `counts` marks the one that does."""

    occurrence: Occurrence
    counts: bool


def candidates(
    kinds: tuple[FactKind, ...], occurrences: Iterable[Occurrence]
) -> tuple[Occurrence, ...]:
    """Give every occurrence that could start the clock, earliest first."""
    found = (o for o in occurrences if o.kind in kinds)
    return tuple(sorted(found, key=lambda o: (o.on, kinds.index(o.kind), o.fact)))


def choose(
    policy: StartPolicy, kinds: tuple[FactKind, ...], found: tuple[Occurrence, ...]
) -> Occurrence:
    """Pick the starting occurrence among candidates sorted earliest first.

    Only the first day of each kind competes: a decision registered again does not restart a clock.
    """
    first: dict[FactKind, Occurrence] = {}
    for occurrence in found:
        first.setdefault(occurrence.kind, occurrence)
    return _POLICIES[policy](kinds, first)


def mark(found: tuple[Occurrence, ...], chosen: Occurrence) -> tuple[Start, ...]:
    """Set the winner beside the losers."""
    return tuple(Start(occurrence, occurrence == chosen) for occurrence in found)


def _earliest(_: tuple[FactKind, ...], first: Mapping[FactKind, Occurrence]) -> Occurrence:
    return next(iter(first.values()))


def _latest(_: tuple[FactKind, ...], first: Mapping[FactKind, Occurrence]) -> Occurrence:
    return max(first.values(), key=lambda o: o.on)


def _portal_first(kinds: tuple[FactKind, ...], first: Mapping[FactKind, Occurrence]) -> Occurrence:
    return next(first[kind] for kind in kinds if kind in first)


_POLICIES: dict[
    StartPolicy, Callable[[tuple[FactKind, ...], Mapping[FactKind, Occurrence]], Occurrence]
] = {
    StartPolicy.EARLIEST: _earliest,
    StartPolicy.LATEST: _latest,
    StartPolicy.PORTAL_FIRST: _portal_first,
}
