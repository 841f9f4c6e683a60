"""The two tables of a proposal to remove (danh sách đề nghị gỡ bỏ): procedures and documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tthc.app.removing import Removal, Worklist
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Sheet, Value
from tthc.report.removal import (
    first_due,
    places_text,
)
from tthc.report.removal_names import name_of, number_of
from tthc.report.removal_papers import announced_by, legal_grounds, unread_notes
from tthc.report.spreadsheet import to_csv_file, to_xlsx, write_file
from tthc.workflows.facts import FactKind


def procedures_sheet(removals: Sequence[Removal], say: Catalogue) -> Sheet:
    """Set the procedures in a table (domain.md 5.2); numbers count from 1."""
    columns = (
        Column("order", say.say("Row no.")),
        Column("code", say.say("Code of the procedure")),
        Column("name", say.say("Name of the procedure")),
        Column("field", say.say("Field")),
        Column("announced_by", say.say("Announced by")),
        Column("under", say.say("Abolished by")),
        Column("ended_on", say.say("Ended on")),
        Column("places", say.say("Still shown at")),
        Column("pending", say.say("Pending dossiers")),
        Column("due", say.say("To be gone by (first place)")),
    )
    found = [removal for removal in removals if not removal.view.key.document]
    rows = tuple(_procedure(at, removal, say) for at, removal in enumerate(found, start=1))
    return Sheet(say.say("Procedures"), columns, rows)


def documents_sheet(removals: Sequence[Removal], say: Catalogue) -> Sheet:
    """Set the legal documents in a table (domain.md 5.2); numbers count from 1."""
    columns = (
        Column("order", say.say("Row no.")),
        Column("number", say.say("Number")),
        Column("title", say.say("Subject")),
        Column("extent", say.say("Ended wholly or in part")),
        Column("under", say.say("Replaced or abolished by")),
        Column("ended_on", say.say("Ended on")),
        Column("places", say.say("Still shown at")),
        Column("due", say.say("To be gone by (first place)")),
    )
    found = [removal for removal in removals if removal.view.key.document]
    rows = tuple(_document(at, removal, say) for at, removal in enumerate(found, start=1))
    return Sheet(say.say("Documents"), columns, rows)


def _procedure(at: int, removal: Removal, say: Catalogue) -> tuple[Value, ...]:
    view = removal.view
    announced = announced_by(removal)
    return (
        at,
        number_of(removal),
        name_of(removal),
        view.procedure.detail if view.procedure else None,
        ", ".join(announced) or (view.decision.number if view.decision else None),
        ", ".join(legal_grounds(removal)),
        removal.ended_on,
        places_text(removal.open_places, say),
        _pending(removal),
        first_due(removal, say),
    )


def _document(at: int, removal: Removal, say: Catalogue) -> tuple[Value, ...]:
    return (
        at,
        number_of(removal),
        name_of(removal),
        say.say("wholly"),  # what ended in part stays, to be reviewed
        ", ".join(legal_grounds(removal)),
        removal.ended_on,
        places_text(removal.open_places, say),
        first_due(removal, say),
    )


def _pending(removal: Removal) -> str | None:
    """Give what the locking of the intake noted of pending dossiers; officers fill in the rest."""
    told = (line.fact.fact.content for line in removal.open_places if line.fact)
    notes = (content.note for content in told if content.kind is FactKind.INTAKE_LOCKED)
    return next(notes, None)


@dataclass(frozen=True, slots=True)
class Output:
    """The file to write, and whether it may take the place of one with other content."""

    file: Path
    replace: bool = False


def export_file(output: Output, worklist: Worklist, kind: str | None, say: Catalogue) -> Paper:
    """Write the tables into a file, by its ending: XLSX with both, CSV with the one asked for."""
    file = output.file
    found, errors = worklist.removals, unread_notes(worklist, say)
    sheets = {"procedures": procedures_sheet(found, say), "documents": documents_sheet(found, say)}
    wanted = [sheet for name, sheet in sheets.items() if kind in (None, name)]
    if file.suffix.lower() == ".csv":
        wanted = wanted[:1]
        content = to_csv_file(wanted[0])
    else:
        content = to_xlsx(wanted)
    write_file(file, content, replace=output.replace)
    parts = tuple(
        say.say(
            "{file}: {title}, {rows} rows.", file=file.name, title=one.title, rows=len(one.rows)
        )
        for one in wanted
    )
    left = tuple(_left_out(one, say) for one in sheets.values() if one not in wanted and one.rows)
    parts += left if kind is None else ()
    parts += _mixed(found, say)
    counts = {name: len(sheet.rows) for name, sheet in sheets.items() if sheet in wanted}
    keys = (Column("file", "file"), Column("table", "table"), Column("rows", "rows"))
    rows = tuple((file.name, name, count) for name, count in counts.items())
    data: dict[str, object] = {
        "file": file.name,
        "rows": counts,
        "unreadable": [one._asdict() for one in worklist.unreadable],
    }
    return Paper((*errors, *parts), Sheet("", keys, rows), data, errors)


def _mixed(removals: Sequence[Removal], say: Catalogue) -> tuple[str, ...]:
    """Say that a proposal holds what several units have to remove."""
    named = (removal.view.unit for removal in removals)
    units = dict.fromkeys(f"{department}, {province}" for province, department in named)
    if len(units) < 2:  # noqa: PLR2004 - one unit signs one proposal
        return ()
    return (
        say.say(
            "This proposal is of several units: {units}. --department writes that of one.",
            units="; ".join(units),
        ),
    )


def _left_out(sheet: Sheet, say: Catalogue) -> str:
    return say.say(
        "Left out, for a .csv holds one table: {title}, {rows} rows. Write them with an option of"
        " their own (--procedures, --documents), or both into an .xlsx.",
        title=sheet.title,
        rows=len(sheet.rows),
    )
