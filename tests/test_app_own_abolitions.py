"""Does a province's own abolition stay a removal, whatever else is told of it, in any order?"""

from itertools import permutations

import pytest

from tests.registers import Unit

CODE = ("--procedure", "1.000001")
BROUGHT = ("announcement.signed", "10/01/2026", "--document", "300/QĐ-UBND", "--change-kind", "new")
ENDED = (
    *("announcement.signed", "10/06/2026", "--document", "400/QĐ-UBND"),
    *("--change-kind", "abolished"),
)
BESIDE = (
    ("announcement.posted", "12/06/2026"),
    ("announcement.published", "12/06/2026"),
    ("case.assigned", "12/06/2026", "--note", "Chị Hoa"),
)


def _removals(unit: Unit) -> list[tuple[str, str]]:
    found = unit.ask("removal", "list", "--as-of", "15/06/2026")["removals"]
    return [(one["case"], one["ended_on"]) for one in found]


@pytest.mark.parametrize("beside", BESIDE, ids=[one[0] for one in BESIDE])
def test_what_else_is_told_of_an_abolition_leaves_it_to_be_removed(
    unit: Unit, beside: tuple[str, ...]
) -> None:
    for kind, on, *more in (ENDED, beside):
        unit.record(kind, on, *CODE, *more)
    assert _removals(unit) == [("R0-1", "2026-06-10")]
    assert {one["case"] for one in unit.ask("list", "--as-of", "15/06/2026")["cases"]} == {"R0-1"}
    assert unit.ask("verify")["faults"] == []


@pytest.mark.many
@pytest.mark.parametrize("told", list(permutations((BROUGHT, ENDED, BESIDE[0]))))
def test_the_later_of_two_announcements_ends_in_any_order(
    unit: Unit, told: tuple[tuple[str, ...], ...]
) -> None:
    for kind, on, *more in told:
        unit.record(kind, on, *CODE, *more)
    assert _removals(unit) == [("R0-1", "2026-06-10")]
    assert unit.ask("verify")["faults"] == []


DECISION = ("--decision", "100/QĐ-BYT", "--decision-date", "02/01/2026")
WITHOUT_ITS_LIST = (
    ("decision.issued", "02/01/2026", "--change-kind", "abolished"),
    ("decision.received", "03/01/2026"),
    ("announcement.signed", "05/01/2026", "--document", "300/QĐ-UBND"),
)


def _publication(unit: Unit, as_of: str) -> str:
    (case,) = (
        one
        for one in unit.ask("show", "100/QĐ-BYT", "--as-of", as_of)["cases"]
        if one["id"].startswith("A")
    )
    (duty,) = (one for one in case["obligations"] if one["rule"] == "announcement.publish")
    return duty["verdict"]


def test_a_decision_without_its_list_is_published_by_the_removal_too(unit: Unit) -> None:
    for kind, on, *more in WITHOUT_ITS_LIST:
        unit.record(kind, on, *DECISION, *more)
    assert _publication(unit, "01/02/2026") == "overdue"
    unit.record("removal.done", "06/01/2026", *DECISION, "--evidence", "https://a.vn/1")
    assert _publication(unit, "01/02/2026") == "met"


def test_a_decision_without_its_list_asks_for_no_deletion_before_its_day(unit: Unit) -> None:
    for kind, on, *more in (*WITHOUT_ITS_LIST, ("force.ended", "01/03/2027")):
        unit.record(kind, on, *DECISION, *more)
    assert _publication(unit, "01/02/2026") in ("open", "not_started")
