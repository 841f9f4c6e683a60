"""Do suspensions, extensions and kept days reach from `record` to the verdict and the audit?"""

from typing import Any

import pytest

from tests.registers import Unit

ONE, OTHER = "1.014390", "1.014391"
ABOUT = ("--decision", "1/QĐ-BTP", "--decision-date", "27/02/2026", "--procedure")


@pytest.fixture
def received(unit: Unit) -> Unit:
    """Two procedures received on Monday 2/3/2026: announce by Thursday 5/3."""
    for code in (ONE, OTHER):
        unit.record("decision.received", "02/03/2026", *ABOUT, code)
    return unit


def listed(unit: Unit, code: str, day: str) -> dict[str, Any]:
    (case,) = unit.ask("show", code, "--as-of", day)["cases"]
    (owed,) = (o for o in case["obligations"] if o["rule"] == "announcement.list")
    return owed


def test_a_term_stands_still_only_where_a_document_says_so(received: Unit) -> None:
    received.record("deadline.suspended", "04/03/2026", *ABOUT, ONE, "--document", "15/UBND-TH")
    received.record("deadline.suspended", "04/03/2026", *ABOUT, OTHER)

    still, running = (listed(received, code, "06/03/2026") for code in (ONE, OTHER))
    assert (still["verdict"], still["due"], still["original_due"]) == ("open", None, "2026-03-05")
    assert (running["verdict"], running["due"]) == ("overdue", "2026-03-05")
    audited = received.ask("audit", "--as-of", "06/03/2026")["findings"]
    found = [(f["check"], f["procedure"]) for f in audited]
    assert ("suspended", ONE) in found
    assert ("term_unchanged", OTHER) in found
    assert ("overdue", OTHER) in found
    assert ("overdue", ONE) not in found


def test_a_resumption_recorded_later_is_put_in_its_place(received: Unit) -> None:
    paper = ("--document", "15/UBND-TH")
    received.record("deadline.suspended", "04/03/2026", *ABOUT, ONE, *paper)
    received.record("announcement.signed", "10/03/2026", *ABOUT, ONE, "--document", "9/QĐ-UBND")
    received.record("deadline.resumed", "09/03/2026", *ABOUT, ONE, "--document", "16/UBND-TH")

    owed = listed(received, ONE, "31/03/2026")
    # Tue 3; still Wed 4 to Sun 8; Mon 9, Tue 10: three working days after Thursday 5.
    assert (owed["verdict"], owed["due"], owed["original_days"]) == ("met", "2026-03-10", 3)


def test_an_extension_names_the_due_day_of_one_duty(received: Unit) -> None:
    named = ("--document", "15/UBND-TH", "--until", "12/03/2026", "--rule", "announcement.list")
    received.record("deadline.extended", "04/03/2026", *ABOUT, ONE, *named)

    assert listed(received, ONE, "06/03/2026")["due"] == "2026-03-12"
    assert listed(received, OTHER, "06/03/2026")["due"] == "2026-03-05"


def test_a_due_day_that_is_kept_holds_on_every_day(received: Unit) -> None:
    kept = ("--rule", "announcement.list", "--until", "06/03/2026")
    received.record("deadline.kept", "20/03/2026", *ABOUT, ONE, *kept)

    owed = listed(received, ONE, "06/03/2026")
    assert (owed["verdict"], owed["due"]) == ("due_today", "2026-03-06")
