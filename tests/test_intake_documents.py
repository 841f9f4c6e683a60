"""Does a list of legal documents say when each ends, and what it brings down?

The rows are real ones (tests/document_lists.py).
"""

from tests.document_lists import DOCUMENTS, HEADER, write_rows
from tests.registers import Unit
from tthc.intake.document_numbers import read_named

SAID = (
    "SELECT kind, happened_on, document, cause, extent FROM fact"
    " WHERE kind IN ('force.ended', 'force.bound', 'document.amended') ORDER BY id"
)


def test_real_documents_end_as_their_pages_say(unit: Unit) -> None:
    done = unit.ask("import", write_rows(unit.folder, HEADER, DOCUMENTS))
    assert (done["kind"], done["rows_added"], done["rows_refused"]) == ("documents", 12, 0)
    assert unit.sql(SAID) == [
        ("force.ended", "2018-01-15", "23/2007/NĐ-CP", "09/2018/NĐ-CP", None),
        ("force.ended", "2013-01-01", "42/2005/QĐ-BYT", "19/2012/TT-BYT", None),
        ("force.ended", "2013-01-01", "42/2005/QĐ-BYT", "153/2012/TT-BTC", None),
        ("force.ended", "2016-02-15", "12/2012/TT-BYT", "57/2015/TT-BYT", "part"),
        ("force.ended", "2018-09-25", "4597/QĐ-BVHTTDL", "3562/QĐ-BVHTTDL", "part"),
        ("force.ended", "2015-08-25", "119/QĐ-UBND (Bắc Giang)", "366/QĐ-UBND", None),
        ("force.bound", "2018-12-28", "4054-QĐ/UBND (Thái Nguyên)", None, "whole"),
        ("force.bound", "1995-04-29", "28/CP", "54/2006/NĐ-CP", None),
        ("force.bound", "2025-12-01", "4001/QĐ-BKHCN", "36/2025/TT-BKHCN", None),
        ("document.amended", "2025-12-01", "4001/QĐ-BKHCN", "2/QĐ-BKHCN", None),
        ("force.bound", "2025-12-01", "1/QĐ-BKHCN", None, None),
        ("document.amended", "2025-12-02", "3/QĐ-BKHCN", "4/QĐ-BKHCN", None),
        ("force.bound", "2025-12-01", "4/QĐ-BKHCN", "văn bản của Bộ", None),
    ]
    again = unit.ask("import", write_rows(unit.folder, HEADER, DOCUMENTS))
    assert (again["facts_added"], again["rows_known"]) == (0, 12)


def test_the_tree_of_a_document_names_what_rests_on_it(unit: Unit) -> None:
    unit.call("import", write_rows(unit.folder, HEADER, DOCUMENTS))
    unit.record("document.in_force", "2025-12-15", "--document", "36/2025/TT-BKHCN")
    (shown,) = unit.ask("document", "show", "12/2012/TT-BYT", "--as-of", "20/12/2025")["documents"]
    assert (shown["in_force"], shown["ended"]) == ("2012-08-20", False)
    assert [one["procedure"] for one in shown["procedures"]] == ["1.000001"]
    assert [one["check"] for one in shown["findings"]] == ["part_ended"]
    (cause,) = unit.ask("document", "show", "36/2025/TT-BKHCN", "--as-of", "20/12/2025")[
        "documents"
    ]
    assert [one["number"] for one in cause["brings_down"]] == ["4001/QĐ-BKHCN"]
    assert unit.call("document", "show", "42/2005/QĐ-BYT").code == 0
    assert unit.call("document", "show", "366/QĐ-UBND").code == 0
    assert unit.call("document", "show", "9/TT-X").code != 0


ABOLISHED_IN = (
    *("document_no", "document_date", "what", "expiry_date", "by_document"),
    *("by_document_date", "kind"),
)
OF_DECISIONS = (
    "4597/QĐ-BVHTTDL (mục A5 phần II, số 33)|2016-12-27|Lễ hội|"
    "2018-09-25|3562/QĐ-BVHTTDL|2018-09-25|procedure_abolished\n"
    "4098/QĐ-BKHCN|2015-12-31|Thủ tục xét tặng giải thưởng|"
    "2018-07-01|1662/QĐ-BKHCN|2018-06-15|procedure_abolished\n"
    "4098/QĐ-BKHCN|2015-12-31|Thủ tục chỉ định tổ chức|"
    "2018-07-01|1662/QĐ-BKHCN|2018-06-15|procedure_abolished\n"
    "2736/QĐ-BTNMT|2019-10-29|26 thủ tục hành chính|"
    "2020-08-11|1756/QĐ-BTNMT|2020-08-11|TTHC bị bãi bỏ\n"
    "4054-QĐ/UBND (Thái Nguyên)|2018-12-28|32 thủ tục hành chính|"
    "||| procedure_abolished\n"
    "1160/QĐ-BGDĐT (part)|2018-03-26|Thi và tuyển sinh|"
    "2020-06-22|1449/QĐ-BGDĐT|2020-06-02|partial\n"
    "1281/QĐ-UBND (Hà Tĩnh)|2014-05-13|Quyết định công bố|"
    "2015-06-30|2519/QĐ-UBND||announcement_replaced\n"
)


def test_an_abolished_procedure_leaves_the_decision_that_announced_it_in_force(unit: Unit) -> None:
    """Real rows of a list of expiries whose column "kind" says what ended."""
    done = unit.ask(
        "import", write_rows(unit.folder, ABOLISHED_IN, OF_DECISIONS), "--as", "documents"
    )
    assert done["rows_refused"] == 0
    listed = unit.ask("document", "list", "--ended", "--as-of", "01/01/2026")["documents"]
    assert [one["number"] for one in listed] == ["1281/QĐ-UBND (Hà Tĩnh)"]
    parts = unit.sql(
        "SELECT document, place, note FROM fact WHERE kind LIKE 'force.%' AND extent = 'part'"
        " ORDER BY id"
    )
    assert parts == [
        ("4597/QĐ-BVHTTDL", "mục A5 phần II, số 33", "Lễ hội"),
        ("4098/QĐ-BKHCN", "Thủ tục xét tặng giải thưởng", None),
        ("4098/QĐ-BKHCN", "Thủ tục chỉ định tổ chức", None),
        ("2736/QĐ-BTNMT", "26 thủ tục hành chính", None),
        ("4054-QĐ/UBND (Thái Nguyên)", "32 thủ tục hành chính", None),
        ("1160/QĐ-BGDĐT", None, "part"),
    ]
    (shown,) = unit.ask("document", "show", "4054-QĐ/UBND (Thái Nguyên)", "--as-of", "1/1/2026")[
        "documents"
    ]
    assert [one["check"] for one in shown["findings"]] == ["end_unknown"]
    assert (
        unit.sql("SELECT title FROM fact WHERE kind = 'document.issued' AND title IS NULL")
        == [(None,)] * 4
    )


def test_a_term_that_cannot_be_read_leaves_an_end_on_a_day_not_known(unit: Unit) -> None:
    rows = (
        "3303/QĐ-BTP||10/11/2025||đến hết ngày 31/12/2026||||||\n"
        "3304/QĐ-BTP||10/11/2025||hết năm 2026||8/QĐ-BTP||||\n"
        "3305/QĐ-BTP||10/11/2025||đang cập nhật||||||\n"
        "3306/QĐ-BTP||10/11/2025||Còn hiệu lực||||||\n"
    )
    done = unit.ask("import", write_rows(unit.folder, HEADER, rows))
    assert unit.sql(SAID) == [
        ("force.ended", "2027-01-01", "3303/QĐ-BTP", None, None),
        ("force.bound", "2025-11-10", "3304/QĐ-BTP", None, None),
    ]
    assert [problem["row"] for problem in done["problems"]] == [3, 3, 4, 5]
    assert unit.sql("SELECT note FROM fact WHERE kind = 'force.bound'") == [("hết năm 2026",)]
    (shown,) = unit.ask("document", "show", "3304/QĐ-BTP", "--as-of", "28/02/2027")["documents"]
    assert [one["check"] for one in shown["findings"]] == ["end_unknown"]


TIED = """\
100/2026/NQ-CP||18/05/2026|01/07/2026|28/02/2027||||||
11/2026/TT-BKHCN||20/05/2026||kể từ ngày Nghị quyết 100/2026/NQ-CP hết hiệu lực||||||
12/2026/TT-BKHCN||20/05/2026||cùng ngày với Nghị quyết 100/2026/NQ-CP||||||
13/2026/TT-BKHCN||20/05/2026||theo Nghị quyết 100/2026/NQ-CP|||||1.000008|
14/2026/TT-BKHCN||20/05/2026||cùng thời điểm hết hiệu lực của Nghị quyết 100/2026/NQ-CP||||||
15/2026/TT-BKHCN||20/05/2026||cùng ngày Nghị quyết 100/2026/NQ-CP có hiệu lực||||||
16/2026/TT-BKHCN||20/05/2026||cùng ngày với Nghị quyết 100/2026/NQ-CP||100/2026/NQ-CP||||
"""


def test_what_ends_with_another_document_ends_when_that_ends(unit: Unit) -> None:
    unit.call("import", write_rows(unit.folder, HEADER, TIED))
    listed = unit.ask("document", "list", "--ending", "--within", "5000", "--as-of", "20/05/2026")
    assert {one["number"]: one["ends_on"] for one in listed["documents"]} == {
        "100/2026/NQ-CP": "2027-02-28",
        "11/2026/TT-BKHCN": "2027-02-28",
        "12/2026/TT-BKHCN": "2027-02-28",
        "13/2026/TT-BKHCN": "2027-02-28",
        "14/2026/TT-BKHCN": "2027-02-28",
        "15/2026/TT-BKHCN": "2026-07-01",
        "16/2026/TT-BKHCN": "2026-07-01",
    }
    planned = unit.ask("removal", "plan", "--as-of", "01/01/2027", "--until", "01/04/2027")
    assert "1.000008" in {one["number"] for one in planned["ending"]}


def test_a_procedure_ends_with_the_end_of_the_document_it_is_tied_to(unit: Unit) -> None:
    tied = ("--procedure", "1.000701", "--cause", "100/2026/NQ-CP")
    unit.record("force.tied", "20/05/2026", *tied)
    waits = unit.ask("removal", "plan", "--as-of", "01/06/2026", "--until", "01/04/2027")
    assert [one["number"] for one in waits["undated"]] == ["1.000701"]
    unit.record("force.ended", "28/02/2027", "--document", "100/2026/NQ-CP")
    plan = unit.ask("removal", "plan", "--as-of", "01/06/2026", "--until", "01/04/2027")
    ends = {one["number"]: one["ends_on"] for one in plan["ending"]}
    assert ends == {"1.000701": "2027-02-28", "100/2026/NQ-CP": "2027-02-28"}
    assert plan["undated"] == []


def test_documents_are_listed_by_their_end(unit: Unit) -> None:
    unit.call("import", write_rows(unit.folder, HEADER, DOCUMENTS))
    unit.record("force.ended", "2027-02-28", "--document", "66.18/2026/NQ-CP")
    listed = unit.ask("document", "list", "--ended", "--as-of", "20/12/2025")["documents"]
    assert [one["number"] for one in listed][:2] == ["42/2005/QĐ-BYT", "119/QĐ-UBND (Bắc Giang)"]
    ask = ("document", "list", "--ending", "--within", "30", "--as-of")
    soon = [one["number"] for one in unit.ask(*ask, "29/01/2027")["documents"]]
    assert "66.18/2026/NQ-CP" in soon
    assert "66.18/2026/NQ-CP" not in str(unit.ask(*ask, "28/01/2027"))
    assert len(unit.ask("document", "list")["documents"]) > len(listed)


def test_what_waits_for_a_law_falls_with_its_coming(unit: Unit) -> None:
    law = "kể từ ngày Luật Công nghệ số 71/2025/QH15 có hiệu lực"
    unit.call(
        "import", write_rows(unit.folder, HEADER, f"11/2025/TT-BKHCN||10/11/2025||{law}||||||\n")
    )
    unit.record("document.in_force", "01/01/2026", "--document", "71/2025/QH15")
    listed = unit.ask("document", "list", "--ended", "--as-of", "01/01/2026")["documents"]
    assert [one["number"] for one in listed] == ["11/2025/TT-BKHCN"]


def test_a_province_of_ones_own_is_no_part_of_a_number() -> None:
    assert read_named("119/QĐ-UBND (Bắc Ninh)", None, "Tỉnh Bắc Ninh").number == "119/QĐ-UBND"
    issuer = "UBND tỉnh Bắc Ninh"
    assert read_named("119/QĐ-UBND", issuer, "Tỉnh Bắc Ninh").number == "119/QĐ-UBND"
