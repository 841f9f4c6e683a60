"""Does `tthc verify` find what was done to the records that no fact is in?"""

import json
from pathlib import Path

import pytest

from tests.registers import EXAMPLE_UNIT, Unit, call
from tests.tampering import change_file, faults
from tthc.store.units import UnitKey

UNIT = UnitKey("tinh-vi-du", "trung-tam-phuc-vu-hanh-chinh-cong-tinh")


@pytest.mark.sqlite_only
def test_a_register_with_all_there_is_agrees(used: Unit) -> None:
    head = used.ask("journal", "head")
    ends = ("alerts", "alert_steps", "snapshots", "packs", "runs")
    assert [head[end] > 0 for end in ends] == [True] * 5
    assert (head["alert_steps"], head["snapshots"], head["packs"], head["runs"]) == (2, 2, 4, 2)
    assert faults(used) == []


CHAINED = {
    "alert": ("case_id", "rule", "rung", "since", "due", "run"),
    "alert_step": ("alert_id", "kind", "closes", "at", "actor", "reason", "recipient"),
    "snapshot": ("scope", "taken_on", "codes", "actor", "recorded_at", "file_hash", "withdraws"),
    "pack": ("kind", "fingerprint", "recorded_at", "body"),
    "audit_run": ("as_of", "previous", "started_at", "cases", "counts", "last_fact", "actor"),
}
OTHER = {
    **dict.fromkeys(("since", "due", "taken_on", "as_of", "previous"), "'2025-11-11'"),
    **dict.fromkeys(("at", "recorded_at", "started_at"), "'2025-11-11T00:00:00.000000+00:00'"),
    **dict.fromkeys(("run", "closes", "codes", "cases", "last_fact"), "77"),
    "alert_id": "2",
    "withdraws": "1, fingerprint = NULL",
    "counts": "'{}'",
}
COLUMNS = [(table, column) for table, columns in CHAINED.items() for column in columns]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_changed_record_is_named_whatever_was_changed(
    used: Unit, table: str, column: str
) -> None:
    to = OTHER.get(column, "'khác'")
    change_file(used, f"UPDATE {table} SET {column} = {to} WHERE id = 2")  # noqa: S608 - typed here
    what = {"pack": "pack", "audit_run": "run"}.get(table, "record")
    assert (what, f"{table} 2") in faults(used)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("table", CHAINED)
def test_a_deleted_record_is_named(used: Unit, table: str) -> None:
    what = {"pack": "pack", "audit_run": "run"}.get(table, "record")
    # A deleted alert takes its steps along, one by one, as whoever deletes it would see to.
    also = "DELETE FROM alert_step WHERE alert_id = 1"
    if table == "alert":
        change_file(used, also)
    change_file(used, f"DELETE FROM {table} WHERE id = 1")  # noqa: S608 - typed here
    assert (what, f"{table} 1") in faults(used)


@pytest.mark.sqlite_only
def test_a_head_kept_outside_finds_every_chain_that_was_cut(used: Unit) -> None:
    outside = used.folder / "dau.json"
    assert used.call("journal", "head", "--output", str(outside)).code == 0
    head = json.loads(outside.read_text(encoding="utf-8"))
    for name, table in (("alerts", "alert"), ("alert_steps", "alert_step"),
                        ("snapshots", "snapshot"), ("packs", "pack")):  # fmt: skip
        last = head[name]
        if table == "alert":
            change_file(used, f"UPDATE alert_step SET alert_id = {last - 1}")  # noqa: S608
        change_file(used, f"DELETE FROM {table} WHERE id = {last}")  # noqa: S608
        assert ("head", f"{table} {last}") in faults(used, "--head", str(outside))


@pytest.mark.sqlite_only
def test_a_head_that_an_older_program_kept_still_speaks(used: Unit) -> None:
    head = used.ask("journal", "head")
    old = ("province", "department", "facts", "facts_hash", "runs", "runs_hash", "read_at")
    outside = used.folder / "dau.json"
    outside.write_text(json.dumps({key: head[key] for key in old}), encoding="utf-8")
    assert faults(used, "--head", str(outside)) == []


LISTS = {
    "a changed list": "UPDATE listing SET body = replace(body, 'Hai', 'Ba')",
    "a list that is gone": "DELETE FROM listing WHERE body LIKE '%Hai%'",
    "a list put in": "INSERT INTO listing SELECT province, department, 'a', '{}' FROM unit",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("statement", LISTS.values(), ids=LISTS)
def test_a_list_of_the_portal_that_is_not_what_was_kept_is_named(
    used: Unit, statement: str
) -> None:
    ((kept,),) = used.sql("SELECT fingerprint FROM listing WHERE body LIKE '%Hai%'")
    change_file(used, statement)
    assert ("record", f"listing {'a' if 'INSERT' in statement else kept}") in faults(used)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("table", ["alert", "snapshot"])
def test_a_backup_whose_records_were_changed_is_not_restored(
    used: Unit, tmp_path: Path, table: str
) -> None:
    backup, outside = used.folder / "b.db", used.folder / "dau.json"
    used.call("journal", "head", "--output", str(outside))
    assert used.call("db", "backup", str(backup)).code == 0
    changed = {"alert": "rung = 'x'", "snapshot": "taken_on = '2026-01-04'"}[table]
    file = Unit(tmp_path / "file")
    file.folder.mkdir()
    backup.replace(file.database)
    change_file(file, f"UPDATE {table} SET {changed} WHERE id = 1")  # noqa: S608
    empty = tmp_path / "empty"
    empty.mkdir()
    assert call("init", *EXAMPLE_UNIT, folder=empty).code == 0
    restored = call("db", "restore", str(file.database), "--head", str(outside), folder=empty)
    assert restored.code == 6
    assert f"{table} 1" in restored.err


@pytest.mark.sqlite_only
def test_the_head_of_another_unit_is_refused(used: Unit) -> None:
    outside = used.folder / "dau.json"
    head = used.ask("journal", "head") | {"department": "Sở Y tế"}
    outside.write_text(json.dumps(head), encoding="utf-8")
    for asked in (("verify",), ("db", "restore", str(used.database))):
        answer = used.call(*asked, "--head", str(outside))
        assert (answer.code, "Sở Y tế" in answer.err) == (3, True)


REFERRED = {
    "DELETE FROM unit": ("record", f"unit {UNIT.province} {UNIT.department}"),
    "DELETE FROM pack WHERE kind = 'calendar'": ("pack", "pack calendar "),
    "INSERT INTO entry (province, department, id, actor, recorded_at)"
    " SELECT province, department, 0, 'ai', recorded_at FROM entry WHERE id = 1": (
        "entry",
        "entry 0",
    ),
    "INSERT INTO entry (province, department, id, actor, recorded_at)"
    " SELECT 'tinh-khac', department, 1, 'ai', recorded_at FROM entry WHERE id = 1": (
        "entry",
        "entry 1",
    ),
    "INSERT INTO entry (province, department, id, actor, recorded_at)"
    " SELECT province, department, 9999, 'ai', recorded_at FROM entry WHERE id = 1": (
        "entry",
        "entry 9999",
    ),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "named"), REFERRED.items())
def test_what_is_missing_or_belongs_to_nothing_is_named(
    used: Unit, statement: str, named: tuple[str, str]
) -> None:
    change_file(used, statement)
    found = faults(used)
    changed = ("link", "fact 1") if "tinh-khac" in statement else named
    assert any(
        what == kind and where.startswith(place)
        for what, where in found
        for kind, place in (named, changed)
    ), found
