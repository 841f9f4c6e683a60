"""Does a document name what it abolishes by code, and a number without a case where to look?"""

import pytest

from tests.registers import Unit

DAY = ("--as-of", "27/11/2025")
PROVINCE = ("--document", "1805/QĐ-UBND", "--document-date", "20/05/2025")
MINISTRY = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/05/2025")
GROUND = ("--cause", "09/2025/TT-BCT")


@pytest.fixture
def abolished(unit: Unit) -> Unit:
    """The province ended one code under a circular; a ministry's decision abolishes another."""
    unit.record("force.ended", "01/06/2025", "--procedure", "1.000501", *PROVINCE, *GROUND)
    ends = ("--procedure", "1.000601", "--change-kind", "abolished", *GROUND)
    unit.record("decision.issued", "18/05/2025", *MINISTRY, *ends)
    unit.record("procedure.based", "01/03/2025", "--procedure", "1.000701", *PROVINCE)
    return unit


def _abolished(unit: Unit, number: str) -> list[tuple[str, str, str, str | None]]:
    (shown,) = unit.ask("document", "show", number, *DAY)["documents"]
    keys = ("number", "case", "state", "ended_on")
    return [tuple(one[key] for key in keys) for one in shown["abolished"]]


def test_a_decision_names_what_it_abolished_by_code(abolished: Unit) -> None:
    ended = ("1.000501", "R0-1", "ended", "2025-06-01")
    assert _abolished(abolished, "1805/QĐ-UBND") == [ended]
    announced = ("1.000601", "R1-2", "in_force", None)
    assert sorted(_abolished(abolished, "09/2025/TT-BCT")) == [ended, announced]
    said = abolished.call("document", "show", "1805/QĐ-UBND", *DAY).out
    assert "Bãi bỏ: 1.000501" in said
    assert "R0-1: Hết hiệu lực, còn hiển thị (01/06/2025)" in said


def test_the_announcement_of_a_ministrys_abolition_names_its_codes(abolished: Unit) -> None:
    announced = ("--document", "2144/QĐ-UBND", *MINISTRY)
    abolished.record("announcement.signed", "25/05/2025", *announced)
    found = [("1.000601", "R1-2", "ended", "2025-05-25")]
    assert _abolished(abolished, "2144/QĐ-UBND") == found
    amended = ("--decision", "970/QĐ-BYT", "--decision-date", "01/04/2025")
    abolished.record("decision.issued", "01/04/2025", *amended, "--procedure", "1.000901")
    abolished.record("announcement.signed", "10/04/2025", *amended, "--document", "88/QĐ-UBND")
    assert _abolished(abolished, "88/QĐ-UBND") == []


OLD = ("--decision", "11/QĐ-BTC", "--decision-date", "01/03/2025")
NEW = ("--decision", "12/QĐ-BTC", "--decision-date", "01/04/2025")


def test_a_decision_that_announces_anew_abolishes_nothing(unit: Unit) -> None:
    code = ("--procedure", "1.000001", "--change-kind")
    unit.record("decision.issued", "01/03/2025", *OLD, *code, "abolished")
    unit.record("announcement.signed", "05/03/2025", *OLD, "--document", "9/QĐ-UBND")
    unit.record("decision.issued", "01/04/2025", *NEW, *code, "new")
    unit.record("announcement.signed", "03/04/2025", *NEW, "--document", "19/QĐ-UBND")
    assert _abolished(unit, "19/QĐ-UBND") == []
    assert _abolished(unit, "9/QĐ-UBND") == [("1.000001", "R1-1", "restored", None)]


def test_what_a_procedure_is_tied_to_does_not_abolish_it(unit: Unit) -> None:
    tied = ("--procedure", "1.000001", "--cause", "5/2020/TT-BTC", "--document", "9/QĐ-UBND")
    unit.record("force.tied", "01/03/2025", *tied)
    unit.record("force.ended", "01/04/2025", "--document", "5/2020/TT-BTC")
    assert _abolished(unit, "5/2020/TT-BTC") == []
    assert _abolished(unit, "9/QĐ-UBND") == [("1.000001", "R0-1", "ended", "2025-04-01")]


@pytest.mark.parametrize("by", [(), OLD])
def test_a_decision_that_replaces_a_code_is_said_to_replace_it(
    by: tuple[str, ...], unit: Unit
) -> None:
    paper = ("--document", "200/QĐ-UBND")
    told = ("--procedure", "1.000001", "--successor", "1.000002", *(by or paper))
    unit.record("procedure.replaced", "01/03/2025", *told)
    if by:
        unit.record("announcement.signed", "01/03/2025", *by, *paper)
    (shown,) = unit.ask("document", "show", "200/QĐ-UBND", *DAY)["documents"]
    replaced = [(one["number"], one["successor"]) for one in shown["abolished"]]
    assert replaced == [("1.000001", "1.000002")]
    said = unit.call("document", "show", "200/QĐ-UBND", *DAY).out
    assert "Thay thế: 1.000001 bằng 1.000002" in said
    assert "Bãi bỏ" not in said


def test_what_is_abolished_has_no_successor(abolished: Unit) -> None:
    (shown,) = abolished.ask("document", "show", "1805/QĐ-UBND", *DAY)["documents"]
    assert [one["successor"] for one in shown["abolished"]] == [None]


def test_a_decision_whose_list_is_not_entered_is_named_itself(unit: Unit) -> None:
    unit.record("decision.issued", "18/05/2025", *MINISTRY, "--change-kind", "abolished", *GROUND)
    assert _abolished(unit, "09/2025/TT-BCT") == [("3361/QĐ-BCT", "R1", "in_force", None)]


@pytest.mark.parametrize("command", [("show",), ("explain",), ("removal", "show")])
def test_a_document_without_a_case_is_said_to_be_shown_by_document_show(
    abolished: Unit, command: tuple[str, ...]
) -> None:
    for number in ("09/2025/TT-BCT", "9/2025/tt-bct"):
        asked = abolished.call(*command, number)
        assert asked.code == 7
        assert f"`tthc document show {number}`" in asked.err


def test_a_ministrys_decision_is_said_to_be_shown_by_show(abolished: Unit) -> None:
    asked = abolished.call("document", "show", "3361/QĐ-BCT")
    assert asked.code == 7
    assert "`tthc show 3361/QĐ-BCT`" in asked.err
