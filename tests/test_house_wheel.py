"""Does the wheel hold all that the program reads, and work alone?"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.registers import clean_environment

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


@pytest.mark.parametrize("pattern", ["*.py", "*.toml", "*.mo", "py.typed"])
def test_the_wheel_holds_every_file_that_the_program_reads(pattern: str, wheel: Path) -> None:
    here = {str(path.relative_to(ROOT)) for path in (ROOT / "tthc").rglob(pattern)}
    packed = {str(path.relative_to(wheel)) for path in (wheel / "tthc").rglob(pattern)}
    assert here
    assert packed == here


def test_the_wheel_holds_nothing_of_tests_or_caches(wheel: Path) -> None:
    assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"tthc"}
    assert [path for path in wheel.rglob("*") if path.suffix in (".pyc", ".db")] == []


def test_the_wheel_alone_counts_a_due_day(wheel: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import tthc; from tthc.cli import run;"
        "assert tthc.__file__.startswith(sys.argv[1]), tthc.__file__;"
        "sys.exit(run(['calendar', 'add', '2026-01-07', '3', '--format', 'csv']))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(wheel)],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2026-01-10" in done.stdout.decode()


def test_the_wheel_alone_brings_the_profiles_of_the_provinces(wheel: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tthc.cli import run;"
        "sys.exit(run(['rules', 'diff', 'pack', 'ha-tinh', '--format', 'json']))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(wheel)],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().count('"added"') == 3
