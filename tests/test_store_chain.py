"""Does the chain hash what docs/journal.md says, and does `tthc verify` find every tampering?"""

import json
import random
import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tests.registers import Unit
from tests.tampering import change_file, faults
from tthc.store.chain import FIRST, canonical, digest, link

ROOT = Path(__file__).parent.parent
ENTRY = {
    "actor": "Nguyễn Văn An",
    "command": None,
    "department": "so-y-te",
    "file_hash": None,
    "file_name": "sổ đến.xlsx",
    "id": 1,
    "province": "bac-ninh",
    "recorded_at": datetime(2026, 1, 10, 3, 0, tzinfo=UTC),
    "sheet": None,
}
WRITTEN = (
    '{"actor":"Nguyễn Văn An","department":"so-y-te","file_name":"sổ đến.xlsx","id":1,'
    '"province":"bac-ninh","recorded_at":"2026-01-10T03:00:00.000000+00:00"}'
)


def test_the_canonical_form_is_sorted_json_without_nulls_or_spaces() -> None:
    assert canonical(ENTRY).decode() == WRITTEN
    assert canonical({"b": date(2026, 1, 2), "a": 'nói "có"\n', "c": None}) == (
        b'{"a":"n\xc3\xb3i \\"c\xc3\xb3\\"\\n","b":"2026-01-02"}'
    )


def test_a_link_is_sha256_over_the_link_before_the_entry_and_the_fact() -> None:
    fact = canonical({"id": 1, "kind": "note.added"})
    by_hand = sha256(
        bytes(32) + sha256(WRITTEN.encode()).digest() + b'{"id":1,"kind":"note.added"}'
    )
    assert link(FIRST, digest(ENTRY), fact) == by_hand.digest()


def test_an_independent_reader_of_the_file_finds_the_same_head(example: Unit) -> None:
    """Only sqlite3, json and hashlib: what docs/journal.md says is enough to check a register."""
    head = example.ask("journal", "head")
    if example.server:
        pytest.skip("reads the SQLite file")
    with closing(sqlite3.connect(example.database)) as connection:
        connection.row_factory = sqlite3.Row
        entries = {row["id"]: _hash(row) for row in connection.execute("SELECT * FROM entry")}
        chained, last = bytes(32), 0
        for row in connection.execute("SELECT * FROM fact ORDER BY id"):
            said = {key: row[key] for key in row.keys() if key != "link"}  # noqa: SIM118 - a Row
            chained = sha256(chained + entries[row["entry_id"]] + _json(said)).digest()
            assert chained == row["link"], row["id"]
            last = row["id"]
    assert (chained.hex(), last) == (head["facts_hash"], head["facts"])


def _hash(row: sqlite3.Row) -> bytes:
    return sha256(_json(dict(row))).digest()


def _json(said: dict[str, object]) -> bytes:
    kept = {key: value for key, value in said.items() if value is not None}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def test_the_example_is_whole_before_and_after_an_audit(example: Unit) -> None:
    assert faults(example) == []
    example.ask("audit", "--as-of", "10/01/2026")
    example.record("note.added", "10/01/2026", "--decision", "623/QĐ-BCT", "--note", "sau")
    assert faults(example) == []
    example.ask("audit", "--as-of", "11/01/2026")
    assert faults(example) == []


TAMPERED = [
    ("UPDATE fact SET happened_on = '2025-01-01' WHERE id = 7", ("link", "fact 7")),
    ("UPDATE fact SET note = 'khác' WHERE id = 20", ("link", "fact 20")),
    ("UPDATE fact SET link = zeroblob(32) WHERE id = 3", ("link", "fact 3")),
    ("UPDATE entry SET actor = 'người khác' WHERE id = 1", ("link", "fact 1")),
    ("UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 1",
     ("link", "fact 1")),
    ("UPDATE audit_run SET cases = 1 WHERE id = 1", ("run", "audit_run 1")),
    ("UPDATE audit_run SET link = zeroblob(32) WHERE id = 1", ("run", "audit_run 1")),
    ("UPDATE decision SET title = 'khác' WHERE id = 1", ("name", "decision 1 title")),
    ("UPDATE decision SET folded = 'khac' WHERE id = 1", ("name", "decision 1")),
    ("UPDATE procedure SET code_key = '9.999999' WHERE id = 1", ("name", "procedure 1")),
    ("UPDATE document SET number = '1/QĐ' WHERE id = 1", ("name", "document 1 number")),
]  # fmt: skip


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "found"), TAMPERED, ids=[t[0] for t in TAMPERED])
def test_what_was_changed_is_named(example: Unit, statement: str, found: tuple[str, str]) -> None:
    example.ask("audit", "--as-of", "10/01/2026")
    change_file(example, statement)
    assert found in faults(example)


@pytest.mark.sqlite_only
def test_a_deleted_a_swapped_and_an_inserted_fact_are_found(example: Unit) -> None:
    whole = example.database.read_bytes()
    change_file(example, "DELETE FROM fact WHERE id = 30")
    assert ("gap", "fact 30") in faults(example)
    example.database.write_bytes(whole)
    change_file(
        example,
        "UPDATE fact SET id = 0 WHERE id = 10",
        "UPDATE fact SET id = 10 WHERE id = 11",
        "UPDATE fact SET id = 11 WHERE id = 0",
    )
    assert ("link", "fact 10") in faults(example)
    example.database.write_bytes(whole)
    ((last,),) = example.sql("SELECT max(id) FROM fact")
    copied = ", ".join(
        name for (name,) in example.sql("SELECT name FROM pragma_table_info('fact')") if name
        not in ("id", "content_key")
    )  # fmt: skip
    change_file(
        example,
        f"INSERT INTO fact (id, content_key, {copied}) "  # noqa: S608 - typed here
        f"SELECT {last} + 1, 'k', {copied} FROM fact WHERE id = {last}",
    )
    assert ("link", f"fact {last + 1}") in faults(example)


@pytest.mark.sqlite_only
def test_a_cut_tail_is_found_only_with_a_head_kept_outside(example: Unit) -> None:
    outside = example.folder / "dau.json"
    assert example.call("journal", "head", "--output", str(outside)).code == 0
    ((last,),) = example.sql("SELECT max(id) FROM fact")
    before = {*faults(example)}
    change_file(example, f"DELETE FROM fact WHERE id = {last}")  # noqa: S608
    assert ("head", f"fact {last}") not in before
    assert {what for what, _ in faults(example)} <= {"cache", "name", "entry"}
    assert ("head", f"fact {last}") in faults(example, "--head", str(outside))


@pytest.mark.sqlite_only
def test_a_rewritten_tail_is_found_with_a_head_kept_outside(example: Unit) -> None:
    outside = example.folder / "dau.json"
    example.call("journal", "head", "--output", str(outside))
    _rewrite(example, 40, "note", "viết lại")
    assert ("head", f"fact {_last(example)}") in faults(example, "--head", str(outside))


def _last(unit: Unit) -> int:
    ((last,),) = unit.sql("SELECT max(id) FROM fact")
    return last


def _rewrite(unit: Unit, first: int, column: str, value: str) -> None:
    """Change a fact and make every link after it right again, as the owner of the file can."""
    change_file(unit, f"UPDATE fact SET {column} = '{value}' WHERE id = {first}")  # noqa: S608
    with closing(sqlite3.connect(unit.database)) as connection:
        connection.row_factory = sqlite3.Row
        entries = {row["id"]: _hash(row) for row in connection.execute("SELECT * FROM entry")}
        rows = connection.execute("SELECT * FROM fact ORDER BY id").fetchall()
    chained, links = bytes(32), list[str]()
    for row in rows:
        said = {key: row[key] for key in row.keys() if key != "link"}  # noqa: SIM118 - a Row
        chained = sha256(chained + entries[row["entry_id"]] + _json(said)).digest()
        links.append(f"UPDATE fact SET link = x'{chained.hex()}' WHERE id = {row['id']}")  # noqa: S608
    change_file(unit, *links)


CACHED = (
    "UPDATE verdict_span SET verdict = 'met' WHERE verdict = 'overdue'",
    "UPDATE finding_span SET detail = 'x' WHERE position = 0",
    "UPDATE obligation SET due = '2030-01-01' WHERE due IS NOT NULL",
    "DELETE FROM tracked_case WHERE id = (SELECT max(id) FROM tracked_case)",
    "UPDATE tracked_case SET change_kind = 'mixed'",
    "UPDATE finding SET due = '2030-01-01' WHERE due IS NOT NULL",
    "DELETE FROM finding",
    "INSERT INTO course SELECT province, department, 9999, 'x', '', '2025-01-01' FROM unit",
)


@pytest.mark.parametrize("statement", CACHED)
def test_a_cached_table_that_does_not_agree_is_named(example: Unit, statement: str) -> None:
    example.ask("audit", "--as-of", "10/01/2026")
    example.sql(statement)
    table = re.split("DELETE FROM |INSERT INTO |UPDATE ", statement)[1].split()[0]
    found = faults(example)
    assert {what for what, _ in found} == {"cache", *(["record"] if table == "finding" else ())}
    assert any(where.startswith(f"{table} ") for _, where in found)


@pytest.mark.sqlite_only
def test_one_changed_byte_of_recorded_text_is_found_wherever_it_is(example: Unit) -> None:
    """The tables of record, byte by byte at random; a seed names the place."""
    places = random.Random(20260110)  # noqa: S311
    whole = example.database.read_bytes()
    texts = example.sql("SELECT id, title FROM fact WHERE length(title) > 40 ORDER BY id LIMIT 30")
    for id_, title in texts:
        at = whole.find(title.encode())
        assert at > 0
        byte = at + places.randrange(20)
        changed = bytearray(whole)
        changed[byte] ^= 1
        example.database.write_bytes(bytes(changed))
        named = [where.split()[:2] for _, where in faults(example)]
        assert ["fact", str(id_)] in named or named[0][0] in ("decision", "procedure"), byte
