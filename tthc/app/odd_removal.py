"""What is odd about a removal beside what else is told of the same thing; it is kept."""

from collections.abc import Iterator, Sequence
from datetime import date

from tthc.app.typed_text import Odd
from tthc.compliance.case import CaseKey, Conflict, TrackedCase
from tthc.compliance.conflicts import say_days
from tthc.compliance.judgement import Bench, stand_at_last
from tthc.compliance.places import NATIONAL_DATABASE, match_place
from tthc.compliance.removal_checks import two_days
from tthc.compliance.removals import is_disproved, standing_end
from tthc.workflows.facts import Content, FactKind
from tthc.workflows.removal import REMOVAL


def find_odd_removal(content: Content, about: Sequence[TrackedCase], bench: Bench) -> Iterator[Odd]:
    """Warn of a day before the end, of a second day, and of what a later list still shows."""
    if content.kind is not FactKind.REMOVAL_DONE:
        return
    removals = [one for one in about if one.key.workflow == REMOVAL.name]
    ended = {
        _thing(one.key)
        for one in removals
        if standing_end(one.case.occurrences, content.happened_on)
    }
    in_force = [one for one in removals if _thing(one.key) not in ended]
    for what, wanted in (("too_early", True), ("ended", False)):
        if found := [one.key.id for one in in_force if _is_too_early(content, one) is wanted]:
            yield Odd(what, ", ".join(found))
    day = say_days([content.happened_on])
    days = (shown for one in removals for shown in two_days(stand_at_last(one.case, bench)))
    for shown in dict.fromkeys(days):
        if day in shown:
            yield Odd("on", f"{Conflict.REMOVAL_DAYS}: {shown}")
    for listed in sorted(set(_still_shown(content, removals, bench))):
        yield Odd("shown", f"{listed:%d/%m/%Y}")


def _is_too_early(content: Content, removal: TrackedCase) -> bool:
    """Say whether it clears no place, for no paper that ends it was there on the day."""
    kind, on = FactKind.REMOVAL_TOO_EARLY, content.happened_on
    return any(o.kind is kind and o.on == on for o in removal.case.occurrences)


def _still_shown(content: Content, removals: Sequence[TrackedCase], bench: Bench) -> Iterator[date]:
    """Give the day of the list of the portal that shows what was removed before it."""
    place = match_place(content.place, bench.places) if content.place else NATIONAL_DATABASE
    if place != NATIONAL_DATABASE or NATIONAL_DATABASE not in bench.places:
        return
    for one in removals:
        heard = one.case.occurrences
        done = [o for o in heard if o.kind is content.kind and o.on == content.happened_on]
        if any(is_disproved(removal, heard) for removal in done):
            shown = (o.on for o in heard if o.kind is FactKind.PORTAL_SHOWN)
            yield min(day for day in shown if day > content.happened_on)


def _thing(key: CaseKey) -> tuple[int, int]:
    """Give what stands in the places, whatever decision speaks of it."""
    return key.procedure, key.document
