"""Does a register open wherever its folder lies, and does each obstacle get its own sentence?"""

import os
from pathlib import Path

import pytest

from tests.registers import Unit, call

UNIT = ("--province", "Bắc Ninh", "--department", "Sở Y tế")
SETTINGS = "[unit]\nprovince = 'Bắc Ninh'\ndepartment = 'Sở Y tế'\n"


@pytest.mark.parametrize("name", ["sổ?2025", "100%25", "sổ#1", "a&b=c", "x;y", "sổ 2025"])
def test_a_folder_may_have_any_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    assert call("init", *UNIT, folder=folder).code == 0
    unit = Unit(folder)
    unit.record("decision.received", "06/10/2025", "--decision", "886/QĐ-BNV")
    assert unit.sql("SELECT count(*) FROM fact") == [(1,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    named = ("--db", f"sqlite:///{folder}/tthc.db", "--config", str(folder / "tthc.toml"))
    assert call("status", *named, folder=tmp_path).code == 0


def test_a_folder_of_the_name_of_the_settings_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "tthc.toml").mkdir()
    for typed in (("status",), ("init", *UNIT)):
        refused = call(*typed, folder=tmp_path)
        assert refused.code == 9, refused
        assert "tthc.toml" in refused.err
        assert "tthc init" not in refused.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read what nobody may")
def test_settings_that_may_not_be_read_are_not_called_missing(unit: Unit) -> None:
    settings = unit.folder / "tthc.toml"
    settings.chmod(0)
    refused = unit.call("status")
    settings.chmod(0o644)
    assert refused.code == 9
    assert "tthc init" not in refused.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read what nobody may")
@pytest.mark.parametrize("command", [("status",), ("record", "note.added", "--procedure", "1")])
def test_a_register_that_may_not_be_read_says_so(unit: Unit, command: tuple[str, ...]) -> None:
    unit.database.chmod(0)
    refused = unit.call(*command)
    unit.database.chmod(0o644)
    assert refused.code == 6
    assert "không mở được" in refused.err


def test_init_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "tthc.toml").symlink_to(tmp_path / "ổ đĩa đã gỡ" / "tthc.toml")
    refused = call("init", *UNIT, folder=tmp_path)
    assert refused.code == 9, refused
    assert "tthc.toml" in refused.err


def test_init_refuses_a_name_that_is_no_text_and_leaves_nothing(tmp_path: Path) -> None:
    for names in (
        ("--province", "B\udcff", "--department", "Sở Y tế"),
        ("--province", " ", *UNIT[2:]),
    ):
        refused = call("init", *names, folder=tmp_path)
        assert refused.code == 9, refused
        assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_kind_is_refused_and_its_password_hidden(unit: Unit) -> None:
    refused = unit.call("status", "--db", "oracle9i://u:bi-mat@may-chu/tthc")
    assert refused.code == 6
    assert "SQLite hoặc PostgreSQL" in refused.err
    assert "bi-mat" not in refused.err


def test_a_server_that_does_not_answer_is_named_without_its_password(unit: Unit) -> None:
    refused = unit.call("status", "--db", "postgresql://u:bi-mat@127.0.0.1:9/tthc")
    assert refused.code == 6
    assert "không kết nối được với máy chủ" in refused.err
    assert "bi-mat" not in refused.err
