"""Does `tthc verify` name what was struck out of the tables of names, or is of something else?"""

import pytest

from tests.registers import Unit
from tests.tampering import change_file, faults

PAPER = ("--document", "5/QĐ-UBND", "--document-date", "05/01/2026")
STRUCK = {
    "UPDATE decision SET title = NULL, folded = '7/qd-byt bo y te'": "decision 1 title",
    "UPDATE decision SET issuer = NULL, folded = '7/qd-byt ve kham benh'": "decision 1 issuer",
    "UPDATE decision SET signed_on = NULL, year = 0": "decision 1 signed_on",
    "UPDATE procedure SET name = NULL, folded = '1.000001 kham benh'": "procedure 1 name",
    "UPDATE procedure SET field = NULL, folded = '1.000001 cap phep'": "procedure 1 field",
    "UPDATE document SET signed_on = NULL, year = 0 WHERE id = 1": "document 1 signed_on",
    "UPDATE document SET title = NULL WHERE id = 2": "document 2 title",
    "UPDATE document SET signed_on = NULL, year = 0 WHERE id = 3": "document 3 signed_on",
}


@pytest.fixture
def named(unit: Unit) -> Unit:
    """Name a decision, a procedure and three documents, the last as the cause of an end."""
    said = ("--decision", "7/QĐ-BYT", "--title", "Về khám bệnh", "--issuer", "Bộ Y tế")
    unit.record("decision.issued", "02/01/2026", *said)
    code = ("--procedure", "1.000001", "--title", "Cấp phép", "--field", "Khám bệnh")
    unit.record("procedure.listed", "05/01/2026", *code, *PAPER)
    law = ("--document", "8/2026/TT-BYT", "--title", "Thông tư về khám bệnh")
    unit.record("document.issued", "03/01/2026", *law)
    cause = ("--cause", "9/2026/TT-BYT", "--cause-date", "04/01/2026")
    unit.record("force.ended", "06/01/2026", "--document", "8/2026/TT-BYT", *cause)
    return unit


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "where"), STRUCK.items())
def test_what_facts_say_of_a_paper_cannot_be_struck_out_unseen(
    named: Unit, statement: str, where: str
) -> None:
    change_file(named, statement)
    assert ("name", where) in faults(named)


MOVED = {
    "UPDATE decision SET signed_on = '2026-01-07'": "decision 1 signed_on",
    "UPDATE document SET signed_on = '2026-01-06' WHERE id = 2": "document 2 signed_on",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "where"), MOVED.items())
def test_a_paper_cannot_bear_the_day_of_something_else_unseen(
    named: Unit, statement: str, where: str
) -> None:
    """On 07/01/2026 the decision was received; on 06/01 the circular ended."""
    named.record("decision.received", "07/01/2026", "--decision", "7/QĐ-BYT")
    change_file(named, statement)
    assert ("name", where) in faults(named)


def test_what_no_fact_says_any_more_may_be_blank(named: Unit) -> None:
    """The day and the names that a voided fact said go with it."""
    assert faults(named) == []
    for fact in ("1", "2", "3", "4"):
        named.record("fact.voided", "10/01/2026", "--fact", fact)
    assert named.sql("SELECT count(signed_on) FROM document") == [(0,)]
    assert named.sql("SELECT count(name) FROM procedure") == [(0,)]
    assert faults(named) == []
