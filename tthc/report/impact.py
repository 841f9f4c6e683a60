"""What a notice or a change of rules moves: which cases, from which day to which, and why."""

from collections.abc import Iterator
from dataclasses import replace

from tthc.app.moving import MoveKind
from tthc.app.noticing import Noticed
from tthc.app.taking_up import Impact, Moved, Outcome
from tthc.calendar.unit_notices import DeclaredDay
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import marked_day
from tthc.report.coverage import change_data
from tthc.report.grouping import Subject, group_alike, name_group
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value, show_value
from tthc.report.words import DAY_KINDS, VERDICTS, WEEKDAYS


def notice_paper(noticed: Noticed, say: Catalogue) -> Paper:
    """Show what a notice declares and what it moves."""
    notice, impact = noticed.notice, noticed.impact
    heading = say.say(
        "{document}: {count} days", document=notice.document.title, count=len(notice.days)
    )
    days = [_day_line(declared, say) for declared in notice.days]
    if noticed.already:
        written = say.say("Applied already: {file}", file=str(noticed.file))
    else:
        written = say.say("Written: {file}", file=str(noticed.file)) if impact.applied else ""
    data: dict[str, object] = {
        "notice": notice.file,
        "document": notice.document.key,
        "declared_on": notice.document.declared_on,
        "days": [_day_data(declared) for declared in notice.days],
        "file": str(noticed.file) if impact.applied else None,
        "already": noticed.already,
        **_data(impact, say),
    }
    moved = () if noticed.already else _parts(impact, say)
    parts: tuple[Part, ...] = (Heading(heading), *days, *moved, *((written,) if written else ()))
    return Paper(parts, _whole(impact, say), data)


def impact_paper(impact: Impact, say: Catalogue) -> Paper:
    """Show what the rules and the calendar of today move."""
    data: dict[str, object] = {
        "waiting": impact.waiting,
        "days": [change_data(change, say) for change in impact.days],
        **_data(impact, say),
    }
    if not impact.waiting and not impact.applied:
        line = say.say("Nothing waits: the register is judged by the rules and days off of today.")
        return Paper((line,), _whole(impact, say), data)
    heading = Heading(say.say("Rules or calendar have changed since the register was judged."))
    days = say.say("Days of the calendar that differ: {count}", count=len(impact.days))
    return Paper((heading, days, *_parts(impact, say)), _whole(impact, say), data)


def moved_parts(impact: Impact, say: Catalogue) -> list[Part]:
    """Tell what moves: open cases, closed ones whose verdict would change, and how many else."""
    due = [moved for moved in impact.moves if moved.change.kind is MoveKind.DUE]
    closed = [moved for moved in impact.moves if moved.change.kind is MoveKind.VERDICT]
    parts: list[Part] = []
    if due:
        title = say.say("Open, with another due day: {count}", count=len(due))
        parts += [Heading(title), _told(due, say)]
    if closed:
        title = say.say("Done, whose verdict would change: {count}", count=len(closed))
        parts += [Heading(title), *_closed_lines(closed, say)]
    done = sum(moved.change.kind is MoveKind.DONE for moved in impact.moves)
    if done:
        told = say.say("Done, verdict unchanged, due day kept as it was: {count}", count=done)
        parts.append(told)
    if not impact.moves:
        parts.append(say.say("No due day and no verdict of the register changes."))
    return parts


def _parts(impact: Impact, say: Catalogue) -> list[Part]:
    closed = any(moved.change.kind is MoveKind.VERDICT for moved in impact.moves)
    return [*moved_parts(impact, say), _ending(impact, closed, say)]


def _ending(impact: Impact, closed: bool, say: Catalogue) -> str:  # noqa: FBT001
    if impact.applied:
        return say.say("Applied; {count} facts were recorded.", count=len(impact.moves))
    if closed:
        return say.say(
            "Nothing is written yet. With --apply what is done keeps its due day and verdict;"
            " name the cases that may change with --flip CASE."
        )
    return say.say("Nothing is written yet; apply it with --apply.")


def _told(moves: list[Moved], say: Catalogue) -> Sheet:
    """Tell cases of one decision that move alike in one line, and only what is not plain."""
    groups = _groups(moves, say)
    whole = _sheet([_row(one, subject, _days(one, say), say) for one, subject in groups], say)
    plain = {"province"} if len({one.unit for one in moves}) > 1 else {"province", "department"}
    plain |= {"met_on", "verdict", "becomes", "outcome"}
    shown = [number for number, column in enumerate(whole.columns) if column.key not in plain]
    columns = tuple(whole.columns[number] for number in shown)
    return Sheet("", columns, tuple(tuple(row[number] for number in shown) for row in whole.rows))


def _closed_lines(moves: list[Moved], say: Catalogue) -> Iterator[str]:
    """Tell them in sentences: so many columns would be cut off on a screen."""
    for one, subject in _groups(moves, say):
        row = [show_value(value) or "-" for value in _row(one, subject, _days(one, say), say)]
        case, _, department, decision, procedure, *told = row
        about = (case, decision, procedure, department)
        duty, before, after, met_on, verdict, becomes, outcome = told
        yield say.say(
            "- {about}: {duty}. Due {before} -> {after}, done {met_on}: {verdict} -> {becomes};"
            " {outcome}.",
            about=", ".join(name for name in about if name != "-"),
            duty=duty,
            before=before,
            after=after,
            met_on=met_on,
            verdict=verdict,
            becomes=becomes,
            outcome=outcome,
        )


def _groups(moves: list[Moved], say: Catalogue) -> Iterator[tuple[Moved, Subject]]:
    groups = group_alike(moves, lambda one: (one.unit, one.decision, one.change, one.outcome))
    for group in groups:
        yield group[0], name_group(_subject(group[0]), len(group), _title(group[0]), say)


def _whole(impact: Impact, say: Catalogue) -> Sheet:
    """Set all moves in a table for scripts: days as they are, beside them what is provisional."""
    rows: list[tuple[Value, ...]] = []
    for one in impact.moves:
        change = one.change
        marks = (str(mark).lower() for mark in change.provisional)
        rows.append((*_row(one, _subject(one), (change.before, change.after), say), *marks))
    sheet = _sheet(rows, say)
    keys = ("before_provisional", "after_provisional")
    return replace(sheet, columns=(*sheet.columns, *(Column(key, key) for key in keys)))


def _sheet(rows: list[tuple[Value, ...]], say: Catalogue) -> Sheet:
    columns = (
        Column("case", say.say("Case")),
        Column("province", say.say("Province"), wide=True),
        Column("department", say.say("Department"), wide=True),
        Column("decision", say.say("Ministry decision")),
        Column("procedure", say.say("Procedure"), wide=True),
        Column("duty", say.say("Duty"), wide=True),
        Column("before", say.say("Due before")),
        Column("after", say.say("Due after")),
        Column("met_on", say.say("Done on")),
        Column("verdict", say.say("Verdict")),
        Column("becomes", say.say("Becomes")),
        Column("outcome", say.say("Outcome"), wide=True),
    )
    return Sheet("", columns, tuple(rows))


def _row(
    moved: Moved, subject: Subject, days: tuple[Value, Value], say: Catalogue
) -> tuple[Value, ...]:
    change, named = moved.change, moved.decision or moved.document
    return (
        subject.case,
        *moved.unit,
        named.number if named else None,
        subject.procedure,
        say.of(*moved.title),
        *days,
        change.met_on,
        say.say(VERDICTS[change.verdict]),
        say.say(VERDICTS[change.becomes]),
        _outcome(moved.outcome, say),
    )


def _days(moved: Moved, say: Catalogue) -> tuple[Value, Value]:
    change = moved.change
    before, after = change.provisional
    return (
        marked_day(change.before, say, provisional=before),
        marked_day(change.after, say, provisional=after),
    )


def _subject(moved: Moved) -> Subject:
    procedure = moved.procedure
    return Subject(
        moved.case,
        procedure.number if procedure else None,
        procedure.title if procedure else None,
    )


def _title(moved: Moved) -> str | None:
    return moved.decision.title if moved.decision else None


def _outcome(outcome: Outcome, say: Catalogue) -> str:
    words = {
        Outcome.MOVED: say.say("moves"),
        Outcome.KEPT: say.say("keeps its due day"),
        Outcome.FLIPPED: say.say("changes, as named"),
    }
    return words[outcome]


def _day_line(declared: DeclaredDay, say: Catalogue) -> str:
    day, scope = declared.day, declared.scope
    line = say.say(
        "{weekday} {day}: {kind}, {name}",
        weekday=say.say(WEEKDAYS[day.date.weekday()]),
        day=day.date,
        kind=say.say(DAY_KINDS[day.kind]),
        name=say.of(day.name_vi, day.name_en),
    )
    names = [name for name in (scope.department, scope.province) if name] if scope else []
    return f"{line} ({', '.join(names)})" if names else line


def _day_data(declared: DeclaredDay) -> dict[str, object]:
    day, scope = declared.day, declared.scope
    return {
        "date": day.date,
        "weekday": WEEKDAYS[day.date.weekday()],
        "kind": day.kind.value,
        "document": declared.document.key,
        "province": scope.province if scope else None,
        "department": scope.department if scope else None,
    }


def _data(impact: Impact, say: Catalogue) -> dict[str, object]:
    return {
        "applied": impact.applied,
        "cause": impact.cause.number,
        "cause_date": impact.cause.signed_on,
        "moves": moves_data(impact, say),
    }


def moves_data(impact: Impact, say: Catalogue) -> list[dict[str, object]]:
    """Give what moves as data."""
    return [_move_data(moved, say) for moved in impact.moves]


def _move_data(moved: Moved, say: Catalogue) -> dict[str, object]:
    change = moved.change
    return {
        "case": moved.case,
        "province": moved.unit[0],
        "department": moved.unit[1],
        "decision": moved.decision.number if moved.decision else None,
        "procedure": moved.procedure.number if moved.procedure else None,
        "procedure_name": moved.procedure.title if moved.procedure else None,
        "document": moved.document.number if moved.document else None,
        "what": change.kind.value,
        "rule": change.rule,
        "title": say.of(*moved.title),
        "before": change.before,
        "after": change.after,
        "before_provisional": change.provisional[0],
        "after_provisional": change.provisional[1],
        "met_on": change.met_on,
        "verdict": change.verdict.value,
        "becomes": change.becomes.value,
        "outcome": moved.outcome.value,
    }
