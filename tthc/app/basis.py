"""By which rules and calendar is a register judged: those applied to it, or those of today?

A change that moves due days or verdicts waits until an officer has seen and applied it; until then
the register is judged as before, from the packs it keeps. A change that moves nothing is taken up
at once.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from tthc.app.settings import Settings
from tthc.app.sources import fingerprints, keep_bench, load_bench, load_kept
from tthc.clock import today
from tthc.compliance.judgement import Bench
from tthc.errors import StoreError
from tthc.store.applied import Applied, read_applied, write_applied
from tthc.store.engine import Connection
from tthc.store.packs import Fingerprints
from tthc.store.units import UnitKey, unit_key


class BasisUnreadableError(StoreError):
    """The register was judged by a rule book or calendar of another version's shape."""

    template = (
        "{database}: last judged by rules or a calendar that this version of tthc cannot read, and"
        " today's would move due days or verdicts. Run `tthc rules impact` to see them, then"
        " `tthc rules impact --apply`."
    )


@dataclass(frozen=True, slots=True)
class Basis:
    """What judges, with the fingerprints of it (`marks`) and of the sources of today (`now`)."""

    bench: Bench
    marks: Fingerprints
    now: Fingerprints

    @property
    def waiting(self) -> bool:
        """Whether rules or calendar have changed and the change is not applied yet."""
        return self.marks != self.now


def bench_of(bench: Bench, province: str, department: str) -> Bench:
    """Give the bench of a unit by its names; few registers have days of one unit."""
    return bench.of(unit_key(province, department)) if bench.calendar.local else bench


def is_settled(connection: Connection, settings: Settings) -> bool:
    """Say whether the cases are judged by what is to judge them, so that nothing is to be done."""
    now, applied = fingerprints(settings), read_applied(connection)
    if applied is None or applied.marks.code != now.code:
        return False
    return applied.marks == now or applied.weighed == _hash(now)


def read_basis(connection: Connection, settings: Settings) -> Basis:
    """Load what judges the register, for those who only read."""
    now, applied = fingerprints(settings), read_applied(connection)
    if applied is None or _same_law(applied.marks, now):
        return Basis(load_bench(settings, now, connection), now, now)
    return _kept(connection, settings, applied.marks, now)


def settle(connection: Connection, settings: Settings, at: datetime) -> Basis:
    """Take up what moves nothing, have the cache follow, and give what judges."""
    now, applied = fingerprints(settings), read_applied(connection)
    home = unit_key(settings.province, settings.department)
    if applied is None or _same_law(applied.marks, now):
        basis = Basis(load_bench(settings, now, connection), now, now)
        if applied is None or applied.marks != now:
            adopt(connection, home, basis, at)
        return basis
    if applied.weighed == _hash(now) and applied.marks.code == now.code:
        return _kept(connection, settings, applied.marks, now)
    return _weigh(connection, settings, applied, at)


def adopt(connection: Connection, home: UnitKey, basis: Basis, at: datetime) -> None:
    """Judge every case by this basis from now on, and keep it in its own words."""
    from tthc.store.projection import rebuild  # noqa: PLC0415 - `show` has no use for the cache

    keep_bench(connection, home, basis.marks, basis.bench, at)
    rebuild(connection, basis.bench)
    weighed = _hash(basis.now) if basis.waiting else ""
    write_applied(connection, home, Applied(basis.marks, weighed))


def _weigh(connection: Connection, settings: Settings, applied: Applied, at: datetime) -> Basis:
    """Take the change up if it moves nothing, else note that it waits."""
    from tthc.app.moving import find_moves  # noqa: PLC0415 - only when something has changed

    now = fingerprints(settings)
    home = unit_key(settings.province, settings.department)
    fresh = Basis(load_bench(settings, now, connection), now, now)
    if applied.marks.code != now.code:
        kept = load_kept(settings, applied.marks._replace(code=now.code), connection)
        if kept:
            adopt(connection, home, Basis(kept, applied.marks._replace(code=now.code), now), at)
    if not find_moves(connection, fresh.bench, today(at)):
        adopt(connection, home, fresh, at)
        return fresh
    basis = _kept(connection, settings, applied.marks, now)
    write_applied(connection, home, Applied(basis.marks, _hash(now)))
    return basis


def _kept(
    connection: Connection, settings: Settings, marks: Fingerprints, now: Fingerprints
) -> Basis:
    in_force = marks._replace(code=now.code)
    bench = load_kept(settings, in_force, connection)
    if bench is None:
        raise BasisUnreadableError(database=settings.database)
    return Basis(bench, in_force, now)


def _same_law(marks: Fingerprints, now: Fingerprints) -> bool:
    return (marks.rules, marks.calendar) == (now.rules, now.calendar)


def _hash(marks: Fingerprints) -> str:
    return sha256(repr(marks).encode()).hexdigest()
