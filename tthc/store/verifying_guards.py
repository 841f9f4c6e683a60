"""Whether the database still refuses to change or delete what was recorded."""

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Connection, text

from tthc.store.flaws import Flaw, Found
from tthc.store.schema import guards
from tthc.store.tables import metadata


def check_guards(connection: Connection) -> Iterator[Found]:
    """Compare the triggers and CHECKs with those that every register is made with."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection)
    else:
        yield from _postgresql(connection)


def _sqlite(connection: Connection) -> Iterator[Found]:
    """Compare the words of each trigger; one that is not ours could undo another."""
    wanted = {_name(said): said for said in map(_words, guards("sqlite"))}
    there = dict(_made(connection, "trigger"))
    for name in sorted(wanted.keys() | there.keys()):
        if wanted.get(name) != there.get(name):
            yield Found(Flaw.GUARD, f"trigger {name}")
    tables = dict(_made(connection, "table"))
    for table, check in _checks():
        if f"CHECK ({_words(str(check.sqltext))})" not in tables.get(table, ""):
            yield Found(Flaw.GUARD, f"check {check.name}")


def _postgresql(connection: Connection) -> Iterator[Found]:
    """Look for each trigger, switched on and with the words of its function, and each CHECK."""
    body, *made = map(_words, guards("postgresql"))
    there = {row[0]: (row[1], _words(row[2])) for row in connection.execute(text(_TRIGGERS))}
    for name in map(_name, made):
        enabled, refuses = there.get(name, ("D", ""))
        if enabled not in ("O", "A") or not refuses or refuses not in body:
            yield Found(Flaw.GUARD, f"trigger {name}")
    known = set(connection.execute(text(_CHECKS)).scalars())
    for _, check in _checks():
        if check.name not in known:
            yield Found(Flaw.GUARD, f"check {check.name}")


def _checks() -> Iterator[tuple[str, CheckConstraint]]:
    for table in metadata.sorted_tables:
        for one in table.constraints:
            if isinstance(one, CheckConstraint):
                yield table.name, one


def _made(connection: Connection, kind: str) -> Iterator[tuple[str, str]]:
    query = text("SELECT name, sql FROM sqlite_master WHERE type = :kind")
    for name, sql in connection.execute(query, {"kind": kind}):
        yield name, _words(sql or "")


def _words(sql: str) -> str:
    """Write a statement as SQLite keeps it, on one line."""
    return " ".join(sql.replace("CREATE TRIGGER IF NOT EXISTS", "CREATE TRIGGER").split())


def _name(trigger: str) -> str:
    return trigger.removeprefix("CREATE TRIGGER ").split()[0]


_TRIGGERS = """
SELECT t.tgname::text, t.tgenabled::text, p.prosrc
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal
"""
_CHECKS = "SELECT conname::text FROM pg_constraint WHERE contype = 'c' AND convalidated"
