"""Is every file read or refused in a sentence, every row accounted for, whatever somebody sends?

Each file goes through `tthc import` in full. `make soak` tries far more (tests/test_soak_fuzz.py).
"""

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.crashes import SEED, tally
from tests.hostile_files import (
    ENCODINGS,
    KINDS,
    PARTS,
    WORDS,
    archives,
    csv_bytes,
    tables,
    with_part,
    workbook_bytes,
)
from tests.registers import Unit
from tthc.app.importing import Imported
from tthc.errors import InputFileError

FILE = "gui-den"
STARTS = (b"", b"PK", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def check_file(unit: Unit, data: bytes, *options: str) -> bool:
    """Import a file and import it again; say whether it was read at all."""
    (unit.folder / FILE).write_bytes(data)
    before = tally(unit)
    said = unit.call("import", FILE, *options, "--format", "json")
    assert "Traceback" not in said.err
    if said.code:
        assert said.code == InputFileError.exit_code, said
        assert (said.out, len(said.err.strip().splitlines())) == ("", 1), said
        assert tally(unit) == before
        return False
    first, after = said.data(), tally(unit)
    _account(first)
    assert after["fact"] - before["fact"] == first["facts_added"]
    again = unit.ask("import", FILE, *options)
    _account(again)
    assert (again["rows_added"], again["facts_added"], tally(unit)) == (0, 0, after)
    assert again["rows_read"] == first["rows_read"]
    return True


def _account(said: dict[str, int]) -> None:
    places = ("rows_added", "rows_known", "rows_not_relevant", "rows_refused")
    assert said["rows_read"] == sum(said[place] for place in places), said


def draw_csv(unit: Unit, data: st.DataObject) -> bytes:
    del unit
    rows = data.draw(st.one_of(*map(tables, KINDS)))
    separator, encoding = data.draw(st.sampled_from(",;\t")), data.draw(st.sampled_from(ENCODINGS))
    return csv_bytes(rows, separator, encoding, decomposed=data.draw(st.booleans()))


def draw_bytes(unit: Unit, data: st.DataObject) -> bytes:
    """Noise behind a true beginning, or amid a true list."""
    noise, start = data.draw(st.binary(max_size=200)), data.draw(st.sampled_from(STARTS))
    if data.draw(st.booleans()):
        return start + noise
    true = draw_csv(unit, data)
    at = data.draw(st.integers(0, len(true)))
    return true[:at] + noise + true[at:]


def draw_book(unit: Unit, data: st.DataObject) -> bytes:
    return workbook_bytes(unit.folder / "a.xlsx", data.draw(st.one_of(*map(tables, KINDS))))


def draw_spoilt_book(unit: Unit, data: st.DataObject) -> bytes:
    """A workbook whose parts say something else, or whose bytes are changed."""
    book = draw_book(unit, data)
    if data.draw(st.booleans()):
        for old, new in data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)):
            book = with_part(book, data.draw(st.sampled_from(PARTS)), old, new)
        return book
    chance = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311
    spoilt = bytearray(book)
    for _ in range(chance.randrange(1, 6)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def draw_zip(unit: Unit, data: st.DataObject) -> bytes:
    """Another archive, as Word and the like write, or parts of a workbook among other parts."""
    book = draw_book(unit, data) if data.draw(st.booleans()) else b""
    return data.draw(archives(book))


DRAWN = {
    "csv": draw_csv,
    "bytes": draw_bytes,
    "book": draw_book,
    "spoilt": draw_spoilt_book,
    "zip": draw_zip,
}
CI = {
    "sqlite": {"csv": 800, "bytes": 800, "book": 80, "spoilt": 200, "zip": 120},
    "postgresql": {"csv": 100, "bytes": 60, "book": 10, "spoilt": 20, "zip": 10},
}
READABLE = {"csv": 40, "bytes": 1, "book": 4, "spoilt": 1, "zip": 0}


def check_files(unit: Unit, name: str, runs: int, part: int = 0) -> int:
    """Import so many files of a sort; say how many of them were read.

    Each part draws other files.
    """
    read: list[bool] = []

    def check(data: st.DataObject) -> None:
        read.append(check_file(unit, DRAWN[name](unit, data)))

    health = [HealthCheck.too_slow, HealthCheck.data_too_large]
    phases = (Phase.explicit, Phase.generate)  # a file costs too much to shrink by default
    limits = settings(max_examples=runs, deadline=None, phases=phases, suppress_health_check=health)
    seed(f"{SEED} {name} {part}")(limits(given(st.data())(check)))()
    assert unit.call("verify").code == 0
    return sum(read)


@pytest.mark.parametrize("name", DRAWN)
def test_every_file_is_read_or_refused_and_every_row_is_accounted_for(
    unit: Unit, name: str
) -> None:
    runs = CI["postgresql" if unit.server else "sqlite"][name]
    assert check_files(unit, name, runs) >= READABLE[name]


def test_an_import_that_loses_a_row_is_found_out(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that are not relevant go uncounted."""

    def forget(done: Imported, row: object) -> None:
        del done, row

    monkeypatch.setattr("tthc.app.importing._leave_out", forget)
    with pytest.raises(AssertionError):
        check_files(unit, "csv", 60)
