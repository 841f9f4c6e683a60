"""What tells facts apart: the papers and days they name, and the key made of all they say."""

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from tthc.workflows.facts import END_KINDS, PAPER_KINDS, Content, FactKind

NAMED_BY_TITLE = frozenset(
    {
        FactKind.DECISION_ISSUED,
        FactKind.PROCEDURE_LISTED,
        FactKind.DOCUMENT_ISSUED,
        FactKind.PORTAL_SHOWN,
        FactKind.PORTAL_CHANGED,
    }
)
"""Kinds whose title is what their subject is called, with a decision's issuer, a code's field."""

_SPEAKS_OF_DECISION = frozenset(
    {FactKind.PORTAL_UPDATED, FactKind.DECISION_RECEIVED, FactKind.DISPATCH_REGISTERED}
)
"""Kinds that say what a ministry's decision is called as long as nothing names it."""

NAMES_DECISION = _SPEAKS_OF_DECISION | {FactKind.DECISION_ISSUED}
"""Kinds whose issuer, and title where they name no procedure, are those of their decision."""

NAMES_IN_PASSING = END_KINDS
"""Kinds whose title and field name their procedure where nothing else does."""

TITLES_DOCUMENT = frozenset(
    {
        FactKind.DOCUMENT_ISSUED,
        FactKind.DOCUMENT_IN_FORCE,
        FactKind.FORCE_ENDED,
        FactKind.FORCE_BOUND,
        FactKind.FORCE_TIED,
        FactKind.NOTE_ADDED,
    }
)
"""Kinds whose title, where they are about a document alone, is its subject (trích yếu)."""

_TOLD_APART_BY_NOTE = frozenset({FactKind.NOTE_ADDED, FactKind.CASE_ASSIGNED})
"""Kinds whose note is what they say: a remark, and to whom a case was assigned."""

SIGNED_ON_THE_DAY = frozenset(
    {FactKind.ANNOUNCEMENT_SIGNED, FactKind.DRAFT_SUBMITTED, FactKind.DOCUMENT_ISSUED}
)
"""Kinds of which the day is that of the paper that proves them, where they state no other."""


def is_about_document(content: Content) -> bool:
    """Say whether a document is what the fact speaks of, not only the paper that proves it."""
    if content.kind is FactKind.PROCEDURE_BASED:
        return True
    if content.kind is FactKind.PROCEDURE_LISTED:
        return content.document is not None
    return content.kind in PAPER_KINDS and not (content.decision or content.procedure)


def proving_paper(content: Content) -> str | None:
    """Give the paper that proves a fact; an arrival number (số đến) is not a paper of its own."""
    return None if content.kind is FactKind.DISPATCH_REGISTERED else content.document


def date_of_decision(content: Content) -> date | None:
    """Give the date of the decision that a fact is about, as far as the fact says it."""
    issued = content.happened_on if content.kind is FactKind.DECISION_ISSUED else None
    return content.decision_date or issued


def date_of_document(content: Content) -> date | None:
    """Give the date of the paper that proves a fact, as far as the fact says it."""
    signed = content.happened_on if content.kind in SIGNED_ON_THE_DAY else None
    return content.document_date or signed


def voiding_key(content: Content) -> str:
    """Tell voidings apart by what they void and when; the rest is their fact's."""
    return _hash((content.kind.value, content.happened_on, content.corrects))


class Called(NamedTuple):
    """What a fact calls a decision; `yields` to what names it, whichever is recorded first."""

    title: str | None
    issuer: str | None
    yields: bool


def decision_called(content: Content) -> Called:
    """Give what a fact calls the decision it is about: nothing where its title is another's."""
    named = content.kind is FactKind.DECISION_ISSUED
    if content.kind not in NAMES_DECISION:
        return Called(None, None, yields=True)
    return Called(None if content.procedure else content.title, content.issuer, not named)


class Numbers(NamedTuple):
    """What a fact speaks of, by numbers in the register."""

    decision: int | None
    procedure: int | None
    document: int | None
    cause: int | None = None
    successor: int | None = None


def content_key(content: Content, of: Numbers) -> str:
    """Tell facts apart by what they say, whatever the spelling of their numbers."""
    said = content.note if content.kind in _TOLD_APART_BY_NOTE else None
    listed = None if content.kind is FactKind.PROCEDURE_LISTED else content.happened_on
    if _only_names(content):
        listed = content.title
    arrival = content.document if of.document is None else None
    parts = (
        content.kind.value,
        listed,
        of.decision,
        content.decision_date,
        of.procedure,
        of.document,
        content.document_date,
        arrival,
        content.change_kind,
        content.place,
        said,
        *_names(content),
    )
    return _hash(parts + _special(content, of))


def _only_names(content: Content) -> bool:
    """Say whether it does but name a document: on which day is no matter."""
    about = content.decision or content.procedure or content.note
    return content.kind is FactKind.NOTE_ADDED and not about and content.document is not None


def _names(content: Content) -> tuple[str | None, ...]:
    """Give what a fact calls its subject: whatever renames something stands in the journal."""
    if content.kind not in NAMED_BY_TITLE:
        return None, None, None
    issuer = content.issuer if content.kind is FactKind.DECISION_ISSUED else None
    return content.title, issuer, content.field if content.procedure else None


def _special(content: Content, of: Numbers) -> tuple[object, ...]:
    """Give what only few kinds say; nothing for most facts."""
    said = (
        of.cause,
        content.cause_date,
        content.extent,
        of.successor,
        content.evidence,
        content.rule,
        content.until,
        content.since,
        content.happened_at,
    )
    return said if any(said) else ()


def _hash(parts: tuple[object, ...]) -> str:
    text = "\x1f".join(["" if part is None else str(part) for part in parts])
    return blake2b(text.encode(), digest_size=16).hexdigest()
