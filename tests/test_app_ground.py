"""Does a writing command refuse a clock set back, and warn of network drives and full disks?"""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.registers import Unit, call
from tthc.app import ground
from tthc.clock import now

DECISION = ("--decision", "970/QĐ-BYT")
NOTE = ("record", "note.added", "--on", "06/01/2026", *DECISION)


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def one(unit: Unit) -> Unit:
    unit.record("decision.received", "06/01/2026", *DECISION, "--actor", "An")
    return unit


def _set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(ground, "now", lambda: moment)


@pytest.mark.parametrize(
    "command",
    [NOTE, ("audit", "--as-of", "10/01/2026"), ("rules", "impact", "--apply")],
    ids=lambda command: command[0],
)
def test_under_a_clock_set_back_nothing_is_written(
    command: tuple[str, ...], one: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = one.dump()
    _set_clock(monkeypatch, datetime(2020, 1, 1, tzinfo=UTC))
    refused = one.call(*command)
    assert refused.code == 6, refused
    assert "07:00 01/01/2020" in refused.err
    assert "do An ghi" in refused.err
    assert one.dump() == before


def test_a_clock_before_the_last_run_is_refused_too(
    one: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    one.ask("audit", "--as-of", "10/01/2026", "--actor", "cron")
    guard = "entry_refuses_change ON entry" if one.server else "entry_refuses_update"
    one.sql(f"DROP TRIGGER {guard}")
    one.sql("UPDATE entry SET recorded_at = '2019-01-01T00:00:00.000000+00:00'")
    _set_clock(monkeypatch, datetime(2020, 1, 1, tzinfo=UTC))
    assert "do cron ghi" in one.call(*NOTE).err


def test_who_only_reads_is_not_asked_for_the_time(
    one: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_clock(monkeypatch, datetime(2020, 1, 1, tzinfo=UTC))
    assert one.call("status").code == one.call("show", "970/QĐ-BYT").code == 0


@pytest.mark.parametrize(("minutes", "code"), [(9, 0), (11, 6)])
def test_the_clocks_of_two_computers_may_differ_by_minutes(
    minutes: int, code: int, one: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_clock(monkeypatch, now() - timedelta(minutes=minutes))
    assert one.call(*NOTE).code == code


def test_a_clock_that_is_right_after_a_wrong_one_is_believed_once(
    one: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_clock(monkeypatch, datetime(2020, 1, 1, tzinfo=UTC))
    monkeypatch.setenv("TTHC_CLOCK", "wrong")
    assert one.call(*NOTE).code == 6
    monkeypatch.setenv("TTHC_CLOCK", "right")
    assert one.call(*NOTE).code == 0


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("kind", "warnings"), [("nfs4", 1), ("cifs", 1), ("fuse.sshfs", 1), ("ext4", 0)]
)
def test_a_register_on_a_network_drive_is_written_with_a_warning(
    kind: str, warnings: int, one: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    place = str(one.folder.resolve()).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nx {place} {kind} rw 0 0\ny /x nfs rw 0 0\n")
    monkeypatch.setattr(ground, "_MOUNTS", mounts)
    done = one.call(*NOTE)
    assert (done.code, done.err.count(f"ổ đĩa mạng ({kind})")) == (0, warnings)
    assert one.call("status").err == ""


@pytest.mark.sqlite_only
def test_of_two_file_systems_at_one_place_the_later_counts(
    one: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/ / nfs rw 0 0\n")
    monkeypatch.setattr(ground, "_MOUNTS", mounts)
    assert "(nfs)" in one.call(*NOTE).err


@pytest.mark.sqlite_only
def test_where_the_system_does_not_tell_nothing_is_said(
    one: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError

    monkeypatch.setattr(ground, "_MOUNTS", tmp_path / "none")
    monkeypatch.setattr(shutil, "disk_usage", fail)
    done = one.call(*NOTE)
    assert (done.code, done.err) == (0, "")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("free", "warnings"), [(49, 1), (50, 0)])
def test_a_disk_with_less_than_a_twentieth_free_is_warned_of(
    free: int, warnings: int, one: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = Usage(1000, 1000 - free, free)

    def measure(_: Path) -> Usage:
        return usage

    monkeypatch.setattr(shutil, "disk_usage", measure)
    done = one.call(*NOTE)
    assert (done.code, done.err.count("còn trống 4.9%")) == (0, warnings)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("above", "left", "warnings"),
    [
        ("OneDrive - Sở Y tế", "", 1),
        ("Dropbox (Sở)", "", 1),
        ("GoogleDrive-an@tinh.gov.vn", "", 1),
        ("Chung", ".stfolder", 1),
        ("Chung", ".dropbox", 1),
        ("Dropbox cũ", "", 0),
        ("megawatt", "", 0),
    ],
)
def test_a_register_in_a_folder_that_is_copied_elsewhere_is_written_with_a_warning(
    above: str, left: str, warnings: int, tmp_path: Path
) -> None:
    folder = tmp_path / above / "so-theo-doi"
    folder.mkdir(parents=True)
    if left:
        (tmp_path / above / left).touch()
    begun = call("init", "--province", "X", "--department", "Y", folder=folder)
    unit = Unit(folder)
    done = unit.call(*NOTE)
    for answer in (begun, done):
        assert (answer.code, answer.err.count("đồng bộ giữa nhiều máy")) == (0, warnings), answer
    assert unit.call("status").err == ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of eight megabytes, which only root may do."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tthc-test", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here: this needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.sqlite_only
def test_a_real_disk_that_fills_up_is_warned_of_while_there_is_room(small_disk: Path) -> None:
    assert call("init", "--province", "X", "--department", "Y", folder=small_disk).err == ""
    unit = Unit(small_disk)
    assert unit.call(*NOTE).err == ""
    free = shutil.disk_usage(small_disk).free
    (small_disk / "đầy").write_bytes(bytes(free - 8 * 2**20 // 25))  # a twenty-fifth is left
    done = unit.call(*NOTE, "--note", "khác")
    assert (done.code, done.err.count("còn trống")) == (0, 1)
    assert unit.call("status").err == ""
