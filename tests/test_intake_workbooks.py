"""Is a workbook read, or refused when it is damaged, locked or made to kill the reader?"""

import gc
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake_files import HEADER, ROW, read, refusal, titles, write_xlsx
from tthc.errors import InputFileError
from tthc.intake.refusals import (
    PasswordError,
    WorkbookAreaError,
    WorkbookBombError,
    WorkbookDamagedError,
    WorkbookFormatError,
    WorkbookTooHeavyError,
)

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_an_encrypted_workbook_asks_to_remove_the_password(tmp_path: Path) -> None:
    package = "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "a.xlsx").write_bytes(OLE2 + bytes(504) + package + bytes(512))
    found = refusal(tmp_path / "a.xlsx")
    assert isinstance(found, PasswordError)
    assert "remove the password" in str(found)


def test_an_old_workbook_that_is_only_its_first_bytes_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(OLE2 + bytes(1024))
    assert isinstance(refusal(tmp_path / "a.xls"), WorkbookDamagedError)


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    path.write_bytes(path.read_bytes()[:3000])
    found = refusal(path)
    assert isinstance(found, WorkbookDamagedError)
    assert "Open it in Excel and save it again" in str(found)


def rewrite(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write the workbook again with each part changed; deflated, as Excel does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, change(name, data))
    return path


def in_part(end: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new) if name.endswith(end) else data


def test_a_cell_at_the_end_of_the_sheet_does_not_kill_the_reader(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    rewrite(path, in_part("sheet1.xml", b'r="C2"', b'r="XFD1048576"'))
    assert path.stat().st_size < 10_000
    found = refusal(path)
    assert isinstance(found, WorkbookAreaError)
    assert "a cell lies at XFD1048576, beyond 199999 rows or 200 columns" in str(found)


@pytest.mark.parametrize("name", ["uniqueCount", "count"])
def test_a_claim_of_four_thousand_million_texts_does_not_kill_it(tmp_path: Path, name: str) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    old, new = f' {name}="6"'.encode(), f' {name}="4294967295"'.encode()
    rewrite(path, in_part("sharedStrings.xml", old, new))
    assert isinstance(refusal(path), WorkbookBombError)


def test_a_killer_that_passes_the_check_kills_only_the_child(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    rewrite(path, in_part("sheet1.xml", b'r="C2"', b'r="XFD1048576"'))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:  # the check looks for sheets in their usual folder
        for name, data in parts.items():
            archive.writestr(
                name.replace("xl/worksheets/", "xl/pages/"),
                data.replace(b"worksheets/", b"pages/"),
            )
    assert isinstance(refusal(path), WorkbookTooHeavyError)


def test_a_workbook_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    rewrite(path, in_part("sheet1.xml", b"</worksheet>", b"</worksheet>" + b" " * 50_000_000))
    assert path.stat().st_size < 100_000
    assert isinstance(refusal(path), WorkbookBombError)


def zipped(names: list[str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (zipped(["word/document.xml"]), WorkbookFormatError),
        (zipped(["xl/workbook.bin"]), WorkbookFormatError),
        (zipped(["xl/workbook.xml", *map(str, range(2001))]), WorkbookBombError),
        (zipped(["xl/workbook.xml"], zipfile.ZIP_BZIP2), WorkbookDamagedError),
        (zipped(["xl/workbook.xml"]), WorkbookDamagedError),
        (b"PK\x03\x04", WorkbookDamagedError),
    ],
    ids=["docx", "xlsb", "many parts", "bzip2", "no sheets", "four bytes"],
)
def test_other_archives_are_refused(
    tmp_path: Path, data: bytes, error: type[InputFileError]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    assert isinstance(refusal(tmp_path / "a.xlsx"), error)


def test_a_zip_with_a_password_asks_to_remove_it(tmp_path: Path) -> None:
    data = bytearray(zipped(["xl/workbook.xml"]))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # general purpose bit 0: encrypted
    (tmp_path / "a.xlsx").write_bytes(data)
    assert isinstance(refusal(tmp_path / "a.xlsx"), PasswordError)


def test_a_reader_that_runs_out_of_time_ends_as_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ROW])
    monkeypatch.setattr("tthc.intake.workbook._CPU_SECONDS", 0)
    found = refusal(path)
    assert isinstance(found, WorkbookTooHeavyError)
    assert "takes too much time or memory" in str(found)


def test_a_text_in_the_place_of_a_day_keeps_its_excel_spelling(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, ["1.002099", date(2026, 1, 5), 3]])
    assert titles(path) == ["2026-01-05"]


def test_rows_that_nobody_reads_leave_no_open_file(tmp_path: Path) -> None:
    found = read(write_xlsx(tmp_path / "a.xlsx", [HEADER, *[ROW] * 600]))
    assert next(found.rows).row == 2
    del found
    gc.collect()  # an unclosed file would warn, and warnings are errors


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_workbook_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "a.xlsx", [HEADER, ROW])
        raw = bytearray(path.read_bytes())
        for at, byte in changes:
            raw[2 + at % (len(raw) - 2)] = byte
        path.write_bytes(raw)
        try:
            rows = list(read(path).rows)
        except InputFileError:
            rows = []
        assert len(rows) <= 1
