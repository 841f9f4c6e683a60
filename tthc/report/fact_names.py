"""What one fact is called, by its kind and by what it leaves open."""

from tthc.compliance.annex_rows import is_part, names_all
from tthc.compliance.case import Conflict
from tthc.report.catalogue import Catalogue
from tthc.report.words import CHANGE_KINDS, CONFLICTS, FACTS
from tthc.workflows.facts import BOUND_KINDS, Content, FactKind

_OF_A_LIFE = BOUND_KINDS | {
    FactKind.DOCUMENT_IN_FORCE,
    FactKind.DOCUMENT_AMENDED,
    FactKind.FORCE_ENDED,
    FactKind.FORCE_RESTORED,
}
"""Kinds that another paper brings about, or that may speak of a part alone."""


def name_fact(content: Content, say: Catalogue) -> str:
    """Say what a fact tells; an end that names no document comes on a day not known."""
    if content.kind in BOUND_KINDS and content.cause is None:
        return say.say("force ends on a day not known")
    return say.say(FACTS[content.kind])


def name_in_full(content: Content, say: Catalogue) -> str:
    """Say of what touches a force also which paper brings it about, and of which part it speaks."""
    named = name_fact(content, say)
    if content.kind not in _OF_A_LIFE:
        return named
    of_all = content.place is not None and names_all(content.place)
    in_part = is_part(content.extent, content.place) and not of_all
    part = say.say("in part") if in_part else None
    beside = "; ".join(one for one in (content.cause, part, content.place) if one)
    return f"{named} ({beside})" if beside else named


def day_unknown(say: Catalogue) -> str:
    """Say of a force that its end was told, and no day of it."""
    return say.say("Has ended or will end, on a day that is not known")


def name_conflict(detail: str, say: Catalogue) -> tuple[str, str]:
    """Say what contradicts itself ("end_date: 01/03/2025 ≠ ..."), and what stands against what."""
    what, _, shown = detail.partition(": ")
    if what == Conflict.CHANGE_KINDS:
        shown = " ≠ ".join(say.say(CHANGE_KINDS[kind]) for kind in shown.split(" ≠ "))
    return say.say(CONFLICTS[what]), shown
