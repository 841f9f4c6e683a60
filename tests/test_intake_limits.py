"""Does a workbook that unpacks to far more than its size stay within the limits, checked or not?

Two guards stand before it: it is looked through before it is opened, and the process that opens it
limits itself. Each is taken away once, and the memory that is then taken is measured.
"""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.crashes import ROOT, TRUE, broken
from tests.intake_files import write_xlsx
from tests.registers import Unit, unmeasured_environment

pytestmark = pytest.mark.sqlite_only
MEGABYTE = 1024**2
# Runs a command and says how much memory it or a child of it took at most, in KB.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""
UNCHECKED, UNLIMITED = broken("workbooks-unchecked"), broken("workbooks-unlimited")


class Taken(NamedTuple):
    """How an import ended, in how many lines, and how many megabytes it took."""

    code: int
    lines: int
    megabytes: int


def _import(unit: Unit, program: tuple[str, ...], swollen: int) -> Taken:
    """Import a workbook with a text of so many megabytes, packed to a two hundredth."""
    path = write_xlsx(unit.folder / "a.xlsx", [["Mã số", "Tên"], ["1.014390", "x"]])
    _swell(path, swollen)
    assert path.stat().st_size < swollen * MEGABYTE / 200
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *program, "--lang", "en", "import", str(path)],
        cwd=unit.folder,
        env=unmeasured_environment() | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=120,
    )
    lines = done.stderr.decode().strip().splitlines()
    return Taken(done.returncode, len(lines), int(done.stdout) // 1024)


def _swell(path: Path, megabytes: int) -> None:
    """Pack the workbook anew with one more text, a long one that no cell shows."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    begin, found, end = parts.pop("xl/sharedStrings.xml").partition(b"</sst>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, data in parts.items():
            target.writestr(name, data)
        with target.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(begin + b"<si><t>")
            for _ in range(megabytes):
                part.write(b"a" * MEGABYTE)
            part.write(b"</t></si>" + found + end)


def test_what_swells_is_refused_before_it_takes_memory(unit: Unit) -> None:
    taken = _import(unit, TRUE, 300)
    assert taken[:2] == (3, 1)
    assert taken.megabytes < 200


def test_a_program_that_does_not_look_before_it_opens_is_found_out(unit: Unit) -> None:
    assert _import(unit, UNCHECKED, 300).megabytes > 300


@pytest.mark.soak
def test_a_gigabyte_unchecked_ends_only_the_child_and_within_its_limit(unit: Unit) -> None:
    assert _import(unit, TRUE, 1300).megabytes < 200
    taken = _import(unit, UNCHECKED, 1300)
    assert taken[:2] == (3, 1)
    assert taken.megabytes < 1100


@pytest.mark.soak
def test_a_program_whose_child_has_no_limit_is_found_out(unit: Unit) -> None:
    assert _import(unit, UNLIMITED, 1300).megabytes > 1300
