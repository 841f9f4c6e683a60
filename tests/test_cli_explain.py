"""Is what `explain` tells a page that stands alone, says what the text says, and harms nobody?"""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.golden_files import same_as_golden
from tests.past import DECISION, THREE_DAYS, add_rule, morning, reason, tell
from tests.registers import DEMO_DAY, Unit
from tthc.workflows.facts import FactKind

LIST = "announcement.list"
HOSTILE = "<script>alert('TTHC')</script> \"><img src=x onerror=alert(1)> & đồng bộ"
VOID_TAGS = {"meta"}


class Page(HTMLParser):
    """Reads a page as a browser does, and minds what a browser forgives."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and data.strip():
            said = self.cells if "table" in self.open else self.texts
            said.append(" ".join(data.split()))


def page(unit: Unit, *arguments: str) -> Page:
    answer = unit.call(*arguments, "--format", "html")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("<!DOCTYPE html>\n")
    assert answer.out.endswith("</html>\n")
    return Page(answer.out)


@pytest.fixture
def told(unit: Unit) -> Unit:
    """Begin with two starts of one decision, its announcement, and nothing published."""
    tell(unit, FactKind.DECISION_ISSUED, date(2025, 12, 22), morning(2025, 12, 29))
    tell(unit, FactKind.PORTAL_UPDATED, date(2026, 1, 5), morning(2026, 1, 6))
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2026, 1, 7), morning(2026, 1, 7), document="19")
    tell(
        unit,
        FactKind.ANNOUNCEMENT_SIGNED,
        date(2026, 1, 9),
        morning(2026, 1, 9),
        document="7/QĐ-UBND",
    )
    return unit


ASKED = ("explain", DECISION, "--as-of", "2026-01-12")


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


def test_each_start_says_its_paper_who_recorded_it_and_when(told: Unit) -> None:
    texts = page(told, *ASKED).texts
    assert (
        "Bắt đầu: 05/01/2026 Bộ cập nhật lên CSDLQG về TTHC (sự kiện 2, Lan ghi ngày 06/01/2026)"
        " - được chọn"
    ) in texts
    assert (
        "Bắt đầu: 07/01/2026 vào sổ công văn đến, số 19 (sự kiện 3, Lan ghi ngày 07/01/2026)"
        " - không được chọn"
    ) in texts


def test_the_due_day_runs_to_its_midnight(told: Unit) -> None:
    """From Mon 05/01/2026: Tue 6, Wed 7, Thu 8."""
    assert "Đến hạn thứ Năm: đến hết 24:00 ngày 08/01/2026." in page(told, *ASKED).texts


def test_the_choice_among_starts_says_who_made_it(told: Unit) -> None:
    assert reason(told, LIST)["policy_of_rule"] == "earliest"
    tried = reason(told, LIST, "--policy", "latest")
    assert (tried["policy"], tried["policy_of_rule"]) == ("latest", "earliest")
    texts = page(told, *ASKED, "--policy", "latest").texts
    assert any("theo cách người hỏi chọn; quy định nêu: tính từ ngày sớm nhất" in t for t in texts)
    assert any(
        text.endswith("tính từ ngày sớm nhất, theo quy định.") for text in page(told, *ASKED).texts
    )


def test_days_that_two_duties_share_are_laid_out_once(told: Unit) -> None:
    """Publication and index 1.2 both count five working days from the signing."""
    reasons = told.ask(*ASKED)["cases"][0]["reasons"]
    steps = {one["rule"]: one["steps"] for one in reasons}
    assert steps["announcement.publish"] == steps["index.1-2"] != []
    read = page(told, *ASKED)
    assert read.tags.count("table") == 3
    assert [text for text in read.texts if text.startswith("Từng ngày: như ở nghĩa vụ")] != []


def test_another_reading_is_told_beside_the_due_day(told: Unit) -> None:
    """Counting Mon 05/01/2026 itself, three days end on Wed 07/01."""
    readings = reason(told, LIST)["readings"]
    assert [(one["reading"], one["due"]) for one in readings] == [("start_counted", "2026-01-07")]
    assert any(
        "tính cả ngày bắt đầu: đến hạn ngày 07/01/2026" in t for t in page(told, *ASKED).texts
    )


def test_a_year_without_a_notice_is_named_as_the_cause_of_what_is_provisional(unit: Unit) -> None:
    """Twenty days before 14/01/2028 lies 25/12/2027; what rolls there is known, 2028 is not."""
    tell(unit, FactKind.BASIS_IN_FORCE, date(2028, 1, 14), morning(2026, 1, 6))
    told = reason(unit, "index.1-1")
    assert told["uncovered_years"] == [2028]
    assert any(
        text.startswith("Chưa có thông báo lịch nghỉ năm 2028") for text in page(unit, *ASKED).texts
    )


def test_what_became_of_the_term_is_told_fact_by_fact(told: Unit) -> None:
    """From Fri 09/01/2026: Sat 10 (worked), 12, 13, 14, Thu 15; one of two facts has no paper."""
    signed = date(2026, 1, 12)
    tell(told, FactKind.DEADLINE_SUSPENDED, signed, morning(2026, 1, 12))
    tell(
        told,
        FactKind.DEADLINE_EXTENDED,
        signed,
        morning(2026, 1, 12),
        document="8",
        until=date(2026, 1, 20),
    )
    duty = told.ask(*ASKED)["cases"][0]["obligations"]
    publish = next(one for one in duty if one["rule"] == "announcement.publish")
    assert (publish["original_due"], publish["due"]) == ("2026-01-15", "2026-01-20")
    assert [(one["fact"], one["effect"]) for one in publish["ledger"]] == [
        (5, "no_document"),
        (6, "counts"),
    ]
    texts = page(told, *ASKED).texts
    suspended = "12/01/2026 tạm dừng tính thời hạn (sự kiện 5)"
    assert f"{suspended}: không làm đổi ngày đến hạn, không nêu văn bản." in texts
    assert any(
        text.endswith("số 8 (sự kiện 6): đến hạn: đến hết 24:00 ngày 20/01/2026.") for text in texts
    )


def test_a_term_that_stands_still_says_since_when(told: Unit) -> None:
    stopped = date(2026, 1, 12)
    tell(told, FactKind.DEADLINE_SUSPENDED, stopped, morning(2026, 1, 12), document="8")
    duty = told.ask(*ASKED)["cases"][0]["obligations"]
    publish = next(one for one in duty if one["rule"] == "announcement.publish")
    assert (publish["due"], publish["suspended_since"]) == (None, "2026-01-12")
    assert publish["why"] == "Đang tạm dừng tính thời hạn từ ngày 12/01/2026 (sự kiện 5)."
    texts = page(told, *ASKED).texts
    assert any(text.endswith("số 8 (sự kiện 5): tạm dừng tính thời hạn.") for text in texts)


def _publish(unit: Unit) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the duty to publish and its reasons."""
    (case,) = unit.ask("explain", DECISION, "--as-of", "2026-01-27")["cases"]
    both = zip(case["obligations"], case["reasons"], strict=True)
    return next((owed, why) for owed, why in both if owed["rule"] == "announcement.publish")


def test_t30_a_term_is_laid_out_as_it_ran_beside_the_day_by_law_alone(told: Unit) -> None:
    """From Fri 09/01/2026 it stands still from Tue 13 to Fri 16, and is extended to Sat 24."""
    known, until = morning(2026, 1, 22), date(2026, 1, 24)
    tell(told, FactKind.DEADLINE_SUSPENDED, date(2026, 1, 13), known, document="1/CV")
    tell(told, FactKind.DEADLINE_RESUMED, date(2026, 1, 17), known, document="2/CV")
    tell(told, FactKind.DEADLINE_EXTENDED, date(2026, 1, 21), known, document="3/CV", until=until)
    owed, why = _publish(told)
    by_law = {step["date"][-2:]: step["ordinal"] for step in why["steps"]}
    ran = [(s["date"][-2:], s["role"], s["ordinal"]) for s in why["term_steps"]]

    assert by_law == {"09": None, "10": 1, "11": None, "12": 2, "13": 3, "14": 4, "15": 5}
    assert ran == [
        *[("09", "start", None), ("10", "counted", 1), ("11", "skipped", None)],
        ("12", "counted", 2),
        *[(day, "stands_still", None) for day in ("13", "14", "15", "16")],
        *[("17", "skipped", None), ("18", "skipped", None)],
        *[("19", "counted", 3), ("20", "counted", 4), ("21", "counted", 5)],
        *[("22", "past_count", None), ("23", "past_count", None), ("24", "due", None)],
    ]
    # As of Tue 27/01: Fri 16, then 19 to 23, 26 and 27 against Thu 15; Mon 26 and 27 against 24.
    assert (owed["days"], owed["original_days"]) == (2, 8)


def test_the_day_that_holds_is_the_one_that_is_told_as_due(told: Unit) -> None:
    day, until = date(2026, 1, 12), date(2026, 1, 24)
    tell(told, FactKind.DEADLINE_EXTENDED, day, morning(2026, 1, 12), document="8/CV", until=until)
    asked = ("explain", DECISION, "--as-of", "2026-01-27")
    lines = told.call(*asked).out.splitlines()
    at = lines.index("Đến hạn thứ Bảy: đến hết 24:00 ngày 24/01/2026.")
    by_law = "Chỉ theo quy định và lịch, hạn là 15/01/2026: trễ 8 ngày làm việc."

    said = "Chỉ theo quy định và lịch: đến hạn thứ Năm: đến hết 24:00 ngày 15/01/2026."
    assert lines[at + 1] == said
    assert by_law in lines
    assert " đến hạn " in next(line for line in lines if line.startswith(" 24/01/2026"))
    assert by_law in told.call("show", *asked[1:], "--format", "csv").out
    # 16 to 23, for the duty and for the index beside it.
    assert told.call(*asked, "--format", "csv").out.count("past_count") == 16


def test_a_term_that_stands_still_ends_on_the_day_from_which_it_does(told: Unit) -> None:
    tell(told, FactKind.DEADLINE_SUSPENDED, date(2026, 1, 12), morning(2026, 1, 12), document="8")
    _, why = _publish(told)

    roles = [(step["date"][-2:], step["role"]) for step in why["term_steps"]]
    assert roles[-2:] == [("11", "skipped"), ("12", "stands_still")]
    text = told.call("explain", DECISION, "--as-of", "2026-01-27").out
    assert "\nĐến hạn thứ Năm: đến hết 24:00 ngày 15/01/2026." not in text


def test_where_the_calendar_begins_there_is_no_other_reading(unit: Unit, tmp_path: Path) -> None:
    """The working day before Mon 03/01/2000 lies outside the calendar."""
    folder = tmp_path / "rules"
    folder.mkdir()
    add_rule(unit, folder, THREE_DAYS.replace("2025-01-01", "2000-01-01"))
    tell(unit, FactKind.BASIS_IN_FORCE, date(2000, 1, 3), morning(2026, 1, 6))
    told = reason(unit, "unit.three-days")
    assert (told["last_day"], told["readings"]) == ("2000-01-06", [])


def test_what_is_late_by_a_weekend_alone_is_not_late_by_no_day(unit: Unit) -> None:
    """Received Tue 02/06/2026, due Fri 05/06, signed Sat 06/06: late, by no working day."""
    decision = ("--decision", "1/QĐ-BTP", "--decision-date", "01/06/2026")
    unit.record("decision.received", "02/06/2026", *decision)
    unit.record("announcement.signed", "06/06/2026", *decision, "--document", "1/QĐ-UBND")
    told = unit.call("explain", "1/QĐ-BTP", "--as-of", "08/06/2026").out
    assert "hoàn thành trễ hạn, trễ chưa đến 1 ngày làm việc." in told
