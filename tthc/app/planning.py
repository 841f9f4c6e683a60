"""What will end, and when (sắp hết hiệu lực): known before its day, or bound to an event."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tthc.app.asked_units import check_units, is_of
from tthc.app.case_view import read_names
from tthc.app.register import Register, Sitting, bring_up_to_date, reading
from tthc.app.removing import Wanted
from tthc.compliance.annex_rows import is_part, names_all
from tthc.compliance.cascade import bases_of
from tthc.compliance.case import CaseKey, Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.documents import DocumentLife, live, papers_of
from tthc.compliance.identifiers import number_in
from tthc.compliance.judgement import Bench, judge
from tthc.compliance.removals import standing_end
from tthc.compliance.timeline import LAST_DAY, ONE_DAY
from tthc.compliance.undated import undated, undated_ends
from tthc.compliance.verdicts import Verdict
from tthc.store.facts import FactLine, read_facts
from tthc.store.told import read_all
from tthc.workflows.facts import BOUND_KINDS, ENDING_CHANGES, Extent, FactKind
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import Occurrence

_ENDING = frozenset({FactKind.FORCE_ENDED})


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that will end: when (None: not known), under which paper, by which fact.

    `gone_by` is the day by which it must be gone, where a clock already runs; of a document perhaps
    only a part ends, named behind the number where it is known which.
    """

    case: str
    number: str
    name: str | None
    ends_on: date | None
    under: str | None
    gone_by: date | None
    fact: int
    extent: Extent = Extent.WHOLE
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What ends after `as_of` until `until`, earliest first, and what ends on an unknown day."""

    as_of: date
    until: date
    dated: tuple[Planned, ...]
    undated: tuple[Planned, ...]


class Between(NamedTuple):
    """From which day on, and until which, is looked ahead."""

    as_of: date
    until: date


class _Ahead(NamedTuple):
    """What will end: of which case, by which fact, and of a document perhaps only which part."""

    key: CaseKey
    end: Occurrence
    row: str | None = None
    gone_by: date | None = None
    extent: Extent = Extent.WHOLE


def plan(register: Register, between: Between, wanted: Wanted, at: datetime) -> Plan:
    """Find what will end, as far as it is known on the first day.

    Raises:
        NotFoundError: the register knows no such province or department.
    """
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        check_units(sitting.connection, register, wanted.province, wanted.department)
        ahead: list[_Ahead] = []
        for unit, facts in read_all(sitting.connection).items():
            if is_of(unit, wanted.province, wanted.department):
                ahead += _of_unit(facts, between, sitting.bench)
        planned = _planned(sitting, ahead)
    dated = [one for one in planned if one.ends_on]
    dated.sort(key=lambda one: (one.ends_on or date.max, one.case))
    return Plan(*between, tuple(dated), tuple(one for one in planned if not one.ends_on))


def _of_unit(facts: list[Told], between: Between, bench: Bench) -> Iterator[_Ahead]:
    """Give what is ahead for one unit; what ends on a known day rests on nothing that waits."""
    lives = live(papers_of(facts))
    cases = [one for one in gather(facts) if one.key.workflow == REMOVAL.name]
    found = list(_cases_ahead(cases, lives, between, bench))
    listed = {one.end.fact for one in found if one.key.procedure}
    settled = {one.key.procedure for one in cases if _ends_on_a_day(one)}
    beside = (*_parts_ahead(lives, *between), *_resting(facts, lives, between.as_of))
    yield from found
    for one in beside:
        if one.end.fact not in listed and not (one.key.procedure and one.key.procedure in settled):
            yield one


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
                extent=one.extent,
                row=one.row,
            )
        )
    return planned


def _cases_ahead(
    cases: Iterable[TrackedCase],
    lives: Mapping[int, DocumentLife],
    between: Between,
    bench: Bench,
) -> Iterator[_Ahead]:
    for tracked in cases:
        document = tracked.key.document
        waiting = _whole_undated(lives[document]) if document else undated(tracked)
        known = (fact.occurrence for fact in waiting if fact.on <= between.as_of)
        for end in (*_ends(tracked, *between), *known):
            yield _Ahead(tracked.key, end, gone_by=_gone_by(tracked, between.as_of, bench))


def _ends_on_a_day(tracked: TrackedCase) -> bool:
    return standing_end(tracked.case.occurrences, LAST_DAY) is not None


def _ends(tracked: TrackedCase, as_of: date, until: date) -> Iterator[Occurrence]:
    """Give what will end this case's subject by a day, known on `as_of`.

    A part of a document ends nothing but its rows.
    """
    case = tracked.case
    abolished = case.change_kind in ENDING_CHANGES
    kinds = _ENDING | {FactKind.ANNOUNCEMENT_IN_FORCE} if abolished else _ENDING
    told = [f for f in tracked.told if not tracked.key.document or not is_part(f.extent, f.place)]
    ahead: dict[date, Occurrence] = {}
    heard = {occurrence.fact for occurrence in case.occurrences}
    announced = {o.on for o in case.occurrences if o.kind is FactKind.ANNOUNCEMENT_SIGNED}
    unheard = (f.occurrence for f in told if f.id not in heard and f.on in announced)
    for found in (*case.occurrences, *unheard):
        if found.kind in kinds and as_of < found.on <= until:
            ahead.setdefault(found.on, found)
    for on, found in ahead.items():
        if standing_end(case.occurrences, on - ONE_DAY) is None:  # what has ended ends no more
            yield found


def _parts_ahead(lives: Mapping[int, DocumentLife], as_of: date, until: date) -> Iterator[_Ahead]:
    """Give the parts of documents that will end, of annexes by their rows.

    Whether or not a list names what stands in a row; a part that is not named, only of a document
    that is in force by then.
    """
    for life in lives.values():
        key = CaseKey(REMOVAL.name, 0, 0, life.document)
        whole = {one.on for one in life.ends if one.whole}
        parts = [one for one in life.ends if not one.whole]
        parts = [p for p in parts if p.on not in whole or not names_all(p.fact.place or "")]
        parts = [p for p in parts if p.fact.place or not life.ended(p.on or as_of)]
        # The decision and the text behind it both say so of a row: it ends once.
        once = {(one.fact.place, one.on): one for one in reversed(parts)}
        waiting = undated_ends(life)
        for end in reversed(once.values()):
            said = end.fact.occurrence
            if end.on is None and said.on <= as_of and end in waiting:
                yield _Ahead(key, said, end.fact.place, extent=Extent.PART)
            elif end.on is not None and as_of < end.on <= until:
                said = said._replace(kind=FactKind.FORCE_ENDED, on=end.on)
                yield _Ahead(key, said, end.fact.place, extent=Extent.PART)


def _resting(facts: list[Told], lives: Mapping[int, DocumentLife], as_of: date) -> Iterator[_Ahead]:
    """Give the procedures whose last basis ends on a day that is not known."""
    for procedure, bases in bases_of(facts).items():
        held = [one for one in bases if one not in lives or not _ends_at_last(lives[one])]
        ending = (fact for one in held if one in lives for fact in _whole_undated(lives[one]))
        waits = [fact for fact in ending if fact.on <= as_of]
        if waits and {fact.document for fact in waits}.issuperset(held):
            yield _Ahead(CaseKey(REMOVAL.name, 0, procedure), waits[-1].occurrence)


def _ends_at_last(life: DocumentLife) -> bool:
    return bool(life.turns) and not life.turns[-1].in_force


def _whole_undated(life: DocumentLife) -> list[Told]:
    return [end.fact for end in undated_ends(life) if end.whole]


def _under(one: _Ahead, line: FactLine | None) -> str | None:
    """Name the paper under which it ends, else the one that says so.

    A document that ends by a term of its own text ends under no other paper. The decision that
    lets it end with an event is the evidence.
    """
    if line is None:
        return None
    content = line.fact.content
    if one.key.document:
        bound = content.kind in BOUND_KINDS
        return content.cause or (number_in(content.evidence) if bound else None)
    return content.cause or content.document or content.decision


def _gone_by(tracked: TrackedCase, as_of: date, bench: Bench) -> date | None:
    """Give the first day by which it must be gone, where a clock runs already."""
    duties = judge(tracked.case, as_of, bench).duties
    running = (one for one in duties if one.counted and one.verdict is not Verdict.VOID)
    return min((one.obligation.due for one in running if one.obligation.due), default=None)
