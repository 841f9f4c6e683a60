"""Is a removal that is dated back named as such, whichever way it comes in?"""

import csv
from pathlib import Path

from tests.registers import Unit

TEN = ("--decision", "10/QĐ-BTC", "--decision-date", "03/11/2025")
AT = ("--place", "CSDLQG", "--evidence", "https://x.vn/1")
ON = ("--as-of", "20/11/2025")
EARLY = (
    "R1-1 còn hiệu lực vào ngày đó: sự kiện vẫn được giữ, và là sai trình tự. Nếu ngày ghi sai thì"
    " hủy sự kiện rồi ghi lại."
)
TWICE = (
    "gỡ bỏ ở một nơi vào các ngày khác nhau (07/11/2025 ≠ 14/11/2025): sự kiện vẫn được ghi, nhưng"
    " các ngày này không thể cùng đúng. Hãy hủy sự kiện sai và ghi lại cho đúng."
)


def abolish(unit: Unit) -> None:
    """Abolish a procedure by a decision that is announced on Wednesday 5/11/2025."""
    said = (*TEN, "--procedure", "1.014390")
    unit.record("decision.issued", "03/11/2025", *said, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/11/2025", *TEN, "--document", "99/QĐ-UBND")


def found(unit: Unit, check: str) -> list[tuple[str, str]]:
    findings = unit.ask("audit", *ON)["findings"]
    return [(one["case"], one["message"]) for one in findings if one["check"] == check]


def test_record_tells_of_a_removal_before_the_end(unit: Unit) -> None:
    abolish(unit)
    early = unit.record("removal.done", "04/11/2025", *TEN, *AT)
    assert early["warnings"] == [EARLY]
    assert [case for case, _ in found(unit, "irregular_order")] == ["R1-1"]
    on_time = unit.record("removal.done", "05/11/2025", *TEN, "--place", "niêm yết")
    assert on_time["warnings"] == []


def test_record_and_show_tell_of_a_removal_that_clears_no_place(unit: Unit) -> None:
    abolish(unit)
    (warned,) = unit.record("removal.done", "07/11/2024", *TEN, *AT)["warnings"]
    assert "R1-1 còn hiệu lực vào ngày đó, khi chưa có văn bản làm hết hiệu lực" in warned
    assert "không được tính là đã gỡ ở nơi nào" in warned
    shown = unit.call("removal", "show", "1.014390", *ON).out
    assert "07/11/2024 (sự kiện 3) là trước khi có văn bản làm hết hiệu lực" in shown
    (removal,) = unit.ask("removal", "list", *ON)["removals"]
    assert [place["open"] for place in removal["places"]] == [True] * 4
    right = unit.ask("removal", "confirm", "1.014390", *AT, "--on", "07/11/2025")
    assert (right["added"], right["warnings"]) == (True, [])
    (removal,) = unit.ask("removal", "list", *ON)["removals"]
    assert [place["open"] for place in removal["places"]] == [False, True, True, True]
    ((_, message),) = found(unit, "irregular_order")
    assert "gỡ bỏ trước khi có văn bản làm hết hiệu lực" in message


def test_record_tells_of_a_removal_of_what_never_ended(unit: Unit) -> None:
    told = unit.record("removal.done", "04/11/2025", "--procedure", "1.014390", *AT)
    assert told["warnings"] == [EARLY.replace("R1-1", "R0-1")]
    abolish(unit)
    assert [case for case, _ in found(unit, "irregular_order")] == ["R1-1"]


def test_a_second_day_of_one_removal_is_told_and_reported(unit: Unit) -> None:
    abolish(unit)
    first = unit.record("removal.done", "14/11/2025", *TEN, *AT)
    second = unit.record("removal.done", "07/11/2025", *TEN, *AT)
    elsewhere = unit.record("removal.done", "10/11/2025", *TEN, "--place", "niêm yết")

    assert (first["warnings"], second["warnings"]) == ([], [TWICE])
    assert elsewhere["warnings"] == []
    ((case, message),) = found(unit, "contradiction")
    assert (case, "07/11/2025 ≠ 14/11/2025" in message) == ("R1-1", True)
    unit.record("fact.voided", "20/11/2025", "--fact", "4")
    assert found(unit, "contradiction") == []


def test_a_third_day_of_one_removal_is_told_too(unit: Unit) -> None:
    abolish(unit)
    for day in ("07/11/2025", "14/11/2025"):
        unit.record("removal.done", day, *TEN, *AT)
    third = unit.record("removal.done", "13/11/2025", *TEN, *AT)

    (warned,) = third["warnings"]
    assert "07/11/2025 ≠ 13/11/2025 ≠ 14/11/2025" in warned
    ((_, message),) = found(unit, "contradiction")
    assert "07/11/2025 ≠ 13/11/2025 ≠ 14/11/2025" in message


def test_an_import_that_dates_a_removal_back_is_reported(unit: Unit) -> None:
    abolish(unit)
    header = ("kind", "happened_on", "decision", "decision_date", "place")
    days = ("2025-11-04", "2025-11-14")
    rows = [("removal.done", day, TEN[1], "2025-11-03", "CSDLQG") for day in days]
    unit.ask("import", str(write(unit.folder / "su-kien.csv", [header, *rows])))

    assert [case for case, _ in found(unit, "irregular_order")] == ["R1-1"]
    assert [case for case, _ in found(unit, "contradiction")] == ["R1-1"]
    assert unit.call("verify").code == 0


def write(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return path
