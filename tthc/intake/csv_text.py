"""How the bytes of a CSV file become rows of text: its encoding and its separator."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from tthc.intake.forms import InputKind
from tthc.intake.headers import SEARCHED_ROWS, find_header
from tthc.intake.refusals import CsvDamagedError, EncodingUnknownError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ";,\t"
# A spreadsheet would run a cell that begins so; exports put an apostrophe before it.
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_VIETNAMESE = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ–—“”‘’…§°±×·•\u00a0"
)
# Where text in TCVN3 or VISCII has a letter, Windows-1258 has a sign, or a capital amid small ones.
_OUT_OF_PLACE = re.compile(r"[^\W\d_][§°±×·•]|\w[“‘]\w|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")


def decode(file: str, data: bytes) -> str:
    """Give the text of `data`: by its byte order mark, as UTF-8, or as plausible Windows-1258.

    Raises:
        EncodingUnknownError: none of them gives Vietnamese text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(file, data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_windows(file, data)
    if text.count("\0") * 3 > len(text):  # UTF-16 without its mark
        raise EncodingUnknownError(file=file)
    return text


def _decode_marked(file: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise EncodingUnknownError(file=file) from None


def _decode_windows(file: str, data: bytes) -> str:
    """Read Windows-1258; text in TCVN3, VISCII or VNI also decodes so, but into no Vietnamese."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        raise EncodingUnknownError(file=file) from None
    if not _is_vietnamese(text):
        raise EncodingUnknownError(file=file)
    return text


def _is_vietnamese(text: str) -> bool:
    letters = {letter for letter in text.lower() if letter > "\x7f"}
    if not letters <= _VIETNAMESE or _OUT_OF_PLACE.search(text):
        return False
    return all(word.isascii() or _is_of_one_case(word) for word in set(_WORD.findall(text)))


def _is_of_one_case(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()


def csv_rows(file: str, text: str, kind: InputKind | None) -> Iterator[list[str]]:
    """Give the rows of a CSV text, blank lines included, so that rows count as in the file.

    Raises:
        CsvDamagedError: a row cannot be cut into cells; a quotation mark is open or out of place.
    """
    rows = _cut(file, text, _separator(text, kind))
    return map(_unguard, rows) if "'" in text else rows


def _separator(text: str, kind: InputKind | None) -> str:
    """Take the separator under which a known header appears, else the one giving most cells."""
    tops = {one: _top(text, one) for one in _SEPARATORS}
    known = {one: header for one, rows in tops.items() if (header := find_header(rows, kind))}
    if known:
        return max(known, key=lambda one: len(known[one].columns))
    return max(tops, key=lambda one: max((len(row) for row in tops[one]), default=0))


def _top(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return list(islice(reader, SEARCHED_ROWS + 1))
    except csv.Error:
        return []


def _cut(file: str, text: str, separator: str) -> Iterator[list[str]]:
    # Not strict, an open quotation mark would take all that follows into its cell unnoticed.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):  # noqa: B007 - the error names the row
            yield cells
    except csv.Error as error:
        raise CsvDamagedError(file=file, row=row + 1, cause=str(error)) from None


def _unguard(cells: list[str]) -> list[str]:
    return [cell[1:] if _is_guarded(cell) else cell for cell in cells]


def _is_guarded(cell: str) -> bool:
    return cell[:1] == "'" and cell.lstrip("'")[:1] in _FORMULA_STARTS
