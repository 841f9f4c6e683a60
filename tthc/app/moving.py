"""What would move in the register if other rules or another calendar judged it."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tthc.compliance.case import Case, CaseKey
from tthc.compliance.cases import gather
from tthc.compliance.judgement import Bench, Duty, Judgement, judge
from tthc.compliance.obligations import Obligation
from tthc.compliance.verdicts import Verdict
from tthc.store.courses import shape
from tthc.store.engine import Connection
from tthc.store.owed import Duties, Owed, read_courses, read_owed
from tthc.store.told import read_all
from tthc.store.units import UnitKey


class MoveKind(StrEnum):
    """What would happen to a duty."""

    DUE = "due"  # đang mở: ngày đến hạn đổi
    VERDICT = "verdict"  # đã xong: kết luận đổi
    DONE = "done"  # đã xong: ngày đến hạn đổi, kết luận không đổi


class Change(NamedTuple):
    """What would become of one duty of a course.

    A day is None where there is no due day, or no such duty. `keepable` says whether the due day
    of what is closed can be kept, `instrument` which text the duty would then rest on.
    `started_on` is the starting day of the due day before.
    `provisional` tells of `before` and of `after` whether it rests on a year without a notice.
    """

    kind: MoveKind
    rule: str
    before: date | None
    after: date | None
    met_on: date | None
    verdict: Verdict
    becomes: Verdict
    keepable: bool = False
    instrument: str | None = None
    started_on: date | None = None
    provisional: tuple[bool, bool] = (False, False)


class Move(NamedTuple):
    """A change of one case."""

    unit: UnitKey
    case: CaseKey
    change: Change


def find_moves(connection: Connection, bench: Bench, as_of: date) -> tuple[Move, ...]:
    """Compare the register as last judged with how `bench` would judge it.

    Found are the duties still open whose due day would change, and the closed ones whose verdict
    due day or verdict would. Cases alike in law are compared once. A duty that a rule adds to an
    open case is no move.
    """
    courses, owed = read_courses(connection), read_owed(connection)
    weighed: dict[tuple[UnitKey, int], tuple[Change, ...]] = {}
    moves: list[Move] = []
    for unit, told in read_all(connection).items():
        own = bench.of(unit)
        for key, case, _ in gather(told):
            course = (unit, courses.get((unit, key.id), 0))  # 0: newer than the cache
            if course not in weighed:
                weighed[course] = _weigh(case, owed.get(course, {}), own, as_of)
            moves.extend(Move(unit, key, change) for change in weighed[course])
    return tuple(moves)


def find_moves_between(
    connection: Connection, before: Bench, after: Bench, as_of: date
) -> tuple[Move, ...]:
    """Compare how two benches judge the register, whichever of them judges it now."""
    weighed: dict[tuple[UnitKey, str], tuple[Change, ...]] = {}
    moves: list[Move] = []
    for unit, told in read_all(connection).items():
        old, new = before.of(unit), after.of(unit)
        for key, case, _ in gather(told):
            course = (unit, shape(case))
            if course not in weighed:
                weighed[course] = _weigh(case, _owed(case, old, as_of), new, as_of)
            moves.extend(Move(unit, key, change) for change in weighed[course])
    return tuple(moves)


def _owed(case: Case, bench: Bench, as_of: date) -> Duties:
    judged = judge(case, max(as_of, *(o.on for o in case.occurrences)), bench)
    return {duty.obligation.rule.id: _as_kept(duty) for duty in judged.duties}


def _as_kept(duty: Duty) -> Owed:
    """Give a duty as the cache would keep it."""
    owed = duty.obligation
    met_on, start = owed.met and owed.met.on, owed.start and owed.start.on
    return Owed(owed.due, met_on, duty.counted, start, owed.provisional)


def _weigh(case: Case, before: Duties, bench: Bench, as_of: date) -> tuple[Change, ...]:
    day = max(as_of, *(o.on for o in case.occurrences))
    judgement = judge(case, day, bench)
    after = {duty.obligation.rule.id: duty for duty in judgement.duties}
    pairs = [(owed, after[rule]) for rule, owed in before.items() if rule in after]
    found = [_compare(owed, duty, as_of) for owed, duty in pairs if owed.counted or duty.counted]
    changes = tuple(change for change in found if change)
    if any(change.kind is not MoveKind.DONE for change in changes):
        return changes
    return (*changes, *_closed_anew(before, judgement))


def _compare(owed: Owed, duty: Duty, as_of: date) -> Change | None:
    """Compare a duty that stands before and after; None where nothing moves."""
    after = duty.obligation
    if owed.met_on is None:
        if after.due == owed.due or after.ended:
            return None
        verdicts = _while_open(owed.due, as_of), _while_open(after.due, as_of)
        return _change(MoveKind.DUE, owed, after, verdicts)
    verdict = _once_done(owed.met_on, owed.due)
    becomes = _by_dates(after) if after.met else duty.verdict
    if verdict is None or (verdict, owed.due) == (becomes, after.due):
        return None
    kind = MoveKind.DONE if verdict is becomes else MoveKind.VERDICT
    return _change(kind, owed, after, (verdict, becomes))


def _change(
    kind: MoveKind, owed: Owed, after: Obligation, verdicts: tuple[Verdict, Verdict]
) -> Change:
    instrument = after.version.basis.instrument if after.version else None
    days = (owed.due, after.due, owed.met_on)
    keepable = kind is not MoveKind.DUE and after.met is not None
    provisional = owed.provisional, after.provisional
    return Change(
        kind,
        after.rule.id,
        *days,
        *verdicts,
        keepable,
        instrument,
        owed.started_on,
        provisional,
    )


def _closed_anew(before: Duties, judgement: Judgement) -> Iterator[Change]:
    """Find a case that was done and takes another verdict as duties are added or taken away."""
    counted = {rule: owed for rule, owed in before.items() if owed.counted}
    done = {_once_done(owed.met_on, owed.due) for owed in counted.values()}
    if not done or None in done or judgement.verdict is Verdict.UNKNOWN:
        return
    verdict = Verdict.MET_LATE if Verdict.MET_LATE in done else Verdict.MET
    if verdict is judgement.verdict:
        return
    held = {d.obligation.rule.id: d.obligation for d in judgement.duties if d.counted}
    becomes = judgement.verdict
    for rule in sorted(counted.keys() ^ held.keys()):
        owed, after = counted.get(rule), held.get(rule)
        yield Change(
            MoveKind.VERDICT,
            rule,
            owed.due if owed else None,
            after.due if after else None,
            owed.met_on if owed else None,
            verdict,
            becomes,
            provisional=(bool(owed and owed.provisional), bool(after and after.provisional)),
        )


def _once_done(met_on: date | None, due: date | None) -> Verdict | None:
    """Conclude from the dates of what is done; None where they are not both known."""
    if met_on is None or due is None:
        return None
    return Verdict.MET if met_on <= due else Verdict.MET_LATE


def _by_dates(after: Obligation) -> Verdict:
    """Conclude from the dates alone, whatever doubt there is about the papers."""
    if not after.owed:
        return Verdict.VOID
    met_on = after.met.on if after.met else None
    return _once_done(met_on, after.due) or Verdict.UNKNOWN


def _while_open(due: date | None, as_of: date) -> Verdict:
    if due is None:
        return Verdict.UNKNOWN
    late = Verdict.DUE_TODAY if as_of == due else Verdict.OVERDUE
    return Verdict.OPEN if as_of < due else late
