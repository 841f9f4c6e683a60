"""What follows when a fact meets a state: the full table of a workflow, and replay over it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple, cast

from tthc.workflows.facts import FactKind


class Cell(NamedTuple):
    """Where a fact leads from a state, and whether that order is regular (đúng trình tự)."""

    target: str
    regular: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Every state x fact pair of one workflow."""

    workflow: str
    initial: str
    terminal: frozenset[str]
    cells: Mapping[tuple[str, FactKind], Cell]


class Occurrence(NamedTuple):
    """One fact as far as order and time go: what, on which day, and its number in the journal.

    `until`, `rule` and `place` are those of its `Content`, where the kind has them; `proved` says
    that the fact names the document that proves it, `at` is the local hour where one was noted.
    `since` is the last day on which it is known not to have happened, where `on` is but the day on
    which it was seen; of a due day that was kept, the starting day it was counted from. `outdated`
    says of such a day that its facts were corrected since.
    """

    kind: FactKind
    on: date
    fact: int
    until: date | None = None
    rule: str | None = None
    place: str | None = None
    proved: bool = False
    at: time | None = None
    since: date | None = None
    outdated: bool = False


class Replay(NamedTuple):
    """Where a case stands after its facts, and which of them came out of order."""

    state: str
    irregular: tuple[Occurrence, ...]


_ORDER = {kind: position for position, kind in enumerate(FactKind)}
# A withdrawal is the last word of its day: whatever else happened then came before it.
_ORDER[FactKind.DECISION_WITHDRAWN] = len(FactKind)
# What a list shows on the day of a removal stood there before it: the list is its reason.
_ORDER[FactKind.PORTAL_SHOWN] = _ORDER[FactKind.REMOVAL_PROPOSED]


def in_order(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Sort by day; facts of one day stand in the natural order of the procedure.

    Of removals of one day that from everywhere comes first, whatever was recorded first.
    """
    return tuple(sorted(occurrences, key=lambda o: (o.on, _ORDER[o.kind], _where(o), o.fact)))


def _where(occurrence: Occurrence) -> str:
    return occurrence.place or "" if occurrence.kind is FactKind.REMOVAL_DONE else ""


def replay(table: Table, occurrences: Iterable[Occurrence]) -> Replay:
    """Walk the table through facts already in order; kinds of other workflows are passed over."""
    state, irregular = table.initial, list[Occurrence]()
    for occurrence in occurrences:
        cell = table.cells.get((state, occurrence.kind))
        if cell is None:
            continue
        if not cell.regular:
            irregular.append(occurrence)
        state = cell.target
    return Replay(state, tuple(irregular))


def dump_table(table: Table) -> dict[str, object]:
    """Give the table as plain JSON data, to be kept beside the register."""
    cells = [[state, kind.value, *cell] for (state, kind), cell in table.cells.items()]
    terminal = sorted(table.terminal)
    return {
        "workflow": table.workflow,
        "initial": table.initial,
        "terminal": terminal,
        "cells": cells,
    }


def parse_table(data: dict[str, object]) -> Table:
    """Build a table from what `dump_table` gave."""
    cells = cast("list[tuple[str, str, str, bool]]", data["cells"])
    return Table(
        workflow=cast("str", data["workflow"]),
        initial=cast("str", data["initial"]),
        terminal=frozenset(cast("list[str]", data["terminal"])),
        cells={
            (state, FactKind(kind)): Cell(target, regular) for state, kind, target, regular in cells
        },
    )
