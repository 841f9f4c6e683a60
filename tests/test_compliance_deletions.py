"""When does an announced abolition ask for the deletion: on signing, or once the force has gone?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH
from tests.told_facts import cases, day, facts
from tthc.compliance.cases import gather
from tthc.compliance.judgement import judge

# 3361/QĐ-BCT of 18/11/2025 abolishes as of 01/5/2026; Đắk Lắk 02144 announced the same.
ISSUED = "2025-11-18 decision.issued decision 5 of 7 change abolished"
SIGNED = "2025-11-25 announcement.signed decision 5"


def due(*lines: str, rule: str = "announcement.publish", key: str = "A5-7") -> date | None:
    judged = judge(cases(*lines)[key].case, day("2025-12-05"), BENCH)
    (owed,) = (one.obligation for one in judged.duties if one.obligation.rule.id == rule)
    return owed.due


def test_an_abolition_without_a_day_of_its_own_is_deleted_after_its_announcement() -> None:
    assert due(ISSUED, SIGNED) == day("2025-12-02")


@pytest.mark.parametrize(
    "later",
    [
        "2026-05-04 force.ended decision 5 of 7",
        "2026-05-04 force.ended of 7",
        "2026-05-04 announcement.in_force decision 5",
    ],
)
def test_one_with_a_later_day_is_deleted_after_that_day(later: str) -> None:
    assert due(ISSUED, SIGNED, later) == day("2026-05-11")
    assert due(ISSUED, SIGNED, later, rule="announcement.list") is None
    removal = due(ISSUED, SIGNED, later, rule="removal.after-announcement", key="R5-7")
    assert removal in (None, day("2026-05-11"))


OTHER = "2026-05-04 force.ended of 7 by B"


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        "2026-05-04 force.ended B of 7",  # B is the paper that says so
        "2026-05-04 force.ended A of 7 by B",
    ],
)
def test_a_later_end_by_another_text_postpones_nothing(other: str) -> None:
    for rule, key in (("announcement.publish", "A5-7"), ("removal.after-announcement", "R5-7")):
        assert due(ISSUED, SIGNED, other, rule=rule, key=key) == day("2025-12-02")


@pytest.mark.parametrize(
    ("decision", "signed"),
    [
        (f"{ISSUED} by B", SIGNED),  # the text that its list names
        (ISSUED, f"{SIGNED} decided b/tt"),  # its own number
        (ISSUED, SIGNED.replace("signed", "signed B")),  # the announcement's
    ],
)
def test_a_later_end_by_the_text_behind_the_abolition_is_its_own(
    decision: str, signed: str
) -> None:
    assert due(decision, signed, OTHER) == day("2026-05-11")


def test_the_earliest_of_two_texts_ends_it() -> None:
    own = "2026-05-04 force.ended decision 5 of 7"
    assert due(ISSUED, SIGNED, own, "2026-03-02 force.ended of 7 by B") == day("2026-03-09")
    assert due(ISSUED, SIGNED, own, "2026-06-01 force.ended of 7 by B") == day("2026-05-11")
    bound = "2025-11-18 force.bound decision 5 of 7 by C"
    assert due(ISSUED, SIGNED, bound, "2026-03-02 force.ended of 7 by B") == day("2026-03-09")


def test_once_the_force_was_back_another_text_ends_it_anew() -> None:
    back = ("2026-01-05 force.restored of 7", "2026-02-02 announcement.signed decision 5", OTHER)
    assert due(ISSUED, SIGNED, *back) == day("2025-12-02")


def test_an_abolition_by_the_province_itself_is_postponed_by_its_own_text_alone() -> None:
    signed = "2025-11-25 announcement.signed P of 7 change abolished"
    rule, key = "removal.after-announcement", "R0-7"
    own, other = "2026-05-04 force.ended P of 7", "2026-05-04 force.ended of 7 by B"
    assert due(signed, own, rule=rule, key=key) is None  # it ends only then
    assert due(signed, other, rule=rule, key=key) == day("2025-12-02")


def test_an_earlier_day_leaves_the_limit_to_the_signing() -> None:
    assert due(ISSUED, SIGNED, "2025-11-20 force.ended decision 5 of 7") == day("2025-12-02")


def test_while_the_day_is_not_known_nothing_has_to_be_deleted() -> None:
    bound = "2025-11-18 force.bound decision 5 of 7 by B"
    assert due(ISSUED, SIGNED, bound) is None
    assert due(ISSUED, SIGNED, bound, "2026-05-04 document.in_force B") == day("2026-05-11")
    assert due(ISSUED, SIGNED, bound, "2026-05-04 announcement.in_force decision 5") is None


@pytest.mark.parametrize(
    "bound",
    [
        "2025-12-01 force.bound A of 7 by B",  # A says so, B is the event
        "2025-12-01 force.tied of 7 by B evidence 8/2025/NĐ-CP",
    ],
)
def test_an_event_that_another_text_names_leaves_the_day_of_an_abolition(bound: str) -> None:
    for rule, key in (("announcement.publish", "A5-7"), ("removal.after-announcement", "R5-7")):
        for day_known in ((), ("2026-05-04 document.in_force B", "2026-05-04 force.ended B")):
            assert due(ISSUED, SIGNED, bound, *day_known, rule=rule, key=key) == day("2025-12-02")


@pytest.mark.parametrize(
    "bound",
    [
        "2025-12-01 force.bound of 7 by B",
        "2025-12-01 force.bound P of 7 by B",
        "2025-12-01 force.bound of 7 by B evidence 1805/QĐ-UBND",
    ],
)
def test_an_event_that_its_own_text_names_is_the_day_of_an_abolition(bound: str) -> None:
    signed = SIGNED.replace("signed", "signed P")
    assert due(ISSUED, signed, bound) is None
    assert due(ISSUED, signed, bound, "2026-05-04 document.in_force B") == day("2026-05-11")


def test_a_number_of_another_year_is_another_text() -> None:
    signed = SIGNED.replace("signed", "signed P")
    own = "2026-05-04 force.ended of 7 by P"
    assert due(ISSUED, signed, own) == day("2026-05-11")  # of no known year
    assert due(ISSUED, signed, f"{own} signed 2025-11-25") == day("2026-05-11")
    assert due(ISSUED, signed, f"{own} signed 2019-01-02") == day("2025-12-02")


def test_what_is_not_abolished_is_published_after_signing_whenever_it_takes_effect() -> None:
    amended = "2025-11-18 decision.issued decision 5 of 7 change amended"
    later = "2026-05-04 announcement.in_force decision 5"
    assert due(amended, SIGNED, later) == day("2025-12-02")
    odd = [fact._replace(until=day("2026-05-04")) for fact in facts(amended, SIGNED)]
    (tracked,) = gather(odd)
    judged = judge(tracked.case, day("2025-12-05"), BENCH)
    assert {one.obligation.due for one in judged.duties} >= {day("2025-12-02")}


ANEW = (
    "2026-02-02 decision.issued decision 6 of 7 change new",
    "2026-02-09 announcement.signed decision 6",
)


@pytest.mark.parametrize(
    "back",
    [
        ("2025-11-28 force.restored decision 5 of 7",),  # before the due day
        ("2026-01-05 force.restored decision 5 of 7",),
        ("2026-01-05 force.restored of 7",),
        ("2026-01-05 force.restored decision 5",),
        ANEW,
    ],
)
def test_what_is_back_in_force_has_not_to_be_deleted(back: tuple[str, ...]) -> None:
    found = cases("2025-11-19 decision.received decision 5", ISSUED, SIGNED, *back)

    def verdicts(on: str) -> dict[str, str]:
        judged = (judge(found[key].case, day(on), BENCH) for key in ("A5-7", "R5-7"))
        return {d.obligation.rule.id: d.verdict.value for one in judged for d in one.duties}

    after = verdicts("2026-03-02")
    assert after["announcement.publish"] == after["removal.after-announcement"] == "void"
    assert (after["announcement.list"], after["ministry.publish"]) == ("met_late", "overdue")
    before = verdicts("2025-12-05")
    late = "void" if back[0].startswith("2025-11-28") else "overdue"
    assert before["announcement.publish"] == before["removal.after-announcement"] == late


def test_what_was_deleted_before_its_force_came_back_was_published() -> None:
    done = "2025-11-27 removal.done decision 5 of 7"
    found = cases(ISSUED, SIGNED, done, "2025-11-28 force.restored of 7")
    judged = judge(found["A5-7"].case, day("2026-03-02"), BENCH)
    (publish,) = (d for d in judged.duties if d.obligation.rule.id == "announcement.publish")
    assert publish.verdict.value == "met"


def test_a_force_restored_takes_away_no_duty_to_announce() -> None:
    received = "2025-11-19 decision.received decision 5"
    found = cases(ISSUED, received, "2025-11-20 force.restored of 7", "2025-11-19 force.ended of 7")
    judged = judge(found["A5-7"].case, day("2026-03-02"), BENCH)
    verdicts = {d.obligation.rule.id: d.verdict.value for d in judged.duties}
    assert verdicts["announcement.list"] == "overdue"
    new = cases(
        "2025-11-18 decision.issued decision 5 of 7 change new",
        received,
        SIGNED,
        *("2025-11-26 force.restored decision 5 of 7",),
    )
    judged = judge(new["A5-7"].case, day("2026-03-02"), BENCH)
    verdicts = {d.obligation.rule.id: d.verdict.value for d in judged.duties}
    assert verdicts["announcement.publish"] == "overdue"
