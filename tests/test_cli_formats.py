"""Does every command speak text, JSON and CSV, in both languages, with keys that never change?"""

import csv
import json
import sys
from collections.abc import Iterator
from io import StringIO
from typing import cast

import pytest

from tests.golden_files import same_as_golden
from tests.registers import DEMO_DAY, EXAMPLE_UNIT, EXAMPLES, Unit
from tthc.commands.language import catalogue

# Invented: a letter of Mon 05/01/2026 swaps Fri 09/01/2026 with Sat 17/01/2026.
NOTICE = (
    *("--off", "09/01/2026", "--worked", "17/01/2026"),
    *("--document", "1/VPCP-KGVX", "--declared-on", "05/01/2026"),
)
COMMANDS = {
    "init": ("init", *EXAMPLE_UNIT),
    "import": ("import", str(EXAMPLES / "su-kien.csv"), "--dry-run"),
    "record": ("record", "case.assigned", "--on", "05/01/2026", "--decision", "388/QĐ-TTCP"),
    "status": ("status", "--as-of", DEMO_DAY),
    "list": ("list", "--as-of", DEMO_DAY),
    "show": ("show", "3578/QĐ-BKHCN", "--as-of", DEMO_DAY),
    "explain": ("explain", "1857/QĐ-BTP", "--as-of", DEMO_DAY),
    "audit": ("audit", "--as-of", DEMO_DAY),
    "audit --policy": ("audit", "--as-of", DEMO_DAY, "--policy", "latest"),
    "audit --check-runs": ("audit", "--check-runs", "--as-of", "12/01/2026"),
    "runs": ("runs", "--as-of", "12/01/2026"),
    "alerts list": ("alerts", "list", "--all"),
    "calendar add": ("calendar", "add", "2025-12-31", "3"),
    "calendar count": ("calendar", "count", "2025-12-31", "2026-01-10"),
    "calendar show": ("calendar", "show", "2026"),
    "calendar check": ("calendar", "check"),
    "calendar add-notice": ("calendar", "add-notice", *NOTICE),
    "rules list": ("rules", "list"),
    "rules show": ("rules", "show", "announcement.list"),
    "rules check": ("rules", "check"),
    "rules profiles": ("rules", "profiles"),
    "rules diff": ("rules", "diff", "pack", "ha-tinh"),
    "rules impact": ("rules", "impact"),
    "workflow": ("workflow", "removal"),
    "import snapshot": ("import", str(EXAMPLES / "cong-dvcqg-bo-khcn-2025-12-05.csv")),
    "portal list": ("portal", "list"),
    "portal show": ("portal", "show", DEMO_DAY),
    "portal diff": ("portal", "diff", "--to", DEMO_DAY),
    "portal check": ("portal", "check", "--all", "--as-of", DEMO_DAY),
    "document show": ("document", "show", "23/2007/NĐ-CP", "--as-of", DEMO_DAY),
    "document list": ("document", "list", "--as-of", DEMO_DAY),
}
CALLS = pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Speak one language as `--lang` asks; it is read once for each call of the program."""
    monkeypatch.setattr(sys, "argv", ["tthc", "--lang", request.param])
    catalogue.cache_clear()
    yield request.param
    catalogue.cache_clear()


@pytest.fixture(scope="module")
def audited(example_with_lists: Unit) -> Unit:
    """Every call below repeats what was written here, so none writes anything more."""
    example_with_lists.ask("audit", "--as-of", DEMO_DAY)
    return example_with_lists


@CALLS
def test_text_is_something_to_read(
    arguments: tuple[str, ...], language: str, audited: Unit
) -> None:
    answer = audited.call(*arguments)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip()
    assert "{" not in answer.out
    assert language in ("vi", "en")


def test_json_has_the_same_keys_in_both_languages(language: str, audited: Unit) -> None:
    lines = [
        f"{name}{path}"
        for name, arguments in COMMANDS.items()
        for path in sorted(_paths(audited.ask(*arguments)))
    ]
    assert same_as_golden("cli-json-keys.txt", "\n".join(lines) + "\n"), language


@CALLS
def test_csv_has_a_header_of_keys_and_rows_of_that_width(
    arguments: tuple[str, ...], language: str, audited: Unit
) -> None:
    answer = audited.call(*arguments, "--format", "csv")
    assert answer.code == 0, answer.err
    header, *rows = list(csv.reader(StringIO(answer.out)))
    assert all(name.isascii() and name.islower() for name in header), language
    assert {len(row) for row in rows} <= {len(header)}


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(unit: Unit) -> None:
    formula = "=HYPERLINK(1)"
    unit.record("decision.received", "06/01/2026", "--decision", formula)
    said = unit.call("list", "--as-of", "10/01/2026", "--format", "csv").out
    (row,) = list(csv.DictReader(StringIO(said)))
    assert row["decision"] == f"'{formula}"
    asked = unit.ask("list", "--as-of", "10/01/2026")
    assert asked["cases"][0]["decision"] == formula


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("calendar add", "start n direction due provisional steps calendar"),
        ("calendar count", "working_days"),
        ("import", "file kind rows_read facts_added already_known problems"),
        ("status", "as_of counts due overdue"),
        ("show", "cases"),
        ("audit", "run as_of cases counts findings"),
    ],
)
def test_the_keys_that_scripts_rely_on_are_there(command: str, keys: str, audited: Unit) -> None:
    assert set(keys.split()) <= set(audited.ask(*COMMANDS[command]))


def test_a_finding_has_the_keys_that_scripts_rely_on(audited: Unit) -> None:
    keys = "check severity case procedure decision verdict due message basis since new"
    for found in audited.ask(*COMMANDS["audit"])["findings"]:
        assert set(keys.split()) <= set(found)


def test_json_is_printed_with_its_diacritics(audited: Unit) -> None:
    said = audited.call("show", "1856/QĐ-BTP", "--format", "json").out
    assert "Bộ Tư pháp" in said
    assert json.loads(said)["asked"] == "1856/QĐ-BTP"


def _paths(value: object, path: str = "") -> set[str]:
    """List the keys of a JSON value; the members of a list count as one."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value)
        return {found for key in items for found in _paths(items[key], f"{path} {key}")}
    if isinstance(value, list):
        members = cast("list[object]", value)
        return {path} | {found for one in members for found in _paths(one, f"{path}[]")}
    return {path}
