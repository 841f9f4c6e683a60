"""How the bytes of an Excel workbook become rows, in a process of their own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import IO, cast

from tthc.errors import InputFileError
from tthc.intake.cells import Cell
from tthc.intake.forms import InputKind
from tthc.intake.preflight import check_workbook
from tthc.intake.refusals import (
    FileUnreadableError,
    PasswordError,
    SeveralSheetsError,
    SheetMissingError,
    Stopped,
    WorkbookDamagedError,
    WorkbookTooHeavyError,
)

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_CPU_SECONDS = 30
_CPU_SECONDS_PER_MB = 3
_WALL_FACTOR = 4

Line = dict[str, str | int | list[str]]


def workbook_rows(
    file: str, data: bytes, kind: InputKind | None, sheet: str | None
) -> tuple[str, Iterator[list[Cell]]]:
    """Give the name of the sheet that was read and its rows, from row 1 on.

    The child has ended before the first row is given, so a workbook that kills it gives none.

    Raises:
        InputFileError: a subclass that says what is wrong and what to do.
    """
    _check_container(file, data)
    output = tempfile.TemporaryFile()  # noqa: SIM115 - the iterator of rows closes it
    try:
        _run(file, data, output, [kind or "", sheet or ""])
        name = _sheet_name(file, output, sheet)
    except BaseException:
        output.close()
        raise
    rows = _rows(output)
    next(rows)  # now the iterator owns the file, and closes it even when nobody reads on
    return name, rows


def _check_container(file: str, data: bytes) -> None:
    if data.startswith(b"PK"):
        check_workbook(file, data)
    elif _ENCRYPTED in data:
        raise PasswordError(file=file)


def _run(file: str, data: bytes, output: IO[bytes], choice: list[str]) -> None:
    seconds = _CPU_SECONDS + _CPU_SECONDS_PER_MB * (len(data) // 1024**2)
    command = [sys.executable, "-P", "-m", "tthc.intake.sheet_process", str(seconds), *choice]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the file goes in as bytes
            command, input=data, stdout=output, stderr=subprocess.DEVNULL,
            timeout=seconds * _WALL_FACTOR, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise WorkbookTooHeavyError(file=file) from None
    except OSError as error:  # no process can be started
        raise FileUnreadableError(file=file, cause=error.strerror or "OSError") from None
    if done.returncode < 0:  # ended by a signal: out of memory or out of time
        raise WorkbookTooHeavyError(file=file)
    if done.returncode != 0:
        raise WorkbookDamagedError(file=file)


def _sheet_name(file: str, output: IO[bytes], sheet: str | None) -> str:
    output.seek(0)
    line = output.readline()
    if not line:
        raise WorkbookDamagedError(file=file)
    first = cast("Line", json.loads(line))
    if "stopped" in first:
        raise _refusal(file, first, sheet)
    return str(first["sheet"])


def _refusal(file: str, line: Line, sheet: str | None) -> InputFileError:
    names = ", ".join(cast("list[str]", line.get("names", [])))
    match line["stopped"]:
        case Stopped.ENCRYPTED:
            return PasswordError(file=file)
        case Stopped.HEAVY:
            return WorkbookTooHeavyError(file=file)
        case Stopped.NO_SHEET:
            return SheetMissingError(file=file, sheet=sheet or "", sheets=names)
        case Stopped.SEVERAL_SHEETS:
            return SeveralSheetsError(file=file, sheets=names)
        case _:
            return WorkbookDamagedError(file=file)


def _rows(output: IO[bytes]) -> Iterator[list[Cell]]:
    with output:
        yield []
        for line in output:
            if line.startswith(b"["):
                yield from cast("list[list[Cell]]", json.loads(line))
