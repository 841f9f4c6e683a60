"""What happens when an officer confirms that something is gone from a place (xác nhận đã gỡ)."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from tthc.app.recording import Recorded, record_fact
from tthc.app.register import Register
from tthc.app.removing import PlaceUnknownError, Removal, show_removals
from tthc.compliance.places import match_place, places_of
from tthc.compliance.removals import REOPENS, PlaceState, standing_end
from tthc.errors import FactRefusedError, os_reason
from tthc.store.facts import FactLine
from tthc.store.journal import Signature
from tthc.workflows.facts import Content, FactKind


class EvidenceMissingError(FactRefusedError):
    """The evidence is neither a link nor a file."""

    template = (
        '{kind}: --evidence: "{value}" is neither a link (https://...) nor a file that can be read'
        " ({detail})."
    )


class PlaceOfProceduresError(FactRefusedError):
    """The place shows procedures alone, and a legal document is to be gone from it."""

    template = (
        "{kind}: {asked}: legal documents are not shown there, so none is removed from it. They"
        " are removed from: {places}."
    )


class SeveralRemovalsError(FactRefusedError):
    """What was named has removals of several kinds; one of them must be named."""

    template = "{kind}: {asked} names several removals: {cases}. Name one of them."


class EndsLaterError(FactRefusedError):
    """It is in force on the day of the removal, and ends later."""

    template = (
        "{kind}: {case} is in force on {on} and ends on {ends}. Correct the day of the removal, or"
        " confirm it once it has ended."
    )


class NoEndError(FactRefusedError):
    """It is in force on the day of the removal, and nothing says when it ends."""

    template = (
        "{kind}: {case} is in force on {on}, and no end of it is recorded. Record what ended it"
        " first: an abolition by the province with `tthc record announcement.signed --procedure"
        " CODE --document NUMBER --on DAY --change-kind abolished`, any other end with"
        " `tthc record force.ended`."
    )


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What is confirmed: what was named, gone from `place` on a day, by `evidence`."""

    what: str
    place: str
    on: date
    evidence: str | None = None


def confirm(register: Register, said: Confirmed, signature: Signature, command: str) -> Recorded:
    """Record that something is gone from a place; once is enough, whatever the evidence.

    What is recorded of another day is told and stands: void it to state another day or evidence.

    Raises:
        EvidenceMissingError: the evidence is neither a link nor a file.
        NotFoundError: no case, code or number is written so; a part or words are not enough.
        PlaceUnknownError: the unit has no such place.
        PlaceOfProceduresError: no legal document is shown at the place.
        SeveralRemovalsError: the name fits removals that no one fact can speak of.
        EndsLaterError, NoEndError: it is still in force on that day.
    """
    removals = show_removals(register, said.what, said.on, whole=True)
    places = register.settings.places
    place = match_place(said.place, places)
    _require_place(said, place, places, removals)
    content = _content(said, place, removals)
    _require_end(removals, said.on)
    known = [_gone_by(removal, place) or _later(removal, place, places) for removal in removals]
    if None not in known:
        cases = tuple(removal.view.key.id for removal in removals)
        first = next(line.fact for line in known if line)
        return Recorded(
            added=False,
            content=first.content,
            cases=cases,
            new=(),
            odd=(),
            by=first.actor,
            at=first.recorded_at,
        )
    return record_fact(register, content, signature, command)


def _require_place(
    said: Confirmed, place: str, places: tuple[str, ...], removals: tuple[Removal, ...]
) -> None:
    if place not in places:
        raise PlaceUnknownError(asked=said.place, places=", ".join(places))
    shown = places_of(places, documents=True)
    if place not in shown and any(removal.view.key.document for removal in removals):
        kind = FactKind.REMOVAL_DONE.value
        raise PlaceOfProceduresError(kind=kind, asked=said.place, places=", ".join(shown) or "-")


def _require_end(removals: tuple[Removal, ...], on: date) -> None:
    """Refuse what is in force on the day; of one procedure one case that ended is enough."""
    ended = {_thing(removal) for removal in removals if removal.ended_on}
    for removal in removals:
        if _thing(removal) in ended:
            continue
        said = {"kind": FactKind.REMOVAL_DONE.value, "case": removal.view.key.id}
        later = (
            standing_end(removal.view.case.occurrences, o.on) for o in removal.view.case.occurrences
        )
        ends = min((end.on for end in later if end and end.on > on), default=None)
        if ends:
            raise EndsLaterError(**said, on=on, ends=ends)
        raise NoEndError(**said, on=on)


def _thing(removal: Removal) -> tuple[int, int]:
    """Give what stands in the places, whatever decision speaks of it."""
    return removal.view.key.procedure, removal.view.key.document


def read_evidence(typed: str) -> str:
    """Give a link as it is, a file as its SHA-256 and its name, so that it can be found again."""
    if "://" in typed:
        return typed
    try:
        digest = sha256(Path(typed).read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        detail = os_reason(error)
        kind = FactKind.REMOVAL_DONE.value
        raise EvidenceMissingError(kind=kind, value=typed, detail=detail) from error
    return f"sha256:{digest} {Path(typed).name}"


def _gone_by(removal: Removal, place: str) -> FactLine | None:
    """Give the fact by which it is gone from the place."""
    gone = (
        line.fact
        for line in removal.places
        if line.standing.place == place and line.standing.state is PlaceState.REMOVED
    )
    return next(gone, None)


def _later(removal: Removal, place: str, places: tuple[str, ...]) -> FactLine | None:
    """Give the first removal there that is recorded of a later day, for the same end."""
    on, heard = removal.view.judgement.as_of, removal.view.case.occurrences
    back = min((o.on for o in heard if o.kind in REOPENS and o.on > on), default=date.max)
    later = (
        line
        for line in removal.view.facts
        if line.fact.content.kind is FactKind.REMOVAL_DONE
        and line.voided_by is None
        and match_place(line.fact.content.place or place, places) == place
        and on < line.fact.content.happened_on < back
    )
    return min(later, key=lambda line: line.fact.content.happened_on, default=None)


def _content(said: Confirmed, place: str, removals: tuple[Removal, ...]) -> Content:
    """State the one fact that speaks of every removal that was named."""
    first = removals[0].view
    decisions = {removal.view.key.decision for removal in removals}
    procedures = {removal.view.key.procedure for removal in removals}
    documents = {removal.view.key.document for removal in removals}
    units = {removal.view.unit for removal in removals}
    if len(units) > 1 or len(documents) > 1 or (len(decisions) > 1 and len(procedures) > 1):
        cases = ", ".join(removal.view.key.id for removal in removals)
        kind = FactKind.REMOVAL_DONE.value
        raise SeveralRemovalsError(kind=kind, asked=said.what, cases=cases)
    decision = first.decision if len(decisions) == 1 else None
    procedure = first.procedure if len(procedures) == 1 else None
    return Content(
        province=first.unit[0],
        department=first.unit[1],
        kind=FactKind.REMOVAL_DONE,
        happened_on=said.on,
        decision=decision.number if decision else None,
        decision_date=decision.signed_on if decision else None,
        procedure=procedure.number if procedure else None,
        document=first.document.number if first.document else None,
        document_date=first.document.signed_on if first.document else None,
        place=place,
        evidence=read_evidence(said.evidence) if said.evidence else None,
    )
