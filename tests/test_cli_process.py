"""Does the program behave as a process: installed, in pipes, in old code pages, beside a writer?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registers import DEMO_DAY, Unit, clean_environment, program
from tthc.store.engine import open_engine

INSTALLED = str(Path(sys.executable).parent / "tthc")


def test_python_m_tthc_and_the_installed_tthc_say_the_same(example_to_read: Unit) -> None:
    asked = ("status", "--as-of", DEMO_DAY, "--format", "json")
    one = program(*asked, folder=example_to_read.folder)
    other = subprocess.run(
        [INSTALLED, *asked],
        cwd=example_to_read.folder,
        env=clean_environment(),
        capture_output=True,
        check=True,
    )
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["counts"]["due_today"] == 1


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "cp1258"},
        {},
    ],
    ids=["ascii", "C", "cp1258", "plain"],
)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_vietnamese_leaves_as_utf_8_whatever_the_console_speaks(
    environment: dict[str, str], form: str, example_to_read: Unit
) -> None:
    asked = ("show", "1856/QĐ-BTP", "--as-of", DEMO_DAY, "--format", form)
    done = program(*asked, folder=example_to_read.folder, environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "QĐ-BTP" in done.stdout.decode("utf-8")


def test_an_error_leaves_as_utf_8_too(example_to_read: Unit) -> None:
    asked = ("show", "không có quyết định này", "--lang", "vi")
    environment = {"PYTHONIOENCODING": "ascii"}
    done = program(*asked, folder=example_to_read.folder, environment=environment)
    assert (done.returncode, done.stdout) == (7, b"")
    assert "không có quyết định này" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (("--lang", "vi"), {}, "Việc quá hạn hoặc"),
        (("--lang=en",), {"TTHC_LANG": "vi"}, "The nightly audit"),
        ((), {"TTHC_LANG": "en"}, "The nightly audit"),
        ((), {"LC_ALL": "en_GB.UTF-8"}, "The nightly audit"),
    ],
)
def test_help_speaks_the_language_that_was_asked_for(
    arguments: tuple[str, ...], environment: dict[str, str], words: str, tmp_path: Path
) -> None:
    english = program("--lang", "en", "--help", folder=tmp_path).stdout.decode()
    said = program(*arguments, "--help", folder=tmp_path, environment=environment).stdout.decode()
    assert "The nightly audit" in english
    assert (said == english) is (words in english)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_reader_who_has_seen_enough_is_no_error(form: str, example_to_read: Unit) -> None:
    asked = [sys.executable, "-m", "tthc", "list", "--as-of", DEMO_DAY, "--format", form]
    with subprocess.Popen(
        asked,
        cwd=example_to_read.folder,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "code"), [(("--help",), 0), (("show", "--help"), 0), (("no-such-command",), 2)]
)
def test_a_closed_pipe_changes_no_exit_code(
    arguments: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    """The pipe takes what is printed and what is said to be wrong, and nobody reads it."""
    reading, writing = os.pipe()
    os.close(reading)
    asked = [sys.executable, "-m", "tthc", *arguments]
    done = subprocess.run(
        asked, cwd=tmp_path, env=clean_environment(), stdout=writing, stderr=writing, check=False
    )
    os.close(writing)
    assert done.returncode == code


def test_another_process_may_write_while_this_one_reads(example: Unit) -> None:
    with open_engine(example.address, writing=True).connect() as other, other.begin():
        done = program("status", "--as-of", DEMO_DAY, folder=example.folder)
    assert (done.returncode, done.stderr) == (0, b"")


def test_two_processes_record_at_once_and_both_facts_are_kept(unit: Unit) -> None:
    asked = [sys.executable, "-m", "tthc", "record", "note.added", "--decision", "1/QĐ-BYT"]
    running = [
        subprocess.Popen(
            [*asked, "--note", f"ghi chú {number}"],
            cwd=unit.folder,
            env=clean_environment(),
            stdout=subprocess.DEVNULL,
        )
        for number in range(4)
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0, 0]
    assert unit.sql("SELECT count(*), max(id) FROM fact") == [(4, 4)]


FAULTY = "from tthc.app import status; status.status = None; from tthc.cli import main; main()"
"""A program with a mistake in it: what `tthc status` calls is not there."""


def test_a_fault_of_the_program_itself_is_one_sentence_and_shown_on_demand(
    example: Unit,
) -> None:
    asked = (sys.executable, "-c", FAULTY, "--lang", "en", "status")
    plain, debug = (
        subprocess.run(
            asked,
            cwd=example.folder,
            env=clean_environment() | more,
            capture_output=True,
            check=False,
        )
        for more in ({}, {"TTHC_DEBUG": "1"})
    )
    assert plain.returncode == 70
    assert plain.stderr.startswith(b"A fault in tthc itself: TypeError")
    assert b"Traceback" not in plain.stderr
    assert b"Traceback" in debug.stderr
