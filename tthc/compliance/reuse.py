"""Which codes were removed and are used by a case all the same (mã đã gỡ bỏ còn được dùng)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tthc.compliance.case import Conflict, Contradiction, Told, TrackedCase
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import ENDING_CHANGES, FactKind

TELLING = frozenset({FactKind.REMOVAL_DONE, FactKind.FORCE_RESTORED})
"""Kinds that remove a procedure or bring it back."""


def find_removed(facts: Iterable[Told]) -> dict[int, list[Told]]:
    """Collect by procedure what removed it or brought it back, whatever decision it names."""
    found: dict[int, list[Told]] = {}
    for fact in facts:
        if fact.procedure and fact.kind in TELLING:
            found.setdefault(fact.procedure, []).append(fact)
    return found


def mark_reuse(tracked: TrackedCase, removed: Mapping[int, list[Told]]) -> TrackedCase:
    """Note on an announcement that its code is removed; the abolition itself is no reuse."""
    key, case = tracked.key, tracked.case
    told = removed.get(key.procedure, ()) if key.workflow == ANNOUNCEMENT.name else ()
    if not told or case.change_kind in ENDING_CHANGES:
        return tracked
    day = _removed_on([fact for fact in told if _tells(fact, key.decision)])
    if day is None:
        return tracked
    found = Contradiction(Conflict.CODE_REMOVED, day, f"{day:%d/%m/%Y}")
    return tracked._replace(case=replace(case, contradictions=(*case.contradictions, found)))


def _tells(fact: Told, decision: int) -> bool:
    """Leave out the removal under the very decision; its announcement may bring the code back."""
    return fact.kind is FactKind.FORCE_RESTORED or fact.decision != (decision or None)


def _removed_on(told: list[Told]) -> date | None:
    """Give the first day of a removal after which nothing brought the procedure back."""
    back = [fact.on for fact in told if fact.kind is FactKind.FORCE_RESTORED]
    restored = max(back, default=date.min)
    days = (fact.on for fact in told if fact.kind is FactKind.REMOVAL_DONE)
    return min((day for day in days if day >= restored), default=None)
