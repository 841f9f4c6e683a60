"""What is odd about a removal beside what else is told of the same thing; it is kept."""

from collections.abc import Iterator, Sequence

from tthc.app.typed_text import Odd
from tthc.compliance.case import CaseKey, Conflict, TrackedCase
from tthc.compliance.judgement import Bench, stand_at_last
from tthc.compliance.removal_checks import two_days
from tthc.compliance.removals import standing_end
from tthc.workflows.facts import Content, FactKind
from tthc.workflows.removal import REMOVAL


def find_odd_removal(content: Content, about: Sequence[TrackedCase], bench: Bench) -> Iterator[Odd]:
    """Warn of what `tthc removal confirm` refuses: a day before the end, a second day."""
    if content.kind is not FactKind.REMOVAL_DONE:
        return
    removals = [one for one in about if one.key.workflow == REMOVAL.name]
    ended = {
        _thing(one.key)
        for one in removals
        if standing_end(one.case.occurrences, content.happened_on)
    }
    if early := [one.key.id for one in removals if _thing(one.key) not in ended]:
        yield Odd("ended", ", ".join(early))
    day = f"{content.happened_on:%d/%m/%Y}"
    days = (shown for one in removals for shown in two_days(stand_at_last(one.case, bench)))
    for shown in dict.fromkeys(days):
        if day in shown:
            yield Odd("on", f"{Conflict.REMOVAL_DAYS}: {shown}")


def _thing(key: CaseKey) -> tuple[int, int]:
    """Give what stands in the places, whatever decision speaks of it."""
    return key.procedure, key.document
