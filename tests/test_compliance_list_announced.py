"""Which decision announces the end of what stands in a list?"""

from datetime import date

import pytest

from tests.ended_lists import LISTED
from tests.told_facts import cases, day, ended_on
from tthc.compliance.case import TrackedCase
from tthc.workflows.facts import ChangeKind, FactKind


def signed_on(tracked: TrackedCase) -> list[date]:
    signed = FactKind.ANNOUNCEMENT_SIGNED
    return [o.on for o in tracked.case.occurrences if o.kind is signed]


@pytest.mark.parametrize("end", ["place toàn_bộ", "part place I/1"])
def test_the_decision_that_abolishes_what_stands_in_a_list_announces_it(end: str) -> None:
    issued = "2025-05-28 document.issued P"
    found = cases(*LISTED, issued, f"2025-06-01 force.ended A {end} by P")["R0-7"]
    assert (found.case.change_kind, signed_on(found)) == (ChangeKind.ABOLISHED, [day("2025-06-01")])
    unsigned = cases(*LISTED, f"2025-06-01 force.ended A {end} by P")["R0-7"]
    assert (unsigned.case.change_kind, signed_on(unsigned)) == (None, [])


def test_no_other_paper_announces_what_it_ends() -> None:
    for letter in ("B", "Q"):
        issued = f"2025-05-28 document.issued {letter}"
        ended = f"2025-06-01 force.ended A by {letter} place toàn_bộ"
        assert signed_on(cases(*LISTED, issued, ended)["R0-7"]) == []
    based = ("2020-01-01 procedure.based A of 7", "2025-05-28 document.issued P")
    assert signed_on(cases(*based, "2025-06-01 force.ended A by P")["R0-7"]) == []


@pytest.mark.parametrize("end", ["place toàn_bộ", "part place I/1"])
@pytest.mark.parametrize(
    ("event", "limit_from"), [("2025-07-01", "2025-07-01"), ("2025-05-01", "2025-05-28")]
)
def test_the_decision_that_lets_a_list_end_with_an_event_announces_it(
    end: str, event: str, limit_from: str
) -> None:
    bound = f"2025-05-28 force.bound A {end} by B evidence 1805/QĐ-UBND"
    begun = (f"{event} document.in_force B", "2025-05-28 document.issued P")
    found = cases(*LISTED, bound, *begun)["R0-7"]
    assert (found.case.change_kind, signed_on(found)) == (ChangeKind.ABOLISHED, [day(limit_from)])
    assert ended_on(found) == [day(event)]
    assert "R0-7" not in cases(*LISTED, bound, "2025-05-28 document.issued P")


@pytest.mark.parametrize(
    ("evidence", "issued"),
    [
        ("1805/QĐ-UBND", "2024-05-28 document.issued P"),  # of another year
        ("1805/QĐ-UBND", "2025-05-28 document.issued Q"),
        ("9/QĐ-UBND", "2025-05-28 document.issued Q"),  # of another province
        ("https://vidu.vn/1805", "2025-05-28 document.issued P"),
        ("1805/QĐ-UBND", "2025-05-28 document.issued B"),  # the event announces nothing
    ],
)
def test_only_the_dated_decision_that_the_evidence_names_announces_it(
    evidence: str, issued: str
) -> None:
    bound = f"2025-05-28 force.bound A by B place toàn_bộ evidence {evidence}"
    found = cases(*LISTED, bound, "2025-07-01 document.in_force B", issued)["R0-7"]
    assert (found.case.change_kind, signed_on(found)) == (None, [])


def test_a_list_that_waits_for_another_decision_of_the_province_is_announced_by_its_own() -> None:
    bound = "2025-05-28 force.bound A by P place toàn_bộ"
    begun = ("2025-07-01 document.in_force P", "2025-06-20 document.issued P")
    assert signed_on(cases(*LISTED, bound, *begun)["R0-7"]) == [day("2025-07-01")]
    other = cases(*LISTED, f"{bound} evidence 77/QĐ-UBND", *begun)["R0-7"]
    assert signed_on(other) == []


def test_the_announcement_that_once_brought_a_procedure_is_not_that_of_its_end() -> None:
    before = "2024-04-11 announcement.signed of 7"
    issued = "2025-05-28 document.issued P"
    found = cases(*LISTED, before, issued, "2025-06-01 force.ended A by P place toàn_bộ")
    assert signed_on(found["A0-7"]) == [day("2024-04-11")]
    assert signed_on(found["R0-7"]) == [day("2025-06-01")]
