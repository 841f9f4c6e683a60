"""Is who asks for removals told what is in force, not known here, incomplete or unreadable?"""

from pathlib import Path

import pytest

from tests.registers import Unit

ENDED = ("--procedure", "1.014966")
AHEAD = ("--procedure", "1.014967")
BACK = ("--procedure", "1.014968")
DAY = ("--as-of", "27/11/2025")


@pytest.fixture
def ended(unit: Unit) -> Unit:
    """One procedure that has ended, one that will, one that is back in force."""
    unit.record("force.ended", "01/08/2025", *ENDED)
    unit.record("force.ended", "31/12/2025", *AHEAD)
    unit.record("force.ended", "01/08/2025", *BACK)
    unit.record("force.restored", "01/09/2025", *BACK)
    return unit


def test_what_is_in_force_need_not_go_and_is_said_so(ended: Unit) -> None:
    ahead = ended.call("removal", "show", "1.014967", *DAY).out
    assert "Ngày 27/11/2025 còn hiệu lực: không phải gỡ ở nơi nào." in ahead
    assert "Sẽ hết hiệu lực ngày 31/12/2025." in ahead
    back = ended.call("removal", "show", "1.014968", *DAY).out
    assert "Có hiệu lực trở lại từ 01/09/2025: không phải gỡ ở nơi nào." in back
    for said in (ahead, back):
        assert "chưa gỡ" not in said
        assert "thường xuyên" not in said
    gone = ended.call("removal", "show", "1.014966", *DAY).out
    assert "không phải gỡ" not in gone
    assert gone.count("chưa gỡ") == 4


def test_no_place_of_what_is_in_force_is_open(ended: Unit) -> None:
    (removal,) = ended.ask("removal", "show", "1.014967", *DAY)["removals"]
    assert removal["state"] == "in_force"
    assert [place["open"] for place in removal["places"]] == [False] * 4
    (removal,) = ended.ask("removal", "show", "1.014966", *DAY)["removals"]
    assert [place["open"] for place in removal["places"]] == [True] * 4


def test_what_was_removed_before_its_end_is_told_place_by_place(ended: Unit) -> None:
    done = ("--place", "national_database")
    ended.record("removal.done", "03/12/2025", *AHEAD, *done)
    said = ended.call("removal", "show", "1.014967", "--as-of", "04/12/2025").out
    assert "còn hiệu lực" in said
    assert "đã gỡ" in said
    assert "03/12/2025" in said


@pytest.mark.parametrize("command", [("removal", "list"), ("list",)])
def test_a_unit_that_the_register_does_not_know_is_named_with_those_that_it_knows(
    ended: Unit, command: tuple[str, ...]
) -> None:
    (unit_named,) = ended.sql("SELECT province_name, department_name FROM unit")
    province, department = map(str, unit_named)
    asked = ended.call(*command, "--province", "Tỉnh Khác")
    assert (asked.code, asked.out) == (7, "")
    assert "Tỉnh Khác: sổ không có tỉnh này" in asked.err
    assert province in asked.err
    asked = ended.call(*command, "--department", "Sở Lạ")
    assert asked.code == 7
    assert "Sở Lạ: sổ không có cơ quan này" in asked.err
    assert department in asked.err
    both = ended.call(*command, "--province", province.upper(), "--department", department)
    assert both.code == 0


def test_the_worklist_is_that_of_the_unit_asked_for(ended: Unit) -> None:
    other = ended.folder / "other.csv"
    rows = "kind,happened_on,procedure,province,department\nforce.ended,01/08/2025,1.000001,"
    other.write_text(rows + "Hà Tĩnh,Sở Y tế\n", encoding="utf-8")
    ended.ask("import", str(other), "--as", "facts")

    def listed(*asked: str) -> list[str]:
        found = ended.ask("removal", "list", *DAY, *asked)["removals"]
        return [one["procedure"] for one in found]

    assert listed() == ["1.014966", "1.000001"]
    assert listed("--province", "ha tinh") == listed("--department", "sở y tế") == ["1.000001"]
    refused = ended.call("removal", "list", "--province", "Bắc Ninh", "--department", "Sở Y tế")
    assert refused.code == 7


def test_a_register_without_facts_knows_its_own_unit(unit: Unit) -> None:
    assert unit.call("removal", "list", "--province", "Bắc Ninh").code == 0


def test_an_incomplete_code_names_nothing_and_near_codes_are_offered(ended: Unit) -> None:
    asked = ended.call("removal", "show", "1.01496")
    assert (asked.code, asked.out) == (7, "")
    assert "1.01496 chưa phải là mã TTHC đủ" in asked.err
    assert "1.014966, 1.014967, 1.014968" in asked.err
    assert len(ended.ask("show", "1.01496")["cases"]) == 3
    far = ended.call("removal", "show", "2.0000")
    assert far.code == 7
    assert "2.0000 chưa phải là mã TTHC đủ" in far.err


def test_a_code_that_is_not_known_is_told_with_those_that_differ_in_one_digit(ended: Unit) -> None:
    asked = ended.call("removal", "show", "1.014986")
    assert asked.code == 7
    assert "1.014966" in asked.err
    assert "1.014967" not in asked.err
    none = ended.call("removal", "show", "2.999999")
    assert none.code == 7
    assert none.err.startswith("2.999999: trong sổ không có")


LATER = ("--as-of", "01/10/2025")


def test_a_later_end_by_another_text_leaves_the_day_of_the_first(
    unit: Unit, tmp_path: Path
) -> None:
    said = ("--decision", "11/QĐ-BTC", "--procedure", "1.000001")
    unit.record("decision.issued", "01/03/2025", *said, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/03/2025", *said[:2], "--document", "9/QĐ-UBND")
    unit.record("force.ended", "01/09/2025", *said[2:], "--cause", "7/2025/NĐ-CP")
    (listed,) = unit.ask("removal", "list", *LATER)["removals"]
    (shown,) = unit.ask("removal", "show", "1.000001", *LATER)["removals"]
    (document,) = unit.ask("document", "show", "9/QĐ-UBND", *LATER)["documents"]
    (code,) = document["abolished"]
    days = {one["ended_on"] for one in (listed, shown, code)}
    assert days == {"2025-03-05"}
    assert listed["ended_by"] == shown["ended_by"] == []
    table = tmp_path / "go-bo.csv"
    assert unit.call("removal", "export", "--output", str(table), "--procedures", *LATER).code == 0
    exported = table.read_text(encoding="utf-8-sig")
    assert "05/03/2025" in exported
    assert "01/09/2025" not in exported
    assert "7/2025/NĐ-CP" not in exported


def test_a_withdrawn_abolition_hides_no_end_by_another_text(unit: Unit) -> None:
    said = ("--decision", "11/QĐ-BTC", "--procedure", "1.000001")
    unit.record("decision.issued", "01/03/2025", *said, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/03/2025", *said[:2], "--document", "9/QĐ-UBND")
    unit.record("force.ended", "01/09/2025", *said[2:], "--cause", "7/2025/NĐ-CP")
    unit.record("decision.withdrawn", "01/05/2025", *said[:2])
    (planned,) = unit.ask("removal", "plan", "--until", "31/12/2026", "--as-of", "01/06/2025")[
        "ending"
    ]
    assert (planned["ends_on"], planned["gone_by"]) == ("2025-09-01", None)
    assert unit.ask("removal", "list", "--as-of", "31/08/2025")["removals"] == []
    (listed,) = unit.ask("removal", "list", *LATER)["removals"]
    (shown,) = unit.ask("removal", "show", "1.000001", *LATER)["removals"]
    assert listed == shown
    assert (shown["state"], shown["ended_on"]) == ("ended", "2025-09-01")
    assert (shown["ended_by"], shown["announced_by"]) == (["7/2025/NĐ-CP"], [])
    confirm = ("removal", "confirm", "1.000001", "--place", "niêm yết", "--evidence", "https://x")
    assert unit.call(*confirm, "--on", "01/06/2025").code == 8
    assert unit.call(*confirm, "--on", "02/09/2025").code == 0
    assert unit.call("verify").code == 0


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("decision.withdrawn", "Bộ đã thu hồi việc bãi bỏ"),
        ("case.dismissed", "Không thuộc thẩm quyền"),
    ],
)
def test_what_was_withdrawn_or_dismissed_need_not_go_and_is_said_so(
    unit: Unit, kind: str, why: str
) -> None:
    said = ("--decision", "11/QĐ-BTC", "--procedure", "1.000001")
    unit.record("decision.issued", "01/03/2025", *said, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/03/2025", *said[:2], "--document", "9/QĐ-UBND")
    unit.record(kind, "01/05/2025", *said)
    shown = unit.call("removal", "show", "1.000001", *LATER).out
    assert f"{why} (01/05/2025): không phải gỡ ở nơi nào." in shown
    assert "chưa gỡ" not in shown
    assert "thường xuyên" not in shown
    before = unit.call("removal", "show", "1.000001", "--as-of", "30/04/2025").out
    assert before.count("chưa gỡ") == 4


@pytest.mark.parametrize("place", ["toàn bộ", "I/17"])
def test_what_ended_with_a_list_names_it_where_no_paper_ended_that(place: str, unit: Unit) -> None:
    annex = ("--document", "502/QĐ-UBND", "--place")
    unit.record("procedure.listed", "11/04/2025", *ENDED, *annex, "I/17")
    unit.record("force.ended", "01/08/2025", *annex, place)
    said = unit.call("removal", "show", "1.014966", *DAY).out
    assert f"Hết hiệu lực theo 502/QĐ-UBND {place}, và chưa ghi văn bản nào" in said
    unit.record("fact.voided", "01/11/2025", "--fact", "2")
    unit.record("force.ended", "01/08/2025", *annex, place, "--cause", "800/QĐ-UBND")
    said = unit.call("removal", "show", "1.014966", *DAY).out
    assert "chưa ghi văn bản nào" not in said
    assert "800/QĐ-UBND" in said


def test_what_a_decision_of_a_ministry_alone_ended_is_traced_to_it(unit: Unit) -> None:
    decision = ("--decision", "300/QĐ-BTP", "--decision-date", "01/07/2025")
    unit.record("decision.issued", "01/07/2025", *decision, *ENDED, "--change-kind", "abolished")
    unit.record("force.ended", "01/08/2025", *decision, *ENDED)
    (one,) = unit.ask("removal", "list", *DAY)["removals"]
    assert (one["ended_by"], one["announced_by"]) == (["300/QĐ-BTP"], [])
    assert "300/QĐ-BTP" in unit.call("removal", "list", *DAY).out
    assert "300/QĐ-BTP" in unit.call("removal", "show", "1.014966", *DAY).out
    unit.call("removal", "export", "--output", "x.csv", *DAY)
    (row,) = (unit.folder / "x.csv").read_text("utf-8-sig").splitlines()[1:]
    assert row.count("300/QĐ-BTP") == 1


def test_what_ended_with_a_decision_as_a_whole_is_traced_to_it(unit: Unit) -> None:
    decision = ("--decision", "300/QĐ-BTP", "--decision-date", "01/07/2025")
    unit.record("decision.issued", "01/07/2025", *decision, *ENDED, "--change-kind", "abolished")
    unit.record("force.ended", "01/08/2025", *decision)
    shown = unit.call("removal", "show", "1.014966", *DAY).out
    assert "300/QĐ-BTP" in shown
    assert "chưa ghi văn bản nào" not in shown
