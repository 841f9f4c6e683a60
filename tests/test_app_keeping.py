"""Is a register that was copied the same, and is nothing ever overwritten?"""

import json
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from sqlalchemy import Connection, Table

from tests.kept_registers import NIGHT, audit_example, is_whole, open_file, rows_of
from tests.registers import EXAMPLE_UNIT, EXAMPLES, Unit, call, program, unmeasured_environment
from tthc.store import copying

audited = pytest.fixture(audit_example)


def test_a_copy_has_the_same_rows_head_and_findings_and_verifies(
    audited: Unit, tmp_path: Path
) -> None:
    copied = open_file(tmp_path / "copy", audited)
    done = audited.ask("db", "copy", "--to", copied.address)
    assert done["facts_hash"] == audited.ask("journal", "head")["facts_hash"]
    assert done["facts"] > 100
    assert done["runs"] == 1
    if not audited.server:
        assert rows_of(copied) == rows_of(audited)
        assert all(rows_of(copied).values()), "every table had something to copy"
    assert is_whole(copied)
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
    assert is_whole(begun, "--db", unit.address)
    back = open_file(tmp_path / "back", begun)
    assert begun.call("db", "copy", "--db", unit.address, "--to", back.address).code == 0
    assert back.ask("journal", "head")["facts_hash"] == begun.ask("journal", "head")["facts_hash"]
    assert rows_of(back) == rows_of(begun)
    assert is_whole(back)


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
    kept, copied = str(tmp_path / "kept.db"), open_file(tmp_path / "copy", audited)
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
    kept, copied = str(tmp_path / "kept.db"), open_file(tmp_path / "copy", audited)
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
            assert is_whole(audited, "--db", f"sqlite:///{made}")
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
