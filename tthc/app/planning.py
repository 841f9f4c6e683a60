"""What will end, and when (sắp hết hiệu lực): known before its day, or bound to an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tthc.app.case_view import read_names
from tthc.app.register import Register, Sitting, bring_up_to_date, reading
from tthc.compliance.annex_rows import is_part, names_all
from tthc.compliance.cascade import bases_of
from tthc.compliance.case import CaseKey, Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.documents import DocumentLife, End, live, papers_of
from tthc.compliance.identifiers import number_in
from tthc.compliance.judgement import Bench, judge
from tthc.compliance.removals import standing_end
from tthc.compliance.timeline import ONE_DAY
from tthc.compliance.verdicts import Verdict
from tthc.store.facts import FactLine, read_facts
from tthc.store.told import read_all
from tthc.workflows.facts import BOUND_KINDS, ENDING_CHANGES, FactKind
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


class _Ahead(NamedTuple):
    """What will end: of which case, by which fact, and of an annex only which row."""

    key: CaseKey
    end: Occurrence
    row: str | None = None
    gone_by: date | None = None


def plan(register: Register, as_of: date, until: date, at: datetime) -> Plan:
    """Find what will end, as far as it is known on `as_of`."""
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        ahead: list[_Ahead] = []
        for facts in read_all(sitting.connection).values():
            found = list(_cases_ahead(facts, (as_of, until), sitting.bench))
            listed = {one.end.fact for one in found if one.key.procedure}
            ahead += found
            rows = _rows_ahead(facts, as_of, until)
            beside = (*rows, *_resting(facts, as_of))
            ahead += (one for one in beside if one.end.fact not in listed)
        planned = _planned(sitting, ahead)
    dated = [one for one in planned if one.ends_on]
    dated.sort(key=lambda one: (one.ends_on or date.max, one.case))
    return Plan(as_of, until, tuple(dated), tuple(one for one in planned if not one.ends_on))


def _planned(sitting: Sitting, ahead: list[_Ahead]) -> list[Planned]:
    names = read_names(sitting.connection, [one.key for one in ahead])
    lines = read_facts(sitting.connection, [one.end.fact for one in ahead])
    planned: list[Planned] = []
    for one in ahead:
        decision, procedure, document = names.of(one.key)
        about = procedure or document or decision
        number = about.number if about else one.key.id
        planned.append(
            Planned(
                case=one.key.id,
                number=f"{number} ({one.row})" if one.row else number,
                name=about.title if about else None,
                ends_on=None if one.end.kind in BOUND_KINDS else one.end.on,
                under=_under(one, lines.get(one.end.fact)),
                gone_by=one.gone_by,
                fact=one.end.fact,
            )
        )
    return planned


def _cases_ahead(facts: list[Told], between: tuple[date, date], bench: Bench) -> Iterator[_Ahead]:
    for tracked in gather(facts):
        if tracked.key.workflow == REMOVAL.name:
            for end in _ends(tracked, *between):
                gone_by = _gone_by(tracked, between[0], bench)
                yield _Ahead(tracked.key, end, gone_by=gone_by)


def _ends(tracked: TrackedCase, as_of: date, until: date) -> Iterator[Occurrence]:
    """Give what will end this case's subject, known on `as_of`: by a day, or by an event.

    A part of a document ends nothing but its rows.
    """
    case = tracked.case
    abolished = case.change_kind in ENDING_CHANGES
    kinds = _ENDING | {FactKind.ANNOUNCEMENT_IN_FORCE} if abolished else _ENDING
    told = [f for f in tracked.told if not tracked.key.document or not is_part(f.extent, f.place)]
    ahead: dict[date, Occurrence] = {}
    heard = {occurrence.fact for occurrence in case.occurrences}
    unheard = (fact.occurrence for fact in told if fact.id not in heard)
    for found in (*case.occurrences, *unheard):
        if found.kind in kinds and as_of < found.on <= until:
            ahead.setdefault(found.on, found)
    for on, found in ahead.items():
        if standing_end(case.occurrences, on - ONE_DAY) is None:  # what has ended ends no more
            yield found
    if standing_end(case.occurrences, as_of) is None:
        known = {o.fact for o in case.occurrences if o.kind is FactKind.FORCE_ENDED}
        waiting = (f for f in told if f.kind in BOUND_KINDS and f.id not in known)
        yield from (fact.occurrence for fact in waiting if fact.on <= as_of)


def _rows_ahead(facts: list[Told], as_of: date, until: date) -> Iterator[_Ahead]:
    """Give the rows of annexes that will end, whether or not a list names what stands there."""
    for life in live(papers_of(facts)).values():
        key = CaseKey(REMOVAL.name, 0, 0, life.document)
        whole = {one.on for one in life.ends if one.whole}
        parts = [one for one in life.ends if not one.whole and one.fact.place]
        parts = [p for p in parts if p.on not in whole or not names_all(p.fact.place or "")]
        # The decision and the text behind it both say so of a row: it ends once.
        once = {(one.fact.place, one.on): one for one in reversed(parts)}
        for end in reversed(once.values()):
            said = end.fact.occurrence
            if end.on is None and said.on <= as_of:
                yield _Ahead(key, said, end.fact.place)
            elif end.on is not None and as_of < end.on <= until:
                kind = FactKind.FORCE_ENDED
                yield _Ahead(key, said._replace(kind=kind, on=end.on), end.fact.place)


def _resting(facts: list[Told], as_of: date) -> Iterator[_Ahead]:
    """Give the procedures whose last basis ends on a day that is not known."""
    lives = live(papers_of(facts))
    for procedure, bases in bases_of(facts).items():
        held = [one for one in bases if one not in lives or not _ends_at_last(lives[one])]
        waits = [end for one in held if one in lives for end in _unknown(lives[one], as_of)]
        if waits and {end.fact.document for end in waits}.issuperset(held):
            yield _Ahead(CaseKey(REMOVAL.name, 0, procedure), waits[-1].fact.occurrence)


def _ends_at_last(life: DocumentLife) -> bool:
    return bool(life.turns) and not life.turns[-1].in_force


def _unknown(life: DocumentLife, as_of: date) -> Iterator[End]:
    return (end for end in life.ends if end.whole and end.on is None and end.fact.on <= as_of)


def _under(one: _Ahead, line: FactLine | None) -> str | None:
    """Name the paper under which it ends, else the one that says so.

    A document ends under its own text where that states a day (its term). Where the day is not
    known, the decision that lets it end is the evidence.
    """
    if line is None:
        return None
    content = line.fact.content
    if one.key.document and content.kind in BOUND_KINDS:
        return content.cause or number_in(content.evidence)
    return content.cause or content.document or content.decision


def _gone_by(tracked: TrackedCase, as_of: date, bench: Bench) -> date | None:
    """Give the first day by which it must be gone, where a clock runs already."""
    duties = judge(tracked.case, as_of, bench).duties
    running = (one for one in duties if one.counted and one.verdict is not Verdict.VOID)
    return min((one.obligation.due for one in running if one.obligation.due), default=None)
