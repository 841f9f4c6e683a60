"""What will end, and when (sắp hết hiệu lực): known before its day, or bound to an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tthc.app.case_view import read_names
from tthc.app.register import Register, bring_up_to_date, reading
from tthc.compliance.case import Reviewed, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.judgement import Bench, judge
from tthc.store.facts import FactLine, read_facts
from tthc.store.told import read_all
from tthc.workflows.facts import ENDING_CHANGES, FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import Occurrence

_ENDING = frozenset({FactKind.FORCE_ENDED})


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that will end: when (None: not known), under which paper, by which fact.

    `gone_by` is the day by which it must be gone, where a clock already runs.
    """

    case: str
    number: str
    name: str | None
    ends_on: date | None
    under: str | None
    gone_by: date | None
    fact: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What ends after `as_of` until `until`, earliest first, and what ends on an unknown day."""

    as_of: date
    until: date
    dated: tuple[Planned, ...]
    undated: tuple[Planned, ...]


def plan(register: Register, as_of: date, until: date, at: datetime) -> Plan:
    """Find what will end, as far as it is known on `as_of`."""
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        ahead = [
            (tracked, found)
            for facts in read_all(sitting.connection).values()
            for tracked in gather(facts)
            if tracked.key.workflow == REMOVAL.name
            for found in _ends(tracked, as_of, until)
        ]
        names = read_names(sitting.connection, [tracked.key for tracked, _ in ahead])
        lines = read_facts(sitting.connection, [end.fact for _, end in ahead])
        planned: list[Planned] = []
        for tracked, end in ahead:
            decision, procedure, document = names.of(tracked.key)
            about = procedure or document or decision
            planned.append(
                Planned(
                    case=tracked.key.id,
                    number=about.number if about else tracked.key.id,
                    name=about.title if about else None,
                    ends_on=None if end.kind is FactKind.FORCE_BOUND else end.on,
                    under=_under(lines.get(end.fact)),
                    gone_by=_gone_by(tracked, as_of, sitting.bench),
                    fact=end.fact,
                )
            )
    dated = [one for one in planned if one.ends_on]
    dated.sort(key=lambda one: (one.ends_on or date.max, one.case))
    return Plan(as_of, until, tuple(dated), tuple(one for one in planned if not one.ends_on))


def _ends(tracked: TrackedCase, as_of: date, until: date) -> Iterator[Occurrence]:
    """Give what will end this case's subject, known on `as_of`: by a day, or by an event."""
    case = tracked.case
    abolished = case.change_kind in ENDING_CHANGES
    kinds = _ENDING | {FactKind.ANNOUNCEMENT_IN_FORCE} if abolished else _ENDING
    ahead = {
        (found.on, found.fact): found
        for found in (*case.occurrences, *(fact.occurrence for fact in tracked.told))
        if found.kind in kinds and as_of < found.on <= until
    }
    yield from ahead.values()
    unknown = any(
        found.what is Reviewed.END_UNKNOWN and found.since <= as_of <= found.until
        for found in case.reviews
    )
    bound = (fact.occurrence for fact in tracked.told if fact.kind is FactKind.FORCE_BOUND)
    yield from bound if unknown else ()


def _under(line: FactLine | None) -> str | None:
    """Name the paper under which it ends, else the one that says so."""
    content = line.fact.content if line else None
    return (content.cause or content.document) if content else None


def _gone_by(tracked: TrackedCase, as_of: date, bench: Bench) -> date | None:
    """Give the first day by which it must be gone, where a clock runs already."""
    duties = judge(tracked.case, as_of, bench).duties
    return min(
        (one.obligation.due for one in duties if one.counted and one.obligation.due), default=None
    )
