"""Does `tthc init` set a unit up where it is asked to, and keep passwords out of its settings?"""

from pathlib import Path

import pytest

from tests.registers import Unit, call
from tthc.store.address import has_password

UNIT = ("--province", "Bắc Ninh", "--department", "Sở Y tế")


def test_init_names_the_register_that_it_was_given(tmp_path: Path) -> None:
    done = call("init", *UNIT, "--db", "sqlite:///sổ/2026.db", folder=tmp_path)
    assert done.code == 6  # the folder is not there
    (tmp_path / "sổ").mkdir()
    done = call("init", *UNIT, "--db", "sqlite:///sổ/2026.db", folder=tmp_path)
    assert done.code == 0, done.err
    assert (tmp_path / "sổ" / "2026.db").is_file()
    assert 'database = "sqlite:///sổ/2026.db"' in (tmp_path / "tthc.toml").read_text("utf-8")


def test_a_password_is_never_written_into_the_settings(tmp_path: Path) -> None:
    refused = call("init", *UNIT, "--db", "postgresql://u:bi-mat@may-chu/tthc", folder=tmp_path)
    assert refused.code == 9
    assert "mật khẩu" in refused.err
    assert "bi-mat" not in refused.err
    assert list(tmp_path.iterdir()) == []


WITH_PASSWORD = pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:bi-mat@may-chu/tthc",
        "postgresql+psycopg://:bi-mat@may-chu/tthc",
        "postgresql://u@may-chu/tthc?sslmode=require&password=bi-mat",
    ],
)


@WITH_PASSWORD
def test_a_password_written_into_the_settings_by_hand_is_refused(address: str, unit: Unit) -> None:
    file = unit.folder / "tthc.toml"
    said = file.read_text("utf-8").splitlines()
    lines = [f'database = "{address}"' if "database" in line else line for line in said]
    file.write_text("\n".join(lines), encoding="utf-8")
    for command in (("status",), ("calendar", "check"), ("db", "upgrade")):
        refused = unit.call(*command)
        assert refused.code == (0 if command[0] == "calendar" else 9), refused
        assert "bi-mat" not in refused.err
    assert "~/.pgpass" in unit.call("status").err


@WITH_PASSWORD
def test_a_password_typed_as_the_target_of_a_copy_is_refused(address: str, unit: Unit) -> None:
    refused = unit.call("db", "copy", "--to", address)
    assert refused.code == 6, refused
    assert "PGPASSWORD" in refused.err
    assert "bi-mat" not in refused.err


@pytest.mark.parametrize(
    "address", ["postgresql://u@may-chu/tthc", "postgresql:///tthc", "sqlite:////tmp/a:b@c/x.db"]
)
def test_an_address_without_a_password_is_none(address: str) -> None:
    assert not has_password(address)
