"""Is a list in an old encoding read right, or refused with the way out, and never read wrong?

What it is about is real: titles and numbers of the example province. A file that holds no more than
one or two short words cannot be told apart and is not asked for here.
"""

import csv
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.crashes import SEED
from tests.hostile_files import Rows, csv_bytes
from tests.intake_files import read
from tests.old_encodings import LETTERS, TCVN3, by_iconv, tcvn3
from tests.registers import EXAMPLES
from tthc.errors import InputFileError
from tthc.intake import csv_text
from tthc.intake.refusals import EncodingUnknownError

FACTS = ["kind", "happened_on", "decision", "decision_date", "title"]
PROCEDURES = ["Mã số", "Tên", "Lĩnh vực"]
NO_ICONV = "the iconv program that knows VISCII is not installed"


@cache
def _titles() -> list[str]:
    with (EXAMPLES / "quyet-dinh-cua-bo.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = {re.sub("[–—“”]", "-", row["Tên TTHC"] or row["Trích yếu"]) for row in rows}
    return sorted(one for one in found if "\n" not in one and len(one) > 10)


@cache
def _visible() -> dict[str, int]:
    written = by_iconv(LETTERS, "VISCII")
    return dict(zip(LETTERS, written, strict=True)) if written else {}


def _viscii(text: str) -> bytes:
    return bytes(_visible().get(one) or ord(one) for one in text)


def _unicode(encoding: str, *, decomposed: bool = False) -> Callable[[Rows], bytes]:
    return lambda rows: csv_bytes(rows, ";", encoding, decomposed=decomposed)


def _by_letter(write: Callable[[str], bytes]) -> Callable[[Rows], bytes]:
    return lambda rows: write(csv_bytes(rows, ";", "utf-8", decomposed=False).decode())


WRITTEN: dict[str, tuple[Callable[[Rows], bytes], bool]] = {
    "utf-8": (_unicode("utf-8"), True),
    "utf-8-sig": (_unicode("utf-8-sig"), True),
    "utf-16": (_unicode("utf-16"), True),
    "windows-1258": (_unicode("cp1258"), True),
    "decomposed": (_unicode("utf-8", decomposed=True), True),
    "tcvn3": (_by_letter(tcvn3), False),
    "viscii": (_by_letter(_viscii), False),
}
"""How each encoding is written, and whether it must be read."""


def check_files(folder: Path, name: str, files: int) -> int:
    """Write and read so many lists; say how many were read, each of them as it was meant."""
    write, known = WRITTEN[name]
    chance, right = Random(f"{SEED} {name}"), 0  # noqa: S311
    path = folder / "ds.csv"
    for _ in range(files):
        rows, meant = _list(chance)
        path.write_bytes(write(rows))
        try:
            found = [one for row in read(path).rows for one in row.contents]
        except InputFileError:
            assert not known, rows
            continue
        assert [(one.decision or one.procedure, one.title) for one in found] == meant, rows
        right += 1
    return right


def _list(chance: Random) -> tuple[Rows, list[tuple[str, str]]]:
    """Draw a list of facts under an English header, or of procedures under a Vietnamese one."""
    titles = chance.sample(_titles(), chance.randrange(1, 6))
    if chance.random() < 0.5:
        codes = [f"1.{number:06}" for number in chance.sample(range(1000, 20000), len(titles))]
        rows = [[code, title, "Luật sư"] for code, title in zip(codes, titles, strict=True)]
        return [PROCEDURES, *rows], list(zip(codes, titles, strict=True))
    numbers = [f"{number}/QĐ-BTP" for number in chance.sample(range(1, 4000), len(titles))]
    told = ("decision.issued", "2025-12-01")
    rows = [[*told, n, "2025-12-01", t] for n, t in zip(numbers, titles, strict=True)]
    return [FACTS, *rows], list(zip(numbers, titles, strict=True))


def _check(folder: Path, name: str, files: int) -> None:
    if name == "viscii" and not _visible():
        pytest.skip(NO_ICONV)
    assert check_files(folder, name, files) == (files if WRITTEN[name][1] else 0)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_list_is_read_right_or_refused(tmp_path: Path, name: str) -> None:
    _check(tmp_path, name, 50)


@pytest.mark.soak
@pytest.mark.sqlite_only
@pytest.mark.parametrize("name", WRITTEN)
def test_many_lists_are_read_right_or_refused(tmp_path: Path, name: str) -> None:
    _check(tmp_path, name, 1_000)


@pytest.mark.parametrize("name", ["tcvn3", "viscii"])
def test_a_program_that_takes_any_letters_for_vietnamese_is_found_out(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_text, "_is_vietnamese", bool)
    with pytest.raises(AssertionError):
        _check(tmp_path, name, 50)


@pytest.mark.parametrize(
    "text", ["2736/QĐ-BTNMT", "Hết", "Biển", "Mục Bãi", "Ký kết", "Chính phủ", "BỎ QUY ĐỊNH"]
)
def test_a_few_words_in_tcvn3_are_refused_too(tmp_path: Path, text: str) -> None:
    row = f"decision.issued,2025-12-01,1/QD-BTP,2025-12-01,{text}\r\n"
    (tmp_path / "ds.csv").write_bytes(tcvn3(",".join(FACTS) + "\r\n" + row))
    with pytest.raises(EncodingUnknownError):
        read(tmp_path / "ds.csv")


def test_the_table_of_tcvn3_is_that_of_iconv() -> None:
    written = by_iconv("".join(TCVN3), "TCVN5712-1")
    if written is None:
        pytest.skip("the iconv program that knows TCVN is not installed")
    assert list(written) == list(TCVN3.values())


def test_letters_are_taken_apart_and_put_together_again() -> None:
    titles = _titles()
    assert len(titles) > 50
    assert [unicodedata.normalize("NFC", one) for one in titles] == titles
