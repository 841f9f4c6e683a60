"""Where what was announced, what the portal shows and what has ended disagree, code by code."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tthc.app.asked_scope import key_of_scope
from tthc.app.register import Register, Sitting, reading
from tthc.compliance.case import Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.consistency import FINDINGS, Sides, Standing, standing
from tthc.compliance.identifiers import code_key, fold
from tthc.compliance.judgement import seen_by
from tthc.compliance.snapshots import Listed, code_meant
from tthc.intake.snapshots import scope_key
from tthc.store.names import Named, decision_names, procedure_names
from tthc.store.snapshot_lists import Lists, up_to
from tthc.store.snapshots import Snapshot, read_snapshots
from tthc.store.told import read_all
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import FactKind
from tthc.workflows.table import replay

_ENDED_STATES = frozenset({"ended", "proposed", "partly_removed", "removed"})
_ENDING = frozenset({FactKind.FORCE_ENDED, FactKind.ANNOUNCEMENT_SIGNED})


class Compared(NamedTuple):
    """One code with its three sides, the days they rest on, and what they mean together.

    `list_day` is the day of the last list that could show the code, `scope` its name.
    """

    code: str
    name: str | None
    announced_on: date | None
    scope: str | None
    list_day: date | None
    shown: bool | None
    ended_on: date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Consistency:
    """Every code that was announced here, has ended or is shown, as of a day."""

    as_of: date
    codes: tuple[Compared, ...]

    @property
    def findings(self) -> int:
        """How many codes an officer has to look at."""
        return sum(one.standing in FINDINGS for one in self.codes)


@dataclass(slots=True)
class _Known:
    """What the register's cases say of a procedure; `issuers` are those of its decisions."""

    announced_on: date | None = None
    ended_on: date | None = None
    issuers: set[int] | None = None


def check_portal(register: Register, as_of: date, scope: str | None = None) -> Consistency:
    """Compare the three as of a day, for one list of the portal or all.

    Raises:
        NotFoundError: there is no list of this name.
    """
    with reading(register) as sitting:
        facts = read_all(sitting.connection).get(sitting.home, [])
        known = _known(sitting, facts, as_of)
        shown = _Shown(sitting, as_of, scope)
        shown.learn(facts, known)
        names = procedure_names(sitting.connection, list(known))
        found = _compare(shown, known, names)
        if scope:
            found = (one for one in found if one.scope is not None)
        codes = sorted(found, key=lambda one: (list(Standing).index(one.standing), one.code))
    return Consistency(as_of, tuple(codes))


def _known(sitting: Sitting, facts: list[Told], as_of: date) -> dict[int, _Known]:
    found: dict[int, _Known] = defaultdict(_Known)
    for tracked in gather(facts):
        if tracked.key.procedure:
            _note(found[tracked.key.procedure], tracked, sitting, as_of)
    return found


def _note(one: _Known, tracked: TrackedCase, sitting: Sitting, as_of: date) -> None:
    """Note the last announcement, also of an abolition, and the last end of force."""
    seen = seen_by(tracked.case.occurrences, as_of)
    past = [o for o in seen if o.on <= as_of]
    if tracked.key.decision:
        one.issuers = (one.issuers or set()) | {tracked.key.decision}
    if tracked.key.workflow == ANNOUNCEMENT.name:
        signed = [o.on for o in past if o.kind is FactKind.ANNOUNCEMENT_SIGNED]
        one.announced_on = _latest(signed, one.announced_on)
    elif replay(sitting.bench.tables[tracked.key.workflow], seen).state in _ENDED_STATES:
        ended = [o.on for o in past if o.kind in _ENDING]
        one.ended_on = _latest(ended, one.ended_on)


def _latest(days: list[date], known: date | None) -> date | None:
    return max([*days, known] if known else days, default=None)


class _Shown:
    """The last list of each name by a day, and which codes each of them could show."""

    def __init__(self, sitting: Sitting, as_of: date, scope: str | None) -> None:
        there = read_snapshots(sitting.connection, sitting.home)
        wanted = key_of_scope(there, scope)
        self._last: dict[str, Snapshot] = {
            one.scope_key: one
            for one in there
            if one.taken_on <= as_of and wanted in (None, one.scope_key)
        }
        self._sitting = sitting
        lists = Lists(sitting.connection, sitting.home)
        self.rows: dict[str, dict[str, Listed]] = {
            key: dict(lists.settled(up_to(there, one)) or {}) for key, one in self._last.items()
        }
        self._could: dict[int, set[str]] = defaultdict(set)

    def learn(self, facts: Iterable[Told], known: dict[int, _Known]) -> None:
        """Learn which lists could show a code: they once did, or are its ministry's."""
        for fact in facts:
            if fact.kind is FactKind.PORTAL_SHOWN and fact.procedure and fact.place:
                self._could[fact.procedure].add(scope_key(fact.place))
        decisions = sorted({id_ for one in known.values() for id_ in one.issuers or ()})
        named = decision_names(self._sitting.connection, decisions)
        issuers = {id_: fold(name.detail or "") for id_, name in named.items()}
        for procedure, one in known.items():
            self._could[procedure] |= {issuers.get(id_, "") for id_ in one.issuers or ()}

    def find(self, procedure: int | None, key: str) -> tuple[Snapshot | None, Listed | None]:
        """Give the list that shows a code, else one that could, else nothing."""
        for scope, rows in self.rows.items():
            if key in rows:
                return self._last[scope], rows[key]
        could = self._could.get(procedure or 0, set()) & self._last.keys()
        return (self._last[min(could)] if could else None), None


def _compare(
    shown: _Shown, known: dict[int, _Known], names: dict[int, Named]
) -> Iterator[Compared]:
    keys: set[str] = set()
    for procedure, one in known.items():
        named = names[procedure]
        key = code_key(named.number)
        keys.add(key)
        snapshot, listed = shown.find(procedure, key)
        yield _compared(named.number, named.title, one, snapshot, listed)
    for rows in shown.rows.values():
        for key, listed in rows.items():
            if key not in keys:
                keys.add(key)
                snapshot, _ = shown.find(None, key)
                yield _compared(code_meant(key, listed), listed.name, _Known(), snapshot, listed)


def _compared(
    code: str, name: str | None, one: _Known, snapshot: Snapshot | None, listed: Listed | None
) -> Compared:
    there = None if snapshot is None else listed is not None
    sides = Sides(one.announced_on is not None, there, one.ended_on is not None)
    return Compared(
        code=code,
        name=name or (listed.name if listed else None),
        announced_on=one.announced_on,
        scope=snapshot.scope if snapshot else None,
        list_day=snapshot.taken_on if snapshot else None,
        shown=there,
        ended_on=one.ended_on,
        standing=standing(sides, listed.agencies if listed else None),
    )
