"""Does a migrated register equal a new one, and keep everything recorded, whatever happens?"""

import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from shutil import rmtree

import pytest
from sqlalchemy import Connection, inspect, text

from tests.crashes import SEED, copy_unit
from tests.disk_faults import FAULTS, NOT_INSTALLED, find_points, run_with_fault, strace
from tests.registers import Unit, unmeasured_environment
from tests.write_schema import DIALECTS, file_of, schema
from tthc.errors import SettingsError, StoreError
from tthc.store import revisions, tables, upgrading
from tthc.store.engine import open_engine, transaction
from tthc.store.tables import metadata

needs_strace = pytest.mark.skipif(strace() is None, reason=NOT_INSTALLED)
ADDS = '''
"""A second migration: a table, a column of a table of record, an index."""
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table("sample", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("fact", sa.Column("weight", sa.Integer))
    op.create_index("fact_weight", "fact", ["weight"])
'''
REBUILDS = (
    ADDS.partition("def upgrade")[0]
    + """
def upgrade():
    with op.batch_alter_table("{table}", recreate="always") as batch:
        batch.add_column(sa.Column("weight", sa.Integer))
"""
)
LOSES = "".join(
    (
        ADDS.partition("def upgrade")[0],
        "def upgrade():\n",
        '    op.execute("DROP TRIGGER fact_refuses_delete")\n',
        '    op.execute("DELETE FROM fact WHERE id = (SELECT max(id) FROM fact)")\n',
        '    op.execute("CREATE TRIGGER fact_refuses_delete BEFORE DELETE ON fact BEGIN"\n',
        '        " SELECT 1; END")\n',
    )
)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_first_migration_says_what_the_tables_say(dialect: str) -> None:
    assert file_of(dialect).read_text("utf-8") == schema(dialect), "run `make schema`"


def test_every_revision_has_its_file() -> None:
    found = sorted((upgrading.FOLDER / "versions").glob("schema_*.py"))
    assert tuple(file.stem.removeprefix("schema_") for file in found) == revisions.REVISIONS


def test_no_migration_alters_in_batch_mode() -> None:
    files = (upgrading.FOLDER / "versions").glob("*.py")
    assert [file.name for file in files if "batch_alter_table(" in file.read_text("utf-8")] == []


def test_a_migrated_register_equals_a_created_one(unit: Unit) -> None:
    with transaction(open_engine(unit.address, writing=False), "sổ") as connection:
        created = _describe(connection)
    engine = open_engine(unit.address, writing=True)
    with transaction(engine, "sổ", keep=False) as connection:
        metadata.drop_all(connection)
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA application_id = 0"))
        assert _describe(connection)["triggers"] == []
        upgrading.migrate(connection)
        migrated = _describe(connection)
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
        )
    assert migrated == created
    assert len(created["triggers"]) >= 10
    assert "'id'" in str(created["fact"])


_TRIGGERS = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    " ORDER BY tgname",
}
_INDEXES = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql <> '' ORDER BY name",
    "postgresql": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    " AND tablename <> 'alembic_version' ORDER BY indexname",
}
_KIND = {
    "sqlite": "SELECT name, strict FROM pragma_table_list WHERE name <> 'alembic_version'"
    " UNION ALL SELECT '', application_id FROM pragma_application_id ORDER BY 1",
    "postgresql": "SELECT prosrc FROM pg_proc WHERE proname = 'tthc_refuse'",
}


def _describe(connection: Connection) -> dict[str, list[object]]:
    """Say all that the database knows of its tables, except alembic's own."""
    there, name = inspect(connection), connection.dialect.name
    found: dict[str, list[object]] = {
        "triggers": [*connection.execute(text(_TRIGGERS[name])).scalars()],
        "indexes": [*connection.execute(text(_INDEXES[name])).scalars()],
        "kinds": [tuple(row) for row in connection.execute(text(_KIND[name]))],
    }
    for one in sorted(there.get_table_names()):
        if one != "alembic_version":
            columns = [{**c, "type": str(c["type"])} for c in there.get_columns(one)]
            keys = sorted(map(str, there.get_foreign_keys(one)))
            unique = sorted(map(str, there.get_unique_constraints(one)))
            checks = sorted(map(str, there.get_check_constraints(one)))
            found[one] = [columns, there.get_pk_constraint(one), keys, unique, checks]
    return found


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Have the program know a second migration; give its folder."""

    def release(written: str) -> Path:
        folder = tmp_path / "versions 100%"
        folder.mkdir()
        (folder / "schema_0002.py").write_text(written, encoding="utf-8")
        monkeypatch.setattr(upgrading, "VERSIONS", (*upgrading.VERSIONS, folder))
        monkeypatch.setattr(revisions, "REVISIONS", ("0001", "0002"))
        monkeypatch.setattr(revisions, "HEAD", "0002")
        return folder

    return release


def _head(unit: Unit) -> list[tuple[object, ...]]:
    return unit.sql("SELECT id, link FROM fact ORDER BY id DESC LIMIT 1")


def _upgraded(unit: Unit) -> bool:
    return unit.sql("SELECT version_num FROM alembic_version") == [("0002",)]


def test_an_upgrade_keeps_rows_guards_and_the_head_of_a_register_in_use(
    example: Unit, released: Callable[[str], Path]
) -> None:
    with transaction(open_engine(example.address, writing=False), "sổ") as connection:
        before = _describe(connection)
    head, facts = _head(example), example.sql("SELECT count(*) FROM fact")
    released(ADDS)
    refused = example.call("status", "--lang", "en")
    assert refused.code == 6
    assert "tthc db upgrade" in refused.err
    done = example.ask("db", "upgrade")
    assert (done["before"], done["after"]) == ("0001", "0002")
    with transaction(open_engine(example.address, writing=False), "sổ") as connection:
        after = _describe(connection)
    assert set(map(str, before["triggers"])) == set(map(str, after["triggers"]))
    assert str(before["fact"][4]) == str(after["fact"][4])
    assert "void_names_its_fact" in str(after["fact"][4])
    assert (_head(example), example.sql("SELECT count(*) FROM fact")) == (head, facts)
    assert example.sql("SELECT count(weight) FROM fact") == [(0,)]
    assert example.ask("verify")["faults"] == []
    assert example.ask("db", "upgrade")["before"] == "0002"


@pytest.mark.sqlite_only
def test_an_upgrade_begins_with_a_backup_that_the_old_program_reads(
    example: Unit, released: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    released(ADDS)
    before = example.dump()
    backup = Path(example.ask("db", "upgrade")["backup"])
    assert backup.parent == example.folder
    monkeypatch.undo()
    assert example.call("verify").code == 6, "a newer register is refused"
    backup.replace(example.database)
    assert example.dump() == before
    assert example.ask("verify")["faults"] == []


REFUSED = {
    "batch mode on facts": REBUILDS.format(table="fact"),
    "batch mode on entries": REBUILDS.format(table="entry"),
    "a lost fact": LOSES,
    "a fault half way": ADDS + "    raise ZeroDivisionError\n",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("written", REFUSED.values(), ids=REFUSED)
def test_a_migration_that_does_not_keep_what_was_recorded_is_refused(
    example: Unit, released: Callable[[str], Path], written: str
) -> None:
    before = example.dump()
    released(written)
    answer = example.call("db", "upgrade")
    assert answer.code in (6, 70), answer
    assert example.dump() == before


@pytest.mark.postgresql_only
def test_a_migration_that_drops_a_guard_on_the_server_is_refused(
    example: Unit, released: Callable[[str], Path]
) -> None:
    before = example.dump()
    dropped = "DROP TRIGGER fact_refuses_change ON fact"
    released(ADDS + f"    op.execute({dropped!r})\n")
    answer = example.call("db", "upgrade", "--lang", "en")
    assert answer.code == 6
    assert "fact_refuses_change" in answer.err
    assert example.dump() == before


_PROGRAM = """
import sys
from pathlib import Path
from tthc.errors import StoreError
from tthc.store import revisions, tables, upgrading
upgrading.VERSIONS = (*upgrading.VERSIONS, Path(sys.argv.pop(1)))
revisions.REVISIONS, revisions.HEAD = ("0001", "0002"), "0002"
from tthc.cli import run
sys.exit(run(sys.argv[1:]))
"""


def test_a_killed_upgrade_leaves_the_old_schema_or_the_new_one(
    example: Unit, released: Callable[[str], Path]
) -> None:
    folder = released(ADDS + "    import time; time.sleep(0.3)\n")
    old = new = 0
    for milliseconds in (200, 400, 550, 700, 850, 1000, 1300, 1700, 2200, 4000):
        command = [sys.executable, "-P", "-c", _PROGRAM, str(folder), "db", "upgrade"]
        running = subprocess.Popen(
            command,
            cwd=example.folder,
            env=unmeasured_environment(),
            stdout=subprocess.DEVNULL,
        )
        try:
            running.wait(milliseconds / 1000)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        upgraded = _upgraded(example)
        columns = "SELECT * FROM fact WHERE id = 1"
        assert len(example.sql(columns)[0]) == len(tables.fact.c) + upgraded
        old, new = old + (not upgraded), new + upgraded
        if new:
            break
    assert example.ask("db", "upgrade")["after"] == "0002"
    assert example.ask("verify")["faults"] == []
    assert old > 0


def _check_faults(unit: Unit, folder: Path, place: Path, points: int | None) -> int:
    """Let disk operations of an upgrade fail or kill it; say how many."""
    numbers, command = count(1), ("db", "upgrade")
    program = (sys.executable, "-P", "-c", _PROGRAM, str(folder))
    head, facts = _head(unit), unit.sql("SELECT count(*) FROM fact")
    found = find_points(copy_unit(unit, place / "0"), command, program)
    faults = [(point, fault) for point in found for fault in FAULTS]
    chosen = Random(SEED).sample(faults, points) if points else faults  # noqa: S311
    for point, fault in chosen:
        one = copy_unit(unit, place / str(next(numbers)))
        ending = run_with_fault(program, one, command, point, fault)
        told = (StoreError.exit_code, SettingsError.exit_code)  # tthc.toml is read from it, too
        assert ending.code < 0 or _upgraded(one) or ending.code in told, ending
        width = len(one.sql("SELECT * FROM fact WHERE id = 1")[0])
        assert width == len(tables.fact.c) + _upgraded(one), ending
        assert one.ask("db", "upgrade")["after"] == "0002", ending
        assert (_head(one), one.sql("SELECT count(*) FROM fact")) == (head, facts), ending
        assert one.ask("verify")["faults"] == [], ending
        rmtree(one.folder)
    return len(chosen)


@pytest.mark.sqlite_only
@needs_strace
def test_an_upgrade_whose_disk_fails_leaves_the_old_schema_or_the_new_one(
    example: Unit, released: Callable[[str], Path], tmp_path: Path
) -> None:
    assert _check_faults(example, released(ADDS), tmp_path, 6) == 6


@pytest.mark.soak
@pytest.mark.sqlite_only
@needs_strace
def test_an_upgrade_whose_disk_fails_at_every_step(
    example: Unit, released: Callable[[str], Path], tmp_path: Path
) -> None:
    assert _check_faults(example, released(ADDS), tmp_path, None) > 100
