"""On which day does an abolition that was announced end, and from which day must it go?"""

import pytest

from tests.abolished import LATER
from tests.registers import Unit

ABOLISHING = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/11/2025")


def announce_abolition(unit: Unit, *ahead: tuple[str, ...]) -> None:
    """Abolish 1.000601 by a decision, say what else is known, announce it on 25/11/2025."""
    said = (*ABOLISHING, "--procedure", "1.000601")
    unit.record("decision.issued", "18/11/2025", *said, "--change-kind", "abolished")
    for kind, on, *options in ahead:
        unit.record(kind, on, *options)
    paper = ("--document", "2144/QĐ-UBND")
    unit.record("announcement.signed", "25/11/2025", *ABOLISHING, *paper)


@pytest.mark.parametrize(
    "ahead",
    [
        ("force.ended", "01/05/2026", *ABOLISHING, "--procedure", "1.000601"),
        ("force.ended", "01/05/2026", "--procedure", "1.000601"),
        ("announcement.in_force", "01/05/2026", *ABOLISHING, "--document", "2144/QĐ-UBND"),
    ],
)
def test_an_abolition_with_a_later_day_ends_on_that_day_and_no_earlier(
    ahead: tuple[str, ...], unit: Unit
) -> None:
    announce_abolition(unit, ahead)

    assert unit.ask("removal", "list", *LATER)["removals"] == []
    (planned,) = unit.ask("removal", "plan", "--until", "31/12/2026", *LATER)["ending"]
    assert (planned["ends_on"], planned["gone_by"]) == ("2026-05-01", None)
    (removal,) = unit.ask("removal", "list", "--as-of", "05/05/2026")["removals"]
    assert removal["ended_on"] == "2026-05-01"
    # Friday 1/5/2026 is a holiday; five working days after it: 4, 5, 6, 7, 8.
    assert removal["places"][0]["due"] == "2026-05-08"
    told = unit.call("explain", removal["case"], "--as-of", "05/05/2026").out
    assert "Ký ngày 25/11/2025; thủ tục bị bãi bỏ hết hiệu lực ngày 01/05/2026" in told


def test_a_later_end_clears_an_abolition_only_where_it_is_its_own(unit: Unit) -> None:
    announce_abolition(unit)
    said = ("force.ended", "01/05/2026", "--procedure", "1.000601", "--cause")
    unit.record(*said, "36/2025/TT-BCT")
    (removal,) = unit.ask("removal", "list", "--as-of", "15/12/2025")["removals"]
    # Five working days after Tuesday 25/11: 26, 27, 28, 1/12, 2/12.
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2025-11-25", "2025-12-02")
    planning = ("removal", "plan", "--until", "31/12/2026", *LATER)
    assert unit.ask(*planning)["ending"] == []  # it has ended
    unit.record(*said, "3361/QĐ-BCT")  # the abolishing decision itself
    assert unit.ask("removal", "list", "--as-of", "15/12/2025")["removals"] == []
    (removal,) = unit.ask("removal", "list", "--as-of", "05/05/2026")["removals"]
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2026-05-01", "2026-05-08")
    assert unit.call("verify").code == 0


def test_an_abolition_bound_to_an_event_ends_with_the_event(unit: Unit) -> None:
    bound = ("--procedure", "1.000601", "--cause", "36/2025/TT-BCT")
    announce_abolition(unit, ("force.bound", "18/11/2025", *bound))

    assert unit.ask("removal", "list", *LATER)["removals"] == []
    (waits,) = unit.ask("removal", "plan", "--until", "31/12/2026", *LATER)["undated"]
    assert (waits["number"], waits["under"]) == ("1.000601", "36/2025/TT-BCT")
    unit.record("document.in_force", "01/05/2026", "--document", "36/2025/TT-BCT")
    assert unit.ask("removal", "list", *LATER)["removals"] == []
    (removal,) = unit.ask("removal", "list", "--as-of", "05/05/2026")["removals"]
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2026-05-01", "2026-05-08")


def test_an_abolition_whose_day_had_come_ends_before_it_is_announced(unit: Unit) -> None:
    announce_abolition(unit, ("force.ended", "20/11/2025", "--procedure", "1.000601"))

    (removal,) = unit.ask("removal", "list", *LATER)["removals"]
    # Five working days after Tuesday 25/11: 26, 27, 28, 1/12, 2/12.
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2025-11-20", "2025-12-02")


def test_a_force_restored_between_two_ends_tells_them_apart(unit: Unit) -> None:
    code = ("--procedure", "1.000601")
    announce_abolition(
        unit,
        ("force.ended", "01/03/2025", *code),
        ("force.restored", "01/06/2025", *code),
        ("force.ended", "01/05/2026", *code),
    )

    assert unit.ask("removal", "list", *LATER)["removals"] == []


def test_a_code_replaced_by_the_province_is_removed_and_the_other_published(unit: Unit) -> None:
    paper = ("--document", "1805/QĐ-UBND", "--document-date", "18/11/2025")
    codes = ("--procedure", "1.000501", "--successor", "1.000502")
    done = unit.record("procedure.replaced", "18/11/2025", *codes, *paper)
    assert sorted(done["cases"]) == ["A0-2", "R0-1"]
    (removal,) = unit.ask("removal", "list", "--as-of", "20/11/2025")["removals"]
    assert (removal["procedure"], removal["announced_by"]) == ("1.000501", ["1805/QĐ-UBND"])
    due = {place["place"]: place["due"] for place in removal["places"]}
    assert due["national_database"] == "2025-11-25"
    shown = unit.ask("show", "1.000502", "--as-of", "20/11/2025")
    due = {one["rule"]: one["due"] for case in shown["cases"] for one in case["obligations"]}
    assert due["announcement.publish"] == "2025-11-25"
    assert unit.call("verify").code == 0


def test_a_row_that_ends_with_an_event_names_the_decision_that_says_so(unit: Unit) -> None:
    header = "Tên TTHC;Căn cứ bãi bỏ;Số quyết định;Ngày ký;Hiệu lực bãi bỏ;Quyết định công bố;"
    event = "kể từ ngày Thông tư 36/2025/TT-BKHCN có hiệu lực"
    row = f"A;;1805/QĐ-UBND;18/11/2025;{event};719/QĐ-UBND ngày 11/4/2024;3 Mục I"
    file = unit.folder / "bai-bo.csv"
    file.write_text(f"{header}Vị trí trong danh mục\n{row}\n", encoding="utf-8")
    unit.ask("import", str(file), "--as", "abolitions")
    listed = ("--document", "719/QĐ-UBND", "--document-date", "11/4/2024", "--place", "I/3")
    unit.record("procedure.listed", "11/4/2024", "--procedure", "1.000104", *listed)
    unit.record("document.in_force", "15/12/2025", "--document", "36/2025/TT-BKHCN")
    (removal,) = unit.ask("removal", "list", "--as-of", "20/12/2025")["removals"]
    assert (removal["procedure"], removal["ended_on"]) == ("1.000104", "2025-12-15")
    assert removal["announced_by"] == ["1805/QĐ-UBND"]
    assert removal["ended_by"] == ["36/2025/TT-BKHCN"]


def test_the_later_day_of_a_deletion_is_said_to_be_inferred(unit: Unit) -> None:
    ministry = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/11/2025")
    code = (*ministry, "--procedure", "1.000601")
    unit.record("decision.issued", "18/11/2025", *code, "--change-kind", "abolished")
    unit.record("force.ended", "1/5/2026", *code)
    unit.record("announcement.signed", "25/11/2025", *ministry, "--document", "2144/QĐ-UBND")
    said = unit.call("explain", "1.000601", "--as-of", "5/5/2026", "--lang", "vi").out
    assert "Suy luận: không văn bản nào ấn định ngày xóa bỏ nội dung còn hiệu lực." in said
