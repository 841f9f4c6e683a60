"""Do rows of an annex, or all that stand in a list, end as one line of a decision says?"""

from typing import Any

from tests.document_lists import ABOLISHED, ABOLITIONS, write_rows
from tests.registers import Unit

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
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, WHOLE_LISTS), "--as", "abolitions")
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
    unit.call("import", write_rows(unit.folder, ABOLISHED, WITH_EVENT), "--as", "abolitions")
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


def test_the_text_behind_an_end_with_another_event_is_kept_beside_it(unit: Unit) -> None:
    rows = (
        f"2.002363|Ghi vào Sổ|281/2025/NĐ-CP|900/QĐ-UBND|10/06/2026|{EVENT}||\n"
        f"|Một thủ tục|281/2025/NĐ-CP||10/06/2026|{EVENT}|719/QĐ-UBND ngày 11/4/2024|17 Mục I\n"
        f"2.002364|Cấp lại|05/2026/TT-BTP|900/QĐ-UBND|10/06/2026|{EVENT}||\n"
    )
    unit.call("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    kept = unit.sql("SELECT note FROM fact WHERE kind = 'force.bound' ORDER BY id")
    text = "VBQPPL quy định việc bãi bỏ: 281/2025/NĐ-CP"
    assert kept == [(text,), (text,), (None,)]


def test_each_list_that_a_row_names_ends_and_rows_belong_to_one(unit: Unit) -> None:
    rows = (
        "|Toàn bộ||1622/QĐ-UBND|17/7/2026||510/QĐ-UBND ngày 5/5/2024, 511/QĐ-UBND|toàn bộ\n"
        "|Quyết định 507/QĐ-UBND và Quyết định 508/QĐ-UBND||||||\n"
        "|Hai dòng|||||719/QĐ-UBND; 721/QĐ-UBND|17 Mục I\n"
        "|Đến hết|||||719/QĐ-UBND|số 5 đến hết Mục II\n"
        "|Một danh mục|||||719/QĐ-UBND; 0719/qđ-ubnd|17 Mục I\n"
    )
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
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


def test_rows_of_an_annex_that_no_list_names_are_warned_of(unit: Unit) -> None:
    ended = write_rows(unit.folder, ABOLISHED, ABOLITIONS)
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
    done = unit.ask("import", write_rows(unit.folder, ABOLISHED, rows), "--as", "abolitions")
    assert done["problems"] == []
    listed_ = unit.ask("removal", "list", "--as-of", "20/11/2025")["removals"]
    ended = {one["procedure"] for one in listed_ if one["procedure"]}
    assert ended == {"1.000017", "1.000018", "1.000003"}
