"""Do several writers at once lose nothing, and does a waiting one end with a sentence?"""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from threading import Timer

import pytest

from tests.registers import SIGNED, Unit
from tthc.app.auditing import audit
from tthc.app.recording import record_fact
from tthc.store import postgresql, sqlite
from tthc.store.engine import Connection, open_engine, transaction
from tthc.store.faults import BusyRegisterError
from tthc.workflows.facts import Content, FactKind

WRITERS, EACH = 4, 25


@contextmanager
def _another_writes(unit: Unit) -> Generator[Connection]:
    """Hold the register as another command would: a transaction and no end."""
    with open_engine(unit.address, writing=True).connect() as other:
        other.begin()
        yield other


def _wait_at_most(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    for store in (sqlite, postgresql):
        monkeypatch.setattr(store, "BUSY_SECONDS", seconds)


def _record_notes(unit: Unit, writer: int) -> int:
    register, added = unit.register, 0
    for number in range(EACH):
        content = Content(
            province="Bắc Ninh",
            department="Sở Khoa học và Công nghệ",
            kind=FactKind.NOTE_ADDED,
            happened_on=date(2026, 1, 9),
            decision=f"{number + 1}/QĐ-BYT",
            decision_date=date(2026, 1, 5),
            note=f"người ghi {writer}",
        )
        added += record_fact(register, content, SIGNED, "tthc record").added
    return added


def test_four_writers_at_once_lose_no_fact(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    _wait_at_most(60, monkeypatch)
    with ThreadPoolExecutor(WRITERS) as pool:
        added = list(pool.map(_record_notes, [unit] * WRITERS, range(WRITERS)))
    assert added == [EACH] * WRITERS
    assert unit.sql("SELECT count(*), count(DISTINCT id), max(id) FROM fact") == [(100, 100, 100)]
    assert unit.sql("SELECT count(*) FROM decision") == [(25,)]


def test_two_audits_of_a_night_at_once_are_one_run(example: Unit) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        night = date(2026, 1, 10)
        asked = [pool.submit(audit, example.register, night, SIGNED) for _ in range(WRITERS)]
        runs = [one.result() for one in asked]
    assert sorted(run.repeated for run in runs) == [False, True, True, True]
    assert example.sql("SELECT count(*) FROM audit_run") == [(1,)]


def test_a_writer_who_waits_too_long_is_told_that_another_writes(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wait_at_most(0.05, monkeypatch)
    with _another_writes(unit):
        opened = open_engine(unit.address, writing=True)
        with pytest.raises(BusyRegisterError, match="another tthc command is writing"):
            transaction(opened, "sổ").__enter__()


def test_a_writer_waits_until_the_other_has_ended(unit: Unit) -> None:
    with _another_writes(unit) as other:
        end = Timer(0.3, other.commit)
        end.start()
        done = unit.call("record", "note.added", "--decision", "1/QĐ-BYT", "--note", "sau")
        end.join()
    assert done.code == 0, done.err
    assert unit.sql("SELECT count(*) FROM fact") == [(1,)]


def test_readers_read_while_another_writes(example: Unit) -> None:
    with _another_writes(example):
        for asked in (("status",), ("list",), ("show", "623/QĐ-BCT"), ("runs",)):
            answer = example.call(*asked, "--as-of", "10/01/2026", "--format", "json")
            assert answer.code == 0, answer.err


def test_every_writing_command_says_that_another_writes(
    example: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wait_at_most(0.05, monkeypatch)
    writing = (
        ("audit", "--as-of", "10/01/2026"),
        ("record", "note.added", "--decision", "623/QĐ-BCT", "--note", "x"),
        ("import", "moi.csv"),
        ("import", "moi.csv", "--dry-run"),
    )
    header = "kind,happened_on,decision,decision_date,procedure,document\n"
    rows = "case.assigned,2026-01-09,623/QĐ-BCT,2025-03-06,,\n"
    (example.folder / "moi.csv").write_text(header + rows, encoding="utf-8")
    before = example.dump()
    with _another_writes(example):
        for asked in writing:
            answer = example.call(*asked)
            assert answer.code == 6, (asked, answer)
            assert "lệnh tthc khác đang ghi" in answer.err
    assert example.dump() == before


def test_a_waiting_writer_sees_what_the_other_wrote(unit: Unit) -> None:
    """Deferred transactions would read first and lose the other's update."""
    with _another_writes(unit) as other:
        other.exec_driver_sql("INSERT INTO unit VALUES ('x', 'y', 'X', 'Y')")
        end = Timer(0.2, other.commit)
        end.start()
        with transaction(open_engine(unit.address, writing=True), "sổ") as mine:
            seen = mine.exec_driver_sql("SELECT count(*) FROM unit").scalar()
        end.join()
    assert seen == 2
