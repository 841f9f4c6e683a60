"""Does a changed rule show what it moves, and flip no closed verdict that nobody named?

Announcing takes three working days, two by the unit's own rule. Received Tue 06/01/2026: Wed 7,
Thu 8, Fri 9. Received Mon 12/01/2026: Tue 13, Wed 14, Thu 15.
"""

import json
from pathlib import Path

import pytest

import tthc.compliance
from tests.registers import Unit, call

RULES = Path(tthc.compliance.__file__).parent / "rules"
RULE = "announcement.list"
OPEN, LAST_DAY, EARLY = "970/QĐ-BYT", "971/QĐ-BYT", "972/QĐ-BYT"


def _receive(unit: Unit, number: str, day: str, signed: str | None = None) -> None:
    decision = ("--decision", number, "--decision-date", "02/01/2026")
    unit.record("decision.received", day, *decision)
    if signed:
        paper = ("--document", f"{number[:3]}/QĐ-UBND")
        unit.record("announcement.signed", signed, *decision, *paper)
        unit.record("announcement.published", signed, *decision, *paper)


@pytest.fixture
def cases(unit: Unit) -> Unit:
    """Begin with a case still open, one done on its last day, and one done a day before."""
    _receive(unit, OPEN, "12/01/2026")
    _receive(unit, LAST_DAY, "06/01/2026", signed="09/01/2026")
    _receive(unit, EARLY, "06/01/2026", signed="08/01/2026")
    return unit


def _lay_over(unit: Unit, name: str, words: dict[str, str], new: str | None = None) -> None:
    """Lay a rule of the package over itself, with other words."""
    own = unit.folder / "rieng"
    own.mkdir(exist_ok=True)
    text = (RULES / f"{name}.toml").read_text(encoding="utf-8")
    for before, after in words.items():
        assert before in text
        text = text.replace(before, after)
    (own / f"{new or name}.toml").write_text(text, encoding="utf-8")
    settings = unit.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("overlays = []", "overlays = ['rieng']"), encoding="utf-8")


def _stricter(unit: Unit) -> None:
    _lay_over(unit, RULE, {"limit = 3": "limit = 2"})


def _duties(unit: Unit) -> dict[str, tuple[str, str]]:
    return {
        case["decision"]: (duty["due"], duty["verdict"])
        for number in (OPEN, LAST_DAY, EARLY)
        for case in unit.ask("show", number, "--as-of", "12/01/2026")["cases"]
        for duty in case["obligations"]
        if duty["rule"] == RULE
    }


BEFORE = {
    OPEN: ("2026-01-15", "open"),
    LAST_DAY: ("2026-01-09", "met"),
    EARLY: ("2026-01-09", "met"),
}


def test_a_changed_rule_waits_and_says_what_it_would_move(cases: Unit) -> None:
    _stricter(cases)
    assert cases.call("list").err.count("tthc rules impact") == 1
    assert _duties(cases) == BEFORE
    moves = cases.ask("rules", "impact")["moves"]
    told = {
        (one["decision"], one["what"], one["before"], one["after"], one["becomes"]) for one in moves
    }
    assert told == {
        (OPEN, "due", "2026-01-15", "2026-01-14", "overdue"),
        (LAST_DAY, "verdict", "2026-01-09", "2026-01-08", "met_late"),
        (EARLY, "done", "2026-01-09", "2026-01-08", "met"),
    }


def test_applied_it_keeps_what_is_done_and_names_the_instrument(cases: Unit) -> None:
    _stricter(cases)
    cases.ask("rules", "impact", "--apply")
    assert _duties(cases) == BEFORE | {OPEN: ("2026-01-14", "open")}
    facts = cases.sql("SELECT kind, until, cause FROM fact WHERE kind LIKE 'deadline.%' ORDER BY 1")
    assert [one[:2] for one in facts] == [
        ("deadline.kept", "2026-01-09"),
        ("deadline.kept", "2026-01-09"),
        ("deadline.moved", "2026-01-14"),
    ]
    assert all(one[2] for one in facts)


def test_a_named_case_takes_the_verdict_of_the_new_rule(cases: Unit) -> None:
    _stricter(cases)
    moves = cases.ask("rules", "impact")["moves"]
    (case,) = (one["case"] for one in moves if one["decision"] == LAST_DAY)
    cases.ask("rules", "impact", "--apply", "--flip", case)
    assert _duties(cases)[LAST_DAY] == ("2026-01-08", "met_late")


def test_the_audit_records_by_what_it_judged_while_a_change_waits(cases: Unit) -> None:
    before = cases.ask("audit", "--as-of", "12/01/2026")
    _stricter(cases)
    while_waiting = cases.ask("audit", "--as-of", "12/01/2026")
    assert while_waiting["fingerprints"] == before["fingerprints"]
    cases.ask("rules", "impact", "--apply")
    after = cases.ask("audit", "--as-of", "12/01/2026")
    assert after["fingerprints"]["rules"] != before["fingerprints"]["rules"]


def test_other_words_of_a_rule_move_nothing_and_are_taken_up_unasked(cases: Unit) -> None:
    listed = cases.ask("rules", "show", RULE)["versions"][-1]["basis"]["words"]
    _lay_over(cases, RULE, {listed[:30]: "Lời văn khác " + listed[:30]})
    assert cases.call("list").err == ""
    assert cases.ask("rules", "impact")["waiting"] is False
    shown = cases.ask("show", OPEN, "--as-of", "12/01/2026")["cases"][0]["obligations"]
    assert any("Lời văn khác" in json.dumps(one, ensure_ascii=False) for one in shown)


def _ask_for_posting(unit: Unit) -> None:
    """Have the unit itself ask for a notice on its board within five working days of signing."""
    asked = {'id = "announcement.publish"': 'id = "announcement.zz-posting"'}
    asked['met_by = ["announcement.published"]'] = 'met_by = ["notice.posted"]'
    _lay_over(unit, "announcement.publish", asked, new="announcement.zz-posting")


def test_a_duty_added_to_a_case_that_is_done_must_be_named(cases: Unit) -> None:
    """Signed Fri 09/01/2026: Sat 10 (worked), Mon 12, Tue 13, Wed 14, Thu 15."""
    _ask_for_posting(cases)
    assert cases.call("list").err.count("tthc rules impact") == 1
    moves = cases.ask("rules", "impact")["moves"]
    assert {(one["decision"], one["before"], one["after"]) for one in moves} == {
        (LAST_DAY, None, "2026-01-15"),
        (EARLY, None, "2026-01-14"),
    }
    assert {(one["verdict"], one["becomes"]) for one in moves} == {("met", "overdue")}
    refused = cases.call("rules", "impact", "--apply")
    assert (refused.code, refused.out) == (8, "")
    assert "--flip all" in refused.err
    assert cases.ask("rules", "impact")["waiting"] is True
    assert cases.ask("rules", "impact", "--apply", "--flip", "all")["applied"] is True
    assert cases.call("list").err == ""


def test_a_duty_taken_from_a_case_that_is_done_must_be_named(cases: Unit) -> None:
    """Posted late, on 20/01/2026: without the unit's own rule the case would have been in time."""
    _ask_for_posting(cases)
    cases.ask("rules", "impact", "--apply", "--flip", "all")
    decision = ("--decision", LAST_DAY, "--decision-date", "02/01/2026")
    cases.record("notice.posted", "20/01/2026", *decision)
    (cases.folder / "rieng" / "announcement.zz-posting.toml").unlink()
    (move,) = cases.ask("rules", "impact")["moves"]
    assert (move["decision"], move["rule"]) == (LAST_DAY, "announcement.zz-posting")
    assert (move["after"], move["verdict"], move["becomes"]) == (None, "met_late", "met")
    assert cases.call("rules", "impact", "--apply").code == 8
    cases.ask("rules", "impact", "--apply", "--flip", move["case"])
    listed = cases.ask("list", "--as-of", "20/01/2026")["cases"]
    assert {one["verdict"] for one in listed if one["decision"] == LAST_DAY} == {"met"}


def test_a_duty_that_what_was_done_no_longer_fulfils_must_be_named(cases: Unit) -> None:
    """The due day could be kept, but nothing done fulfils the duty any more."""
    asked = {'met_by = ["announcement.published"]': 'met_by = ["notice.posted"]'}
    _lay_over(cases, "announcement.publish", asked)
    moves = cases.ask("rules", "impact")["moves"]
    told = {(one["decision"], one["rule"], one["verdict"], one["becomes"]) for one in moves}
    assert told == {
        (LAST_DAY, "announcement.publish", "met", "overdue"),
        (EARLY, "announcement.publish", "met", "overdue"),
    }
    assert cases.call("rules", "impact", "--apply").code == 8


def test_a_rule_that_ended_leaves_an_open_duty_without_a_due_day(cases: Unit) -> None:
    first = "effective_from = 2023-11-01\n"
    _lay_over(cases, RULE, {first: f"{first}effective_to = 2026-01-10\n"})
    (move,) = cases.ask("rules", "impact")["moves"]
    assert (move["decision"], move["before"], move["after"]) == (OPEN, "2026-01-15", None)
    assert move["becomes"] == "unknown"


def test_a_program_of_other_warning_days_judges_by_the_rules_that_were_applied(
    cases: Unit,
) -> None:
    """Two working days ahead of Wed 14/01/2026 is Mon 12; the stricter rule still waits."""
    _stricter(cases)
    settings = cases.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("due_soon = 1", "due_soon = 3"), encoding="utf-8")
    assert cases.call("list").err.count("tthc rules impact") == 1
    assert _duties(cases)[OPEN] == ("2026-01-15", "due_soon")
    listed = cases.ask("list", "--as-of", "12/01/2026")["cases"]
    (verdict,) = {one["verdict"] for one in listed if one["decision"] == OPEN}
    assert verdict == "due_soon"


def _spoil_packs(unit: Unit) -> None:
    """Make the kept rule books and calendars those of another version's shape."""
    body = '{"rules": [{}], "days": [{}]}'
    if unit.server:
        unit.sql("ALTER TABLE pack DISABLE TRIGGER USER")
        guard = "ALTER TABLE pack ENABLE TRIGGER USER"
    else:
        ((guard,),) = unit.sql("SELECT sql FROM sqlite_master WHERE name = 'pack_refuses_update'")
        unit.sql("DROP TRIGGER pack_refuses_update")
    unit.sql("UPDATE pack SET body = ? WHERE kind IN ('rules', 'calendar')", body)
    unit.sql(guard)


def test_kept_rules_that_cannot_be_read_are_no_matter_while_nothing_changes(cases: Unit) -> None:
    _spoil_packs(cases)
    assert _duties(cases) == BEFORE


@pytest.mark.parametrize("later", [False, True], ids=["rules alone", "program too"])
def test_kept_rules_that_cannot_be_read_stop_a_change_until_it_is_applied(
    cases: Unit, *, later: bool
) -> None:
    _spoil_packs(cases)
    _stricter(cases)
    if later:
        settings = cases.folder / "tthc.toml"
        said = settings.read_text(encoding="utf-8")
        settings.write_text(said.replace("due_soon = 1", "due_soon = 2"), encoding="utf-8")
    for asked in (("list",), ("show", OPEN), ("audit",)):
        stopped = cases.call(*asked)
        assert (stopped.code, stopped.out) == (6, "")
        assert "tthc rules impact --apply" in stopped.err
    assert len(cases.ask("rules", "impact")["moves"]) == 3
    cases.ask("rules", "impact", "--apply")
    assert _duties(cases)[LAST_DAY] == ("2026-01-09", "met")
    assert _duties(cases)[OPEN][0] == "2026-01-14"


def test_a_register_of_an_older_note_is_judged_by_the_rules_of_today(cases: Unit) -> None:
    cases.sql("UPDATE projection SET fingerprint = 'abc'")
    assert cases.call("list").err == ""
    assert _duties(cases) == BEFORE


def test_rules_diff_shows_what_the_second_book_would_move_and_writes_nothing(
    cases: Unit, tmp_path: Path
) -> None:
    """The stricter rule lies nowhere near the unit: due on the second day, not the third."""
    folder = tmp_path / "strict"
    folder.mkdir()
    text = (RULES / f"{RULE}.toml").read_text(encoding="utf-8")
    (folder / f"{RULE}.toml").write_text(text.replace("limit = 3", "limit = 2"), encoding="utf-8")
    before = cases.dump()
    said = cases.ask("rules", "diff", "pack", str(folder))

    moves = {
        one["decision"]: tuple(one[key] for key in ("before", "after", "verdict", "becomes"))
        for one in said["moves"]
    }
    assert moves == {
        OPEN: ("2026-01-15", "2026-01-14", "overdue", "overdue"),
        LAST_DAY: ("2026-01-09", "2026-01-08", "met", "met_late"),
        EARLY: ("2026-01-09", "2026-01-08", "met", "met"),
    }
    text = cases.call("rules", "diff", "pack", str(folder)).out
    assert "Trong sổ theo dõi này, tính đến hôm nay, sẽ thay đổi:" in text
    assert "Đã xong, kết luận sẽ đổi: 1" in text
    assert cases.dump() == before
    # The other way round, from the folder back to the package.
    back = cases.ask("rules", "diff", str(folder), "pack")["moves"]
    assert {(one["before"], one["after"]) for one in back} == {
        ("2026-01-14", "2026-01-15"),
        ("2026-01-08", "2026-01-09"),
    }
    same = cases.call("rules", "diff", "pack", "pack").out
    assert "Trong sổ theo dõi này" not in same


def test_rules_diff_needs_no_register(cases: Unit, tmp_path: Path) -> None:
    asked = ("rules", "diff", "pack", "ha-tinh")
    elsewhere = call(*asked, "--format", "json", folder=tmp_path)
    assert (elsewhere.code, elsewhere.data()["moves"]) == (0, None)
    if cases.server is None:
        cases.database.unlink()
        assert cases.ask(*asked)["moves"] is None
    named = call(*asked, "--config", "khong-co.toml", folder=tmp_path)
    assert named.code == 9
