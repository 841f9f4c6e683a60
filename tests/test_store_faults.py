"""Does every wrong or broken database end as its own sentence, and stay untouched?"""

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tests.registers import Unit
from tthc.errors import StoreError
from tthc.store.engine import open_engine, transaction
from tthc.store.faults import (
    BadUrlError,
    BusyRegisterError,
    ClosedRegisterError,
    DiskFaultError,
    LostServerError,
    MissingRegisterError,
    NewerRegisterError,
    NotARegisterError,
    OtherFaultError,
    ReadOnlyRegisterError,
    translate_fault,
)
from tthc.store.schema import require_schema


def _open(path: Path, *, writing: bool = False) -> None:
    engine = open_engine(f"sqlite:///{path}", writing=writing)
    with transaction(engine, str(path)) as connection:
        require_schema(connection, str(path))


@pytest.mark.parametrize("writing", [False, True])
def test_a_text_file_is_not_a_register(tmp_path: Path, writing: bool) -> None:  # noqa: FBT001
    path = tmp_path / "thư mời.docx"
    path.write_bytes(b"PK\x03\x04 Kinh moi" * 100)
    before = path.read_bytes()
    with pytest.raises(NotARegisterError, match="thư mời"):
        _open(path, writing=writing)
    assert path.read_bytes() == before


@pytest.mark.parametrize("writing", [False, True])
def test_an_empty_file_is_not_a_register(tmp_path: Path, writing: bool) -> None:  # noqa: FBT001
    path = tmp_path / "trống.db"
    path.touch()
    with pytest.raises(NotARegisterError):
        _open(path, writing=writing)
    assert path.stat().st_size == 0


def test_the_database_of_another_program_is_not_a_register(tmp_path: Path) -> None:
    path = tmp_path / "khác.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE fact (id)")
    with pytest.raises(NotARegisterError):
        _open(path)


@pytest.mark.sqlite_only
def test_half_a_register_is_damaged(unit: Unit) -> None:
    whole = unit.database.read_bytes()
    unit.database.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotARegisterError, match="backup"):
        _read_everything(unit)


def _read_everything(unit: Unit) -> None:
    engine = open_engine(f"sqlite:///{unit.database}", writing=False)
    with transaction(engine, "sổ") as connection:
        connection.exec_driver_sql("PRAGMA quick_check").all()
        connection.exec_driver_sql("SELECT * FROM fact").all()
        connection.exec_driver_sql("SELECT * FROM pack").all()


@pytest.mark.parametrize("writing", [False, True])
def test_a_register_that_is_not_there_is_not_made(tmp_path: Path, writing: bool) -> None:  # noqa: FBT001
    path = tmp_path / "không có.db"
    with pytest.raises(MissingRegisterError, match="tthc init"):
        _open(path, writing=writing)
    assert not path.exists()


def test_a_folder_is_not_a_register(tmp_path: Path) -> None:
    with pytest.raises(MissingRegisterError):
        _open(tmp_path)


def test_a_register_of_a_newer_program_is_left_alone(unit: Unit) -> None:
    unit.sql("UPDATE alembic_version SET version_num = '9999'")
    refused = pytest.raises(NewerRegisterError, match=r"schema 9999; this program knows 0001\.")
    with refused, transaction(open_engine(unit.address, writing=False), "sổ") as connection:
        require_schema(connection, "sổ")


@pytest.mark.parametrize("address", ["tthc.db", "C:\\so\\tthc.db", "", "sổ theo dõi"])
def test_an_address_that_is_none_says_how_one_is_written(address: str) -> None:
    with pytest.raises(BadUrlError, match=r"sqlite:///tthc\.db"):
        open_engine(address, writing=False)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write what is read-only")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_may_not_be_written_can_be_read_and_says_so(unit: Unit, locked: str) -> None:
    for beside in unit.folder.glob("tthc.db-*"):
        beside.unlink()  # a journal that is there already needs no right to the folder
    path, rights = (unit.database, 0o444) if locked == "file" else (unit.folder, 0o555)
    path.chmod(rights)
    refused = unit.call("record", "note.added", "--decision", "1/QĐ-BYT", "--note", "x")
    asked = unit.call("list")
    path.chmod(0o755)
    assert (refused.code, asked.code) == (6, 0), refused
    assert "tthc.db" in refused.err
    assert unit.sql("SELECT count(*) FROM fact") == [(0,)]


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("database is locked", BusyRegisterError),
        ("database table is locked: fact", BusyRegisterError),
        ("attempt to write a readonly database", ReadOnlyRegisterError),
        ("unable to open database file", ClosedRegisterError),
        ("file is not a database", NotARegisterError),
        ("database disk image is malformed", NotARegisterError),
        ("no such table: fact", NotARegisterError),
        ("no such column: fact.place", NotARegisterError),
        ("database or disk is full", DiskFaultError),
        ("disk I/O error", DiskFaultError),
        ("server closed the connection unexpectedly\n\tThis probably means", LostServerError),
        ("terminating connection due to administrator command", LostServerError),
        ("the connection is lost", LostServerError),
        ("UNIQUE constraint failed: fact.id", OtherFaultError),
    ],
)
def test_what_sqlite_says_becomes_a_sentence_of_its_own(
    said: str, family: type[StoreError]
) -> None:
    bare = sqlite3.OperationalError(said)
    for error in (bare, OperationalError("SELECT 1", {}, bare)):
        told = translate_fault(error, "/sổ/tthc.db")
        assert type(told) is family
        assert str(told).startswith("/sổ/tthc.db: ")
        assert len(str(told).splitlines()) == 1
        assert told.exit_code == 6


def test_a_connection_that_broke_leaves_open_whether_the_commit_was_heard() -> None:
    bare = sqlite3.OperationalError("SSL SYSCALL error: EOF detected")
    lost = OperationalError("COMMIT", {}, bare, connection_invalidated=True)
    assert type(translate_fault(lost, "/sổ/tthc.db")) is LostServerError
    kept = OperationalError("INSERT", {}, bare)
    assert type(translate_fault(kept, "/sổ/tthc.db")) is OtherFaultError


def test_the_driver_itself_says_nothing_to_the_officer(capsys: pytest.CaptureFixture[str]) -> None:
    """psycopg warns of a connection that it lost, beside the sentence that says so."""
    open_engine("postgresql://an@localhost/so", writing=True)
    logging.getLogger("psycopg").warning("error ignored terminating")
    assert capsys.readouterr().err == ""
    assert any(
        isinstance(one, logging.NullHandler) for one in logging.getLogger("psycopg").handlers
    )
