"""Is an abolition whose day is not known told alike by every command, and as not done with?"""

import pytest

from tests.registers import Unit

DAY = ("--as-of", "27/11/2026")
UNKNOWN = "Đã hoặc sẽ hết hiệu lực, chưa rõ ngày"
PROVINCE = ("--document", "2637/QĐ-UBND", "--document-date", "05/10/2026")
CODE = ("--procedure", "2.000817")
DONE_WITH = "KHÔNG CÒN PHẢI LÀM"


@pytest.mark.parametrize("by", [(), PROVINCE, ("--decision", "3361/QĐ-BCT")])
def test_an_abolition_on_a_day_not_known_is_not_done_with(unit: Unit, by: tuple[str, ...]) -> None:
    unit.record("force.bound", "05/10/2026", *CODE, *by)
    for command in ("show", "explain"):
        said = unit.call(command, CODE[1], *DAY).out
        assert UNKNOWN in said
        assert "[CHƯA BẮT ĐẦU TÍNH HẠN]" in said
        assert DONE_WITH not in said
    counts = unit.ask("status", *DAY)["counts"]
    assert (counts["not_started"], counts["void"]) == (1, 0)
    assert UNKNOWN in unit.call("removal", "show", CODE[1], *DAY).out


def test_the_decision_that_abolishes_it_says_the_same(unit: Unit) -> None:
    unit.record("force.bound", "05/10/2026", *CODE, *PROVINCE)
    tree = unit.call("document", "show", PROVINCE[1], *DAY).out
    assert f"R0-1: {UNKNOWN}" in tree
    (shown,) = unit.ask("document", "show", PROVINCE[1], *DAY)["documents"]
    assert [one["day_unknown"] for one in shown["abolished"]] == [True]


def test_the_list_in_which_it_stands_says_the_same(unit: Unit) -> None:
    unit.record("procedure.listed", "11/04/2024", *CODE, "--document", "719/QĐ-UBND")
    unit.record("force.bound", "05/10/2026", *CODE)
    tree = unit.call("document", "show", "719/QĐ-UBND", *DAY).out
    assert f"R0-1: {UNKNOWN}" in tree
    (shown,) = unit.ask("document", "show", "719/QĐ-UBND", *DAY)["documents"]
    (resting,) = shown["procedures"]
    assert resting["cases"] == [{"case": "R0-1", "state": "in_force", "day_unknown": True}]


def test_the_plan_names_no_event_where_none_is_known(unit: Unit) -> None:
    unit.record("force.bound", "05/10/2026", *CODE)
    said = unit.call("removal", "plan", "--until", "31/12/2026", *DAY).out
    assert "Đã hoặc sẽ hết hiệu lực, chưa rõ ngày hoặc theo sự kiện chưa xảy ra:" in said


def test_what_waits_for_an_event_is_not_done_with_until_it_has_come(unit: Unit) -> None:
    unit.record("force.bound", "05/10/2026", *CODE, "--cause", "05/2026/TT-BTP")
    assert "[CHƯA BẮT ĐẦU TÍNH HẠN]" in unit.call("show", CODE[1], *DAY).out
    unit.record("document.in_force", "20/11/2026", "--document", "05/2026/TT-BTP")
    assert "[CHƯA XÁC ĐỊNH ĐƯỢC]" in unit.call("show", CODE[1], *DAY).out


def test_a_part_that_ends_on_a_day_not_known_leaves_its_document_alone(unit: Unit) -> None:
    part = ("--document", "719/QĐ-UBND", "--extent", "part", "--place", "I/17")
    unit.record("force.bound", "05/10/2026", *part)
    assert "[CHƯA BẮT ĐẦU TÍNH HẠN]" not in unit.call("show", "719/QĐ-UBND", *DAY).out
    assert unit.ask("verify")["faults"] == []
