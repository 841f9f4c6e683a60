"""Is a code that another replaces removed, and the other announced?"""

import pytest

from tests.told_facts import cases, day, ended_on
from tthc.workflows.facts import ChangeKind, FactKind

SIGNED = FactKind.ANNOUNCEMENT_SIGNED


def test_a_replaced_code_goes_and_its_successor_is_announced() -> None:
    found = cases(
        "2025-11-01 decision.issued decision 5",
        "2025-11-01 procedure.replaced decision 5 of 7 to 8",
        "2025-11-10 announcement.signed decision 5",
    )
    assert sorted(found) == ["A5-8", "R5-7"]
    signed = [o.kind for o in found["R5-7"].case.occurrences]
    assert FactKind.ANNOUNCEMENT_SIGNED in signed


def test_a_code_that_is_replaced_without_a_decision_ends_on_the_day() -> None:
    found = cases("2025-11-01 procedure.replaced of 7 to 8")
    assert ended_on(found["R0-7"]) == [day("2025-11-01")]


def test_a_replacement_by_the_province_announces_the_end_of_one_code_and_the_other() -> None:
    found = cases("2025-11-01 procedure.replaced P of 7 to 8")
    assert sorted(found) == ["A0-8", "R0-7"]
    for one in found.values():
        assert [o.on for o in one.case.occurrences if o.kind is SIGNED] == [day("2025-11-01")]
    assert found["R0-7"].case.change_kind is ChangeKind.ABOLISHED
    assert {one.told[-1].id for one in found.values()} == {1}


@pytest.mark.parametrize("paper", ["", "A", "Q"])
def test_the_new_code_is_followed_also_where_no_announcement_is_known(paper: str) -> None:
    found = cases(f"2025-11-01 procedure.replaced {paper} of 7 to 8")
    assert sorted(found) == ["A0-8", "R0-7"]
    assert [o.kind for o in found["A0-8"].case.occurrences] == [FactKind.NOTE_ADDED]


def test_a_new_code_that_a_decision_or_the_province_announces_has_one_case() -> None:
    loose = "2025-11-01 procedure.replaced of 7 to 8"
    decided = cases(loose, "2025-10-20 decision.issued decision 5 of 8")
    assert sorted(decided) == ["A5-8", "R0-7"]
    announced = cases(loose, "2025-11-03 announcement.signed of 8")
    assert sorted(announced) == ["A0-8", "R0-7"]


def test_codes_that_replace_each_other_or_themselves_follow_each_once() -> None:
    assert sorted(cases("2025-11-01 procedure.replaced of 7 to 7")) == ["R0-7"]
    links = ("procedure.replaced P of 7 to 8", "procedure.replaced P of 8 to 9")
    chain = cases(*(f"2025-11-01 {link}" for link in links))
    assert sorted(chain) == ["A0-8", "A0-9", "R0-7", "R0-8"]
