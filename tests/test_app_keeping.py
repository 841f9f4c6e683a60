"""Is a register that was copied, backed up or restored the same, and nothing overwritten?"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest
from sqlalchemy import Connection, Table

from tests.registers import (
    EXAMPLE_UNIT,
    EXAMPLES,
    Unit,
    call,
    program,
    unmeasured_environment,
)
from tthc.store import copying

NIGHT = "10/01/2026"
OF_RECORD = (
    *("unit", "decision", "procedure", "document", "entry", "fact", "pack", "audit_run"),
    *("listing", "snapshot", "finding", "projection"),
)


@pytest.fixture
def audited(example: Unit) -> Unit:
    """Have everything in it that a register can record: facts, voidings, runs, a list, findings."""
    listed = example.folder / "ds.csv"
    listed.write_text("Mã số,Tên\n1.014390,Một\n1.014391,Hai\n", encoding="utf-8")
    taken = ("--taken-on", "05/01/2026", "--scope", "Bộ Công Thương")
    assert example.call("import", str(listed), *taken).code == 0
    example.record("note.added", "09/01/2026", "--decision", "623/QĐ-BCT", "--note", "nhầm")
    ((last,),) = example.sql("SELECT max(id) FROM fact")
    example.record("fact.voided", "09/01/2026", "--fact", str(last))
    example.ask("audit", "--as-of", NIGHT)
    return example


def _rows(unit: Unit) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table that cannot be worked out anew, as the database gives them."""
    return {table: sorted(unit.sql(f"SELECT * FROM {table}"), key=repr) for table in OF_RECORD}  # noqa: S608


def _sqlite(folder: Path, unit: Unit, name: str = "tthc.db") -> Unit:
    """Open a file as the register of a unit's settings."""
    folder.mkdir(exist_ok=True)
    written = (unit.folder / "tthc.toml").read_text(encoding="utf-8")
    address = unit.server or "sqlite:///tthc.db"
    (folder / "tthc.toml").write_text(written.replace(address, f"sqlite:///{name}"), "utf-8")
    return Unit(folder)


def _whole(unit: Unit, *arguments: str) -> bool:
    return unit.ask("verify", *arguments)["faults"] == []


def test_a_copy_has_the_same_rows_head_and_findings_and_verifies(
    audited: Unit, tmp_path: Path
) -> None:
    copied = _sqlite(tmp_path / "copy", audited)
    done = audited.ask("db", "copy", "--to", copied.address)
    assert done["facts_hash"] == audited.ask("journal", "head")["facts_hash"]
    assert done["facts"] > 100
    assert done["runs"] == 1
    if not audited.server:
        assert _rows(copied) == _rows(audited)
        assert all(_rows(copied).values()), "every table had something to copy"
    assert _whole(copied)
    for asked in (("audit", "--as-of", NIGHT), ("list",), ("show", "623/QĐ-BCT")):
        assert copied.call(*asked) == audited.call(*asked)


@pytest.mark.postgresql_only
def test_from_sqlite_to_postgresql_and_back_gives_the_same_register(
    tmp_path: Path, unit: Unit
) -> None:
    """`unit` is an empty register on the server; the example begins in a file."""
    folder = tmp_path / "begun"
    folder.mkdir()
    assert call("init", *EXAMPLE_UNIT, folder=folder).code == 0
    begun = Unit(folder)
    for name in ("quyet-dinh-cua-bo.csv", "su-kien.csv"):
        assert begun.call("import", str(EXAMPLES / name)).code == 0
    begun.ask("audit", "--as-of", NIGHT)
    assert begun.call("db", "copy", "--to", unit.address).code == 0
    assert _whole(begun, "--db", unit.address)
    back = _sqlite(tmp_path / "back", begun)
    assert begun.call("db", "copy", "--db", unit.address, "--to", back.address).code == 0
    assert back.ask("journal", "head")["facts_hash"] == begun.ask("journal", "head")["facts_hash"]
    assert _rows(back) == _rows(begun)
    assert _whole(back)


def test_a_register_that_holds_something_is_never_copied_or_restored_over(
    audited: Unit, another_example: Unit, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.db"
    assert audited.call("db", "backup", str(kept)).code == 0
    before = another_example.dump()
    for asked in (
        ("db", "copy", "--to", another_example.address),
        ("db", "restore", str(kept), "--db", another_example.address),
        ("db", "copy", "--to", audited.address),
    ):
        answer = audited.call(*asked)
        assert answer.code == 6, answer
    assert another_example.dump() == before


def test_what_was_done_before_a_crash_is_done_already(audited: Unit, tmp_path: Path) -> None:
    kept, copied = str(tmp_path / "kept.db"), _sqlite(tmp_path / "copy", audited)
    first = audited.ask("db", "backup", kept)
    asked = (
        ("db", "backup", kept),
        ("db", "restore", kept),
        ("db", "copy", "--to", copied.address),
    )
    assert audited.call(*asked[2]).code == 0
    before = Path(kept).read_bytes(), audited.dump(), copied.dump()
    for each in asked:
        again = audited.ask(*each)
        assert again["already"] is True
        assert again["facts_hash"] == first["facts_hash"]
    assert (Path(kept).read_bytes(), audited.dump(), copied.dump()) == before


def test_what_is_no_longer_the_same_is_not_done_already(audited: Unit, tmp_path: Path) -> None:
    kept, copied = str(tmp_path / "kept.db"), _sqlite(tmp_path / "copy", audited)
    asked = (("db", "backup", kept), ("db", "copy", "--to", copied.address))
    for each in asked:
        assert audited.ask(*each)["already"] is False
    copied.sql("DELETE FROM tracked_case")
    assert audited.call(*asked[1]).code == 6
    audited.record("note.added", "09/01/2026", "--decision", "623/QĐ-BCT", "--note", "sau đó")
    for each in (*asked, ("db", "restore", kept)):
        assert audited.call(*each).code == 6


def test_of_copies_at_once_one_is_made_and_the_others_are_done_already(
    audited: Unit, tmp_path: Path
) -> None:
    asked = ("db", "copy", "--to", f"sqlite:///{tmp_path / 'ban.db'}", "--format", "json")
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(program, *asked, folder=audited.folder) for _ in range(3)]
    said = [json.loads(one.result().stdout)["already"] for one in done]
    assert sorted(said) == [False, True, True]


def test_a_server_that_has_no_address_cannot_be_reached(audited: Unit) -> None:
    refused = audited.call("db", "copy", "--to", "postgresql://u@khong-co.invalid/tthc")
    assert refused.code == 6
    assert "không kết nối được" in refused.err


def test_a_register_is_no_copy_of_itself(audited: Unit, tmp_path: Path) -> None:
    other_words = f"{audited.address}&connect_timeout=9"
    if not audited.server:
        (tmp_path / "link.db").symlink_to(audited.database)
        other_words = f"sqlite:///{tmp_path / 'link.db'}"
        assert audited.call("db", "backup", str(audited.database)).code == 6
        assert audited.call("db", "backup", str(tmp_path / "link.db")).code == 6
        assert audited.call("db", "restore", str(audited.database)).code == 6
    assert audited.call("db", "copy", "--to", other_words).code == 6


def test_a_backup_never_takes_the_place_of_a_file_or_of_a_journal(
    audited: Unit, tmp_path: Path
) -> None:
    there = tmp_path / "there.db"
    there.write_text("của tôi", encoding="utf-8")
    assert audited.call("db", "backup", str(there)).code == 6
    assert there.read_text(encoding="utf-8") == "của tôi"
    beside = tmp_path / "other.db-journal"
    beside.write_text("nhật ký của sổ khác", encoding="utf-8")
    assert audited.call("db", "backup", str(tmp_path / "other.db")).code == 6
    for closed in (tmp_path / "none" / "b.db", tmp_path / ("dài" * 90), there / "b.db"):
        refused = audited.call("db", "backup", str(closed))
        assert refused.code == 6
        assert refused.err.startswith(f"{closed}: "), "the target is named, not the register"
    assert sorted(file.name for file in tmp_path.glob("*.db*")) == ["other.db-journal", "there.db"]


def test_a_restored_register_audits_to_the_same_findings(audited: Unit, tmp_path: Path) -> None:
    kept, head = tmp_path / "kept.db", tmp_path / "head.json"
    audited.ask("db", "backup", str(kept))
    assert audited.call("journal", "head", "--output", str(head)).code == 0
    restored = _sqlite(tmp_path / "restored", audited)
    done = restored.ask("db", "restore", str(kept), "--head", str(head))
    assert done["runs"] == 1
    assert _whole(restored, "--head", str(head))
    for night in (NIGHT, "12/01/2026"):
        one, other = (unit.ask("audit", "--as-of", night) for unit in (audited, restored))
        assert one["findings"] == other["findings"]
        assert one["findings"]


def test_a_backup_is_restored_into_the_empty_register_that_init_makes(
    audited: Unit, new_example: Callable[[], Unit], tmp_path: Path
) -> None:
    kept = tmp_path / "kept.db"
    audited.ask("db", "backup", str(kept))
    fresh = new_example()
    assert fresh.call("db", "restore", str(kept)).code == 0
    assert _whole(fresh)
    if not audited.server:
        assert _rows(fresh) == _rows(audited)


def test_a_backup_of_another_unit_is_refused(audited: Unit, unit: Unit, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    audited.ask("db", "backup", str(kept))
    before = unit.dump()
    answer = unit.call("db", "restore", str(kept), "--lang", "en")
    assert answer.code == 6
    assert "Tỉnh Ví Dụ" in answer.err
    assert unit.dump() == before


def _edit(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda file: os.truncate(file, file.stat().st_size // 2),
    "cut by a page": lambda file: os.truncate(file, file.stat().st_size - 4096),
    "empty": lambda file: os.truncate(file, 0),
    "no register": lambda file: file.write_text("xin chào", encoding="utf-8"),
    "a fact changed": lambda file: _edit(
        file, "DROP TRIGGER fact_refuses_update", "UPDATE fact SET note = 'khác' WHERE id = 7"
    ),
    "the last fact gone": lambda file: _edit(
        file,
        "DROP TRIGGER fact_refuses_delete",
        "DELETE FROM fact WHERE id = (SELECT max(id) FROM fact)",
    ),
    "a verdict changed": lambda file: _edit(file, "UPDATE verdict_span SET verdict = 'met'"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_cut_or_edited_backup_is_refused(audited: Unit, tmp_path: Path, damage: str) -> None:
    kept, head = tmp_path / "kept.db", tmp_path / "head.json"
    audited.ask("db", "backup", str(kept))
    audited.call("journal", "head", "--output", str(head))
    DAMAGES[damage](kept)
    restored = _sqlite(tmp_path / "restored", audited)
    answer = restored.call("db", "restore", str(kept), "--head", str(head))
    assert answer.code == 6, answer
    assert [file.name for file in restored.folder.iterdir()] == ["tthc.toml"]


KILLED = (("db", "copy", "--to", "sqlite:///x.db"), ("db", "backup", "x.db"))


@pytest.mark.parametrize("command", KILLED, ids=["copy", "backup"])
def test_a_killed_copy_leaves_no_register_behind_or_a_whole_one(
    audited: Unit, command: tuple[str, ...]
) -> None:
    before = audited.dump()
    for milliseconds in range(300, 1500, 150):
        running = subprocess.Popen(
            [sys.executable, "-m", "tthc", *command],
            cwd=audited.folder,
            env=unmeasured_environment(),
            stdout=subprocess.DEVNULL,
        )
        sleep(milliseconds / 1000)
        running.send_signal(signal.SIGKILL)
        running.wait()
        made = audited.folder / "x.db"
        if made.exists():
            assert _whole(audited, "--db", f"sqlite:///{made}")
            made.unlink()
    assert audited.dump() == before
    assert audited.call(*command).code == 0, "repeated after a crash"


def test_a_null_character_never_reaches_the_register(unit: Unit) -> None:
    """PostgreSQL refuses U+0000, so a register that held one could not be moved there."""
    file = unit.folder / "su-kien.csv"
    header = "kind,happened_on,decision,decision_date,note\n"
    file.write_text(header + "case.assigned,2026-01-09,1/QĐ-BYT,2026-01-05,a\0b\n", "utf-8")
    unit.call("import", str(file), "--as", "facts")
    unit.call("record", "note.added", "--decision", "2/QĐ-BYT", "--note", "a\0b")
    texts = [text for (text,) in unit.sql("SELECT note FROM fact") if text]
    assert not [text for text in texts if "\0" in text]


def test_a_copy_that_differs_is_not_kept(
    audited: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: a copy that loses its last rows is found by the head."""
    copy = copying._copy  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def forget_runs(source: Connection, target: Connection, table: Table) -> None:
        if table.name != "audit_run":
            copy(source, target, table)

    monkeypatch.setattr(copying, "_copy", forget_runs)
    answer = audited.call("db", "copy", "--to", f"sqlite:///{tmp_path / 'x.db'}")
    assert answer.code == 6
    assert not (tmp_path / "x.db").exists()
