"""Do the odd ways through what the records are trusted by end as they should?"""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine

from tests.conftest import DEPARTMENT, PROVINCE
from tests.registers import SIGNED, Unit
from tthc.app.alerting import Order, send
from tthc.app.auditing import audit
from tthc.report.digests import digest_letter
from tthc.store.engine import open_engine, transaction
from tthc.store.journal import Item, Journal
from tthc.store.units import unit_key
from tthc.store.verifying import is_long
from tthc.workflows.facts import Content, FactKind, Origin

LATER = datetime(2026, 1, 26, 12, tzinfo=UTC)
DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "05/01/2026")


def _rewrite_table(unit: Unit, table: str, old: str, new: str) -> None:
    """Change what SQLite knows of a table, past every guard."""
    with closing(sqlite3.connect(unit.database)) as connection, connection:
        connection.execute("PRAGMA writable_schema = 1")
        where = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?"
        assert connection.execute(where, (old, new, table)).rowcount == 1


@pytest.mark.sqlite_only
def test_a_check_that_is_gone_from_a_table_is_named(unit: Unit) -> None:
    ((made,),) = unit.sql("SELECT sql FROM sqlite_master WHERE name = 'fact'")
    begin = made.index("CONSTRAINT void_names_its_fact")
    check = made[begin : made.index("\n", begin)].rstrip().rstrip(",")
    _rewrite_table(unit, "fact", check, "CHECK (1)")
    said = unit.ask("verify")["faults"]
    assert [(one["what"], one["where"]) for one in said] == [("guard", "check void_names_its_fact")]


@pytest.mark.postgresql_only
def test_a_check_that_is_gone_from_the_server_is_named(unit: Unit) -> None:
    unit.sql("ALTER TABLE fact DROP CONSTRAINT void_names_its_fact")
    said = unit.ask("verify")["faults"]
    assert [one["where"] for one in said] == ["check void_names_its_fact"]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("spoilt", ["findings = 'sấm'", "counts = 'x'"])
def test_a_night_after_a_run_that_cannot_be_read_ends_with_a_sentence(
    unit: Unit, spoilt: str
) -> None:
    unit.record("decision.received", "06/01/2026", *DECISION)
    unit.ask("audit", "--as-of", "10/01/2026")
    unit.sql("DROP TRIGGER audit_run_refuses_update")
    unit.sql(f"UPDATE audit_run SET {spoilt}")  # noqa: S608
    done = unit.call("audit", "--as-of", "12/01/2026", "--lang", "en")
    assert done.code == 6, done
    assert unit.sql("SELECT count(*) FROM audit_run") == [(1,)]


def test_a_file_in_which_nothing_can_be_counted_gets_no_second_process() -> None:
    with create_engine("sqlite://").connect() as connection:
        assert not is_long(connection)


def test_after_an_outage_a_rung_that_was_told_is_told_anew_and_the_others_first(
    unit: Unit,
) -> None:
    """Due Fri 09/01/2026, told on Sat 10 and settled; then received on 13/01: due Fri 16/01."""
    first = unit.record("decision.received", "06/01/2026", *DECISION)
    audit(unit.register, date(2026, 1, 10), SIGNED)
    _send(unit)
    assert first["added"]
    unit.record("fact.voided", "13/01/2026", "--fact", "1")
    unit.record("decision.received", "13/01/2026", *DECISION)
    audit(unit.register, date(2026, 1, 26), SIGNED._replace(at=LATER))
    assert sorted(unit.sql("SELECT rung, due FROM alert")) == [
        ("due_soon", "2026-01-16"),
        ("due_today", "2026-01-16"),
        ("long_overdue", "2026-01-16"),
        ("overdue", "2026-01-09"),
    ]
    renewed = "SELECT since, due FROM alert_step WHERE kind = 'renewed'"
    assert unit.sql(renewed) == [("2026-01-17", "2026-01-16")]


def _send(unit: Unit) -> None:
    folder, file = unit.folder / "thu", unit.folder / "tthc.toml"
    folder.mkdir()
    to = f'[alerts]\nto = "{folder.as_uri()}"\n[alerts.departments]\n"{DEPARTMENT}" = "a@b"\n'
    file.write_text(f"{file.read_text('utf-8')}\n{to}", "utf-8")
    assert send(unit.register, Order(SIGNED, any_time=True), digest_letter).whole


def test_a_fact_about_nothing_has_no_case_judged_anew(unit: Unit) -> None:
    content = Content(
        province=PROVINCE,
        department=DEPARTMENT,
        kind=FactKind.NOTE_ADDED,
        happened_on=date(2026, 1, 9),
        note="họp giao ban",
    )
    with transaction(open_engine(unit.address, writing=True), "sổ") as connection:
        home = unit_key(PROVINCE, DEPARTMENT)
        journal = Journal(connection, home, SIGNED, Origin(command="tthc record"))
        (receipt,) = journal.append([Item((content,))])
        assert receipt.added == 1
        assert [*map(len, (journal.touched.decisions, journal.touched.procedures))] == [0, 0]
        assert len(journal.touched.documents) == 0
