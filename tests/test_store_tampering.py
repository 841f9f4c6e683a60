"""Is every random tampering with the tables of record found, and which need a head kept outside?

`make soak` tampers a hundred times as often.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256, shake_256
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.registers import Unit
from tests.tampering import FAILED, checks, fill_records, found, missed, read_rows, unguarded
from tthc.store.chain import FIRST, canonical
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import Head, read_head
from tthc.store.reported import sum_of, written_sum
from tthc.store.units import UnitKey

pytestmark = pytest.mark.sqlite_only
UNIT = UnitKey("tinh-vi-du", "trung-tam-phuc-vu-hanh-chinh-cong-tinh")
STEPS = 6


@pytest.fixture(scope="session")
def register_file(example_template: Unit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have a register in which every table of record holds something."""
    unit = Unit(tmp_path_factory.mktemp("tampered") / "unit")
    shutil.copytree(example_template.folder, unit.folder)
    fill_records(unit, [FAILED] * STEPS)
    return unit.database


@pytest.fixture
def tampered(register_file: Path, tmp_path: Path) -> Iterator[Connection]:
    shutil.copy(register_file, tmp_path / "tthc.db")
    with unguarded(tmp_path / "tthc.db") as connection:
        yield connection


@pytest.fixture
def head(tampered: Connection) -> Head:
    """Keep the head outside, before anything is done."""
    kept = read_head(tampered)
    assert found(tampered, checks(kept)) == []
    tampered.rollback()
    return kept


def test_every_random_tampering_is_found(tampered: Connection, head: Head) -> None:
    assert missed(tampered, checks(head), 1_000) == []


@pytest.mark.soak
def test_a_hundred_thousand_random_tamperings_are_found(tampered: Connection, head: Head) -> None:
    assert missed(tampered, checks(head), 100_000) == []


@pytest.mark.parametrize("table", ["alert_step", "snapshot"])
def test_a_cut_tail_is_found_only_with_the_head(
    tampered: Connection, head: Head, table: str
) -> None:
    last = len(read_rows(tampered, table))
    tampered.exec_driver_sql(f"DELETE FROM {table} WHERE id = {last}")  # noqa: S608 - typed here
    if table == "snapshot":
        unnamed = "fingerprint NOT IN (SELECT fingerprint FROM snapshot)"
        tampered.exec_driver_sql(f"DELETE FROM listing WHERE {unnamed}")  # noqa: S608
    assert found(tampered, checks(None)) == []
    assert found(tampered, checks(head)) == [Found(Flaw.HEAD, f"{table} {last}")]


def test_a_night_that_changed_findings_cannot_be_cut_off_unseen(tampered: Connection) -> None:
    tampered.exec_driver_sql("DELETE FROM audit_run WHERE id = 2")
    assert found(tampered, checks(None)) == [Found(Flaw.RECORD, "finding (audit_run 1)")]


def test_a_finding_resolved_long_ago_cannot_be_dropped_or_dated_back_unseen(
    tampered: Connection,
) -> None:
    resolved = tampered.exec_driver_sql(
        "SELECT count(*) FROM finding WHERE resolved_run IS NOT NULL"
    )
    assert resolved.scalar()
    for change in (
        "DELETE FROM finding WHERE resolved_run = 2",
        (
            "UPDATE finding SET first_run = 2 WHERE rowid ="
            " (SELECT min(rowid) FROM finding WHERE resolved_run IS NULL AND first_run = 1)"
        ),
        "UPDATE finding SET resolved_run = NULL, last_run = NULL WHERE resolved_run = 2",
    ):
        assert tampered.exec_driver_sql(change).rowcount > 0
        assert found(tampered, checks(None)) == [Found(Flaw.RECORD, "finding (audit_run 2)")]
        tampered.rollback()


def test_findings_whose_sum_was_made_right_break_the_chain_of_runs(
    tampered: Connection,
) -> None:
    """The sum is worked out here with the standard library alone."""
    tampered.exec_driver_sql("DELETE FROM finding WHERE resolved_run = 2")
    total = sum(
        int.from_bytes(shake_256(_said(row)).digest(256)) for row in read_rows(tampered, "finding")
    )
    written = f"{total % 2**2048:0512x}"
    tampered.exec_driver_sql("UPDATE audit_run SET findings = ? WHERE id = 2", (written,))
    assert found(tampered, checks(None)) == [Found(Flaw.RUN, "audit_run 2")]


def test_a_journal_rewritten_whole_is_found_only_with_the_head(
    tampered: Connection, head: Head
) -> None:
    """Another officer is put in place of the one who recorded, and every link is made right."""
    tampered.exec_driver_sql("UPDATE entry SET actor = 'người khác'")
    entries = {row["id"]: _hash(row) for row in read_rows(tampered, "entry")}
    chained, links = FIRST, list[tuple[bytes, object]]()
    for row in read_rows(tampered, "fact"):
        chained = sha256(chained + entries[row["entry_id"]] + _said(row)).digest()
        links.append((chained, row["id"]))
    tampered.exec_driver_sql("UPDATE fact SET link = ? WHERE id = ?", links)
    assert found(tampered, checks(None)) == []
    assert found(tampered, checks(head)) == [Found(Flaw.HEAD, f"fact {len(links)}")]


def test_a_chain_without_the_numbers_of_its_rows_is_found_out(tampered: Connection) -> None:
    """Negative control: rows linked in their order, but without the number that each has."""
    before = FIRST
    for row in read_rows(tampered, "alert_step"):
        before = sha256(before + _said(row, "id")).digest()
        kept = (before, row["id"])
        tampered.exec_driver_sql("UPDATE alert_step SET link = ? WHERE id = ?", kept)
    tampered.commit()
    asked = (("alert_step", _check_without_numbers),)
    assert found(tampered, asked) == []
    unseen = missed(tampered, asked, 1000, ("alert_step",))
    assert any((one.way, one.detail[:3]) == ("change", "id ") for one in unseen)


STANDS = {
    "case_id": "A1-1",
    "check": "overdue",
    "department": "so-y-te",
    "detail": "",
    "due": date(2026, 1, 9),
    "first_run": 1,
    "last_run": None,
    "province": "bac-ninh",
    "resolved_run": None,
    "rule": "announcement.list",
    "since": date(2026, 1, 10),
}
GONE = STANDS | {
    "check": "due_today",
    "last_run": 1,
    "resolved_run": 2,
    "since": date(2026, 1, 9),
}
ENDS = "45b57da2029788b5676372e891b2d3ee", "69047cad015ef45d98f8a6f9c081f1c5"


def test_the_sum_of_findings_is_the_one_that_is_written_down() -> None:
    written = written_sum(sum_of([[row[name] for name in sorted(row)] for row in (GONE, STANDS)]))
    assert (written[:32], written[-32:]) == ENDS
    text = (Path(__file__).parent.parent / "docs" / "journal.md").read_text(encoding="utf-8")
    for told in (*ENDS, canonical(STANDS).decode(), canonical(GONE).decode()):
        assert told in text


def _check_without_numbers(connection: Connection) -> Iterator[Found]:
    before = FIRST
    rows = read_rows(connection, "alert_step")
    for row in sorted(rows, key=lambda row: int(str(row["id"]))):
        before = sha256(before + _said(row, "id")).digest()
        if before != row["link"]:
            yield Found(Flaw.RECORD, "alert_step")
            return


def _hash(row: dict[str, object]) -> bytes:
    return sha256(_said(row)).digest()


def _said(row: dict[str, object], without: str = "link") -> bytes:
    unsaid = ("rowid_", "link", without)
    return canonical({name: value for name, value in row.items() if name not in unsaid})
