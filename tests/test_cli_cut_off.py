"""Does an office's cut-off hour reach from its settings and its register to the due day?"""

from pathlib import Path

import pytest

from tests.intake_files import TEN_COLUMNS
from tests.registers import Unit

CODE = "1.014390"


@pytest.fixture
def closing(unit: Unit) -> Unit:
    """A unit that takes what comes after 16:30 as received on the next working day."""
    settings = unit.folder / "tthc.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("[unit]", '[unit]\ncut_off = "16:30"', 1), "utf-8")
    return unit


def start_of(unit: Unit, what: str) -> dict[str, str]:
    (case,) = unit.ask("explain", what, "--as-of", "09/03/2026")["cases"]
    (owed,) = (o for o in case["obligations"] if o["rule"] == "announcement.list")
    (start,) = owed["starts"]
    return {"due": owed["due"], **start}


@pytest.mark.parametrize(
    ("hour", "day", "due"),
    [("16:30", "2026-03-06", "2026-03-11"), ("16h45", "2026-03-09", "2026-03-12")],
)
def test_a_fact_recorded_with_its_hour_starts_the_clock_by_it(
    closing: Unit, hour: str, day: str, due: str
) -> None:
    about = ("--decision", "1/QĐ-BTP", "--decision-date", "02/03/2026", "--procedure", CODE)
    closing.record("decision.received", "06/03/2026", *about, "--at", hour)

    start = start_of(closing, CODE)
    assert (start["day"], start["due"]) == (day, due)
    assert start["shifted_from"] == (None if day == "2026-03-06" else "2026-03-06")
    (fact,) = closing.ask("show", CODE)["cases"][0]["facts"]
    assert fact["happened_at"] == hour.replace("h", ":")


def test_explain_says_why_another_day_counts(closing: Unit) -> None:
    about = ("--decision", "1/QĐ-BTP", "--decision-date", "02/03/2026", "--procedure", CODE)
    closing.record("decision.received", "06/03/2026", *about, "--at", "17:00")

    said = closing.call("explain", CODE, "--lang", "vi").out
    assert "Đến sau giờ chốt của cơ quan hoặc vào ngày nghỉ: tính là nhận ngày 09/03/2026." in said


def test_the_hour_of_the_register_of_dispatches_is_read(closing: Unit, tmp_path: Path) -> None:
    columns = [*TEN_COLUMNS, "Giờ đến"]
    cells = {
        "Ngày đến": "06/03/2026",
        "Số đến": "15",
        "Số, ký hiệu văn bản": "12/QĐ-BTP",
        "Ngày tháng văn bản": "02/03/2026",
        "Tên loại và trích yếu nội dung văn bản": "Quyết định công bố thủ tục hành chính",
        "Giờ đến": "17:05",
    }
    row = ",".join(f'"{cells.get(name, "")}"' for name in columns)
    file = tmp_path / "so.csv"
    file.write_text(",".join(f'"{name}"' for name in columns) + f"\n{row}\n", "utf-8")
    assert closing.call("import", str(file)).code == 0

    assert start_of(closing, "12/QĐ-BTP")["due"] == "2026-03-12"


def test_an_hour_that_is_none_is_refused_where_it_is_typed(closing: Unit) -> None:
    typed = closing.call("record", "decision.received", "--decision", "1/QĐ-BTP", "--at", "25:00")
    assert (typed.code, "HH:MM" in typed.err) == (2, True)
    settings = closing.folder / "tthc.toml"
    for wrong in ("4 rưỡi", ""):
        settings.write_text(
            f'[unit]\nprovince = "A"\ndepartment = "B"\ncut_off = "{wrong}"\n', "utf-8"
        )
        said = closing.call("status")
        assert (said.code, "unit.cut_off" in said.err) == (9, True)
