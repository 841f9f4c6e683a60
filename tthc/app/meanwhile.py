"""What was recorded about a case after an officer looked at it (lần sửa)?"""

from tthc.app.subject import speaks_of
from tthc.clock import show_moment
from tthc.compliance.case import Told
from tthc.compliance.cases import gather
from tthc.errors import FactRefusedError
from tthc.store.engine import Connection
from tthc.store.facts import read_facts
from tthc.store.resolving import Resolved
from tthc.store.told import Reached, reach_named, read_reached, read_void


class ChangedMeanwhileError(FactRefusedError):
    """Somebody recorded something about the case since it was looked at."""

    template = (
        "{kind}: not recorded, for {actor} recorded {what} ({papers}) meanwhile, at {at}: fact"
        " {fact}, the first of {count} since revision {revision}. Look at the case again with"
        " `tthc show`, then record with its new revision."
    )


def require_unchanged(connection: Connection, new: Resolved, revision: int, last: int) -> None:
    """Refuse a new fact when others about its cases were recorded after `revision`.

    A case's revision is the number of the last fact about it, voidings included; `last` is the
    number of the last fact before the new one.
    """
    since = [id_ for id_ in sorted(_facts_about(connection, new)) if revision < id_ <= last]
    if not since:
        return
    first = read_facts(connection, since)[since[0]].fact
    said = first.content
    papers = (said.decision, said.procedure, said.document)
    raise ChangedMeanwhileError(
        kind=new.content.kind.value,
        actor=first.actor,
        at=show_moment(first.recorded_at),
        what=said.kind.value,
        papers=" · ".join(paper for paper in papers if paper),
        fact=first.id,
        count=len(since),
        revision=revision,
    )


def _facts_about(connection: Connection, new: Resolved) -> set[int]:
    """Number the facts, void ones too, of every case that the new fact speaks of."""
    content = new.content
    told = Told(0, content.kind, content.happened_on, new.decision, new.procedure, new.document)
    named = Reached(*([id_] if id_ else [] for id_ in (new.decision, new.procedure, new.document)))
    reached = reach_named(connection, named)
    void = read_void(connection, reached).get(new.unit, [])
    found: set[int] = set()
    for tracked in gather(read_reached(connection, reached).get(new.unit, ())):
        if speaks_of(told, tracked.key):
            found |= {fact.id for fact in tracked.told}
            found |= {fact.id for fact in void if speaks_of(fact, tracked.key)}
    return found
