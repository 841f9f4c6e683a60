"""Is every file read or refused in a sentence, of far more files than `make check` has time for?"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.crashes import TRUE
from tests.intake_files import write_xlsx
from tests.registers import Unit, clean_environment
from tests.test_intake_fuzz import check_files

pytestmark = [pytest.mark.soak, pytest.mark.sqlite_only]
GIGABYTE = 1024**3
# Runs a command and says how much memory it or a child of it took at most, in KB.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


@pytest.mark.parametrize(
    ("name", "runs"), [("csv", 20_000), ("bytes", 20_000), ("book", 3_000), ("spoilt", 10_000)]
)
def test_every_file_is_read_or_refused(unit: Unit, name: str, runs: int) -> None:
    assert check_files(unit, name, runs) >= 1


def test_a_megabyte_that_unpacks_to_a_gigabyte_takes_no_gigabyte(unit: Unit) -> None:
    path = write_xlsx(unit.folder / "a.xlsx", [["Mã số", "Tên"], ["1.014390", "x"]])
    _swell(path)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *TRUE, "--lang", "en", "import", str(path)],
        cwd=unit.folder,
        env=clean_environment(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 3, done
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert int(done.stdout) < 1_200_000


def _swell(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/a.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(GIGABYTE // 1024**2):
            part.write(b" " * 1024**2)
