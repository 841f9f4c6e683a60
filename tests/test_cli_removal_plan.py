"""Does `tthc removal plan` tell what will end, and what ends on a day not known?"""

import pytest

from tests.abolished import ABOLITIONS, CODE, LATER, ON, abolish_one
from tests.registers import Unit

abolished = pytest.fixture(abolish_one)


PLANNED = ("case", "number", "ends_on", "extent")


def test_the_plan_tells_what_will_end(abolished: Unit) -> None:
    abolished.record("force.ended", "28/02/2027", "--document", "206/2025/QH15")
    planned = abolished.ask("removal", "plan", "--until", "31/12/2027", *ON)["ending"]
    before = abolished.ask("removal", "plan", "--until", "27/02/2027", *ON)["ending"]

    assert [(one["number"], one["ends_on"]) for one in planned] == [("206/2025/QH15", "2027-02-28")]
    assert before == []
    assert "28/02/2027" in abolished.call("removal", "plan", "--until", "31/12/2027", *ON).out


def test_the_plan_names_rows_that_end_and_not_the_list_they_stand_in(unit: Unit) -> None:
    annex = ("--document", "719/QĐ-UBND", "--extent", "part", "--place")
    by = ("--cause", "1200/QĐ-UBND")
    place = ("--document", "719/QĐ-UBND", "--place", "I/17")
    unit.record("procedure.listed", "11/04/2024", *CODE, *place)
    unit.record("force.ended", "01/12/2025", *annex, "I/17", *by)
    unit.record("force.ended", "02/12/2025", *annex, "I/18", *by)
    unit.record("force.ended", "03/12/2025", "--document", "719/QĐ-UBND", "--extent", "part")
    unit.record("force.bound", "03/11/2025", *annex, "II/1", "--cause", "40/2026/TT-BCT")
    planned = unit.ask("removal", "plan", "--until", "31/12/2025", *ON)

    assert [tuple(one[k] for k in PLANNED) for one in planned["ending"]] == [
        ("R0-1", "1.014390", "2025-12-01", "whole"),
        ("D1", "719/QĐ-UBND (I/18)", "2025-12-02", "part"),
        ("D1", "719/QĐ-UBND", "2025-12-03", "part"),
    ]
    assert [(one["number"], one["under"]) for one in planned["undated"]] == [
        ("719/QĐ-UBND (II/1)", "40/2026/TT-BCT"),
    ]


def test_the_plan_names_a_procedure_that_waits_for_an_event(unit: Unit) -> None:
    unit.record("procedure.listed", "11/04/2024", *CODE)
    unit.record("force.bound", "03/11/2025", *CODE, "--cause", "40/2026/TT-BCT")
    typed = ("removal", "plan", "--until", "31/12/2026")
    before = unit.ask(*typed, *ON)
    unit.record("document.in_force", "01/03/2026", "--document", "40/2026/TT-BCT")
    after = unit.ask(*typed, *ON)

    assert [(one["number"], one["ends_on"]) for one in before["undated"]] == [("1.014390", None)]
    assert [(one["number"], one["ends_on"]) for one in after["ending"]] == [
        ("1.014390", "2026-03-01"),
    ]
    assert (before["ending"], after["undated"]) == ([], [])


def test_the_plan_names_what_rests_on_a_document_that_waits_for_an_event(unit: Unit) -> None:
    waits, other, kept = ("12/2020/TT-BCT", "13/2020/TT-BCT", "14/2020/TT-BCT")
    unit.record("force.bound", "03/11/2025", "--document", waits, "--cause", "40/2026/TT-BCT")
    unit.record("force.ended", "01/02/2026", "--document", other)
    for code, *bases in (
        ("1.000001", waits),
        ("1.000002", waits, other),
        ("1.000003", waits, kept),
        ("1.000004", other),
    ):
        for basis in bases:
            said = ("--procedure", code, "--document", basis)
            unit.record("procedure.based", "01/01/2021", *said)
    planned = unit.ask("removal", "plan", "--until", "31/12/2026", *ON)

    assert [(one["number"], one["under"]) for one in planned["undated"]] == [
        (waits, "40/2026/TT-BCT"),
        ("1.000001", "40/2026/TT-BCT"),
        ("1.000002", "40/2026/TT-BCT"),
    ]
    assert [one["number"] for one in planned["ending"]] == [other, "1.000004"]


def test_the_plan_names_the_decision_that_lets_it_end_on_a_day_not_known(unit: Unit) -> None:
    of_ministry = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/11/2025")
    unit.record("procedure.listed", "18/11/2025", *of_ministry, "--procedure", "1.000601")
    bound = "force.bound", "18/11/2025"
    unit.record(*bound, *of_ministry, "--procedure", "1.000601")
    unit.record(*bound, "--procedure", "1.000602", "--document", "2144/QĐ-UBND")
    annex = ("--document", "719/QĐ-UBND", "--extent", "part", "--place", "I/17")
    unit.record(*bound, *annex, "--evidence", "2144/QĐ-UBND")
    unit.record(*bound, "--document", "12/2020/TT-BCT")
    planned = unit.ask("removal", "plan", "--until", "31/12/2026", *LATER)

    assert [(one["case"], one["number"], one["under"]) for one in planned["undated"]] == [
        ("R1-1", "1.000601", "3361/QĐ-BCT"),
        ("R0-2", "1.000602", "2144/QĐ-UBND"),
        ("D3", "12/2020/TT-BCT", None),
        ("D2", "719/QĐ-UBND (I/17)", "2144/QĐ-UBND"),
    ]
    found = unit.ask("audit", *LATER)["findings"]
    asked = [one["case"] for one in found if one["check"] == "end_unknown"]
    assert sorted(asked) == ["D2", "D3", "R0-2", "R1-1"]
    assert "hết hiệu lực, chưa rõ ngày" in unit.call("show", "R0-2", *LATER).out
    assert unit.call("verify").code == 0


def test_a_row_that_ends_is_planned_once(unit: Unit) -> None:
    file = unit.folder / "bai-bo.csv"
    file.write_text(ABOLITIONS, encoding="utf-8")
    listed = ("--document", "721/QĐ-UBND", "--document-date", "11/4/2024", "--place", "I/4")
    unit.ask("import", str(file), "--as", "abolitions")
    plan = ("removal", "plan", "--as-of", "01/11/2025", "--until", "31/12/2025")
    rows = [one["number"] for one in unit.ask(*plan)["ending"]]
    assert rows.count("721/QĐ-UBND (I/4)") == 1
    unit.record("procedure.listed", "11/4/2024", "--procedure", "1.000104", *listed)
    rows = [one["number"] for one in unit.ask(*plan)["ending"]]
    assert (rows.count("1.000104"), rows.count("721/QĐ-UBND (I/4)")) == (1, 0)


AHEAD = ("removal", "plan", "--until", "31/12/2027")


def test_what_ends_on_a_known_day_waits_for_no_other(unit: Unit) -> None:
    unit.record("force.bound", "01/11/2025", *CODE)
    unit.record("force.ended", "01/06/2026", *CODE)
    unit.record("procedure.based", "01/01/2020", *CODE, "--document", "5/2020/TT-BTC")
    unit.record("force.bound", "02/11/2025", "--document", "5/2020/TT-BTC")
    planned = unit.ask(*AHEAD, *ON)

    assert [(one["case"], one["ends_on"]) for one in planned["ending"]] == [("R0-1", "2026-06-01")]
    assert [one["case"] for one in planned["undated"]] == ["D1"]


@pytest.mark.parametrize(
    ("ahead", "where"),
    [
        ("force.bound", "--cause"),  # ends with an event
        ("announcement.in_force", "--document"),  # ends on a day
    ],
)
def test_a_withdrawn_abolition_is_not_planned(unit: Unit, ahead: str, where: str) -> None:
    ten = ("--decision", "10/QĐ-BTC")
    unit.record("decision.issued", "03/11/2025", *ten, *CODE, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/11/2025", *ten, "--document", "99/QĐ-UBND")
    on = "04/11/2025" if ahead == "force.bound" else "01/06/2026"
    unit.record(ahead, on, *ten, where, "99/QĐ-UBND")
    before = unit.ask(*AHEAD, *ON)
    unit.record("decision.withdrawn", "18/11/2025", *ten)
    after = unit.ask(*AHEAD, *ON)

    assert len(before["ending"] + before["undated"]) == 1
    assert (after["ending"], after["undated"]) == ([], [])


def test_what_came_back_after_an_end_on_a_day_not_known_waits_no_more(unit: Unit) -> None:
    text = ("--document", "5/2020/TT-BTC")
    for about in (CODE, text, (*text, "--extent", "part", "--place", "I/17")):
        unit.record("force.bound", "10/01/2024", *about)
    unit.record("force.restored", "03/06/2024", *CODE)
    unit.record("force.restored", "03/06/2024", *text)

    assert unit.ask(*AHEAD, *ON)["undated"] == []
    (shown,) = unit.ask("document", "show", "5/2020/TT-BTC", *ON)["documents"]
    assert (shown["ends_on"], shown["cause"]) == (None, None)
    findings = unit.ask("audit", *ON)["findings"]
    assert [one["check"] for one in findings if one["check"] == "end_unknown"] == []


def test_a_document_that_ends_by_its_own_text_ends_under_no_other(unit: Unit) -> None:
    unit.record("force.ended", "01/12/2026", "--document", "24/2019/TT-BTC")
    (planned,) = unit.ask("removal", "plan", "--until", "31/12/2026", "--as-of", "27/11/2026")[
        "ending"
    ]
    assert (planned["number"], planned["under"]) == ("24/2019/TT-BTC", None)
    (listed,) = unit.ask("removal", "list", "--as-of", "02/12/2026")["removals"]
    assert listed["ended_by"] == []


def test_a_part_that_ends_is_planned_and_called_a_part(unit: Unit) -> None:
    part = ("--extent", "part", "--document")
    unit.record("force.ended", "01/02/2026", *part, "12/2012/TT-BYT", "--cause", "57/2025/TT-BYT")
    unit.record("force.bound", "03/11/2025", *part, "13/2012/TT-BYT", "--cause", "40/2026/TT-BCT")
    unit.record("force.ended", "01/01/2026", "--document", "14/2012/TT-BYT")
    unit.record("force.ended", "01/02/2026", *part, "14/2012/TT-BYT")
    typed = ("removal", "plan", "--until", "31/12/2026", *ON)
    planned = unit.ask(*typed)
    assert [tuple(one[k] for k in PLANNED[1:]) for one in planned["ending"]] == [
        ("14/2012/TT-BYT", "2026-01-01", "whole"),
        ("12/2012/TT-BYT", "2026-02-01", "part"),
    ]
    assert [(one["number"], one["under"]) for one in planned["undated"]] == [
        ("13/2012/TT-BYT", "40/2026/TT-BCT")
    ]
    printed = unit.call(*typed, "--format", "csv").out
    assert "12/2012/TT-BYT (một phần)" in printed
    assert "14/2012/TT-BYT," in printed
