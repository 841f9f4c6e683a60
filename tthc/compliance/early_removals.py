"""Which removals come before anybody could know of the end (gỡ bỏ trước khi có văn bản).

What is to end may go before its last day once the paper that ends it is there; a removal dated
before that paper says nothing of what must go after the end: most often a year is mistyped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tthc.compliance.abolition_days import OwnTexts
from tthc.compliance.cascade import NOTICE
from tthc.compliance.case import Told
from tthc.compliance.case_facts import LEARNED_BY
from tthc.compliance.learning import issue_days
from tthc.compliance.removals import ENDS, REOPENS
from tthc.compliance.reopening import Announcements
from tthc.compliance.tracking import change_of
from tthc.workflows.facts import ENDING_CHANGES, ChangeKind, FactKind
from tthc.workflows.table import Occurrence, in_order


class Known(NamedTuple):
    """That a procedure is to end by some decision was known from a day, until it was taken back."""

    decision: int
    since: date
    until: date


class Abolitions:
    """From when on each abolition was known, whatever decision a removal is judged under.

    Worked out when a removal first asks for it: in most registers none does.
    """

    def __init__(self, decisions: Mapping[int, list[Told]], anew: Announcements) -> None:
        self._decisions, self._anew = decisions, anew

    def of(self, decision: int, procedure: int) -> list[Known]:
        """Give those of a procedure by other decisions than this one."""
        return [one for one in self._found.get(procedure, ()) if one.decision != decision]

    @cached_property
    def _found(self) -> dict[int, list[Known]]:
        found: dict[int, list[Known]] = defaultdict(list)
        for decision, told in self._decisions.items():
            since = min(_decided(told), default=None)
            own: dict[int, list[Told]] = defaultdict(list)
            for fact in told if since else ():
                own[fact.procedure or 0].append(fact)
            shared = own.pop(0, [])
            shared_change = change_of(shared)
            for procedure, facts in own.items():
                if since and (change_of(facts) or shared_change) in ENDING_CHANGES:
                    until = self._until(procedure, since, (*facts, *shared))
                    found[procedure].append(Known(decision, since, until))
        return found

    def _until(self, procedure: int, since: date, told: Iterable[Told]) -> date:
        taken = (f.on for f in told if f.kind is FactKind.DECISION_WITHDRAWN)
        anew = (one.signed.on for one in self._anew.of(procedure))
        return min((day for day in (*taken, *anew) if day > since), default=date.max)


def too_early(
    told: Sequence[Told], change: ChangeKind | None, beside: Callable[[], Iterable[Known]] = tuple
) -> set[int]:
    """Name the removals dated before the first paper by which the next end could be known.

    `told` holds the facts of one removal case. Of several ends, until something is back in force,
    the one known first counts; what another decision had abolished by then was known, too: it is
    asked for only once there is a removal to judge.
    """
    if not _may_be_early(told):
        return set()
    known, others = _known_days(told, change), list(beside())
    whole = {fact.id for fact in told if not fact.procedure}
    found, waiting, ends = set[int](), list[Occurrence](), list[Occurrence]()
    for one in (*in_order(fact.occurrence for fact in told), None):
        if one is None or one.kind in REOPENS:
            days = [known.get(end.fact, end.on - NOTICE) for end in ends]
            early = (done for done in waiting if done.on < min(days, default=date.min))
            found |= {o.fact for o in early if o.fact in whole or not _excused(o, ends, others)}
            waiting, ends = [], []
        elif one.kind in ENDS:
            ends.append(one)
        elif one.kind is FactKind.REMOVAL_DONE and not ends:
            waiting.append(one)
    return found


def _may_be_early(told: Sequence[Told]) -> bool:
    """Say whether a removal is dated before an end; of most cases none is."""
    ends = [fact for fact in told if fact.kind in ENDS]
    last = max((fact.on for fact in ends), default=date.min)
    first = min((fact.on for fact in ends), default=date.min)
    back = any(fact.kind in REOPENS for fact in told)
    done = (fact.on for fact in told if fact.kind is FactKind.REMOVAL_DONE)
    return min(done, default=date.max) < (last if back else first)


def _excused(done: Occurrence, ends: Sequence[Occurrence], others: Iterable[Known]) -> bool:
    """Say whether another decision had abolished it, and nothing brought it back by the end."""
    return any(one.since <= done.on and ends[0].on < one.until for one in others)


def _known_days(told: Sequence[Told], change: ChangeKind | None) -> dict[int, date]:
    """Give, by end, the day of the first paper that is known to bring it."""
    signed = [fact for fact in told if fact.kind is FactKind.ANNOUNCEMENT_SIGNED]
    texts = OwnTexts.of(signed, told)
    decided = min(_decided(told), default=None) if change in ENDING_CHANGES else None
    found: dict[int, date] = {}
    for fact in told:
        if fact.kind in ENDS:
            own = fact.kind is FactKind.ANNOUNCEMENT_SIGNED or texts.state(fact)
            days = [*_signed_on(fact), *([decided] if decided and own else ())]
            found |= {fact.id: min(days)} if days else {}
    return found


def _signed_on(end: Told) -> Iterator[date]:
    """Give the days of the papers that a fact names: what ends it, else what proves it.

    A document proves no end of itself.
    """
    if end.cause_date:
        yield end.cause_date
    proved = end.decision or end.procedure
    if end.document_date and proved and not end.cause_paper:
        yield end.document_date


def _decided(told: Iterable[Told]) -> Iterator[date]:
    """Give the days by which the ministry had decided."""
    yield from issue_days(told)
    yield from (fact.on for fact in told if fact.kind in LEARNED_BY)
