"""Which alerts wait, and how they are sent: a letter to each recipient, noted before and after."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from tthc.app.alert_settings import AlertSettings, read_way
from tthc.app.digests import Digest, make_digests, outstanding, recipients_of
from tthc.app.raising import rung_of, settlements
from tthc.app.register import Register, Sitting, bring_up_to_date, opened, reading
from tthc.clock import VIETNAM, today
from tthc.compliance.rule import RuleBook
from tthc.delivery.letter import DeliveryError, Letter, Way
from tthc.delivery.ways import deliver
from tthc.errors import SettingsError, StoreError
from tthc.store.any_text import Unread
from tthc.store.journal import Signature
from tthc.store.outbox import Step, StepKind, add_steps
from tthc.store.sending import one_sender
from tthc.store.units import UnitKey, slug, unit_names
from tthc.store.waiting import AlertLine, read_alerts, read_assignees

MORNING, NIGHT = time(6), time(22)


class NoWayError(SettingsError):
    """Nobody has said where alerts go."""

    template = (
        'tthc.toml: [alerts] to is not set; write for example to = "smtp://mail.tinh.gov.vn:25"'
        " (docs/alerts.md). Nothing was sent; what waits goes on waiting."
    )


class HalfSentError(StoreError):
    """Letters have gone out, and then the register could not be written."""

    template = (
        "{database}: {sent} letters have gone out, then the register could not be written"
        " ({reason}). Run `tthc alerts send` again: it sends the rest, and the last letter perhaps"
        " once more."
    )


class Quiet(StrEnum):
    """Why nothing is sent now."""

    NIGHT = "night"
    DAY_OFF = "day_off"


class Rendered(NamedTuple):
    """A letter in words."""

    subject: str
    text: str
    html: str


Render = Callable[[Digest], Rendered]


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts of a register on a day; `book` names their rules."""

    day: date
    book: RuleBook
    lines: tuple[AlertLine, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a letter; `reason` says why it failed, or whom the server refused."""

    digest: Digest
    kind: StepKind | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """What a sending did: its letters, how many alerts it settled, who has no recipient.

    `unread` are the alerts that could not be read, and so not sent; `unknown` are the departments
    in the settings of which the register knows none of the name, and `known` those it knows.
    """

    day: date
    quiet: Quiet | None
    letters: tuple[Sent, ...]
    settled: int
    homeless: dict[str, int]
    unread: tuple[Unread, ...]
    unknown: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing that ought to have gone still waits."""
        return not (self.homeless or self.unread) and all(
            one.kind is not StepKind.FAILED and not one.reason for one in self.letters
        )


class Order(NamedTuple):
    """How to send: who does, when, also at night, or only for a look."""

    signature: Signature
    any_time: bool = False
    dry_run: bool = False


class _Plan(NamedTuple):
    quiet: Quiet | None
    digests: tuple[Digest, ...]
    gone: tuple[Step, ...]
    missing: dict[AlertLine, set[str]]
    homeless: dict[str, int]
    unread: tuple[Unread, ...]
    units: dict[UnitKey, tuple[str, str]]


def list_alerts(register: Register, at: datetime, *, closed: bool) -> Alerts:
    """List the alerts that wait, all of them with `closed`."""
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        found = read_alerts(sitting.connection, today(at), closed=closed)
        return Alerts(today(at), sitting.bench.book, tuple(found.lines), found.unread)


def send(register: Register, order: Order, render: Render) -> Sending:
    """Send what waits; of two senders one waits for the other."""
    if not register.settings.alerts.to:
        raise NoWayError
    way, settings = read_way(register.settings.alerts)
    bring_up_to_date(register, order.signature.at)
    with one_sender(register.settings.database, register.shown):
        plan = _plan(register, settings, order.signature.at)
        any_time = order.any_time or settings.any_time
        quiet = None if any_time or order.dry_run else plan.quiet
        letters = tuple(Sent(digest, None) for digest in plan.digests)
        if not (quiet or order.dry_run):
            _note(register, order.signature, plan.gone)
            letters = _post_all(register, order, way, plan, render)
    day, settled = today(order.signature.at), len(plan.gone)
    home = {register.home: (register.settings.province, register.settings.department)}
    names = _unknown(settings, home | plan.units)
    return Sending(day, quiet, letters, settled, plan.homeless, plan.unread, *names)


def _unknown(
    settings: AlertSettings, units: dict[UnitKey, tuple[str, str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the departments of the settings that are none of the register's, and the register's.

    Where an officer is told, a slip in the name of the department would lose its letters unseen.
    """
    there = {unit.department: names[1] for unit, names in units.items()}
    unknown = tuple(name for name in settings.departments if slug(name) not in there)
    return unknown, tuple(there.values())


def _plan(register: Register, settings: AlertSettings, at: datetime) -> _Plan:
    day = today(at)
    with reading(register) as sitting:
        lines, unread = read_alerts(sitting.connection, day)
        rung = rung_of(sitting.bench, day, settings.long_overdue)
        gone = tuple(settlements(lines, rung))
        settled = {(one.unit, one.alert) for one in gone}
        live = [one for one in lines if (one.unit, one.id) not in settled]
        assignees = read_assignees(sitting.connection, live)
        asked = {line: recipients_of(line, settings, assignees) for line in live}
        waiting = {line: outstanding(line, found) for line, found in asked.items()}
        told = (_told_before(line) for line in live if asked[line] and not waiting[line])
        digests = make_digests(waiting, sitting.bench, day, rung)
        quiet = _quiet(sitting, register, at)
        units = unit_names(sitting.connection)
    missing = {line: {one.key for one in found} for line, found in waiting.items()}
    homeless = Counter(units[line.unit][1] for line, found in asked.items() if not found)
    return _Plan(quiet, digests, (*gone, *told), missing, dict(homeless), unread, units)


def _told_before(line: AlertLine) -> Step:
    """Close an alert whose other recipient was taken out of the settings."""
    reason = "told"
    return Step(line.unit, line.id, StepKind.SETTLED, closes=True, due=line.due, reason=reason)


def _quiet(sitting: Sitting, register: Register, at: datetime) -> Quiet | None:
    local = at.astimezone(VIETNAM)
    if not sitting.bench.of(register.home).calendar.is_working(local.date()):
        return Quiet.DAY_OFF
    return None if MORNING <= local.time() < NIGHT else Quiet.NIGHT


def _post_all(
    register: Register, order: Order, way: Way, plan: _Plan, render: Render
) -> tuple[Sent, ...]:
    letters: list[Sent] = []
    try:
        for one in _post(register, order, way, plan, render):
            letters.append(one)  # noqa: PERF402 - what went before a fault is to be counted
    except StoreError as error:
        gone = sum(one.kind is StepKind.DELIVERED for one in letters)
        if not gone:
            raise
        reason = error.fields.get("reason", "-")
        raise HalfSentError(database=register.shown, sent=gone, reason=reason) from error
    return tuple(letters)


def _post(
    register: Register, order: Order, way: Way, plan: _Plan, render: Render
) -> Iterator[Sent]:
    """Note each letter before it goes and after the server took it: a crash repeats one at most."""
    for digest in plan.digests:
        about = _About(way.address, digest)
        _note(register, order.signature, about.steps(StepKind.SENDING, digest.message))
        letter = _letter(digest, render(digest), order.signature.at)
        try:
            beside = deliver(letter, way)
        except DeliveryError as error:
            kept = None if error.certain else digest.message
            _note(register, order.signature, about.steps(StepKind.FAILED, kept, error.reason))
            yield Sent(digest, StepKind.FAILED, error.reason)
            continue
        yield Sent(digest, StepKind.DELIVERED, beside)  # it has gone, noted or not
        for line in digest.alerts:
            plan.missing[line].discard(digest.recipient.key)
        last = {line.id for line in digest.alerts if not plan.missing[line]}
        done = about.steps(StepKind.DELIVERED, digest.message, beside or None)
        _note(register, order.signature, [one._replace(closes=one.alert in last) for one in done])


class _About(NamedTuple):
    way: str
    digest: Digest

    def steps(self, kind: StepKind, message: str | None, reason: str | None = None) -> list[Step]:
        """Say the same of every alert of a letter."""
        key = self.digest.recipient.key
        return [
            Step(
                line.unit,
                line.id,
                kind,
                recipient=key,
                way=self.way,
                message=message,
                due=line.standing.due,
                reason=reason,
            )
            for line in self.digest.alerts
        ]


def _letter(digest: Digest, said: Rendered, at: datetime) -> Letter:
    return Letter(digest.message, digest.recipient.addresses, *said, at)


def _note(register: Register, signature: Signature, steps: tuple[Step, ...] | list[Step]) -> None:
    if steps:
        with opened(register, writing=True) as connection:
            add_steps(connection, steps, *signature)
