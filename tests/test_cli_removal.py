"""Does `tthc removal` list and show what must go, from where, since when and by which document?"""

import pytest

from tests.abolished import CODE, ON, TEN, abolish_one
from tests.registers import Unit

abolished = pytest.fixture(abolish_one)


def test_the_worklist_says_what_from_where_since_when_under_which_document(
    abolished: Unit,
) -> None:
    first, second = abolished.ask("removal", "list", *ON)["removals"]

    assert (first["case"], first["procedure"], first["ended_on"]) == (
        *("R1-1", "1.014390", "2025-11-05"),
    )
    assert (first["announced_by"], first["facts"]) == (["99/QĐ-UBND"], [2])
    # Five working days from Wednesday 5/11: 6, 7, 10, 11, 12; late 13, 14, 17, 18, 19, 20.
    database, *others = first["places"]
    assert (database["due"], database["days_late"]) == ("2025-11-12", 6)
    assert [(place["due"], place["days_late"]) for place in others] == [(None, None)] * 3
    assert (second["case"], second["ended_by"]) == ("D2", ["9/2025/TT-BTC"])
    assert [place["place"] for place in second["places"]] == [
        *("national_database", "department_site"),
    ]


def test_the_worklist_is_narrowed_by_place_and_unit(abolished: Unit) -> None:
    by_board = abolished.ask("removal", "list", *ON, "--place", "niêm yết")["removals"]
    here = abolished.ask("removal", "list", *ON, "--province", "bac ninh")["removals"]

    assert [one["case"] for one in by_board] == ["R1-1"]
    assert [one["case"] for one in here] == ["R1-1", "D2"]


def test_a_place_that_the_unit_does_not_have_is_no_empty_answer(abolished: Unit) -> None:
    refused = abolished.call("removal", "list", *ON, "--place", "bảng tin", "--lang", "vi")

    assert refused.code == 7
    assert "bảng tin: đơn vị không có nơi này. Các nơi: national_database" in refused.err


def test_what_need_not_go_has_no_removal(unit: Unit) -> None:
    unit.record("decision.issued", "03/11/2025", *TEN, *CODE, "--change-kind", "new")
    unit.record("dispatch.registered", "04/11/2025", *TEN)

    assert unit.call("removal", "show", "1.014390").code == 7


def test_a_code_that_was_removed_and_is_announced_again_is_a_finding(abolished: Unit) -> None:
    abolished.record("removal.done", "10/11/2025", *TEN, *CODE)
    twenty = ("--decision", "20/QĐ-BTC")
    abolished.record("decision.received", "17/11/2025", *twenty, *CODE)

    found = abolished.ask("audit", *ON)["findings"]
    assert [one["case"] for one in found if one["check"] == "code_removed"] == ["A2-1"]
    abolished.record("force.restored", "18/11/2025", *CODE)
    found = abolished.ask("audit", *ON)["findings"]
    assert [one["case"] for one in found if one["check"] == "code_removed"] == []


def test_a_derived_kind_cannot_be_recorded(unit: Unit) -> None:
    assert unit.call("record", "removal.partly_done", *CODE).code == 2


def test_a_document_bears_the_title_that_it_was_last_given(abolished: Unit) -> None:
    paper = ("--document", "12/2020/TT-BTC")
    (first,) = abolished.ask("removal", "show", "D2", *ON)["removals"]
    abolished.record("document.issued", "06/02/2020", *paper, "--title", "Về lệ phí")
    abolished.record("force.ended", "02/11/2025", *paper, "--extent", "part", "--place", "I/2")
    (named,) = abolished.ask("removal", "show", "D2", *ON)["removals"]

    assert (first["name"], named["name"]) == ("=Thông tư", "Về lệ phí")
    assert abolished.call("verify").code == 0
