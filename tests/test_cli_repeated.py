"""Is every command that writes done once, though it is given again after a crash hid its answer?

The commands are those of the program itself: a new one without a row here fails.
"""

from collections.abc import Callable, Iterator, Mapping

import click
import pytest

from tests.registers import EXAMPLE_UNIT, EXAMPLES, Unit
from tthc.cli import cli
from tthc.workflows.facts import RECORDED_KINDS, FactKind

NIGHT = ("--as-of", "10/01/2026")
SWAP = ("--off", "09/01/2026", "--worked", "17/01/2026")  # invented
NOTICE = (*SWAP, "--document", "1/VPCP-KGVX", "--declared-on", "05/01/2026")
LIST = (str(EXAMPLES / "cong-dvcqg-bo-khcn-2025-11-05.csv"),)
WRITES: Mapping[str, tuple[str, ...]] = {
    "init": ("init", *EXAMPLE_UNIT),
    "import": ("import", *LIST),
    "record": ("record", "case.assigned", "--on", "05/01/2026", "--decision", "388/QĐ-TTCP"),
    "audit": ("audit", *NIGHT),
    "alerts send": ("alerts", "send", "--anytime"),
    "removal confirm": (
        "removal",
        "confirm",
        "2.002723",
        "--place",
        "Cổng DVCQG",
        "--on",
        "06/01/2026",
    ),
    "removal export": ("removal", "export", "--output", "go-bo.xlsx", *NIGHT),
    "portal withdraw": ("portal", "withdraw", "1"),
    "calendar add-notice": ("calendar", "add-notice", *NOTICE, "--apply", "--flip", "all"),
    "rules impact": ("rules", "impact", "--apply", "--flip", "all"),
    "db upgrade": ("db", "upgrade"),
    "db backup": ("db", "backup", "sao-luu.db"),
    "db restore": ("db", "restore", "sao-luu.db"),
    "db copy": ("db", "copy", "--to", "sqlite:///ban-khac.db"),
    "journal head": ("journal", "head", "--output", "mat-xich.json"),
}
BEFORE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "alerts send": (("audit", *NIGHT),),
    "portal withdraw": (("import", *LIST),),
    "db restore": (("db", "backup", "sao-luu.db"),),
}
READS = frozenset(
    {
        *("status", "list", "show", "explain", "runs", "verify", "workflow"),
        *("document show", "document list", "removal list", "removal show", "removal plan"),
        *("alerts list", "portal list", "portal show", "portal diff", "portal check"),
        *(f"calendar {one}" for one in ("add", "count", "by", "before", "show", "check")),
        *("calendar coverage", "calendar diff"),
        *("rules list", "rules show", "rules check", "rules profiles", "rules diff"),
    }
)
FORMS = {
    "dispatches": EXAMPLES / "so-van-ban-den-2025.csv",
    "decisions": EXAMPLES / "quyet-dinh-cua-bo.csv",
    "announcements": EXAMPLES / "quyet-dinh-cua-tinh.csv",
    "documents": EXAMPLES / "van-ban-het-hieu-luc.csv",
    "snapshot": EXAMPLES / "cong-dvcqg-bo-khcn-2025-12-05.csv",
    "facts": EXAMPLES / "su-kien.csv",
}


def _leaves(command: click.Command, name: str = "") -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command)
    for one in command.list_commands(context):
        found = command.get_command(context, one)
        assert found is not None
        yield from _leaves(found, f"{name} {one}".strip())


def _files(unit: Unit) -> dict[str, bytes]:
    """Give what lies beside the register, but for the day and hour in a head."""
    return {
        file.name: b"" if file.name == "mat-xich.json" else file.read_bytes()
        for file in unit.folder.iterdir()
        if file.is_file() and not file.name.startswith("tthc.db")
    }


def _done_once(unit: Unit, arguments: tuple[str, ...]) -> str:
    """Do something twice; give what is said the second time."""
    first = unit.call(*arguments)
    assert first.code == 0, first
    before, beside = unit.dump(), _files(unit)
    again = unit.call(*arguments)
    assert again.code == 0, again
    assert unit.dump() == before
    assert _files(unit) == beside
    return again.out


def test_every_command_stands_here_as_one_that_reads_or_one_that_writes() -> None:
    assert sorted(_leaves(cli)) == sorted((*READS, *WRITES))


@pytest.mark.parametrize("name", WRITES)
def test_a_command_that_is_repeated_changes_nothing(example: Unit, name: str) -> None:
    _send_into_a_folder(example)
    for each in BEFORE.get(name, ()):
        assert example.call(*each).code == 0
    _done_once(example, WRITES[name])


def _send_into_a_folder(unit: Unit) -> None:
    (unit.folder / "thu").mkdir()
    to = (unit.folder / "thu").as_uri()
    said = f'\n[alerts]\nto = "{to}"\n[alerts.departments]\n"{EXAMPLE_UNIT[3]}" = "a@b.vn"\n'
    file = unit.folder / "tthc.toml"
    file.write_text(file.read_text(encoding="utf-8") + said, encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_each_form_is_imported_once(new_example: Callable[[], Unit], form: str) -> None:
    said = _done_once(new_example(), ("import", str(FORMS[form]), "--as", form))
    assert said


def test_a_list_of_procedures_is_imported_once(unit: Unit) -> None:
    listed = unit.folder / "ds.csv"
    listed.write_text("Mã TTHC,Tên\n1.014390,Một\n1.014391,Hai\n", encoding="utf-8")
    _done_once(unit, ("import", str(listed), "--as", "procedures"))


def test_an_abolition_is_imported_once(unit: Unit) -> None:
    listed = unit.folder / "bb.csv"
    head = "Mã TTHC,Tên TTHC,Tên VBQPPL quy định việc bãi bỏ,Quyết định bãi bỏ,Ngày ký"
    row = "1.014390,Một,77/2026/NĐ-CP,10/QĐ-BTC,03/11/2025"
    listed.write_text(f"{head}\n{row}\n", encoding="utf-8")
    _done_once(unit, ("import", str(listed), "--as", "abolitions"))


def test_a_notice_that_a_crash_left_waiting_is_not_said_to_be_applied(unit: Unit) -> None:
    asked = ("calendar", "add-notice", *NOTICE, "--apply")
    assert unit.call(*asked).code == 0
    (file,) = (unit.folder / "notices").iterdir()
    text = file.read_text(encoding="utf-8")
    file.unlink()
    decision = ("--decision", "970/QĐ-BYT", "--decision-date", "02/01/2026")
    unit.record("decision.received", "06/01/2026", *decision)  # due 09/01, which the notice takes
    file.write_text(text, encoding="utf-8")
    waits = unit.call(*asked)
    assert waits.code == 9
    assert "tthc rules impact --apply" in waits.err
    _done_once(unit, ("rules", "impact", "--apply", "--flip", "all"))
    _done_once(unit, asked)


@pytest.mark.parametrize("kind", RECORDED_KINDS)
def test_a_fact_of_each_kind_is_recorded_once(example: Unit, kind: FactKind) -> None:
    about = ("--procedure", "1.014390", "--document", "77/2026/NĐ-CP")
    if kind.value.startswith(("force.", "document.", "removal.")):
        about = about[2:]
    asked = ("--fact", "3") if kind is FactKind.FACT_VOIDED else ("--on", "08/01/2026", *about)
    _done_once(example, ("record", kind.value, *asked))


def test_a_fact_recorded_under_a_revision_is_known_when_it_is_repeated(unit: Unit) -> None:
    decision = ("--decision", "10/QĐ-BTC", "--document", "55")
    unit.record("dispatch.registered", "03/11/2025", *decision)
    _done_once(
        unit,
        ("record", "case.assigned", "--on", "04/11/2025", *decision[:2], "--if-revision", "1"),
    )
