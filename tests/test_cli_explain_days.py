"""Does `explain` tell each start, who chose it, each day, and what it rests on?"""

from datetime import date
from pathlib import Path

import pytest

from tests.explained import ASKED, page, tell_starts
from tests.past import THREE_DAYS, add_rule, morning, reason, tell
from tests.registers import Unit
from tthc.workflows.facts import FactKind

told = pytest.fixture(tell_starts)

LIST = "announcement.list"


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
