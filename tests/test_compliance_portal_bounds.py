"""When is a removal met that only lists of the portal tell, and may they disprove one?"""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH, RULES
from tests.placed_removals import BOARD, ENDED, FOUR, SIGNED, case, on
from tthc.compliance.case import Case
from tthc.compliance.checks import Check, find_all
from tthc.compliance.judgement import judge
from tthc.compliance.verdicts import Verdict
from tthc.workflows.facts import FactKind

LIMIT = "removal.after-announcement"


def test_what_the_portal_no_longer_shows_is_in_time_without_anybodys_word() -> None:
    judged = on("2026-03-31", case(SIGNED, "2026-03-10 portal.gone"))

    assert judged.verdict.value == "met"


@pytest.mark.parametrize(
    ("since", "gone", "verdict"),
    [
        ("2026-03-06", "2026-03-12", Verdict.MET),
        ("2026-03-06", "2026-03-20", Verdict.UNKNOWN),
        ("2026-03-12", "2026-03-20", Verdict.UNKNOWN),  # the list was taken before the day was over
        ("2026-03-13", "2026-03-20", Verdict.MET_LATE),
    ],
)
def test_what_two_lists_bound_is_late_only_where_no_day_between_them_was_in_time(
    since: str, gone: str, verdict: Verdict
) -> None:
    seen = bounded(case(ENDED, SIGNED, f"{gone} portal.gone"), since)

    judged = on("2026-03-31", seen)

    assert judged.verdict is verdict
    found = [(f.due, f.detail) for f in find_all(judged, seen) if f.check is Check.DONE_BETWEEN]
    told = f"{date.fromisoformat(since):%d/%m/%Y} - 20/03/2026"
    assert found == ([(date(2026, 3, 12), told)] if verdict is Verdict.UNKNOWN else [])


def test_a_confirmed_day_settles_what_two_lists_left_open() -> None:
    seen = bounded(
        case(ENDED, SIGNED, "2026-03-10 removal.done CSDLQG", "2026-03-20 portal.gone"),
        "2026-03-06",
    )

    assert on("2026-03-31", seen).verdict is Verdict.MET


STILL = (SIGNED, "2026-03-10 removal.done CSDLQG", "2026-03-16 portal.shown")


@pytest.mark.parametrize(
    ("day", "verdict", "met"),
    [
        ("2026-03-12", "met", "2026-03-10"),
        ("2026-03-16", "overdue", None),  # the list of that day shows that it never went
        ("2026-04-19", "overdue", None),
        ("2026-04-20", "met_late", "2026-04-20"),
    ],
)
def test_a_confirmed_removal_that_a_later_list_disproves_is_none(
    day: str, verdict: str, met: str | None
) -> None:
    of = bounded(case(*STILL, "2026-04-20 portal.gone"), "2026-03-16")
    judged = on(day, of)

    (duty,) = (one for one in judged.duties if one.obligation.rule.id == LIMIT)
    done = duty.obligation.met
    assert (judged.verdict.value, str(done.on) if done else None) == (verdict, met)


@pytest.mark.parametrize(
    ("shown", "since", "verdict"),
    [
        ("2026-03-11", "2026-03-11", Verdict.UNKNOWN),  # gone by the due day, or after it
        ("2026-03-10", "2026-03-10", Verdict.MET),  # taken on the day of the removal itself
        ("2026-03-16", "2026-03-16", Verdict.MET_LATE),
    ],
)
def test_once_gone_it_is_met_as_the_lists_bound_it(
    shown: str, since: str, verdict: Verdict
) -> None:
    told = (SIGNED, "2026-03-10 removal.done CSDLQG", f"{shown} portal.shown")

    assert (
        on("2026-05-04", bounded(case(*told, "2026-04-20 portal.gone"), since)).verdict is verdict
    )


def test_what_is_removed_indeed_after_a_list_disproved_it_is_met_on_that_day() -> None:
    judged = on("2026-05-04", case(*STILL, "2026-03-17 removal.done CSDLQG"))

    assert (judged.verdict, judged.places[0].since) == (Verdict.MET_LATE, date(2026, 3, 17))


@pytest.mark.parametrize(
    "lines",
    [
        ["2026-03-12 portal.gone", "2026-03-20 portal.shown"],
        ["2026-03-09 portal.gone", "2026-03-20 portal.shown"],
        ["2026-03-20 portal.shown since"],  # the list before did not show it
    ],
)
def test_what_lists_saw_gone_was_removed_in_time_though_it_is_shown_again(
    lines: list[str],
) -> None:
    told = [line.removesuffix(" since") for line in lines]
    of = case(SIGNED, "2026-03-10 removal.done CSDLQG", *told)
    if told != lines:
        of = bounded(of, "2026-03-12", FactKind.PORTAL_SHOWN)
    judged = on("2026-03-31", of)

    assert (judged.verdict, judged.places[0].state.value) == (Verdict.MET, "shown_again")


def test_what_is_shown_once_its_force_is_back_disproves_no_removal() -> None:
    back = ("2026-03-12 force.restored", "2026-03-20 portal.shown")
    judged = on("2026-03-31", case(SIGNED, "2026-03-10 removal.done CSDLQG", *back))

    assert judged.verdict is Verdict.MET


def test_a_list_that_disproves_a_removal_says_nothing_of_other_places() -> None:
    rule = replace(RULES[LIMIT], id="removal.board", place=BOARD)
    bench = replace(FOUR, book=replace(BENCH.book, rules=(rule,)))
    of = case(SIGNED, "2026-03-10 removal.done", "2026-03-16 portal.shown")

    assert judge(of, date(2026, 3, 31), bench).verdict is Verdict.MET
    everywhere = replace(bench, book=replace(BENCH.book, rules=(replace(rule, place=None),)))
    assert judge(of, date(2026, 3, 31), everywhere).verdict is Verdict.OVERDUE


def test_what_was_confirmed_stays_confirmed_when_a_list_no_longer_shows_it() -> None:
    judged = on(
        "2026-03-31", case(ENDED, "2026-03-03 removal.done CSDLQG", "2026-03-20 portal.gone")
    )

    database = judged.places[0]
    assert (database.state.value, database.since) == ("removed", date(2026, 3, 3))


def bounded(of: Case, since: str, kind: FactKind = FactKind.PORTAL_GONE) -> Case:
    """Say of what the portal no longer shows on which day it still did."""
    day = date.fromisoformat(since)
    told = (o._replace(since=day) if o.kind is kind else o for o in of.occurrences)
    return replace(of, occurrences=tuple(told))
