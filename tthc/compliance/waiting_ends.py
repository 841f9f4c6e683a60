"""Whether something that is in force was told to end, on a day that is not known yet."""

from collections.abc import Iterator
from datetime import date

from tthc.compliance.case import Case, Review, Reviewed
from tthc.workflows.facts import BOUND_KINDS
from tthc.workflows.removal import IN_FORCE, REMOVAL


def awaits_end(case: Case, state: str, as_of: date) -> bool:
    """Say that its end, and not that of a part, is told without a day or waits for an event."""
    whole = any(o.kind in BOUND_KINDS for o in case.occurrences if o.on <= as_of)
    return whole and any(_unknown(case, state, as_of))


def ends_some_day(case: Case, state: str, as_of: date) -> bool:
    """Say that its end was told without a day, nor with a paper for which it waits."""
    return any(not one.shown for one in _unknown(case, state, as_of))


def _unknown(case: Case, state: str, as_of: date) -> Iterator[Review]:
    if case.workflow == REMOVAL.name and state in IN_FORCE:
        yield from (
            one
            for one in case.reviews
            if one.what is Reviewed.END_UNKNOWN and one.since <= as_of <= one.until
        )
