"""Which facts a list of the portal gives in its place between two others, and which it takes back.

Only what differs from the list before it becomes a fact, with the days between which it happened.
A list that comes late, or is withdrawn, stands between two others: the facts of the day after it
are voided where they no longer hold, and stated anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from tthc.app.register import Sitting
from tthc.clock import today
from tthc.compliance.settled_lists import names_in_doubt, settle
from tthc.compliance.snapshots import Difference, differ
from tthc.store.journal import Item, Journal, Signature, Touched
from tthc.store.projection import refresh
from tthc.store.sightings import removed_codes
from tthc.store.snapshot_lists import Lists
from tthc.store.snapshots import Snapshot, Standing, portal_facts, spoken_of
from tthc.workflows.facts import Content, FactKind, Origin


class Place(NamedTuple):
    """A snapshot among the others of the same list of the portal; none where it is known."""

    at: Snapshot
    others: tuple[Snapshot, ...] = ()

    @property
    def earlier(self) -> list[Snapshot]:
        """The other lists of the days before it, by day."""
        return [one for one in self.others if one.taken_on < self.at.taken_on]

    @property
    def later(self) -> list[Snapshot]:
        """The other lists of the days after it, by day."""
        return [one for one in self.others if one.taken_on > self.at.taken_on]

    @property
    def before(self) -> Snapshot | None:
        """The one straight before it."""
        return next(reversed(self.earlier), None)

    @property
    def after(self) -> Snapshot | None:
        """The one straight after it."""
        return next(iter(self.later), None)


class Told(NamedTuple):
    """A difference as a fact: found by the list `at`, not there yet on `since`."""

    difference: Difference
    at: Snapshot
    since: date | None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells facts of one list apart."""
        return self.difference.kind, self.difference.key, self.at.taken_on, self.since

    @property
    def words(self) -> tuple[str | None, str | None]:
        """What the fact says beside its days."""
        return self.difference.listed.name, self.difference.detail


class Why(NamedTuple):
    """Why facts are voided, in words for the officer, and what brought it about."""

    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes the facts of one list: an open register, the unit's names, and who signs."""

    sitting: Sitting
    unit: tuple[str, str]
    signature: Signature
    lists: Lists

    def around(self, place: Place) -> tuple[list[Told], list[Told]]:
        """Say what stands with this list between the others, and what without it."""
        earlier, reached = place.earlier, self._reached(place)
        return list(self._tell(earlier, reached)), list(self._tell(earlier, reached[1:]))

    def _reached(self, place: Place) -> list[Snapshot]:
        """Give the list and those after it that are read by it, with the first that is not."""
        found = [place.at]
        for one in place.later:
            found.append(one)
            if not self.lists.rows(one).leave_open:
                break
        return found

    def _tell(self, earlier: list[Snapshot], lists: list[Snapshot]) -> Iterator[Told]:
        """Say what each of the lists tells that the one before it did not show."""
        last = earlier[-1] if earlier else None
        before = self.lists.settled(earlier)
        for one in lists:
            rows = settle(before, self.lists.rows(one))
            since = last.taken_on if last else None
            in_doubt = names_in_doubt(self.lists.rows(last)) if last else frozenset[str]()
            for found in differ(before, rows, in_doubt):
                yield Told(found, one, None if found.doubted else since)
            last, before = one, rows

    def settle(
        self, place: Place, held: Iterable[Told], expected: list[Told], why: Why
    ) -> tuple[dict[FactKind, int], int]:
        """Void what no longer holds of what held before, append what holds; count both.

        A fact that an officer voided by hand stays void.
        """
        days = [one.taken_on for one in self._reached(place)]
        keys = {one.difference.key for one in (*held, *expected)}
        home, scope = self.sitting.home, place.at.scope
        told = list(portal_facts(self.sitting.connection, home, scope, days, keys))
        wanted = {(one.key, one.words) for one in expected}
        standing = [one for one in told if not one.voided]
        stale = [one for one in standing if (_key(one), (one.title, one.note)) not in wanted]
        there = {(_key(one), (one.title, one.note)) for one in standing}
        by_hand = {_key(one) for one in told if one.by_hand}
        fresh = [one for one in expected if one.key not in by_hand]
        fresh = [one for one in fresh if (one.key, one.words) not in there]
        touched = self._void(stale, scope, why)
        added = self._append(fresh, touched)
        self._refresh(touched, place)
        return added, len(stale)

    def _refresh(self, touched: Touched, place: Place) -> None:
        """Work cases out anew; of what was removed, the list tells also that it still stands."""
        connection, home = self.sitting.connection, self.sitting.home
        spoken = spoken_of(connection, (id_ for _, id_ in touched.procedures))
        followed = {one for one in touched.procedures if one[1] in spoken}
        removed = removed_codes(connection, home)
        rows = self.lists.settled([*place.earlier, place.at]) if removed else None
        followed |= {(home, id_) for id_, key in removed if rows and key in rows}
        if followed or touched.decisions:
            touched = touched._replace(procedures=followed)
            refresh(self.sitting.connection, self.sitting.bench, touched)

    def _void(self, stale: list[Standing], scope: str, why: Why) -> Touched:
        if not stale:
            return Touched(set(), set(), set(), set())
        journal = self._journal(why.origin)
        province, department = self.unit
        said = Content(
            province=province,
            department=department,
            kind=FactKind.FACT_VOIDED,
            happened_on=today(self.signature.at),
            place=scope,
            note=why.reason,
        )
        journal.append([Item((replace(said, corrects=one.id),)) for one in stale])
        return journal.touched

    def _append(self, fresh: list[Told], touched: Touched) -> dict[FactKind, int]:
        """Append facts, those of each list under the file that it came in, oldest first."""
        added: dict[FactKind, int] = {}
        lists = {one.at.id: one.at for one in fresh}
        for at in sorted(lists.values(), key=lambda one: one.taken_on):
            mine = [one for one in fresh if one.at.id == at.id]
            journal = self._journal(at.origin)
            journal.append([self._item(one) for one in mine])
            for one in mine:
                added[one.difference.kind] = added.get(one.difference.kind, 0) + 1
            touched.decisions.update(journal.touched.decisions)
            touched.procedures.update(journal.touched.procedures)
        return added

    def _item(self, one: Told) -> Item:
        """State a difference; what is gone stands in no row of the list that no longer shows it."""
        found, listed = one.difference, one.difference.listed
        province, department = self.unit
        content = Content(
            province=province,
            department=department,
            kind=found.kind,
            happened_on=one.at.taken_on,
            procedure=found.code,
            title=listed.name,
            issuer=listed.issuer,
            field=listed.field,
            place=one.at.scope,
            note=found.detail,
            since=one.since,
        )
        return Item((content,), None if found.kind is FactKind.PORTAL_GONE else listed.row)

    def _journal(self, origin: Origin) -> Journal:
        sitting = self.sitting
        return Journal(sitting.connection, sitting.home, self.signature, origin, again=True)


def _key(one: Standing) -> tuple[object, ...]:
    return one.kind, one.key, one.on, one.since
