"""How the lists of the portal that stood on a day are shown, row by row."""

from tthc.app.portal_reading import Shown
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Part, Sheet, Value
from tthc.report.snapshots import snapshot_data


def shown_paper(found: tuple[Shown, ...], say: Catalogue) -> Paper:
    """Show the rows of each list."""
    columns = _columns(say)
    listed = (Column("scope", say.say("List"), wide=True), Column("taken_on", say.say("Taken on")))
    rows = [
        (one.snapshot.scope, one.snapshot.taken_on, *row, one.taken_for.get(row.row))
        for one in found
        for row in one.rows
    ]
    for_scripts = (*listed, *columns, Column("taken_for", "taken_for"))
    none = say.say("No list of the portal by that day.")
    parts = tuple(_part(one, columns, say) for one in found) or (none,)
    return Paper(parts, Sheet("", for_scripts, tuple(rows)), {"lists": _data(found)})


def _part(one: Shown, columns: tuple[Column, ...], say: Catalogue) -> Part:
    """Show the rows, or say of how many none was asked for."""
    title = _title(one, say)
    return Sheet(title, columns, _rows(one)) if one.rows else title


def _rows(one: Shown) -> tuple[tuple[Value, ...], ...]:
    """Show beside a code that is odd the one for which its row stands."""
    odd = one.taken_for
    return tuple(
        (row.row, f"{row.code} → {odd[row.row]}" if row.row in odd else row.code, *row[2:])
        for row in one.rows
    )


def _columns(say: Catalogue) -> tuple[Column, ...]:
    return (
        Column("row", say.say("Row")),
        Column("code", say.say("Code")),
        Column("name", say.say("Name"), wide=True),
        Column("issuer", say.say("Issued by"), wide=True),
        Column("agencies", say.say("Carried out by"), wide=True),
        Column("field", say.say("Field"), wide=True),
    )


def _title(one: Shown, say: Catalogue) -> str:
    at = one.snapshot
    return say.say(
        "Snapshot {id}: {scope}, {day}, {shown} of {codes} codes",
        id=at.id,
        scope=at.scope,
        day=at.taken_on,
        shown=len(one.rows),
        codes=one.codes,
    )


def _data(found: tuple[Shown, ...]) -> list[dict[str, object]]:
    return [
        {
            **snapshot_data(one.snapshot),
            "procedures": [
                {**row._asdict(), "taken_for": one.taken_for.get(row.row)} for row in one.rows
            ],
        }
        for one in found
    ]
