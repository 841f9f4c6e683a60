"""Which registers tests begin with: an empty one, that of the example province, and a used one.

`--store postgresql` keeps them on a server that the tests start themselves; tests marked
`sqlite_only` look at the file and are passed over there.
"""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgresql_server import copy_database, drop_database, name_of, programs, running
from tests.registers import EXAMPLE_FILES, EXAMPLE_UNIT, EXAMPLES, Unit, call
from tests.tampering import FAILED, fill_records
from tthc.store.outbox import StepKind

PROVINCE, DEPARTMENT = "Bắc Ninh", "Sở Khoa học và Công nghệ"
FILE = '"sqlite:///tthc.db"'
NOT_INSTALLED = "PostgreSQL is not installed: apt-get install postgresql"
_OTHER = {"sqlite": "postgresql_only", "postgresql": "sqlite_only"}
_numbers = count(1)

# The same examples on every run, so that a failure means a change; `make soak` tries new ones.
# No example has a time limit: a slow machine is no failure.
settings.register_profile("seeded", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("soak", max_examples=1_000, deadline=None, print_blob=True)
settings.load_profile("seeded")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite_only: looks at the SQLite file itself")
    config.addinivalue_line("markers", "postgresql_only: asks what only PostgreSQL can do")
    config.addinivalue_line(
        "markers", "many: seeds or orders; on PostgreSQL one of three, then soak"
    )
    config.addinivalue_line("markers", "soak: takes long; only `make soak` runs it (--soak)")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.addoption("--soak", action="store_true", help="run the long tests, and only those")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Pass over what the chosen store cannot show, with a visible word.

    What asks for no register is tried once, in the round on SQLite.
    """
    chosen, soak = str(config.getoption("--store")), bool(config.getoption("--soak"))
    long = {item for item in items if item.get_closest_marker("soak")}
    elsewhere = set[pytest.Item]()
    if chosen == "postgresql":
        long |= set(_left_to_soak(items))
        elsewhere = {item for item in items if not _asks_for_register(item)}
    asked = [one for one in items if (one in long) == soak and one not in elsewhere]
    kept = set(asked)
    config.hook.pytest_deselected(items=[one for one in items if one not in kept])
    items[:] = asked
    other = pytest.mark.skip(reason=f"not of a register on {chosen}")
    for item in items:
        if chosen == "postgresql" and programs() is None:
            item.add_marker(pytest.mark.skip(reason=NOT_INSTALLED))
        elif item.get_closest_marker(_OTHER[chosen]):
            item.add_marker(other)


def _asks_for_register(item: pytest.Item) -> bool:
    """Say whether a test uses a register, or is meant for one store alone."""
    bound = any(item.get_closest_marker(name) for name in _OTHER.values())
    return bound or not isinstance(item, pytest.Function) or "server" in item.fixturenames


def _left_to_soak(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Of many seeds or orders, which SQLite tries all, give two of three."""
    seen = Counter[str]()
    for item in items:
        if item.get_closest_marker("many"):
            test = item.nodeid.partition("[")[0]
            if seen[test] % 3:
                yield item
            seen[test] += 1


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Run PostgreSQL where the tests are asked to use it; None on SQLite."""
    if request.config.getoption("--store") == "sqlite":
        yield None
        return
    with running() as address:
        yield address


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory, server: str | None) -> Unit:
    folder = tmp_path_factory.mktemp("empty")
    return _begin(folder, server, "--province", PROVINCE, "--department", DEPARTMENT)


@pytest.fixture
def new_unit(
    empty_template: Unit, tmp_path_factory: pytest.TempPathFactory, server: str | None
) -> Iterator[Callable[[], Unit]]:
    """Make empty registers, as many as a test asks for."""
    with ExitStack() as made:
        yield lambda: made.enter_context(
            _copy(empty_template, tmp_path_factory.mktemp("unit") / "unit", server)
        )


@pytest.fixture
def unit(new_unit: Callable[[], Unit]) -> Unit:
    """Begin with an empty register of Sở Khoa học và Công nghệ, Bắc Ninh."""
    return new_unit()


@pytest.fixture(scope="session")
def empty_example(tmp_path_factory: pytest.TempPathFactory, server: str | None) -> Unit:
    """Make the example province before its files; only copies of it are handed out."""
    template = _begin(tmp_path_factory.mktemp("example"), server, *EXAMPLE_UNIT)
    settings = (EXAMPLES / "tthc.toml").read_text(encoding="utf-8")
    assert settings.count(FILE) == 1
    own = settings.replace(FILE, json.dumps(template.server or "sqlite:///tthc.db"))
    (template.folder / "tthc.toml").write_text(own, encoding="utf-8")
    return template


@pytest.fixture
def new_example(
    empty_example: Unit, tmp_path_factory: pytest.TempPathFactory, server: str | None
) -> Iterator[Callable[[], Unit]]:
    """Make registers of the example province that hold nothing yet."""
    with ExitStack() as made:
        yield lambda: made.enter_context(
            _copy(empty_example, tmp_path_factory.mktemp("unit") / "unit", server)
        )


@pytest.fixture(scope="session")
def example_template(
    empty_example: Unit, tmp_path_factory: pytest.TempPathFactory, server: str | None
) -> Iterator[Unit]:
    """Make the example province once; no test gets this one, only copies of it."""
    folder = tmp_path_factory.mktemp("example") / "unit"
    with _copy(empty_example, folder, server) as template:
        for name in EXAMPLE_FILES:
            read = template.call("import", str(EXAMPLES / name))
            assert read.code == 0, read.err
        yield template


@pytest.fixture(scope="session")
def example_to_read(
    example_template: Unit, tmp_path_factory: pytest.TempPathFactory, server: str | None
) -> Iterator[Unit]:
    """Begin with the example province, one for all tests that only read."""
    with _copy(example_template, tmp_path_factory.mktemp("read") / "unit", server) as copied:
        yield copied


@pytest.fixture(scope="session")
def example_with_lists(
    example_template: Unit, tmp_path_factory: pytest.TempPathFactory, server: str | None
) -> Iterator[Unit]:
    """Begin with the example province, its documents and what the portal showed, to be read."""
    names = (
        "van-ban-het-hieu-luc",
        "cong-dvcqg-bo-khcn-2025-11-05",
        "cong-dvcqg-bo-khcn-2025-12-05",
    )
    with _copy(example_template, tmp_path_factory.mktemp("lists") / "unit", server) as copied:
        for name in names:
            read = copied.call("import", str(EXAMPLES / f"{name}.csv"))
            assert read.code == 0, read.err
        yield copied


@pytest.fixture
def example(example_template: Unit, tmp_path: Path, server: str | None) -> Iterator[Unit]:
    """Begin with the example province, for tests that write."""
    with _copy(example_template, tmp_path / "example", server) as copied:
        yield copied


@pytest.fixture
def another_example(example_template: Unit, tmp_path: Path, server: str | None) -> Iterator[Unit]:
    """Begin with the example province once more, for tests that compare two of them."""
    with _copy(example_template, tmp_path / "another", server) as copied:
        yield copied


@pytest.fixture(scope="session")
def used_folder(example_template: Unit, tmp_path_factory: pytest.TempPathFactory) -> Unit:
    """Have a register with alerts, a step of one, a list of the portal and two audits."""
    unit = Unit(tmp_path_factory.mktemp("used") / "unit")
    shutil.copytree(example_template.folder, unit.folder)
    fill_records(unit, [FAILED, FAILED._replace(kind=StepKind.SENDING)])
    return unit


@pytest.fixture
def used(used_folder: Unit, tmp_path: Path, server: str | None) -> Unit:
    """Begin with a copy of that register, whose file may be spoilt."""
    if server:
        pytest.skip("changes the file")
    shutil.copytree(used_folder.folder, tmp_path / "used")
    return Unit(tmp_path / "used")


def _begin(folder: Path, server: str | None, *names: str) -> Unit:
    address = _new_database(server, "template1") if server else None
    begun = call("init", *names, *(("--db", address) if address else ()), folder=folder)
    assert begun.code == 0, begun.err
    return Unit(folder, address)


@contextmanager
def _copy(template: Unit, folder: Path, server: str | None) -> Generator[Unit]:
    """Copy a unit's folder, and its database where that is elsewhere."""
    shutil.copytree(template.folder, folder)
    if server is None or template.server is None:
        yield Unit(folder)
        return
    address = _new_database(server, name_of(template.server))
    file = folder / "tthc.toml"
    own = file.read_text(encoding="utf-8").replace(template.server, address)
    file.write_text(own, encoding="utf-8")
    yield Unit(folder, address)
    drop_database(server, name_of(address))


def _new_database(server: str, template: str) -> str:
    return copy_database(server, template, f"tthc{next(_numbers)}")
