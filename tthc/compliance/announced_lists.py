"""Which lists an announcement makes: what it names by code stands in the list of its paper.

Only what a list that ended may hold is looked at; the announcement of an abolition lists nothing,
and one that names a whole decision does not say which of its codes stand in its paper.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from tthc.compliance.case import Told
from tthc.compliance.reopening import announcements
from tthc.workflows.facts import ENDING_CHANGES, FactKind


def announced_listings(
    signed: Iterable[Told], decisions: Mapping[int, list[Told]], asked: Collection[int]
) -> Iterator[Told]:
    """Say of what announcements name by code that it stands in the list of their paper."""
    named: dict[int, list[Told]] = defaultdict(list)
    for fact in signed:
        if fact.procedure in asked and fact.document:
            named[fact.decision or 0].append(fact)
    for decision, facts in named.items():
        standing = {code for code, _ in announcements(decisions[decision])} if decision else ()
        for fact in facts:
            if fact.procedure in standing or not (decision or fact.change in ENDING_CHANGES):
                yield fact._replace(kind=FactKind.PROCEDURE_LISTED, place=None)
