"""What the end of a list (danh mục) means for the procedures that stand in it.

A list that is abolished "with all that stands in it" ends its procedures. One that merely ends may
have been replaced by a list that carries them on: that is for a person to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tthc.compliance.annex_rows import names_all
from tthc.compliance.case import Told
from tthc.compliance.documents import DocumentLife, End
from tthc.workflows.facts import FactKind

Lists = Mapping[int, date]
"""The lists that name a procedure, each with its day: that of the paper, else of the statement."""


def listings_of(facts: Iterable[Told]) -> dict[int, dict[int, date]]:
    """Give the lists that name each procedure (`procedure.listed` with its document)."""
    found: dict[int, dict[int, date]] = defaultdict(dict)
    for fact in facts:
        if fact.kind is FactKind.PROCEDURE_LISTED and fact.procedure and fact.document:
            day = fact.document_date or fact.on
            lists = found[fact.procedure]
            lists[fact.document] = min(day, lists.get(fact.document, day))
    return found


def rows_of(facts: Iterable[Told]) -> dict[tuple[int, int], list[str]]:
    """Give the places at which each procedure stands in each list, where the list names one."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for fact in facts:
        if (
            fact.kind is FactKind.PROCEDURE_LISTED
            and fact.procedure
            and fact.document
            and fact.place
        ):
            found[fact.procedure, fact.document].append(fact.place)
    return found


def lists_ended(
    listings: Mapping[int, Lists], lives: Mapping[int, DocumentLife]
) -> Iterator[tuple[int, Told]]:
    """End each procedure with the list that was abolished with all that stands in it.

    What stands in another list that is no older and in force on the day goes on with that.
    """
    of_all = {document: ends for document, life in lives.items() if (ends := _of_all(life))}
    for procedure, lists in listings.items():
        for document in (one for one in lists if one in of_all):
            ended = [e for e in of_all[document] if not _goes_on(document, e.on, lists, lives)]
            for end in ended:
                told = end.fact._replace(kind=FactKind.FORCE_ENDED, procedure=procedure)
                yield procedure, told._replace(on=end.on or told.on)


def _of_all(life: DocumentLife) -> list[End]:
    return [end for end in life.ends if end.on and end.fact.place and names_all(end.fact.place)]


def _goes_on(
    document: int, on: date | None, lists: Lists, lives: Mapping[int, DocumentLife]
) -> bool:
    """Say whether another list, no older than this one, names the procedure on the day."""
    for other, since in lists.items():
        if on and other != document and lists[document] <= since <= on:
            life = lives.get(other)
            if life is None or life.ended(on) is None:
                return True
    return False
