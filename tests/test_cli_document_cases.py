"""Do the case of a document, its tree and the worklist say the same of it, part by part?"""

import pytest

from tests.registers import Unit

DAY = ("--as-of", "27/11/2025")
PAPER = ("--document", "12/2024/TT-BTP")
PROVINCE = ("--document", "1805/QĐ-UBND", "--document-date", "20/05/2025")
UNKNOWN = "Đã hoặc sẽ hết hiệu lực, chưa rõ ngày"


def test_an_end_on_a_day_not_known_is_told_alike_by_case_tree_and_removal(unit: Unit) -> None:
    unit.record("force.bound", "01/02/2025", *PAPER)
    case = unit.call("show", "D1", *DAY).out
    tree = unit.call("document", "show", PAPER[1], *DAY).out
    removal = unit.call("removal", "show", "D1", *DAY).out
    for said in (case, tree, removal):
        assert UNKNOWN in said
        assert "Còn hiệu lực" not in said
        assert "còn hiệu lực" not in said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("force.bound", "Hết hiệu lực từ ngày 15/2026/TT-BTP có hiệu lực (chưa rõ ngày)"),
        ("force.tied", "Hết hiệu lực cùng 15/2026/TT-BTP (chưa rõ ngày)"),
    ],
)
def test_what_waits_for_another_document_is_in_force_until_then(
    unit: Unit, kind: str, said: str
) -> None:
    unit.record(kind, "01/02/2025", *PAPER, "--cause", "15/2026/TT-BTP")
    case = unit.call("show", "D1", *DAY).out
    assert "Còn hiệu lực" in case
    assert "(theo 15/2026/TT-BTP, chưa rõ ngày)" in case
    tree = unit.call("document", "show", PAPER[1], *DAY).out
    assert said in tree
    assert "(theo 15/2026/TT-BTP, chưa rõ ngày)" in tree


def test_the_end_of_a_row_is_shown_with_its_row_and_its_cause(unit: Unit) -> None:
    listed = ("--document", "719/QĐ-UBND", "--document-date", "11/04/2024")
    unit.record("procedure.listed", "11/04/2024", *listed, "--procedure", "1.000501")
    row = ("--place", "I/17", "--extent", "part", "--cause", "1805/QĐ-UBND")
    unit.record("force.ended", "01/06/2025", *listed, *row)
    said = " ".join(unit.call("show", "D1", *DAY).out.split())
    assert "(1805/QĐ-UBND; một phần; I/17)" in said


def test_the_words_of_a_row_are_no_name_of_the_whole_list(unit: Unit) -> None:
    listed = ("--document", "505/QĐ-UBND", "--document-date", "05/05/2024")
    whole = ("--place", "toàn bộ", "--title", "Cấp giấy phép")
    unit.record("force.ended", "01/06/2025", *listed, *whole)
    (removal,) = unit.ask("removal", "list", *DAY)["removals"]
    assert removal["name"] is None
    file = unit.folder / "go.csv"
    unit.ask("removal", "export", "--output", str(file), "--documents", *DAY)
    assert "Cấp giấy phép" not in file.read_text(encoding="utf-8-sig")
    subject = ("--title", "Công bố danh mục")
    unit.record("document.issued", "05/05/2024", *listed, *subject)
    (removal,) = unit.ask("removal", "list", *DAY)["removals"]
    assert removal["name"] == "Công bố danh mục"


def test_a_replacement_that_ends_later_than_its_paper_is_explained_by_both_days(
    unit: Unit,
) -> None:
    codes = ("--procedure", "1.000501", "--successor", "1.000502")
    unit.record("procedure.replaced", "01/07/2025", *codes, *PROVINCE)
    signed = "Ký ngày 20/05/2025; thủ tục bị bãi bỏ hết hiệu lực ngày 01/07/2025"
    assert signed in unit.call("explain", "R0-1", *DAY).out
    assert "Ký ngày" not in unit.call("explain", "A0-2", *DAY).out


def test_what_ends_with_the_first_day_of_its_decision_is_planned_once(unit: Unit) -> None:
    decision = ("--cause", "3361/QĐ-BCT", "--cause-date", "18/11/2025")
    unit.record("force.ended", "18/11/2025", *PAPER, *decision)
    begun = ("--document", "3361/QĐ-BCT", "--document-date", "18/11/2025")
    unit.record("document.in_force", "01/05/2026", *begun)
    asked = ("removal", "plan", "--until", "31/12/2026", "--as-of", "17/11/2025")
    assert [one["ends_on"] for one in unit.ask(*asked)["ending"]] == ["2026-05-01"]
    assert unit.ask("removal", "list", *DAY)["removals"] == []
    (removal,) = unit.ask("removal", "list", "--as-of", "01/05/2026")["removals"]
    assert removal["ended_on"] == "2026-05-01"
