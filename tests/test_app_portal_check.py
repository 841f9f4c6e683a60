"""Do announced, shown and ended meet in the eight rows of docs/snapshots.md?"""

import pytest

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, Row, write_export
from tests.registers import Unit
from tthc.compliance.consistency import FINDINGS, Sides, Standing, standing

LOCAL, CENTRE = "Sở Tư pháp", "Cục Bổ trợ tư pháp"
DECISION = ("--decision", "2000/QĐ-BTP", "--decision-date", "2026-06-01")


def take(unit: Unit, day: str, *rows: Row) -> None:
    path = write_export(unit.folder / f"{day}.xlsx", rows)
    unit.ask("import", str(path), "--scope", "Bộ Tư pháp")


def announce(unit: Unit, code: str, on: str = "2026-06-03") -> None:
    said = (*DECISION, "--procedure", code)
    unit.record("decision.issued", "2026-06-01", *said, "--change-kind", "new")
    unit.record("announcement.signed", on, *said, "--document", "9/QĐ-UBND")


def check(unit: Unit, *options: str) -> dict[str, str]:
    found = unit.ask("portal", "check", "--as-of", "2026-07-31", "--all", *options)
    return {one["code"]: one["standing"] for one in found["codes"]}


@pytest.mark.parametrize(
    ("said", "expected", "to_look_at"),
    [
        ("yyn", "agrees", "n"),
        ("ynn", "not_shown", "y"),
        ("yyy", "stale", "y"),
        ("yny", "gone", "n"),
        ("nyn", "not_announced", "y"),
        ("nyy", "stale_unannounced", "y"),
        ("nnn", "unknown_here", "n"),
        ("nny", "ended_elsewhere", "n"),
        ("y?n", "no_list", "n"),
    ],
)
def test_the_three_sides_mean_what_the_table_says(
    said: str, expected: str, to_look_at: str
) -> None:
    announced, shown, ended = ({"y": True, "n": False}.get(one) for one in said)
    sides = Sides(announced=announced is True, shown=shown, ended=ended is True)
    found = standing(sides, LOCAL)
    assert (found, found in FINDINGS) == (Standing(expected), to_look_at == "y")


@pytest.mark.parametrize(
    ("agencies", "expected"),
    [
        (LOCAL, "not_announced"),
        ("Bộ Tư pháp; Ủy ban nhân dân cấp tỉnh", "not_announced"),
        ("UBND xã", "not_announced"),
        (CENTRE, "central"),
        (None, "central"),
    ],
)
def test_what_only_the_centre_carries_out_is_no_finding(
    agencies: str | None, expected: str
) -> None:
    assert standing(Sides(announced=False, shown=True, ended=False), agencies) == expected


def test_each_code_of_a_register_gets_its_row(unit: Unit) -> None:
    announce(unit, TRUSTEE[0])
    announce(unit, AUCTION[0])
    announce(unit, "1.000001")
    unit.record("force.ended", "2026-07-01", "--procedure", "1.000002")
    unit.record("force.ended", "2026-07-01", "--procedure", ADOPTION[0])
    take(unit, "2026-07-10", TRUSTEE, ADOPTION, AUCTION)
    take(unit, "2026-07-20", TRUSTEE, ADOPTION)
    assert check(unit) == {
        TRUSTEE[0]: "agrees",
        AUCTION[0]: "not_shown",
        ADOPTION[0]: "stale_unannounced",
        "1.000001": "no_list",
        "1.000002": "no_list",
    }
    assert check(unit, "--scope", "bộ tư pháp").keys() == {TRUSTEE[0], AUCTION[0], ADOPTION[0]}


def test_the_last_list_by_the_day_counts_and_later_facts_do_not(unit: Unit) -> None:
    announce(unit, TRUSTEE[0])
    take(unit, "2026-07-10", TRUSTEE)
    take(unit, "2026-07-20", AUCTION)
    unit.record("force.ended", "2026-07-25", "--procedure", TRUSTEE[0])
    found = unit.ask("portal", "check", "--as-of", "2026-07-15", "--all")
    assert [(one["standing"], one["list_day"]) for one in found["codes"]] == [
        ("agrees", "2026-07-10")
    ]
    assert check(unit)[TRUSTEE[0]] == "gone"


def test_what_is_announced_anew_after_it_ended_is_in_force(unit: Unit) -> None:
    unit.record("force.ended", "2026-05-01", "--procedure", TRUSTEE[0])
    announce(unit, TRUSTEE[0])
    take(unit, "2026-07-10", TRUSTEE)
    assert check(unit) == {TRUSTEE[0]: "agrees"}


def test_an_older_decision_that_is_announced_after_the_end_brings_nothing_back(unit: Unit) -> None:
    unit.record("force.ended", "2026-06-02", "--procedure", TRUSTEE[0])
    announce(unit, TRUSTEE[0])  # signed by the ministry on 1/6, announced on 3/6
    take(unit, "2026-07-10", TRUSTEE)
    assert check(unit) == {TRUSTEE[0]: "stale"}


def test_an_abolition_that_is_announced_after_the_end_brings_nothing_back(unit: Unit) -> None:
    unit.record("force.ended", "2026-05-20", "--procedure", TRUSTEE[0])
    said = (*DECISION, "--procedure", TRUSTEE[0])
    unit.record("decision.issued", "2026-06-01", *said, "--change-kind", "abolished")
    unit.record("announcement.signed", "2026-06-03", *said, "--document", "9/QĐ-UBND")
    take(unit, "2026-07-10", TRUSTEE)
    assert check(unit) == {TRUSTEE[0]: "stale"}


def test_only_what_is_to_be_looked_at_is_listed_and_can_fail_a_script(unit: Unit) -> None:
    announce(unit, TRUSTEE[0])
    take(unit, "2026-07-10", TRUSTEE)
    assert unit.ask("portal", "check")["codes"] == []
    assert unit.call("portal", "check", "--fail-on", "findings").code == 0
    take(unit, "2026-07-20", AUCTION)
    assert unit.call("portal", "check", "--fail-on", "findings").code == 1
    text = unit.call("portal", "check", "--lang", "en").out
    assert "2.002139" not in text
    assert TRUSTEE[0] in text


def test_the_reports_speak_when_there_is_nothing_yet(unit: Unit) -> None:
    for asked in (("list",), ("diff",), ("check",), ("show", "20/07/2026")):
        answer = unit.call("portal", *asked)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.strip()


ENDS = {
    "told": (("force.ended", "2026-05-01", ()),),
    "told with a decision": (("force.ended", "2026-05-01", ("--document", "7/QĐ-UBND")),),
    "its only basis": (
        ("procedure.based", "2020-01-01", ("--document", "12/2020/TT-BTP")),
        ("force.ended", "2026-05-01", ("basis",)),
    ),
    "its row of a list": (
        ("procedure.listed", "2024-04-11", ("--document", "5/QĐ-UBND", "--place", "I/1")),
        ("force.ended", "2026-05-01", ("row",)),
    ),
}
RETURNS = {
    "nothing": ((), True),
    "a later decision": (("2026-06-01", "new", "2026-06-03"), False),
    "a later decision not announced": (("2026-06-01", "new", None), True),
    "an older decision": (("2026-04-20", "amended", "2026-06-03"), True),
    "a later abolition": (("2026-06-01", "abolished", "2026-06-03"), True),
}
LISTS = {
    "basis": ("--document", "12/2020/TT-BTP"),
    "row": ("--document", "5/QĐ-UBND", "--extent", "part", "--place", "I/1"),
}


@pytest.mark.parametrize("end", list(ENDS))
@pytest.mark.parametrize("back", list(RETURNS))
def test_the_worklist_and_the_check_go_by_one_rule(end: str, back: str, unit: Unit) -> None:
    code = ("--procedure", TRUSTEE[0])
    for kind, on, said in ENDS[end]:
        about = LISTS.get(said[0]) if said else None
        unit.record(kind, on, *(about or (*code, *said)))
    (*given,), stale = RETURNS[back]
    if given:
        issued, change, signed = given
        named = ("--decision", "2000/QĐ-BTP", "--decision-date", str(issued), *code)
        unit.record("decision.issued", str(issued), *named, "--change-kind", str(change))
        if signed:
            unit.record("announcement.signed", signed, *named, "--document", "9/QĐ-UBND")
    take(unit, "2026-07-10", TRUSTEE)
    listed = unit.ask("removal", "list", "--as-of", "2026-07-31")["removals"]
    shown = check(unit)[TRUSTEE[0]]
    assert (shown in ("stale", "stale_unannounced")) is stale
    assert (TRUSTEE[0] in {one["procedure"] for one in listed}) is stale


def test_what_brought_a_procedure_back_is_not_said_to_have_announced_its_end(unit: Unit) -> None:
    code = ("--procedure", TRUSTEE[0])
    unit.record("force.ended", "2026-05-01", *code, "--document", "7/QĐ-UBND")
    announce(unit, TRUSTEE[0])
    take(unit, "2026-07-10", TRUSTEE)
    unit.record("force.ended", "2026-07-20", *code, "--document", "12/QĐ-UBND")
    (removal,) = unit.ask("removal", "list", "--as-of", "2026-07-31")["removals"]
    assert (removal["announced_by"], removal["ended_by"]) == (["12/QĐ-UBND"], [])


def test_a_list_of_a_name_that_is_not_there_is_no_empty_answer(unit: Unit) -> None:
    asked = ("--scope", "Bộ Tư phápp")
    none_yet = unit.call("portal", "check", *asked)
    assert (none_yet.code, "chưa có danh sách nào của Cổng" in none_yet.err) == (7, True)
    take(unit, "2026-07-20", ADOPTION)
    for command in (("check",), ("diff",), ("show", "20/07/2026")):
        refused = unit.call("portal", *command, *asked)
        assert refused.code == 7
        assert "Bộ Tư phápp: trong sổ không có danh sách nào của Cổng mang tên này" in refused.err
        assert "Đang có: Bộ Tư pháp." in refused.err
    assert unit.call("portal", "check", "--scope", "bộ tư pháp").code == 0
