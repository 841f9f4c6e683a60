"""How removals are shown: the worklist, and one removal place by place."""

from collections.abc import Iterable, Sequence
from datetime import date

from tthc.app.removing import PlaceLine, Removal, Worklist
from tthc.compliance.places import place_titles
from tthc.report.case_data import basis_data
from tthc.report.catalogue import Catalogue
from tthc.report.findings import days_text
from tthc.report.grouping import shorten
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value
from tthc.report.removal_names import name_of, number_of
from tthc.report.removal_papers import (
    announced_by,
    early_lines,
    limit_lines,
    list_lines,
    need_not_go_lines,
    traced_to,
    unread_notes,
)
from tthc.report.words import PLACE_STATES


def worklist_paper(worklist: Worklist, say: Catalogue) -> Paper:
    """Show what must go, from where, since when, under which document, by when."""
    found = worklist.removals
    count = sum(len(removal.open_places) for removal in found)
    title = say.say(
        "To be removed on {day}: {things} things from {places} places",
        day=worklist.as_of,
        things=len(found),
        places=count,
    )
    sheet = _sheet(found, say)
    errors = unread_notes(worklist, say)
    nothing = [] if errors else [say.say("Nothing to remove.")]
    parts: tuple[Part, ...] = (*errors, Heading(title), *([sheet] if found else nothing))
    removals = [removal_data(removal, say) for removal in found]
    data: dict[str, object] = {
        "as_of": worklist.as_of,
        "places": count,
        "removals": removals,
        "unreadable": [one._asdict() for one in worklist.unreadable],
    }
    return Paper(parts, _table(found, say), data, errors)


def removal_paper(removals: Sequence[Removal], as_of: date, say: Catalogue) -> Paper:
    """Show removals place by place, with who did what when and by which evidence."""
    parts: list[Part] = []
    for removal in removals:
        parts += [Heading(_title(removal)), *need_not_go_lines(removal, say)]
        grounds = (
            *_grounds(removal, say),
            *early_lines(removal, say),
            *limit_lines(removal, say),
        )
        parts += [*grounds, *_places(removal, say)]
    data: dict[str, object] = {
        "as_of": as_of,
        "removals": [removal_data(removal, say) for removal in removals],
    }
    return Paper(tuple(parts), _table(removals, say, every=True), data)


def removal_data(removal: Removal, say: Catalogue) -> dict[str, object]:
    """Give a removal as data; `facts` are the numbers of the facts it rests on."""
    view = removal.view
    return {
        "case": view.key.id,
        "province": view.unit[0],
        "department": view.unit[1],
        "state": view.judgement.state,
        "procedure": view.procedure.number if view.procedure else None,
        "decision": view.decision.number if view.decision else None,
        "document": view.document.number if view.document else None,
        "name": name_of(removal),
        "ended_on": removal.ended_on,
        "announced_by": announced_by(removal),
        "ended_by": traced_to(removal),
        "facts": list(removal.facts),
        "places": [_place_data(line, removal, say) for line in removal.places],
    }


def _title(removal: Removal) -> str:
    return "  ".join((removal.view.key.id, number_of(removal), name_of(removal) or "")).rstrip()


def _grounds(removal: Removal, say: Catalogue) -> list[str]:
    lines: list[str] = []
    if removal.ended_on:
        lines.append(say.say("Force ended: {day}", day=removal.ended_on))
    if announced := announced_by(removal):
        lines.append(say.say("Announced by: {papers}", papers=", ".join(announced)))
    if under := traced_to(removal):
        lines.append(say.say("Under: {papers}", papers=", ".join(under)))
    return [*lines, *list_lines(removal, say)]


def _places(removal: Removal, say: Catalogue) -> list[Sheet]:
    """Set the places in a table; of what is in force only those of which something was told."""
    found = [line for line in removal.places if line.fact or not removal.need_not_go]
    return [_place_sheet(removal, found, say)] if found else []


def _place_sheet(removal: Removal, lines: Sequence[PlaceLine], say: Catalogue) -> Sheet:
    columns = (
        Column("place", say.say("Place"), wide=True),
        Column("state", say.say("State")),
        Column("on", say.say("Day")),
        Column("actor", say.say("Recorded by")),
        Column("evidence", say.say("Evidence"), wide=True),
        Column("due", say.say("To be gone by")),
        Column("fact", say.say("Fact")),
    )
    rows = tuple(
        (
            say.of(*place_titles(line.standing.place)),
            say.say(PLACE_STATES[line.standing.state]),
            line.standing.since,
            line.fact.fact.actor if line.fact else None,
            _evidence(line),
            None if removal.need_not_go else due_text(line, say),
            line.fact.fact.id if line.fact else None,
        )
        for line in lines
    )
    return Sheet("", columns, rows)


def due_text(line: PlaceLine, say: Catalogue) -> Value:
    """Give the day by which it must be gone; a standing duty has none."""
    return line.due or say.say("standing duty")


def _evidence(line: PlaceLine) -> str | None:
    content = line.fact.fact.content if line.fact else None
    if content is None:
        return None
    paper = content.document if content.decision or content.procedure else None
    return content.evidence or paper


def _place_data(line: PlaceLine, removal: Removal, say: Catalogue) -> dict[str, object]:
    standing, version = line.standing, line.duty.obligation.version if line.duty else None
    return {
        "place": standing.place,
        "title": say.of(*place_titles(standing.place)),
        "required": standing.required,
        "state": standing.state.value,
        "open": line in removal.open_places,
        "since": standing.since,
        "due": line.due,
        "days_late": line.late,
        "rule": line.duty.obligation.rule.id if line.duty else None,
        "basis": basis_data(version.basis if version else None),
        "fact": line.fact.fact.id if line.fact else None,
        "actor": line.fact.fact.actor if line.fact else None,
        "evidence": _evidence(line),
    }


def _sheet(removals: Sequence[Removal], say: Catalogue) -> Sheet:
    columns = (
        Column("case", say.say("Case")),
        Column("number", say.say("Procedure or document"), folds=True),
        Column("name", say.say("Name"), wide=True),
        Column("ended_on", say.say("Ended on")),
        Column("under", say.say("Under"), wide=True),
        Column("places", say.say("Still shown at"), wide=True),
        Column("due", say.say("To be gone by")),
        Column("late", say.say("Late")),
    )
    rows = tuple(
        (
            removal.view.key.id,
            number_of(removal),
            shorten(name_of(removal)),
            removal.ended_on,
            ", ".join((*traced_to(removal), *announced_by(removal))),
            places_text(removal.open_places, say),
            first_due(removal, say),
            _late(removal, say),
        )
        for removal in removals
    )
    styles = tuple("overdue" if _late(removal, say) else "" for removal in removals)
    return Sheet("", columns, rows, styles)


def places_text(lines: Iterable[PlaceLine], say: Catalogue) -> str:
    """Name places in one cell."""
    return "; ".join(say.of(*place_titles(line.standing.place)) for line in lines)


def first_due(removal: Removal, say: Catalogue) -> Value:
    """Give the first day by which it must be gone from a place that still shows it."""
    days = [line.due for line in removal.open_places if line.due]
    return min(days) if days else say.say("standing duty")


def _late(removal: Removal, say: Catalogue) -> str:
    late = [line for line in removal.open_places if line.late is not None]
    if not late or late[0].duty is None:
        return ""
    return days_text(late[0].late, late[0].duty.obligation.version, say)


def _table(removals: Sequence[Removal], say: Catalogue, *, every: bool = False) -> Sheet:
    """Give one line for each place of each removal, for CSV."""
    keys = ("case", "procedure", "document", "name", "ended_on", "under", "announced_by")
    keys += ("place", "state", "since", "due", "days_late", "fact", "evidence")
    rows: list[tuple[Value, ...]] = []
    for removal in removals:
        view = removal.view
        about: tuple[Value, ...] = (
            view.key.id,
            view.procedure.number if view.procedure else None,
            view.document.number if view.document else None,
            name_of(removal),
            removal.ended_on,
            ", ".join(traced_to(removal)),
            ", ".join(announced_by(removal)),
        )
        for line in removal.places if every else removal.open_places:
            data = _place_data(line, removal, say)
            cells = (data["place"], data["state"], line.standing.since, line.due, line.late)
            rows.append(
                (*about, *map(_value, cells), *map(_value, (data["fact"], data["evidence"])))
            )
    return Sheet("", tuple(Column(key, key) for key in keys), tuple(rows))


def _value(value: object) -> Value:
    return value if isinstance(value, str | int | date) else None
