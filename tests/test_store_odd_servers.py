"""What if a server holds days that Python has no word for, or has settings of its own?"""

import pytest

from tests.postgresql_server import name_of
from tests.registers import EXAMPLES, Unit
from tests.tampering import FAILED, faults, fill_records

pytestmark = pytest.mark.postgresql_only

RECORDS = {
    "fact 5": "UPDATE fact SET happened_on = '0044-03-15 BC' WHERE id = 5",
    "decision 3": "UPDATE decision SET signed_on = '-infinity' WHERE id = 3",
    "audit_run 2": "UPDATE audit_run SET as_of = 'infinity' WHERE id = 2",
    "alert 1": "UPDATE alert SET due = '20000-01-01' WHERE id = 1",
    "snapshot 1": "UPDATE snapshot SET taken_on = 'infinity' WHERE id = 1",
    "finding ": "UPDATE finding SET due = 'infinity' WHERE due IS NOT NULL",
}
KEPT = {
    "obligation ": "UPDATE obligation SET due = 'infinity' WHERE due IS NOT NULL",
    "verdict_span ": "UPDATE verdict_span SET last = 'infinity' WHERE verdict = 'overdue'",
    "finding_span ": "UPDATE finding_span SET first = '-infinity' WHERE last > '2026-01-12'",
    "verdict_tally ": "UPDATE verdict_tally SET day = '-infinity' WHERE day < '2014-02-14'",
}
SETTINGS = (
    "DateStyle = 'SQL, DMY'",
    "standard_conforming_strings = off",
    "client_encoding = 'LATIN1'",
    "bytea_output = 'escape'",
    "timezone = 'America/New_York'",
)


def _tamper(unit: Unit, statement: str) -> None:
    """Change the database as its owner could: without its triggers."""
    freely = "SET LOCAL session_replication_role = replica"
    unit.sql(f"DO $do$ BEGIN {freely}; {statement}; END $do$")


def test_days_of_records_that_only_the_server_knows_are_named(example: Unit) -> None:
    fill_records(example, [FAILED])
    for statement in RECORDS.values():
        _tamper(example, statement)
    found = [where for _, where in faults(example)]
    assert [one for one in RECORDS if not any(where.startswith(one) for where in found)] == []


def test_kept_days_that_only_the_server_knows_are_named_and_judged_anew(example: Unit) -> None:
    example.ask("audit", "--as-of", "2026-01-12")
    for statement in KEPT.values():
        _tamper(example, statement)
    found = [where for _, where in faults(example)]
    assert [one for one in KEPT if not any(where.startswith(one) for where in found)] == []
    assert example.call("audit", "--as-of", "2026-01-13").code == 1
    assert faults(example) == []


@pytest.mark.parametrize("where", ["decision 3", "procedure 3", "document 1"])
def test_a_number_of_which_facts_speak_and_that_is_gone_is_named(example: Unit, where: str) -> None:
    """Past its keys: cases would stand there without their number, and be recorded anew."""
    example.call("import", str(EXAMPLES / "van-ban-het-hieu-luc.csv"))
    table, id_ = where.split()
    _tamper(example, f"DELETE FROM {table} WHERE id = {id_}")  # noqa: S608 - typed here
    assert ("name", where) in faults(example)


def test_a_tally_beyond_all_numbers_is_counted_anew_by_the_next_night(example: Unit) -> None:
    example.ask("audit", "--as-of", "2026-01-12")
    _tamper(example, "UPDATE verdict_tally SET began = 9223372036854775807")
    status = example.call("status", "--as-of", "2026-01-12")
    assert status.code == 0 or "tthc audit" in status.err
    night = example.call("audit", "--as-of", "2026-01-13", "--format", "json")
    said = night.data()
    assert (night.code, said["unreadable"], said["cases"]) == (1, "verdict_tally", 105)
    assert faults(example) == []


def test_settings_of_the_database_change_nothing(example: Unit) -> None:
    shown = ("show", "3361/qd-bct", "--as-of", "2026-01-10", "--format", "json")
    before = example.call(*shown)
    for setting in SETTINGS:
        example.sql(f"ALTER DATABASE {name_of(example.address)} SET {setting}")
    assert example.call(*shown) == before
    noted = ("note.added", "2026-01-10", "--decision", "3361/QĐ-BCT", "--note", r"a\b 'c' \x41")
    example.record(*noted)
    example.ask("audit", "--as-of", "2026-01-12")
    assert faults(example) == []
    assert example.sql("SELECT note FROM fact ORDER BY id DESC LIMIT 1") == [(r"a\b 'c' \x41",)]


def test_a_database_whose_triggers_are_off_by_a_setting_is_named(example: Unit) -> None:
    off = "SET session_replication_role = 'replica'"
    example.sql(f"ALTER DATABASE {name_of(example.address)} {off}")
    assert faults(example) == [("guard", "session_replication_role")]


def test_a_table_that_the_server_has_no_more_hides_nothing_else(example: Unit) -> None:
    example.sql("DROP TABLE verdict_tally")
    _tamper(example, "UPDATE fact SET note = 'khác' WHERE id = 5")
    found = faults(example)
    assert ("guard", "table verdict_tally") in found
    assert ("link", "fact 5") in found


def test_a_second_name_of_the_schema_is_named(example: Unit) -> None:
    example.sql("INSERT INTO alembic_version VALUES ('0002')")
    assert faults(example) == [("guard", "alembic_version")]
