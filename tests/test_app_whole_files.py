"""Is a paper in its file the old one or the new one, and never half of one?"""

import os
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.app.whole_files import write_whole


def test_the_new_paper_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "đề nghị.csv"
    for content in (b"cu", b"moi"):
        write_whole(file, content)
        assert file.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["đề nghị.csv"]


def test_a_disk_that_is_full_leaves_the_old_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    write_whole(file, b"cu")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"moi")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.csv": b"cu"}


def test_a_name_that_leads_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    name = tmp_path / "a.csv"
    name.symlink_to(tmp_path / "kho" / "a.csv")
    write_whole(name, b"moi")
    assert name.is_symlink()
    assert (tmp_path / "kho" / "a.csv").read_bytes() == b"moi"


def test_what_is_no_file_is_written_to_as_it_is(unit: Unit) -> None:
    assert unit.call("journal", "head", "--output", os.devnull).code == 0
    assert not Path(os.devnull).is_file()
