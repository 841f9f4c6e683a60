"""How alerts are listed, and what a sending of them did."""

from datetime import date

from tthc.app.alerting import Alerts, Sending, Sent
from tthc.errors import OS_WORDS
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import marked_day
from tthc.report.paper import Column, Paper, Part, Sheet, Value
from tthc.report.words import ALERT_STEPS, QUIET, RUNGS
from tthc.store.any_text import Unread
from tthc.store.outbox import StepKind
from tthc.store.waiting import AlertLine


def alerts_paper(alerts: Alerts, say: Catalogue) -> Paper:
    """Show alerts, each with what became of it."""
    columns = (
        Column("alert", say.say("Alert")),
        Column("case", say.say("Case")),
        Column("decision", say.say("Ministry decision"), folds=True),
        Column("procedure", say.say("Procedure"), folds=True),
        Column("rung", say.say("Rung")),
        Column("since", say.say("Since")),
        Column("due", say.say("Due day")),
        Column("state", say.say("State"), wide=True),
    )
    rows = tuple(_row(line, _marked(line, say), say) for line in alerts.lines)
    sheet = Sheet("", columns, rows)
    waiting = sum(line.open for line in alerts.lines)
    head = say.say("{count} alerts wait to be sent", count=waiting)
    data: dict[str, object] = {
        "as_of": alerts.day,
        "waiting": waiting,
        "alerts": [_data(line) for line in alerts.lines],
        "unreadable": _unread_data(alerts.unread),
    }
    errors = _unread_notes(alerts.unread, say)
    parts = (*errors, head, *((sheet,) if rows else ()))
    return Paper(parts, _for_scripts(alerts, sheet, say), data, errors)


def _for_scripts(alerts: Alerts, shown: Sheet, say: Catalogue) -> Sheet:
    """Give the days as they are, and beside them what is provisional."""
    rows = tuple(
        (*_row(line, line.due, say), str(line.standing.provisional).lower())
        for line in alerts.lines
    )
    return Sheet("", (*shown.columns, Column("provisional", "provisional")), rows)


def sending_paper(done: Sending, say: Catalogue, *, dry_run: bool) -> Paper:
    """Show what was sent, what was not and why."""
    columns = (
        Column("recipient", say.say("Recipient"), wide=True),
        Column("addresses", say.say("Addresses"), folds=True),
        Column("alerts", say.say("Alerts")),
        Column("state", say.say("State"), wide=True),
        Column("message", say.say("Message"), folds=True),
    )
    sheet = Sheet("", columns, tuple(_letter_row(one, say) for one in done.letters))
    data: dict[str, object] = {
        "as_of": done.day,
        "dry_run": dry_run,
        "quiet": done.quiet.value if done.quiet else None,
        "settled": done.settled,
        "without_recipient": [
            {"department": name, "alerts": count} for name, count in sorted(done.homeless.items())
        ],
        "unknown_departments": list(done.unknown),
        "unreadable": _unread_data(done.unread),
        "letters": [_letter_data(one) for one in done.letters],
    }
    parts: tuple[Part, ...] = (*_notes(done, say), *((sheet,) if sheet.rows else ()))
    errors = _unread_notes(done.unread, say)
    return Paper(parts or (say.say("Nothing waits to be sent."),), sheet, data, errors)


def _notes(done: Sending, say: Catalogue) -> tuple[str, ...]:
    notes = [*_unread_notes(done.unread, say)]
    notes += [say.say(QUIET[done.quiet])] if done.quiet else []
    if done.settled:
        notes.append(
            say.say(
                "{count} alerts are no longer due and are not sent: tthc alerts list --all",
                count=done.settled,
            )
        )
    for name, count in sorted(done.homeless.items()):
        notes.append(
            say.say(
                "{count} alerts of {name} have no recipient. Write one into tthc.toml, under"
                ' [alerts.departments]: "{name}" = ["name@province.gov.vn"]',
                count=count,
                name=name,
            )
        )
    return (*notes, *(_unknown(name, done.known, say) for name in done.unknown))


def _unknown(name: str, known: tuple[str, ...], say: Catalogue) -> str:
    return say.say(
        "Warning: the recipients of alerts name {name}, but no department of this register is"
        " called so: nothing is told to it. Departments here: {known}.",
        name=name,
        known="; ".join(known),
    )


def _unread_notes(unread: tuple[Unread, ...], say: Catalogue) -> tuple[str, ...]:
    return tuple(
        say.say(
            "Error: alert {alert} cannot be read ({reason}) and is not sent. Run tthc audit, which"
            " judges anew what is kept of its case, then tthc verify.",
            alert=one.id,
            reason=one.reason,
        )
        for one in unread
    )


def _unread_data(unread: tuple[Unread, ...]) -> list[dict[str, object]]:
    return [{"alert": one.id, "reason": one.reason} for one in unread]


def _letter_row(one: Sent, say: Catalogue) -> tuple[Value, ...]:
    who = one.digest.recipient
    state = say.say(ALERT_STEPS[one.kind]) if one.kind else say.say("waits")
    said = f"{state}: {_failure(one.reason, say)}" if one.reason else state
    return who.name, ", ".join(who.addresses), len(one.digest.alerts), said, one.digest.message


def _letter_data(one: Sent) -> dict[str, object]:
    return {
        "recipient": one.digest.recipient.name,
        "alerts": [line.id for line in one.digest.alerts],
        "message": one.digest.message,
        "state": one.kind.value if one.kind else "waiting",
        "reason": one.reason or None,
    }


def _marked(line: AlertLine, say: Catalogue) -> Value:
    return marked_day(line.due, say, provisional=line.standing.provisional)


def _row(line: AlertLine, due: Value, say: Catalogue) -> tuple[Value, ...]:
    about = line.subject
    return (
        *(line.id, line.case, about.decision or about.document, about.procedure),
        *(say.say(RUNGS[line.rung]), line.since, due, _state(line, say)),
    )


def _state(line: AlertLine, say: Catalogue) -> str:
    """Say what became of it last, and why."""
    if not line.steps:
        return say.say("waits")
    last = line.steps[-1]
    state = say.say(ALERT_STEPS[last.kind])
    words = _reason if last.kind is StepKind.SETTLED else _failure
    said = words(last.reason or "", say)
    if line.open:
        state = f"{say.say('waits')} ({state})"
    return f"{state}: {said}" if said else state


_OS_REASONS = {text: text for text in OS_WORDS.values()}


def _failure(reason: str, say: Catalogue) -> str:
    """Say why the system refused a file in the officer's language; a server's words stand."""
    return say.say(_OS_REASONS[reason]) if reason in _OS_REASONS else reason


def _reason(reason: str, say: Catalogue) -> str:
    what, _, day = reason.partition(" ")
    on = date.fromisoformat(day) if day else ""
    texts = {
        "done": say.say("done on {day}", day=on),
        "moved": say.say("now due {day}", day=on),
        "ended": say.say("no longer owed"),
        "told": say.say("told before; a recipient was taken out of the settings"),
    }
    return texts.get(what, reason)


def _data(line: AlertLine) -> dict[str, object]:
    about = line.subject
    last = line.steps[-1] if line.steps else None
    return {
        "alert": line.id,
        "case": line.case,
        "department": line.unit.department,
        "decision": about.decision,
        "procedure": about.procedure,
        "document": about.document,
        "rule": line.rule,
        "rung": line.rung.value,
        "since": line.since,
        "due": line.due,
        "provisional": line.standing.provisional,
        "run": line.run,
        "waiting": line.open,
        "state": last.kind.value if last else "waiting",
        "reason": last.reason if last else None,
        "recipient": last.recipient if last else None,
        "message": last.message if last else None,
        "at": last.at if last else None,
    }
