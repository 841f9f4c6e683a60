"""How the comparison of announced, shown and ended is shown: what disagrees first."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from tthc.app.portal_check import Compared, Consistency
from tthc.compliance.consistency import FINDINGS, Standing
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value

STANDINGS = {
    Standing.AGREES: "Announced, shown and in force.",
    Standing.NOT_SHOWN: "Announced and in force, but the portal does not show it.",
    Standing.GONE: "Ended, and the portal no longer shows it.",
    Standing.STALE: "Ended, but the portal still shows it with legal effect.",
    Standing.STALE_UNANNOUNCED: "Ended and never announced here, but the portal still shows it.",
    Standing.NOT_ANNOUNCED: "The portal shows it for the province or the commune, but no"
    " announcement is known here.",
    Standing.ENDED_ELSEWHERE: "Ended, never announced here, not shown.",
    Standing.UNKNOWN_HERE: "Not announced yet and not shown.",
    Standing.CENTRAL: "Shown; carried out by bodies of the centre.",
    Standing.NO_LIST: "No list of the portal that could show it.",
}

_HEADINGS = {
    "standing": "Standing",
    "code": "Code",
    "name": "Name",
    "announced_on": "Announced",
    "shown": "Shown",
    "scope": "List",
    "list_day": "List of",
    "ended_on": "Ended",
}


def consistency_paper(found: Consistency, say: Catalogue, *, everything: bool) -> Paper:
    """Show what disagrees (or `everything`), then count each standing."""
    rows = [one for one in found.codes if everything or one.standing in FINDINGS]
    head = say.say(
        "Announced, shown on the portal, ended, as of {day}: {count} codes, {findings} to look at",
        day=found.as_of,
        count=len(found.codes),
        findings=found.findings,
    )
    parts: tuple[Part, ...] = (Heading(head), *_screen(rows, say), _counts(found, say))
    keys = tuple(_HEADINGS)
    table = Sheet("", tuple(Column(key, key) for key in keys), tuple(_row(one) for one in rows))
    data: dict[str, object] = {
        "as_of": found.as_of,
        "findings": found.findings,
        "codes": [one._asdict() | {"standing": one.standing.value} for one in rows],
    }
    return Paper(parts, table, data)


def _screen(rows: list[Compared], say: Catalogue) -> Iterator[Sheet]:
    """Draw a table for each standing, under what it means."""
    left_out = ("standing", "shown")
    columns = tuple(
        Column(key, say.say(heading), wide=key == "name")
        for key, heading in _HEADINGS.items()
        if key not in left_out
    )
    for standing, group in groupby(rows, key=lambda one: one.standing):
        shown = tuple((*_row(one)[1:4], *_row(one)[5:]) for one in group)
        yield Sheet(say.say(STANDINGS[standing]), columns, shown)


def _row(one: Compared) -> tuple[Value, ...]:
    shown = {True: "yes", False: "no", None: None}[one.shown]
    days = (one.announced_on, shown, one.scope, one.list_day, one.ended_on)
    return one.standing.value, one.code, one.name, *days


def _counts(found: Consistency, say: Catalogue) -> Sheet:
    counts = Counter(one.standing for one in found.codes)
    standing = Column("standing", say.say("Standing"), wide=True)
    columns = (standing, Column("codes", say.say("Codes")))
    rows = tuple((say.say(STANDINGS[one]), counts[one]) for one in Standing if counts[one])
    return Sheet("", columns, rows)
