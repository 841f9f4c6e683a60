"""Where the law, the calendar and the workflows come from, and the compiled form kept of them."""

from datetime import datetime
from hashlib import sha256
from typing import cast

from tthc import __version__
from tthc.app.day_files import calendar_fingerprint, own_calendar
from tthc.app.settings import Settings
from tthc.calendar.records import (
    DayRecord,
    LocalRecord,
    dump_days,
    dump_local,
    parse_days,
    parse_local,
)
from tthc.calendar.working_days import WorkingCalendar
from tthc.compliance.judgement import Bench
from tthc.compliance.rule import RuleBook
from tthc.compliance.rule_files import (
    dump_rule_book,
    load_rule_book,
    overlay_fingerprint,
    parse_rule_book,
)
from tthc.store.engine import Connection
from tthc.store.packs import Fingerprints, Pack, keep_pack, read_packs
from tthc.store.units import UnitKey
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.removal import REMOVAL
from tthc.workflows.table import Table, dump_table, parse_table

WORKFLOWS = {workflow.name: workflow for workflow in (ANNOUNCEMENT, REMOVAL)}


def fingerprints(settings: Settings) -> Fingerprints:
    """Hash the sources as they stand now, parsing none of them."""
    return Fingerprints(
        rules=overlay_fingerprint(settings.overlays),
        calendar=calendar_fingerprint(settings),
        code=f"{__version__}+{_hash(repr(WORKFLOWS))};due_soon={settings.due_soon}"
        f";places={','.join(settings.places)};report_within={settings.report_within}"
        f";cut_off={settings.cut_off}",
    )


def load_bench(
    settings: Settings, marks: Fingerprints, connection: Connection | None = None
) -> Bench:
    """Load what judges; from the register's packs where it keeps them, else from the sources."""
    kept = read_packs(connection, marks) if connection else {}
    book, calendar = _kept_book(kept.get("rules")), _kept_calendar(kept.get("calendar"))
    return _bench(
        settings,
        book or load_rule_book(settings.overlays),
        calendar or own_calendar(settings),
        kept.get("workflows"),
    )


def load_kept(settings: Settings, marks: Fingerprints, connection: Connection) -> Bench | None:
    """Load what judged before rules or calendar changed; None if this program cannot read it."""
    kept = read_packs(connection, marks)
    book, calendar = _kept_book(kept.get("rules")), _kept_calendar(kept.get("calendar"))
    if book is None or calendar is None:
        return None
    return _bench(settings, book, calendar, kept.get("workflows"))


def _bench(
    settings: Settings, book: RuleBook, calendar: WorkingCalendar, tables: dict[str, object] | None
) -> Bench:
    return Bench(
        book,
        calendar,
        _kept_tables(tables) or _tables(),
        settings.due_soon,
        settings.places,
        settings.report_within,
        cut_off=settings.cut_off,
    )


def keep_bench(
    connection: Connection, home: UnitKey, marks: Fingerprints, bench: Bench, at: datetime
) -> None:
    """Keep what judged in the register, so that it can be found again as it was."""
    first, last = bench.calendar.official_years
    listed = dump_days(bench.calendar.days)
    local = dump_local(bench.calendar.local)
    days: dict[str, object] = {"days": listed, "first": first, "last": last, "local": local}
    tables: dict[str, object] = {n: dump_table(table) for n, table in bench.tables.items()}
    for kept in (
        Pack("rules", marks.rules, dump_rule_book(bench.book)),
        Pack("calendar", marks.calendar, days),
        Pack("workflows", marks.code, tables),
    ):
        keep_pack(connection, home, kept, at)


def _kept_book(body: dict[str, object] | None) -> RuleBook | None:
    """Read a kept rule book; None if there is none, or in the shape of another version."""
    try:
        return parse_rule_book(body) if body else None
    except (KeyError, ValueError, TypeError):
        return None


def _kept_calendar(body: dict[str, object] | None) -> WorkingCalendar | None:
    """Read a kept calendar; see `_kept_book`."""
    try:
        return _parse_calendar(body) if body else None
    except (KeyError, ValueError, TypeError):
        return None


def _parse_calendar(body: dict[str, object]) -> WorkingCalendar:
    days = parse_days(cast("list[DayRecord]", body["days"]))
    years = (cast("int", body["first"]), cast("int", body["last"]))
    local = parse_local(cast("list[LocalRecord]", body.get("local", [])))
    return WorkingCalendar.from_days(days, official_years=years, local=local)


def _kept_tables(body: dict[str, object] | None) -> dict[str, Table] | None:
    """Read kept tables of workflows; see `_kept_book`."""
    try:
        return {n: parse_table(cast("dict[str, object]", body[n])) for n in body} if body else None
    except (KeyError, ValueError, TypeError):
        return None


def _tables() -> dict[str, Table]:
    from tthc.workflows.engine import build_table  # noqa: PLC0415 - brings transitions along

    return {name: build_table(workflow) for name, workflow in WORKFLOWS.items()}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
