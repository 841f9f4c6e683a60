"""What do the rules and the calendar of today move in the register, and how are they applied?"""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from tthc.app.basis import Basis, BasisUnreadableError, adopt
from tthc.app.moving import find_moves, find_moves_between
from tthc.app.register import Register, bring_up_to_date, opened, reading
from tthc.app.separating import require_drafter
from tthc.app.settings import Settings
from tthc.app.sources import fingerprints, load_bench, load_kept
from tthc.app.taking_up import NO_CAUSE, Asked, Cause, Impact, name_moves, record_moves
from tthc.calendar.changes import DayChange, changed_days
from tthc.calendar.days import DayKind, LocalDay
from tthc.calendar.working_days import WorkingCalendar
from tthc.clock import today
from tthc.compliance.judgement import Bench
from tthc.compliance.rule_differences import BookDifference
from tthc.store.applied import read_applied
from tthc.store.engine import Connection
from tthc.store.faults import MissingRegisterError
from tthc.store.packs import Fingerprints

_PLAIN = frozenset({DayKind.WORKING, DayKind.WEEKEND})


def change_impact(register: Register, asked: Asked) -> Impact:
    """Say what the change that waits would move; if asked, take it up in one transaction.

    Raises:
        FlipUnknownError: a case is named whose verdict would not change.
        UnkeepableError: verdicts would change that can neither be kept nor were named.
    """
    _follow(register, asked)
    if asked.apply:
        require_drafter(register.settings, "rules impact", asked.signature.actor, asked.drafter)
    with opened(register, writing=asked.apply) as connection:
        now, applied = fingerprints(register.settings), read_applied(connection)
        if applied is None or applied.marks == now:
            return Impact(())
        bench = load_bench(register.settings, now, connection)
        impact = _weigh(connection, register.settings, bench, applied.marks, asked)
        if not asked.apply:
            return impact
        record_moves(connection, register.home, impact, asked)
        adopt(connection, register.home, Basis(bench, now, now), asked.signature.at)
    return replace(impact, waiting=False, applied=True)


def difference_impact(register: Register, found: BookDifference, at: datetime) -> Impact | None:
    """Say what a register would move if the second of two rule books judged it, not the first.

    None: the unit has no register yet. Nothing is written.
    """
    with suppress(MissingRegisterError), reading(register) as sitting:
        before, after = (replace(sitting.bench, book=one) for one in (found.before, found.after))
        moves = find_moves_between(sitting.connection, before, after, today(at))
        return Impact(name_moves(sitting.connection, moves, found.after, ()))
    return None


def _follow(register: Register, asked: Asked) -> None:
    """Take up what moves nothing first; what can no longer be read is weighed against the cache."""
    with suppress(BasisUnreadableError):
        bring_up_to_date(replace(register, tell_waiting=lambda: None), asked.signature.at)


def _weigh(
    connection: Connection, settings: Settings, bench: Bench, marks: Fingerprints, asked: Asked
) -> Impact:
    before = load_kept(settings, marks, connection)
    moves = find_moves(connection, bench, asked.today)
    days = changed_days(before.calendar, bench.calendar) if before else ()
    same_rules = before and before.book.fingerprint == bench.book.fingerprint
    return Impact(
        moves=name_moves(connection, moves, bench.book, asked.flips),
        days=days,
        cause=_cause(before.calendar, bench.calendar, days) if before and same_rules else NO_CAUSE,
        waiting=True,
    )


def _cause(before: WorkingCalendar, after: WorkingCalendar, days: tuple[DayChange, ...]) -> Cause:
    """Name the text of the first day that is worked in one calendar and off in the other."""
    moving = (change for change in days if change.moves_due_days)
    texts = [_text(change) for change in moving]
    texts += [each.day.basis for each in sorted({*before.local} ^ {*after.local}, key=_when)]
    return Cause(texts[0]) if texts else NO_CAUSE


def _text(change: DayChange) -> str:
    plain = change.after.kind in _PLAIN
    return change.before.basis if plain else change.after.basis


def _when(local: LocalDay) -> date:
    return local.day.date
