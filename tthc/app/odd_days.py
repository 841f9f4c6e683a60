"""What a fact that was recorded by hand contradicts, said at once (mâu thuẫn); it is kept."""

from collections.abc import Iterator, Sequence

from tthc.app.typed_text import Odd
from tthc.compliance.case import Conflict, Contradiction, TrackedCase
from tthc.compliance.conflicts import say_days
from tthc.compliance.identifiers import number_key
from tthc.compliance.judgement import doubts
from tthc.workflows.facts import END_KINDS, Content, FactKind

_ENDS = frozenset(
    {
        Conflict.END_DATE,
        Conflict.PROCEDURE_END_DATE,
        Conflict.PART_AFTER_WHOLE,
        Conflict.END_BEFORE_START,
    }
)

_BY_DAY = {
    FactKind.DISPATCH_REGISTERED: frozenset({Conflict.ARRIVAL_DAY}),
    FactKind.ANNOUNCEMENT_SIGNED: frozenset({Conflict.ANNOUNCEMENT_DATE}),
    FactKind.ANNOUNCEMENT_PUBLISHED: frozenset({Conflict.PUBLISHED_DAYS}),
    FactKind.DOCUMENT_IN_FORCE: frozenset({Conflict.IN_FORCE_DATE, Conflict.END_BEFORE_START}),
    FactKind.FORCE_ENDED: _ENDS,
}
"""Which contradictions a fact takes part in by its day."""


def find_odd_days(content: Content, about: Sequence[TrackedCase]) -> Iterator[Odd]:
    """Warn of a day, or of a text that ends, which cannot be right beside the other facts."""
    found = [found for one in about for found in one.case.contradictions]
    kind, day = content.kind, content.happened_on
    wrong = (one for one in found if doubts(one, kind, day) or _names_day(one, content))
    for what, shown in dict.fromkeys((one.what, one.shown) for one in wrong):
        yield Odd("on", f"{what}: {shown}")
    said = ((one.what, one.shown) for one in found if _names_text(one, content))
    for what, shown in dict.fromkeys(said):
        yield Odd("said", f"{what}: {shown}")


def _names_day(found: Contradiction, content: Content) -> bool:
    return found.what in _BY_DAY.get(content.kind, ()) and say_days([content.happened_on]) in (
        found.shown
    )


def _names_text(found: Contradiction, content: Content) -> bool:
    """Say whether a fact takes part by the text that ends, or by what the decision does."""
    said = found.shown.split(" ≠ ")
    if found.what is Conflict.TWO_CAUSES and content.kind in END_KINDS:
        return number_key(content.cause or "") in map(number_key, said)
    return found.what is Conflict.CHANGE_KINDS and content.change_kind in said
