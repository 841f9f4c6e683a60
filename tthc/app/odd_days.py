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
    causes = (one.shown for one in found if one.what is Conflict.TWO_CAUSES)
    for shown in dict.fromkeys(shown for shown in causes if _names_cause(shown, content)):
        yield Odd("cause", f"{Conflict.TWO_CAUSES}: {shown}")


def _names_day(found: Contradiction, content: Content) -> bool:
    return found.what in _BY_DAY.get(content.kind, ()) and say_days([content.happened_on]) in (
        found.shown
    )


def _names_cause(shown: str, content: Content) -> bool:
    if content.kind not in END_KINDS or content.cause is None:
        return False
    return number_key(content.cause) in map(number_key, shown.split(" ≠ "))
