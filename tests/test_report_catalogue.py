"""Whether every sentence of the program is in the Vietnamese catalogue, whole and unmangled."""

import ast
import importlib
import pkgutil
import string
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import tthc
from tthc.app.annexes import ROW_NOT_LISTED
from tthc.app.contradicted import OTHER_END, STANDS_AFTER_KNOWN_END, STANDS_UNDATED
from tthc.app.importing import NUMBER_AMBIGUOUS, VOID_AGAIN, VOID_MISSING, Imported
from tthc.app.recording import AheadError, FactMissingError
from tthc.cli import COMMANDS
from tthc.compliance.verdicts import Verdict
from tthc.errors import OS_WORDS, TthcError
from tthc.intake import problems
from tthc.intake.forms import InputKind
from tthc.intake.problems import BLANK, Problem, Severity
from tthc.intake.refusals import FileEmptyError
from tthc.report.catalogue import Catalogue
from tthc.report.consistency import STANDINGS
from tthc.report.imports import KINDS, import_paper
from tthc.report.paper import Heading
from tthc.report.words import FACTS, VERDICTS

ROOT = Path(tthc.__file__).parent
LOCALE = ROOT / "report" / "locale" / "vi" / "LC_MESSAGES"
DOMAINS = ("tthc", "messages")
SAYING = ("say", "_", "help_text")
Texts = tuple[str, ...]
# Where a sentence is chosen by a variable: which it may be. The tables of words.py need no entry.
CHOSEN: dict[tuple[str, str], Texts] = {
    ("cli.py", "entry.help"): tuple(entry.help for entry in COMMANDS.values()),
    ("commands/language.py", "text"): (),
    ("intake/problems.py", "self.template"): (),
    ("report/cases.py", "_beside(duty)"): (
        "Measured beside: no verdict hangs on it.",
        "The ministry's duty, not the province's.",
        "Not counted: the day had passed before the province could know (late by the ministry).",
    ),
    ("report/documents.py", "template"): (
        "No longer in force since {day} {cause}",
        "In force until it ends on {day} {cause}",
        "In force, as far as is recorded",
    ),
    ("report/findings.py", "text"): (
        "This night was audited before over the same facts; nothing is new.",
        "A later night was audited before; findings were not settled.",
    ),
    ("report/imports.py", "say.fill(problem.template)"): (),
    ("report/imports.py", "text"): (
        "Recorded: {day} {what} ({about}).",
        "Already recorded: {day} {what} ({about}), by {actor} at {at}.",
    ),
    ("report/law.py", "key.capitalize()"): ("State", "Fact", "Next", "Order"),
    ("report/runs.py", "h"): (
        *("Run", "Night of", "Since the night of", "Started (UTC)", "Cases", "Errors"),
        *("Milliseconds", "By", "Made"),
    ),
    ("report/consistency.py", "heading"): (
        *("Standing", "Code", "Name", "Announced", "Shown", "List", "List of", "Ended"),
    ),
    ("report/snapshots.py", "heading"): (
        *("No.", "List", "Taken on", "Codes", "File"),
        *("Not yet on", "Seen on", "What", "Code", "Name", "Change"),
    ),
    ("report/snapshots.py", "text"): (
        "Snapshot {id}: {scope}, {day}, {codes} codes. The first of this list: {shown} seen.",
        (
            "Snapshot {id}: {scope}, {day}, {codes} codes. Since {before}: {shown} new, {changed}"
            " changed, {gone} gone."
        ),
        "Withdrawn: snapshot {id} ({scope}, {day}).",
        "Facts voided because the days between which they happened have changed: {count}.",
    ),
    ("report/runs.py", "text"): ("{count} nights without an audit: {nights}",),
}


def test_the_catalogue_holds_every_sentence_of_the_program_and_no_other() -> None:
    said = {texts[0] for texts in translations("tthc")}
    meant = {*literals(), *errors(), *row_problems(), *named_words(), *sum(CHOSEN.values(), ())}

    assert sorted(meant - {""} - said) == []
    assert sorted(said - meant) == []


def test_every_sentence_chosen_by_a_variable_is_listed_here() -> None:
    variable = {
        (file, source)
        for file, argument in spoken()
        if not isinstance(argument, ast.Constant)
        and not (source := ast.unparse(argument)).partition("[")[0].isupper()
    }

    assert variable == set(CHOSEN)
    for (file, _), chosen in CHOSEN.items():
        written = {text.casefold() for text in constants(ROOT / file)}
        assert {text.casefold() for text in chosen} <= written, file


def test_what_is_translated_for_click_is_still_what_click_says() -> None:
    files = Path(click.__file__).parent.glob("*.py")
    own = {text for file in files for text in constants(file)}

    assert {text for texts in translations("messages") for text in texts} <= own


def test_every_field_of_a_sentence_stands_in_its_translation() -> None:
    wrong = [en for en, vi in translations("tthc").items() if fields(*en) != fields(*vi)]

    assert wrong == []


def test_no_translation_asks_click_for_a_field_that_it_does_not_give() -> None:
    for english, vietnamese in translations("messages").items():
        assert fields(*vietnamese) <= fields(*english), english
        assert vietnamese[0].count("%(") == english[0].count("%("), english


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_translation_is_there_and_certain_and_in_composed_letters(domain: str) -> None:
    catalog = read(domain)

    assert unicodedata.is_normalized("NFC", (LOCALE / f"{domain}.po").read_text(encoding="utf-8"))
    assert [en for en, vi in translations(domain).items() if not all(vi)] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert not catalog.obsolete


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_the_written_one(domain: str) -> None:
    with (LOCALE / f"{domain}.mo").open("rb") as file:
        compiled = table(read_mo(file))

    assert compiled == translations(domain), (
        f"run: pybabel compile -d tthc/report/locale -D {domain}"
    )


def test_facts_are_called_what_the_glossary_calls_them() -> None:
    glossary = (ROOT.parent / "docs" / "glossary.md").read_text(encoding="utf-8")
    say = Catalogue("vi")

    for kind, english in FACTS.items():
        assert f"| `{kind.value}` | {say.say(english)} |" in glossary


@pytest.mark.parametrize(
    ("error", "vietnamese"),
    [
        (
            FileEmptyError(file="so_den.csv"),
            "so_den.csv: tệp trống. Kết xuất lại danh sách.",
        ),
        (
            FactMissingError(corrects=41),
            "Sự kiện 41 không có trong sổ; dùng `tthc show` để xem số của từng sự kiện.",
        ),
        (
            AheadError(kind="note.added", on=date(2026, 12, 1), today=date(2026, 11, 23)),
            (
                "note.added: ngày 01/12/2026 chưa đến (hôm nay là 23/11/2026)."
                " Sửa lại ngày: dd/mm/yyyy."
            ),
        ),
    ],
)
def test_an_error_is_said_in_vietnamese(error: TthcError, vietnamese: str) -> None:
    assert Catalogue("vi").error(error) == vietnamese


def test_verdicts_are_called_by_the_words_of_the_field() -> None:
    say = Catalogue("vi")

    assert [say.say(VERDICTS[verdict]) for verdict in Verdict] == [
        *("quá hạn", "đến hạn trong ngày", "sắp đến hạn", "chưa xác định được", "còn hạn"),
        *("chưa bắt đầu tính hạn", "hoàn thành trễ hạn", "hoàn thành đúng hạn"),
        "không còn phải làm",
    ]


def test_an_import_accounts_for_its_rows_in_vietnamese() -> None:
    blank = ("row", 5), ("column", "Ngày đến")
    problem = Problem(5, "Ngày đến", Severity.ERROR, BLANK, blank)
    done = Imported("so_den.csv", InputKind.DISPATCHES, True, 52, 40, 7, 4, 1, 112, 9, [problem])  # noqa: FBT003 - as the fields stand

    paper = import_paper(done, Catalogue("vi"))

    assert paper.parts[:4] == (
        Heading("so_den.csv: sổ đăng ký văn bản đến"),
        (
            "Đã đọc 52 dòng: 40 dòng được thêm, 7 dòng đã có trong sổ, 4 dòng không phải văn bản"
            " công bố của Bộ, 1 dòng bị từ chối."
        ),
        "Đã thêm 112 sự kiện.",
        "Chạy thử: chưa ghi gì vào sổ.",
    )
    assert paper.table.rows[0][3] == (
        "Dòng 5, cột “Ngày đến”: ô để trống, nhưng đây là nội dung bắt buộc. Điền vào ô này."
    )


def read(domain: str) -> Catalog:
    with (LOCALE / f"{domain}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def translations(domain: str) -> dict[Texts, Texts]:
    return table(read(domain))


def table(catalog: Catalog) -> dict[Texts, Texts]:
    """Give each English text (with its plural, if any) its Vietnamese one."""
    return {forms(message.id): forms(message.string or "") for message in catalog if message.id}


def forms(text: str | Sequence[str]) -> Texts:
    return (text,) if isinstance(text, str) else tuple(text)


def fields(*texts: str) -> set[str]:
    parsed = (part for text in texts for part in string.Formatter().parse(text))
    return {name for _, name, _, _ in parsed if name is not None}


def constants(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def spoken() -> Iterator[tuple[str, ast.expr]]:
    """Find the first argument of every call that says something, and the file it stands in."""
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name: str = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
                if name in SAYING:
                    yield file.relative_to(ROOT).as_posix(), node.args[0]


def literals() -> Iterator[str]:
    return (str(node.value) for _, node in spoken() if isinstance(node, ast.Constant))


def errors() -> Iterator[str]:
    for module in pkgutil.walk_packages(tthc.__path__, "tthc."):
        if module.name != "tthc.__main__":
            importlib.import_module(module.name)
    families = [TthcError]
    for family in families:  # grows while it is walked
        yield family.template
        families.extend(family.__subclasses__())


def row_problems() -> Iterator[str]:
    yield from (NUMBER_AMBIGUOUS, VOID_AGAIN, VOID_MISSING, ROW_NOT_LISTED)
    yield from (OTHER_END, STANDS_AFTER_KNOWN_END, STANDS_UNDATED)
    yield from (text for name, text in vars(problems).items() if name.isupper())


def named_words() -> Iterator[str]:
    """Give the words of every table of words; states are in both languages elsewhere."""
    yield from (*KINDS.values(), *STANDINGS.values(), *OS_WORDS.values())
    tables = (ROOT / "report" / name for name in ("words.py", "written_words.py"))
    for node in (one for file in tables for one in ast.parse(file.read_text("utf-8")).body):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict | ast.Tuple):
            given = node.value.values if isinstance(node.value, ast.Dict) else node.value.elts
            yield from (str(ast.literal_eval(text)) for text in given)
