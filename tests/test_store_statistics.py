"""Does PostgreSQL know how large a register has grown as soon as the import has ended?"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.store.engine import open_engine

pytestmark = pytest.mark.postgresql_only

MANY = 3000
NEVER = {0, -1}
"""What PostgreSQL before 14, and since, says of a table that nobody has counted."""


def _dispatches(unit: Unit, rows: int) -> Path:
    days = (date(2020, 1, 6) + timedelta(days=row % 900) for row in range(rows))
    lines = [
        f"dispatch.registered,{day:%d/%m/%Y},{row + 1}/QĐ-BYT,{day:%d/%m/%Y}"
        for row, day in enumerate(days)
    ]
    path = unit.folder / f"{rows}.csv"
    path.write_text("\n".join(("kind,happened_on,decision,decision_date", *lines)), "utf-8")
    return path


def _counted(unit: Unit) -> int:
    ((rows,),) = unit.sql("SELECT reltuples::int FROM pg_class WHERE relname = 'fact'")
    return rows


def test_the_server_knows_of_every_row_as_soon_as_a_great_import_has_ended(unit: Unit) -> None:
    assert unit.call("import", str(_dispatches(unit, MANY))).code == 0
    assert _counted(unit) == MANY


def test_a_few_facts_have_nothing_counted(unit: Unit) -> None:
    assert unit.call("import", str(_dispatches(unit, 3))).code == 0
    assert _counted(unit) in NEVER


def test_a_dry_run_has_nothing_counted(unit: Unit) -> None:
    assert unit.call("import", "--dry-run", str(_dispatches(unit, MANY))).code == 0
    assert _counted(unit) in NEVER


def test_a_writer_expects_a_disk_that_reads_rows_one_by_one_as_fast_as_a_table(unit: Unit) -> None:
    """Else PostgreSQL reads all that was ever found, to learn what turned in a night."""
    with open_engine(unit.address, writing=True).begin() as connection:
        assert connection.exec_driver_sql("SHOW random_page_cost").scalar() == "1.1"
