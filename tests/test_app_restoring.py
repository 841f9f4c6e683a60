"""Does a backup take no other file's place, and come back as the register that it was kept of?"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.kept_registers import NIGHT, audit_example, is_whole, open_file, rows_of
from tests.registers import Unit
from tests.tampering import change_file

audited = pytest.fixture(audit_example)


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
    restored = open_file(tmp_path / "restored", audited)
    done = restored.ask("db", "restore", str(kept), "--head", str(head))
    assert done["runs"] == 1
    assert is_whole(restored, "--head", str(head))
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
    assert is_whole(fresh)
    if not audited.server:
        assert rows_of(fresh) == rows_of(audited)


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
    restored = open_file(tmp_path / "restored", audited)
    answer = restored.call("db", "restore", str(kept), "--head", str(head))
    assert answer.code == 6, answer
    assert [file.name for file in restored.folder.iterdir()] == ["tthc.toml"]


@pytest.mark.sqlite_only
def test_a_backup_of_a_damaged_register_is_kept_and_said_to_be_damaged(
    audited: Unit, tmp_path: Path
) -> None:
    """What is left of the register may be all there is; nobody takes it for a good backup."""
    change_file(audited, "UPDATE fact SET note = 'khác' WHERE id = 7")
    kept = tmp_path / "kept.db"
    answer = audited.call("db", "backup", str(kept), "--format", "json")
    assert (answer.code, answer.data()["faults"]) == (1, [{"what": "link", "where": "fact 7"}])
    assert kept.exists()
    assert "Sổ theo dõi bị hỏng" in audited.call("db", "backup", str(tmp_path / "again.db")).out
