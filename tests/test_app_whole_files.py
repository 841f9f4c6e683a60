"""Does a paper come whole into its place, as closed as the one before, or into a pipe?"""

import json
from pathlib import Path

import pytest

from tests.registers import Unit, program
from tthc.app.whole_files import write_whole


def test_a_paper_is_as_closed_as_the_one_in_whose_place_it_comes(tmp_path: Path) -> None:
    file = tmp_path / "de-nghi.csv"
    write_whole(file, b"a")
    assert file.stat().st_mode & 0o444, "whoever may read the folder may read a new paper"
    file.chmod(0o600)
    write_whole(file, b"b")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"b", 0o600)
    assert [one.name for one in tmp_path.iterdir()] == ["de-nghi.csv"]


@pytest.mark.sqlite_only
def test_a_paper_can_be_written_into_a_pipe(example_to_read: Unit) -> None:
    done = program(*("journal", "head", "--output", "/dev/stdout"), folder=example_to_read.folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.JSONDecoder().raw_decode(done.stdout.decode())[0]["facts"] == 255
