"""Can an officer who lost the machine come back with a backup alone, as the paper says?"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.registers import EXAMPLE_UNIT, Unit, call

PAPER = Path(__file__).parents[1] / "docs" / "database.md"
KEPT = "tthc-2026-11-27.db"


def _commands() -> list[list[str]]:
    (block,) = re.findall(r"```console\n(.*?)```", PAPER.read_text(encoding="utf-8"), re.DOTALL)
    return [shlex.split(line.removeprefix("$ "))[1:] for line in block.splitlines()]


@pytest.fixture
def folder(example: Unit, tmp_path: Path) -> Path:
    """Give a folder of a new machine, in which the backup of the example lies alone."""
    made = tmp_path / "may-moi"
    made.mkdir()
    example.ask("db", "backup", str(made / KEPT))
    return made


def test_the_register_comes_back_by_the_commands_of_the_paper(example: Unit, folder: Path) -> None:
    for command in _commands():
        done = call(*command, folder=folder)
        assert done.code == 0, done.err
    found, lost = Unit(folder).ask("status"), example.ask("status")
    assert (found["cases"], found["counts"]) == (lost["cases"], lost["counts"])


def test_with_its_settings_the_backup_alone_is_enough(example: Unit, folder: Path) -> None:
    written = (example.folder / "tthc.toml").read_text(encoding="utf-8")
    settings = written.replace(example.server or "sqlite:///tthc.db", "sqlite:///tthc.db")
    (folder / "tthc.toml").write_text(settings, encoding="utf-8")
    assert call("db", "restore", KEPT, folder=folder).code == 0
    assert Unit(folder).ask("verify")["faults"] == []


def test_a_backup_under_other_names_is_refused_with_those_that_it_bears(folder: Path) -> None:
    call("init", "--province", "Tỉnh Ví Dụ", "--department", "Sở Y tế", folder=folder)
    refused = call("db", "restore", KEPT, folder=folder)
    assert refused.code == 6
    assert EXAMPLE_UNIT[3] in refused.err


def test_a_backup_that_is_not_there_is_named_as_missing(unit: Unit) -> None:
    refused = unit.call("db", "restore", "khong-co.db")
    assert refused.code == 6
    assert "khong-co.db: không có bản sao lưu nào ở đây" in refused.err
    assert "tthc init" not in refused.err


def test_an_address_alone_does_not_say_whose_register_it_is(unit: Unit, tmp_path: Path) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    copied = shutil.copy(unit.folder / "tthc.toml", tmp_path / "so.toml")
    for command in (("status",), ("verify",), ("db", "restore", KEPT)):
        refused = call(*command, "--db", unit.address, folder=empty)
        assert refused.code == 9
        assert "chỉ rõ tệp cài đặt bằng --config" in refused.err
        assert "không cho biết sổ là của đơn vị nào" in refused.err
    said = call("status", "--db", unit.address, "--config", str(copied), folder=empty)
    assert said.code == 0, said.err
