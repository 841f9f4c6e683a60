"""From which places must what has ended still go? Standings and findings typed by hand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.compliance_bench import BENCH, RULES, removal
from tthc.compliance.case import Case
from tthc.compliance.checks import Check, Finding, find_all
from tthc.compliance.judgement import Judgement, judge
from tthc.compliance.places import DEFAULT_PLACES, match_place, place_key, place_titles, places_of
from tthc.compliance.removals import last_end
from tthc.compliance.timeline import unroll
from tthc.compliance.verdicts import Verdict
from tthc.workflows.facts import ChangeKind, FactKind

DATABASE, SYSTEM, SITE, BOARD = DEFAULT_PLACES
LIMIT = "removal.after-announcement"
FOUR = replace(BENCH, places=DEFAULT_PLACES)
ENDED = "2026-03-02 force.ended"
SIGNED = "2026-03-05 announcement.signed"  # Thursday; five working days: 6, 9, 10, 11, 12


def case(*lines: str, proved: bool = True) -> Case:
    """A removal; "2026-03-03 removal.done csdlqg" names a place with "_" for blanks."""
    words = [line.split() for line in lines]
    plain = removal(*(" ".join(line[:2]) for line in words))
    where = {number: line[2:] for number, line in enumerate(words, start=1)}
    placed = tuple(o._replace(place=named(where[o.fact]), proved=proved) for o in plain.occurrences)
    return replace(plain, occurrences=placed)


def named(words: list[str]) -> str | None:
    written = " ".join(words)
    return written if written in DEFAULT_PLACES else written.replace("_", " ") or None


def on(day: str, of: Case) -> Judgement:
    return judge(of, date.fromisoformat(day), FOUR)


def standing(judgement: Judgement) -> str:
    """Each place as "state", those that still have to be cleared with a star."""
    return " ".join(f"{one.state}{'*' * one.open}" for one in judgement.places)


@pytest.mark.parametrize(
    ("lines", "state", "places"),
    [
        ([ENDED], "ended", "open* open* open* open*"),
        ([ENDED, "2026-03-03 removal.proposed"], "proposed", "open* open* open* open*"),
        (
            [ENDED, "2026-03-03 removal.done CSDLQG"],
            "partly_removed",
            "removed open* open* open*",
        ),
        ([ENDED, "2026-03-03 removal.done"], "removed", "removed removed removed removed"),
        (
            [
                ENDED,
                "2026-03-03 removal.done niêm_yết",
                "2026-03-04 removal.done CSDLQG",
                "2026-03-05 removal.done trang_Sở",
                "2026-03-06 removal.done provincial_system",
            ],
            "removed",
            "removed removed removed removed",
        ),
        ([ENDED, "2026-03-03 intake.locked"], "ended", "open* locked* open* open*"),
        (
            [ENDED, "2026-03-03 intake.locked", "2026-03-20 removal.done provincial_system"],
            "partly_removed",
            "open* removed open* open*",
        ),
        ([ENDED, "2026-03-04 portal.shown"], "ended", "seen* open* open* open*"),
        ([ENDED, "2026-03-04 portal.gone"], "partly_removed", "gone open* open* open*"),
        (["2026-03-01 portal.gone", ENDED], "partly_removed", "gone open* open* open*"),
        (
            [ENDED, "2026-03-04 portal.gone", "2026-03-05 removal.done CSDLQG"],
            "partly_removed",
            "removed open* open* open*",
        ),
        (
            [ENDED, "2026-03-03 removal.done", "2026-03-09 portal.shown"],
            "partly_removed",
            "shown_again* removed removed removed",
        ),
        (
            [
                ENDED,
                "2026-03-03 removal.done",
                "2026-03-09 portal.shown",
                "2026-03-10 removal.done CSDLQG",
            ],
            "removed",
            "removed removed removed removed",
        ),
        (  # taken away on the day on which a list showed it
            [
                ENDED,
                "2026-03-03 removal.done",
                "2026-03-09 portal.shown",
                "2026-03-09 removal.done CSDLQG",
            ],
            "removed",
            "removed removed removed removed",
        ),
        (
            [ENDED, "2026-03-03 removal.done", "2026-03-04 force.restored"],
            "restored",
            "open* open* open* open*",
        ),
        (
            [
                ENDED,
                "2026-03-03 removal.done",
                "2026-03-04 force.restored",
                "2026-03-10 force.ended",
                "2026-03-11 removal.done CSDLQG",
            ],
            "partly_removed",
            "removed open* open* open*",
        ),
        (
            [ENDED, "2026-03-03 removal.done bảng_tin"],
            "partly_removed",
            "open* open* open* open* removed",
        ),
    ],
)
def test_a_removal_is_done_when_its_last_place_is(
    lines: list[str], state: str, places: str
) -> None:
    judged = on("2026-03-31", case(*lines))

    assert (judged.state, standing(judged)) == (state, places)


@pytest.mark.parametrize("early", ["removal.proposed", "removal.done CSDLQG", "removal.done"])
def test_what_is_taken_away_before_its_end_is_in_force_until_then(early: str) -> None:
    of = case(f"2026-02-10 {early}", ENDED)
    before, after = on("2026-03-01", of), on("2026-03-02", of)

    assert (before.state, before.to_clear) == ("in_force", ())
    assert [o.fact for o in before.irregular] == [1]
    assert after.state in ("proposed", "partly_removed", "removed")


def test_places_may_be_cleared_in_any_order() -> None:
    days = ("2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")
    for first in range(4):
        order = [*DEFAULT_PLACES[first:], *DEFAULT_PLACES[:first]]
        done = [f"{day} removal.done {place}" for day, place in zip(days, order, strict=True)]
        judged = [on(day, case(ENDED, *done)).state for day in days]
        assert judged == ["partly_removed"] * 3 + ["removed"]


def test_the_limit_is_that_of_the_national_database_alone() -> None:
    at_the_database = case(SIGNED, "2026-03-12 removal.done CSDLQG")
    elsewhere = case(SIGNED, "2026-03-06 removal.done niêm_yết")

    assert on("2026-03-31", at_the_database).verdict.value == "met"
    assert on("2026-03-31", elsewhere).verdict.value == "overdue"
    assert on("2026-03-31", case(SIGNED, "2026-03-13 removal.done")).verdict.value == "met_late"


def test_what_the_portal_no_longer_shows_is_in_time_without_anybodys_word() -> None:
    judged = on("2026-03-31", case(SIGNED, "2026-03-10 portal.gone"))

    assert judged.verdict.value == "met"


def test_dossiers_still_pending_behind_a_locked_intake_are_not_late() -> None:
    lines = (SIGNED, "2026-03-06 removal.done CSDLQG", "2026-03-09 intake.locked")
    judged = on("2026-06-30", case(*lines))

    assert (judged.verdict.value, judged.places[1].state.value) == ("met", "locked")


def of_any_kind(*lines: str, proved: bool = True) -> Case:
    """A removal to which no limit applies, so that only its places are told."""
    return replace(case(*lines, proved=proved), change_kind=ChangeKind.REPLACED)


def checks(of: Case, day: str) -> list[tuple[str, str]]:
    judged = on(day, of)
    return [(f.check.value, f.detail) for f in find_all(judged, of)]


def test_each_place_that_still_shows_it_is_a_finding_of_its_own() -> None:
    of = of_any_kind(ENDED, "2026-03-03 removal.done CSDLQG")

    assert checks(of, "2026-03-31") == [
        ("still_shown", SYSTEM),
        ("still_shown", SITE),
        ("still_shown", BOARD),
    ]


def test_what_the_portal_still_shows_is_said_more_strongly() -> None:
    seen = case(ENDED, "2026-03-04 portal.shown")
    again = of_any_kind(ENDED, "2026-03-03 removal.done", "2026-03-09 portal.shown")

    assert ("seen_on_portal", DATABASE) in checks(seen, "2026-03-05")
    assert checks(again, "2026-03-10") == [("shown_again", DATABASE)]


def test_a_removal_without_evidence_and_one_from_an_unknown_place_are_findings() -> None:
    bare = of_any_kind(ENDED, "2026-03-03 removal.done", proved=False)
    odd = of_any_kind(ENDED, "2026-03-03 removal.done", "2026-03-04 removal.done bảng_tin")

    assert checks(bare, "2026-03-31") == [("no_evidence", place) for place in DEFAULT_PLACES]
    assert checks(odd, "2026-03-31") == [("place_unknown", "bảng tin")]


TWO_DAYS = ("contradiction", "removal_days: 03/03/2026 ≠ 09/03/2026")


@pytest.mark.parametrize(
    ("lines", "two"),
    [
        (["removal.done CSDLQG", "2026-03-09 removal.done CSDLQG"], True),
        (["removal.done", "2026-03-09 removal.done CSDLQG"], True),
        (["removal.done niêm_yết", "2026-03-09 removal.done CSDLQG"], False),
        (["removal.done CSDLQG", "2026-03-09 removal.done"], False),  # gone everywhere by then
        (["removal.done CSDLQG", "2026-03-03 removal.done CSDLQG"], False),
        (["removal.done CSDLQG", "2026-03-09 portal.gone"], False),
        (
            [
                "removal.done CSDLQG",
                "2026-03-05 portal.shown",
                "2026-03-09 removal.done CSDLQG",
            ],
            False,
        ),
        (
            [
                "removal.done CSDLQG",
                "2026-03-05 force.restored",
                "2026-03-06 force.ended",
                "2026-03-09 removal.done CSDLQG",
            ],
            False,
        ),
    ],
)
def test_one_place_that_is_cleared_on_two_days_is_a_contradiction(
    lines: list[str],
    two: bool,  # noqa: FBT001
) -> None:
    of = of_any_kind(ENDED, f"2026-03-03 {lines[0]}", *lines[1:])
    assert TWO_DAYS not in checks(of, "2026-03-08")
    assert (TWO_DAYS in checks(of, "2026-03-31")) is two


def test_what_nobody_proposed_to_remove_is_a_finding_after_thirty_days() -> None:
    of = of_any_kind(ENDED)
    late = Finding(Check.NEVER_REPORTED, due=date(2026, 4, 1))

    assert late not in find_all(on("2026-04-01", of), of)
    assert late in find_all(on("2026-04-02", of), of)
    spans = [span for span in unroll(of, FOUR).findings if span.finding == late]
    assert [span.first for span in spans] == [date(2026, 4, 2)]
    proposed = case(ENDED, "2026-04-20 removal.proposed")
    assert late not in find_all(on("2026-04-21", proposed), proposed)


def test_a_document_goes_only_from_where_documents_are_shown() -> None:
    document = replace(case(ENDED), about_document=True)

    assert [one.place for one in on("2026-03-31", document).places] == [DATABASE, SITE]
    assert places_of((DATABASE, "Bảng tin xã"), documents=True) == (DATABASE, "Bảng tin xã")


def test_a_unit_without_the_database_hears_nothing_of_the_portal() -> None:
    bench = replace(BENCH, places=("notice_board",))
    of = case(ENDED, "2026-03-03 removal.done niêm_yết", "2026-03-09 portal.shown")
    judged = judge(of, date(2026, 3, 31), bench)

    assert standing(judged) == "removed"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("CSDLQG", DATABASE),
        ("Cơ sở dữ liệu quốc gia về TTHC", DATABASE),
        ("cổng dịch vụ công quốc gia", DATABASE),
        ("NIÊM YẾT", BOARD),
        ("Trang của Sở", SITE),
        ("  Bảng  tin ", "Bảng tin"),
    ],
)
def test_a_place_is_known_by_the_names_that_officers_write(written: str, key: str) -> None:
    assert place_key(written) == key


def test_a_units_own_place_is_found_without_case_or_marks() -> None:
    assert match_place("bang tin XA", ("national_database", "Bảng tin xã")) == "Bảng tin xã"
    assert place_titles("Bảng tin xã") == ("Bảng tin xã", "Bảng tin xã")


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


@pytest.mark.parametrize(
    ("lines", "fact"),
    [
        ([ENDED], 1),
        ([SIGNED, ENDED], 2),  # the document's own end, not the announcement of it
        ([SIGNED], 1),
        ([ENDED, "2026-03-10 force.restored"], None),
        ([ENDED, "2026-03-10 force.restored", "2026-03-12 force.ended"], 3),
        (["2026-04-01 force.ended"], None),  # tomorrow's end has not come
    ],
)
def test_the_end_that_stands_is_the_last_one_that_nothing_restored(
    lines: list[str], fact: int | None
) -> None:
    end = last_end(case(*lines).occurrences, date(2026, 3, 31))

    assert (end.fact if end else None) == fact


def bounded(of: Case, since: str, kind: FactKind = FactKind.PORTAL_GONE) -> Case:
    """Say of what the portal no longer shows on which day it still did."""
    day = date.fromisoformat(since)
    told = (o._replace(since=day) if o.kind is kind else o for o in of.occurrences)
    return replace(of, occurrences=tuple(told))
