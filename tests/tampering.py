"""Random changes to the tables of record, past the program, as the owner of the file could make.

Each is made inside a transaction without the triggers, looked at, and taken back.
"""

import json
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import IntegrityError

from tests.registers import SIGNED, Unit
from tthc.app.looking import CHECKS
from tthc.store.engine import open_engine, transaction
from tthc.store.flaws import Found
from tthc.store.heads import Head
from tthc.store.outbox import Step, StepKind, add_steps
from tthc.store.trying import Check, run_check
from tthc.store.units import UnitKey
from tthc.store.verifying import check_file, check_head

RECORDS = (
    *("entry", "fact", "pack", "snapshot", "listing"),
    *("audit_run", "alert", "alert_step", "finding"),
)
Checks = Sequence[tuple[str, Check]]
Row = dict[str, object]


FAILED = Step(
    UnitKey("tinh-vi-du", "trung-tam-phuc-vu-hanh-chinh-cong-tinh"),
    1,
    StepKind.FAILED,
    reason="máy chủ không trả lời",
)
"""A step of the first alert of the example province."""


def fill_records(unit: Unit, steps: Sequence[Step]) -> None:
    """Have the example province hold two lists of the portal, two audits and steps of an alert."""
    listed = unit.folder / "ds.csv"
    for day, rows in (("05", "1.014390,Một\n"), ("06", "1.014390,Một\n1.014391,Hai\n")):
        listed.write_text(f"Mã số,Tên\n{rows}", encoding="utf-8")
        taken = ("--taken-on", f"{day}/01/2026", "--scope", "Bộ Công Thương")
        assert unit.call("import", str(listed), *taken).code == 0
    for day in ("10/01/2026", "11/01/2026"):
        unit.ask("audit", "--as-of", day)
    with transaction(open_engine(unit.address, writing=True), "sổ") as connection:
        add_steps(connection, steps, *SIGNED)


class Tampering(NamedTuple):
    """What was done to which table."""

    way: str
    table: str
    detail: str


def checks(head: Head | None) -> Checks:
    """Give what `tthc verify` looks at in the records; the triggers are gone here."""
    own = [one for one in CHECKS if one[0] != "guards"]
    outside = [("head", partial(check_head, wanted=head))] if head else []
    return (*own, ("file", check_file), *outside)


def change_file(unit: Unit, *statements: str) -> None:
    """Change the file past the program, as one who owns it could: without its triggers."""
    with closing(sqlite3.connect(unit.database)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        for _, made in kept:
            connection.execute(made)


def faults(unit: Unit, *arguments: str) -> list[tuple[str, str]]:
    """Give what `tthc verify` finds wrong, and where; it must say so by its exit code too."""
    answer = unit.call("verify", *arguments, "--format", "json")
    found = [(fault["what"], fault["where"]) for fault in json.loads(answer.out)["faults"]]
    assert (answer.code, answer.err) == (1 if found else 0, "")
    return found


@contextmanager
def unguarded(file: Path) -> Generator[Connection]:
    """Open a copy of a register's file without its triggers and without foreign keys."""
    with closing(sqlite3.connect(file)) as plain, plain:
        for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            plain.execute(f"DROP TRIGGER {name}")
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(connection: Connection, asked: Checks) -> list[Found]:
    return [one for name, check in asked for one in run_check(connection, name, check)]


def missed(
    connection: Connection, asked: Checks, times: int, tables: Sequence[str] = RECORDS
) -> list[Tampering]:
    """Tamper so many times; give what the checks did not find."""
    chance, unseen = Random(20260110), list[Tampering]()  # noqa: S311
    for _ in range(times):
        done = _tamper(connection, chance, tables)
        if not found(connection, asked):
            unseen.append(done)
        connection.rollback()
    return unseen


def _tamper(connection: Connection, chance: Random, tables: Sequence[str]) -> Tampering:
    """Make one change; where the database refuses it, or nothing changes, draw anew."""
    while True:
        table, way = chance.choice(tables), chance.choice(WAYS)
        rows = read_rows(connection, table)
        detail = _try(partial(way, connection, chance, table, rows))
        if detail and _held(read_rows(connection, table)) != _held(rows):
            return Tampering(way.__name__.strip("_"), table, detail)
        connection.rollback()


def _held(rows: list[Row]) -> list[str]:
    """Give what a table holds: its rows, in no order, for a place in the file says nothing."""
    return sorted(repr([pair for pair in row.items() if pair[0] != "rowid_"]) for row in rows)


def _try(way: Callable[[], str]) -> str:
    try:
        return way()
    except IntegrityError:
        return ""


def read_rows(connection: Connection, table: str) -> list[Row]:
    query = f"SELECT rowid AS rowid_, * FROM {table} ORDER BY rowid"  # noqa: S608 - typed here
    return [dict(row) for row in connection.exec_driver_sql(query).mappings()]


def _change(connection: Connection, chance: Random, table: str, rows: list[Row]) -> str:
    row = chance.choice(rows)
    column = chance.choice([name for name in row if name != "rowid_"])
    _set(connection, table, row, {column: other(row[column], chance)})
    return f"{column} of {row.get('id', row['rowid_'])}"


def _delete(connection: Connection, chance: Random, table: str, rows: list[Row]) -> str:
    row = chance.choice(rows)
    _drop(connection, table, row)
    return str(row.get("id", row["rowid_"]))


def _swap(connection: Connection, chance: Random, table: str, rows: list[Row]) -> str:
    """Let two rows change places: each gets the other's number, or one other column of it."""
    if len(rows) == 1:
        return ""
    one, two = chance.sample(rows, 2)
    column = "id" if "id" in one and chance.random() < 0.5 else chance.choice([*one][1:])
    for row in (one, two):
        _drop(connection, table, row)
    for row, of in ((one, two), (two, one)):
        put(connection, table, row | {column: of[column]})
    return f"{column} of {one.get('id', one['rowid_'])} and {two.get('id', two['rowid_'])}"


def _insert(connection: Connection, chance: Random, table: str, rows: list[Row]) -> str:
    """Put in a row that resembles another: at the end, or before the first."""
    row = dict(chance.choice(rows))
    row["rowid_"] = max(int(str(one["rowid_"])) for one in rows) + 1
    if "id" in row:
        ids = [int(str(one["id"])) for one in rows]
        row["id"] = chance.choice((0, max(ids) + 1, max(ids) + 2))
    for column in [*row][1:]:
        if column != "id" and chance.random() < 0.2:
            row[column] = other(row[column], chance)
    put(connection, table, row)
    return f"{row.get('id', row['rowid_'])}"


WAYS = (_change, _delete, _swap, _insert)


def other(value: object, chance: Random) -> object:
    """Give another value of the same type; for a value that is not there, a text."""
    match value:
        case int():
            return value + chance.choice((-1, 1, 7))
        case bytes():
            at = chance.randrange(len(value))
            return value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :]
        case str() if value and chance.random() < 0.8:
            at = chance.randrange(len(value))
            return value[:at] + chance.choice("0189ạđ ") + value[at + 1 :]
        case None | str():
            return chance.choice((None, "", "khác"))
        case _:
            raise TypeError(value)


def _set(connection: Connection, table: str, row: Row, values: Row) -> None:
    _drop(connection, table, row)
    put(connection, table, row | values)


def _drop(connection: Connection, table: str, row: Row) -> None:
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", (row["rowid_"],))  # noqa: S608


def put(connection: Connection, table: str, row: Row) -> None:
    names = ", ".join(f'"{name}"' if name != "rowid_" else "rowid" for name in row)
    places = ", ".join("?" * len(row))
    query = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - typed here
    connection.exec_driver_sql(query, tuple(row.values()))
