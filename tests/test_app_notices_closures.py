"""Does a day on which one unit is closed move the cases of that unit alone? A storm, invented."""

from pathlib import Path

import pytest

from tests.notice_cases import RULE
from tests.registers import Unit


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


def test_a_closure_on_another_weekday_than_stated_is_refused(two_units: Unit) -> None:
    said = two_units.call(*STORM, "--closed-weekday", "Fri", *ORDER)
    assert (said.code, "08/01/2026" in said.err) == (5, True)
