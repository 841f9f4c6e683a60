"""How a file on the disk becomes a table of raw rows, whatever its format."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tthc.errors import os_reason
from tthc.intake.cells import Cell
from tthc.intake.forms import InputKind
from tthc.intake.refusals import (
    FileEmptyError,
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    HtmlTableError,
    NotAFileError,
)

MAX_WORKBOOK_MB = 20
MAX_TEXT_MB = 100
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, from row 1 on; `file_hash` is the SHA-256 of its bytes."""

    file_hash: str
    sheet: str | None
    rows: Iterator[Sequence[Cell]]


def open_table(path: Path, kind: InputKind | None, sheet: str | None) -> Table:
    """Open a CSV, .xlsx or .xls file; what it is, its bytes tell, not its name.

    Raises:
        InputFileError: a subclass that says what is wrong and what to do.
    """
    file, data = str(path), _read_bytes(path)
    file_hash = hashlib.sha256(data).hexdigest()
    if data.startswith((_ZIP, _OLE2)):
        from tthc.intake.workbook import workbook_rows  # noqa: PLC0415 - a CSV needs no process

        _limit(file, len(data), MAX_WORKBOOK_MB)
        name, rows = workbook_rows(file, data, kind, sheet)
        return Table(file_hash, name, rows)
    return Table(file_hash, None, _text_rows(file, data, kind))


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise FileMissingError(file=str(path))
        if not path.is_file():
            raise NotAFileError(file=str(path))
        _limit(str(path), path.stat().st_size, MAX_TEXT_MB)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: U+0000 in the name
        cause = os_reason(error)
        raise FileUnreadableError(file=str(path), cause=cause) from None


def _limit(file: str, size: int, limit: int) -> None:
    if size > limit * 1024**2:
        raise FileTooLargeError(file=file, size=-(-size // 1024**2), limit=limit)


def _text_rows(file: str, data: bytes, kind: InputKind | None) -> Iterator[Sequence[Cell]]:
    from tthc.intake.csv_text import csv_rows, decode  # noqa: PLC0415 - a workbook needs no csv

    text = decode(file, data)
    if not text.strip("\ufeff \t\r\n"):
        raise FileEmptyError(file=file)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        raise HtmlTableError(file=file)
    return csv_rows(file, text, kind)
