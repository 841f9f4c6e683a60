"""Is a workbook safe to unpack: how much it holds, and how far out its cells lie."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tthc.intake.refusals import (
    PasswordError,
    WorkbookAreaError,
    WorkbookBombError,
    WorkbookDamagedError,
    WorkbookFormatError,
)

MAX_ENTRIES = 2000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_ROWS = 199_999
MAX_COLUMNS = 200  # column GR
_SMALL = 1024 * 1024  # a blank styled sheet also packs 200 to 1: ratios count from here on

_CHUNK = 1024 * 1024
_OVERLAP = 64
# A cell or row reference right of column GR or from row 200000 on; below, the counts of texts.
# A pattern that begins with letters is searched for much faster than one that begins with a space.
_FAR = re.compile(
    rb"r\s*=\s*[\"']((?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d+|[A-Z]{0,3}(?:[2-9]\d{5}|\d{7,}))"
)
_COUNT = re.compile(rb"ount\s*=\s*[\"'](\d+)")
_BEFORE_OUNT = re.compile(rb"\s(?:uniqueC|c)\Z")
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def check_workbook(file: str, data: bytes) -> None:
    """Let an .xlsx pass that is whole, small and no trap; unpacks it once, in pieces.

    Readers abort the process on 5 KB workbooks with a cell at XFD1048576 or a claim of four
    thousand million texts, and take 1 GB of memory for 1 MB of zip.

    Raises:
        InputFileError: a subclass that says what is wrong.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_entries(file, archive.infolist())
            _check_parts(file, archive)
    except _BROKEN:
        raise WorkbookDamagedError(file=file) from None


def _check_entries(file: str, entries: list[ZipInfo]) -> None:
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise PasswordError(file=file)
    if "xl/workbook.xml" not in names:
        raise WorkbookFormatError(file=file)
    if any(entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for entry in entries):
        raise WorkbookDamagedError(file=file)
    unpacked = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size) for entry in entries
    )
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or swollen:
        raise WorkbookBombError(file=file)


def _check_parts(file: str, archive: ZipFile) -> None:
    for entry in archive.infolist():
        name = entry.filename.lower()
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _check_sheet(file, _pieces(archive, entry))
        elif "sharedstrings" in name:
            _check_counts(file, _pieces(archive, entry), entry.file_size)


def _pieces(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """Give the unpacked part in pieces that overlap, so that no reference is cut in two."""
    tail = b""
    with archive.open(entry) as part:
        while piece := part.read(_CHUNK):
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _check_sheet(file: str, pieces: Iterator[bytes]) -> None:
    for piece in pieces:
        for far in _FAR.finditer(piece):
            if piece[far.start() - 1 : far.start()].isspace():
                cell = far[1][:20].decode("ascii")
                raise WorkbookAreaError(file=file, cell=cell, rows=MAX_ROWS, columns=MAX_COLUMNS)


def _check_counts(file: str, pieces: Iterator[bytes], size: int) -> None:
    """Hold the texts claimed against the size: each takes at least the bytes of `<si/>`."""
    for piece in pieces:
        for claim in _COUNT.finditer(piece):
            at = claim.start()
            counts = _BEFORE_OUNT.search(piece, max(0, at - 8), at)
            if counts and int(claim[1][:20]) > max(size, MAX_ROWS * MAX_COLUMNS):
                raise WorkbookBombError(file=file)
