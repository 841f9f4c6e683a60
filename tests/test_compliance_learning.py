"""When two lists of the portal tell that the ministry updated it, does the right clock start?

Days worked by hand: July 2026 has no holiday; 20/07/2026 is a Monday.
"""

from typing import Any

import pytest

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, Row, write_export
from tests.registers import Unit

DECISION = ("--decision", "2000/QĐ-BTP", "--decision-date", "2026-07-08")
LATER = ("--decision", "2100/QĐ-BTP", "--decision-date", "2026-07-16")
RENAMED = (ADOPTION[0], "Giải quyết việc nuôi con nuôi trong nước", *ADOPTION[2:])


def take(unit: Unit, day: str, *rows: Row, scope: str = "Bộ Tư pháp") -> None:
    path = write_export(unit.folder / f"{day}.xlsx", rows)
    unit.ask("import", str(path), "--scope", scope)


def issue(unit: Unit, change: str, code: str = AUCTION[0], of: tuple[str, ...] = DECISION) -> None:
    said = ("--procedure", code, "--change-kind", change)
    unit.record("decision.issued", of[3], *of[:2], *said)


def start(unit: Unit, decision: str = "2000/QĐ-BTP", as_of: str = "2026-07-31") -> dict[str, Any]:
    """Give the duty to announce the list, under a decision."""
    cases = unit.ask("show", decision, "--as-of", as_of)["cases"]
    (case,) = [one for one in cases if one["workflow"] == "announcement"]
    (duty,) = [one for one in case["obligations"] if one["rule"] == "announcement.list"]
    return {key: duty[key] for key in ("start", "due", "verdict")}


NOTHING = {"start": None, "due": None, "verdict": "not_started"}
SEEN = {"start": "2026-07-20", "due": "2026-07-23", "verdict": "overdue"}


def lists(unit: Unit) -> None:
    take(unit, "2026-07-10", TRUSTEE)
    take(unit, "2026-07-20", TRUSTEE, AUCTION)


def test_a_code_first_seen_under_a_decision_starts_the_clock_on_the_day_it_was_seen(
    unit: Unit,
) -> None:
    issue(unit, "new")
    lists(unit)
    assert start(unit) == SEEN
    assert start(unit, as_of="2026-07-19") == NOTHING


def test_it_is_learned_as_well_when_the_decision_comes_after_the_lists(unit: Unit) -> None:
    lists(unit)
    issue(unit, "new")
    assert start(unit) == SEEN
    listed = unit.ask("list", "--as-of", "2026-07-31")["cases"]
    assert [(case["verdict"], case["due"]) for case in listed] == [("overdue", "2026-07-23")]


def test_the_cache_agrees_when_only_a_list_is_imported(unit: Unit) -> None:
    issue(unit, "new")
    lists(unit)
    listed = unit.ask("list", "--as-of", "2026-07-31")["cases"]
    assert [(case["verdict"], case["due"]) for case in listed] == [("overdue", "2026-07-23")]


def test_what_the_first_list_shows_starts_no_clock(unit: Unit) -> None:
    issue(unit, "new")
    take(unit, "2026-07-20", TRUSTEE, AUCTION)
    assert start(unit) == NOTHING


def test_a_list_that_comes_late_moves_the_start_back_to_the_day_it_was_seen(unit: Unit) -> None:
    issue(unit, "new")
    lists(unit)
    take(unit, "2026-07-15", TRUSTEE, AUCTION)
    assert start(unit)["start"] == "2026-07-15"


def test_a_voided_sighting_starts_nothing(unit: Unit) -> None:
    issue(unit, "new")
    lists(unit)
    ((shown,),) = unit.sql("SELECT id FROM fact WHERE kind = 'portal.shown' AND since IS NOT NULL")
    unit.record("fact.voided", "2026-07-21", "--fact", str(shown))
    assert start(unit) == NOTHING


def test_an_upload_that_somebody_noted_is_not_learned_again(unit: Unit) -> None:
    issue(unit, "new")
    unit.record("portal.updated", "2026-07-13", *DECISION)
    lists(unit)
    assert start(unit)["start"] == "2026-07-13"


def test_an_earlier_dispatch_keeps_the_clock(unit: Unit) -> None:
    issue(unit, "new")
    unit.record("dispatch.registered", "2026-07-14", *DECISION)
    lists(unit)
    assert start(unit)["start"] == "2026-07-14"


def test_what_was_announced_before_it_was_seen_has_no_clock_left_to_start(unit: Unit) -> None:
    issue(unit, "new")
    unit.record("dispatch.registered", "2026-07-14", *DECISION)
    unit.record("announcement.signed", "2026-07-15", *DECISION, "--document", "9/QĐ-UBND")
    lists(unit)
    cases = unit.ask("show", "2000/QĐ-BTP", "--as-of", "2026-07-31")["cases"]
    assert [fact["kind"] for case in cases for fact in case["facts"]] == [
        "decision.issued",
        "dispatch.registered",
        "announcement.signed",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [("amended", "2026-07-20"), ("mixed", "2026-07-20"), ("new", None), ("abolished", None)],
)
def test_other_words_on_the_portal_speak_for_a_decision_that_amends(
    change: str, expected: str | None, unit: Unit
) -> None:
    issue(unit, change, ADOPTION[0])
    take(unit, "2026-07-10", ADOPTION)
    take(unit, "2026-07-20", RENAMED)
    assert start(unit)["start"] == expected


@pytest.mark.parametrize(("change", "expected"), [("abolished", "2026-07-20"), ("amended", None)])
def test_a_code_that_is_gone_speaks_for_a_decision_that_abolishes(
    change: str, expected: str | None, unit: Unit
) -> None:
    issue(unit, change, ADOPTION[0])
    take(unit, "2026-07-10", TRUSTEE, ADOPTION)
    take(unit, "2026-07-20", TRUSTEE)
    assert start(unit)["start"] == expected


def test_the_latest_decision_explains_what_was_seen_and_no_other(unit: Unit) -> None:
    issue(unit, "amended", ADOPTION[0])
    issue(unit, "amended", ADOPTION[0], LATER)
    take(unit, "2026-07-10", ADOPTION)
    take(unit, "2026-07-20", RENAMED)
    assert start(unit)["start"] is None
    assert start(unit, "2100/QĐ-BTP")["start"] == "2026-07-20"


def test_a_decision_issued_later_explains_nothing_seen_before(unit: Unit) -> None:
    lists(unit)
    unit.record(
        "decision.issued", "2026-07-21", "--decision", "2000/QĐ-BTP", "--procedure", AUCTION[0]
    )
    assert start(unit)["start"] is None


def test_a_decision_without_a_date_learns_nothing(unit: Unit) -> None:
    lists(unit)
    said = ("--decision", "2000/QĐ-BTP", "--procedure", AUCTION[0])
    unit.record("decision.received", "2026-07-22", *said)
    assert start(unit)["start"] == "2026-07-22"


def test_explain_tells_between_which_days_it_was_updated(unit: Unit) -> None:
    issue(unit, "new")
    lists(unit)
    said = unit.call("explain", "2000/QĐ-BTP", "--as-of", "2026-07-31").out
    assert "Thấy trên Cổng ngày 20/07/2026, ngày 10/07/2026 chưa có" in " ".join(said.split())


def test_a_code_that_another_list_showed_already_is_not_new(unit: Unit) -> None:
    """The list of the agency lacked it: a page was left out of the export."""
    issue(unit, "new")
    take(unit, "2026-07-09", TRUSTEE, AUCTION, scope="Toàn bộ")
    lists(unit)
    assert start(unit) == NOTHING


def test_a_code_that_another_list_showed_first_was_there_on_that_day(unit: Unit) -> None:
    """Monday 13/07: three working days end on Thursday 16/07."""
    issue(unit, "new")
    take(unit, "2026-07-13", TRUSTEE, AUCTION, scope="Toàn bộ")
    lists(unit)
    assert start(unit) == {"start": "2026-07-13", "due": "2026-07-16", "verdict": "overdue"}


def test_a_code_that_had_left_the_other_list_before_is_new(unit: Unit) -> None:
    issue(unit, "new")
    take(unit, "2026-07-01", TRUSTEE, AUCTION, scope="Toàn bộ")
    take(unit, "2026-07-09", TRUSTEE, scope="Toàn bộ")
    lists(unit)
    assert start(unit) == SEEN


def test_a_code_that_another_list_still_shows_has_not_gone(unit: Unit) -> None:
    issue(unit, "abolished")
    take(unit, "2026-07-09", TRUSTEE, AUCTION, scope="Toàn bộ")
    take(unit, "2026-07-10", TRUSTEE, AUCTION)
    take(unit, "2026-07-20", TRUSTEE)
    assert start(unit)["start"] is None
    take(unit, "2026-07-22", TRUSTEE, scope="Toàn bộ")
    assert start(unit)["start"] == "2026-07-22"
