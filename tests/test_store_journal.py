"""Does the journal only grow, take each fact once, and keep a voided fact void?"""

import sqlite3

import psycopg
import pytest

from tests.registers import EXAMPLE_FILES, EXAMPLES, Unit

REFUSED = (sqlite3.IntegrityError, psycopg.errors.RaiseException)
RECORD_TABLES = ("unit", "entry", "fact", "pack", "audit_run")
DECISION = ("--decision", "2586/QĐ-BKHCN", "--decision-date", "01/10/2025")


def _kinds(unit: Unit, what: str) -> list[str]:
    (case,) = unit.ask("show", what, "--as-of", "31/12/2025")["cases"]
    return [fact["kind"] for fact in case["facts"] if not fact["voided_by"]]


@pytest.mark.parametrize("table", RECORD_TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET province = 'khac'",
        "DELETE FROM {}",
        pytest.param("INSERT OR REPLACE INTO {0} SELECT * FROM {0}", marks=pytest.mark.sqlite_only),
        pytest.param("TRUNCATE {} CASCADE", marks=pytest.mark.postgresql_only),
    ],
    ids=["update", "delete", "replace", "truncate"],
)
def test_the_database_itself_refuses_to_change_the_record(
    example: Unit, table: str, statement: str
) -> None:
    example.ask("audit", "--as-of", "10/01/2026")
    before = example.dump()
    with pytest.raises(REFUSED, match=f"{table} only grows"):
        example.sql(statement.format(table))
    assert example.dump() == before


def test_importing_every_file_twice_changes_no_byte_of_the_register(example: Unit) -> None:
    before = example.dump()
    for name in EXAMPLE_FILES:
        done = example.ask("import", str(EXAMPLES / name))
        assert (done["facts_added"], done["rows_added"]) == (0, 0)
    assert example.dump() == before


def test_the_same_fact_by_hand_and_from_a_file_is_one_fact(example: Unit) -> None:
    decision = ("--decision", "388/qđ-ttcp", "--decision-date", "2024-07-16")
    note = ("--note", "Giao Thanh tra tỉnh")
    again = example.record("case.assigned", "05/01/2026", *decision, *note)
    assert again["added"] is False


def test_two_notes_of_one_day_are_two_facts(unit: Unit) -> None:
    unit.record("note.added", "02/10/2025", *DECISION, "--note", "Chờ Sở Y tế")
    unit.record("note.added", "02/10/2025", *DECISION, "--note", "Đã gọi lại")
    assert unit.sql("SELECT count(*) FROM fact") == [(2,)]


def test_a_fact_taken_back_stays_void_when_its_file_comes_again(example: Unit) -> None:
    ((number,),) = example.sql(
        "SELECT id FROM fact WHERE kind = 'dispatch.registered' AND decision = '1158/QĐ-BYT'"
    )
    example.record("fact.voided", "10/01/2026", "--fact", str(number))
    done = example.ask("import", str(EXAMPLES / "so-van-ban-den-2025.csv"))
    assert done["facts_added"] == 0
    assert _kinds(example, "1158/QĐ-BYT") == ["decision.issued", "fact.voided"]


def test_a_fact_taken_back_lives_again_when_it_is_recorded_by_hand(unit: Unit) -> None:
    for _ in range(2):
        stated = unit.record("decision.received", "06/10/2025", *DECISION)
        assert stated["added"] is True
        ((number,),) = unit.sql("SELECT max(id) FROM fact WHERE kind = 'decision.received'")
        assert _kinds(unit, "2586/QĐ-BKHCN").count("decision.received") == 1
        unit.record("fact.voided", "07/10/2025", "--fact", str(number))
    assert unit.ask("list", "--as-of", "31/12/2025")["cases"] == []
    assert unit.record("decision.received", "06/10/2025", *DECISION)["added"] is True
    assert unit.record("decision.received", "06/10/2025", *DECISION)["added"] is False
    assert unit.sql("SELECT generation FROM fact WHERE kind = 'decision.received' ORDER BY id") == [
        (0,),
        (1,),
        (2,),
    ]


def test_a_voiding_takes_its_fact_out_of_the_verdict(unit: Unit) -> None:
    unit.record("decision.received", "06/10/2025", *DECISION)
    unit.record("announcement.signed", "08/10/2025", *DECISION, "--document", "1188/QĐ-UBND")
    assert _verdict(unit) == "met"
    unit.record("fact.voided", "09/10/2025", "--fact", "2")
    assert _verdict(unit) == "overdue"


def _verdict(unit: Unit) -> str:
    (case,) = unit.ask("show", "2586/QĐ-BKHCN", "--as-of", "31/12/2025")["cases"]
    (duty,) = (owed for owed in case["obligations"] if owed["rule"] == "announcement.list")
    return duty["verdict"]


def test_a_case_whose_every_fact_is_void_is_gone(unit: Unit) -> None:
    unit.record("decision.received", "06/10/2025", *DECISION)
    unit.record("fact.voided", "07/10/2025", "--fact", "1")
    assert unit.ask("status", "--as-of", "31/12/2025")["cases"] == 0
    assert unit.sql("SELECT count(*) FROM fact") == [(2,)]


def test_every_fact_tells_who_recorded_it_when_and_from_where(example: Unit) -> None:
    (case,) = example.ask("show", "1158/QĐ-BYT")["cases"]
    issued, registered = case["facts"]
    assert issued["origin"]["file"] == "quyet-dinh-cua-bo.csv"
    assert registered["origin"]["file"] == "so-van-ban-den-2025.csv"
    assert registered["origin"]["row"] == 43
    assert registered["document"] == "41"
    assert registered["recorded_at"].endswith("+00:00")
