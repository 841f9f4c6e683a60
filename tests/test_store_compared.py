"""Does `tthc verify` compare what was worked out of facts, and say what it could not compare?"""

import json

import pytest

from tests.registers import Unit
from tests.tampering import change_file, faults


@pytest.mark.sqlite_only
def test_what_was_not_compared_is_said_and_is_no_success(used: Unit) -> None:
    settings = used.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("due_soon = 2", "due_soon = 10"), encoding="utf-8")
    answer = used.call("verify")
    assert answer.code == 1
    assert "Chưa đối chiếu việc theo dõi" in answer.out
    assert "Tất cả đều khớp" not in answer.out
    assert used.call("status").code == 0
    assert used.call("verify").code == 0


MARKS = {
    "DELETE FROM projection": ("cache", "projection"),
    "UPDATE projection SET fingerprint = 'x'": ("cache", "projection"),
    "UPDATE projection SET fingerprint = replace(fingerprint, 'due_soon=2', 'due_soon=3')": None,
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "found"), MARKS.items())
def test_by_what_cases_were_judged_must_be_known(
    used: Unit, statement: str, found: tuple[str, str] | None
) -> None:
    change_file(used, statement)
    answer = used.call("verify", "--format", "json")
    faults = [(one["what"], one["where"]) for one in json.loads(answer.out)["faults"]]
    assert answer.code == 1
    assert found in faults or faults[0][1].startswith("pack workflows ")


FINDINGS = {
    "DELETE FROM finding": "finding ",
    "UPDATE finding SET first_run = 77": "finding ",
    "UPDATE finding SET resolved_run = 2, last_run = 7": "finding ",
    "UPDATE finding SET resolved_run = 77, last_run = 76": "finding ",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "named"), FINDINGS.items())
def test_findings_are_compared_also_after_a_fact_was_recorded(
    used: Unit, statement: str, named: str
) -> None:
    used.record("note.added", "11/01/2026", "--decision", "623/QĐ-BCT", "--note", "sau")
    assert faults(used) == []
    change_file(used, statement)
    assert [where.startswith(named) for _, where in faults(used)][:1] == [True]


@pytest.mark.sqlite_only
def test_a_case_that_was_struck_from_those_that_wait_is_named_by_the_finding_it_lacks(
    used: Unit,
) -> None:
    used.record("decision.received", "05/12/2025", "--decision", "77/QĐ-BXD")
    assert faults(used) == []
    change_file(used, "DELETE FROM unsettled")
    assert [(what, where.split()[3]) for what, where in faults(used)] == [("cache", "A26")]


@pytest.mark.sqlite_only
def test_findings_that_wait_for_the_next_audit_are_said_not_to_be_compared(used: Unit) -> None:
    assert used.ask("verify")["findings_compared"]
    settings = used.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("due_soon = 2", "due_soon = 10"), encoding="utf-8")
    used.call("status")
    assert not used.ask("verify")["findings_compared"]
    assert "Chưa đối chiếu phát hiện" in used.call("verify").out
    used.call("audit", "--as-of", "12/01/2026")
    assert used.ask("verify")["findings_compared"]
    assert faults(used) == []


def test_a_register_that_was_never_audited_is_not_said_to_have_been(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", "--decision", "7/QĐ-BYT")
    said = unit.call("verify").out
    assert "Chưa có lần kiểm tra nào. Chạy lệnh: tthc audit" in said
    assert "lần kiểm tra gần nhất" not in said
