"""Is a register on PostgreSQL known as one and the same, however its address is written?"""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql_server import copy_database, running, start, stop
from tests.registers import EXAMPLE_UNIT, Unit, call

pytestmark = pytest.mark.postgresql_only


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def spellings() -> Iterator[tuple[str, str]]:
    """Give the two addresses of a database on a server with a socket and a port."""
    with running() as address:
        folder, port = Path(address.rpartition("=")[2]), _free_port()
        stop(folder)
        start(folder, "-c listen_addresses=127.0.0.1", f"-p {port}", durable=False)
        by_socket = copy_database(f"{address}&port={port}", "template1", "so")
        yield by_socket, f"postgresql://tthc@127.0.0.1:{port}/so"


def test_a_register_is_not_copied_onto_itself(spellings: tuple[str, str], tmp_path: Path) -> None:
    by_socket, by_port = spellings
    unit = Unit(tmp_path, by_socket)
    assert call("init", *EXAMPLE_UNIT, "--db", by_socket, folder=tmp_path).code == 0
    unit.record("decision.received", "06/01/2026", "--decision", "7/QĐ-BYT")
    assert unit.ask("status", "--db", by_port)["cases"] == 1
    done = unit.call("db", "copy", "--to", by_port)
    assert (done.code, done.out) == (6, ""), done
    assert "đã có sổ" in done.err
