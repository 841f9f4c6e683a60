"""How the bytes of an Excel workbook become rows, in a process of their own."""

import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from threading import Event, Timer
from typing import IO, cast

from tthc.errors import InputFileError, os_reason
from tthc.intake.cells import Cell
from tthc.intake.forms import InputKind
from tthc.intake.preflight import check_workbook
from tthc.intake.refusals import (
    FileUnreadableError,
    PasswordError,
    SeveralSheetsError,
    SheetMissingError,
    WorkbookDamagedError,
    WorkbookTooHeavyError,
)
from tthc.intake.stopped import Stopped

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_CPU_SECONDS = 30
_CPU_SECONDS_PER_MB = 3
_WALL_FACTOR = 4
_LIMITED = find_spec("resource") is not None  # what sheet_process limits itself by

Line = dict[str, str | int | list[str]]


def workbook_rows(
    file: str, data: bytes, kind: InputKind | None, sheet: str | None
) -> tuple[str, Iterator[list[Cell]]]:
    """Give the name of the sheet that was read and its rows, from row 1 on.

    The child may still run while rows are given. One that does not give them all ends them with an
    error, at whatever row that happens: take all of them or none.

    Raises:
        InputFileError: a subclass that says what is wrong and what to do.
    """
    rows = _rows(file, data, [kind or "", sheet or ""])
    (name,) = next(rows)  # now the iterator owns the child, and ends it even when nobody reads on
    return str(name), rows


def _check_container(file: str, data: bytes) -> None:
    if data.startswith(b"PK"):
        check_workbook(file, data)
    elif _ENCRYPTED in data:
        raise PasswordError(file=file)


def _rows(file: str, data: bytes, choice: list[str]) -> Generator[list[Cell]]:
    """Give a row that holds the name of the sheet, then the sheet's rows."""
    seconds = _CPU_SECONDS + _CPU_SECONDS_PER_MB * (len(data) // 1024**2)
    with _child(file, [str(seconds), *choice]) as child:
        with _time_limit(file, child, seconds * _WALL_FACTOR):
            _hand_over(file, child, data)
            import_module("tthc.intake.rows")  # every list needs it, and the child takes longer
            first = cast("IO[bytes]", child.stdout).readline()
        yield [str(_statement(file, child, first, choice)["sheet"])]
        given, line = 0, b""
        for line in cast("IO[bytes]", child.stdout):
            if not line.endswith(b"]\n"):
                break
            batch = cast("list[list[Cell]]", json.loads(line))
            given += len(batch)
            yield from batch
        if _statement(file, child, line, choice).get("rows") != given:
            raise WorkbookDamagedError(file=file)


@contextmanager
def _child(file: str, arguments: list[str]) -> Generator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-P", "-m", "tthc.intake.sheet_process", *arguments]
    try:
        child = subprocess.Popen(  # noqa: S603 - our own module; the file goes in as bytes
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:  # no process can be started
        raise FileUnreadableError(file=file, cause=os_reason(error)) from None
    with child:
        try:
            yield child
        finally:
            child.kill()


@contextmanager
def _time_limit(file: str, child: subprocess.Popen[bytes], seconds: int) -> Generator[None]:
    """End a child that has not given its first line in time; then all that is heavy is done."""
    expired = Event()
    timer = Timer(seconds, lambda: (expired.set(), child.kill()))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if expired.is_set():
        raise WorkbookTooHeavyError(file=file)


def _hand_over(file: str, child: subprocess.Popen[bytes], data: bytes) -> None:
    """Check the workbook before it is opened; meanwhile, where the child limits itself."""
    if not _LIMITED:
        _check_container(file, data)
    with suppress(OSError), cast("IO[bytes]", child.stdin) as entrance:
        entrance.write(data)
    if _LIMITED:
        _check_container(file, data)


def _statement(file: str, child: subprocess.Popen[bytes], line: bytes, choice: list[str]) -> Line:
    """Read a line that says how things stand; one that is cut off means that the child died."""
    if not line.endswith(b"}\n"):
        dead = child.wait()
        # Ended by a signal: out of memory or out of time.
        raise WorkbookTooHeavyError(file=file) if dead < 0 else WorkbookDamagedError(file=file)
    stated = cast("Line", json.loads(line))
    if "stopped" in stated:
        raise _refusal(file, stated, choice[-1])
    return stated


def _refusal(file: str, line: Line, sheet: str) -> InputFileError:
    names = ", ".join(cast("list[str]", line.get("names", [])))
    match line["stopped"]:
        case Stopped.ENCRYPTED:
            return PasswordError(file=file)
        case Stopped.HEAVY:
            return WorkbookTooHeavyError(file=file)
        case Stopped.NO_SHEET:
            return SheetMissingError(file=file, sheet=sheet, sheets=names)
        case Stopped.SEVERAL_SHEETS:
            return SeveralSheetsError(file=file, sheets=names)
        case _:
            return WorkbookDamagedError(file=file)
