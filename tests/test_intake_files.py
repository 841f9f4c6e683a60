"""Is a file that is missing, no file, empty or too large refused, with what to do?"""

import hashlib
import os
from pathlib import Path

import pytest

from tests.intake_files import FILES, LINES, read, refusal, write_csv, write_xlsx
from tthc.intake.forms import InputKind
from tthc.intake.refusals import (
    FileEmptyError,
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    HtmlTableError,
    NotAFileError,
)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *LINES)
    assert read(path).file_hash == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_text_path_will_do() -> None:
    assert read(Path(str(FILES / "su-kien.csv"))).kind is InputKind.FACTS


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    found = refusal(tmp_path / "a.csv")
    assert isinstance(found, FileMissingError)
    assert "there is no such file. Check the name and the folder." in str(found)


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path), NotAFileError)


def test_a_device_is_not_read() -> None:
    assert isinstance(refusal(Path(os.devnull)), NotAFileError)


def test_a_name_that_the_system_refuses_is_unreadable(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path / ("a" * 300)), FileUnreadableError)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file it may not read")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *LINES)
    path.chmod(0)
    assert isinstance(refusal(path), FileUnreadableError)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf\r\n", b" \r\n;;\r\n"])
def test_an_empty_file_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert isinstance(refusal(tmp_path / "a.csv"), FileEmptyError)


def test_an_empty_sheet_says_so(tmp_path: Path) -> None:
    assert isinstance(refusal(write_xlsx(tmp_path / "a.xlsx", [])), FileEmptyError)


def test_files_beyond_the_limit_are_not_read(tmp_path: Path) -> None:
    text, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    with text.open("wb") as file:
        file.truncate(101 * 1024**2)
    book.write_bytes(b"PK" + bytes(21 * 1024**2))
    assert isinstance(refusal(text), FileTooLargeError)
    assert "21 MB" not in str(refusal(text))
    assert "the file has 22 MB, more than the 20 MB that are read" in str(refusal(book))


@pytest.mark.parametrize("start", [b"<html>", b"\r\n<!DOCTYPE html>", b"\xef\xbb\xbf<?xml ?>"])
def test_a_web_page_under_an_excel_name_is_refused(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(start + b"<table><tr><td>x</td></tr></table>")
    found = refusal(tmp_path / "a.xls")
    assert isinstance(found, HtmlTableError)
    assert "this is a web page, not an Excel workbook" in str(found)
