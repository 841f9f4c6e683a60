"""Does `tthc init` set a unit up where it is asked to, and keep passwords out of its settings?"""

from pathlib import Path

from tests.registers import call

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
