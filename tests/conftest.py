"""Which registers tests begin with: an empty one, and that of the example province."""

import shutil
from pathlib import Path

import pytest

from tests.registers import EXAMPLE_FILES, EXAMPLE_UNIT, EXAMPLES, Unit, call

PROVINCE, DEPARTMENT = "Bắc Ninh", "Sở Khoa học và Công nghệ"


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    made = call("init", "--province", PROVINCE, "--department", DEPARTMENT, folder=folder)
    assert made.code == 0, made.err
    return folder


@pytest.fixture
def unit(empty_template: Path, tmp_path: Path) -> Unit:
    """Begin with an empty register of Sở Khoa học và Công nghệ, Bắc Ninh."""
    return Unit(Path(shutil.copytree(empty_template, tmp_path / "unit")))


@pytest.fixture(scope="session")
def example_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example province once; no test gets this one, only copies of it."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copy(EXAMPLES / "tthc.toml", folder)
    begun = call("init", *EXAMPLE_UNIT, folder=folder)
    assert begun.code == 0, begun.err
    for name in EXAMPLE_FILES:
        read = call("import", str(EXAMPLES / name), folder=folder)
        assert read.code == 0, read.err
    return folder


@pytest.fixture(scope="session")
def example_to_read(example_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Unit:
    """Begin with the example province, one for all tests that only read."""
    return Unit(Path(shutil.copytree(example_template, tmp_path_factory.mktemp("read") / "unit")))


@pytest.fixture
def example(example_template: Path, tmp_path: Path) -> Unit:
    """Begin with the example province, for tests that write."""
    return Unit(Path(shutil.copytree(example_template, tmp_path / "example")))


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    """Let no setting of the developer's shell into a test."""
    for name in ("TTHC_DB", "TTHC_CONFIG", "TTHC_LANG", "TTHC_ACTOR", "TTHC_DEBUG"):
        monkeypatch.delenv(name, raising=False)
