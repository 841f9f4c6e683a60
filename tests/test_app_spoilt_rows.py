"""Is one row that cannot be read one error, named, while the other cases and alerts are told?"""

import pytest

from tests.registers import SIGNED, Unit
from tthc.app.auditing import audit

pytestmark = pytest.mark.sqlite_only
FIRST = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
SECOND = ("--decision", "971/QĐ-BYT", "--decision-date", "21/03/2025")
ADDED = ("decision.received", "--on", "05/01/2026", *SECOND, "--note", "nhận lại")
NO_TEXT = "CAST(x'ff41' AS text)"
CACHED = (
    *(f"finding_span.{name}" for name in ("check", "rule", "due", "detail", "version")),
    *(f"verdict_span.{name}" for name in ("verdict", "rule", "due", "version")),
    *(f"obligation.{name}" for name in ("rule", "version", "start_kind", "start_on", "due")),
    *("course.state", "tracked_case.id", "tracked_case.workflow"),
)
NAMES = ("decision.number", "unit.department_name")


@pytest.fixture
def two(unit: Unit) -> Unit:
    """Two decisions received on Tue 06/01/2026 and Mon 05/01: due Fri 09/01 and Thu 08/01."""
    unit.record("decision.received", "06/01/2026", *FIRST)
    unit.record("decision.received", "05/01/2026", *SECOND)
    return unit


@pytest.fixture
def waiting(two: Unit) -> Unit:
    """One alert of each, waiting to be written into a folder."""
    audit(two.register, SIGNED.at.date(), SIGNED)
    settings = two.folder / "tthc.toml"
    mail = two.folder / "thu"
    mail.mkdir()
    said = (
        f'[alerts]\nto = "{mail.as_uri()}"\nany_time = true\n'
        '[alerts.departments]\n"Sở Khoa học và Công nghệ" = "a@b.vn"\n'
    )
    settings.write_text(settings.read_text(encoding="utf-8") + said, encoding="utf-8")
    return two


def _spoil(unit: Unit, column: str, value: str = NO_TEXT) -> None:
    """Spoil one row of the first decision, past every trigger."""
    table, name = column.split(".")
    of_case = {"tracked_case": "decision_id = 1", "unit": "1", "verdict_tally": "1"}
    by_course = table in ("verdict_span", "finding_span", "obligation")
    where = of_case.get(table, "course_id = 1 AND due IS NOT NULL" if by_course else "id = 1")
    triggers = unit.sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for trigger, _ in triggers:
        unit.sql(f"DROP TRIGGER {trigger}")
    one = f"SELECT max(rowid) FROM {table} WHERE {where}"  # noqa: S608 - typed here
    unit.sql(f'UPDATE {table} SET "{name}" = {value} WHERE rowid = ({one})')  # noqa: S608
    for _, guard in triggers:
        unit.sql(guard)


def test_a_spoilt_row_is_made_anew_also_in_a_case_that_is_done_with(two: Unit) -> None:
    """One of the two was announced late: what is told of it no longer changes."""
    two.record("announcement.signed", "12/01/2026", *FIRST, "--document", "9/QĐ-UBND")
    two.record("announcement.published", "13/01/2026", *FIRST, "--document", "9/QĐ-UBND")
    two.ask("audit", "--as-of", "2026-01-14")
    two.sql("UPDATE finding_span SET first = 'sấm'")
    done = two.ask("audit", "--as-of", "2026-01-15")
    assert len(done["mended"]) == 2
    assert two.sql("SELECT count(*) FROM finding_span WHERE first = 'sấm'") == [(0,)]


@pytest.mark.parametrize("column", CACHED)
def test_text_that_is_none_in_what_is_kept_of_a_case_is_named_and_made_anew(
    two: Unit, column: str
) -> None:
    _spoil(two, column)
    done = two.call("audit", "--as-of", "10/01/2026", "--format", "json")
    said = done.data()
    assert (done.code, said["errors"], said["mended"]) == (1, 1, ["A1"])
    found = {(one["case"], one["check"]) for one in said["findings"]}
    assert found == {("A1", "overdue"), ("A2", "overdue")}
    assert two.call("audit", "--as-of", "11/01/2026").code == 0
    assert two.ask("verify")["faults"] == []


@pytest.mark.parametrize("column", NAMES)
def test_a_name_that_is_no_text_is_an_error_of_the_run_and_every_case_is_judged(
    two: Unit, column: str
) -> None:
    _spoil(two, column)
    done = two.call("audit", "--as-of", "10/01/2026", "--format", "json")
    said = done.data()
    assert (done.code, said["errors"], said["mended"]) == (1, 1, [])
    assert {one["case"] for one in said["findings"]} == {"A1", "A2"}
    assert column.split(".")[1] in said["unreadable"]
    assert "tthc verify" in two.call("audit", "--as-of", "11/01/2026").out


@pytest.mark.parametrize("column", ["fact.kind", "fact.place", "fact.happened_on"])
def test_a_fact_that_is_no_text_is_one_finding_and_the_others_are_judged(
    two: Unit, column: str
) -> None:
    _spoil(two, column)
    two.sql("DELETE FROM projection")
    done = two.call("audit", "--as-of", "10/01/2026", "--format", "json")
    found = {one["case"]: one["check"] for one in done.data()["findings"]}
    assert (done.code, found) == (1, {"A1": "not_judged", "A2": "overdue"})


@pytest.mark.parametrize("column", ["fact.kind", "fact.place", "fact.title", "fact.happened_on"])
def test_what_must_go_is_listed_beside_the_case_that_cannot_be_read(
    unit: Unit, column: str
) -> None:
    unit.record("force.ended", "01/08/2025", "--procedure", "1.014966")
    unit.record("force.ended", "01/08/2025", "--procedure", "1.014967")
    _spoil(unit, column)
    unit.sql("DELETE FROM projection")
    for _ in range(2):  # as it was kept, then judged anew
        listed = unit.call("removal", "list", "--as-of", "01/11/2025", "--format", "json")
        said = listed.data()
        assert (listed.code, [one["case"] for one in said["unreadable"]]) == (1, ["R0-1"])
        assert [one["case"] for one in said["removals"]] == ["R0-2"]
        unit.call("audit", "--as-of", "10/11/2025")
    table = unit.call("removal", "list", "--as-of", "01/11/2025", "--format", "csv")
    said = "Không đọc được việc R0-1: bản ghi của sự kiện 1 đã bị sửa hoặc hỏng."
    assert (table.code, said in " ".join(table.err.split()), "R0-1" in table.out) == (
        1,
        True,
        False,
    )
    file = ("--output", str(unit.folder / "go.csv"), "--as-of", "01/11/2025")
    export = unit.call("removal", "export", *file, "--format", "json")
    assert (export.code, export.data()["rows"]) == (1, {"procedures": 1})
    assert [one["case"] for one in export.data()["unreadable"]] == ["R0-1"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("alert.rung", "'overdux'"),
        ("alert.rung", NO_TEXT),
        ("alert.rule", NO_TEXT),
        ("alert.case_id", NO_TEXT),
        ("alert.since", "'hôm qua'"),
        ("finding_span.due", "'mai'"),
        ("obligation.due", "'mai'"),
        ("decision.title", NO_TEXT),
    ],
)
def test_an_alert_that_cannot_be_read_is_named_and_the_others_are_sent(
    waiting: Unit, column: str, value: str
) -> None:
    _spoil(waiting, column, value)
    spoilt = waiting.sql("SELECT id FROM alert WHERE id = 1")[0][0]

    listed = waiting.call("alerts", "list", "--format", "json")
    assert (listed.code, [one["alert"] for one in listed.data()["unreadable"]]) == (1, [spoilt])
    assert [one["alert"] for one in listed.data()["alerts"]] == [2]

    sent = waiting.call("alerts", "send", "--format", "json")
    assert (sent.code, [one["alert"] for one in sent.data()["unreadable"]]) == (1, [spoilt])
    assert [one["alerts"] for one in sent.data()["letters"]] == [[2]]
    again = waiting.call("alerts", "send")
    assert again.code == 1
    assert "tthc verify" in again.out


@pytest.mark.parametrize(
    ("column", "value"),
    [("alert_step.kind", "'sấm'"), ("alert_step.at", NO_TEXT), ("alert_step.reason", NO_TEXT)],
)
def test_a_step_that_cannot_be_read_leaves_the_other_alerts_readable(
    waiting: Unit, column: str, value: str
) -> None:
    assert waiting.call("alerts", "send").code == 0
    _spoil(waiting, column, value)
    listed = waiting.call("alerts", "list", "--all", "--format", "json")
    assert listed.code == 1
    assert [one["alert"] for one in listed.data()["unreadable"]] == [1]
    assert [one["alert"] for one in listed.data()["alerts"]] == [2]


EVERYTHING = (
    *CACHED,
    *NAMES,
    "decision.title",
    "verdict_tally.verdict",
    "decision.province",
    "unit.province",
)
ASKED = (
    ("status", "--as-of", "10/01/2026"),
    ("list", "--as-of", "10/01/2026"),
    ("show", "970/QĐ-BYT", "--as-of", "10/01/2026"),
    ("explain", "970/QĐ-BYT", "--as-of", "10/01/2026"),
    ("runs", "--as-of", "10/01/2026"),
    ("document", "list", "--as-of", "10/01/2026"),
    ("removal", "list", "--as-of", "10/01/2026"),
    ("verify",),
)


@pytest.mark.parametrize("value", [NO_TEXT, "'sấm'"])
@pytest.mark.parametrize("column", EVERYTHING)
def test_whatever_is_spoilt_every_command_ends_in_words(two: Unit, column: str, value: str) -> None:
    audit(two.register, SIGNED.at.date(), SIGNED)
    _spoil(two, column, value)
    for arguments in ASKED:
        answer = two.call(*arguments)
        assert answer.code in (0, 1, 6), (arguments, answer)
        assert answer.code == 0 or answer.out + answer.err


@pytest.mark.parametrize("value", [NO_TEXT, "'không'", "''"])
def test_a_run_whose_sum_of_findings_is_none_is_named_and_no_night_builds_on_it(
    two: Unit, value: str
) -> None:
    audit(two.register, SIGNED.at.date(), SIGNED)
    _spoil(two, "audit_run.findings", value)
    for night in ("09/01/2026", "11/01/2026"):
        refused = two.call("audit", "--as-of", night)
        assert refused.code == 6, refused
        assert "tthc verify" in refused.err
    assert {fault["where"] for fault in two.ask("verify")["faults"]} >= {"audit_run 1"}


@pytest.mark.parametrize("column", ["began", "ended"])
@pytest.mark.parametrize("value", [2**63 - 1, -(2**63), -1])
def test_a_tally_of_numbers_that_cannot_be_is_counted_anew_and_told(
    two: Unit, column: str, value: int
) -> None:
    audit(two.register, SIGNED.at.date(), SIGNED)
    two.sql(f"UPDATE verdict_tally SET {column} = ?", value)  # noqa: S608 - typed here
    for asked in ("status", "--as-of", "11/01/2026"), ("record", *ADDED):
        before = two.call(*asked)
        assert before.code == 0 or "tthc audit" in before.err, before
    night = two.call("audit", "--as-of", "11/01/2026", "--format", "json")
    said = night.data()
    assert (night.code, said["cases"], said["errors"]) == (1, 2, 1)
    assert said["unreadable"] == "verdict_tally"
    assert two.ask("status", "--as-of", "11/01/2026")["counts"]["overdue"] == 2
    assert two.ask("verify")["faults"] == []


def test_who_takes_a_table_is_told_beside_it_what_could_not_be_read(waiting: Unit) -> None:
    _spoil(waiting, "alert.rung", "'overdux'")
    for asked in (("alerts", "list"), ("alerts", "send")):
        done = waiting.call(*asked, "--format", "csv")
        assert (done.code, done.err.count("không đọc được cảnh báo 1 ")) == (1, 1)
        assert "không đọc được" not in done.out
    _spoil(waiting, "verdict_span.rule")
    night = waiting.call("audit", "--as-of", "11/01/2026", "--format", "csv")
    assert (night.code, night.err.count("của việc A1 ")) == (1, 1)
