"""Does a document live and end as its facts say, and does what rests on it fall with it?"""

from datetime import date, timedelta

import pytest

from tests.compliance_bench import BENCH
from tthc.compliance.case import Conflict, Reviewed, Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.checks import find_all
from tthc.compliance.documents import DocumentLife, live, papers_of
from tthc.compliance.judgement import judge
from tthc.workflows.facts import ChangeKind, Extent, FactKind

A, B, C, D, P, Q = 11, 12, 13, 14, 15, 16
NAMES = {A: "a/tt", B: "b/tt", C: "c/tt", D: "d/tt", P: "1805/qd-ubnd", Q: "9/qd-ubnd (y)"}
SIGNED = FactKind.ANNOUNCEMENT_SIGNED
FOR_GOOD = date(9999, 12, 31)


def told(line: str, number: int = 1) -> Told:
    """Read "2013-01-01 force.ended A by B part of 7": `of` is a procedure, `place` a row."""
    day, kind, *rest = line.split()
    named = {word: rest[at + 1] for at, word in enumerate(rest[:-1]) if word in KEYS}
    letters = {"A": A, "B": B, "C": C, "D": D, "P": P, "Q": Q}
    document = letters.get(rest[0]) if rest else None
    cause = letters.get(named.get("by", ""))
    return Told(
        number,
        FactKind(kind),
        date.fromisoformat(day),
        decision=int(named["decision"]) if "decision" in named else None,
        procedure=int(named["of"]) if "of" in named else None,
        document=document,
        paper=NAMES.get(document or 0),
        cause=cause,
        cause_paper=NAMES.get(cause or 0),
        change=ChangeKind(named["change"]) if "change" in named else None,
        extent=Extent.PART if "part" in rest else None,
        place=named.get("place", "").replace("_", " ") or None,
        successor=int(named["to"]) if "to" in named else None,
        evidence=named.get("evidence"),
        decided=named.get("decided"),
        cause_date=date.fromisoformat(named["signed"]) if "signed" in named else None,
    )


KEYS = ("by", "of", "place", "to", "decision", "change", "evidence", "decided", "signed")


def facts(*lines: str) -> list[Told]:
    return [told(line, number) for number, line in enumerate(lines, start=1)]


def lives(*lines: str) -> dict[int, DocumentLife]:
    return live(papers_of(facts(*lines)))


def ends(life: DocumentLife) -> list[date]:
    return [turn.on for turn in life.turns if not turn.in_force]


def cases(*lines: str) -> dict[str, TrackedCase]:
    return {tracked.key.id: tracked for tracked in gather(facts(*lines))}


def ended_on(tracked: TrackedCase) -> list[date]:
    kinds = (FactKind.FORCE_ENDED, FactKind.FORCE_RESTORED)
    return [o.on for o in tracked.case.occurrences if o.kind in kinds]


def conflicts(tracked: TrackedCase) -> list[str]:
    return [f"{found.what}: {found.shown}" for found in tracked.case.contradictions]


def reviews(tracked: TrackedCase) -> list[tuple[str, date, date, str]]:
    """Give what is to be reviewed, without the announcements of what is to come."""
    return [
        (one.what.value, one.since, one.until, one.shown)
        for one in tracked.case.reviews
        if one.what is not Reviewed.ENDING_SOON
    ]


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_bound_end_waits_for_its_event_and_then_follows_it() -> None:
    bound = "2025-12-01 force.bound A by B"
    assert lives(bound)[A].turns == ()
    known = lives("2026-01-15 document.in_force B", bound)
    assert ends(known[A]) == [day("2026-01-15")]


def test_a_chain_of_events_is_followed_to_the_day_at_its_end() -> None:
    found = lives(
        "2025-12-01 force.bound A by B",
        "2025-12-02 document.in_force B by C",
        "2025-12-03 document.in_force C by D",
        "2026-03-01 document.in_force D",
    )
    assert ends(found[A]) == [day("2026-03-01")]
    assert found[B].in_force == found[C].in_force == day("2026-03-01")


def test_a_tied_force_ends_when_the_other_document_ends() -> None:
    tied = "2026-05-20 force.tied A by B"
    assert reviews(cases(tied)["D11"]) == [("end_unknown", day("2026-05-20"), FOR_GOOD, "b/tt")]
    begun = lives(tied, "2026-07-01 document.in_force B")
    assert begun[A].turns == ()
    known = lives(tied, "2026-07-01 document.in_force B", "2027-02-28 force.ended B")
    assert ends(known[A]) == [day("2027-02-28")]


def test_ties_are_followed_to_the_end_at_their_end() -> None:
    found = lives(
        "2026-05-20 force.tied A by B",
        "2026-05-20 force.tied D part by A",
        "2026-05-20 force.tied B by C",
        "2027-02-28 force.ended C",
    )
    assert ends(found[A]) == ends(found[B]) == [day("2027-02-28")]
    assert [(end.on, end.whole) for end in found[D].ends] == [(day("2027-02-28"), False)]


def test_a_tied_force_looks_at_the_end_after_a_return() -> None:
    returned = (
        "2020-01-01 force.ended B",
        "2021-01-01 force.restored B",
        "2027-02-28 force.ended B",
    )
    assert ends(lives("2026-05-20 force.tied A by B", *returned)[A]) == [day("2027-02-28")]
    assert ends(lives("2020-06-01 force.tied A by B", *returned)[A]) == [day("2020-01-01")]


def test_documents_tied_to_one_another_end_on_no_day() -> None:
    found = lives("2026-05-20 force.tied A by B", "2026-05-20 force.tied B by A")
    assert (found[A].circular, found[A].turns) == (True, ())


def test_a_diamond_of_events_ends_once() -> None:
    found = cases(
        "2025-12-01 force.bound A by B",
        "2025-12-01 force.bound A by C",
        "2025-12-02 document.in_force B by D",
        "2025-12-03 document.in_force C by D",
        "2026-03-01 document.in_force D",
        "2020-01-01 procedure.based A of 7",
    )
    assert ended_on(found["R0-7"]) == [day("2026-03-01")]
    assert conflicts(found["D11"]) == ["two_causes: b/tt ≠ c/tt"]


def test_a_cycle_is_reported_and_leaves_what_is_bound_unknown() -> None:
    found = cases(
        "2025-12-01 force.bound A by B",
        "2025-12-01 force.bound B by A",
        "2026-01-01 document.in_force A",
        "2026-02-01 document.in_force B",
    )
    assert ended_on(found["D11"]) == []
    assert conflicts(found["D11"]) == ["circular: a/tt → b/tt"]
    assert reviews(found["D11"]) == [("end_unknown", day("2025-12-01"), FOR_GOOD, "b/tt")]


def test_a_stated_day_holds_also_on_a_cycle_of_replacements() -> None:
    found = cases(
        "2021-03-01 force.bound A by B",
        "2021-05-01 document.in_force B",
        "2024-01-01 force.ended B by A",
        "2019-01-01 procedure.based A of 7",
    )
    assert ended_on(found["R0-7"]) == [day("2021-05-01")]
    assert conflicts(found["D11"]) == ["circular: a/tt → b/tt"]


def test_a_document_that_is_bound_to_itself_begins_on_no_day() -> None:
    found = lives("2025-12-01 document.in_force A by A")
    assert (found[A].in_force, found[A].circular) == (None, True)


def test_what_merely_depends_on_a_cycle_is_not_part_of_it() -> None:
    found = lives(
        "2025-12-01 document.in_force A by B",
        "2025-12-01 document.in_force B by A",
        "2025-12-01 force.bound C by A",
    )
    assert [found[one].circular for one in (A, B, C)] == [True, True, False]
    assert found[C].turns == ()


def test_a_procedure_falls_with_the_last_of_its_bases() -> None:
    rests = ("2020-01-01 procedure.based A of 7", "2020-01-01 procedure.based B of 7")
    one = cases(*rests, "2025-03-01 force.ended A")
    assert "R0-7" not in one
    assert reviews(one["D11"]) == [("basis_ended", day("2025-03-01"), FOR_GOOD, "1")]
    both = cases(*rests, "2025-03-01 force.ended A", "2025-06-01 force.ended B")
    assert ended_on(both["R0-7"]) == [day("2025-06-01")]
    assert reviews(both["D11"]) == [("basis_ended", day("2025-03-01"), day("2025-05-31"), "1")]
    assert both["R0-7"].told[-1].id == 4


def test_a_basis_that_comes_back_brings_its_procedure_back() -> None:
    found = cases(
        "2020-01-01 procedure.based A of 7",
        "2025-03-01 force.ended A",
        "2025-05-01 force.restored A",
    )
    assert ended_on(found["R0-7"]) == [day("2025-03-01"), day("2025-05-01")]


@pytest.mark.parametrize("line", ["2025-03-01 force.ended A part", "2025-03-01 document.amended A"])
def test_what_is_amended_or_ends_in_part_brings_nothing_down(line: str) -> None:
    found = cases("2020-01-01 procedure.based A of 7", line)
    assert "R0-7" not in found
    wanted = [("part_ended", day("2025-03-01"), FOR_GOOD, "1")] if "part" in line else []
    assert [one for tracked in found.values() for one in reviews(tracked)] == wanted


def test_an_end_without_a_day_is_something_to_find_out() -> None:
    # Real row exp-029 (baothainguyen.vn): abolished, neither day nor number on the page.
    found = cases("2018-12-28 force.bound A")
    assert reviews(found["D11"]) == [("end_unknown", day("2018-12-28"), FOR_GOOD, "")]


def test_a_document_that_came_back_may_end_again_on_a_day_not_known() -> None:
    back = ("2019-01-01 force.ended A", "2020-01-01 force.restored A")
    stale, again = "2018-12-28 force.bound A", "2021-06-01 force.bound A by B"
    assert reviews(cases(*back, stale)["D11"]) == []
    assert reviews(cases(*back, stale, again)["D11"]) == [
        ("end_unknown", day("2021-06-01"), FOR_GOOD, "b/tt")
    ]


@pytest.mark.parametrize(
    ("lines", "case", "shown"),
    [
        (["2025-11-12 force.bound of 7"], "R0-7", ""),
        (["2025-11-12 force.tied of 7 by B"], "R0-7", "b/tt"),
        (
            [
                "2025-11-10 decision.issued decision 5 of 7 change abolished",
                "2025-11-12 force.bound decision 5 of 7",
            ],
            "R5-7",
            "",
        ),
        (
            [
                "2025-11-10 decision.issued decision 5 of 7 change new",
                "2025-11-12 force.bound decision 5 by B",
            ],
            "R5-7",
            "b/tt",
        ),
        (["2025-11-12 force.bound decision 5 by B"], "R5", "b/tt"),
        (
            [
                "2024-01-01 force.ended of 7",
                "2024-06-01 force.restored of 7",
                "2025-11-12 force.bound of 7 by B",
            ],
            "R0-7",
            "b/tt",
        ),
    ],
)
def test_a_procedure_whose_end_has_no_day_is_something_to_find_out(
    lines: list[str], case: str, shown: str
) -> None:
    found = cases(*lines)
    assert reviews(found[case]) == [("end_unknown", day("2025-11-12"), FOR_GOOD, shown)]
    assert [one.key.id for one in found.values() if reviews(one)] == [case]
    judged = judge(found[case].case, day("2025-12-01"), BENCH)
    assert ("end_unknown", shown) in [
        (one.check.value, one.detail) for one in find_all(judged, found[case].case)
    ]
    assert judged.state in ("in_force", "restored")


@pytest.mark.parametrize(
    "known",
    [
        "2026-05-04 force.ended of 7",
        "2026-05-04 document.in_force B",
        "2025-12-01 force.restored of 7",
    ],
)
def test_once_another_fact_tells_the_day_or_brings_it_back_nothing_is_to_find_out(
    known: str,
) -> None:
    assert reviews(cases("2025-11-12 force.bound of 7 by B", known)["R0-7"]) == []


def test_an_announced_abolition_that_waits_for_an_event_still_asks_for_its_day() -> None:
    signed = "2025-11-20 announcement.signed of 7 change abolished"
    found = cases("2025-11-12 force.bound of 7 by B", signed)
    assert reviews(found["R0-7"]) == [("end_unknown", day("2025-11-12"), FOR_GOOD, "b/tt")]


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


def test_an_end_after_a_return_contradicts_nothing() -> None:
    found = cases(
        "2010-01-01 force.ended A by B",
        "2011-01-01 force.restored A",
        "2015-01-01 force.ended A by C",
    )
    assert conflicts(found["D11"]) == []


def test_what_will_end_is_announced_thirty_days_before() -> None:
    found = cases("2027-02-28 force.ended A")
    assert found["D11"].case.reviews == (
        (Reviewed.ENDING_SOON, day("2027-01-29"), day("2027-02-27"), "28/02/2027"),
    )


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


@pytest.mark.parametrize("about", ["of 7", "decision 5 of 7", "decision 5"])
def test_an_abolition_that_waits_for_a_document_ends_with_its_coming(about: str) -> None:
    lines = ("2025-11-01 decision.issued decision 5 of 7", f"2025-12-01 force.bound {about} by B")
    key = "R5-7" if "decision" in about else "R0-7"
    waiting = cases(*lines)[key].case
    assert (waiting.change_kind, judge(waiting, day("2026-12-31"), BENCH).state) == (
        None,
        "in_force",
    )
    found = cases(*lines, "2026-01-15 document.in_force B")
    assert ended_on(found[key]) == [day("2026-01-15")]


def test_the_row_of_an_annex_ends_the_procedure_that_a_list_names_there() -> None:
    # Phú Thọ 1805/QĐ-UBND: "số thứ tự 17, 18 Mục I ... kèm theo Quyết định số 719/QĐ-UBND".
    found = cases(
        "2024-04-11 procedure.listed A of 7 place I/17",
        "2024-04-11 procedure.listed A of 8 place I/19",
        "2025-06-01 force.ended A part by B place I/17",
        "2025-06-01 force.ended A part by B place I/18",
    )
    assert ended_on(found["R0-7"]) == [day("2025-06-01")]
    assert "R0-8" not in found


def test_both_bases_ending_on_one_day_leave_no_day_to_review() -> None:
    found = cases(
        "2020-01-01 procedure.based A of 7",
        "2020-01-01 procedure.based B of 7",
        "2025-03-01 force.ended A",
        "2025-03-01 force.ended B",
    )
    assert reviews(found["D11"]) == []
    assert ended_on(found["R0-7"]) == [day("2025-03-01")]


def test_a_review_pauses_while_the_procedure_is_out_of_force() -> None:
    found = cases(
        "2020-01-01 procedure.based A of 7",
        "2020-01-01 procedure.based B of 7",
        "2025-03-01 force.ended A",
        "2025-04-01 force.ended B",
        "2025-05-01 force.restored B",
    )
    eve = timedelta(days=1)
    assert reviews(found["D11"]) == [
        ("basis_ended", day("2025-03-01"), day("2025-04-01") - eve, "1"),
        ("basis_ended", day("2025-05-01"), FOR_GOOD, "1"),
    ]


def test_each_conflict_of_documents_has_its_sentence() -> None:
    from tthc.report.words import CONFLICTS

    own_check = {Conflict.CODE_REMOVED}  # said by a check of its own
    assert {*Conflict} - own_check == set(CONFLICTS)


def test_a_part_that_ends_on_an_unknown_day_is_reported_until_the_whole_ends() -> None:
    part = "2025-12-01 force.bound A by B part"

    assert reviews(cases(part)["D11"]) == [("end_unknown", day("2025-12-01"), FOR_GOOD, "b/tt")]
    whole = "2026-03-01 force.ended A by C"
    assert reviews(cases(part, whole)["D11"]) == []


def test_a_number_is_shown_as_the_first_fact_writes_it() -> None:
    causes = (
        told("2025-06-01 force.ended A by B", 1)._replace(cause_paper="6/2026/TT-BTP"),
        told("2025-06-01 force.ended A by C", 2)._replace(cause_paper="7/2026/TT-BTP"),
        told("2025-06-01 force.ended A by B", 3)._replace(cause_paper="Số: 06/2026/tt-btp"),
    )
    for facts in (causes, causes[::-1]):
        (document,) = gather(facts)
        shown = {one.what.value: one.shown for one in document.case.contradictions}
        assert shown == {"two_causes": "6/2026/TT-BTP ≠ 7/2026/TT-BTP"}
        waiting = [fact._replace(kind=FactKind.FORCE_BOUND) for fact in facts]
        (bound,) = gather(waiting)
        assert [one.shown for one in bound.case.reviews] == ["6/2026/TT-BTP; 7/2026/TT-BTP"]


ROW = "2024-04-11 procedure.listed A of 7 place I/17"
ROW_ENDS = (
    "2025-11-18 force.ended A part by B place I/17 signed 2025-11-18",
    "2025-11-18 force.ended A part by C place I/17",
)
LATER = "2026-05-01 document.in_force B"


def test_a_row_ends_when_the_decision_that_states_no_day_for_it_takes_effect() -> None:
    assert ended_on(cases(ROW, *ROW_ENDS)["R0-7"]) == [day("2025-11-18")] * 2
    assert ended_on(cases(ROW, *ROW_ENDS, LATER)["R0-7"]) == [day("2026-05-01")] * 2
    signed = "2025-11-18 document.in_force B"
    assert ended_on(cases(ROW, *ROW_ENDS, signed)["R0-7"]) == [day("2025-11-18")] * 2


@pytest.mark.parametrize(
    "stated",
    [
        "2025-12-01 force.ended A part by B place I/17 signed 2025-11-18",  # a day of its own
        "2025-12-01 force.ended A part by B place I/17",
        "2025-12-01 force.ended A part place I/17 signed 2025-12-01",  # by no paper
    ],
)
def test_a_day_that_is_stated_stands_whenever_the_decision_takes_effect(stated: str) -> None:
    assert ended_on(cases(ROW, stated, LATER)["R0-7"]) == [day("2025-12-01")]


def test_a_document_ends_when_what_replaces_it_takes_effect() -> None:
    ended = "2025-11-18 force.ended A by B signed 2025-11-18"
    based = "2020-01-01 procedure.based A of 8"
    found = cases(based, ended, LATER)
    assert ended_on(found["D11"]) == ended_on(found["R0-8"]) == [day("2026-05-01")]
    other = "2026-01-10 force.ended A by C signed 2026-01-01"
    assert ended_on(cases(ended, LATER, other)["D11"]) == [day("2026-01-10"), day("2026-05-01")]
