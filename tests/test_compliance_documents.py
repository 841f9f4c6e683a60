"""Are the contradictions of what is said about a document named, as its facts write it?"""

import pytest

from tests.told_facts import cases, conflicts, day, facts, told
from tthc.compliance.case import Conflict
from tthc.compliance.cases import gather
from tthc.workflows.facts import Extent, FactKind


def test_contradictions_about_a_document_are_named() -> None:
    found = cases(
        "2005-12-31 document.in_force A",
        "2006-01-15 document.in_force A",
        "2005-12-08 force.ended A by B",
        "2013-01-01 force.ended A by C",
        "2016-02-15 force.ended A part",
    )
    assert conflicts(found["D11"]) == [
        "in_force_date: 31/12/2005 ≠ 15/01/2006",
        "end_date: 08/12/2005 ≠ 01/01/2013",
        "two_causes: b/tt ≠ c/tt",
        "part_after_whole: 08/12/2005 < 15/02/2016",
        "end_before_start: 08/12/2005 < 31/12/2005",
    ]


@pytest.mark.parametrize(
    ("extent", "since", "expected"),
    [
        (None, "2022-01-01", ["said_in_force: 01/01/2022"]),
        (None, "2021-12-31", []),
        (Extent.PART, "2022-01-01", []),
    ],
)
def test_a_document_said_to_be_in_force_on_the_day_of_its_end_contradicts_it(
    extent: Extent | None, since: str, expected: list[str]
) -> None:
    (end,) = facts("2022-01-01 force.ended A")
    (tracked,) = gather([end._replace(extent=extent, since=day(since))])
    assert conflicts(tracked) == expected


@pytest.mark.parametrize(
    ("recorded", "since"),
    [(("2022-03-01", "2022-04-01"), "2022-04-01"), (("2025-03-01", "2025-03-01"), "2023-01-01")],
)
def test_two_ends_contradict_each_other_from_the_day_on_which_both_are_known(
    recorded: tuple[str, str], since: str
) -> None:
    ends = facts("2022-01-01 force.ended A by B", "2023-01-01 force.ended A by C")
    known = [end._replace(recorded_on=day(on)) for end, on in zip(ends, recorded, strict=True)]
    (tracked,) = gather(known)
    assert {found.since for found in tracked.case.contradictions} == {day(since)}


def test_an_end_after_a_return_contradicts_nothing() -> None:
    found = cases(
        "2010-01-01 force.ended A by B",
        "2011-01-01 force.restored A",
        "2015-01-01 force.ended A by C",
    )
    assert conflicts(found["D11"]) == []


def test_each_conflict_of_documents_has_its_sentence() -> None:
    from tthc.report.words import CONFLICTS

    own_check = {Conflict.CODE_REMOVED}  # said by a check of its own
    assert {*Conflict} - own_check == set(CONFLICTS)


def test_a_number_is_shown_as_the_first_fact_writes_it() -> None:
    causes = (
        told("2025-06-01 force.ended A by B", 1)._replace(cause_paper="6/2026/TT-BTP"),
        told("2025-06-01 force.ended A by C", 2)._replace(cause_paper="7/2026/TT-BTP"),
        told("2025-06-01 force.ended A by B", 3)._replace(cause_paper="Số: 06/2026/tt-btp"),
    )
    for said in (causes, causes[::-1]):
        (document,) = gather(said)
        shown = {one.what.value: one.shown for one in document.case.contradictions}
        assert shown == {"two_causes": "6/2026/TT-BTP ≠ 7/2026/TT-BTP"}
        waiting = [fact._replace(kind=FactKind.FORCE_BOUND) for fact in said]
        (bound,) = gather(waiting)
        assert [one.shown for one in bound.case.reviews] == ["6/2026/TT-BTP; 7/2026/TT-BTP"]
