"""Are the answers of the example province the same on SQLite and PostgreSQL, byte for byte?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql_server import ask_server, drop_database, order_by_letters
from tests.registers import DEMO_DAY, EXAMPLE_FILES, EXAMPLE_UNIT, EXAMPLES, Unit, call

pytestmark = pytest.mark.postgresql_only
ASKED = (
    ("audit", "--format", "json", "--all"),
    ("audit", "--format", "csv", "--all"),  # once more: a repetition
    ("list", "--format", "json"),
    ("status", "--format", "json"),
    ("removal", "list", "--format", "csv"),
)
ORDERS_LETTERS = 150_000  # PostgreSQL 15
MEASURED = re.compile(r'"milliseconds": \d+')


@pytest.fixture
def on_file(tmp_path: Path) -> Unit:
    """Make the example province in a file."""
    folder = tmp_path / "tep"
    folder.mkdir()
    assert call("init", *EXAMPLE_UNIT, folder=folder).code == 0
    settings = (EXAMPLES / "tthc.toml").read_text(encoding="utf-8")
    (folder / "tthc.toml").write_text(settings, encoding="utf-8")
    for name in EXAMPLE_FILES:
        assert call("import", str(EXAMPLES / name), folder=folder).code == 0
    return Unit(folder)


def _answers(unit: Unit) -> Iterator[bytes]:
    for asked in ASKED:
        said = unit.call(*asked, "--as-of", DEMO_DAY)
        assert said.code in (0, 1), said
        yield MEASURED.sub('"milliseconds": 0', said.out).encode()


def test_two_databases_give_the_same_bytes(example: Unit, on_file: Unit) -> None:
    there, here = list(_answers(example)), list(_answers(on_file))
    assert there == here
    assert len(here[0]) > 10_000
    assert list(_answers(example))[1:] == list(_answers(on_file))[1:] == here[1:], "run twice"


def test_one_fact_more_on_one_of_them_is_found_out(example: Unit, on_file: Unit) -> None:
    """Negative control."""
    on_file.record("decision.received", "09/01/2026", "--decision", "1/QĐ-BYT")
    assert list(_answers(example)) != list(_answers(on_file))


def test_a_server_that_orders_letters_as_a_language_does_verifies_clean(
    on_file: Unit, server: str
) -> None:
    ((version,),) = ask_server(server.format(name="postgres"), "SHOW server_version_num", ())
    if int(version) < ORDERS_LETTERS:
        pytest.skip("this server knows no database with an order of letters of its own")
    there = order_by_letters(server, "letters")
    try:
        assert on_file.call("db", "copy", "--to", there).code == 0
        assert on_file.call("audit", "--as-of", DEMO_DAY, "--db", there).code == 0
        done = on_file.call("verify", "--db", there, "--format", "json")
        assert (done.code, done.data()["faults"]) == (0, [])
    finally:
        drop_database(server, "letters")
