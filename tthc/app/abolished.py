"""What a decision or another document itself abolishes or ends, code by code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tthc.app.case_view import read_names
from tthc.app.register import Sitting
from tthc.compliance.case import Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.judgement import judge
from tthc.compliance.removals import standing_end
from tthc.compliance.waiting_ends import ends_some_day
from tthc.store.names import procedure_names
from tthc.store.resting import ended_under
from tthc.store.told import Reached, covers, reach_named, read_reached
from tthc.workflows.facts import FactKind
from tthc.workflows.removal import REMOVAL


@dataclass(frozen=True, slots=True)
class Abolished:
    """What a document itself abolishes or ends: a code, or a decision whose list is not entered.

    `ended_on` is the day on which its force ended, None while it is in force; `successor` is the
    code that takes the place of one that is replaced; `day_unknown` says that it was told to end,
    on a day that nobody knows yet.
    """

    number: str
    name: str | None
    case: str
    state: str
    ended_on: date | None
    successor: str | None
    day_unknown: bool


def find_abolished(sitting: Sitting, document: int, as_of: date) -> Iterator[Abolished]:
    """Give what facts that name this document end; what falls with another hangs on that one."""
    ending = ended_under(sitting.connection, document)
    reached = reach_named(sitting.connection, Reached(*ending.named, []))
    found = [
        one
        for facts in read_reached(sitting.connection, reached).values()
        for one in gather(facts)
        if one.key.workflow == REMOVAL.name and covers(reached, one.key)
        if any(fact.id in ending.facts for fact in _ends(one))
    ]
    names = read_names(sitting.connection, [one.key for one in found])
    codes = procedure_names(sitting.connection, [_successor(one) for one in found])
    for one in found:
        decision, procedure, _ = names.of(one.key)
        about = procedure or decision
        if about:
            end = standing_end(one.case.occurrences, as_of)
            state = judge(one.case, as_of, sitting.bench).state
            ended_on, by = end.on if end else None, codes.get(_successor(one))
            some_day = ends_some_day(one.case, state, as_of)
            said = (one.key.id, state, ended_on, by.number if by else None, some_day)
            yield Abolished(about.number, about.title, *said)


def _successor(tracked: TrackedCase) -> int:
    return next((fact.successor for fact in _ends(tracked) if fact.successor), 0)


def _ends(tracked: TrackedCase) -> Iterator[Told]:
    """Give what its removal case hears of a procedure itself, but for what brings it back."""
    for fact in tracked.told:
        own = fact.procedure in (None, tracked.key.procedure)
        if own and fact.kind is not FactKind.FORCE_RESTORED:
            yield fact
