"""A register in which all that it can record is recorded, and others made of it."""

from pathlib import Path

from tests.registers import Unit

NIGHT = "10/01/2026"
OF_RECORD = (
    *("unit", "decision", "procedure", "document", "entry", "fact", "pack", "audit_run"),
    *("listing", "snapshot", "finding", "projection"),
)


def audit_example(example: Unit) -> Unit:
    """Have everything in it that a register can record: facts, voidings, runs, a list, findings."""
    listed = example.folder / "ds.csv"
    listed.write_text("Mã số,Tên\n1.014390,Một\n1.014391,Hai\n", encoding="utf-8")
    taken = ("--taken-on", "05/01/2026", "--scope", "Bộ Công Thương")
    assert example.call("import", str(listed), *taken).code == 0
    example.record("note.added", "09/01/2026", "--decision", "623/QĐ-BCT", "--note", "nhầm")
    ((last,),) = example.sql("SELECT max(id) FROM fact")
    example.record("fact.voided", "09/01/2026", "--fact", str(last))
    example.ask("audit", "--as-of", NIGHT)
    return example


def rows_of(unit: Unit) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table that cannot be worked out anew, as the database gives them."""
    return {table: sorted(unit.sql(f"SELECT * FROM {table}"), key=repr) for table in OF_RECORD}  # noqa: S608


def open_file(folder: Path, unit: Unit, name: str = "tthc.db") -> Unit:
    """Open a file as the register of a unit's settings."""
    folder.mkdir(exist_ok=True)
    written = (unit.folder / "tthc.toml").read_text(encoding="utf-8")
    address = unit.server or "sqlite:///tthc.db"
    (folder / "tthc.toml").write_text(written.replace(address, f"sqlite:///{name}"), "utf-8")
    return Unit(folder)


def is_whole(unit: Unit, *arguments: str) -> bool:
    return unit.ask("verify", *arguments)["faults"] == []
