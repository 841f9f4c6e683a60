"""How snapshots of the portal are shown: what one brought, which there are, and what changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from tthc.app.portal_reading import Compared, Snapshots
from tthc.app.snapshots import Taken
from tthc.clock import show_moment
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Heading, Paper, Part, Sheet
from tthc.report.words import FACTS
from tthc.store.snapshots import Snapshot
from tthc.workflows.facts import FactKind

_Line = tuple[str, date, date, FactKind, str, str | None, str | None]
_COUNTED = (FactKind.PORTAL_SHOWN, FactKind.PORTAL_CHANGED, FactKind.PORTAL_GONE)


def taken_line(taken: Taken, say: Catalogue) -> str:
    """Say what a list brought, beside the one before it."""
    before, at = taken.place.before, taken.place.at
    about = {"scope": at.scope, "day": at.taken_on, "codes": at.codes, "id": at.id}
    if taken.known:
        return say.say("Snapshot {id} ({scope}, {day}) is there already.", **about)
    shown, changed, gone = (taken.added.get(kind, 0) for kind in _COUNTED)
    if before is None:
        text = "Snapshot {id}: {scope}, {day}, {codes} codes. The first of this list: {shown} seen."
        return say.say(text, **about, shown=shown) + _also(taken, say)
    text = (
        "Snapshot {id}: {scope}, {day}, {codes} codes. Since {before}: {shown} new, {changed}"
        " changed, {gone} gone."
    )
    counts = {"shown": shown, "changed": changed, "gone": gone}
    return say.say(text, **about, **counts, before=before.taken_on) + _also(taken, say)


def withdrawn_paper(taken: Taken, say: Catalogue) -> Paper:
    """Say that a list no longer counts, and what that took back."""
    at = taken.place.at
    text = "Withdrawn: snapshot {id} ({scope}, {day})."
    line = say.say(text, id=at.id, scope=at.scope, day=at.taken_on) + _also(taken, say)
    if taken.known:
        line = say.say(
            "Withdrawn already: snapshot {id} ({scope}, {day}), by {actor} at {at}.",
            id=at.id,
            scope=at.scope,
            day=at.taken_on,
            actor=at.actor,
            at=show_moment(at.recorded_at),
        )
    data = taken_data(taken)
    columns = tuple(Column(key, key) for key in ("id", "scope", "taken_on", "voided"))
    row = (at.id, at.scope, at.taken_on, taken.voided)
    return Paper((line,), Sheet("", columns, (row,)), data)


def _also(taken: Taken, say: Catalogue) -> str:
    """Name what was taken back."""
    if not taken.voided:
        return ""
    text = "Facts voided because the days between which they happened have changed: {count}."
    return " " + say.say(text, count=taken.voided)


def taken_data(taken: Taken) -> dict[str, object]:
    """Give a snapshot, its neighbours and what it brought, as data."""
    before, after = taken.place.before, taken.place.after
    return {
        **snapshot_data(taken.place.at),
        "before": before.taken_on if before else None,
        "after": after.taken_on if after else None,
        "already_known": taken.known,
        "shown": taken.added.get(FactKind.PORTAL_SHOWN, 0),
        "changed": taken.added.get(FactKind.PORTAL_CHANGED, 0),
        "gone": taken.added.get(FactKind.PORTAL_GONE, 0),
        "voided": taken.voided,
    }


def snapshots_paper(found: Snapshots, say: Catalogue) -> Paper:
    """List the snapshots of every list, by day."""
    keys = ("id", "scope", "taken_on", "codes", "file")
    headings = ("No.", "List", "Taken on", "Codes", "File")
    sheet = _sheet(
        "", keys, headings, (tuple(snapshot_data(one).values()) for one in found.all), say
    )
    none = say.say("No list of the portal by that day.") if found.there else _no_list(say)
    parts = (sheet,) if found.all else (none,)
    return Paper(parts, sheet, {"snapshots": [snapshot_data(one) for one in found.all]})


def diff_paper(found: Compared, say: Catalogue) -> Paper:
    """Show what two lists differ in, list by list."""
    keys = ("scope", "since", "seen_on", "kind", "code", "name", "detail")
    headings = ("List", "Not yet on", "Seen on", "What", "Code", "Name", "Change")
    lines: list[_Line] = [
        (
            one.scope,
            one.since,
            one.seen_on,
            one.difference.kind,
            one.difference.code,
            one.difference.listed.name,
            one.difference.detail,
        )
        for one in found.changes
    ]
    table = _sheet("", keys, headings, [(*li[:3], li[3].value, *li[4:]) for li in lines], say)
    changes = [dict(zip(keys, row, strict=True)) for row in table.rows]
    head = Heading(say.say("Changes on the portal"))
    none = () if lines else (_unchanged(found, say),)
    parts: tuple[Part, ...] = (head, *_by_list(lines, say), *none)
    return Paper(parts, table, {"changes": changes})


def _unchanged(found: Compared, say: Catalogue) -> str:
    """Say that lists agree, or that there were none to compare."""
    if found.pairs:
        return say.say("Nothing changed between the lists.")
    if found.lists:
        return say.say("There are no two lists to compare. See which there are: tthc portal list")
    return _no_list(say)


def _no_list(say: Catalogue) -> str:
    return say.say("No list of the portal yet. Run: tthc import FILE --taken-on dd/mm/yyyy")


def _by_list(lines: list[_Line], say: Catalogue) -> Iterator[Sheet]:
    """Draw a table for each pair of lists."""
    keys, headings = ("kind", "code", "name", "detail"), ("What", "Code", "Name", "Change")
    for (scope, since, seen_on), group in groupby(lines, key=lambda line: line[:3]):
        rows = [(say.say(FACTS[line[3]]), *line[4:]) for line in group]
        title = say.say("{scope}: {since} - {day}", scope=scope, since=since, day=seen_on)
        yield _sheet(title, keys, headings, rows, say)


def _sheet(
    title: str,
    keys: tuple[str, ...],
    headings: tuple[str, ...],
    rows: Iterable[tuple[object, ...]],
    say: Catalogue,
) -> Sheet:
    wide = ("name", "detail", "scope", "meaning")
    columns = tuple(
        Column(key, say.say(heading), wide=key in wide)
        for key, heading in zip(keys, headings, strict=True)
    )
    return Sheet(title, columns, tuple(rows))  # type: ignore[arg-type]


def snapshot_data(one: Snapshot) -> dict[str, object]:
    """Give what names a snapshot, as data."""
    return {
        "id": one.id,
        "scope": one.scope,
        "taken_on": one.taken_on,
        "codes": one.codes,
        "file": one.origin.file_name,
    }
