"""What lists of legal documents and of abolished procedures say, on rows as officers keep them.

Rows of documents are real ones: vbpl.vn (lịch sử hiệu lực),
thuvienphapluat.vn (3562/QĐ-BVHTTDL), vanbanphapluat.co (119/QĐ-UBND, Bắc Giang), baothainguyen.vn.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.registers import Unit
from tthc.intake.document_numbers import read_named

HEADER = (
    *("Số, ký hiệu", "Cơ quan ban hành", "Ngày ban hành", "Ngày có hiệu lực"),
    *("Ngày hết hiệu lực", "Tình trạng hiệu lực", "Văn bản thay thế/bãi bỏ"),
    *("Ngày của văn bản đó", "Sửa đổi bởi", "TTHC căn cứ", "Nguồn"),
)
DOCUMENTS = """\
23/2007/NĐ-CP|Chính phủ|12/02/2007|11/03/2007|15/01/2018||09/2018/NĐ-CP||||vbpl.vn 14661
42/2005/QĐ-BYT|BYT|08/12/2005|31/12/2005|01/01/2013||19/2012/TT-BYT; 153/2012/TT-BTC||||16963
12/2012/TT-BYT||05/07/2012|20/08/2012|15/02/2016|Hết hiệu lực một phần|57/2015/TT-BYT|||1.000001|
4597/QĐ-BVHTTDL (mục A5 phần II, số 33)||27/12/2016||25/09/2018||3562/QĐ-BVHTTDL|25/09/2018|||
119/QĐ-UBND|UBND tỉnh Bắc Giang|23/11/2009||25/08/2015||366/QĐ-UBND||||
4054-QĐ/UBND (Thái Nguyên)||28/12/2018|||Hết hiệu lực toàn bộ|||||
28/CP (Nghị định)||29/04/1995|01/01/1995|cùng ngày||54/2006/NĐ-CP||||vbpl.vn 9921
4001/QĐ-BKHCN||01/12/2025||kể từ ngày Thông tư 36/2025/TT-BKHCN có hiệu lực||||2/QĐ-BKHCN||
1/QĐ-BKHCN||01/12/2025||cùng ngày||||||
2/QĐ-BKHCN||01/12/2025||không rõ||||||
3/QĐ-BKHCN|||||Còn hiệu lực|||4/QĐ-BKHCN ngày 02/12/2025||
4/QĐ-BKHCN||01/12/2025||||văn bản của Bộ||||
"""
SAID = (
    "SELECT kind, happened_on, document, cause, extent FROM fact"
    " WHERE kind IN ('force.ended', 'force.bound', 'document.amended') ORDER BY id"
)
ABOLISHED = (
    *("Mã TTHC", "Tên TTHC", "Tên VBQPPL quy định việc bãi bỏ", "Quyết định bãi bỏ"),
    *("Ngày quyết định bãi bỏ", "Ngày hết hiệu lực", "Quyết định công bố danh mục"),
    "Số thứ tự tại danh mục",
)
ABOLITIONS = """\
1.000005|Thủ tục A|Thông tư 36/2025/TT-BKHCN|1805/QĐ-UBND|01/06/2025|||
|Thủ tục B (1.000006)||||kể từ ngày Thông tư 36/2025/TT-BKHCN có hiệu lực||
|Hai thủ tục||||01/07/2025|719/QĐ-UBND ngày 11/4/2024|17, 18 Mục I
1.000007|Thủ tục C|Thông tư 1/2025/TT-BTP|2256/QĐ-BTP|02/06/2025|31/02/2025||
|Thủ tục D||||||
|Thủ tục E||||||số thứ tự 3
"""


def write(folder: Path, header: tuple[str, ...], rows: str) -> str:
    file = folder / "danh-sach.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *(row.split("|") for row in rows.splitlines())])
    return str(file)


def test_real_documents_end_as_their_pages_say(unit: Unit) -> None:
    done = unit.ask("import", write(unit.folder, HEADER, DOCUMENTS))
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
    again = unit.ask("import", write(unit.folder, HEADER, DOCUMENTS))
    assert (again["facts_added"], again["rows_known"]) == (0, 12)


def test_the_tree_of_a_document_names_what_rests_on_it(unit: Unit) -> None:
    unit.call("import", write(unit.folder, HEADER, DOCUMENTS))
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
    done = unit.ask("import", write(unit.folder, ABOLISHED_IN, OF_DECISIONS), "--as", "documents")
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
    done = unit.ask("import", write(unit.folder, HEADER, rows))
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
    unit.call("import", write(unit.folder, HEADER, TIED))
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
    unit.call("import", write(unit.folder, HEADER, DOCUMENTS))
    unit.record("force.ended", "2027-02-28", "--document", "66.18/2026/NQ-CP")
    listed = unit.ask("document", "list", "--ended", "--as-of", "20/12/2025")["documents"]
    assert [one["number"] for one in listed][:2] == ["42/2005/QĐ-BYT", "119/QĐ-UBND (Bắc Giang)"]
    ask = ("document", "list", "--ending", "--within", "30", "--as-of")
    soon = [one["number"] for one in unit.ask(*ask, "29/01/2027")["documents"]]
    assert "66.18/2026/NQ-CP" in soon
    assert "66.18/2026/NQ-CP" not in str(unit.ask(*ask, "28/01/2027"))
    assert len(unit.ask("document", "list")["documents"]) > len(listed)


def test_abolitions_name_codes_or_rows_of_an_earlier_annex(unit: Unit) -> None:
    done = unit.ask("import", write(unit.folder, ABOLISHED, ABOLITIONS), "--as", "abolitions")
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


WHOLE_LISTS = """\
|Toàn bộ TTHC kèm theo QĐ 505/QĐ-UBND ngày 5/5/2024|100/2025/NĐ-CP|1805/QĐ-UBND|18/11/2025|||
|Danh mục thi và tuyển sinh||||01/12/2025|506/QĐ-UBND ngày 6/5/2024|toàn bộ
|Bãi bỏ Quyết định số 507/QĐ-UBND ngày 7/5/2024||||18/11/2025||
|Thủ tục không có mã|||||508/QĐ-UBND|
|Hai thủ tục||||18/11/2025|508/QĐ-UBND|số 3, 4 Mục I kèm theo QĐ 509/QĐ-UBND ngày 9/5/2024
|Danh mục||1806/QĐ-UBND||||tất cả
"""


def test_a_whole_list_is_abolished_only_by_words_that_say_so(unit: Unit) -> None:
    """Sentences after Phú Thọ 1805/QĐ-UBND; "toàn bộ" is what an officer writes of a whole list."""
    for number, code in enumerate(("505", "506", "507"), start=1):
        listed = ("--document", f"{code}/QĐ-UBND", "--document-date", f"{code[-1]}/5/2024")
        unit.record("procedure.listed", "7/5/2024", "--procedure", f"1.00020{number}", *listed)
    done = unit.ask("import", write(unit.folder, ABOLISHED, WHOLE_LISTS), "--as", "abolitions")
    assert (done["rows_added"], done["rows_refused"]) == (4, 2)
    said = unit.sql(
        "SELECT happened_on, document, document_date, cause, extent, place FROM fact"
        " WHERE kind = 'force.ended' ORDER BY id"
    )
    decision, text = "1805/QĐ-UBND", "100/2025/NĐ-CP"
    assert said == [
        ("2025-11-18", "505/QĐ-UBND", "2024-05-05", decision, None, "toàn bộ"),
        ("2025-11-18", "505/QĐ-UBND", "2024-05-05", text, "part", "toàn bộ"),
        ("2025-12-01", "506/QĐ-UBND", "2024-05-06", decision, None, "toàn bộ"),
        ("2025-12-01", "506/QĐ-UBND", "2024-05-06", text, "part", "toàn bộ"),
        ("2025-11-18", "507/QĐ-UBND", "2024-05-07", decision, None, None),
        *(("2025-11-18", "509/QĐ-UBND", "2024-05-09", c, "part", "I/3") for c in (decision, text)),
        *(("2025-11-18", "509/QĐ-UBND", "2024-05-09", c, "part", "I/4") for c in (decision, text)),
    ]
    problems = {one["row"]: one["message"] for one in done["problems"]}
    assert "chưa cho biết" in problems[4]
    assert "508/QĐ-UBND" in problems[5]
    assert problems.keys() == {4, 5, 6, 7}


EVENT = "kể từ ngày Thông tư 05/2026/TT-BTP có hiệu lực"
WITH_EVENT = f"""\
2.002363|Ghi vào Sổ||900/QĐ-UBND|10/06/2026|{EVENT}||
|Một thủ tục||900/QĐ-UBND|10/06/2026|{EVENT}|719/QĐ-UBND ngày 11/4/2024|17 Mục I
|Toàn bộ TTHC kèm theo QĐ 505/QĐ-UBND ngày 5/5/2024||900/QĐ-UBND|10/06/2026|{EVENT}||
"""


def test_what_a_decision_lets_end_with_an_event_has_one_limit_by_code_row_or_list(
    unit: Unit,
) -> None:
    for code, number, day in (("17", "719", "11/4/2024"), ("505", "505", "5/5/2024")):
        listed = ("--document", f"{number}/QĐ-UBND", "--document-date", day, "--place", "I/17")
        unit.record("procedure.listed", day, "--procedure", f"1.000{code:0>3}", *listed)
    unit.call("import", write(unit.folder, ABOLISHED, WITH_EVENT), "--as", "abolitions")
    unit.record("document.in_force", "01/07/2026", "--document", "05/2026/TT-BTP")
    found = unit.ask("removal", "list", "--as-of", "20/07/2026")["removals"]
    removals = {one["procedure"]: one for one in found if one["procedure"]}
    assert removals.keys() == {"2.002363", "1.000017", "1.000505"}
    for code, one in removals.items():
        assert (one["ended_on"], one["announced_by"]) == ("2026-07-01", ["900/QĐ-UBND"])
        first = one["places"][0]
        told = (first["place"], first["due"], first["rule"])
        assert told == ("national_database", "2026-07-08", "removal.after-announcement")
        for command in ("show", "explain"):
            said = unit.call(command, code, "--as-of", "20/07/2026").out
            assert "08/07/2026" in said, (command, said)


def test_each_list_that_a_row_names_ends_and_rows_belong_to_one(unit: Unit) -> None:
    rows = (
        "|Toàn bộ||1622/QĐ-UBND|17/7/2026||510/QĐ-UBND ngày 5/5/2024, 511/QĐ-UBND|toàn bộ\n"
        "|Quyết định 507/QĐ-UBND và Quyết định 508/QĐ-UBND||||||\n"
        "|Hai dòng|||||719/QĐ-UBND; 721/QĐ-UBND|17 Mục I\n"
        "|Đến hết|||||719/QĐ-UBND|số 5 đến hết Mục II\n"
        "|Một danh mục|||||719/QĐ-UBND; 0719/qđ-ubnd|17 Mục I\n"
    )
    done = unit.ask("import", write(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    assert (done["rows_added"], done["rows_refused"]) == (3, 2)
    said = unit.sql("SELECT document, place FROM fact WHERE kind = 'force.ended' ORDER BY id")
    assert said == [
        ("510/QĐ-UBND", "toàn bộ"),
        ("511/QĐ-UBND", "toàn bộ"),
        ("507/QĐ-UBND", None),
        ("508/QĐ-UBND", None),
        ("719/QĐ-UBND", "I/17"),
    ]
    planned = unit.ask("removal", "plan", "--as-of", "1/7/2026", "--until", "1/1/2027")["ending"]
    assert [one["number"] for one in planned] == [
        *("510/QĐ-UBND", "511/QĐ-UBND", "507/QĐ-UBND", "508/QĐ-UBND", "719/QĐ-UBND (I/17)"),
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
    done = unit.ask("import", write(unit.folder, ABOLISHED, rows), "--as", "abolitions")
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
    done = unit.ask("import", write(unit.folder, columns, rows))
    said = "SELECT kind, happened_on, procedure, note FROM fact WHERE kind LIKE 'force.%'"
    assert unit.sql(f"{said} ORDER BY id") == [
        ("force.ended", "2026-08-01", "2.002363", None),
        ("force.bound", "2025-06-10", "2.001333", "31/02/2026"),
    ]
    assert [one["row"] for one in done["problems"] if "chưa rõ ngày" in one["message"]] == [3]


def test_rows_of_an_annex_that_no_list_names_are_warned_of(unit: Unit) -> None:
    ended = write(unit.folder, ABOLISHED, ABOLITIONS)
    listed = ("--document", "719/QĐ-UBND", "--document-date", "11/04/2024")
    unit.record(
        "procedure.listed", "11/04/2024", "--procedure", "1.000017", *listed, "--place", "I/17"
    )
    (warned,) = _warnings(
        unit.ask("import", ended, "--as", "abolitions", "--dry-run"), "719/QĐ-UBND"
    )
    assert (warned["row"], warned["severity"]) == (4, "warning")
    assert warned["message"].count("I/18") == 1
    assert "I/17" not in warned["message"]
    unit.record(
        "procedure.listed", "11/04/2024", "--procedure", "1.000018", *listed, "--place", "I/18"
    )
    assert _warnings(unit.ask("import", ended, "--as", "abolitions"), "719/QĐ-UBND") == []


def _warnings(done: dict[str, Any], words: str) -> list[dict[str, Any]]:
    return [one for one in done["problems"] if words in one["message"]]


def test_rows_are_read_from_one_sentence_and_found_however_they_were_listed(unit: Unit) -> None:
    listed = ("--document", "719/QĐ-UBND", "--document-date", "11/04/2024", "--place")
    for code, place in (("1.000017", "i/17"), ("1.000018", "Mục I, số 18"), ("1.000003", "II/3")):
        unit.record("procedure.listed", "11/04/2024", "--procedure", code, *listed, place)
    sentence = "số thứ tự 17, 18 Mục I; số 3 Mục II Danh mục kèm theo QĐ 719/QĐ-UBND ngày 11/4/2024"
    rows = f"|{sentence}|Nghị định 100/2025/NĐ-CP|1805/QĐ-UBND|18/11/2025|||\n"
    done = unit.ask("import", write(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    assert done["problems"] == []
    listed_ = unit.ask("removal", "list", "--as-of", "20/11/2025")["removals"]
    ended = {one["procedure"] for one in listed_ if one["procedure"]}
    assert ended == {"1.000017", "1.000018", "1.000003"}


def test_what_waits_for_a_law_falls_with_its_coming(unit: Unit) -> None:
    law = "kể từ ngày Luật Công nghệ số 71/2025/QH15 có hiệu lực"
    unit.call("import", write(unit.folder, HEADER, f"11/2025/TT-BKHCN||10/11/2025||{law}||||||\n"))
    unit.record("document.in_force", "01/01/2026", "--document", "71/2025/QH15")
    listed = unit.ask("document", "list", "--ended", "--as-of", "01/01/2026")["documents"]
    assert [one["number"] for one in listed] == ["11/2025/TT-BKHCN"]


def test_a_province_of_ones_own_is_no_part_of_a_number() -> None:
    assert read_named("119/QĐ-UBND (Bắc Ninh)", None, "Tỉnh Bắc Ninh").number == "119/QĐ-UBND"
    issuer = "UBND tỉnh Bắc Ninh"
    assert read_named("119/QĐ-UBND", issuer, "Tỉnh Bắc Ninh").number == "119/QĐ-UBND"
