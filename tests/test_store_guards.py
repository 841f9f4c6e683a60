"""Does `tthc verify` name a trigger, key or index that is gone, changed, switched off or put in?"""

import sqlite3
from contextlib import closing

import pytest

from tests.registers import Unit
from tests.tampering import faults

UNGUARDED = {
    "DROP TRIGGER fact_refuses_delete": "trigger fact_refuses_delete",
    "CREATE TRIGGER extra BEFORE INSERT ON fact BEGIN SELECT 1; END": "trigger extra",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "named"), UNGUARDED.items())
def test_a_guard_that_is_gone_and_a_trigger_of_others_are_named(
    used: Unit, statement: str, named: str
) -> None:
    used.sql(statement)
    assert faults(used) == [("guard", named)]


@pytest.mark.sqlite_only
def test_a_guard_that_refuses_nothing_any_more_is_named(used: Unit) -> None:
    used.sql("DROP TRIGGER alert_refuses_update")
    used.sql("CREATE TRIGGER alert_refuses_update BEFORE UPDATE ON alert BEGIN SELECT 1; END")
    assert faults(used) == [("guard", "trigger alert_refuses_update")]


@pytest.mark.postgresql_only
def test_a_guard_that_the_server_switched_off_is_named(example: Unit) -> None:
    assert example.ask("verify")["faults"] == []
    example.sql("ALTER TABLE fact DISABLE TRIGGER fact_refuses_change")
    assert faults(example) == [("guard", "trigger fact_refuses_change")]


@pytest.mark.postgresql_only
@pytest.mark.parametrize(
    ("statement", "named"),
    {
        "CREATE OR REPLACE TRIGGER fact_refuses_change BEFORE UPDATE OR DELETE ON fact"
        " FOR EACH ROW WHEN (false) EXECUTE FUNCTION tthc_refuse()": "trigger fact_refuses_change",
        "CREATE TRIGGER extra BEFORE INSERT ON fact FOR EACH ROW"
        " EXECUTE FUNCTION suppress_redundant_updates_trigger()": "trigger extra",
        "CREATE OR REPLACE FUNCTION tthc_refuse() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NEW; END $$": "trigger alert_refuses_change",
        "ALTER TABLE fact DROP CONSTRAINT void_names_its_fact,"
        " ADD CONSTRAINT void_names_its_fact CHECK (true)": "check void_names_its_fact",
        "CREATE RULE nothing AS ON DELETE TO fact DO INSTEAD NOTHING": "rule nothing",
    }.items(),
)
def test_what_makes_the_server_refuse_less_is_named(
    example: Unit, statement: str, named: str
) -> None:
    example.sql(statement)
    assert faults(example)[0] == ("guard", named)


_VOIDS = "index fact_corrects of fact (corrects) corrects IS NOT NULL"
DROPPED = {
    "DROP INDEX fact_corrects": f"unique {_VOIDS}",
    "DROP INDEX alert_step_alert": (
        "index alert_step_alert of alert_step (province, department, alert_id)"
    ),
}


@pytest.mark.parametrize(("statement", "named"), DROPPED.items())
def test_an_index_that_is_gone_is_named(example: Unit, statement: str, named: str) -> None:
    example.sql(statement)
    assert faults(example) == [("guard", named)]


def test_an_index_that_holds_other_rows_is_named(example: Unit) -> None:
    example.sql("DROP INDEX fact_corrects")
    example.sql("CREATE UNIQUE INDEX fact_corrects ON fact (corrects) WHERE corrects < 0")
    assert faults(example) == [("guard", f"unique {_VOIDS}")]


@pytest.mark.postgresql_only
@pytest.mark.parametrize(
    ("statement", "named"),
    {
        "ALTER TABLE alert ALTER rung DROP NOT NULL": "column alert.rung NOT NULL",
        "ALTER TABLE alert_step DROP CONSTRAINT alert_step_province_department_alert_id_fkey": (
            "key to alert of alert_step (province, department, alert_id)"
        ),
        "ALTER TABLE pack DROP CONSTRAINT pack_kind_fingerprint_province_department_key": (
            "unique key of pack (kind, fingerprint, province, department)"
        ),
        "ALTER TABLE unsettled DROP CONSTRAINT unsettled_pkey": (
            "primary key of unsettled (province, department, case_id)"
        ),
    }.items(),
)
def test_a_key_that_the_server_has_no_more_is_named(
    example: Unit, statement: str, named: str
) -> None:
    example.sql(statement)
    assert faults(example) == [("guard", named)]


_OF = "(province, department, alert_id)"
LOOSENED = {
    ("alert", "rung TEXT NOT NULL", "rung TEXT"): "column alert.rung NOT NULL",
    ("alert_step", f"FOREIGN KEY{_OF} REFERENCES alert (province, department, id)", "CHECK (1)"): (
        f"key to alert of alert_step {_OF}"
    ),
    ("entry", " STRICT", ""): "strict table entry",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("change", "named"), LOOSENED.items())
def test_what_makes_the_file_refuse_less_is_named(
    used: Unit, change: tuple[str, str, str], named: str
) -> None:
    table, *words = change
    query = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?"
    with closing(sqlite3.connect(used.database)) as connection, connection:
        connection.execute("PRAGMA writable_schema = 1")
        assert connection.execute(query, (*words, table)).rowcount == 1
    assert ("guard", named) in faults(used)


@pytest.mark.sqlite_only
def test_a_table_that_is_gone_is_named_once(used: Unit) -> None:
    used.sql("DROP TABLE verdict_tally")
    assert [one for one in faults(used) if one[0] == "guard"] == [("guard", "table verdict_tally")]
