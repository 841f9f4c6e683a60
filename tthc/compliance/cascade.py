"""What the end of documents brings down (hiệu ứng dây chuyền): procedures without a basis left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from itertools import chain

from tthc.compliance.annex_rows import row_keys
from tthc.compliance.case import Review, Reviewed, Told
from tthc.compliance.documents import DocumentLife, Turn, told_first
from tthc.compliance.spans import Span, count, ended_parts, out_of_force, without
from tthc.compliance.timeline import ONE_DAY
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence

NOTICE = timedelta(days=30)
"""How long before an end of force it is announced; no text sets the number."""


def bases_of(facts: Iterable[Told]) -> dict[int, list[int]]:
    """Give the documents on which each procedure rests (căn cứ pháp lý), each once.

    A basis holds a procedure up from before its own first day: a gap between the end of one and
    the first day of the next is for the officer to review, not for the register to act on.
    """
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for fact in facts:
        if fact.kind is FactKind.PROCEDURE_BASED and fact.procedure and fact.document:
            found[fact.procedure][fact.document] = None
    return {procedure: list(documents) for procedure, documents in found.items()}


def rows_ended(facts: Iterable[Told], lives: Mapping[int, DocumentLife]) -> dict[int, list[Told]]:
    """Give each procedure the end of the row of an annex in which a list names it.

    A row is written as its place in the document, "I/17" or "Mục I, số 17": the end of a part that
    names it speaks of what `procedure.listed` says stands there, of a row nobody listed of nothing.
    """
    rows: dict[tuple[int | None, str], dict[int, None]] = defaultdict(dict)
    for fact in facts:
        if fact.kind is FactKind.PROCEDURE_LISTED and fact.procedure and fact.place:
            for row in row_keys(fact.place):
                rows[fact.document, row][fact.procedure] = None
    found: dict[int, list[Told]] = {}
    for document in dict.fromkeys(document for document, _ in rows if document in lives):
        for end in lives[document or 0].ends:
            named = row_keys(end.fact.place) if end.on and end.fact.place else ()
            ended = (rows[document, row] for row in named if (document, row) in rows)
            for procedure in dict.fromkeys(chain.from_iterable(ended)):
                told = end.fact._replace(kind=FactKind.FORCE_ENDED, procedure=procedure)
                found.setdefault(procedure, []).append(told._replace(on=end.on or told.on))
    return found


def losses(
    bases: Mapping[int, Sequence[int]], lives: Mapping[int, DocumentLife]
) -> dict[int, list[Turn]]:
    """Give, for each procedure that lost its last basis, the days on which it did or one came back.

    Most procedures rest on nothing that ever ended: only what has turns is looked at.
    """
    turned = {document: life.turns for document, life in lives.items() if life.turns}
    fallen = ((p, bases[p]) for p in bases if not turned.keys().isdisjoint(bases[p]))
    found = ((procedure, list(_losses(rests, turned))) for procedure, rests in fallen)
    return {procedure: turns for procedure, turns in found if turns}


def _losses(bases: Sequence[int], turned: Mapping[int, Sequence[Turn]]) -> Iterator[Turn]:
    turns = chain.from_iterable(turned.get(basis, ()) for basis in bases)
    standing = len(bases)
    for turn in sorted(turns, key=lambda one: (one.on, not one.in_force, *told_first(one.fact))):
        standing += 1 if turn.in_force else -1
        if standing == (1 if turn.in_force else 0):
            yield turn


def derive(procedure: int, turns: Iterable[Turn]) -> Iterator[Told]:
    """Say of the procedure what the loss of its basis means, by the fact that ended the basis."""
    for turn in turns:
        kind = FactKind.FORCE_RESTORED if turn.in_force else FactKind.FORCE_ENDED
        yield turn.fact._replace(kind=kind, on=turn.on, procedure=procedure)


def review(
    bases: Mapping[int, Sequence[int]],
    lives: Mapping[int, DocumentLife],
    absent: Mapping[int, Sequence[Span]],
    lost: Mapping[int, Sequence[Turn]],
) -> dict[int, tuple[Review, ...]]:
    """Count, for each ended document, the procedures that stand on another basis alone.

    A document that ended in part asks the same of all that rests on it. `absent` are the days on
    which documents are out of force, `lost` the losses of the procedures.
    """
    parted = {
        one: part for one, life in lives.items() if (part := list(ended_parts(life, life.ends)))
    }
    kept: dict[int, list[Span]] = defaultdict(list)
    partly: dict[int, list[Span]] = defaultdict(list)
    for procedure, documents in bases.items():
        turns = lost.get(procedure)
        out = out_of_force(turns) if turns else ()
        for document in documents:
            for span in absent.get(document, ()):
                kept[document] += without(span, out)
            if document in parted:
                partly[document] += parted[document]
    return {
        document: (
            *count(Reviewed.BASIS_ENDED, kept.get(document, ())),
            *count(Reviewed.PART_ENDED, partly.get(document, ())),
        )
        for document in kept.keys() | partly.keys()
    }


def announce(occurrences: Iterable[Occurrence], unforeseen: AbstractSet[int]) -> Iterator[Review]:
    """Announce each end of force (hết hiệu lực) from `NOTICE` before it on.

    None that follows from one of the `unforeseen` facts, by their numbers: a withdrawal.
    """
    ends = (o for o in occurrences if o.kind is FactKind.FORCE_ENDED)
    for on in dict.fromkeys(end.on for end in ends if end.fact not in unforeseen):
        yield Review(Reviewed.ENDING_SOON, on - NOTICE, on - ONE_DAY, f"{on:%d/%m/%Y}")
