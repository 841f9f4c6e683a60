"""Is a backup whole that is taken while another writes, and what of a file that is only copied?"""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import rmtree
from threading import Event, Thread

import pytest

from tests.registers import Answer, Unit, program

FILE = "giu.db"
NOTE = ("record", "note.added", "--decision", "623/QĐ-BCT", "--note")


def check_backups(unit: Unit, folder: Path, backups: int) -> None:
    """Back up while another records without a pause; each backup verifies and has its own head."""
    stop, codes = Event(), list[int]()

    def write() -> None:
        while not stop.is_set():
            codes.append(program(*NOTE, f"ghi {len(codes)}", folder=unit.folder).returncode)

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(backups):
            _back_up(unit, folder / str(number))
    finally:
        stop.set()
        writer.join()
    assert set(codes) == {0}


def _back_up(unit: Unit, folder: Path) -> None:
    folder.mkdir()
    head = unit.ask("db", "backup", str(folder / FILE))
    done = _restore(unit, folder)
    assert done.code == 0, done
    restored = Unit(folder).ask("journal", "head")
    assert {name: restored[name] for name in ("facts", "facts_hash")} == {
        name: head[name] for name in ("facts", "facts_hash")
    }
    rmtree(folder)


def _restore(unit: Unit, folder: Path) -> Answer:
    settings = (unit.folder / "tthc.toml").read_text("utf-8")
    own = settings.replace(unit.server or "sqlite:///tthc.db", "sqlite:///tthc.db")
    (folder / "tthc.toml").write_text(own, "utf-8")
    return Unit(folder).call("db", "restore", FILE)


def test_five_backups_while_another_writes_are_whole(example: Unit, tmp_path: Path) -> None:
    check_backups(example, tmp_path, 5)


@pytest.mark.soak
def test_five_hundred_backups_while_another_writes_are_whole(example: Unit, tmp_path: Path) -> None:
    check_backups(example, tmp_path, 500)


@pytest.mark.sqlite_only
def test_a_copied_file_of_a_register_in_use_is_no_backup(example: Unit, tmp_path: Path) -> None:
    """Negative control: the file alone, copied while another writes, may lack its journal."""
    example.ask("audit", "--as-of", "10/01/2026")
    with closing(sqlite3.connect(example.database, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE decision SET folded = folded || hex(zeroblob(2000))")
        (tmp_path / FILE).write_bytes(example.database.read_bytes())
        other.execute("ROLLBACK")
    assert _restore(example, tmp_path).code == 6


@pytest.mark.sqlite_only
def test_a_backup_that_ends_before_the_head_is_called_older_not_damaged(
    example: Unit, tmp_path: Path
) -> None:
    kept, head = example.folder / FILE, example.folder / "dau.json"
    facts = example.ask("db", "backup", str(kept))["facts"]
    example.record("note.added", "10/01/2026", "--decision", "623/QĐ-BCT", "--note", "sau")
    example.call("journal", "head", "--output", str(head))
    folder = tmp_path / "restored"
    folder.mkdir()
    (folder / "tthc.toml").write_bytes((example.folder / "tthc.toml").read_bytes())
    answer = Unit(folder).call("db", "restore", str(kept), "--head", str(head))
    assert (answer.code, answer.out) == (6, "")
    assert f"({facts} sự kiện, mắt xích ghi {facts + 1}): bản này cũ hơn" in answer.err
    assert Unit(folder).call("db", "restore", str(kept)).code == 0


@pytest.mark.sqlite_only
def test_whoever_may_not_open_the_register_may_not_open_what_is_made_of_it(
    example: Unit, tmp_path: Path
) -> None:
    example.database.chmod(0o600)
    assert example.call("db", "backup", str(tmp_path / FILE)).code == 0
    assert example.call("db", "copy", "--to", f"sqlite:///{tmp_path / 'khac.db'}").code == 0
    example.database.unlink()
    assert example.call("db", "restore", str(tmp_path / FILE)).code == 0
    made = (tmp_path / FILE, tmp_path / "khac.db", example.database)
    assert [file.stat().st_mode & 0o777 for file in made] == [0o600] * 3


@pytest.mark.sqlite_only
def test_a_backup_of_a_register_open_to_all_is_as_open_as_new_files_are(
    example: Unit, tmp_path: Path
) -> None:
    example.database.chmod(0o666)
    (tmp_path / "moi").touch()
    assert example.call("db", "backup", str(tmp_path / FILE)).code == 0
    modes = [(tmp_path / name).stat().st_mode for name in (FILE, "moi")]
    assert modes[0] == modes[1]
