"""Is the database strict: keys by unit, types, foreign keys, days and instants, readers, modes?"""

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, text

from tests.registers import Unit
from tthc.errors import StoreError
from tthc.store import audit_tables, tables
from tthc.store.engine import Connection, open_engine, transaction
from tthc.store.faults import ReadOnlyRegisterError
from tthc.store.sqlite import journal_mode

EVERY_TABLE = sorted(tables.metadata.tables)


@pytest.mark.parametrize("name", sorted({*EVERY_TABLE} - {"alembic_version"}))
def test_province_and_department_begin_every_primary_key(name: str) -> None:
    key = [column.name for column in tables.metadata.tables[name].primary_key.columns]
    assert key[:2] == ["province", "department"]


@pytest.mark.sqlite_only
def test_the_register_on_disk_has_every_table_of_the_metadata_and_no_other(unit: Unit) -> None:
    found = unit.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    assert [name for (name,) in found] == EVERY_TABLE
    assert {audit_tables.finding.name, tables.fact.name} <= set(EVERY_TABLE)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("name", EVERY_TABLE)
def test_every_table_is_strict(unit: Unit, name: str) -> None:
    found = unit.sql("SELECT strict FROM pragma_table_list WHERE name = ?", name)
    assert found == [(1,)]


@pytest.mark.sqlite_only
def test_text_in_a_column_of_numbers_is_refused(unit: Unit) -> None:
    values = "('p', 'd', 1, '1/QĐ', '1/qd', 'năm nay', '')"
    columns = "province, department, id, number, number_key, year, folded"
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER"):
        unit.sql(f"INSERT INTO decision ({columns}) VALUES {values}")  # noqa: S608 - typed here


def test_a_fact_without_its_entry_is_refused(unit: Unit) -> None:
    engine = open_engine(unit.address, writing=True)
    with (
        pytest.raises(StoreError, match=r"(?i)foreign key"),
        transaction(engine, "sổ") as connection,
    ):
        connection.execute(
            text(
                "INSERT INTO fact (province, department, id, kind, happened_on, entry_province,"
                " entry_department, entry_id, content_key, generation, link)"
                " VALUES ('p', 'd', 1, 'note.added', '2026-01-10', 'p', 'd', 99, 'k', 0, :link)"
            ),
            {"link": bytes(32)},
        )
    assert unit.sql("SELECT count(*) FROM fact") == [(0,)]


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(2024, 2, 29), date(2026, 1, 10), date(9999, 12, 31)]
)
def test_a_day_comes_back_as_it_was_kept(unit: Unit, day: date) -> None:
    row = {"province": "p", "department": "d", "id": 1, "number": "1", "number_key": "1"}
    engine = open_engine(unit.address, writing=True)
    with transaction(engine, "sổ") as connection:
        connection.execute(insert(tables.document), [{**row, "year": day.year, "signed_on": day}])
        assert connection.execute(select(tables.document.c.signed_on)).scalar() == day
    assert unit.sql("SELECT signed_on FROM document") == [(day.isoformat(),)]


def test_an_instant_comes_back_aware_and_in_utc(unit: Unit) -> None:
    hanoi = datetime(2026, 1, 10, 0, 30, tzinfo=timezone(timedelta(hours=7)))
    row = {"province": "p", "department": "d", "id": 1, "actor": "An", "recorded_at": hanoi}
    with transaction(open_engine(unit.address, writing=True), "sổ") as connection:
        connection.execute(insert(tables.entry), [row])
        found = connection.execute(select(tables.entry.c.recorded_at)).scalar()
    assert found == datetime(2026, 1, 9, 17, 30, tzinfo=UTC)
    assert found is not None
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM unit", "CREATE TABLE mine (x int)", "DROP TABLE fact"],
)
def test_a_reader_cannot_write_whatever_it_says(unit: Unit, statement: str) -> None:
    before = unit.dump()
    engine = open_engine(unit.address, writing=False)
    with pytest.raises(ReadOnlyRegisterError), transaction(engine, "sổ") as connection:
        connection.execute(text(statement))
    assert unit.dump() == before


def test_what_fails_half_way_leaves_nothing_behind(unit: Unit) -> None:
    before = unit.dump()
    engine = open_engine(unit.address, writing=True)
    with pytest.raises(ZeroDivisionError), transaction(engine, "sổ") as connection:
        _fail(connection)
    assert unit.dump() == before


def _fail(connection: Connection) -> None:
    connection.execute(text("INSERT INTO unit VALUES ('p', 'd', 'P', 'D')"))
    connection.execute(text("CREATE TABLE half (x int)"))
    raise ZeroDivisionError


def test_what_is_not_to_be_kept_is_taken_back(unit: Unit) -> None:
    before = unit.dump()
    engine = open_engine(unit.address, writing=True)
    with transaction(engine, "sổ", keep=False) as connection:
        connection.execute(text("INSERT INTO unit VALUES ('p', 'd', 'P', 'D')"))
    assert unit.dump() == before


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 34, 1), "TRUNCATE"),
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 49, 2), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_the_journal_mode_is_the_safe_one_of_the_library(
    version: tuple[int, int, int], mode: str
) -> None:
    assert journal_mode(version) == mode


@pytest.mark.sqlite_only
def test_a_writer_waits_for_the_disk_and_checks_foreign_keys(unit: Unit) -> None:
    with transaction(open_engine(unit.address, writing=True), "sổ") as connection:
        asked = ("synchronous", "foreign_keys", "journal_mode")
        full, keys, mode = (connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked)
    assert (full, keys) == (2, 1)
    assert str(mode).upper() == journal_mode()
