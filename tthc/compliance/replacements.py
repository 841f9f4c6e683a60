"""What follows where one code took the place of another (thay thế) and no decision is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tthc.compliance.case import Told
from tthc.compliance.identifiers import is_own_number
from tthc.workflows.facts import ChangeKind, FactKind


def closed(facts: Iterable[Told]) -> Iterator[tuple[int, Told]]:
    """End the old codes."""
    for fact in facts:
        yield fact.procedure or 0, fact._replace(kind=FactKind.FORCE_ENDED)


def announced(facts: Iterable[Told]) -> Iterator[tuple[int, Told]]:
    """Say that the province's own decision announces the end of the old code."""
    for fact in facts:
        if _by_province(fact):
            yield fact.procedure or 0, _signed(fact)._replace(change=ChangeKind.ABOLISHED)


def opened(facts: Iterable[Told]) -> Mapping[int, list[Told]]:
    """Give each new code what begins its announcement.

    That is the province's own decision; where none is known the case stays without a start, for a
    person to say who announced the code.
    """
    found: dict[int, list[Told]] = defaultdict(list)
    for fact in facts:
        if fact.successor and fact.successor != fact.procedure:
            told = _signed(fact) if _by_province(fact) else fact._replace(kind=FactKind.NOTE_ADDED)
            found[fact.successor].append(told._replace(procedure=fact.successor))
    return found


def _signed(fact: Told) -> Told:
    day = fact.document_date or fact.on
    return fact._replace(kind=FactKind.ANNOUNCEMENT_SIGNED, on=day)


def _by_province(fact: Told) -> bool:
    return is_own_number(fact.paper or "")
