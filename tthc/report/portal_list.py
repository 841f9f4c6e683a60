"""How the lists of the portal that stood on a day are shown, row by row."""

from tthc.app.portal_reading import Shown
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Sheet
from tthc.report.snapshots import snapshot_data


def shown_paper(found: tuple[Shown, ...], say: Catalogue) -> Paper:
    """Show the rows of each list."""
    columns = _columns(say)
    rows = [(one.snapshot.scope, one.snapshot.taken_on, *row) for one in found for row in one.rows]
    listed = (Column("scope", say.say("List"), wide=True), Column("taken_on", say.say("Taken on")))
    none = say.say("No list of the portal by that day.")
    parts = tuple(Sheet(_title(one, say), columns, one.rows) for one in found) or (none,)
    return Paper(parts, Sheet("", (*listed, *columns), tuple(rows)), {"lists": _data(found)})


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
        codes=at.codes,
    )


def _data(found: tuple[Shown, ...]) -> list[dict[str, object]]:
    return [
        {**snapshot_data(one.snapshot), "procedures": [row._asdict() for row in one.rows]}
        for one in found
    ]
