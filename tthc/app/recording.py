"""What happens when an officer states one fact by hand (ghi một sự kiện)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tthc.app.meanwhile import require_unchanged
from tthc.app.odd_days import find_odd_days
from tthc.app.odd_numbers import read_spellings
from tthc.app.odd_removal import find_odd_removal
from tthc.app.register import Register, Sitting, writing
from tthc.app.separating import require_two
from tthc.app.subject import speaks_of
from tthc.app.typed_text import Odd, clean, clean_mark, find_odd
from tthc.clock import today
from tthc.compliance.case import Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.identifiers import normalise, replaces_itself
from tthc.compliance.places import match_place
from tthc.errors import FactRefusedError, NotFoundError
from tthc.store.engine import Connection
from tthc.store.facts import read_recorded
from tthc.store.heads import last_link
from tthc.store.journal import Item, Journal, Signature
from tthc.store.numbering import AmbiguousNumber
from tthc.store.projection import refresh
from tthc.store.resolving import Refusal, Resolved
from tthc.store.told import Reached, reach_named, read_reached
from tthc.store.units import unit_key, unit_names
from tthc.store.voiding import VoidFault
from tthc.workflows.facts import AHEAD_KINDS, PAPER_KINDS, Content, FactKind, Origin


class AheadError(FactRefusedError):
    """The fact would lie in the future."""

    template = "{kind}: {on} has not come yet (today is {today}). Correct the day: dd/mm/yyyy."


class AboutNothingError(FactRefusedError):
    """The fact names nothing that it could be about."""

    template = (
        "{kind}: say what it is about: --decision NUMBER or --procedure CODE. Only a document that"
        " is itself followed is named by --document NUMBER alone."
    )


class OwnSuccessorError(FactRefusedError):
    """A code is said to take its own place."""

    template = (
        "{kind}: {procedure} cannot take its own place."
        " Give the code that replaces it: --successor CODE."
    )


class VoidMisplacedError(FactRefusedError):
    """Voiding and naming a fact belong together."""

    template = "{kind}: `tthc record fact.voided --fact NUMBER` voids a fact; no other kind does."


class VoidAgainError(FactRefusedError):
    """The fact was voided before, or is itself a voiding."""

    template = (
        "{kind}: fact {corrects} is already void, or is itself a voiding."
        " State the right fact again with `tthc record`."
    )


class FactMissingError(NotFoundError):
    """There is no fact of this number."""

    template = "Fact {corrects} is not in the register; `tthc show` lists facts by number."


class NumberAmbiguousError(FactRefusedError):
    """A number without a date names several decisions."""

    template = (
        "{kind}: {number} is the number of decisions of {years}."
        " Say which one: --decision-date dd/mm/yyyy."
    )


class DocumentAmbiguousError(FactRefusedError):
    """A number without a date names several documents, and the fact is about one of them."""

    template = (
        "{kind}: {number} is the number of documents of {years}."
        " Say which one: --document-date dd/mm/yyyy."
    )


class UnitUnknownError(NotFoundError):
    """The register has no such unit."""

    template = (
        "{province}, {department}: the register has no such unit. It has: {known}."
        " Correct --province or --department; a file that is imported may bring a new unit."
    )


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the fact: added, or known already; and the cases that it is about.

    `new` names what the register had not heard of ("decision", "procedure"); `by` and `at` say who
    recorded it and when, if it was known already long before.
    """

    added: bool
    content: Content
    cases: tuple[str, ...]
    new: tuple[str, ...]
    odd: tuple[Odd, ...]
    by: str
    at: datetime


def record_fact(
    register: Register,
    typed: Content,
    signature: Signature,
    command: str,
    revision: int | None = None,
) -> Recorded:
    """Append one fact; a fact about a decision is about each of its cases.

    With `revision` only if nothing was recorded about these cases since.
    """
    content = clean(typed)
    _check(content, signature)
    actor = clean_mark(content.kind.value, "actor", signature.actor) or ""
    with writing(register, signature.at) as sitting:
        _require_unit(sitting, content)
        origin = Origin(command=normalise(command))
        signed = signature._replace(actor=actor)
        journal = Journal(sitting.connection, sitting.home, signed, origin, again=True)
        receipt = journal.append([Item((content,))])[0]
        if receipt.refused:
            raise _refusal(content, receipt.refused)
        (fact,) = receipt.facts
        last = last_link(sitting.connection).number - receipt.added
        if revision is not None and receipt.added:
            require_unchanged(sitting.connection, fact, revision, last)
        require_two(sitting.connection, register.settings, content.kind.value, actor, last)
        refresh(sitting.connection, sitting.bench, journal.touched)
        kept = read_recorded(sitting.connection, fact.unit, fact.key)
        about = _about(sitting.connection, fact)
        known = read_spellings(sitting.connection, [fact]).in_full([fact])
    odd = (
        *(one for one in find_odd(content) if one.value not in known),
        *_odd_place(content, register.settings.places),
        *find_odd_days(content, about),
        *find_odd_removal(content, about, sitting.bench),
    )
    told = (tuple(one.key.id for one in about), fact.new, odd, kept.actor, kept.recorded_at)
    return Recorded(receipt.added > 0, fact.content, *told)


def _odd_place(content: Content, places: tuple[str, ...]) -> Iterator[Odd]:
    """Warn of a removal from a place that the unit does not clear: its name may be mistyped."""
    place = content.place if content.kind is FactKind.REMOVAL_DONE else None
    if place is not None and match_place(place, places) not in places:
        yield Odd("place", place)


def _check(content: Content, signature: Signature) -> None:
    now = today(signature.at)
    happened = None if content.kind in AHEAD_KINDS else content.happened_on
    for day in (happened, content.decision_date, content.document_date, content.since):
        if day is not None and day > now:
            raise AheadError(kind=content.kind.value, on=day, today=now)
    if (content.kind is FactKind.FACT_VOIDED) != (content.corrects is not None):
        raise VoidMisplacedError(kind=content.kind.value)
    if not (_subject(content) or content.corrects is not None):
        raise AboutNothingError(kind=content.kind.value)
    if replaces_itself(content.procedure, content.successor):
        raise OwnSuccessorError(kind=content.kind.value, procedure=content.procedure or "")


def _require_unit(sitting: Sitting, content: Content) -> None:
    """Refuse a unit that is neither our own nor brought by a file: its name may be mistyped."""
    known = unit_names(sitting.connection)
    if unit_key(content.province, content.department) not in {*known, sitting.home}:
        names = "; ".join(", ".join(pair) for pair in known.values())
        raise UnitUnknownError(
            province=content.province, department=content.department, known=names
        )


def _about(connection: Connection, fact: Resolved) -> tuple[TrackedCase, ...]:
    """Find the cases that a fact is about, after it was recorded."""
    content = fact.content
    ids = (fact.decision, fact.procedure, fact.document)
    told = Told(0, content.kind, content.happened_on, *ids, successor=fact.successor)
    decisions, codes, papers = ({id_} - {None} for id_ in ids)
    codes |= {fact.successor} - {None}
    bare = not (fact.decision or fact.procedure)  # else no case of a document is asked for
    asked = (decisions, codes, papers if bare else set[int]())
    named = Reached(*(sorted(id_ for id_ in some if id_) for some in asked))
    reached = reach_named(connection, named)
    reached = reached if bare else reached._replace(documents=[])
    facts = read_reached(connection, reached).get(fact.unit, ())
    return tuple(tracked for tracked in gather(facts) if speaks_of(told, tracked.key))


def _subject(content: Content) -> str | None:
    """Give what a fact is about; a paper alone only proves, unless it is what must be removed."""
    paper = content.document if content.kind in PAPER_KINDS else None
    return content.decision or content.procedure or paper


def _refusal(content: Content, why: Refusal) -> FactMissingError | FactRefusedError:
    kind = content.kind.value
    if isinstance(why, AmbiguousNumber):
        years = ", ".join(map(str, why.years))
        of_decision = why.number == content.decision
        error = NumberAmbiguousError if of_decision else DocumentAmbiguousError
        return error(kind=kind, number=why.number, years=years)
    if why.fault is VoidFault.MISSING:
        return FactMissingError(corrects=why.corrects)
    return VoidAgainError(kind=kind, corrects=why.corrects)
