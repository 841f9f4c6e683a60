"""How a change of rules or calendar is taken up: what it moves is recorded, case by case.

A duty still open gets its new due day (`deadline.moved`); what is closed keeps its due day and
verdict (`deadline.kept`) unless an officer names the case.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tthc.app.moving import Change, Move, MoveKind
from tthc.calendar.changes import DayChange
from tthc.clock import today
from tthc.compliance.rule import RuleBook
from tthc.errors import FactRefusedError, NotFoundError
from tthc.store.engine import Connection
from tthc.store.journal import Item, Journal, Signature
from tthc.store.names import Named, decision_names, document_names, procedure_names
from tthc.store.owed import read_courses
from tthc.store.units import UnitKey, unit_names
from tthc.workflows.facts import Content, FactKind, Origin

ALL = "all"
"""Stands for every closed case, where cases are named that may take another verdict."""


class FlipUnknownError(NotFoundError):
    """A case is named whose verdict would not change."""

    template = "{case}: --flip: this case keeps its verdict anyway. Cases that would not: {known}."


class FlipNowhereError(NotFoundError):
    """A case is named that the register does not hold."""

    template = (
        "{case}: --flip: the register has no such case. Cases whose verdict would change: {known}."
    )


class UnkeepableError(FactRefusedError):
    """A rule adds or takes away a duty of closed cases, so that no due day can be kept."""

    template = (
        "{kind}: {count} closed cases would take another verdict because a duty is added or taken"
        " away ({cases}). Look at them, and name them with --flip CASE, or --flip all; or limit the"
        " rule by its effective_from."
    )


class Outcome(StrEnum):
    """What becomes of a move when the change is applied."""

    MOVED = "moved"  # hạn đổi
    KEPT = "kept"  # giữ hạn và kết luận cũ
    FLIPPED = "flipped"  # đổi kết luận vì được nêu tên


class Cause(NamedTuple):
    """The paper that brings a change about (văn bản), as far as it is known."""

    number: str | None = None
    signed_on: date | None = None


NO_CAUSE = Cause()


@dataclass(frozen=True, slots=True)
class Moved:
    """A move with the names of its case and duty, and what becomes of it."""

    case: str
    unit: tuple[str, str]
    decision: Named | None
    procedure: Named | None
    document: Named | None
    title: tuple[str, str]
    change: Change
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change moves, the days of the calendar that differ, and whether it was applied.

    `waiting`: rules or calendar of today are not those that judge.
    """

    moves: tuple[Moved, ...]
    days: tuple[DayChange, ...] = ()
    cause: Cause = NO_CAUSE
    waiting: bool = False
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer asks of a change: which closed cases may flip, and whether to apply it.

    `drafter` is the officer who drafted the change, where it is asked who did.
    """

    flips: tuple[str, ...]
    apply: bool
    signature: Signature
    command: str
    drafter: str | None = None

    @property
    def today(self) -> date:
        """The day on which it is asked, in Việt Nam."""
        return today(self.signature.at)


def name_moves(
    connection: Connection, moves: tuple[Move, ...], book: RuleBook, named: tuple[str, ...]
) -> tuple[Moved, ...]:
    """Set moves beside the names of their cases and duties, and say what becomes of each.

    Raises:
        FlipNowhereError: a case is named that the register does not hold.
        FlipUnknownError: a case is named whose verdict would not change.
    """
    flips = _read_flips(connection, moves, named)
    keys = [move.case for move in moves]
    decisions = decision_names(connection, [key.decision for key in keys])
    procedures = procedure_names(connection, [key.procedure for key in keys])
    documents = document_names(connection, [key.document for key in keys])
    units = unit_names(connection)
    titles = {rule.id: (rule.title_vi, rule.title_en) for rule in book.rules}
    return tuple(
        Moved(
            case=case.id,
            unit=units[unit],
            decision=decisions.get(case.decision),
            procedure=procedures.get(case.procedure),
            document=documents.get(case.document),
            title=titles.get(change.rule, (change.rule, change.rule)),
            change=change,
            outcome=_outcome(case.id, change, flips),
        )
        for unit, case, change in moves
    )


def record_moves(connection: Connection, home: UnitKey, impact: Impact, asked: Asked) -> None:
    """Append a fact for each move, with its cause; the caller has the cases judged anew.

    Raises:
        UnkeepableError: a verdict would change that can neither be kept nor was named.
    """
    _require_named(impact.moves)
    origin = Origin(command=asked.command)
    journal = Journal(connection, home, asked.signature, origin, again=True)
    contents = (_content(moved, impact.cause, asked.today) for moved in impact.moves)
    journal.append([Item((content,)) for content in contents])


def _read_flips(
    connection: Connection, moves: Iterable[Move], named: tuple[str, ...]
) -> frozenset[str]:
    closed = {m.case.id for m in moves if m.change.kind is MoveKind.VERDICT}
    if ALL in named:
        return frozenset(closed)
    wanted = frozenset(name.strip().upper() for name in named)
    for case in sorted(wanted - closed):
        held = any(case == id_ for _, id_ in read_courses(connection))
        refusal = FlipUnknownError if held else FlipNowhereError
        raise refusal(case=case, known=_some(closed) or "-")
    return wanted


def _require_named(moves: Iterable[Moved]) -> None:
    kept = (moved for moved in moves if moved.outcome is Outcome.KEPT)
    stuck = {moved.case for moved in kept if not moved.change.keepable}
    if stuck:
        kind = FactKind.DEADLINE_KEPT.value
        raise UnkeepableError(kind=kind, count=len(stuck), cases=_some(stuck))


def _content(moved: Moved, cause: Cause, day: date) -> Content:
    change, kept = moved.change, moved.outcome is Outcome.KEPT
    decision, document = moved.decision, moved.document
    return Content(
        province=moved.unit[0],
        department=moved.unit[1],
        kind=FactKind.DEADLINE_KEPT if kept else FactKind.DEADLINE_MOVED,
        happened_on=day,
        decision=decision.number if decision else None,
        decision_date=decision.signed_on if decision else None,
        procedure=moved.procedure.number if moved.procedure else None,
        document=document.number if document else None,
        document_date=document.signed_on if document else None,
        cause=cause.number or change.instrument,
        cause_date=cause.signed_on,
        rule=change.rule,
        until=change.before if kept else change.after,
        since=change.started_on if kept else None,
        note=_note(change),
    )


def _note(change: Change) -> str:
    """Say in data what was and what becomes: due days, and the verdict where it is closed."""
    shown = (day.isoformat() if day else "-" for day in (change.before, change.after))
    return f"{' -> '.join(shown)}; {change.verdict.value} -> {change.becomes.value}"


def _outcome(case: str, change: Change, flips: frozenset[str]) -> Outcome:
    if change.kind is MoveKind.DUE:
        return Outcome.MOVED
    return Outcome.FLIPPED if case in flips else Outcome.KEPT


def _some(cases: Iterable[str]) -> str:
    """Name the first cases; there may be thousands."""
    return ", ".join(_first(sorted(cases)))


def _first(cases: list[str]) -> Iterator[str]:
    yield from cases[:5]
    if len(cases) > len(cases[:5]):
        yield "…"
