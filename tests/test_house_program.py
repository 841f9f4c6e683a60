"""Has every command its help, every question a cheap start, every error its whole sentence?"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import click
import pytest

from tests.registers import DEMO_DAY, Unit, clean_environment
from tthc.cli import COMMANDS, cli
from tthc.errors import TthcError

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tthc").rglob("*.py"))
HEAVY = ("holidays", "transitions", "rich", "numpy", "pydantic", "sqlalchemy.dialects.postgresql")


def _commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield f"{path} {name}".strip(), found
        if isinstance(found, click.Group):
            yield from _commands(found, name)


@pytest.mark.parametrize("name", [name for name, _ in _commands(cli)])
def test_every_command_and_every_option_has_its_help(name: str) -> None:
    command = dict(_commands(cli))[name]
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert (command.help or "").endswith(".")
    assert [one.name for one in options if not one.help] == []


def test_every_command_is_listed_with_its_own_short_help() -> None:
    group = click.Context(cli)
    listed = {name: cli.get_command(group, name) for name in COMMANDS}
    assert all(listed.values())
    english = {name: entry.help for name, entry in COMMANDS.items()}
    text = {
        name: (ROOT / _path(entry.module)).read_text("utf-8") for name, entry in COMMANDS.items()
    }
    assert [name for name, said in english.items() if f'"{said}"' not in text[name]] == []


def test_every_file_of_commands_is_a_command_or_serves_them() -> None:
    shared = {"__init__", "language", "opening", "options", "pages", "screen"}
    shared |= {"notices", "impact"}  # parts of `tthc calendar` and `tthc rules`
    found = {path.stem for path in (ROOT / "tthc" / "commands").glob("*.py")} - shared
    assert found == {entry.module.rpartition(".")[2] for entry in COMMANDS.values()}


def _path(module: str) -> str:
    return module.replace(".", "/") + ".py"


def _loaded(folder: Path, *arguments: str) -> set[str]:
    """Run a command in a fresh process and give the libraries that it brought along."""
    code = "import sys; from tthc.cli import run; run(sys.argv[1:]); print(*sys.modules, sep='|')"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        check=True,
    )
    last = done.stdout.decode().splitlines()[-1]
    assert "tthc.cli" in last
    names = set(last.split("|"))
    return names | {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("status", "--as-of", DEMO_DAY),
        ("list", "--as-of", DEMO_DAY),
        ("show", "3361/QĐ-BCT", "--as-of", DEMO_DAY),
        ("explain", "3361/QĐ-BCT", "--as-of", DEMO_DAY),
        ("runs",),
        ("calendar", "add", "2026-01-07", "3"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_question_is_answered_without_the_heavy_libraries(
    arguments: tuple[str, ...], example_to_read: Unit
) -> None:
    form = () if arguments == ("--help",) else ("--format", "json")
    loaded = _loaded(example_to_read.folder, *arguments, *form)
    heavy = set(HEAVY) - {"pydantic"} if arguments[0] == "calendar" else set(HEAVY)
    assert loaded & heavy == set()


def test_help_needs_no_database_library(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "--help") & {"sqlalchemy", "python_calamine", "zoneinfo"} == set()


def _error_classes() -> list[type[TthcError]]:
    for file in FILES:
        if file.stem != "__main__":
            import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    found: list[type[TthcError]] = []
    waiting: list[type[TthcError]] = [TthcError]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        found += subclasses
        waiting += subclasses
    return sorted((one for one in found if one.__module__.startswith("tthc.")), key=repr)


ERRORS = {family.__name__: family for family in _error_classes()}


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("family", ERRORS.values(), ids=ERRORS)
def test_every_error_says_its_sentence_with_its_own_fields(family: type[TthcError]) -> None:
    fields = {name: f"«{name}»" for name in _fields(family.template)}
    said = str(family(**fields))
    assert all(shown in said for shown in fields.values())
    assert 3 <= family.exit_code <= 9
    assert family.__doc__


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_error_is_raised_with_the_fields_of_its_sentence(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            family = ERRORS.get(node.func.id)
            given = {one.arg for one in node.keywords}
            if family and None not in given:  # None: fields handed on by **
                assert _fields(family.template) <= given, (node.func.id, node.lineno)
