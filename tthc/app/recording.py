"""What happens when an officer states one fact by hand (ghi một sự kiện)."""

from dataclasses import dataclass

from tthc.app.register import Register, writing
from tthc.clock import today
from tthc.compliance.cases import REMOVAL_FACTS
from tthc.errors import FactRefusedError, NotFoundError
from tthc.store.journal import Item, Journal, Signature
from tthc.store.numbering import AmbiguousNumber
from tthc.store.projection import refresh
from tthc.store.resolving import Refusal
from tthc.store.voiding import VoidFault
from tthc.workflows.facts import AHEAD_KINDS, Content, FactKind, Origin


class AheadError(FactRefusedError):
    """The fact would lie in the future."""

    template = "{kind}: {on} has not come yet (today is {today}). Correct the day: dd/mm/yyyy."


class AboutNothingError(FactRefusedError):
    """The fact names nothing that it could be about."""

    template = (
        "{kind}: say what it is about: --decision NUMBER or --procedure CODE. Only a document that"
        " must itself be removed is named by --document NUMBER alone."
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


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the fact: added, or known already."""

    added: bool
    content: Content


def record_fact(
    register: Register, content: Content, signature: Signature, command: str
) -> Recorded:
    """Append one fact; a fact about a decision is about each of its cases."""
    _check(content, signature)
    with writing(register, signature.at) as sitting:
        origin = Origin(command=command)
        journal = Journal(sitting.connection, sitting.home, signature, origin, again=True)
        receipt = journal.append([Item((content,))])[0]
        if receipt.refused:
            raise _refusal(content, receipt.refused)
        (resolved,) = receipt.facts
        if content.corrects is not None and not receipt.added:
            raise VoidAgainError(kind=content.kind.value, corrects=content.corrects)
        refresh(sitting.connection, sitting.bench, journal.touched)
    return Recorded(receipt.added > 0, resolved.content)


def _check(content: Content, signature: Signature) -> None:
    now = today(signature.at)
    if content.happened_on > now and content.kind not in AHEAD_KINDS:
        raise AheadError(kind=content.kind.value, on=content.happened_on, today=now)
    if (content.kind is FactKind.FACT_VOIDED) != (content.corrects is not None):
        raise VoidMisplacedError(kind=content.kind.value)
    if not (_subject(content) or content.corrects is not None):
        raise AboutNothingError(kind=content.kind.value)


def _subject(content: Content) -> str | None:
    """Give what a fact is about; a paper alone only proves, unless it is what must be removed."""
    paper = content.document if content.kind in REMOVAL_FACTS else None
    return content.decision or content.procedure or paper


def _refusal(content: Content, why: Refusal) -> FactMissingError | FactRefusedError:
    kind = content.kind.value
    if isinstance(why, AmbiguousNumber):
        years = ", ".join(map(str, why.years))
        return NumberAmbiguousError(kind=kind, number=why.number, years=years)
    if why.fault is VoidFault.MISSING:
        return FactMissingError(corrects=why.corrects)
    return VoidAgainError(kind=kind, corrects=why.corrects)
