"""What ends on a day that is not known (chưa rõ ngày hết hiệu lực), and must be found out."""

from collections.abc import Iterable, Iterator
from datetime import date

from tthc.compliance.annex_rows import is_part
from tthc.compliance.case import Review, Reviewed, Told, TrackedCase
from tthc.compliance.conflicts import as_written
from tthc.compliance.documents import DocumentLife, End
from tthc.compliance.removals import REOPENS, standing_end
from tthc.compliance.timeline import LAST_DAY
from tthc.workflows.facts import BOUND_KINDS, FactKind


def undated_ends(life: DocumentLife) -> list[End]:
    """Give the ends of all or a part of a document of which no day is known.

    There are none once a known day ends it, and a restoration speaks of those told before it.
    """
    if life.turns and not life.turns[-1].in_force:
        return []
    back = (f for f in life.of(FactKind.FORCE_RESTORED) if not is_part(f.extent, f.place))
    since = max((fact.on for fact in back), default=date.min)
    return [end for end in life.ends if end.on is None and end.fact.on >= since]


def undated(tracked: TrackedCase) -> list[Told]:
    """Give the same of a procedure, whatever decision speaks of it."""
    occurrences = tracked.case.occurrences
    if standing_end(occurrences, LAST_DAY):
        return []
    known = {o.fact for o in occurrences if o.kind is FactKind.FORCE_ENDED}
    since = max((o.on for o in occurrences if o.kind in REOPENS), default=date.min)
    bound = (fact for fact in tracked.told if fact.kind in BOUND_KINDS and fact.id not in known)
    return [fact for fact in bound if fact.on >= since]


def to_find_out(bound: Iterable[Told]) -> Iterator[Review]:
    """Say that their day must be found out, and what they wait for."""
    facts = list(bound)
    if facts:
        papers = as_written((fact.id, fact.cause_paper or "") for fact in facts)
        shown = "; ".join(papers[key] for key in sorted(papers))
        yield Review(Reviewed.END_UNKNOWN, min(fact.on for fact in facts), LAST_DAY, shown)
