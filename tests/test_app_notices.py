"""Does a new notice show what it moves before anything is written, and then move only that?

Invented: a letter of Mon 05/01/2026 gives Fri 09/01/2026 off and has Sat 17/01/2026 worked.
Announcing takes three working days. Sat 10/01/2026 is worked (for Fri 02/01/2026).
- received Tue 06/01: Wed 7, Thu 8, Fri 9; with the letter Wed 7, Thu 8, Sat 10.
- received Thu 15/01: Fri 16, Mon 19, Tue 20; with the letter Fri 16, Sat 17, Mon 19.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.registers import Unit

OPEN, LATE, TIMELY, FAR = "970/QĐ-BYT", "971/QĐ-BYT", "972/QĐ-BYT", "973/QĐ-BYT"
RULE = "announcement.list"
SWAP = ("--off", "09/01/2026", "--worked", "17/01/2026")
LETTER = ("--document", "1/VPCP-KGVX", "--declared-on", "05/01/2026")
ADD = ("calendar", "add-notice", *SWAP, *LETTER)
FILE = "2026-01-05-1-vpcp-kgvx.toml"


def _receive(unit: Unit, number: str, day: str, signed: str | None = None) -> None:
    decision = ("--decision", number, "--decision-date", "02/01/2026")
    unit.record("decision.received", day, *decision)
    if signed:
        paper = f"{number[:3]}/QĐ-UBND"
        unit.record("announcement.signed", signed, *decision, "--document", paper)


@pytest.fixture
def cases(unit: Unit) -> Unit:
    """Begin with a case still open, one done a day late, one in time, and one untouched."""
    _receive(unit, OPEN, "06/01/2026")
    _receive(unit, LATE, "06/01/2026", signed="10/01/2026")
    _receive(unit, TIMELY, "15/01/2026", signed="20/01/2026")
    _receive(unit, FAR, "20/01/2026")
    return unit


def _duties(unit: Unit, as_of: str = "22/01/2026") -> dict[str, tuple[str, str]]:
    """Give due day and verdict of the duty to announce, by decision."""
    shown = [unit.ask("show", number, "--as-of", as_of) for number in (OPEN, LATE, TIMELY, FAR)]
    return {
        case["decision"]: (duty["due"], duty["verdict"])
        for one in shown
        for case in one["cases"]
        for duty in case["obligations"]
        if duty["rule"] == RULE
    }


def _moves(said: dict[str, Any]) -> dict[str, tuple[str, str, str, str, str]]:
    return {
        one["decision"]: (
            one["before"],
            one["after"],
            one["verdict"],
            one["becomes"],
            one["outcome"],
        )
        for one in said["moves"]
        if one["rule"] == RULE
    }


BEFORE = {
    OPEN: ("2026-01-09", "overdue"),
    LATE: ("2026-01-09", "met_late"),
    TIMELY: ("2026-01-20", "met"),
    FAR: ("2026-01-23", "due_soon"),
}


def test_what_would_move_is_shown_and_nothing_written(cases: Unit) -> None:
    before = cases.dump()
    said = cases.ask(*ADD)
    assert _moves(said) == {
        OPEN: ("2026-01-09", "2026-01-10", "overdue", "overdue", "moved"),
        LATE: ("2026-01-09", "2026-01-10", "met_late", "met", "kept"),
        TIMELY: ("2026-01-20", "2026-01-19", "met", "met_late", "kept"),
    }
    assert (said["applied"], said["file"], said["cause"]) == (False, None, "1/VPCP-KGVX")
    assert [(day["date"], day["kind"]) for day in said["days"]] == [
        ("2026-01-09", "swap_off"),
        ("2026-01-17", "swap_work"),
    ]
    assert not (cases.folder / "notices").exists()
    assert cases.dump() == before
    assert _duties(cases) == BEFORE


def test_applied_it_moves_what_is_open_and_keeps_what_is_done(cases: Unit) -> None:
    assert _duties(cases) == BEFORE
    said = cases.ask(*ADD, "--apply")
    assert (said["applied"], Path(said["file"]).name) == (True, FILE)
    assert _duties(cases) == BEFORE | {OPEN: ("2026-01-10", "overdue")}
    assert _facts(cases) == [
        ("deadline.kept", LATE, RULE, "2026-01-09"),
        ("deadline.kept", TIMELY, RULE, "2026-01-20"),
        ("deadline.moved", OPEN, RULE, "2026-01-10"),
    ]
    causes = cases.sql("SELECT DISTINCT cause, cause_date FROM fact WHERE kind LIKE 'deadline.%'")
    assert causes == [("1/VPCP-KGVX", "2026-01-05")]


def _facts(unit: Unit) -> list[tuple[Any, ...]]:
    return unit.sql(
        "SELECT kind, decision, rule, until FROM fact WHERE kind LIKE 'deadline.%' ORDER BY 1, 2"
    )


def test_what_is_done_keeps_its_due_day_although_its_verdict_would_stay(unit: Unit) -> None:
    """974 was signed on Mon 12/01, late by Sat 10 and Mon 12; 975 on Fri 16/01, in time."""
    _receive(unit, "974/QĐ-BYT", "06/01/2026", signed="12/01/2026")
    _receive(unit, "975/QĐ-BYT", "15/01/2026", signed="16/01/2026")
    said = unit.ask(*ADD)
    assert _moves(said) == {
        "974/QĐ-BYT": ("2026-01-09", "2026-01-10", "met_late", "met_late", "kept"),
        "975/QĐ-BYT": ("2026-01-20", "2026-01-19", "met", "met", "kept"),
    }
    assert "Đã xong, kết luận không đổi, giữ hạn cũ: 2" in unit.call(*ADD).out
    refused = unit.call(*ADD, "--flip", "A1")
    assert (refused.code, refused.err.startswith("A1: --flip:")) == (7, True)
    unit.ask(*ADD, "--apply")
    for number, due in (("974", "2026-01-09"), ("975", "2026-01-20")):
        (case,) = unit.ask("show", f"{number}/QĐ-BYT", "--as-of", "16/01/2026")["cases"]
        assert [one["due"] for one in case["obligations"] if one["rule"] == RULE] == [due]


def test_what_moved_or_was_kept_is_told_with_its_document_and_in_vietnamese(cases: Unit) -> None:
    cases.ask(*ADD, "--apply")
    moved = cases.call("explain", OPEN).out
    assert "hạn bị dời, số 1/VPCP-KGVX (sự kiện " in moved
    assert "đến hạn: đến hết 24:00 ngày 10/01/2026." in moved
    assert "giữ hạn cũ, số 1/VPCP-KGVX (sự kiện " in cases.call("explain", TIMELY).out
    shown = " ".join(cases.call("show", OPEN).out.split())
    assert "1/VPCP-KGVX" in shown
    assert " overdue" not in shown
    assert "2026-01-09" not in shown


def test_a_verdict_flips_only_where_the_case_is_named(cases: Unit) -> None:
    (case,) = (one["case"] for one in cases.ask(*ADD)["moves"] if one["decision"] == TIMELY)
    said = cases.ask(*ADD, "--apply", "--flip", case.lower())
    assert _moves(said)[TIMELY][-1] == "flipped"
    assert _duties(cases) == BEFORE | {
        OPEN: ("2026-01-10", "overdue"),
        TIMELY: ("2026-01-19", "met_late"),
    }
    assert ("deadline.moved", TIMELY, RULE, "2026-01-19") in _facts(cases)


def test_all_closed_cases_may_be_named_at_once(cases: Unit) -> None:
    cases.ask(*ADD, "--apply", "--flip", "all")
    after = _duties(cases)
    assert (after[LATE][1], after[TIMELY][1]) == ("met", "met_late")


def test_naming_a_case_that_keeps_its_verdict_is_refused(cases: Unit) -> None:
    (open_case,) = (one["case"] for one in cases.ask(*ADD)["moves"] if one["decision"] == OPEN)
    said = cases.call(*ADD, "--apply", "--flip", open_case)
    assert said.code == 7
    assert said.err.startswith(f"{open_case}: --flip: việc này vẫn giữ kết luận")
    nowhere = cases.call(*ADD, "--apply", "--flip", "A99")
    assert nowhere.code == 7
    assert nowhere.err.startswith("A99: --flip: sổ theo dõi không có việc này.")
    assert not (cases.folder / "notices" / FILE).exists()


def test_what_is_kept_was_kept_on_every_day(cases: Unit) -> None:
    """As of Wed 21/01/2026, before the notice was applied, the case done in time stays so."""
    cases.ask(*ADD, "--apply")
    assert _duties(cases, "21/01/2026")[TIMELY] == ("2026-01-20", "met")
    audited = cases.ask("audit", "--as-of", "20/01/2026")
    assert TIMELY not in {
        one["decision"] for one in audited["findings"] if one["check"] == "met_late"
    }


def _numbers(unit: Unit) -> dict[tuple[str, str], str]:
    rows = unit.sql("SELECT kind, decision, id FROM fact")
    return {(kind, decision): str(id_) for kind, decision, id_ in rows}


def test_a_kept_day_falls_when_the_receipt_or_the_signature_is_corrected(cases: Unit) -> None:
    """LATE was in truth received on Wed 07/01: Thu 8, Sat 10, Mon 12. TIMELY was not signed yet."""
    cases.ask(*ADD, "--apply")
    facts, today = _numbers(cases), "22/01/2026"
    cases.record("fact.voided", today, "--fact", facts["decision.received", LATE])
    _receive(cases, LATE, "07/01/2026")
    cases.record("fact.voided", today, "--fact", facts["announcement.signed", TIMELY])

    assert _duties(cases) == BEFORE | {
        OPEN: ("2026-01-10", "overdue"),
        LATE: ("2026-01-12", "met"),
        TIMELY: ("2026-01-19", "overdue"),
    }
    told = " ".join(cases.call("explain", LATE, "--as-of", today).out.split())
    assert "không làm đổi ngày đến hạn, sự kiện làm căn cứ giữ hạn đã được sửa." in told


def test_lists_and_the_audit_follow_the_notice(cases: Unit) -> None:
    cases.ask(*ADD, "--apply")
    listed = cases.ask("list", "--as-of", "10/01/2026")["cases"]
    due = {one["decision"]: (one["due"], one["verdict"]) for one in listed}
    assert due[OPEN] == ("2026-01-10", "due_today")


def test_the_calendar_of_the_unit_knows_the_notice(cases: Unit) -> None:
    asked = ("calendar", "add", "06/01/2026", "3")
    assert cases.ask(*asked)["due"] == "2026-01-09"
    cases.ask(*ADD, "--apply")
    assert cases.ask(*asked)["due"] == "2026-01-10"
    assert cases.ask(*asked, "--known-at", "04/01/2026")["due"] == "2026-01-09"
    assert cases.ask("calendar", "count", "06/01/2026", "10/01/2026")["working_days"] == 3
    shown = {one["date"]: one for one in cases.ask("calendar", "show", "2026")["days"]}
    assert shown["2026-01-17"]["basis"] == "1/VPCP-KGVX ngày 05/01/2026"


def test_the_same_notice_again_is_applied_already_and_another_of_its_name_refused(
    cases: Unit,
) -> None:
    cases.ask(*ADD, "--apply")
    before = cases.dump()
    for again in (ADD, (*ADD, "--apply")):
        said = cases.ask(*again)
        assert (said["already"], said["applied"], said["moves"]) == (True, True, [])
    assert cases.dump() == before
    said = cases.call(*ADD, "--occasion", "dịp khác", "--apply")
    assert said.code == 9
    assert FILE in said.err
    other = cases.call(*ADD[:-1], "04/01/2026", "--apply")
    assert other.code == 5
    assert "09/01/2026 (Fri)" in other.err
    assert "(1/VPCP-KGVX ngày 05/01/2026)" in other.err
    assert [one.name for one in (cases.folder / "notices").iterdir()] == [FILE]


def test_a_notice_that_moves_nothing_is_added_all_the_same(cases: Unit) -> None:
    swap = ("--off", "12/06/2026", "--worked", "20/06/2026")
    said = cases.ask("calendar", "add-notice", *swap, *LETTER, "--apply")
    assert (said["moves"], said["applied"]) == ([], True)
    assert cases.ask("calendar", "add", "11/06/2026", "1")["due"] == "2026-06-15"


def test_the_exit_code_says_that_something_would_move(cases: Unit) -> None:
    assert cases.call(*ADD).code == 0
    assert cases.call(*ADD, "--fail-on", "moved").code == 1
    swap = ("--off", "12/06/2026", "--worked", "20/06/2026")
    assert cases.call("calendar", "add-notice", *swap, *LETTER, "--fail-on", "moved").code == 0


def test_text_and_csv_tell_the_same_cases(cases: Unit) -> None:
    text = cases.call(*ADD).out
    rows = cases.call(*ADD, "--format", "csv").out.splitlines()
    assert rows[0].startswith("case,province,department,decision,procedure,duty,before,after")
    assert len(rows) == 4
    for number in (OPEN, LATE, TIMELY):
        assert number in text
    assert FAR not in text


# A file put into the folder by hand, a new package, an edited overlay: the change waits.


NOTICE = """
[[document]]
key = "1/VPCP-KGVX"
title = "Công văn 1/VPCP-KGVX ngày 05/01/2026"
declared_on = 2026-01-05

[[group]]
document = "1/VPCP-KGVX"
source = "https://vanban.chinhphu.vn/"
confidence = "seen"
evidence = "official_text"
swaps = [
  { off = 2026-01-09, off_weekday = "Fri", worked = 2026-01-17, worked_weekday = "Sat", \
vi = "dịp thử", en = "a test" },
]
"""


@pytest.fixture
def waiting(cases: Unit) -> Unit:
    """Begin with a notice that somebody put into the folder by hand."""
    cases.ask("list")
    (cases.folder / "notices").mkdir()
    (cases.folder / "notices" / "tay.toml").write_text(NOTICE, encoding="utf-8")
    return cases


@pytest.mark.parametrize(
    "asked", [("status",), ("list",), ("audit",), ("show", OPEN), ("explain", OPEN)]
)
def test_until_a_change_is_applied_the_register_is_judged_as_before(
    waiting: Unit, asked: tuple[str, ...]
) -> None:
    for _ in range(2):
        said = waiting.call(*asked, "--as-of", "09/01/2026")
        assert said.code == 0
        assert said.err.count("tthc rules impact") == 1
    assert _duties(waiting) == BEFORE


def test_a_change_that_waits_is_shown_and_applied_with_its_document(waiting: Unit) -> None:
    said = waiting.ask("rules", "impact")
    assert said["waiting"] is True
    assert [day["date"] for day in said["days"]] == ["2026-01-09", "2026-01-17"]
    assert set(_moves(said)) == {OPEN, LATE, TIMELY}
    assert _duties(waiting) == BEFORE
    applied = waiting.ask("rules", "impact", "--apply")
    assert (applied["waiting"], applied["applied"]) == (False, True)
    assert applied["cause"] == "Công văn 1/VPCP-KGVX ngày 05/01/2026"
    assert _duties(waiting) == BEFORE | {OPEN: ("2026-01-10", "overdue")}
    assert waiting.call("status").err == ""
    again = waiting.ask("rules", "impact", "--apply")
    assert (again["waiting"], again["moves"], again["applied"]) == (False, [], False)


def test_facts_recorded_while_a_change_waits_are_judged_as_before(waiting: Unit) -> None:
    _receive(waiting, "974/QĐ-BYT", "06/01/2026")
    listed = waiting.ask("list", "--as-of", "09/01/2026")["cases"]
    assert {one["due"] for one in listed if one["decision"] == "974/QĐ-BYT"} == {"2026-01-09"}
    assert "974/QĐ-BYT" in _moves(waiting.ask("rules", "impact"))


def test_a_notice_is_not_weighed_while_another_change_waits(waiting: Unit) -> None:
    said = waiting.call(*ADD)
    assert said.code == 9
    assert "`tthc rules impact`" in said.err


def test_a_change_taken_back_waits_no_longer(waiting: Unit) -> None:
    waiting.ask("list")
    (waiting.folder / "notices" / "tay.toml").unlink()
    assert waiting.call("list").err == ""
    assert _duties(waiting) == BEFORE


def test_a_change_that_moves_nothing_is_taken_up_unasked(cases: Unit) -> None:
    (cases.folder / "notices").mkdir()
    text = NOTICE.replace("2026-01-09", "2026-06-12").replace("2026-01-17", "2026-06-20")
    (cases.folder / "notices" / "xa.toml").write_text(text, encoding="utf-8")
    assert cases.call("list").err == ""
    _receive(cases, "975/QĐ-BYT", "10/06/2026")
    listed = cases.ask("list", "--as-of", "10/06/2026")["cases"]
    # Thu 11, (Fri 12 off), Mon 15, Tue 16.
    assert {one["due"] for one in listed if one["decision"] == "975/QĐ-BYT"} == {"2026-06-16"}


def test_a_wrong_file_in_the_folder_stops_with_its_name(cases: Unit) -> None:
    (cases.folder / "notices").mkdir()
    text = NOTICE.replace('"Fri"', '"Mon"')
    (cases.folder / "notices" / "sai.toml").write_text(text, encoding="utf-8")
    said = cases.call("status")
    assert (said.code, said.out) == (5, "")
    assert said.err.startswith("sai.toml: ")
    assert "09/01/2026" in said.err
    assert "Fri" in said.err
    assert "Mon" in said.err


def test_a_crash_before_the_register_took_it_up_leaves_a_change_that_waits(cases: Unit) -> None:
    """The file is in its place, the transaction never ended: as if put there by hand."""
    cases.ask("list")
    (cases.folder / "notices").mkdir()
    (cases.folder / "notices" / FILE).write_text(NOTICE, encoding="utf-8")
    (cases.folder / "notices" / f"{FILE}.part").write_text("half", encoding="utf-8")
    assert _duties(cases) == BEFORE
    assert _moves(cases.ask("rules", "impact", "--apply"))[OPEN][1] == "2026-01-10"


@pytest.mark.sqlite_only  # the trigger is written as SQLite has it
def test_a_register_that_cannot_be_written_leaves_no_file(cases: Unit) -> None:
    trigger = "CREATE TRIGGER stop BEFORE INSERT ON fact BEGIN SELECT RAISE(ABORT, 'no'); END"
    cases.sql(trigger)
    said = cases.call(*ADD, "--apply")
    assert said.code not in (0, 1)
    assert list((cases.folder / "notices").iterdir()) == []
    cases.sql("DROP TRIGGER stop")
    assert _duties(cases) == BEFORE


def test_a_folder_that_cannot_be_written_changes_nothing(cases: Unit) -> None:
    (cases.folder / "notices").write_text("a file", encoding="utf-8")
    said = cases.call(*ADD, "--apply")
    assert said.code == 9
    assert "notices" in said.err
    assert _facts(cases) == []


@pytest.mark.sqlite_only  # the trigger is written as SQLite has it
def test_what_fails_after_the_file_is_in_its_place_takes_it_back(cases: Unit) -> None:
    trigger = "CREATE TRIGGER stop BEFORE INSERT ON pack BEGIN SELECT RAISE(ABORT, 'no'); END"
    cases.sql(trigger)
    assert cases.call(*ADD, "--apply").code not in (0, 1)
    assert list((cases.folder / "notices").iterdir()) == []
    cases.sql("DROP TRIGGER stop")
    assert (_facts(cases), _duties(cases)) == ([], BEFORE)


def test_what_lies_in_the_folder_and_cannot_be_read_is_named(cases: Unit) -> None:
    (cases.folder / "notices" / "thu-muc.toml").mkdir(parents=True)
    said = cases.call("status")
    assert said.code == 9
    assert "thu-muc.toml" in said.err


def test_a_notice_taken_away_waits_and_names_what_it_was(cases: Unit) -> None:
    swap = ("--off", "12/06/2026", "--worked", "20/06/2026")
    cases.ask(
        "calendar", "add-notice", *swap, *LETTER[:2], "--declared-on", "06/01/2026", "--apply"
    )
    cases.ask(*ADD, "--apply")
    (cases.folder / "notices" / FILE).unlink()
    said = cases.ask("rules", "impact")
    assert said["cause"] == "1/VPCP-KGVX ngày 05/01/2026"
    assert _moves(said) == {OPEN: ("2026-01-10", "2026-01-09", "overdue", "overdue", "moved")}
    cases.ask("rules", "impact", "--apply")
    assert _duties(cases) == BEFORE


def test_of_many_closed_cases_the_first_are_named(cases: Unit) -> None:
    for number in range(980, 985):
        _receive(cases, f"{number}/QĐ-BYT", "06/01/2026", signed="10/01/2026")
    said = cases.call(*ADD, "--flip", "A99")
    assert said.err.count(", ") == 5
    assert "…" in said.err


# One unit closed: a storm.


@pytest.fixture
def two_units(unit: Unit) -> Unit:
    """Begin with one decision received by two departments on Tue 06/01/2026."""
    file = unit.folder / "hai-so.csv"
    file.write_text(
        "kind,happened_on,decision,decision_date,province,department\n"
        "decision.received,2026-01-06,970/QĐ-BYT,2026-01-02,Bắc Ninh,Sở Y tế\n"
        "decision.received,2026-01-06,970/QĐ-BYT,2026-01-02,Bắc Ninh,Sở Tư pháp\n",
        encoding="utf-8",
    )
    unit.ask("import", str(file), "--as", "facts")
    return unit


STORM = ("calendar", "add-notice", "--closed", "08/01/2026", "--department", "Sở Y tế")
ORDER = ("--document", "3/CĐ-UBND", "--declared-on", "07/01/2026", "--occasion", "Tránh bão")


def _due(unit: Unit, as_of: str, *asked: str) -> dict[str, tuple[str, str, int | None]]:
    listed = unit.ask(*asked or ("list",), "--as-of", as_of)
    return {one["department"]: (one["due"], one["verdict"], one["days"]) for one in listed["cases"]}


def test_a_closure_moves_the_cases_of_its_unit_alone(two_units: Unit) -> None:
    """Closed on Thu 08/01/2026: Wed 7, Fri 9, Sat 10 (worked) instead of Wed 7, Thu 8, Fri 9."""
    said = two_units.ask(*STORM, *ORDER)
    assert [(one["department"], one["before"], one["after"]) for one in said["moves"]] == [
        ("Sở Y tế", "2026-01-09", "2026-01-10")
    ]
    assert [(one["kind"], one["department"]) for one in said["days"]] == [("closure", "Sở Y tế")]
    two_units.ask(*STORM, *ORDER, "--apply")
    # Seen from Mon 12/01/2026, one and two working days late; from Wed 7 two are left in each.
    assert _due(two_units, "12/01/2026") == {
        "Sở Y tế": ("2026-01-10", "overdue", 1),
        "Sở Tư pháp": ("2026-01-09", "overdue", 2),
    }
    assert _due(two_units, "07/01/2026")["Sở Y tế"] == ("2026-01-10", "open", 2)


def test_show_explain_and_what_if_judge_by_the_unit_s_own_calendar(two_units: Unit) -> None:
    two_units.ask(*STORM, *ORDER, "--apply")
    explained = two_units.ask("explain", "970/QĐ-BYT", "--as-of", "10/01/2026")["cases"]
    due = {
        case["department"]: (duty["due"], duty["verdict"])
        for case in explained
        for duty in case["obligations"]
        if duty["rule"] == RULE
    }
    assert due == {"Sở Y tế": ("2026-01-10", "due_today"), "Sở Tư pháp": ("2026-01-09", "overdue")}
    text = two_units.call("explain", "970/QĐ-BYT", "--as-of", "10/01/2026").out
    assert "Tránh bão" in text
    supposed = two_units.ask("audit", "--as-of", "10/01/2026", "--policy", "latest")
    audited = two_units.ask("audit", "--as-of", "10/01/2026")
    assert supposed["counts"] == audited["counts"]
    assert (supposed["counts"]["due_today"], supposed["counts"]["overdue"]) == (1, 1)


def test_the_calendar_of_the_home_unit_shows_its_own_closure(unit: Unit) -> None:
    asked = ("--department", "Sở Khoa học và Công nghệ")
    unit.ask("calendar", "add-notice", "--closed", "08/01/2026", *asked, *ORDER, "--apply")
    assert unit.ask("calendar", "add", "06/01/2026", "3")["due"] == "2026-01-10"
    shown = {one["date"]: one["kind"] for one in unit.ask("calendar", "show", "2026")["days"]}
    assert shown["2026-01-08"] == "closure"


def test_a_closure_put_into_the_folder_waits_and_names_its_order(two_units: Unit) -> None:
    said = two_units.ask(*STORM, *ORDER, "--apply")
    text = Path(said["file"]).read_text(encoding="utf-8")
    for day in ("2026-01-08", "2026-01-07"):
        text = text.replace(day, {"2026-01-08": "2026-01-09", "2026-01-07": "2026-01-08"}[day])
    other = text.replace('"Thu"', '"Fri"').replace("3/CĐ-UBND", "4/CĐ-UBND")
    (two_units.folder / "notices" / "tay.toml").write_text(other, encoding="utf-8")
    impact = two_units.ask("rules", "impact")
    assert impact["cause"] == "4/CĐ-UBND ngày 07/01/2026"
    assert [(one["before"], one["after"]) for one in impact["moves"]] == [
        ("2026-01-10", "2026-01-12")
    ]


def test_a_closure_of_a_unit_that_nobody_knows_is_refused(two_units: Unit) -> None:
    said = two_units.call(*STORM[:-1], "Sở Y te4", *ORDER)
    assert said.code == 5
    assert "Bắc Ninh, Sở Y te4" in said.err
    assert "Bắc Ninh, Sở Khoa học và Công nghệ" in said.err


# What is typed wrong.


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("lich.toml", *SWAP, *LETTER),
        SWAP,
        (*SWAP, *LETTER[:2]),
        (*SWAP[:2], *LETTER),
        (*SWAP, "--closed", "08/01/2026", "--department", "A", *LETTER),
        ("--closed", "08/01/2026", *LETTER),
        (*SWAP, "--closed-weekday", "Thu", *LETTER),
    ],
)
def test_half_a_notice_is_wrong_usage(unit: Unit, typed: tuple[str, ...]) -> None:
    said = unit.call("calendar", "add-notice", *typed)
    assert said.code == 2
    assert "FILE.toml" in said.err


def test_a_stated_weekday_is_held_against_its_day(cases: Unit) -> None:
    """Day and month transposed, 01/09/2026 is a Tuesday and 09/01/2026 a Friday."""
    stated = ("--off-weekday", "t6", "--worked-weekday", "Sat")
    said = cases.ask("calendar", "add-notice", *SWAP, *stated, *LETTER)
    assert [day["weekday"] for day in said["days"]] == ["Friday", "Saturday"]
    wrong = cases.call("calendar", "add-notice", *SWAP, "--off-weekday", "Thứ Sáu", *LETTER)
    assert (wrong.code, "T2, T3, T4, T5, T6, T7, CN" in wrong.err) == (2, True)


def test_a_closure_on_another_weekday_than_stated_is_refused(two_units: Unit) -> None:
    said = two_units.call(*STORM, "--closed-weekday", "Fri", *ORDER)
    assert (said.code, "08/01/2026" in said.err) == (5, True)


def test_a_file_is_read_and_a_missing_one_named(cases: Unit, tmp_path: Path) -> None:
    file = tmp_path / "lịch nghỉ.toml"
    file.write_text(NOTICE, encoding="utf-8")
    said = cases.ask("calendar", "add-notice", str(file), "--apply")
    assert Path(said["file"]).name == "lịch nghỉ.toml"
    assert _duties(cases)[OPEN] == ("2026-01-10", "overdue")
    missing = cases.call("calendar", "add-notice", str(tmp_path / "không có.toml"))
    assert missing.code == 3
    assert "không có.toml" in missing.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--off", "10/01/2026", *SWAP[2:], *LETTER), "Sat"),
        ((*SWAP, "--off-weekday", "Thu", *LETTER), "09/01/2026"),
        ((*SWAP, "--worked-weekday", "CN", *LETTER), "17/01/2026"),
        ((*SWAP[:2], "--worked", "10/01/2026", *LETTER), "12729/VPCP-KGVX ngày 25/12/2025"),
        ((*SWAP, *LETTER[:2], "--declared-on", "12/01/2026"), "09/01/2026 (Fri)"),
        ((*SWAP, *LETTER[:2], "--declared-on", "05/01/2099"), "05/01/2099"),
    ],
)
def test_a_wrong_day_is_refused_and_nothing_written(
    cases: Unit, typed: tuple[str, ...], said: str
) -> None:
    before = cases.dump()
    refused = cases.call("calendar", "add-notice", *typed, "--apply")
    assert (refused.code, refused.out) == (5, "")
    assert said in refused.err
    assert list((cases.folder / "notices").iterdir()) == []
    assert cases.dump() == before
