"""How a long history weighs: a million cases and five million facts (TTHC_BENCH_CASES for others).

Takes an hour on two cores; TTHC_BENCH_STORE=postgresql measures a server that it starts itself.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, create_engine, event, insert, select, text

from bench.history import make_history
from bench.measuring import compare, print_peak_of_audit, seconds, tthc
from tests.postgresql_server import copy_database, running
from tthc.app.auditing import audit
from tthc.app.register import locate_register
from tthc.app.verifying import verify
from tthc.cli import spare_the_collector
from tthc.store.engine import open_engine
from tthc.store.journal import Signature
from tthc.store.tables import fact, metadata

CASES = int(os.environ.get("TTHC_BENCH_CASES", "1000000"))
STORE = os.environ.get("TTHC_BENCH_STORE", "sqlite")
KEEP = os.environ.get("TTHC_BENCH_FOLDER")
"""Where registers are kept and taken from, instead of being made anew."""

PLANS = Path(__file__).parent / "plans"
FIRST_NIGHT = date(2026, 3, 2)
BY_HAND = """
INSERT INTO overdue
SELECT t.id, o.rule, o.due FROM tracked_case t JOIN obligation o
ON o.course_id = t.course_id AND o.province = t.province AND o.department = t.department
WHERE o.met_on IS NULL AND o.due < '2026-03-02' AND o.counted = 1
"""


def main() -> None:
    """Measure nights, verification and import beside what is done by hand."""
    spare_the_collector()
    with _folder() as place, _server() as server:
        long, short = place / f"long-{STORE}", place / f"short-{STORE}"
        _make(long, CASES, CASES // 50, server)
        _make(short, CASES // 10, CASES // 50, server)
        night = _nights(long)
        _nights(short)
        compare(f"a night of {CASES} cases / by hand", night, _by_hand(long), 3.0, runs=7)
        compare("the same / a tenth of the history", night, _nights(short), 1.3, runs=7)
        print_peak_of_audit(long, "2028-12-01", 250)
        _plans(long)
        _verify(long, short)
        if STORE == "sqlite":
            _bare_insert(short)


@contextmanager
def _folder() -> Iterator[Path]:
    if KEEP:
        Path(KEEP).mkdir(exist_ok=True)
        yield Path(KEEP)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def _server() -> Iterator[str | None]:
    if STORE == "sqlite":
        yield None
        return
    with running() as address:
        yield address


def _make(place: Path, cases: int, still_open: int, server: str | None) -> None:
    if place.exists():
        return
    place.mkdir()
    name = place.name.replace("-", "_")
    settings = ("--db", copy_database(server, "template1", name)) if server else ()
    took = seconds(lambda: make_history(place, cases, still_open, *settings))
    facts = _ask(place, "SELECT count(*) FROM fact")
    print(f"{place.name}: {cases} cases, {facts} facts made in {took:.0f} s", flush=True)


def _nights(place: Path) -> Callable[[], object]:
    """Give a call that audits the next night each time; the first night is past by then."""
    register = locate_register(None, None, place)
    days = (FIRST_NIGHT + timedelta(days=number) for number in range(1000))

    def night() -> None:
        audit(register, next(days), Signature("bench", datetime.now(UTC)))

    night()
    return night


def _engine(place: Path) -> Engine:
    return create_engine(locate_register(None, None, place).settings.database)


def _ask(place: Path, query: str) -> int:
    with _engine(place).connect() as connection:
        return connection.execute(text(query)).scalar() or 0


def _by_hand(place: Path) -> Callable[[], object]:
    engine = _engine(place)

    def insert_overdue() -> None:
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS overdue"))
            connection.execute(text("CREATE TABLE overdue (id text, rule text, due text)"))
            connection.execute(text(BY_HAND))

    return insert_overdue


def _plans(place: Path) -> None:
    """Record how the database looks for what a night asks, as one that writes asks it."""
    asked: list[tuple[str, Any]] = []

    def note(*call: object) -> None:
        asked.append((str(call[2]), call[3]))

    event.listen(Engine, "before_cursor_execute", note)
    register = locate_register(None, None, place)
    audit(register, date(2028, 12, 2), Signature("bench", datetime.now(UTC)))
    event.remove(Engine, "before_cursor_execute", note)
    how = "EXPLAIN " if STORE == "postgresql" else "EXPLAIN QUERY PLAN "
    with open_engine(register.settings.database, writing=True).begin() as connection:
        told = [_plan(connection, how, *one) for one in asked if one[0].startswith(_EXPLAINED)]
    PLANS.mkdir(exist_ok=True)
    (PLANS / f"{STORE}.txt").write_text("\n".join(dict.fromkeys(told)), encoding="utf-8")


_EXPLAINED = ("SELECT", "INSERT INTO unsettled", "INSERT INTO finding", "UPDATE finding")


def _plan(connection: Any, how: str, statement: str, values: Any) -> str:  # noqa: ANN401
    rows = connection.exec_driver_sql(f"{how}{statement}", values)
    lines = (f"    {row[3] if STORE == 'sqlite' else row[0]}" for row in rows)
    return "\n".join((" ".join(statement.split()), *lines, ""))


def _verify(long: Path, short: Path) -> None:
    """Time one verification of each, and reading and hashing the rows of the long one."""
    times = [_seconds_of_verify(place) for place in (short, long)]
    facts = [_ask(place, "SELECT count(*) FROM fact") for place in (short, long)]
    bare = seconds(lambda: _read_and_hash(long))
    grown, longer = facts[1] / facts[0], times[1] / times[0]
    print(f"verify: {times[1]:.1f} s, {grown:.1f} x the facts: {longer:.1f} x the time")
    print(f"verify / reading and hashing the same rows: {times[1] / bare:.2f} (at most 4)")


def _seconds_of_verify(place: Path) -> float:
    register = locate_register(None, None, place)
    began = time.perf_counter()
    assert not verify(register).found
    return time.perf_counter() - began


def _read_and_hash(place: Path) -> None:
    """Read every row that `verify` reads, with the driver alone, and hash it."""
    with _engine(place).connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.connection.cursor()
            rows.execute(f"SELECT * FROM {table.name}")  # noqa: S608 - names of our own tables
            for row in iter(rows.fetchone, None):
                sha256(repr(row).encode()).digest()


def _bare_insert(place: Path) -> None:
    """Compare importing a file of facts with SQLAlchemy's executemany of the rows it made."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        shutil.copy(place / "facts.csv", fresh)
        tthc("init", "--province", "X", "--department", "Y", cwd=fresh)()
        ours = seconds(tthc("import", "facts.csv", cwd=fresh))
        for which, tables in (("the facts", [fact]), ("every row written", metadata.sorted_tables)):
            bare = _executemany(fresh, fresh / f"{len(tables)}.db", tables)
            print(f"import / Core executemany of {which}: {bare / ours:.2f} x its rate (0.6)")


def _executemany(place: Path, target: Path, tables: Sequence[Table]) -> float:
    with _engine(place).connect() as connection:
        rows = {
            one: [dict(row) for row in connection.execute(select(one)).mappings()] for one in tables
        }
    engine = create_engine(f"sqlite:///{target}")
    metadata.create_all(engine)

    def write() -> None:
        with engine.begin() as connection:
            for one in tables:
                for first in range(0, len(rows[one]), 2000):
                    connection.execute(insert(one), rows[one][first : first + 2000])

    return seconds(write)
