"""Does the house keep its own rules: whose library is whose, sizes, names, first sentences?"""

import ast
import calendar
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tthc").rglob("*.py"))
TESTS = sorted((ROOT / "tests").glob("*.py"))
TREES = {str(file.relative_to(ROOT)): ast.parse(file.read_text("utf-8")) for file in FILES}
ONLY = {
    "holidays": {"tthc/calendar/estimate.py"},
    "transitions": {"tthc/workflows/engine.py"},
    "time": {"tthc/clock.py"},
    "rich": {"tthc/report/terminal.py"},
    "python_calamine": {"tthc/intake/sheet_process.py"},
    "xlsxwriter": {"tthc/report/spreadsheet.py"},
}
CLOCKS = {"today", "now", "utcnow", "fromtimestamp", "time", "monotonic", "perf_counter"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
HEAVY = ("holidays", "transitions", "rich", "numpy", "pydantic")
EVERY_FILE = pytest.mark.parametrize("name", TREES)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_import_calendar_is_the_standard_librarys() -> None:
    library = sysconfig.get_path("stdlib")
    assert calendar.__file__ is not None
    assert Path(calendar.__file__).parent == Path(library)


@EVERY_FILE
def test_no_import_is_relative(name: str) -> None:
    nodes = (node for node in ast.walk(TREES[name]) if isinstance(node, ast.ImportFrom))
    assert [node.lineno for node in nodes if node.level] == []


@pytest.mark.parametrize("library", ONLY)
def test_one_file_alone_imports_each_of_these_libraries(library: str) -> None:
    found = {name for name, tree in TREES.items() if library in _imports(tree)}
    assert found == ONLY[library]


def test_only_the_clock_reads_the_time() -> None:
    readers = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS and _is_a_clock(node.value)
    }
    assert readers == {"tthc/clock.py"}


def _is_a_clock(node: ast.expr) -> bool:
    return ast.unparse(node).rpartition(".")[2] in {"date", "datetime", "time"}


@EVERY_FILE
def test_a_file_has_at_most_300_lines_and_a_function_40(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").count("\n")
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, kinds)]
    long = [one.name for one in functions if _length(one) > 40 and not _is_command(one)]
    assert (lines <= 300, long) == (True, [])


def test_a_file_of_tests_has_at_most_300_lines() -> None:
    """Cut one that is longer by question: each file says in one sentence what it answers."""
    sizes = {file.name: file.read_text("utf-8").count("\n") for file in TESTS}
    assert {name for name, lines in sizes.items() if lines > 300} == set()


def test_nine_in_ten_functions_are_under_30_lines() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    trees = TREES.values()
    sizes = [_length(n) for tree in trees for n in ast.walk(tree) if isinstance(n, kinds)]
    assert len(sizes) > 300
    assert sum(size < 30 for size in sizes) / len(sizes) >= 0.9


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def _is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A click command has one parameter for each option, one to a line."""
    return any("command" in ast.unparse(one) for one in function.decorator_list)


@EVERY_FILE
def test_a_file_is_named_after_what_it_holds(name: str) -> None:
    assert not FORBIDDEN_NAMES & set(Path(name).stem.split("_"))


@EVERY_FILE
def test_a_file_begins_with_the_sentence_that_it_answers(name: str) -> None:
    said = ast.get_docstring(TREES[name]) or ""
    assert said.splitlines()[0].endswith((".", "?"))


def test_t45_tests_know_the_days_that_are_written_in_them_and_no_other() -> None:
    """A test that asks for this week's Monday tests another week each time."""
    asked = {
        f"{file.name}:{node.lineno}"
        for file in TESTS
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"date", "datetime", "dt", "time"}
        and node.attr in {"today", "now", "utcnow", "time", "localtime", "gmtime"}
    }
    assert asked == set()
