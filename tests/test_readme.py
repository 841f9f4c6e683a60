"""Do the READMEs say what the program does?"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registers import call
from tthc.report.catalogue import Catalogue
from tthc.report.words import PLACE_STATES, VERDICTS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.vi.md")
GUIDE = "docs/vi/huong-dan-can-bo.md"
DOCS = (f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))
PAPERS = (*READMES, "CHANGELOG.md", GUIDE, *DOCS)


def _blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def _commands(name: str) -> list[list[str]]:
    lines = "".join(_blocks(name, "console")).splitlines()
    return [shlex.split(line.removeprefix("$ ")) for line in lines if line.startswith("$ ")]


@pytest.mark.parametrize("name", [*READMES, GUIDE])
def test_every_command_of_a_guide_runs(name: str, tmp_path: Path) -> None:
    for file in (ROOT / "examples").glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    commands = _commands(name)

    answers = [(call(*command[1:], folder=tmp_path), command) for command in commands]

    assert len(commands) >= 10
    assert [(command, answer.err) for answer, command in answers if answer.code] == []


@pytest.mark.parametrize("name", READMES)
def test_both_tell_the_same_commands(name: str) -> None:
    assert [command[1] for command in _commands(name)] == [
        command[1] for command in _commands("README.md")
    ]


def test_the_output_shown_is_the_output_of_the_demo(tmp_path: Path) -> None:
    printed = _squeeze(_demo(tmp_path, "en_US.UTF-8"))

    shown = [
        _squeeze(line) for block in _blocks("README.md", "text") for line in block.splitlines()
    ]

    assert [line for line in shown if line not in printed] == []


def test_the_vietnamese_output_shown_is_the_output_of_the_demo(tmp_path: Path) -> None:
    printed = _squeeze(_demo(tmp_path, "C.UTF-8"))

    shown = [
        _squeeze(line) for block in _blocks("README.vi.md", "text") for line in block.splitlines()
    ]

    assert [line for line in shown if line not in printed] == []


@pytest.mark.parametrize("name", PAPERS)
def test_links_between_papers_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text)

    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _demo(folder: Path, locale: str) -> str:
    """Run the demo on a copy of the examples, as `make demo` does, without making anything."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    environment = {"BIN": str(Path(sys.executable).parent), "LANG": locale, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        ["sh", "examples/demo.sh"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def test_the_guide_explains_every_word_that_is_printed_of_a_verdict_a_place_or_a_document() -> None:
    text = " ".join((ROOT / GUIDE).read_text(encoding="utf-8").split())
    say = Catalogue("vi")
    words = [*VERDICTS.values(), *PLACE_STATES.values()]
    assert [say.say(word) for word in words if say.say(word) not in text] == []
