"""Does `tthc verify` find what was done to the tables that no fact is in?"""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.registers import EXAMPLE_UNIT, Unit, call
from tests.tampering import FAILED, change_file, faults, fill_records
from tthc.store.chain import FIRST, canonical, follow
from tthc.store.outbox import StepKind
from tthc.store.units import UnitKey

UNIT = UnitKey("tinh-vi-du", "trung-tam-phuc-vu-hanh-chinh-cong-tinh")
SQLITE_ONLY = pytest.mark.sqlite_only


@pytest.fixture(scope="session")
def used_folder(example_template: Unit, tmp_path_factory: pytest.TempPathFactory) -> Unit:
    """Have a register with alerts, a step of one, a list of the portal and two audits."""
    unit = Unit(tmp_path_factory.mktemp("used") / "unit")
    shutil.copytree(example_template.folder, unit.folder)
    fill_records(unit, [FAILED, FAILED._replace(kind=StepKind.SENDING)])
    return unit


@pytest.fixture
def used(used_folder: Unit, tmp_path: Path, server: str | None) -> Unit:
    if server:
        pytest.skip("changes the file")
    shutil.copytree(used_folder.folder, tmp_path / "used")
    return Unit(tmp_path / "used")


@SQLITE_ONLY
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


@SQLITE_ONLY
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_changed_record_is_named_whatever_was_changed(
    used: Unit, table: str, column: str
) -> None:
    to = OTHER.get(column, "'khác'")
    change_file(used, f"UPDATE {table} SET {column} = {to} WHERE id = 2")  # noqa: S608 - typed here
    what = {"pack": "pack", "audit_run": "run"}.get(table, "record")
    assert (what, f"{table} 2") in faults(used)


@SQLITE_ONLY
@pytest.mark.parametrize("table", CHAINED)
def test_a_deleted_record_is_named(used: Unit, table: str) -> None:
    what = {"pack": "pack", "audit_run": "run"}.get(table, "record")
    # A deleted alert takes its steps along, one by one, as whoever deletes it would see to.
    also = "DELETE FROM alert_step WHERE alert_id = 1"
    if table == "alert":
        change_file(used, also)
    change_file(used, f"DELETE FROM {table} WHERE id = 1")  # noqa: S608 - typed here
    assert (what, f"{table} 1") in faults(used)


@SQLITE_ONLY
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


@SQLITE_ONLY
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


@SQLITE_ONLY
@pytest.mark.parametrize("statement", LISTS.values(), ids=LISTS)
def test_a_list_of_the_portal_that_is_not_what_was_kept_is_named(
    used: Unit, statement: str
) -> None:
    ((kept,),) = used.sql("SELECT fingerprint FROM listing WHERE body LIKE '%Hai%'")
    change_file(used, statement)
    assert ("record", f"listing {'a' if 'INSERT' in statement else kept}") in faults(used)


@SQLITE_ONLY
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


ALERT = {
    "id": 1,
    "case_id": "A1-1",
    "rule": "announcement.time-limit",
    "rung": "overdue",
    "since": date(2026, 1, 10),
    "due": date(2026, 1, 9),
    "run": 1,
    "province": "bac-ninh",
    "department": "so-y-te",
}
WRITTEN = (
    '{"case_id":"A1-1","department":"so-y-te","due":"2026-01-09","id":1,"province":"bac-ninh",'
    '"rule":"announcement.time-limit","run":1,"rung":"overdue","since":"2026-01-10"}'
)
LINK = "16d01c1bd638d864b5e36a18fa64f5dbc8dc482b5918d56a28d3481e3427eb76"


def test_the_link_of_an_alert_is_the_one_that_is_written_down() -> None:
    assert canonical(ALERT).decode() == WRITTEN
    assert follow(FIRST, canonical(ALERT)).hex() == LINK
    assert sha256(bytes(32) + WRITTEN.encode()).hexdigest() == LINK
    written = Path(__file__).parent.parent / "docs" / "journal.md"
    assert WRITTEN in written.read_text(encoding="utf-8")
    assert LINK in written.read_text(encoding="utf-8")


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("table", "name"),
    [("audit_run", "runs"), ("alert", "alerts"), ("alert_step", "alert_steps"),
     ("snapshot", "snapshots"), ("pack", "packs")],
)  # fmt: skip
def test_an_independent_reader_comes_to_the_same_ends(used: Unit, table: str, name: str) -> None:
    """Only sqlite3, json and hashlib, as docs/journal.md says."""
    head, chained, last = used.ask("journal", "head"), bytes(32), 0
    with closing(sqlite3.connect(used.database)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608
            said = {k: row[k] for k in row.keys() if k != "link" and row[k] is not None}  # noqa: SIM118
            text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            chained, last = sha256(chained + text.encode()).digest(), row["id"]
            assert chained == row["link"]
    assert (head[name], head[f"{name}_hash"]) == (last, chained.hex())


UNREADABLE = {
    "UPDATE audit_run SET counts = 'x' WHERE id = 2": "audit_run 2",
    "UPDATE audit_run SET as_of = '2026-01-99' WHERE id = 2": "audit_run 2",
    "UPDATE pack SET body = substr(body, 2) WHERE id = 2": "pack 2",
    "UPDATE pack SET body = replace(body, 'dispatch.registered', 'dispatch.rdgistered')": "pack ",
    "UPDATE verdict_span SET last = '2025-1p-09' WHERE last LIKE '2025%'": "verdict_span ",
    "UPDATE finding SET since = '20:5-11-20'": "finding ",
    "UPDATE fact SET title = title || CAST(x'ff41' AS TEXT) WHERE id = 5": "fact 5",
    "UPDATE fact SET happened_on = '2025-02-30' WHERE id = 5": "fact 5",
    "UPDATE fact SET kind = CAST(x'ff41' AS TEXT) WHERE id = 5": "fact 5",
    "UPDATE entry SET actor = CAST(x'ff41' AS TEXT) WHERE id = 2": "fact ",
    "UPDATE decision SET title = CAST(x'ff41' AS TEXT) WHERE id = 3": "decision 3",
    "UPDATE decision SET signed_on = 'hôm nay' WHERE id = 3": "decision 3",
    "UPDATE finding_span SET detail = CAST(x'ff41' AS TEXT)": "finding_span ",
    "UPDATE listing SET body = body || CAST(x'ff41' AS TEXT)": "listing ",
    "UPDATE alert SET rung = CAST(x'ff41' AS TEXT) WHERE id = 1": "alert 1",
    "UPDATE unit SET department_name = CAST(x'ff41' AS TEXT)": "unit ",
}


@SQLITE_ONLY
@pytest.mark.parametrize(("statement", "named"), UNREADABLE.items())
def test_what_cannot_be_read_is_named_and_hides_nothing_else(
    used: Unit, statement: str, named: str
) -> None:
    change_file(used, statement)
    change_file(
        used,
        "UPDATE obligation SET rule = 'khác' WHERE rowid = (SELECT max(rowid) FROM obligation)",
    )
    found = faults(used)
    assert any(where.startswith(named) for _, where in found), found
    assert any(where.startswith("obligation ") for _, where in found), found


@SQLITE_ONLY
def test_kept_workflows_that_cannot_be_read_stop_nothing_and_are_named(used: Unit) -> None:
    before = used.call("status", "--as-of", "2026-01-12").out
    change_file(used, "UPDATE pack SET body = replace(body, 'dispatch.reg', 'dispatch.rdg')")
    assert used.call("status", "--as-of", "2026-01-12").out == before
    assert any(what == "pack" for what, _ in faults(used))


@SQLITE_ONLY
@pytest.mark.parametrize("changed", ["counts = 'x'", "as_of = '2026-01-99'"])
def test_a_damaged_run_stops_what_reads_the_ledger_with_a_sentence(
    used: Unit, changed: str
) -> None:
    change_file(used, f"UPDATE audit_run SET {changed} WHERE id = 2")  # noqa: S608 - typed here
    for asked in (("runs",), ("audit", "--check-runs")):
        answer = used.call(*asked, "--lang", "en")
        assert answer.code == 6
        assert "tthc verify" in answer.err


@SQLITE_ONLY
def test_what_was_not_compared_is_said_and_is_no_success(used: Unit) -> None:
    settings = used.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("due_soon = 2", "due_soon = 10"), encoding="utf-8")
    answer = used.call("verify")
    assert answer.code == 1
    assert "Chưa đối chiếu việc theo dõi" in answer.out
    assert "Tất cả đều khớp" not in answer.out
    assert used.call("status").code == 0
    assert used.call("verify").code == 0


MARKS = {
    "DELETE FROM projection": ("cache", "projection"),
    "UPDATE projection SET fingerprint = 'x'": ("cache", "projection"),
    "UPDATE projection SET fingerprint = replace(fingerprint, 'due_soon=2', 'due_soon=3')": None,
}


@SQLITE_ONLY
@pytest.mark.parametrize(("statement", "found"), MARKS.items())
def test_by_what_cases_were_judged_must_be_known(
    used: Unit, statement: str, found: tuple[str, str] | None
) -> None:
    change_file(used, statement)
    answer = used.call("verify", "--format", "json")
    faults = [(one["what"], one["where"]) for one in json.loads(answer.out)["faults"]]
    assert answer.code == 1
    assert found in faults or faults[0][1].startswith("pack workflows ")


@SQLITE_ONLY
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


@SQLITE_ONLY
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


UNGUARDED = {
    "DROP TRIGGER fact_refuses_delete": "trigger fact_refuses_delete",
    "CREATE TRIGGER extra BEFORE INSERT ON fact BEGIN SELECT 1; END": "trigger extra",
}


@SQLITE_ONLY
@pytest.mark.parametrize(("statement", "named"), UNGUARDED.items())
def test_a_guard_that_is_gone_and_a_trigger_of_others_are_named(
    used: Unit, statement: str, named: str
) -> None:
    used.sql(statement)
    assert faults(used) == [("guard", named)]


@SQLITE_ONLY
def test_a_guard_that_refuses_nothing_any_more_is_named(used: Unit) -> None:
    used.sql("DROP TRIGGER alert_refuses_update")
    used.sql("CREATE TRIGGER alert_refuses_update BEFORE UPDATE ON alert BEGIN SELECT 1; END")
    assert faults(used) == [("guard", "trigger alert_refuses_update")]


@pytest.mark.postgresql_only
def test_a_guard_that_the_server_switched_off_is_named(example: Unit) -> None:
    assert example.ask("verify")["faults"] == []
    example.sql("ALTER TABLE fact DISABLE TRIGGER fact_refuses_change")
    assert faults(example) == [("guard", "trigger fact_refuses_change")]


FINDINGS = {
    "DELETE FROM finding": "finding ",
    "UPDATE finding SET first_run = 77": "finding ",
    "UPDATE finding SET resolved_run = 2, last_run = 7": "finding ",
    "UPDATE finding SET resolved_run = 77, last_run = 76": "finding ",
}


@SQLITE_ONLY
@pytest.mark.parametrize(("statement", "named"), FINDINGS.items())
def test_findings_are_compared_also_after_a_fact_was_recorded(
    used: Unit, statement: str, named: str
) -> None:
    used.record("note.added", "11/01/2026", "--decision", "623/QĐ-BCT", "--note", "sau")
    assert faults(used) == []
    change_file(used, statement)
    assert [where.startswith(named) for _, where in faults(used)][:1] == [True]


@SQLITE_ONLY
def test_findings_that_wait_for_the_next_audit_are_said_not_to_be_compared(used: Unit) -> None:
    assert used.ask("verify")["findings_compared"]
    settings = used.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("due_soon = 2", "due_soon = 10"), encoding="utf-8")
    used.call("status")
    assert not used.ask("verify")["findings_compared"]
    assert "Chưa đối chiếu phát hiện" in used.call("verify").out
    used.call("audit", "--as-of", "12/01/2026")
    assert used.ask("verify")["findings_compared"]
    assert faults(used) == []
