"""Does a list known by its announcements alone fall, or is it counted, when it is abolished?"""

import pytest

from tests.registers import Unit

DAY = ("--as-of", "28/11/2025")
ANNOUNCED = """\
Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ,Mã TTHC
505/QĐ-UBND,14/04/2025,1856/QĐ-BTP,01/04/2025,2.000815
505/QĐ-UBND,14/04/2025,1856/QĐ-BTP,01/04/2025,2.000884
"""
ABOLISHED = """\
Mã TTHC,Tên TTHC,Tên VBQPPL quy định việc bãi bỏ,Quyết định bãi bỏ,Ngày hết hiệu lực
,{words},Nghị định 280/2025/NĐ-CP,2637/QĐ-UBND ngày 16/11/2025,16/11/2025
"""


@pytest.fixture
def announced(unit: Unit) -> Unit:
    """Two codes were announced by 505/QĐ-UBND; nothing else tells what stands in its list."""
    file = unit.folder / "cong-bo.csv"
    file.write_text(ANNOUNCED, encoding="utf-8")
    unit.ask("import", str(file))
    return unit


def _abolish(unit: Unit, words: str) -> list[str]:
    file = unit.folder / "bai-bo.csv"
    file.write_text(ABOLISHED.format(words=words), encoding="utf-8")
    return [one["message"] for one in unit.ask("import", str(file))["problems"]]


def test_codes_that_were_announced_fall_with_their_whole_list(announced: Unit) -> None:
    assert _abolish(announced, "Toàn bộ TTHC kèm theo QĐ 505/QĐ-UBND") == []
    removals = announced.ask("removal", "list", *DAY)["removals"]
    ended = {(one["procedure"], one["ended_on"]) for one in removals}
    assert ended >= {("2.000815", "2025-11-16"), ("2.000884", "2025-11-16")}
    (shown,) = announced.ask("document", "show", "505/QĐ-UBND", *DAY)["documents"]
    found = [(one["procedure"], one["rows"]) for one in shown["procedures"]]
    assert found == [("2.000815", []), ("2.000884", [])]
    assert announced.ask("verify")["faults"] == []


def test_codes_that_were_announced_are_counted_where_their_decision_ends(announced: Unit) -> None:
    (told,) = _abolish(announced, "Bãi bỏ Quyết định số 505/QĐ-UBND")
    assert "những TTHC mà sổ biết là có trong danh mục đó" in told
    findings = announced.ask("audit", "--all", *DAY)["findings"]
    (counted,) = (one for one in findings if one["check"] == "list_ended")
    assert counted["case"] == "D1"
    assert counted["message"].endswith(": 2.")


def test_a_list_announced_without_codes_is_found_every_night_until_somebody_lists_it(
    announced: Unit,
) -> None:
    file = announced.folder / "khong-ma.csv"
    row = "506/QĐ-UBND,15/04/2025,1857/QĐ-BTP,02/04/2025,\n"
    file.write_text(ANNOUNCED.partition("\n")[0] + f"\n{row}", encoding="utf-8")
    announced.ask("import", str(file))
    (warned,) = _abolish(announced, "Toàn bộ TTHC kèm theo QĐ 506/QĐ-UBND")
    assert "trong sổ chưa có gì cho biết" in warned
    for night in ("28/11/2025", "01/12/2025"):
        findings = announced.ask("audit", "--all", "--as-of", night)["findings"]
        (found,) = (one for one in findings if one["check"] == "list_ended")
        assert (found["document"], found["since"]) == ("506/QĐ-UBND", "2025-11-16")
        assert found["message"].endswith("hãy ghi procedure.listed với văn bản và vị trí đó.")
    of_list = ("--document", "506/QĐ-UBND", "--document-date", "15/04/2025")
    announced.record("procedure.listed", "15/04/2025", "--procedure", "2.000992", *of_list)
    found = announced.ask("audit", "--all", "--as-of", "02/12/2025")["findings"]
    assert [one for one in found if one["check"] == "list_ended"] == []
    removals = announced.ask("removal", "list", "--as-of", "02/12/2025")["removals"]
    assert "2.000992" in {one["procedure"] for one in removals}
    assert announced.ask("verify")["faults"] == []
