"""Which texts typed on a command line are taken, and what is odd about those that are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tthc.compliance.identifiers import is_regular_code, is_regular_number, normalise
from tthc.errors import FactRefusedError
from tthc.intake.cells import read_mark
from tthc.intake.problems import UnreadableCellError
from tthc.workflows.facts import Content

_MARKS = (
    "province",
    "department",
    "decision",
    "procedure",
    "document",
    "cause",
    "successor",
    "rule",
)
_TEXTS = ("issuer", "title", "field", "place", "note", "evidence")


class MarkMissingError(FactRefusedError):
    """An option that names something is blank, or holds a placeholder."""

    template = (
        '{kind}: --{option}: "{value}" stands where a number, code or name should.'
        " Write it, or leave the option out."
    )


class NotTextError(FactRefusedError):
    """What was typed is not UTF-8."""

    template = '{kind}: --{option}: "{value}" is not text in UTF-8. Type it again.'


class Odd(NamedTuple):
    """What was typed under an option and may be wrong, such as a code of no known shape; kept."""

    option: str
    value: str


def is_text(typed: str) -> bool:
    """Say whether `typed` is Unicode; bytes that are not UTF-8 come as lone surrogates."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        return False
    return True


def clean(content: Content) -> Content:
    """Take what was typed as an import takes it: NFC, nothing invisible, no placeholders.

    Raises:
        MarkMissingError: a number, code or name is blank or a placeholder.
        NotTextError: what was typed is not UTF-8.
    """
    kind = content.kind.value
    marks = {name: clean_mark(kind, name, getattr(content, name)) for name in _MARKS}
    texts = {name: clean_text(kind, name, getattr(content, name)) for name in _TEXTS}
    return replace(content, **marks, **texts)


def clean_mark(kind: str, option: str, typed: str | None) -> str | None:
    """Take a text that names something; None where the option was not given."""
    try:
        mark = read_mark(clean_text(kind, option, typed))
    except UnreadableCellError:
        mark = None
    if mark is None and typed is not None:
        raise MarkMissingError(kind=kind, option=option, value=normalise(typed))
    return mark


def clean_text(kind: str, option: str, typed: str | None) -> str | None:
    """Take any text; a blank one is none."""
    if typed is None:
        return None
    if not is_text(typed):
        raise NotTextError(kind=kind, option=option, value=normalise(typed))
    return normalise(typed) or None


def find_odd(content: Content) -> Iterator[Odd]:
    """Find what may be a typing error, for a warning: it is recorded all the same."""
    if content.decision is not None and not is_regular_number(content.decision):
        yield Odd("decision", content.decision)
    if content.procedure is not None and not is_regular_code(content.procedure):
        yield Odd("procedure", content.procedure)
