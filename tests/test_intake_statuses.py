"""Is what a list of documents says beside their days heard: a status, a column nobody knows?"""

from tests.document_lists import DOCUMENTS, HEADER, write_rows
from tests.registers import Unit

STANDING = (
    "1/QĐ-BYT||10/11/2020||01/01/2022|Còn hiệu lực|||||\n"
    "2/QĐ-BYT||10/11/2020||01/01/2022|Không còn hiệu lực|||||\n"
    "3/QĐ-BYT||10/11/2020||01/01/2099|Còn hiệu lực|||||\n"
    "4/QĐ-BYT||10/11/2020||01/01/2022|Còn hiệu lực một phần|||||\n"
    "5/QĐ-BYT||10/11/2020|||Còn hiệu lực|||||\n"
    "6/QĐ-BYT||10/11/2020||01/01/2022|Chưa có hiệu lực|8/QĐ-BYT||||\n"
    "7/QĐ-BYT||10/11/2020||Không còn hiệu lực||||||\n"
)


DATED = ("--taken-on", "01/01/2022")


def test_a_document_said_to_stand_after_its_end_is_a_contradiction(unit: Unit) -> None:
    done = unit.ask("import", write_rows(unit.folder, HEADER, STANDING), *DATED)
    assert [one["row"] for one in done["problems"]] == [2, 7, 8, 8]
    assert (
        'Dòng 2, cột "Tình trạng hiệu lực": "Còn hiệu lực" đứng cạnh ngày hết hiệu lực 01/01/2022,'
        " trong danh sách ngày 01/01/2022."
    ) in done["problems"][0]["message"]
    ended = unit.ask("document", "list", "--ended", "--as-of", "01/01/2026")["documents"]
    assert [one["number"] for one in ended] == ["1/QĐ-BYT", "2/QĐ-BYT", "6/QĐ-BYT", "7/QĐ-BYT"]
    found = unit.ask("audit", "--as-of", "01/01/2026")["findings"]
    odd = [(one["case"], one["message"]) for one in found if one["check"] == "contradiction"]
    assert [case for case, _ in odd] == ["D1", "D6"]
    assert "ghi là còn hiệu lực sau ngày hết hiệu lực (01/01/2022)" in odd[0][1]
    again = unit.ask("import", write_rows(unit.folder, HEADER, STANDING), *DATED)
    assert (again["facts_added"], again["rows_known"]) == (0, 7)
    unit.record("fact.voided", "10/01/2026", "--fact", "2")
    unit.record("force.ended", "01/01/2022", "--document", "1/QĐ-BYT")
    left = unit.ask("audit", "--as-of", "02/01/2026")["findings"]
    assert [one["case"] for one in left if one["check"] == "contradiction"] == ["D6"]


def test_a_list_made_before_the_end_or_of_no_known_day_accuses_nobody(unit: Unit) -> None:
    file = write_rows(unit.folder, HEADER, STANDING)
    before = unit.ask("import", file, "--taken-on", "31/12/2021")
    assert [one["row"] for one in before["problems"]] == [8, 8]
    undated = unit.ask("import", file)
    assert [one["row"] for one in undated["problems"]] == [2, 7, 8, 8]
    assert "không có gì cho biết danh sách là của ngày nào" in undated["problems"][0]["message"]
    assert undated["facts_added"] == 0
    found = unit.ask("audit", "--as-of", "01/01/2026")["findings"]
    assert [one for one in found if one["check"] == "contradiction"] == []


def test_an_import_names_the_columns_of_which_it_read_nothing(unit: Unit) -> None:
    header = (*HEADER, "Người soạn", "Ngày rà soát kế tiếp theo kế hoạch của đơn vị trong năm 2026")
    file = write_rows(unit.folder, header, "1/QĐ-BYT||10/11/2025|||||||||An|01/01/2026\n")
    assert unit.ask("import", file, "--dry-run")["columns_unknown"] == [*header[-2:]]
    told = " ".join(unit.call("import", file).out.split())
    assert (
        'không có trong mẫu danh sách này, không đọc: "Người soạn", "Ngày rà soát kế tiếp'
    ) in told
    known = unit.ask("import", write_rows(unit.folder, HEADER, DOCUMENTS))
    assert known["columns_unknown"] == []
