"""Which papers and procedures are the same: numbers by year, codes in three shapes, units apart."""

from pathlib import Path

import pytest

from tests.registers import Unit

OLD = ("--decision", "220/QĐ-BYT", "--decision-date", "15/02/2024")
YOUNG = ("--decision", "220/QĐ-BYT", "--decision-date", "20/02/2025")
HEADER = (
    "kind,happened_on,decision,decision_date,procedure,document,document_date,issuer,title,"
    "field,change_kind,place,department,province,note,corrects"
)


def _facts(path: Path, *rows: str) -> str:
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return str(path)


def test_the_same_number_in_two_years_is_two_decisions(unit: Unit) -> None:
    unit.record("decision.received", "20/02/2024", *OLD)
    unit.record("decision.received", "26/02/2025", *YOUNG)
    assert unit.sql("SELECT number, year FROM decision ORDER BY year") == [
        ("220/QĐ-BYT", 2024),
        ("220/QĐ-BYT", 2025),
    ]
    cases = unit.ask("show", "220/qd-byt", "--as-of", "01/03/2025")["cases"]
    assert [case["decision_date"] for case in cases] == ["2024-02-15", "2025-02-20"]


def test_a_number_without_a_date_that_two_decisions_bear_is_refused(unit: Unit) -> None:
    unit.record("decision.received", "20/02/2024", *OLD)
    unit.record("decision.received", "26/02/2025", *YOUNG)
    before = unit.dump()
    refused = unit.call("record", "case.assigned", "--on", "27/02/2025", "--decision", "220/QĐ-BYT")
    assert refused.code == 8
    assert "2024, 2025" in refused.err
    assert "--decision-date" in refused.err
    assert unit.dump() == before


def test_a_row_with_such_a_number_is_refused_alone(unit: Unit, tmp_path: Path) -> None:
    unit.record("decision.received", "20/02/2024", *OLD)
    unit.record("decision.received", "26/02/2025", *YOUNG)
    file = _facts(
        tmp_path / "su-kien.csv",
        "case.assigned,2025-02-27,220/QĐ-BYT,,,,,,,,,,,,,",
        "case.assigned,2025-02-27,220/QĐ-BYT,2025-02-20,,,,,,,,,,,,",
    )
    done = unit.ask("import", file)
    assert (done["rows_refused"], done["rows_added"], done["facts_added"]) == (1, 1, 1)
    (problem,) = done["problems"]
    assert (problem["row"], problem["severity"]) == (2, "error")
    assert "2024, 2025" in problem["message"]


def test_a_number_without_a_date_is_the_only_decision_that_bears_it(unit: Unit) -> None:
    unit.record("decision.received", "20/02/2024", *OLD)
    unit.record("case.assigned", "21/02/2024", "--decision", "220/QĐ-BYT")
    (case,) = unit.ask("show", "220/QĐ-BYT", "--as-of", "21/02/2024")["cases"]
    assert [fact["kind"] for fact in case["facts"]] == ["decision.received", "case.assigned"]


def test_a_decision_known_without_its_date_learns_it(unit: Unit) -> None:
    unit.record("dispatch.registered", "20/02/2024", "--decision", "220/QĐ-BYT")
    assert unit.sql("SELECT year, signed_on FROM decision") == [(0, None)]
    unit.record("case.assigned", "21/02/2024", *OLD)
    assert unit.sql("SELECT year, signed_on FROM decision") == [(2024, "2024-02-15")]
    (case,) = unit.ask("show", "220/QĐ-BYT", "--as-of", "21/02/2024")["cases"]
    assert len(case["facts"]) == 2


def test_a_decision_learns_its_date_within_one_file_too(unit: Unit, tmp_path: Path) -> None:
    file = _facts(
        tmp_path / "su-kien.csv",
        "decision.received,2024-02-20,220/QĐ-BYT,,,,,,,,,,,,,",
        "case.assigned,2024-02-21,220/QĐ-BYT,2024-02-15,,,,,,,,,,,,",
        "draft.submitted,2024-02-22,220/QĐ-BYT,,,03/TTr-SYT,2024-02-22,,,,,,,,,",
    )
    assert unit.ask("import", file)["facts_added"] == 3
    assert unit.sql("SELECT number, year FROM decision") == [("220/QĐ-BYT", 2024)]


@pytest.mark.parametrize("typed", ["220/qđ-byt", "Số: 220/QD-BYT", "0220 / QÐ–BYT"])
def test_a_number_is_the_same_however_it_is_typed(unit: Unit, typed: str) -> None:
    unit.record("decision.received", "20/02/2024", *OLD)
    unit.record("case.assigned", "21/02/2024", "--decision", typed)
    assert unit.sql("SELECT count(*) FROM decision") == [(1,)]


def test_a_code_in_three_shapes_is_one_procedure(unit: Unit) -> None:
    for day, code in enumerate(("1.014390", "1.014390.H05", "1.014390.000.00.00.H48"), start=6):
        unit.record("removal.done", f"{day:02}/10/2025", "--procedure", code, "--place", "web")
    assert unit.sql("SELECT code, code_key FROM procedure") == [("1.014390", "1.014390")]
    (case,) = unit.ask("show", "1.014390.H05", "--as-of", "31/12/2025")["cases"]
    kept = [fact["procedure"] for fact in case["facts"]]
    assert kept == ["1.014390", "1.014390.H05", "1.014390.000.00.00.H48"]


def test_two_units_in_one_register_do_not_mix(unit: Unit, tmp_path: Path) -> None:
    named = "decision.received,2025-10-06,886/QĐ-BNV,2025-08-11,1.013724,,,,,,,,{},{},,"
    signed = "announcement.signed,2025-10-08,886/QĐ-BNV,,1.013724,9/QĐ-UBND,,,,,,,{},{},,"
    one, other = ("Sở Nội vụ", "Bắc Ninh"), ("Sở Nội vụ", "Cần Thơ")
    rows = (named.format(*one), named.format(*other), signed.format(*other))
    assert unit.ask("import", _facts(tmp_path / "su-kien.csv", *rows))["facts_added"] == 3
    cases = unit.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")["cases"]
    seen = {case["province"]: (len(case["facts"]), case["verdict"]) for case in cases}
    assert seen == {"Bắc Ninh": (1, "overdue"), "Cần Thơ": (2, "overdue")}
    listed = {
        province: unit.ask("list", "--as-of", "31/12/2025", "--province", province)["cases"]
        for province in ("bac ninh", "CẦN THƠ")
    }
    rules = {province: [case["rule"] for case in cases] for province, cases in listed.items()}
    assert rules == {
        "bac ninh": ["announcement.list"],
        "CẦN THƠ": ["announcement.publish"],
    }
    unknown = unit.call("list", "--as-of", "31/12/2025", "--province", "Sơn La")
    assert (unknown.code, "Bắc Ninh, Cần Thơ" in unknown.err) == (7, True)


def test_two_departments_of_one_province_do_not_mix(unit: Unit, tmp_path: Path) -> None:
    row = "decision.received,2025-10-06,886/QĐ-BNV,2025-08-11,,,,,,,,,{},Bắc Ninh,,"
    rows = (row.format("Sở Nội vụ"), row.format("Sở Y tế"))
    assert unit.ask("import", _facts(tmp_path / "su-kien.csv", *rows))["facts_added"] == 2
    only = unit.ask("list", "--as-of", "31/12/2025", "--department", "so y te")["cases"]
    assert [case["department"] for case in only] == ["Sở Y tế"]


def _signed_in_two_years(unit: Unit) -> None:
    for year in (2024, 2025):
        decision = ("--decision", "1/QĐ-BTC", "--decision-date", f"02/01/{year}")
        paper = ("--document", "505/QĐ-UBND")
        unit.record("announcement.signed", f"08/01/{year}", *decision, *paper)


def test_a_paper_without_a_date_is_the_latest_that_can_have_been_meant(unit: Unit) -> None:
    _signed_in_two_years(unit)
    for year in (2024, 2025):
        decision = ("--decision", "1/QĐ-BTC", "--decision-date", f"02/01/{year}")
        unit.record(
            "announcement.published", f"10/01/{year}", *decision, "--document", "505/QĐ-UBND"
        )
    assert unit.sql(
        "SELECT f.happened_on, d.signed_on FROM fact f JOIN document d ON d.id = f.document_id"
        " WHERE f.kind = 'announcement.published' ORDER BY 1"
    ) == [("2024-01-10", "2024-01-08"), ("2025-01-10", "2025-01-08")]


def test_a_paper_without_a_date_that_none_can_be_is_numbered_once(unit: Unit) -> None:
    _signed_in_two_years(unit)
    decision = ("--decision", "1/QĐ-BTC", "--decision-date", "02/01/2024")
    for day in ("04/01/2024", "05/01/2024"):
        unit.record("announcement.published", day, *decision, "--document", "505/QĐ-UBND")
    assert unit.sql("SELECT year FROM document ORDER BY id") == [(2024,), (2025,), (0,)]


def test_a_list_of_two_years_must_be_told_apart_by_its_date(unit: Unit, tmp_path: Path) -> None:
    row = ("--document", "719/QĐ-UBND", "--place", "I/1")
    for year, code in ((2024, "1.000301"), (2025, "1.000302")):
        day = f"11/04/{year}"
        unit.record("procedure.listed", day, "--procedure", code, *row, "--document-date", day)
    before = unit.dump()
    file = tmp_path / "bai-bo.csv"
    head = "Tên TTHC,Tên VBQPPL quy định việc bãi bỏ,Quyết định bãi bỏ,Ngày ký,"
    head += "Quyết định công bố danh mục,Số thứ tự tại danh mục\n"
    line = "X,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,{},1 Mục I\n"
    file.write_text(head + line.format("719/QĐ-UBND"), encoding="utf-8")
    done = unit.ask("import", str(file), "--as", "abolitions")
    assert (done["rows_refused"], unit.dump()) == (1, before)
    assert "2024, 2025" in done["problems"][0]["message"]
    refused = unit.call("record", "force.ended", "--on", "01/06/2025", *row, "--extent", "part")
    assert (refused.code, unit.dump()) == (8, before)
    assert "--document-date" in refused.err
    file.write_text(head + line.format("719/QĐ-UBND ngày 11/4/2024"), encoding="utf-8")
    assert unit.ask("import", str(file), "--as", "abolitions")["rows_added"] == 1
    listed = unit.ask("removal", "list", "--as-of", "20/11/2025")["removals"]
    assert [one["procedure"] for one in listed] == ["1.000301"]


def test_a_row_stays_known_when_its_number_becomes_ambiguous(unit: Unit, tmp_path: Path) -> None:
    file = _facts(
        tmp_path / "su-kien.csv",
        "case.assigned,2024-02-21,220/QĐ-BYT,,,,,,,,,,,,,",
        "announcement.published,2025-03-01,220/QĐ-BYT,,,505/QĐ-UBND,,,,,,,,,,",
    )
    unit.record("announcement.signed", "27/02/2024", *OLD, "--document", "505/QĐ-UBND")
    assert unit.ask("import", file)["facts_added"] == 2
    unit.record("announcement.signed", "27/02/2025", *YOUNG, "--document", "505/QĐ-UBND")
    before = unit.dump()
    done = unit.ask("import", file)
    assert (done["rows_known"], done["problems"]) == (2, [])
    assert unit.dump() == before


def test_a_paper_older_than_all_of_its_number_is_one_however_often_a_file_names_it(
    unit: Unit, tmp_path: Path
) -> None:
    file = _facts(
        tmp_path / "su-kien.csv",
        "announcement.published,2024-03-05,,,1.000001,1/QĐ-UBND,2024-03-01,,,,,,,,,",
        "announcement.published,2025-03-05,,,1.000002,1/QĐ-UBND,2025-03-03,,,,,,,,,",
        "announcement.published,2023-10-04,,,1.000003,1/QĐ-UBND,,,,,,,,,,",
        "announcement.published,2023-10-05,,,1.000004,1/QĐ-UBND,,,,,,,,,,",
    )
    assert unit.ask("import", file)["facts_added"] == 4
    assert unit.sql("SELECT number, year FROM document ORDER BY year") == [
        ("1/QĐ-UBND", 0),
        ("1/QĐ-UBND", 2024),
        ("1/QĐ-UBND", 2025),
    ]
