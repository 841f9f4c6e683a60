"""How documents stand on a day: in force, ended, ending, told to end on a day not known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tthc.app.register import Register, reading
from tthc.compliance.documents import DocumentLife, live, papers_of
from tthc.compliance.undated import undated_ends
from tthc.store.names import Named, document_names
from tthc.store.told import read_all
from tthc.workflows.facts import FactKind


@dataclass(frozen=True, slots=True)
class Standing:
    """A document on a day: in force from, and the end that counts, with the paper that brings it.

    `ended` says that the day has come; `ends_on` None with a `cause` waits for that paper to come
    into force, and if it is `tied` for its end. `part_ended`: of what is in force, a part ended.
    """

    number: str
    in_force: date | None
    ends_on: date | None
    ended: bool
    whole: bool
    cause: str | None
    tied: bool = False
    part_ended: bool = False

    @property
    def day_unknown(self) -> bool:
        """Whether it was told to end, on a day that is not known."""
        return self.whole and self.ends_on is None


def list_documents(
    register: Register, as_of: date, *, ended: bool = False, within: int | None = None
) -> tuple[Standing, ...]:
    """List documents: those that have ended, those that end within some days, or all.

    What was told to end without a day or an event may have ended, and may be about to end.
    """
    with reading(register) as sitting:
        lives = [life for told in read_all(sitting.connection).values()
                 for life in live(papers_of(told)).values()]  # fmt: skip
        causes = (end.cause for life in lives for end in life.ends)
        ids = [*(life.document for life in lives), *(cause for cause in causes if cause)]
        names = document_names(sitting.connection, ids)
    found = [standing_of(life.document, life, names, as_of) for life in lives]
    if ended:
        found = [one for one in found if one.ended or (one.day_unknown and not one.cause)]
    elif within is not None:
        last = as_of + timedelta(days=within)
        found = [one for one in found if _ends_by(one, last)]
    return tuple(sorted(found, key=lambda one: (one.ends_on or date.max, one.number)))


def _ends_by(one: Standing, last: date) -> bool:
    return not one.ended and (one.day_unknown or (one.ends_on or date.max) <= last)


def standing_of(
    document: int, life: DocumentLife | None, names: Mapping[int, Named], as_of: date
) -> Standing:
    """Take the turn that counts on the day, else the next end, else one without a day."""
    number = names[document].number
    if life is None:
        return Standing(number, None, None, ended=False, whole=False, cause=None)
    turn = life.ended(as_of)
    ahead = next((one for one in life.turns if one.on > as_of and not one.in_force), None)
    unknown = next((end for end in undated_ends(life) if end.whole), None)
    counts = turn or ahead
    fact = counts.fact if counts else (unknown.fact if unknown else None)
    cause = names[fact.cause].number if fact and fact.cause else None
    on = counts.on if counts else None
    tied = fact is not None and fact.kind is FactKind.FORCE_TIED
    parts = (end.on for end in life.ends if not (turn or end.whole))
    part_ended = any(day is not None and day <= as_of for day in parts)
    said = (number, life.in_force, on, turn is not None, fact is not None, cause)
    return Standing(*said, tied=tied, part_ended=part_ended)
