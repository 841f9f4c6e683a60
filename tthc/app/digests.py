"""Which letters the waiting alerts make: one for each department, one for each officer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from tthc.app.alert_settings import AlertSettings
from tthc.app.raising import RungOf
from tthc.compliance.identifiers import fold
from tthc.compliance.judgement import Bench, days_until
from tthc.compliance.rule import Rule, RuleVersion
from tthc.compliance.rungs import LEVEL, Rung
from tthc.store.outbox import StepKind
from tthc.store.units import UnitKey, slug
from tthc.store.waiting import AlertLine

Assignees = Mapping[tuple[UnitKey, int, int], str]


class Recipient(NamedTuple):
    """A department or an officer; `key` stays the same when an address changes."""

    key: str
    name: str
    addresses: tuple[str, ...]


class Item(NamedTuple):
    """One duty of a case in a letter: the rungs told of it, and how it stands now."""

    line: AlertLine
    rungs: tuple[tuple[Rung, date], ...]
    now: Rung
    rule: Rule | None
    version: RuleVersion | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Digest:
    """What one letter tells; `message` is the same whenever the same letter is sent again."""

    recipient: Recipient
    message: str
    day: date
    alerts: tuple[AlertLine, ...]
    items: tuple[Item, ...]


def recipients_of(
    line: AlertLine, settings: AlertSettings, assignees: Assignees
) -> tuple[Recipient, ...]:
    """Name the department of an alert, and the officer to whom its case was assigned."""
    found = [
        Recipient(f"department {slug(name)}", name, addresses)
        for name, addresses in settings.departments.items()
        if slug(name) == line.unit.department
    ]
    about = line.subject
    decision, procedure = about.decision_id or 0, about.procedure_id or 0
    shared = assignees.get((line.unit, decision, 0), "")
    noted = _words(assignees.get((line.unit, decision, procedure), shared))
    found += [
        Recipient(f"officer {slug(name)}", name, addresses)
        for name, addresses in settings.officers.items()
        if _words(name) in noted
    ]
    return tuple(found)


def outstanding(line: AlertLine, recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Keep those to whom the alert was not delivered yet."""
    told = {one.recipient for one in line.steps if one.kind is StepKind.DELIVERED}
    return tuple(one for one in recipients if one.key not in told)


def make_digests(
    waiting: Mapping[AlertLine, tuple[Recipient, ...]], bench: Bench, day: date, rung_of: RungOf
) -> tuple[Digest, ...]:
    """Put what waits into letters; what may have gone before goes again as the same letter."""
    letters: dict[tuple[Recipient, str], list[AlertLine]] = {}
    for line, recipients in waiting.items():
        for one in recipients:
            letters.setdefault((one, _kept_message(line, one)), []).append(line)
    return tuple(
        Digest(
            recipient,
            kept or _message(recipient, lines),
            day,
            tuple(lines),
            tuple(sorted(_items(lines, bench, day, rung_of), key=_urgency)),
        )
        for (recipient, kept), lines in letters.items()
    )


def _kept_message(line: AlertLine, recipient: Recipient) -> str:
    """Give the message of a sending whose answer never came."""
    tried = [one for one in line.steps if one.recipient == recipient.key]
    return (tried[-1].message or "") if tried else ""


def _message(recipient: Recipient, lines: list[AlertLine]) -> str:
    """Derive the id of a letter from its recipient and alerts; a renewed alert is another."""
    said = [recipient.key, *(f"{one.id} {one.due}" for one in lines)]
    return f"{sha256(repr(said).encode()).hexdigest()[:32]}@tthc"


def _items(lines: list[AlertLine], bench: Bench, day: date, rung_of: RungOf) -> Iterator[Item]:
    duties: dict[tuple[UnitKey, str, str], list[AlertLine]] = {}
    for line in lines:
        duties.setdefault((line.unit, line.case, line.rule), []).append(line)
    for alerts in duties.values():
        last = max(alerts, key=lambda one: LEVEL[one.rung])
        rungs = sorted(((one.rung, one.since) for one in alerts), key=lambda one: LEVEL[one[0]])
        rule = bench.book.named(last.rule)
        version = rule.version(last.standing.version or "") if rule else None
        days, due = None, last.standing.due
        if version and due:
            days = days_until(bench.of(last.unit), version.limit.unit, due, day)
        yield Item(last, tuple(rungs), rung_of(last) or last.rung, rule, version, days)


def _urgency(item: Item) -> tuple[int, date, str]:
    return -LEVEL[item.now], item.line.standing.due or date.max, item.line.case


def _words(name: str) -> str:
    return f" {' '.join(fold(name).split())} "
