"""Where the law, the calendar and the workflows come from, and the compiled form kept of them."""

from datetime import datetime
from hashlib import sha256
from importlib import resources
from typing import cast

from tthc import __version__
from tthc.app.settings import Settings
from tthc.calendar.records import DayRecord, dump_days, parse_days
from tthc.calendar.working_days import WorkingCalendar, load_calendar
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
        calendar=_calendar_fingerprint(),
        code=f"{__version__}+{_hash(repr(WORKFLOWS).encode())[:8]};due_soon={settings.due_soon}",
    )


def projection_fingerprint(marks: Fingerprints) -> str:
    """Hash everything that a verdict depends on besides facts."""
    return _hash(repr(marks).encode())


def load_bench(
    settings: Settings, marks: Fingerprints, connection: Connection | None = None
) -> Bench:
    """Load what judges; from the register's packs where it keeps them, else from the sources."""
    kept = read_packs(connection, marks) if connection else {}
    return Bench(
        _book(settings, kept.get("rules")),
        _calendar(kept.get("calendar")),
        _tables(kept.get("workflows")),
        settings.due_soon,
    )


def keep_bench(
    connection: Connection, home: UnitKey, marks: Fingerprints, bench: Bench, at: datetime
) -> None:
    """Keep what judged in the register, so that it can be found again as it was."""
    first, last = bench.calendar.official_years
    listed = dump_days(bench.calendar.days)
    days: dict[str, object] = {"days": listed, "first": first, "last": last}
    tables: dict[str, object] = {n: dump_table(table) for n, table in bench.tables.items()}
    for kept in (
        Pack("rules", marks.rules, dump_rule_book(bench.book)),
        Pack("calendar", marks.calendar, days),
        Pack("workflows", marks.code, tables),
    ):
        keep_pack(connection, home, kept, at)


def _book(settings: Settings, body: dict[str, object] | None) -> RuleBook:
    return parse_rule_book(body) if body else load_rule_book(settings.overlays)


def _calendar(body: dict[str, object] | None) -> WorkingCalendar:
    if body is None:
        return load_calendar()
    days = parse_days(cast("list[DayRecord]", body["days"]))
    years = (cast("int", body["first"]), cast("int", body["last"]))
    return WorkingCalendar.from_days(days, official_years=years)


def _tables(body: dict[str, object] | None) -> dict[str, Table]:
    if body is not None:
        return {name: parse_table(cast("dict[str, object]", body[name])) for name in body}
    from tthc.workflows.engine import build_table  # noqa: PLC0415 - brings transitions along

    return {name: build_table(workflow) for name, workflow in WORKFLOWS.items()}


def _calendar_fingerprint() -> str:
    digest = sha256()
    folder = resources.files("tthc.calendar") / "data"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
