"""Is what cannot be read named, without hiding anything else or stopping what can be?"""

import pytest

from tests.registers import Unit
from tests.tampering import change_file, faults

UNREADABLE = {
    "UPDATE audit_run SET counts = 'x' WHERE id = 2": "audit_run 2",
    "UPDATE audit_run SET as_of = '2026-01-99' WHERE id = 2": "audit_run 2",
    "UPDATE pack SET body = substr(body, 2) WHERE id = 2": "pack 2",
    "UPDATE pack SET body = replace(body, 'dispatch.registered', 'dispatch.rdgistered')": "pack ",
    "UPDATE verdict_span SET last = '2025-1p-09' WHERE last LIKE '2025%'": "verdict_span ",
    "UPDATE finding SET since = '20:5-11-20'": "finding ",
    "UPDATE fact SET title = title || CAST(x'ff41' AS TEXT) WHERE id = 5": "fact 5",
    "UPDATE fact SET happened_on = '2025-02-30' WHERE id = 5": "fact 5",
    "UPDATE fact SET kind = CAST(x'ff41' AS TEXT) WHERE id = 5": "fact 5",
    "UPDATE entry SET actor = CAST(x'ff41' AS TEXT) WHERE id = 2": "fact ",
    "UPDATE decision SET title = CAST(x'ff41' AS TEXT) WHERE id = 3": "decision 3",
    "UPDATE decision SET signed_on = 'hôm nay' WHERE id = 3": "decision 3",
    "UPDATE finding_span SET detail = CAST(x'ff41' AS TEXT)": "finding_span ",
    "UPDATE listing SET body = body || CAST(x'ff41' AS TEXT)": "listing ",
    "UPDATE alert SET rung = CAST(x'ff41' AS TEXT) WHERE id = 1": "alert 1",
    "UPDATE unit SET department_name = CAST(x'ff41' AS TEXT)": "unit ",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "named"), UNREADABLE.items())
def test_what_cannot_be_read_is_named_and_hides_nothing_else(
    used: Unit, statement: str, named: str
) -> None:
    change_file(used, statement)
    change_file(
        used,
        "UPDATE obligation SET rule = 'khác' WHERE rowid = (SELECT max(rowid) FROM obligation)",
    )
    found = faults(used)
    assert any(where.startswith(named) for _, where in found), found
    assert any(where.startswith("obligation ") for _, where in found), found


@pytest.mark.sqlite_only
def test_kept_workflows_that_cannot_be_read_stop_nothing_and_are_named(used: Unit) -> None:
    before = used.call("status", "--as-of", "2026-01-12").out
    change_file(used, "UPDATE pack SET body = replace(body, 'dispatch.reg', 'dispatch.rdg')")
    assert used.call("status", "--as-of", "2026-01-12").out == before
    assert any(what == "pack" for what, _ in faults(used))


@pytest.mark.sqlite_only
@pytest.mark.parametrize("changed", ["counts = 'x'", "as_of = '2026-01-99'"])
def test_a_damaged_run_stops_what_reads_the_ledger_with_a_sentence(
    used: Unit, changed: str
) -> None:
    change_file(used, f"UPDATE audit_run SET {changed} WHERE id = 2")  # noqa: S608 - typed here
    for asked in (("runs",), ("audit", "--check-runs")):
        answer = used.call(*asked, "--lang", "en")
        assert answer.code == 6
        assert "tthc verify" in answer.err
