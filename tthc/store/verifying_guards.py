"""Whether the database still refuses to change or delete what was recorded."""

import re
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
    """Compare each trigger and the words of its function, each CHECK; look for others' rules."""
    body, *made = map(_words, guards("postgresql"))
    wanted = {_name(said): (said, body.split("$$")[1].strip(), "on") for said in made}
    there = {
        name: (_words(said), _words(function), "on" if enabled in ("O", "A") else "off")
        for name, said, function, enabled in connection.execute(text(_TRIGGERS))
    }
    for name in sorted(wanted.keys() | there.keys()):
        if wanted.get(name) != there.get(name):
            yield Found(Flaw.GUARD, f"trigger {name}")
    known = {name: _bare(said) for name, said in connection.execute(text(_CHECKS))}
    for _, check in _checks():
        if known.get(str(check.name)) != _bare(f"CHECK {check.sqltext}"):
            yield Found(Flaw.GUARD, f"check {check.name}")
    if connection.execute(text("SHOW session_replication_role")).scalar() != "origin":
        yield Found(Flaw.GUARD, "session_replication_role")
    for name in connection.execute(text(_RULES)).scalars():
        yield Found(Flaw.GUARD, f"rule {name}")


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
    plain = sql.replace("CREATE TRIGGER IF NOT EXISTS", "CREATE TRIGGER")
    return " ".join(plain.replace("DELETE OR UPDATE", "UPDATE OR DELETE").split())


def _name(trigger: str) -> str:
    return trigger.removeprefix("CREATE TRIGGER ").split()[0]


def _bare(check: str) -> str:
    """Write a condition without the brackets and types that a server adds."""
    return re.sub(r"::\w+|[()\s]", "", check)


_TRIGGERS = """
SELECT t.tgname::text, pg_get_triggerdef(t.oid, true), p.prosrc, t.tgenabled::text
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal
"""
_CHECKS = """
SELECT conname::text, pg_get_constraintdef(oid)
FROM pg_constraint WHERE contype = 'c' AND convalidated
"""
_RULES = """
SELECT r.rulename::text FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relkind = 'r' ORDER BY 1
"""
