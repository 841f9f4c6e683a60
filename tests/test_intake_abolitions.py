"""Does a list of abolished procedures give each code its end, on its day or on one not known?"""

import pytest

from tests.document_lists import ABOLISHED, ABOLITIONS, write_rows
from tests.registers import Unit


def test_abolitions_name_codes_or_rows_of_an_earlier_annex(unit: Unit) -> None:
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, ABOLITIONS), "--as", "abolitions")
    assert (done["rows_added"], done["rows_refused"]) == (4, 2)
    said = unit.sql(
        "SELECT kind, happened_on, decision, procedure, document, cause, place FROM fact"
        " ORDER BY id"
    )
    provincial = "1805/QĐ-UBND"
    event = "36/2025/TT-BKHCN"
    assert said == [
        ("announcement.signed", "2025-06-01", None, "1.000005", provincial, None, None),
        ("force.ended", "2025-06-01", None, "1.000005", provincial, event, None),
        ("announcement.signed", "2025-06-01", None, "1.000006", provincial, None, None),
        ("force.bound", "2025-06-01", None, "1.000006", provincial, event, None),
        ("document.issued", "2025-06-01", None, None, provincial, None, None),
        ("force.ended", "2025-07-01", None, None, "719/QĐ-UBND", provincial, "I/17"),
        ("force.ended", "2025-07-01", None, None, "719/QĐ-UBND", event, "I/17"),
        ("force.ended", "2025-07-01", None, None, "719/QĐ-UBND", provincial, "I/18"),
        ("force.ended", "2025-07-01", None, None, "719/QĐ-UBND", event, "I/18"),
        ("decision.issued", "2025-06-02", "2256/QĐ-BTP", None, None, None, None),
        ("decision.issued", "2025-06-02", "2256/QĐ-BTP", "1.000007", None, "1/2025/TT-BTP", None),
        ("force.bound", "2025-06-02", "2256/QĐ-BTP", "1.000007", None, None, None),
    ]


def test_an_abolition_whose_day_cannot_be_read_ends_on_a_day_not_known(unit: Unit) -> None:
    rows = (
        "1.000901|A|Luật Điện lực|1951/QĐ-UBND|20/11/2025|theo Quyết định của Bộ||\n"
        "1.000902|B|Luật Điện lực|1951/QĐ-UBND|20/11/2025|từ ngày 01/5/2026||\n"
        "1.000903|C|Luật Điện lực|1951/QĐ-UBND|20/11/2025|—||\n"
        "1.000904|D|Luật 71/2025/QH15|1806/QĐ-UBND||||\n"
        "1.000905|E|Luật Điện lực|1951/QĐ-BCT|20/11/2025|theo lộ trình||\n"
        "|F|Luật Điện lực|1951/QĐ-UBND|20/11/2025|theo lộ trình|719/QĐ-UBND|3\n"
    )
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    said = unit.sql(
        "SELECT kind, happened_on, procedure, place, cause, note FROM fact"
        " WHERE kind LIKE 'force.%' ORDER BY id"
    )
    assert said == [
        ("force.bound", "2025-11-20", "1.000901", None, None, "theo Quyết định của Bộ"),
        ("force.ended", "2026-05-01", "1.000902", None, None, None),
        ("force.ended", "2025-11-20", "1.000903", None, None, None),
        ("force.bound", said[3][1], "1.000904", None, None, None),
        ("force.bound", "2025-11-20", "1.000905", None, None, "theo lộ trình"),
        ("force.bound", "2025-11-20", None, "3", None, "theo lộ trình"),
    ]
    warned = {one["row"] for one in done["problems"] if "chưa rõ ngày" in one["message"]}
    assert warned == {2, 5, 6, 7}
    planned = unit.ask("removal", "plan", "--until", "01/01/2030")
    assert {"1.000901", "1.000904", "1.000905"} <= {one["number"] for one in planned["undated"]}


@pytest.mark.parametrize(
    "header",
    [
        *("Ngày có hiệu lực", "Có hiệu lực từ", "Ngày hiệu lực", "Hiệu lực bãi bỏ"),
        *("Hết hiệu lực từ ngày", "Hết hiệu lực từ", "Thời điểm hết hiệu lực"),
    ],
)
def test_the_day_of_an_abolition_is_read_under_each_header_it_goes_by(
    header: str, unit: Unit
) -> None:
    columns = tuple(header if one == "Ngày hết hiệu lực" else one for one in ABOLISHED)
    rows = (
        "2.002363|A|Thông tư 05/2026/TT-BTP|900/QĐ-UBND|10/06/2025|01/08/2026||\n"
        "2.001333|B|Thông tư 05/2026/TT-BTP|900/QĐ-UBND|10/06/2025|31/02/2026||\n"
    )
    done = unit.ask("import", write_rows(unit.folder, columns, rows))
    said = "SELECT kind, happened_on, procedure, note FROM fact WHERE kind LIKE 'force.%'"
    assert unit.sql(f"{said} ORDER BY id") == [
        ("force.ended", "2026-08-01", "2.002363", None),
        ("force.bound", "2025-06-10", "2.001333", "31/02/2026"),
    ]
    assert [one["row"] for one in done["problems"] if "chưa rõ ngày" in one["message"]] == [3]


def test_several_codes_in_one_cell_are_several_procedures(unit: Unit) -> None:
    rows = "1.000111; 1.000112.H05 1.000111|Hai thủ tục||1805/QĐ-UBND|18/11/2025|||\n"
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    ended = unit.sql("SELECT procedure FROM fact WHERE kind = 'force.ended' ORDER BY id")
    assert ended == [("1.000111",), ("1.000112.H05",)]
    assert done["problems"] == []


def test_of_several_decisions_in_one_cell_the_first_is_taken_and_said(unit: Unit) -> None:
    rows = (
        "1.000113|A||1805/QĐ-UBND; 1806/QĐ-UBND|18/11/2025|||\n"
        "1.000114|B||1807/QĐ-UBND, 1807/QĐ-UBND theo Luật 71/2025/QH15|18/11/2025|||\n"
    )
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    said = [(one["row"], one["severity"], one["message"]) for one in done["problems"]]
    assert [one[:2] for one in said] == [(2, "warning")]
    assert "nêu nhiều quyết định; dòng này được hiểu là do 1805/QĐ-UBND bãi bỏ" in said[0][2]
    papers = unit.sql("SELECT document FROM fact WHERE kind = 'force.ended' ORDER BY id")
    assert papers == [("1805/QĐ-UBND",), ("1807/QĐ-UBND",)]
