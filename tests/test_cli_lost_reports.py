"""Is what was recorded never called unwritten, though its report reached nobody?"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.alerted import make_overdue, send_all, send_to
from tests.registers import Unit, call, clean_environment
from tthc.app import alerting
from tthc.app.alerting import HalfSentError
from tthc.store.engine import Connection
from tthc.store.faults import BusyRegisterError
from tthc.store.outbox import Step, StepKind, add_steps

FULL = Path("/dev/full")  # a disk that is always full
PORTAL = "Mã số,Tên,Cơ quan ban hành,Cơ quan thực hiện,Lĩnh vực\n1.000001,A,Bộ Y tế,Sở Y tế,Y tế\n"
WRITING = {
    "record": ("record", "force.ended", "--procedure", "1.000002", "--on", "01/11/2026"),
    "import": ("import", "ds.csv", "--taken-on", "01/11/2026"),
    "confirm": ("removal", "confirm", "1.000009", "--place", "CSDLQG", "--on", "02/11/2026"),
    "withdraw": ("portal", "withdraw", "1"),
    "audit": ("audit", "--as-of", "05/11/2026"),
    "alerts": ("alerts", "list"),
    "init": ("init", "--province", "Tỉnh B", "--department", "Sở Y tế", "moi"),
    "backup": ("db", "backup", "luu.db"),
    "export": ("removal", "export", "--output", "de-nghi.csv"),
    "explain": ("explain", "1.000009", "--format", "html", "--output", "giai-thich.html"),
}

needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def _run(unit: Unit, arguments: tuple[str, ...], ending: str) -> tuple[int, str]:
    """Run it as a shell does, its standard output sent to `ending`."""
    asked = ("sh", "-c", f'exec "$0" -m tthc "$@" {ending}', sys.executable, *arguments)
    done = subprocess.run(
        (*asked, "--lang", "vi"),
        cwd=unit.folder,
        env=clean_environment() | {"TTHC_LANG": "vi"},
        stderr=subprocess.PIPE,
        check=False,
    )
    return done.returncode, done.stderr.decode()


def _prepare(unit: Unit) -> None:
    unit.record("force.ended", "01/11/2026", "--procedure", "1.000009")
    (unit.folder / "moi").mkdir()
    (unit.folder / "cu.csv").write_text(PORTAL.replace("1.000001", "1.000003"), encoding="utf-8")
    assert unit.call("import", "cu.csv", "--taken-on", "01/10/2026", "--scope", "cũ").code == 0
    (unit.folder / "ds.csv").write_text(PORTAL, encoding="utf-8")


@needs_full
@pytest.mark.parametrize("ending", [">/dev/full", ">&-"])
@pytest.mark.parametrize("name", WRITING)
def test_no_command_says_that_nothing_was_written_when_only_its_report_was_not(
    name: str, ending: str, unit: Unit
) -> None:
    _prepare(unit)
    before = unit.sql("SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM audit_run)")
    code, said = _run(unit, WRITING[name], ending)
    assert code == 3, said
    assert "vẫn đã được ghi" in said
    assert "Lỗi của chính phần mềm" not in said
    assert len(said.splitlines()) == 1
    after = unit.sql("SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM audit_run)")
    assert (after != before) is (name in ("record", "import", "confirm", "withdraw", "audit"))


@needs_full
def test_a_warning_that_nobody_can_hear_stops_nothing(unit: Unit) -> None:
    synced = unit.folder / "OneDrive"
    synced.mkdir()
    about = ("--province", "Tỉnh B", "--department", "Sở Y tế", "--db", "sqlite:///OneDrive/so.db")
    assert call("init", *about, folder=unit.folder / "OneDrive" / "..").code == 9
    (unit.folder / "tthc.toml").unlink()
    assert call("init", *about, folder=unit.folder).code == 0
    asked = WRITING["record"]
    assert _run(unit, asked, ">/dev/null 2>/dev/full")[0] == 0


@needs_full
def test_the_code_of_an_error_stands_though_nobody_can_hear_the_error(unit: Unit) -> None:
    asked = ("record", "fact.voided", "--fact", "99")
    assert _run(unit, asked, ">/dev/null 2>/dev/full")[0] == 7


def test_a_reader_who_is_gone_changes_nothing_that_was_recorded(unit: Unit) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    asked = [sys.executable, "-m", "tthc", *WRITING["record"]]
    done = subprocess.run(
        asked,
        cwd=unit.folder,
        env=clean_environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert unit.sql("SELECT count(*) FROM fact") == [(1,)]


def test_a_settings_file_does_not_stay_where_its_register_could_not_be_made(
    tmp_path: Path,
) -> None:
    about = ("init", "--province", "Tỉnh B", "--department", "Sở Y tế")
    refused = call(*about, "--db", "sqlite:///khong/co.db", folder=tmp_path)
    assert refused.code == 6
    assert list(tmp_path.iterdir()) == []
    assert call(*about, "--db", "sqlite:///so.db", folder=tmp_path).code == 0
    assert (tmp_path / "so.db").is_file()


def test_init_does_not_pass_over_a_register_that_is_not_the_one_asked_for(tmp_path: Path) -> None:
    about = ("init", "--province", "Tỉnh B", "--department", "Sở Y tế")
    assert call(*about, folder=tmp_path).code == 0
    other = call(*about, "--db", "sqlite:///khac.db", folder=tmp_path)
    assert other.code == 9
    assert "khac.db" in other.err
    assert "tthc.db" in other.err
    assert call(*about, "--db", "sqlite:///tthc.db", folder=tmp_path).code == 0
    assert call(*about, folder=tmp_path).code == 0


def test_letters_that_went_out_are_named_when_the_register_cannot_note_them(
    unit: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue = make_overdue(unit)
    (tmp_path / "thu").mkdir()
    send_to(overdue, (tmp_path / "thu").as_uri())
    noted: list[StepKind] = []

    def busy(connection: Connection, steps: Sequence[Step], *signature: Any) -> None:  # noqa: ANN401
        noted.append(steps[0].kind)
        if steps[0].kind is StepKind.DELIVERED:
            raise BusyRegisterError(database="so.db", reason="database is locked")
        add_steps(connection, steps, *signature)

    monkeypatch.setattr(alerting, "add_steps", busy)
    with pytest.raises(HalfSentError, match=r"1 letters have gone out.*perhaps once more"):
        send_all(overdue)
    assert noted == [StepKind.SENDING, StepKind.DELIVERED]
    assert len(list((tmp_path / "thu").glob("*.txt"))) == 1
