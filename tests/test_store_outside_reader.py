"""Does anyone who reads the records without the program come to the same ends of their chains?"""

import json
import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.store.chain import FIRST, canonical, follow

ALERT = {
    "id": 1,
    "case_id": "A1-1",
    "rule": "announcement.time-limit",
    "rung": "overdue",
    "since": date(2026, 1, 10),
    "due": date(2026, 1, 9),
    "run": 1,
    "province": "bac-ninh",
    "department": "so-y-te",
}
WRITTEN = (
    '{"case_id":"A1-1","department":"so-y-te","due":"2026-01-09","id":1,"province":"bac-ninh",'
    '"rule":"announcement.time-limit","run":1,"rung":"overdue","since":"2026-01-10"}'
)
LINK = "16d01c1bd638d864b5e36a18fa64f5dbc8dc482b5918d56a28d3481e3427eb76"


def test_the_link_of_an_alert_is_the_one_that_is_written_down() -> None:
    assert canonical(ALERT).decode() == WRITTEN
    assert follow(FIRST, canonical(ALERT)).hex() == LINK
    assert sha256(bytes(32) + WRITTEN.encode()).hexdigest() == LINK
    written = Path(__file__).parent.parent / "docs" / "journal.md"
    assert WRITTEN in written.read_text(encoding="utf-8")
    assert LINK in written.read_text(encoding="utf-8")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("table", "name"),
    [("audit_run", "runs"), ("alert", "alerts"), ("alert_step", "alert_steps"),
     ("snapshot", "snapshots"), ("pack", "packs")],
)  # fmt: skip
def test_an_independent_reader_comes_to_the_same_ends(used: Unit, table: str, name: str) -> None:
    """Only sqlite3, json and hashlib, as docs/journal.md says."""
    head, chained, last = used.ask("journal", "head"), bytes(32), 0
    with closing(sqlite3.connect(used.database)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608
            said = {k: row[k] for k in row.keys() if k != "link" and row[k] is not None}  # noqa: SIM118
            text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            chained, last = sha256(chained + text.encode()).digest(), row["id"]
            assert chained == row["link"]
    assert (head[name], head[f"{name}_hash"]) == (last, chained.hex())
