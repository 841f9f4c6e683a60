"""Does `record` check what is typed as an import does, and say what it touched?"""

from typing import Any

import pytest

from tests.registers import Unit
from tthc.workflows.facts import RECORDED_KINDS

DECISION = ("--decision", "886/QĐ-BNV", "--decision-date", "11/08/2025")


@pytest.fixture
def two_procedures(unit: Unit) -> Unit:
    for code in ("1.013724", "1.013725"):
        unit.record("procedure.listed", "17/11/2025", *DECISION, "--procedure", code)
    unit.record("decision.received", "17/11/2025", *DECISION)
    return unit


@pytest.mark.parametrize("option", ["--decision", "--procedure", "--document"])
@pytest.mark.parametrize("typed", ["", " ", "\u200b", "null", "—", "Đang cập nhật", "7\udcff/QĐ"])
def test_what_names_nothing_is_refused_and_names_its_option(
    option: str, typed: str, unit: Unit
) -> None:
    named = (*DECISION, option, typed)
    refused = unit.call("record", "announcement.signed", "--on", "18/11/2025", *named)
    assert refused.code == 8, refused
    assert option in refused.err
    assert unit.sql("SELECT count(*) FROM fact") == [(0,)]


@pytest.mark.parametrize("option", ["--note", "--title", "--place", "--actor", "--department"])
def test_bytes_that_are_no_text_are_refused(option: str, unit: Unit) -> None:
    refused = unit.call("record", "note.added", *DECISION, option, "ghi ch\udcff")
    assert refused.code == 8, refused
    assert option in refused.err


def test_what_nobody_can_see_is_taken_out_of_texts(unit: Unit) -> None:
    note = ("--note", " gọi\x1b[31m  lại\x07 ", "--actor", "A\x1b[1mn", "--title", "")
    unit.record("case.assigned", "18/11/2025", "--decision", "886/QĐ\x1b-BNV", *note)
    (case,) = unit.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")["cases"]
    (fact,) = case["facts"]
    assert (fact["decision"], fact["note"], fact["actor"], fact["title"]) == (
        "886/QĐ-BNV",
        "gọi[31m lại",
        "A[1mn",
        None,
    )
    assert "\x1b" not in fact["origin"]["command"]


@pytest.mark.parametrize("option", ["--decision-date", "--document-date"])
@pytest.mark.parametrize("kind", ["announcement.signed", "announcement.in_force"])
def test_a_paper_cannot_be_dated_ahead(kind: str, option: str, unit: Unit) -> None:
    named = ("--decision", "886/QĐ-BNV", "--document", "9/QĐ-UBND", option, "01/01/2090")
    refused = unit.call("record", kind, "--on", "18/11/2025", *named)
    assert refused.code == 8, refused
    assert "01/01/2090" in refused.err


def test_an_irregular_number_or_code_is_kept_with_a_warning(unit: Unit) -> None:
    typed = ("--decision", "886-BNV", "--procedure", "1.0137")
    done = unit.record("case.assigned", "18/11/2025", *typed)
    assert (done["added"], len(done["warnings"])) == (True, 2)
    assert "886-BNV" in done["warnings"][0]
    assert "1.0137" in done["warnings"][1]
    assert (done["decision"], done["procedure"]) == ("886-BNV", "1.0137")
    said = unit.call("record", "case.assigned", "--on", "18/11/2025", *typed).out
    assert all(warning in " ".join(said.split()) for warning in done["warnings"])
    assert unit.record("case.assigned", "18/11/2025", *DECISION)["warnings"] == []


def test_a_known_number_in_small_letters_is_no_typing_error(unit: Unit) -> None:
    unit.record(
        "case.assigned", "18/11/2025", "--decision", "886/QĐ-BNV", "--procedure", "1.013724"
    )
    small = ("--decision", "886/qd-bnv", "--procedure", "1.013724")
    again = unit.record("case.assigned", "18/11/2025", *small)
    assert (again["added"], again["warnings"]) == (False, [])
    more = unit.record("decision.received", "19/11/2025", *small)
    assert (more["added"], more["warnings"], more["new"]) == (True, [], [])
    (warned,) = unit.record("case.assigned", "19/11/2025", "--decision", "887/qd-bnv")["warnings"]
    assert "887/qd-bnv" in warned
    file = unit.folder / "su-kien.csv"
    rows = ("886/qd-bnv", "888/qd-bnv")
    told = "".join(f"case.assigned,2025-11-20,{number},1.013724\n" for number in rows)
    file.write_text(f"kind,happened_on,decision,procedure\n{told}", encoding="utf-8")
    (problem,) = unit.ask("import", str(file))["problems"]
    assert "888/qd-bnv" in problem["message"]


def _cases(said: dict[str, Any]) -> list[str]:
    return said["cases"]


def test_record_names_the_cases_that_the_fact_is_about(two_procedures: Unit) -> None:
    record = two_procedures.record
    assert _cases(record("case.assigned", "18/11/2025", *DECISION)) == ["A1-1", "A1-2"]
    one = (*DECISION, "--procedure", "1.013725.H05")
    assert _cases(record("case.dismissed", "18/11/2025", *one)) == ["A1-2"]
    assert _cases(record("case.dismissed", "18/11/2025", *one)) == ["A1-2"]
    assert _cases(record("fact.voided", "18/11/2025", "--fact", "5")) == ["A1-2"]
    said = two_procedures.call("record", "case.assigned", "--on", "19/11/2025", *DECISION).out
    assert "A1-1, A1-2" in said


def test_a_removal_of_a_procedure_alone_is_about_its_removal(two_procedures: Unit) -> None:
    named = ("--procedure", "1.013724")
    said = two_procedures.record("force.ended", "18/11/2025", *named)
    assert _cases(said) == ["R0-1"]


def test_a_number_that_no_case_had_is_called_new(two_procedures: Unit) -> None:
    record = two_procedures.record
    assert record("case.assigned", "18/11/2025", *DECISION)["new"] == []
    mistyped = ("--decision", "868/QĐ-BNV", "--procedure", "1.013742")
    assert record("case.assigned", "18/11/2025", *mistyped)["new"] == ["decision", "procedure"]
    assert record("case.assigned", "18/11/2025", *mistyped)["new"] == []
    said = two_procedures.call("record", "case.assigned", "--decision", "688/QĐ-BNV").out
    assert "688/QĐ-BNV" in said
    assert "chưa có" in said


def test_the_case_of_another_unit_in_the_register_can_be_served(unit: Unit) -> None:
    path = unit.folder / "su-kien.csv"
    path.write_text(
        "kind,happened_on,decision,decision_date,department,province\n"
        "decision.received,2025-11-17,886/QĐ-BNV,2025-08-11,Sở Nội vụ,Cần Thơ\n",
        encoding="utf-8",
    )
    unit.ask("import", str(path), "--as", "facts")
    other = ("--province", "can tho", "--department", "SỞ NỘI VỤ")
    assert _cases(unit.record("case.assigned", "18/11/2025", *DECISION, *other)) == ["A1"]
    assert unit.sql("SELECT count(*) FROM unit") == [(2,)]
    (case,) = unit.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")["cases"]
    assert (case["province"], len(case["facts"])) == ("Cần Thơ", 2)


def test_a_unit_that_the_register_does_not_have_is_not_made(unit: Unit) -> None:
    typed = ("case.assigned", "--on", "18/11/2025", *DECISION, "--department", "Sở Nội vụ")
    refused = unit.call("record", *typed)
    assert refused.code == 7, refused
    assert "Sở Khoa học và Công nghệ" in refused.err
    assert unit.sql("SELECT count(*) FROM unit") == [(1,)]


def test_a_unit_whose_name_was_corrected_in_its_settings_can_go_on(unit: Unit) -> None:
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8").replace("Bắc Ninh", "Bắc Giang")
    settings.write_text(text, encoding="utf-8")
    assert unit.record("case.assigned", "18/11/2025", *DECISION)["added"] is True


def test_a_case_id_that_no_register_can_hold_is_not_there(unit: Unit) -> None:
    for typed in ("A99999999999999999999", "R1-99999999999999999999", "D9999999999999999999"):
        assert unit.call("show", typed).code == 7, typed


def test_a_day_before_the_decision_it_answers_is_recorded_with_a_warning(unit: Unit) -> None:
    for code in ("1.013724", "1.013725"):
        unit.record("decision.issued", "11/08/2025", *DECISION, "--procedure", code)
    on_time = unit.record("decision.received", "12/08/2025", *DECISION)
    done = unit.record("announcement.signed", "01/01/2023", "--decision", "886/QĐ-BNV")

    assert on_time["warnings"] == []
    assert (done["added"], len(done["cases"])) == (True, 2)
    (warning,) = done["warnings"]
    assert warning == (
        "công bố danh mục trước khi Bộ ký quyết định (01/01/2023 < 11/08/2025): sự kiện vẫn được"
        " ghi, nhưng các ngày này không thể cùng đúng. Hãy hủy sự kiện sai và ghi lại cho đúng."
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("announcement.published", "công khai ở một nơi vào hai ngày (05/10/2026"),
        (
            "announcement.signed",
            "một số quyết định công bố danh mục ghi hai ngày khác nhau (99/QĐ-UBND: 05/10/2026",
        ),
    ],
)
def test_a_second_day_of_what_happens_once_is_recorded_with_a_warning(
    kind: str, said: str, unit: Unit
) -> None:
    """An earlier day typed later would clear what was late, without a word."""
    unit.record("decision.issued", "28/09/2026", "--decision", "3361/QĐ-BCT")
    paper = ("--decision", "3361/QĐ-BCT", "--document", "99/QĐ-UBND")
    assert unit.record(kind, "20/10/2026", *paper)["warnings"] == []
    (warning,) = unit.record(kind, "05/10/2026", *paper)["warnings"]
    assert warning.startswith(f"{said} ≠ 20/10/2026)")
    found = unit.ask("audit", "--as-of", "01/11/2026", "--all")["findings"]
    assert "contradiction" in {one["check"] for one in found}


@pytest.mark.parametrize("successor", ["1.013724", "1.013724.H05"])
def test_a_code_cannot_take_its_own_place(successor: str, unit: Unit) -> None:
    said = ("--procedure", "1.013724", "--successor", successor)
    refused = unit.call("record", "procedure.replaced", "--on", "18/11/2025", *said)
    assert refused.code == 8, refused
    assert "1.013724 không thể được thay bằng chính nó" in refused.err
    assert "--successor" in refused.err
    assert unit.sql("SELECT count(*) FROM fact") == [(0,)]
    other = ("--procedure", "1.013724", "--successor", "1.013725")
    assert unit.record("procedure.replaced", "18/11/2025", *other)["added"]


def test_the_help_says_what_each_kind_of_fact_is(unit: Unit) -> None:
    told = unit.call("record", "--help", "--lang", "vi")
    assert told.code == 0
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert "KIND, việc đã xảy ra:" in lines
    assert "decision.received nhận được quyết định" in lines
    assert "force.ended hết hiệu lực" in lines
    assert "removal.partly_done" not in told.out
    for kind in RECORDED_KINDS:
        assert any(line.split()[:1] == [kind.value] for line in lines), kind
