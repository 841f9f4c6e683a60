"""What a decision or another document itself abolishes or ends, code by code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tthc.app.case_view import read_names
from tthc.app.register import Sitting
from tthc.compliance.cases import gather
from tthc.compliance.judgement import judge
from tthc.compliance.removals import standing_end
from tthc.store.resting import ended_under
from tthc.store.told import Reached, covers, reach_named, read_reached
from tthc.workflows.removal import REMOVAL


@dataclass(frozen=True, slots=True)
class Abolished:
    """What a document itself abolishes or ends: a code, or a decision whose list is not entered.

    `ended_on` is the day on which its force ended, None while it is in force.
    """

    number: str
    name: str | None
    case: str
    state: str
    ended_on: date | None


def find_abolished(sitting: Sitting, document: int, as_of: date) -> Iterator[Abolished]:
    """Give what facts that name this document end; what falls with another hangs on that one."""
    ending = ended_under(sitting.connection, document)
    reached = reach_named(sitting.connection, Reached(*ending.named, []))
    found = [
        one
        for facts in read_reached(sitting.connection, reached).values()
        for one in gather(facts)
        if one.key.workflow == REMOVAL.name and covers(reached, one.key)
        if any(fact.id in ending.facts for fact in one.told)
    ]
    names = read_names(sitting.connection, [one.key for one in found])
    for one in found:
        decision, procedure, _ = names.of(one.key)
        about = procedure or decision
        if about:
            end = standing_end(one.case.occurrences, as_of)
            state = judge(one.case, as_of, sitting.bench).state
            ended_on = end.on if end else None
            yield Abolished(about.number, about.title, one.key.id, state, ended_on)
