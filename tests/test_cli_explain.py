"""Is what `explain` tells a page that stands alone, says what the text says, and harms nobody?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explained import ASKED, Page, page, tell_starts
from tests.golden_files import same_as_golden
from tests.registers import DEMO_DAY, Unit

told = pytest.fixture(tell_starts)

HOSTILE = "<script>alert('TTHC')</script> \"><img src=x onerror=alert(1)> & đồng bộ"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_the_one_that_was_last_read(
    language: str, told: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, language)
    out = told.call(*ASKED, "--format", "html").out
    page = re.sub(r"(?<=<p>)[^<]*sha256[^<]*", "...", out)  # changes with every rule and day off
    assert same_as_golden(f"explain-{language}.html", page)


def speak(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    from tthc.commands.language import catalogue

    monkeypatch.setenv("TTHC_LANG", language)
    monkeypatch.setattr("sys.argv", ["tthc"])
    catalogue.cache_clear()


@pytest.fixture(autouse=True)
def _speak_vietnamese_again() -> Iterator[None]:
    from tthc.commands.language import catalogue

    catalogue.cache_clear()
    yield
    catalogue.cache_clear()


def test_the_page_says_all_that_the_text_says(told: Unit) -> None:
    words = told.call(*ASKED).out.split()
    read = page(told, *ASKED)
    assert [said for said in read.texts[2:] if said not in " ".join(words)] == []  # title twice
    assert {word for cell in read.cells for word in cell.split()} <= set(words)
    assert len(read.cells) > 20


def test_the_page_fetches_and_runs_nothing(told: Unit) -> None:
    read = page(told, *ASKED)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(read.tags)
    names = {name for name, _ in read.attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "href", "style"}
    assert "url(" not in told.call(*ASKED, "--format", "html").out


def test_the_page_is_made_for_one_sheet_of_a4_and_says_its_language(told: Unit) -> None:
    out = told.call(*ASKED, "--format", "html").out
    assert "@page { size: A4;" in out
    assert ("lang", "vi") in Page(out).attributes


@pytest.mark.parametrize("field", ["--title", "--note", "--issuer"])
def test_what_is_hostile_stays_words(field: str, unit: Unit) -> None:
    about = ("--decision", HOSTILE, "--decision-date", "01/12/2025")
    unit.record("decision.received", "06/01/2026", *about, field, HOSTILE, "--document", HOSTILE)
    read = page(unit, "explain", "A1", "--as-of", DEMO_DAY)
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert any(HOSTILE in said for said in read.texts)


def test_what_was_asked_is_escaped_in_the_title(unit: Unit) -> None:
    about = ("--decision", HOSTILE, "--decision-date", "01/12/2025")
    unit.record("decision.received", "06/01/2026", *about)
    read = page(unit, "explain", HOSTILE, "--as-of", DEMO_DAY)
    assert "script" not in read.tags
    assert HOSTILE in read.texts[0]


def test_the_page_is_written_into_a_file_in_any_format(told: Unit) -> None:
    answer = told.call(*ASKED, "--format", "html", "--output", "trang.html")
    assert (answer.code, answer.err) == (0, "")
    assert "trang.html" in answer.out
    written = (told.folder / "trang.html").read_bytes()
    assert written.decode("utf-8") == told.call(*ASKED, "--format", "html").out
    for form in ("text", "json", "csv"):
        assert told.call(*ASKED, "--format", form, "--output", "trang").code == 0
        assert (told.folder / "trang").read_text("utf-8") == told.call(*ASKED, "--format", form).out


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(told: Unit) -> None:
    answer = told.call(*ASKED, "--format", "html", "--output", "no-folder/trang.html")
    assert answer.code == 3
    assert str(Path("no-folder/trang.html")) in answer.err
    assert not (told.folder / "no-folder").exists()
